#include "normalizer/text/tcvn3_decoder.hpp"

#include "normalizer/text/code_pages.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/syllable.hpp"
#include "normalizer/text/utf8.hpp"

#include <array>
#include <string>
#include <vector>

namespace danchieu::text {

namespace {

constexpr std::size_t longest_run = 32; // bytes; runs of letters beyond are decoded as they stand

enum class Capitals {
  no,      ///< has small ASCII letters, or cannot be seen as capitals
  neutral, ///< letters that a capital font would show as capitals, but too few ASCII letters to know
  yes,     ///< shown in a capital font beyond doubt
};

/// A run of letters, or of other characters.
struct Piece {
  std::size_t start = 0;
  std::size_t end = 0;
  bool word = false;
  bool line_end = false;
  bool vn1 = false; ///< has VN1 capitals
  Capitals capitals = Capitals::no;
};

class Tcvn3Decoder {
 public:
  explicit Tcvn3Decoder(std::string_view bytes) : bytes_(bytes) {
    result_.text.reserve(bytes.size() + bytes.size() / 3);
  }

  /// Words wait until the next word is known, since a short word follows its neighbours.
  DecodedText run() {
    for (std::size_t i = 0; i < bytes_.size();) {
      Piece piece = read_piece(i);
      i = piece.end;
      if (piece.word) {
        if (piece.capitals != Capitals::neutral) raise_waiting(piece.capitals == Capitals::yes);
        if (piece.capitals == Capitals::neutral && last_is_raised_) piece.capitals = Capitals::yes;
        if (piece.capitals == Capitals::neutral) {
          waiting_.push_back(piece);
          continue;
        }
        last_is_raised_ = piece.capitals == Capitals::yes;
        emit(piece);
      } else {
        if (piece.line_end) {
          raise_waiting(false);
          last_is_raised_ = false;
        }
        waiting_.empty() ? emit(piece) : waiting_.push_back(piece);
        if (waiting_.size() > most_waiting) raise_waiting(false);
      }
    }
    raise_waiting(false);
    return std::move(result_);
  }

 private:
  static constexpr std::size_t most_waiting = 64;

  unsigned char at(std::size_t i) const { return static_cast<unsigned char>(bytes_[i]); }

  static bool is_letter(char32_t c) { return (letter_flags(c) & Letter::is_letter) != 0; }

  bool is_word_byte(std::size_t i) const { return is_letter(tcvn3_page()[at(i)]); }

  bool is_capital_byte(std::size_t i) const { return tcvn3_capitals()[at(i)] != 0; }

  Piece read_piece(std::size_t start) const {
    Piece piece;
    piece.start = start;
    std::size_t i = start;
    if (Piece vn1 = read_vn1_word(start); vn1.word) return vn1;
    piece.word = is_word_byte(i);
    if (piece.word) {
      while (i < bytes_.size() && is_word_byte(i) && i - start < longest_run) ++i;
      piece.end = i;
      piece.capitals = capitals_of(piece);
    } else {
      while (i < bytes_.size() && !is_word_byte(i) && !is_capital_byte(i)) {
        piece.line_end = piece.line_end || bytes_[i] == '\n' || bytes_[i] == '\r';
        ++i;
      }
      piece.end = i == start ? i + 1 : i;
    }
    return piece;
  }

  /// "C" 97 "NG" is "CỘNG" in VN1: a run with at least one capital of VN1 and one other letter, a syllable,
  /// no small ASCII letter.
  Piece read_vn1_word(std::size_t start) const {
    Piece piece;
    bool capital = false;
    std::size_t i = start;
    std::string word;
    for (; i < bytes_.size() && (is_word_byte(i) || is_capital_byte(i)); ++i) {
      if (i - start >= longest_run || (bytes_[i] >= 'a' && bytes_[i] <= 'z')) return piece;
      capital = capital || is_capital_byte(i);
      append_utf8(word, is_capital_byte(i) ? tcvn3_capitals()[at(i)] : tcvn3_page()[at(i)]);
    }
    if (!capital || i - start < 2 || !is_syllable(word)) return piece;
    piece.start = start;
    piece.end = i;
    piece.word = piece.vn1 = true;
    piece.capitals = Capitals::yes;
    return piece;
  }

  Capitals capitals_of(const Piece& piece) const {
    std::size_t ascii_capitals = 0;
    bool small_beyond_ascii = false;
    bool small_before_capital = false; // as in "ñY", ủY: no way to write but a capital font
    for (std::size_t i = piece.start; i < piece.end; ++i) {
      const char c = bytes_[i];
      if (c >= 'a' && c <= 'z') return Capitals::no;
      if (c >= 'A' && c <= 'Z') {
        ++ascii_capitals;
        small_before_capital = small_before_capital || small_beyond_ascii;
      } else {
        const char32_t letter = tcvn3_page()[at(i)];
        small_beyond_ascii = small_beyond_ascii || upper_case(letter) != letter;
      }
    }
    if (!small_beyond_ascii) return Capitals::no; // "UBND", "ĐIÊN": nothing to raise
    return ascii_capitals >= 2 || small_before_capital ? Capitals::yes : Capitals::neutral;
  }

  void raise_waiting(bool raise) {
    for (Piece& piece : waiting_) {
      if (piece.word && raise) piece.capitals = Capitals::yes;
      emit(piece);
    }
    if (!waiting_.empty()) last_is_raised_ = raise;
    waiting_.clear();
  }

  void emit(const Piece& piece) {
    letters_.clear();
    for (std::size_t i = piece.start; i < piece.end; ++i) {
      char32_t letter = piece.vn1 && is_capital_byte(i) ? tcvn3_capitals()[at(i)] : tcvn3_page()[at(i)];
      if (piece.word && piece.capitals == Capitals::yes) letter = upper_case(letter);
      letters_.push_back(letter);
    }
    const std::size_t lost = piece.word ? place_of_lost_letter() : letters_.size();
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      const std::size_t before = result_.text.size();
      if (i == lost) append_utf8(result_.text, upper_case(letters_[i]) == letters_[i] ? U'Ư' : U'ư');
      append_utf8(result_.text, letters_[i]);
      result_.offsets.append(result_.text.size() - before, 1);
    }
  }

  /// The rimes ơc, ơng, ơu do not exist: there an ư was lost before the ơ. Its place, or the end of the word.
  std::size_t place_of_lost_letter() const {
    if (letters_.size() < 2 || letters_.size() > 6) return letters_.size();
    for (std::size_t i = 0; i + 1 < letters_.size(); ++i) {
      const char32_t c = letters_[i];
      if (c >= letter_table_size || letter_table()[c].code != letter_code(U'ơ')) continue;
      if (i > 0 && (letters_[i - 1] == U'ư' || letters_[i - 1] == U'Ư')) continue;
      std::string as_is;
      std::string with_letter;
      for (std::size_t k = 0; k < letters_.size(); ++k) {
        if (k == i) append_utf8(with_letter, U'ư');
        append_utf8(as_is, letters_[k]);
        append_utf8(with_letter, letters_[k]);
      }
      if (!is_syllable(as_is) && is_syllable(with_letter)) return i;
    }
    return letters_.size();
  }

  std::string_view bytes_;
  DecodedText result_;
  std::vector<Piece> waiting_;
  std::vector<char32_t> letters_;
  bool last_is_raised_ = false;
};

} // namespace

DecodedText decode_tcvn3(std::string_view bytes) { return Tcvn3Decoder(bytes).run(); }

} // namespace danchieu::text
