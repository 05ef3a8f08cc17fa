#pragma once

#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace danchieu::tests {

/// How much of a text one reader found, against a transcript of it: shares of words, each counted as often as it stands.
struct WordMatch {
  double recall = 0;
  double precision = 0;
};

/// Without regard to case: capitals of fonts (.VnTimeH) are small letters in transcripts.
inline std::map<std::string, long> word_counts(std::string_view clean) {
  std::map<std::string, long> counts;
  std::string word;
  for (const char c : text::lower(clean) + " ") {
    const bool part = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (part) {
      word += c;
    } else if (!word.empty()) {
      ++counts[word];
      word.clear();
    }
  }
  return counts;
}

/// Both clean (text::clean).
inline WordMatch match_words(std::string_view read, std::string_view transcript) {
  const auto found = word_counts(read);
  const auto truth = word_counts(transcript);
  double hits = 0;
  double of_read = 0;
  double of_truth = 0;
  for (const auto& [word, count] : found) of_read += static_cast<double>(count);
  for (const auto& [word, count] : truth) {
    of_truth += static_cast<double>(count);
    if (const auto same = found.find(word); same != found.end()) hits += static_cast<double>(std::min(count, same->second));
  }
  return {of_truth == 0 ? 1 : hits / of_truth, of_read == 0 ? 0 : hits / of_read};
}

} // namespace danchieu::tests
