#pragma once

#include "corpus/document/heading.hpp"
#include "corpus/document/words.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

inline constexpr std::size_t nowhere = std::string_view::npos;

/// Reads a heading for read_heading (heading.hpp), word by word: what is recognised is marked as used. Its questions stand in
/// files of their own; they share the words and what has been found so far.
class HeadingReader {
 public:
  HeadingReader(std::string_view text, Span document) : text_(text), document_(document) {
    document_.end = std::min(document_.end, text.size());
  }

  Heading read();

 private:
  std::string_view slice(Span span) const { return text_.substr(span.start, span.end - span.start); }

  void mark(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, words_.size()); ++i) {
      words_[i].used = true;
    }
  }

  template <class Visit>
  void for_each_cell(Visit visit) {
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t next = i + 1;
      while (next < words_.size() && !words_[next].cell_start) {
        ++next;
      }
      visit(i, next);
      i = next;
    }
  }

  // heading.cpp
  void find_region();
  static bool begins_part(std::string_view content, const std::string& words);
  void mark_noise();
  void mark_national();
  void find_letter();
  std::size_t spelled(std::size_t at, std::string_view phrase) const;

  // heading_number.cpp
  bool ends_line(std::size_t at) const;
  void find_type();
  bool is_number_word(std::size_t at) const;
  void find_number();
  std::size_t type_before(std::size_t at) const;
  bool read_number(std::size_t at, std::size_t first);
  void find_number_in_title();

  // heading_date.cpp
  void find_date();
  std::size_t place_before(std::size_t at) const;
  bool continues_name(std::size_t at) const;
  bool read_date(std::size_t at, std::size_t& end);
  void set_date(Date date);
  static std::string_view trimmed(std::string_view word);
  static bool parse_phrase(std::string_view phrase, int& day, int& month, int& year);

  // heading_title.cpp
  void find_title();
  void clean_title();
  bool is_caption(std::size_t at) const;
  std::size_t enacting_line(std::size_t begin, std::size_t end) const;
  bool is_session(std::size_t at) const;
  static void cut_session(std::string& body);

  // heading_consolidated.cpp
  void mark_consolidated();
  void read_authentication();
  static bool is_history(std::string_view after);

  // heading_letterhead.cpp
  void find_letterhead();
  static bool is_dash(std::string_view word);
  static bool completes(const std::string& first, const std::string& second);

  std::string_view text_;
  Span document_;
  Heading heading_;
  std::vector<Word> words_;
  std::size_t type_at_ = nowhere;  ///< first word of the type line
  std::size_t title_at_ = 0;       ///< first word after it
  bool title_date_ = false;        ///< the own number stands in the title, its date follows
};

} // namespace danchieu::corpus
