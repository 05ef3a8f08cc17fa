#include "normalizer/text/character_class.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/plain_text.hpp"
#include "normalizer/text/repair.hpp"
#include "normalizer/text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

// Normalization Form C is that of Unicode Standard Annex 15. Two things are added: a tone typed before the
// mark of the vowel (e + acute + circumflex) is put behind it, because both have combining class 230 and NFC
// keeps their order; and more than 30 marks on one letter are dropped (the limit of the Stream-Safe Text
// Format, same annex).

namespace danchieu::text {

namespace {

constexpr std::size_t most_marks = 30;

bool is_shape_mark(char32_t c) { return c == 0x0302 || c == 0x0306 || c == 0x031B; }

/// The letter with a circumflex, breve or horn, case kept; 0 when there is none in Vietnamese.
char32_t add_shape(char32_t letter, char32_t mark) {
  switch (mark) {
  case 0x0302:
    switch (letter) {
    case U'a':
      return U'â';
    case U'e':
      return U'ê';
    case U'o':
      return U'ô';
    case U'A':
      return U'Â';
    case U'E':
      return U'Ê';
    case U'O':
      return U'Ô';
    default:
      return 0;
    }
  case 0x0306:
    return letter == U'a' ? U'ă' : letter == U'A' ? U'Ă' : U'\0';
  case 0x031B:
    switch (letter) {
    case U'o':
      return U'ơ';
    case U'u':
      return U'ư';
    case U'O':
      return U'Ơ';
    case U'U':
      return U'Ư';
    default:
      return 0;
    }
  default:
    return 0;
  }
}

/// One Vietnamese letter of a base and its marks in any order, one shape and one tone at most; 0 for anything
/// else.
char32_t compose_vietnamese(const std::vector<char32_t>& characters) {
  const char32_t first = characters.front();
  if (first >= letter_table_size) return 0;
  const Letter& letter = letter_table()[first];
  if ((letter.flags & Letter::is_vowel) == 0) return 0;
  Tone tone = letter.tone;
  char32_t base = compose_letter(letter.code, Tone::none);
  const bool upper = letter.lower != first;
  if (upper) base = upper_case(base);
  for (std::size_t i = 1; i < characters.size(); ++i) {
    const Tone added = tone_of_mark(characters[i]);
    if (added != Tone::none) {
      if (tone != Tone::none) return 0;
      tone = added;
    } else {
      base = is_shape_mark(characters[i]) ? add_shape(base, characters[i]) : U'\0';
      if (base == 0) return 0;
    }
  }
  const char32_t lower = compose_letter(letter_code(lower_case(base)), tone);
  return upper ? upper_case(lower) : lower;
}

class CharacterRepair {
 public:
  CharacterRepair(std::string_view source, IllFormed ill_formed) : source_(source), ill_formed_(ill_formed) {}

  Repaired run() {
    result_.text.reserve(source_.size());
    const std::size_t size = source_.size();
    for (std::size_t i = pass_good(0); i < size; i = pass_good(i)) {
      // A character that joins the one before takes it along.
      if (i > copied_ && is_joined(i)) i = start_before(i);
      copy_until(i);
      while (i < size && repair_segment(i)) {
        if (result_.ill_formed > 0 && ill_formed_ == IllFormed::give_up) return std::move(result_);
      }
      copied_ = i;
    }
    copy_until(size);
    result_.has_look_alikes = (seen_ & CharacterClass::is_look_alike) != 0;
    result_.is_suspicious = (seen_ & CharacterClass::is_suspicious) != 0;
    return std::move(result_);
  }

 private:
  /// The first place from `i` on whose character needs repair.
  std::size_t pass_good(std::size_t i) {
    unsigned seen = 0;
    while (i < source_.size()) {
      i = pass_plain(source_, i);
      const std::size_t limit = std::min(source_.size(), i + plain_block + 2);
      while (i < limit) {
        const Decoded d = decode_utf8(source_, i);
        const unsigned bits = !d.valid                       ? unsigned{CharacterClass::needs_repair}
                              : d.code_point < classes_.size() ? unsigned{classes_[d.code_point]}
                                                             : character_class(d.code_point);
        if ((bits & CharacterClass::needs_repair) != 0) {
          seen_ |= seen;
          return i;
        }
        seen |= bits;
        i += d.length;
      }
    }
    seen_ |= seen;
    return i;
  }

  /// Start of the well-formed character that ends at `i`.
  std::size_t start_before(std::size_t i) const {
    do --i;
    while (i > 0 && (static_cast<unsigned char>(source_[i]) & 0xC0) == 0x80);
    return i;
  }

