#include "query/view/citations.hpp"

#include "corpus/field.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace danchieu::query {
namespace {

constexpr std::size_t most_citing = 5000; ///< citing works that are put in order of date

int strength(RelationKind kind) {
  const auto place = std::ranges::find(listed_kinds, kind);
  return static_cast<int>(listed_kinds.end() - place);
}

std::string mention_text(const citation::Citation& mention) {
  if (mention.number.empty()) return mention.name;
  return text::capitalised(mention.type) + (mention.type.empty() ? "" : " ") + mention.number;
}

void add_mention(CitationView& view, const citation::Citation& mention) {
  if (view.mentions == 0) {
    view.text = mention_text(mention);
    view.span = mention.span;
  }
  ++view.mentions;
  if (strength(mention.relation) > strength(view.relation)) view.relation = mention.relation;
  std::string pinpoint;
  for (const std::string& part : mention.pinpoint) pinpoint += (pinpoint.empty() ? "" : " ") + part;
  if (!pinpoint.empty() && std::ranges::find(view.pinpoints, pinpoint) == view.pinpoints.end())
    view.pinpoints.push_back(std::move(pinpoint));
}

} // namespace

CitationPage works_cited(const ViewedWork& work) {
  struct Cited {
    std::string key;
    const citation::Citation* first;
    CitationView view;
  };
  std::vector<Cited> cited;
  if (work.record != nullptr) {
    std::map<std::string, std::size_t> places;
    for (const citation::Citation& mention : work.record->document.citations) {
      if (!is_mention_of_another(mention)) continue;
      const std::string target = WorkStore::target_of(*work.record, mention);
      if (target == work.key) continue;
      const std::string group = target.empty() ? mention.type + "|" + mention.number + "|" + mention.name : target;
      const auto [place, added] = places.try_emplace(group, cited.size());
      if (added) cited.push_back({target, &mention, {}});
      add_mention(cited[place->second].view, mention);
    }
  }
  CitationPage page{.total = static_cast<std::uint32_t>(cited.size()), .offset = work.request.citations_out_offset, .items = {}};
  for (std::size_t i = page.offset; i < cited.size() && page.items.size() < work.request.citations_limit; ++i) {
    CitationView& view = cited[i].view;
    view.other = work.cited(cited[i].key, *cited[i].first);
    if (!cited[i].key.empty()) view.then = work.force_then(cited[i].key);
    page.items.push_back(std::move(view));
  }
  return page;
}

CitationPage works_citing(const ViewedWork& work, std::uint32_t total) {
  struct Citing {
    std::string date;
    std::string key;
  };
  std::vector<Citing> citing;
  for (std::string& key : work.store.citing(work.key, most_citing)) {
    std::string date = work.store.value(key, corpus::slot::date);
    citing.push_back({std::move(date), std::move(key)});
  }
  std::ranges::stable_sort(citing, [](const Citing& a, const Citing& b) { return a.date > b.date; });
  CitationPage page{.total = std::max(total, static_cast<std::uint32_t>(citing.size())), .offset = work.request.citations_in_offset, .items = {}};
  for (std::size_t i = page.offset; i < citing.size() && page.items.size() < work.request.citations_limit; ++i) {
    const auto source = work.store.record(citing[i].key);
    CitationView view{.other = work.summary(citing[i].key)};
    if (source != nullptr)
      for (const citation::Citation& mention : source->document.citations)
        if (WorkStore::target_of(*source, mention) == work.key) add_mention(view, mention);
    if (view.other.date) view.then = work.store.badge(work.key, corpus::legal_force(*work.facts, *view.other.date));
    page.items.push_back(std::move(view));
  }
  return page;
}

} // namespace danchieu::query
