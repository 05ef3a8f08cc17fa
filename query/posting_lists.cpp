#include "query/posting_lists.hpp"

#include "query/unit_sums.hpp"

#include <xapian.h>

#include <cstdint>

namespace danchieu::query {

namespace {

constexpr std::size_t list_bytes = 200; ///< what a list in memory takes beside its postings
constexpr std::uint32_t postings_a_look = 4096; ///< at the clock

} // namespace

void PostingLists::keep(const std::string& name, const List& list) const {
  cache_.store(name, list, name.size() + list_bytes + list->size() * sizeof(Posting));
}

PostingLists::List PostingLists::of(const std::string& term) const {
  if (deadline_.over()) return std::make_shared<std::vector<Posting>>();
  if (List known = held(term)) return known;
  auto list = std::make_shared<std::vector<Posting>>();
  list->reserve(database_.get_termfreq(term));
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    if (*posting < columns_.documents()) list->push_back({*posting, posting.get_wdf()});
    if (list->size() % postings_a_look == 0 && deadline_.over()) return list;
  }
  keep(term, list);
  return list;
}

PostingLists::List PostingLists::of_word(const std::vector<std::string>& terms) const {
  if (terms.size() == 1) return of(terms.front());
  std::string name; // blanks stand in no term of a word
  for (const std::string& term : terms) name += term + ' ';
  if (List known = held(name)) return known;
  std::vector<List> lists;
  std::size_t postings = 0;
  for (const std::string& term : terms) postings += lists.emplace_back(of(term))->size();
  const UnitScores times = added_up(postings, columns_.documents(), [&](const auto& add) {
                             for (const List& list : lists)
                               for (const Posting& posting : *list) add(posting.document, posting.times);
                           }).listed();
  auto list = std::make_shared<std::vector<Posting>>();
  list->reserve(times.documents.size());
  for (std::size_t i = 0; i < times.documents.size(); ++i)
    list->push_back({times.documents[i], static_cast<std::uint32_t>(times.weights[i])});
  if (!deadline_.passed()) keep(name, list);
  return list;
}

std::size_t PostingLists::frequency_of(const std::string& term) const {
  const List known = held(term);
  return known != nullptr ? known->size() : database_.get_termfreq(term);
}

} // namespace danchieu::query
