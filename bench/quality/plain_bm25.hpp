#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace danchieu::bench {

/// The baseline: Okapi BM25 (k1 1.2, b 0.75, Robertson's idf with +1 inside the logarithm) over syllables, one form of
/// them, nothing else. Kept apart from the product on purpose: it shares only the cutting of text into syllables.
class PlainBm25 {
public:
  enum class Form { exact, folded };

  explicit PlainBm25(Form form) : form_(form) {}

  void add(std::string document, std::string_view text);

  /// The documents of the best units, best first, one entry a unit; at most `most`.
  std::vector<std::string> search(std::string_view question, std::size_t most) const;

  std::size_t units() const { return lengths_.size(); }

private:
  struct Posting {
    std::uint32_t unit;
    std::uint32_t count;
  };

  std::vector<std::string> words(std::string_view text) const;

  Form form_;
  std::unordered_map<std::string, std::vector<Posting>> postings_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::string> documents_;
  double total_length_ = 0;
};

} // namespace danchieu::bench
