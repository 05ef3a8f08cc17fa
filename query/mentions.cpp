#include "query/mentions.hpp"

#include "corpus/field.hpp"
#include "query/unit_query.hpp"

#include <array>
#include <utility>

namespace danchieu::query {

namespace {

constexpr auto acting_kinds = std::to_array<RelationKind>(
    {RelationKind::replaces, RelationKind::repeals, RelationKind::amends, RelationKind::suspends, RelationKind::corrects,
     RelationKind::guides, RelationKind::consolidates, RelationKind::legal_basis});

} // namespace

Mentions count_mentions(const WorkStore& store, const WorkColumns& columns, const Deadline& deadline, const std::vector<std::string>& works) {
  Mentions mentions;
  std::vector<std::string> any;
  const auto terms_with = [&](const std::string& prefix) {
    std::vector<std::string> terms;
    for (const std::string& work : works)
      if (prefix.size() + work.size() <= corpus::max_term_bytes) terms.push_back(prefix + work);
    any.insert(any.end(), terms.begin(), terms.end());
    return terms;
  };
  for (const RelationKind kind : acting_kinds) {
    const std::string prefix = std::string(corpus::prefix::relation).append(citation::code(kind)).append(":");
    if (const std::uint32_t acting = count_documents(store, columns, deadline, terms_with(prefix)); acting > 0)
      mentions.kinds.push_back({kind, acting});
  }
  terms_with(std::string(corpus::prefix::cites));
  mentions.total = count_documents(store, columns, deadline, any);
  return mentions;
}

} // namespace danchieu::query
