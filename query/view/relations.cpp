#include "query/view/relations.hpp"

#include "corpus/evidence_file.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace danchieu::query {
namespace {

RelationView relation_view(const corpus::Relation& relation) {
  return {.kind = relation.kind,
          .other = {},
          .scope = relation.scope,
          .provisions = relation.provisions,
          .except = relation.except,
          .from = relation.from,
          .until = relation.until,
          .quote = relation.quote,
          .file = {},
          .span = relation.span};
}

std::vector<RelationView> own_relations(const ViewedWork& work) {
  std::vector<RelationView> views;
  if (work.record == nullptr) return views;
  for (const corpus::Relation& relation : work.record->document.relations) {
    if (std::ranges::find(listed_kinds, relation.kind) == listed_kinds.end()) continue;
    RelationView view = relation_view(relation);
    view.other = work.cited(WorkStore::target_of(*work.record, relation.target), relation.target);
    view.file = corpus::evidence_file(*work.record, relation);
    views.push_back(std::move(view));
  }
  return views;
}

/// What the register or a consolidated text tells, unless the acting document itself says so here.
std::vector<RelationView> told_relations(const ViewedWork& work) {
  std::vector<RelationView> views;
  for (const corpus::IncomingEffect& told : corpus::told_elsewhere(work.store, work.key)) {
    if (views.size() == most_followed) break;
    const std::string source = told.source.to_string();
    const auto same = [&told](RelationKind kind, const std::vector<std::string>& provisions) {
      return kind == told.relation.kind && provisions == told.relation.provisions;
    };
    const auto held = work.store.head(source);
    const bool own = held != nullptr && std::ranges::any_of(held->document.relations, [&](const corpus::Relation& relation) {
      return same(relation.kind, relation.provisions) && WorkStore::target_of(*held, relation.target) == work.key;
    });
    const bool known = own || std::ranges::any_of(views, [&](const RelationView& other) {
      return other.other.work == source && same(other.kind, other.provisions);
    });
    if (known) continue;
    RelationView view = relation_view(told.relation);
    if (told.source.complete()) view.other = work.summary(source);
    if (view.other.number.empty()) view.other.number = told.source_number;
    if (!view.from) view.from = told.source_effective;
    view.file = told.file;
    views.push_back(std::move(view));
  }
  return views;
}

} // namespace

std::vector<RelationView> acting_relations(const ViewedWork& work, RelationKind kind, std::size_t most, std::size_t first) {
  std::vector<RelationView> views;
  for (const WorkStore::Acting& acting : work.store.acting_on(work.key, std::span(&kind, 1), most, first)) {
    const auto source = work.store.head(acting.key);
    RelationView view = relation_view(acting.relation);
    view.other = work.summary(acting.key);
    if (!view.from) view.from = happened_on(work.store, acting);
    if (source != nullptr) view.file = corpus::evidence_file(*source, acting.relation);
    views.push_back(std::move(view));
  }
  return views;
}

Relations relations_of(const ViewedWork& work) {
  const ViewRequest& request = work.request;
  Relations relations;
  relations.out = own_relations(work);
  for (const RelationKind kind : listed_kinds) {
    const std::uint32_t works = work.store.acting_works(work.key, kind);
    if (works == 0) continue;
    relations.acting.push_back({kind, works});
    const std::size_t first = request.relations_of == kind ? request.relations_offset : 0;
    for (RelationView& view : acting_relations(work, kind, request.relations_limit, first)) relations.in.push_back(std::move(view));
  }
  relations.told = told_relations(work);
  for (const RelationView& told : relations.told)
    if (request.relations_of != told.kind || request.relations_offset == 0) relations.in.push_back(told);
  return relations;
}

} // namespace danchieu::query