  /// What stands for the character `d` that ends at `end`. A zero-width space between letters stays for
  /// repair_look_alikes(), which knows words.
  char32_t replacement(const Decoded& d, std::size_t end) const {
    if (!d.valid) return replacement_character;
    if (d.code_point != 0x200B) return replacement_of(d.code_point);
    if (end >= source_.size()) return dropped_character;
    const Decoded next = decode_utf8(source_, end);
    const bool letter = next.valid && (letter_flags(next.code_point) & Letter::is_letter) != 0;
    const bool joins = (character_class(next.code_point) & CharacterClass::joins_before) != 0;
    return letter && !joins ? d.code_point : dropped_character;
  }

  /// Whether the character at `i`, if any, belongs to the one before it.
  bool is_joined(std::size_t i) const {
    if (i >= source_.size()) return false;
    const Decoded d = decode_utf8(source_, i);
    if (!d.valid) return false;
    return (character_class(d.code_point) & CharacterClass::joins_before) != 0 ||
           replacement(d, i + d.length) == dropped_character;
  }

  void copy_until(std::size_t end) {
    result_.text.append(source_, copied_, end - copied_);
    result_.offsets.append(end - copied_, end - copied_);
    copied_ = end;
  }

  /// Repairs the character at `i` and those that join it, and moves `i` behind them. False, without doing
  /// anything, where the characters are good again.
  bool repair_segment(std::size_t& i) {
    std::size_t start = i;
    std::size_t kept_end = i; // behind the last character that was not dropped
    characters_.clear();
    bool normal = true;
    while (i < source_.size()) {
      const Decoded d = decode_utf8(source_, i);
      const unsigned bits = d.valid ? character_class(d.code_point) : 0U;
      const bool joins = (bits & CharacterClass::joins_before) != 0;
      const char32_t character = replacement(d, i + d.length);
      const bool dropped = character == dropped_character;
      if (i == start && d.valid && (bits & CharacterClass::needs_repair) == 0 && !is_joined(i + d.length))
        return false;
      if (!characters_.empty() && !joins && !dropped) break;
      if (!d.valid) ++result_.ill_formed;
      seen_ |= bits;
      i += d.length;
      if (dropped && characters_.empty()) {
        result_.offsets.append(0, i - start);
        start = kept_end = i;
      }
      if (dropped || characters_.size() > most_marks) continue;
      if (d.code_point == '\r' && i < source_.size() && source_[i] == '\n') ++i;
      if ((bits & CharacterClass::is_not_nfc) != 0 || joins) normal = false;
      characters_.push_back(character);
      kept_end = i;
    }
    const std::size_t before = result_.text.size();
    if (characters_.size() == 1 && normal) {
      append_utf8(result_.text, characters_.front());
    } else if (!characters_.empty()) {
      append_normalized();
    }
    result_.offsets.append(result_.text.size() - before, kept_end - start);
    result_.offsets.append(0, i - kept_end);
    return true;
  }

  void append_normalized() {
    if (const char32_t letter = compose_vietnamese(characters_); letter != 0) {
      append_utf8(result_.text, letter);
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    for (const char32_t c : characters_) text.append(static_cast<UChar32>(c));
    text = icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
    put_tones_last(text);
    text = icu::Normalizer2::getNFCInstance(status)->normalize(text, status);
    text.toUTF8String(result_.text);
  }

  /// In NFD: a tone before a mark that shapes the same vowel goes behind it.
  static void put_tones_last(icu::UnicodeString& text) {
    const char32_t base = static_cast<char32_t>(text.char32At(0));
    for (bool swapped = true; swapped;) { // at most 31 characters
      swapped = false;
      for (std::int32_t i = 1; i + 1 < text.length(); ++i) {
        const char16_t tone = text[i];
        const char16_t shape = text[i + 1];
        if (tone_of_mark(tone) != Tone::none && is_shape_mark(shape) && add_shape(base, shape) != 0) {
          text.setCharAt(i, shape);
          text.setCharAt(i + 1, tone);
          swapped = true;
        }
      }
    }
  }

  std::string_view source_;
  IllFormed ill_formed_;
  const ClassTable& classes_ = class_table();
  unsigned seen_ = 0; // bits of all characters passed
  Repaired result_;
  std::size_t copied_ = 0; // how much of the source stands in the result
  std::vector<char32_t> characters_;
};

} // namespace

Repaired repair_characters(std::string_view utf8, IllFormed ill_formed) {
  return CharacterRepair(utf8, ill_formed).run();
}

} // namespace danchieu::text
