#include "normalizer/text/character_class.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/plain_text.hpp"
#include "normalizer/text/repair.hpp"
#include "normalizer/text/syllable.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>

namespace danchieu::text {

namespace {

constexpr unsigned most_letters = 64;     // letters; longer runs of letters are no words and stay as they are
constexpr std::size_t longest_piece = 64; // bytes; of what may be a syllable
constexpr unsigned longest_symbol_side = 64; // characters of a document symbol before or behind a word

class LookAlikeRepair {
 public:
  explicit LookAlikeRepair(std::string_view source) : source_(source) {}

  LookAlikes run() {
    result_.text.reserve(source_.size());
    for (std::size_t i = next_look_alike(0); i < source_.size();) {
      std::size_t start = i;
      while (start > copied_) {
        const std::size_t before = start_before(start);
        if (!is_in_run(decode_utf8(source_, before).code_point)) break;
        start = before;
      }
      std::size_t end = i;
      while (end < source_.size()) {
        const Decoded d = decode_utf8(source_, end);
        if (!is_in_run(d.code_point)) break;
        end += d.length;
      }
      repair_run(start, end);
      copy_until(end);
      i = next_look_alike(end);
    }
    copy_until(source_.size());
    return std::move(result_);
  }

 private:
  static constexpr char32_t zero_width_space = 0x200B;

  /// The first character from `i` on that repair may concern.
  std::size_t next_look_alike(std::size_t i) const {
    while (i < source_.size()) {
      i = pass_plain(source_, i);
      const std::size_t limit = std::min(source_.size(), i + plain_block + 2);
      while (i < limit) {
        const Decoded d = decode_utf8(source_, i);
        if ((character_class(d.code_point) & CharacterClass::is_look_alike) != 0) return i;
        i += d.length;
      }
    }
    return i;
  }

  std::size_t start_before(std::size_t i) const {
    do --i;
    while (i > 0 && (static_cast<unsigned char>(source_[i]) & 0xC0) == 0x80);
    return i;
  }

  static bool is_in_run(char32_t c) { return is_letter(c) || c == zero_width_space; }

  static bool is_letter(char32_t c) { return (letter_flags(c) & (Letter::is_letter | Letter::is_mark)) != 0; }

  void copy_until(std::size_t end) {
    result_.text.append(source_, copied_, end - copied_);
    result_.offsets.append(end - copied_, end - copied_);
    copied_ = end;
  }

  /// Replaces `length` bytes at `at` of the source.
  void replace(std::size_t at, std::size_t length, std::string_view with) {
    copy_until(at);
    result_.text += with;
    result_.offsets.append(with.size(), length);
    copied_ = at + length;
  }

  /// A run of letters and zero-width spaces: "nghị" ZWSP "định" are two words, "ngh" ZWSP "ị" is one.
  void repair_run(std::size_t start, std::size_t end) {
    std::size_t piece_start = start;
    std::string word; // the letters since the last division
    while (piece_start <= end) {
      const std::size_t space = std::min(source_.substr(0, end).find("\u200B", piece_start), end);
      const std::string piece =
          repaired(source_.substr(piece_start, std::min(space - piece_start, longest_piece)));
      if (piece_start > start) {
        const bool divides = is_syllable(word) && is_syllable(piece) && !is_syllable(word + piece);
        replace(piece_start - 3, 3, divides ? " " : "");
        if (divides) word.clear();
      }
      if (word.size() <= longest_piece) word += piece;
      repair_word(piece_start, space);
      piece_start = space + 3;
    }
  }

  void repair_word(std::size_t start, std::size_t end) {
    const std::string_view word = source_.substr(start, end - start);
    unsigned latin = 0;
    unsigned foreign = 0; // letters of other scripts that look like no Latin letter
    unsigned homoglyphs = 0;
    unsigned strokes = 0;
    unsigned letters = 0;
    for (std::size_t i = 0; i < word.size();) {
      const Decoded d = decode_utf8(word, i);
      if ((letter_flags(d.code_point) & Letter::is_mark) == 0 && ++letters > most_letters) return;
      if (d_with_stroke_of(d.code_point) != 0) {
        ++strokes;
      } else if (homoglyph_of(d.code_point) != 0) {
        ++homoglyphs;
      } else if ((letter_flags(d.code_point) & Letter::is_latin) != 0) {
        ++latin;
      } else if ((letter_flags(d.code_point) & Letter::is_mark) == 0) {
        ++foreign;
      }
      i += d.length;
    }
    if (strokes + homoglyphs == 0) return;
    const bool in_symbol = stands_in_symbol(start, end);
    const bool homoglyphs_go = foreign == 0 && homoglyphs > 0 && (latin + strokes > 0 || in_symbol || stands_among_latin(start, end));
    const bool strokes_go = strokes > 0 && (in_symbol || is_point_letter(start, end, letters) ||
                                            is_vietnamese_word(repaired(word, homoglyphs_go)));
    if (!homoglyphs_go && !strokes_go) return;
    replace_letters(start, end, homoglyphs_go, strokes_go);
  }

