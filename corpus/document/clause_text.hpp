#pragma once

#include "corpus/document/clause_token.hpp"
#include "corpus/document/document.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Where in a document a unit stands.
enum class Zone : std::uint8_t {
  heading,  ///< names of bodies, number, date
  title,    ///< type and title
  preamble, ///< from the first "Căn cứ" to the enacting formula
  body,
  annex, ///< after the recipients
};

/// How deep a unit stands, from its label. Greater is deeper.
enum class Level : std::uint8_t { part, article, clause, point, bullet, sub_bullet, plain };

/// A paragraph or list item: a run of tokens [first, last) that starts at a label or a paragraph's beginning.
struct Unit {
  std::size_t first = 0;
  std::size_t text = 0; ///< first token after the label
  std::size_t last = 0;
  Level level = Level::plain;
  Zone zone = Zone::body;
  bool quoted = false; ///< inside new wording given by an amending act
  bool row = false;    ///< starts with a bare number: a row of a table
};

/// A document's text cut into units of tokens, the form in which clauses are read. Line breaks of wrapped
/// text vanish.
class ClauseText {
 public:
  ClauseText(const Document& document, std::string_view clean_text);

  ClauseText(const ClauseText&) = delete;
  ClauseText& operator=(const ClauseText&) = delete;

  const ClauseTokens& tokens() const { return tokens_; }

  const std::vector<Unit>& units() const { return units_; }

  ClauseToken operator[](std::size_t i) const {
    ++looked_at_;
    return tokens_[i];
  }

  /// How often a token was looked at: a measure of work that is the same on every machine.
  std::uint64_t looked_at() const { return looked_at_; }

  /// The word at `i`, empty past the end or when it is not a word.
  std::string_view word(std::size_t i) const;

  /// Whether the words of `phrase` (lower case, blanks between) stand at `i`.
  bool at(std::size_t i, std::string_view phrase) const;

  /// First place of `phrase` in [first, last), or `last`.
  std::size_t find(std::string_view phrase, std::size_t first, std::size_t last) const;

  bool is_mark(std::size_t i, std::string_view mark) const;

  /// A date that starts at `i`: "ngày 05 tháng 7 năm 2024", "05/7/2024", "01 tháng 7 năm 2024".
  struct DateAt {
    Date date;
    std::size_t end; ///< token after it
  };

  std::optional<DateAt> date(std::size_t i) const;

  /// The document's own words from token `first` to before `last`, blanks squeezed.
  std::string quote(std::size_t first, std::size_t last) const;
  Span span(std::size_t first, std::size_t last) const;

  /// Provisions named in [first, last): "Điều 5 khoản 2 điểm a", "Phụ lục I". `article` is put before clauses
  /// that name none, and takes the last one named.
  std::vector<std::string> provisions(std::size_t first, std::size_t last,
                                      std::string* article = nullptr) const;

 private:
  void tokenize(const Document& document);
  bool begins_sentence(const ClauseToken& token) const;
  std::size_t furniture_end(std::size_t at) const;
  void cut(const Document& document);
  void zones(const Document& document);
  std::size_t preamble_start(const Document& document) const;
  std::string_view part_head(std::size_t i) const;
  std::size_t named_parts(std::string_view head, std::size_t i, std::size_t last,
                          const std::function<void(const std::string&)>& add) const;
  std::optional<int> article_number(const Unit& unit) const;
  bool is_recipients(const Unit& unit) const;
  std::size_t decimals_end(std::size_t i, std::size_t last) const;
  void extend_range(std::vector<std::string>& all, std::size_t& end, std::size_t last) const;
  bool wrapped() const;
  void join_shreds(const Document& document);
  bool begins_in_shreds(std::size_t i, std::string_view type) const;
  bool continues_line(std::size_t i, bool blank_line) const;

  std::string_view text_;
  std::size_t start_;
  std::string lower_; ///< of text_ from `start_`, byte for byte
  ClauseTokens tokens_;
  std::vector<Unit> units_;
  mutable std::uint64_t looked_at_ = 0;
};

} // namespace danchieu::corpus
