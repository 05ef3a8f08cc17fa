#include "bench/quality/plain_bm25.hpp"

#include "normalizer/text/token.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace danchieu::bench {

std::vector<std::string> PlainBm25::words(std::string_view text) const {
  std::vector<std::string> out;
  for (text::Token& token : text::tokenize(text)) out.push_back(std::move(form_ == Form::exact ? token.exact : token.folded));
  return out;
}

void PlainBm25::add(std::string document, std::string_view text) {
  const auto unit = static_cast<std::uint32_t>(lengths_.size());
  std::map<std::string, std::uint32_t> counts;
  std::uint32_t length = 0;
  for (std::string& word : words(text)) {
    ++counts[std::move(word)];
    ++length;
  }
  for (auto& [word, count] : counts) postings_[word].push_back({unit, count});
  lengths_.push_back(length);
  documents_.push_back(std::move(document));
  total_length_ += length;
}

std::vector<std::string> PlainBm25::search(std::string_view question, std::size_t most) const {
  constexpr double k1 = 1.2;
  constexpr double b = 0.75;
  const double units = static_cast<double>(lengths_.size());
  const double average = total_length_ / std::max(units, 1.0);
  std::vector<double> scores(lengths_.size(), 0);
  for (const std::string& word : words(question)) {
    const auto found = postings_.find(word);
    if (found == postings_.end()) continue;
    const double frequency = static_cast<double>(found->second.size());
    const double idf = std::log(1 + (units - frequency + 0.5) / (frequency + 0.5));
    for (const Posting& posting : found->second) {
      const double count = posting.count;
      scores[posting.unit] += idf * count * (k1 + 1) / (count + k1 * (1 - b + b * lengths_[posting.unit] / average));
    }
  }
  std::vector<std::uint32_t> order(scores.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
  std::partial_sort(order.begin(), end, order.end(), [&scores](std::uint32_t x, std::uint32_t y) {
    return scores[x] != scores[y] ? scores[x] > scores[y] : x < y;
  });
  std::vector<std::string> out;
  for (auto unit = order.begin(); unit != end && scores[*unit] > 0; ++unit) out.push_back(documents_[*unit]);
  return out;
}

} // namespace danchieu::bench