  /// Whether Latin letters or digits stand before and behind the word at [start, end), with nothing between but blanks, marks
  /// and further letters that look Latin: "điểm а khoản", "số 97/2006/ТТ-ВТС ngày". A text in another script has words of
  /// letters that look like no Latin one.
  bool stands_among_latin(std::size_t start, std::size_t end) const {
    constexpr std::size_t farthest = 16; // bytes
    constexpr unsigned ours = Letter::is_latin | Letter::is_digit;
    const auto passed = [](char32_t c) { return !is_word_character(c) || homoglyph_of(c) != 0; };
    char32_t left = 0;
    for (std::size_t at = start; at > 0 && start - at < farthest && passed(left);) {
      at = start_before(at);
      left = decode_utf8(source_, at).code_point;
    }
    char32_t right = 0;
    std::size_t at = end;
    while (at < source_.size() && at - end < farthest && passed(right)) {
      const Decoded d = decode_utf8(source_, at);
      right = d.code_point;
      at += d.length;
    }
    const bool last = at == source_.size() && passed(right);
    return (letter_flags(left) & ours) != 0 && (last || (letter_flags(right) & ours) != 0);
  }

  /// The letter of a point (điểm), which comes after d: "ð) Các trường hợp khác", "điểm ð khoản 1".
  bool is_point_letter(std::size_t start, std::size_t end, unsigned letters) const {
    if (letters != 1) return false;
    if (source_.substr(end, 1) == ")") return true;
    constexpr std::string_view before = "iểm ";
    return start >= before.size() && source_.substr(start - before.size(), before.size()) == before;
  }

  /// The word as it would be with đ, and with Latin letters if wanted, for their look-alikes.
  static std::string repaired(std::string_view word, bool homoglyphs = true) {
    std::string result;
    for (std::size_t i = 0; i < word.size();) {
      const Decoded d = decode_utf8(word, i);
      append_utf8(result, replaced(d.code_point, homoglyphs, true));
      i += d.length;
    }
    return repair_characters(result).text;
  }

  static char32_t replaced(char32_t c, bool homoglyphs, bool strokes) {
    if (strokes && d_with_stroke_of(c) != 0) return d_with_stroke_of(c);
    if (homoglyphs && homoglyph_of(c) != 0) return homoglyph_of(c);
    return c;
  }

  /// A word with đ where the source has its look-alike: a syllable; capitals of an abbreviation (HĐND); or a
  /// name with other Vietnamese letters. Icelandic and Croatian words with eth are none of these.
  static bool is_vietnamese_word(std::string_view word) {
    if (is_syllable(word)) return true;
    unsigned letters = 0;
    bool capitals = true;
    bool vietnamese_only = false;
    for (std::size_t i = 0; i < word.size();) {
      const Decoded d = decode_utf8(word, i);
      i += d.length;
      if (d.code_point >= letter_table_size) return false;
      const Letter& letter = letter_table()[d.code_point];
      const bool ascii = d.code_point < 0x80;
      if (letter.code == 0 && !ascii) return false;
      ++letters;
      capitals = capitals && letter.lower != d.code_point;
      // Letters that no other language of the Latin script has: ă â ơ ư with a tone, ạ ả …, ơ, ư.
      vietnamese_only = vietnamese_only || d.code_point == 0x01A0 || d.code_point == 0x01A1 ||
                        d.code_point == 0x01AF || d.code_point == 0x01B0 || d.code_point >= 0x1EA0;
    }
    return vietnamese_only || (capitals && letters >= 2 && letters <= 8);
  }

  /// Whether the word at [start, end) is part of a chain of letters, digits, slashes and dashes that has a
  /// digit and a Latin letter: "130/2005/NÐ-СР".
  bool stands_in_symbol(std::size_t start, std::size_t end) const {
    std::size_t left = start;
    for (unsigned count = 0; left > 0;) {
      const std::size_t before = start_before(left);
      const char32_t c = decode_utf8(source_, before).code_point;
      if (!is_symbol_character(c)) break;
      if ((letter_flags(c) & Letter::is_mark) == 0 && ++count > longest_symbol_side) return false;
      left = before;
    }
    bool digit = false;
    bool latin = false;
    bool joined = false;
    unsigned count = 0;
    for (std::size_t i = left; i < source_.size();) {
      const Decoded d = decode_utf8(source_, i);
      if (!is_symbol_character(d.code_point)) break;
      const std::uint8_t flags = letter_flags(d.code_point);
      if (i >= end && (flags & Letter::is_mark) == 0 && ++count > longest_symbol_side) return false;
      digit = digit || (flags & Letter::is_digit) != 0;
      latin = latin || (flags & Letter::is_latin) != 0;
      joined = joined || d.code_point == '/' || d.code_point == '-';
      i += d.length;
    }
    return digit && latin && joined;
  }

  static bool is_symbol_character(char32_t c) {
    return is_word_character(c) || c == '/' || c == '-' || c == '&' || c == '.' || c == 0x2010 ||
           c == 0x2011 || c == 0x2013;
  }

  /// Letter by letter, each with its marks, so that offsets stay exact; NFC again, since a mark may now
  /// combine.
  void replace_letters(std::size_t start, std::size_t end, bool homoglyphs, bool strokes) {
    for (std::size_t i = start; i < end;) {
      const Decoded d = decode_utf8(source_, i);
      const char32_t letter = replaced(d.code_point, homoglyphs, strokes);
      std::size_t next = i + d.length;
      if (letter != d.code_point) {
        std::string changed;
        append_utf8(changed, letter);
        while (next < end) {
          const Decoded mark = decode_utf8(source_, next);
          if ((letter_flags(mark.code_point) & Letter::is_mark) == 0) break;
          append_utf8(changed, mark.code_point);
          next += mark.length;
        }
        replace(i, next - i, repair_characters(changed).text);
      }
      i = next;
    }
  }

  std::string_view source_;
  LookAlikes result_;
  std::size_t copied_ = 0;
};

} // namespace

LookAlikes repair_look_alikes(std::string_view text) { return LookAlikeRepair(text).run(); }

} // namespace danchieu::text
