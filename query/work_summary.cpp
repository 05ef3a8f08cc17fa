#include "query/work_summary.hpp"

#include "normalizer/citation/law_name.hpp"
#include "normalizer/citation/work_id.hpp"
#include "normalizer/text/fold.hpp"
#include "query/title_form.hpp"

namespace danchieu::query {

std::string display_name(const WorkSummary& work) {
  std::string type = text::capitalised(work.type);
  const auto numbered = [&type](std::string_view number) { return type + (type.empty() ? "" : " ") + std::string{number}; };
  if (!work.number.empty()) return numbered(work.number);
  const auto id = WorkId::parse(work.work);
  if (id && !id->attachment().empty() && !type.empty()) return type; // its title is shown beside it
  if (!work.title.empty()) return work.title;
  if (id && !id->number().empty() && id->number() != "_") return numbered(id->number());
  return type.empty() ? work.work : type;
}

std::string display_title(const WorkSummary& work) {
  if (work.title.empty() || work.title == display_name(work)) return {};
  const bool law = work.type == "luật" || work.type == "bộ luật" || work.type == "pháp lệnh";
  if (!law) return written_title(work.title, work.type);
  const std::string title = law_title(work.title, work.type);
  for (const citation::NamedLaw* known : citation::laws_named(title))
    if (known->number == work.number) return known->name;
  return title;
}

} // namespace danchieu::query
