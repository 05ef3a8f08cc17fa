#include "normalizer/citation/grammar/finder.hpp"

#include "normalizer/citation/grammar/word_starts.hpp"
#include "normalizer/citation/law_name.hpp"

#include <utility>

namespace danchieu::citation {

std::vector<Citation> Finder::find() {
  found_.reserve(std::min<std::size_t>(text_.size() / 500, 4096));
  const FirstWord* entry = nullptr; // of the word that was found last; null for a number
  const auto may_begin = [&](std::size_t place, std::size_t length) {
    if (byte_class(text_[place]) == ByteClass::digit) {
      entry = nullptr;
      return number_may_begin(place);
    }
    entry = memo_.find(text_, place, length);
    return entry != nullptr && !entry->goes_astray(text_, place + length);
  };
  WordStarts starts(text_);
  for (std::size_t at = starts.next(0, may_begin); at != npos; at = starts.next(at, may_begin)) {
    at = entry != nullptr ? word(at, *entry) : digits(at);
    // a rule may end within a run of letters: "NĐ-CPngày"
    while (at < text_.size() && byte_class(text_[at]) != ByteClass::other) {
      at = read_on(at);
    }
  }
  return std::move(found_);
}

/// Reads what begins at a letter or digit; at least that is passed.
std::size_t Finder::read_on(std::size_t at) {
  if (byte_class(text_[at]) == ByteClass::digit) {
    return digits(at);
  }
  const FirstWord* entry = FirstWords::instance().find(text_, at);
  return entry != nullptr ? word(at, *entry) : std::max(skip_word(text_, at), at + 1);
}

/// A word that may begin a type ("Nghị …") or a provision ("khoản …"): reads what it begins.
std::size_t Finder::word(std::size_t at, const FirstWord& entry) {
  const std::size_t end = word_end(text_, at);
  const std::size_t second = skip_short_gap(text_, end);
  const bool other = second != npos && !entry.may_be_type(letter_at(text_, second));
  if (const auto type = other ? std::nullopt : read_type_word(text_, word_at(text_, at), entry)) {
    if (const std::size_t behind = typed(at, *type); behind != npos) {
      return behind;
    }
    if (type->type->slug != "dieu-le" && type->type->slug != "chuong-trinh") {
      return type->end;
    }
  }
  if (const std::size_t law = match_words(text_, at, "phap luat"); law != npos) {
    return law; // law in general, never a law
  }
  if (label_follows(entry.provision, end)) {
    if (auto group = read_provisions(text_, at)) {
      const std::size_t behind = std::max(group->end, end);
      const bool passed = group->own || heading_of_provision(*group) || annexes_in_general(*group);
      pending_ = passed ? std::nullopt : std::move(group);
      return behind;
    }
  }
  return std::max(skip_word(text_, at), at + 1);
}

/// "Điều 5" alone on its line, where no sentence is open before it, or over "(Ban hành kèm theo …)", "Kèm theo …": the
/// heading of a provision, not one that is cited.
bool Finder::heading_of_provision(const ProvisionGroup& group) const {
  const std::size_t behind = skip_blanks(text_, group.end);
  const std::size_t before = before_blanks(text_, group.start);
  const auto breaks = [&](std::size_t from, std::size_t to) { return text_.substr(from, to - from).find('\n') != npos; };
  if (!breaks(group.end, behind) || breaks(group.start, group.end)) {
    return false;
  }
  static constexpr std::array<std::string_view, 2> issued = {"ban hanh", "kem theo"};
  const Letter next = letter_at(text_, behind);
  const bool caption = next.folded == '(' || (next.upper && match_any(text_, behind, issued) != npos);
  if (before == npos || (breaks(before, group.start) && caption)) {
    return true;
  }
  const Word word = word_before(text_, before + 1);
  const bool title = word.all_capital && word.size > 1 && word.end == before + 1; // "QUY ĐỊNH CHUNG"
  return breaks(before, group.start) && (title || std::string_view(".;:/").find(text_[before]) != npos);
}

/// "một số điều và phụ lục của …", "cụm từ, khoản, phụ lục": provisions without their labels, none of them cited.
bool Finder::annexes_in_general(const ProvisionGroup& group) const {
  if (group.provisions.size() != 1 || group.provisions.front() != "Phụ lục" || group.start == 0) {
    return false;
  }
  std::size_t last = before_blanks(text_, group.start);
  Word word = word_before(text_, group.start);
  const bool joined = (last != npos && text_[last] == ',') || word.folded() == "va" || word.folded() == "hoac";
  if (!joined) {
    return false;
  }
  if (text_[last] == ',') {
    word = word_before(text_, last);
  } else {
    word = word_before(text_, word.start);
  }
  static constexpr std::array<std::string_view, 7> parts = {"dieu", "khoan", "diem", "tu", "mau", "bieu", "muc"};
  return one_of(word.folded(), parts);
}

/// Whether a label can follow the first word of a provision, which ends at `end`: "khoản 5" but not "điều kiện".
bool Finder::label_follows(FirstWord::Provision provision, std::size_t end) const {
  using Provision = FirstWord::Provision;
  if (provision == Provision::none) {
    return false;
  }
  const std::size_t next = skip_gap(text_, end);
  const Letter letter = letter_at(text_, next);
  if (provision == Provision::annex) { // Phụ lục, Mẫu số, Mẫu biểu số, Tiểu mục
    return letter.folded == 'l' || letter.folded == 's' || letter.folded == 'm' || letter.folded == 'b';
  }
  if (provision == Provision::section && (letter.upper || match_words(text_, next, "thu") != npos)) { // "Phần thứ nhất"
    return true;
  }
  return letter.digit() || letter.folded == 'n' || letter.folded == 's' ||
         (provision == Provision::point && letter.letter() && !letter_at(text_, next + letter.length).letter());
}

/// Whether a number of a document may begin with the digit at `at`: nothing surely else follows the digits, as in
/// "5 năm", "3.", "(2)".
bool Finder::number_may_begin(std::size_t at) const {
  while (at < text_.size() && byte_class(text_[at]) == ByteClass::digit) {
    ++at;
  }
  if (at + 1 >= text_.size()) {
    return false;
  }
  const auto ends = [](char c) { return solid(c) && c != '/' && c != '-' && c != '*'; };
  const char behind = text_[at];
  if (behind == ' ') {
    return !ends(text_[at + 1]);
  }
  if (behind == '.') {
    return byte_class(text_[at + 1]) == ByteClass::digit;
  }
  return byte_class(behind) != ByteClass::other || !ends(behind);
}

/// Where what follows a type word begins; the mark of a footnote is passed over before a number: "Nghị định[1] số 5".
std::size_t Finder::behind_note(const TypeWord& type) const {
  const std::size_t next = skip_gap(text_, type.end);
  if (letter_at(text_, next).letter() || letter_at(text_, next).digit()) {
    return next;
  }
  const std::size_t note = skip_note(text_, next);
  const std::size_t behind = note == next ? next : skip_gap(text_, note);
  const bool number = behind != next && (skip_number_word(text_, behind) != behind || read_document_number(text_, behind));
  return number ? behind : next;
}

/// What follows a type word at `at`: a number, a law's name, "này", "nêu trên"; npos when it is no citation.
std::size_t Finder::typed(std::size_t at, const TypeWord& type) {
  const std::size_t next = behind_note(type);
  const Letter letter = letter_at(text_, next);
  if (letter.folded == 't' && type.type->slug == "nghi-dinh" && match_words(text_, next, "thu") != npos) {
    return npos; // "nghị định thư" is a treaty
  }
  if (letter.digit() || !letter.letter() || letter.folded == 's') {
    if (const std::size_t end = numbered(at, type, next); end != npos) {
      return end;
    }
  }
  if (type.abbreviated) {
    const bool named_so = type.type->by_name && !laws_named(text_.substr(at, type.end - at)).empty(); // "BLHS năm 2015"
    return named_so ? add_named(at, *type.type, type.end) : npos;
  }
  static constexpr std::string_view spoken_letters = "nkdta"; // này, nêu, nói, kể, dẫn, đó, trên, ấy
  if (letter.letter() && spoken_letters.find(letter.folded) != npos) {
    if (const std::size_t end = spoken(at, type, next); end != npos) {
      return end;
    }
  }
  return type.type->by_name ? named(at, type, next) : bridged(at, type, next);
}

} // namespace danchieu::citation
