#include "normalizer/text/token.hpp"

#include "normalizer/text/letters.hpp"
#include "normalizer/text/utf8.hpp"
#include "normalizer/text/word_key.hpp"

#include <utility>

namespace danchieu::text {

namespace {

constexpr std::size_t longest_document_number =
    80;                                   // bytes; "1234/2016/TTLT-BGDĐT-BLĐTBXH-BTC-BNV-BQP" and more
constexpr std::size_t longest_serial = 6; // digits

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// '-' or '/' for their look-alikes in document numbers, 0 for anything else.
char separator_of(char32_t c) {
  switch (c) {
  case '-':
  case 0x2010: // hyphen
  case 0x2011: // non-breaking hyphen
  case 0x2012: // figure dash
  case 0x2013: // en dash
  case 0x2014: // em dash
  case 0x2015: // horizontal bar
  case 0x2212: // minus
  case 0xFE63: // small hyphen-minus
    return '-';
  case '/':
  case 0x2044: // fraction slash
  case 0x2215: // division slash
  case 0x29F8: // big solidus
    return '/';
  default:
    return 0;
  }
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text), letters_(letter_table()), words_(text) {
    tokens_.reserve(text.size() / 6);
  }

  std::vector<Token> run() {
    std::size_t i = 0;
    while (i < text_.size()) {
      unsigned length = 0;
      if (!word_character_at(i, length)) {
        i += length;
        continue;
      }
      std::size_t end = 0; // of a number with points and commas
      if (is_ascii_digit(text_[i])) {
        if (i >= document_end_) find_document_number(i);
        if (i >= number_end_) find_number(i);
        if (number_end_ > i && joined_number_) end = number_end_;
      }
      if (end > 0) {
        add(i, end, text_.substr(i, end - i), text_.substr(i, end - i));
        i = end;
        continue;
      }
      end = words_.read(i);
      // Marks alone, without a letter to stand on, fold to nothing and are no word.
      if (!words_.folded().empty()) add(i, end, words_.exact(), words_.folded());
      i = end;
    }
    return std::move(tokens_);
  }

 private:
  /// Whether the character at `i` belongs to a word; `length` receives its bytes.
  bool word_character_at(std::size_t i, unsigned& length) const {
    constexpr unsigned word_flags = Letter::is_letter | Letter::is_digit | Letter::is_mark;
    const auto byte = static_cast<unsigned char>(text_[i]);
    if (byte < 0x80) {
      length = 1;
      return (letters_[byte].flags & word_flags) != 0;
    }
    const Decoded d = decode_utf8(text_, i);
    length = d.length;
    if (d.code_point < letter_table_size) return (letters_[d.code_point].flags & word_flags) != 0;
    return is_word_character(d.code_point);
  }

  void add(std::size_t start, std::size_t end, std::string_view exact, std::string_view folded) {
    Token& token = tokens_.emplace_back();
    token.exact = exact;
    token.folded = folded;
    token.start = start;
    token.end = end;
    token.position = ++position_;
  }

  /// "1.234,5" and "1.234.567": digits that points and commas join into one number. Sets number_end_ to the
  /// end of the whole run of digits, points and commas, and joined_number_ when the run is one number: one
  /// separator, or equal separators before groups of three digits, and another one once at the end. "1,2,3"
  /// is three numbers.
  void find_number(std::size_t start) {
    std::size_t i = start;
    std::size_t group = 0; // digits since the last separator
    std::size_t separators = 0;
    char first_separator = 0;
    bool grouped = true;   // every group between separators has three digits
    bool decimals = false; // the other separator has been seen
    bool valid = true;
    while (i < text_.size()) {
      if (is_ascii_digit(text_[i])) {
        ++group;
        ++i;
        continue;
      }
      const char c = text_[i];
      if ((c != '.' && c != ',') || i + 1 >= text_.size() || !is_ascii_digit(text_[i + 1])) break;
      if (separators > 0 && (group != 3 || decimals)) grouped = false;
      if (separators == 0) {
        first_separator = c;
        if (group > 3) valid = false;
      } else if (c != first_separator) {
        decimals = true;
      }
      ++separators;
      group = 0;
      ++i;
    }
    number_end_ = i;
    if (separators == 1) {
      joined_number_ = true;
    } else {
      joined_number_ = separators > 1 && valid && grouped && (decimals || group == 3);
    }
    // Letters at the end ("2.5kg", "66.14a") make the last group a word of its own.
    unsigned length = 0;
    if (i < text_.size() && word_character_at(i, length)) joined_number_ = false;
  }

