#include "query/similar_works.hpp"

#include "corpus/field.hpp"
#include "corpus/search_term.hpp"
#include "normalizer/text/token.hpp"
#include "query/unit_text.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace danchieu::query {

namespace {

constexpr std::size_t read_units = 40;       ///< of the work; later ones add little
constexpr std::size_t telling_pairs = 25;    ///< pairs that are looked for
constexpr Xapian::doccount window = 500;     ///< units

/// The pairs of the work, by how often they stand in it against how many units of the index have them.
std::vector<std::string> telling(const WorkStore& store, const std::string& units) {
  const Xapian::Database& database = store.database();
  const std::string start(corpus::prefix::pair);
  std::map<std::string, double> counts;
  std::size_t read = 0;
  for (auto posting = database.postlist_begin(units); posting != database.postlist_end(units) && read < read_units; ++posting, ++read) {
    std::unordered_map<std::string, int> here;
    corpus::for_each_pair(text::tokenize(read_unit(store, *posting)->text), [&here](const text::Token& first, const text::Token& second) {
      ++here[corpus::pair_term(first.folded, second.folded)];
    });
    for (const auto& [pair, frequency] : here) counts[start + pair] += 1 + std::log(frequency);
  }
  std::vector<std::pair<double, std::string>> weighed;
  const double all = database.get_doccount();
  for (const auto& [term, count] : counts) {
    const double found = database.get_termfreq(term);
    if (found > 1) weighed.emplace_back(count * std::log(1 + all / found), term); // what stands here alone leads nowhere
  }
  std::ranges::sort(weighed, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<std::string> out;
  for (auto& [weight, term] : weighed)
    if (out.size() < telling_pairs) out.push_back(std::move(term));
  return out;
}

} // namespace

std::vector<WorkSummary> similar_works(const WorkStore& store, const WorkColumns& columns, const std::string& key, std::size_t limit,
                                       Date on) {
  const std::string units = std::string(corpus::prefix::unit_of) + key;
  if (units.size() > corpus::max_term_bytes) return {};
  const std::vector<std::string> terms = telling(store, units);
  if (terms.empty()) return {};
  const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
  Xapian::Enquire enquire(store.database());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_NOT, any, Xapian::Query(units)));
  const Xapian::MSet found = enquire.get_mset(0, window);
  std::map<std::uint32_t, double> scores; // the best unit counts whole, each further one half of the one before
  std::map<std::uint32_t, double> share;
  for (auto item = found.begin(); item != found.end(); ++item) {
    const std::uint32_t work = columns.work_of(*item);
    if (work == WorkColumns::none) continue;
    double& next = share.try_emplace(work, 1.0).first->second;
    scores[work] += next * item.get_weight();
    next /= 2;
  }
  std::vector<std::pair<double, std::uint32_t>> order;
  for (const auto& [work, score] : scores) order.emplace_back(score, work);
  std::ranges::sort(order, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<WorkSummary> out;
  for (const auto& [score, work] : order)
    if (out.size() < limit) out.push_back(store.summary(columns.key(work), on));
  return out;
}

} // namespace danchieu::query
