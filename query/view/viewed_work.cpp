#include "query/view/viewed_work.hpp"

namespace danchieu::query {

std::optional<ForceBadge> ViewedWork::force_then(const std::string& cited) const {
  if (!issued) return std::nullopt;
  return store.badge(cited, corpus::legal_force(*store.force_facts(cited), *issued));
}

WorkSummary ViewedWork::cited(const std::string& target, const citation::Citation& mention) const {
  WorkSummary work;
  if (target.empty()) {
    work = {.number = mention.number, .type = mention.type, .title = mention.name, .issuer = mention.issuer};
    work.date = mention.date;
  } else {
    work = summary(target);
  }
  if (work.number.empty()) work.number = mention.number;
  if (work.number.empty() && work.title.empty()) work.title = mention.name; // a law without number is known by its name alone
  return work;
}

bool is_mention_of_another(const citation::Citation& mention) {
  return mention.kind != citation::CitationKind::self && mention.kind != citation::CitationKind::header &&
         mention.relation != RelationKind::self && (mention.work || !mention.number.empty() || !mention.name.empty());
}

std::optional<Date> happened_on(const WorkStore& store, const WorkStore::Acting& acting) {
  if (acting.relation.from) return acting.relation.from;
  const auto source = store.head(acting.key);
  if (source == nullptr) return std::nullopt;
  return source->document.effective.date ? source->document.effective.date : source->document.date;
}

} // namespace danchieu::query