  /// "130/2005/NĐ-CP", "30c/NQ-CP", "18-NQ/TW", "66.14/2026/NQ-CP": a serial number, then groups of letters
  /// and digits joined by '/' or '-', one group at least an abbreviation of two letters or more without tone.
  void find_document_number(std::size_t start) {
    std::size_t i = start;
    while (i < text_.size() && is_ascii_digit(text_[i])) ++i;
    if (i - start > longest_serial) {
      document_end_ = i;
      return;
    }
    if (i + 1 < text_.size() && text_[i] == '.' && is_ascii_digit(text_[i + 1])) {
      ++i;
      for (unsigned digits = 0; digits < 3 && i < text_.size() && is_ascii_digit(text_[i]); ++digits) ++i;
    }
    unsigned length = 0;
    if (i < text_.size() && word_character_at(i, length) && is_symbol_letter(i))
      i += length; // the letter of "30c"
    bool abbreviation = false;
    std::size_t end = i;
    while (i < text_.size() && i - start < longest_document_number) {
      const Decoded separator = decode_utf8(text_, i);
      if (separator_of(separator.code_point) == 0) break;
      i += separator.length;
      const std::size_t letters = symbol_group(i);
      if (i == end + separator.length) break;
      if (letters >= 2) abbreviation = true;
      end = i;
    }
    document_end_ = end; // neither this chain nor a part of it is looked at again
    if (abbreviation) add_document_number(start, end);
  }

  /// Passes a group of a document number and gives the count of its letters, 0 if it starts with a digit.
  /// Does not move for a word with tones.
  std::size_t symbol_group(std::size_t& i) const {
    std::size_t at = i;
    std::size_t letters = 0;
    const bool starts_with_digit = at < text_.size() && is_ascii_digit(text_[at]);
    for (unsigned length = 0; at < text_.size() && at - i <= longest_document_number; at += length) {
      if (text_[at] == '&' && at > i) { // "TTLT-BTC&BNV"
        length = 1;
        continue;
      }
      if (!word_character_at(at, length)) break;
      if (is_ascii_digit(text_[at])) continue;
      if (!is_symbol_letter(at)) return 0;
      ++letters;
    }
    while (at > i && text_[at - 1] == '&') --at;
    i = at;
    return starts_with_digit ? 0 : letters;
  }

  bool is_symbol_letter(std::size_t i) const {
    const Decoded d = decode_utf8(text_, i);
    if (d.code_point >= letter_table_size) return false;
    const Letter& letter = letters_[d.code_point];
    if ((letter.flags & Letter::is_letter) == 0) return false;
    return d.code_point < 0x80 || (letter.code != 0 && letter.tone == Tone::none);
  }

  void add_document_number(std::size_t start, std::size_t end) {
    Token& token = tokens_.emplace_back();
    for (std::size_t i = start; i < end;) {
      const Decoded d = decode_utf8(text_, i);
      const char separator = separator_of(d.code_point);
      append_utf8(token.exact,
                  separator != 0 ? static_cast<unsigned char>(separator) : lower_case(d.code_point));
      i += d.length;
    }
    append_folded(token.folded, token.exact);
    token.start = start;
    token.end = end;
    token.position = position_ + 1;
  }

  std::string_view text_;
  const LetterTable& letters_;
  WordReader words_;
  std::vector<Token> tokens_;
  std::uint32_t position_ = 0;
  std::size_t document_end_ = 0; // no document number is looked for before it
  std::size_t number_end_ = 0;   // the same for numbers with points and commas
  bool joined_number_ = false;
};

} // namespace

std::vector<Token> tokenize(std::string_view text) { return Tokenizer(text).run(); }

} // namespace danchieu::text
