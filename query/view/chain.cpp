#include "query/view/chain.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace danchieu::query {
namespace {

constexpr std::size_t longest_chain = 50;

struct Step {
  std::string key;
  std::optional<Date> date;
  std::string number = {}; ///< as a row of the register tells it
};

/// The work that replaced another first, as that says itself or the register or a consolidated text tells.
std::optional<Step> replaced_by(const WorkStore& store, const std::string& key) {
  constexpr auto replacing = std::to_array<RelationKind>({RelationKind::replaces});
  std::optional<Step> first;
  const auto take = [&first](const std::string& by, std::optional<Date> date, const std::string& number = {}) {
    if (!first || (date && (!first->date || *date < *first->date))) first = Step{by, date, number};
  };
  for (const WorkStore::Acting& acting : store.acting_on(key, replacing, most_followed))
    if (acting.relation.scope == corpus::Scope::whole) take(acting.key, happened_on(store, acting));
  for (const corpus::IncomingEffect& told : corpus::told_elsewhere(store, key)) {
    if (told.relation.kind != RelationKind::replaces || told.relation.scope != corpus::Scope::whole || !told.source.complete()) continue;
    take(told.source.to_string(), told.relation.from ? told.relation.from : told.source_effective, told.source_number);
  }
  return first;
}

} // namespace

ReplacementChain replacement_chain(const ViewedWork& work) {
  ReplacementChain chain;
  std::set<std::string> seen{work.key};
  std::string at = work.key;
  while (chain.links.size() < longest_chain) {
    const std::optional<Step> next = replaced_by(work.store, at);
    if (!next) break;
    chain.cyclic = !seen.insert(next->key).second;
    if (chain.cyclic) break;
    at = next->key;
    chain.links.push_back({work.summary(at), next->date});
    WorkSummary& link = chain.links.back().work;
    if (link.number.empty()) link.number = next->number;
  }
  return chain;
}

} // namespace danchieu::query
