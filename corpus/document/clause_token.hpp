#pragma once

#include "normalizer/citation/citation.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

using citation::Span;

enum class TokenKind : std::uint8_t { word, number, mark, citation };

/// A word, number, punctuation mark, or a whole citation of a document's text.
struct ClauseToken {
  TokenKind kind = TokenKind::word;
  bool capital = false;  ///< starts with a capital letter
  bool new_line = false; ///< first on its line
  bool new_cell = false; ///< first behind a tab: in a row of a table, of its cell
  bool after_furniture = false; ///< lines printed by the page stood before it
  bool self = false;     ///< the document itself: "Thông tư này", or its own number
  Span span;
  std::string_view word;    ///< lower case; of a citation: its first word
  std::size_t citation = 0; ///< index into Document::citations
};

/// The tokens of a document in order, kept in eight bytes each: a text of 100 MB has twenty million of them. They are
/// made anew for whoever asks. Refers to the lower-case text. Not for texts of 4 GB or more, which no reader gives.
class ClauseTokens {
 public:
  /// `lower` is the document's text in lower case, which starts at byte `start` of the text that spans count in.
  ClauseTokens(std::string_view lower, std::size_t start) : lower_(lower), start_(start) {}

  /// Where words are longer, the rest is another token.
  static constexpr std::size_t most_bytes = (std::size_t{1} << 24) - 1;

  /// Behind those that are there; its `word` follows from its span. A span of more than most_bytes is cut.
  void push_back(const ClauseToken& token);

  /// Token `i` goes on with the line before it.
  void join_line(std::size_t i) { packed_[i].new_line = 0; }

  ClauseToken operator[](std::size_t i) const;
  ClauseToken back() const { return (*this)[size() - 1]; }
  std::size_t size() const { return packed_.size(); }
  bool empty() const { return packed_.empty(); }

 private:
  struct Packed {
    std::uint32_t start;  ///< in lower_
    std::uint32_t length : 24;
    std::uint32_t kind : 2;
    std::uint32_t capital : 1;
    std::uint32_t new_line : 1;
    std::uint32_t new_cell : 1;
    std::uint32_t after_furniture : 1;
    std::uint32_t self : 1;
  };

  struct CitationPlace {
    std::size_t token;
    std::size_t citation;
  };

  std::string_view lower_;
  std::size_t start_;
  std::deque<Packed> packed_; // grows without a second copy of itself
  std::vector<CitationPlace> citations_;
};

} // namespace danchieu::corpus
