#include "query/work_summary.hpp"

#include "normalizer/citation/work_id.hpp"
#include "normalizer/text/fold.hpp"

namespace danchieu::query {

std::string display_name(const WorkSummary& work) {
  const std::string type = text::capitalised(work.type);
  const auto numbered = [&type](std::string_view number) { return type + (type.empty() ? "" : " ") + std::string{number}; };
  if (!work.number.empty()) return numbered(work.number);
  const auto id = WorkId::parse(work.work);
  if (id && !id->attachment().empty() && !type.empty()) return type; // its title is shown beside it
  if (!work.title.empty()) return work.title;
  if (id && !id->number().empty() && id->number() != "_") return numbered(id->number());
  return type.empty() ? work.work : type;
}

} // namespace danchieu::query
