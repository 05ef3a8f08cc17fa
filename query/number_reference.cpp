#include "query/number_reference.hpp"

#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"
#include "query/characters.hpp"
#include "query/number_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t longest_type = 6; ///< words: "thông tư liên tịch" has four
constexpr std::size_t longest_body = 8; ///< words: "bộ lao động thương binh và xã hội"
constexpr std::size_t most_pieces = 8;  ///< of one number torn by blanks

/// What a count is of: "200 triệu" is no number of a document.
constexpr auto units = std::to_array<std::string_view>({"trieu", "ty", "ti", "dong", "nghin", "ngan", "tram", "nguoi", "ngay", "thang", "tuoi",
                                                        "gio", "lan", "diem", "met", "m2", "km", "ha", "kg", "ho", "phan", "usd", "vnd", "%"});
/// What stands before the number of a provision: "khoản 2".
constexpr auto provisions = std::to_array<std::string_view>({"dieu", "khoan", "diem", "chuong", "muc", "phan"});

/// The number that a text begins with.
int number_value(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_word(std::span<const Lexeme> lexemes, std::size_t i) {
  return i < lexemes.size() && lexemes[i].kind == Lexeme::Kind::word && !lexemes[i].negated;
}

bool is_plain_word(std::span<const Lexeme> lexemes, std::size_t i) {
  return is_word(lexemes, i) && lexemes[i].field.empty();
}

std::string_view folded_at(std::span<const Lexeme> lexemes, std::size_t i) {
  return is_word(lexemes, i) ? std::string_view(lexemes[i].folded) : std::string_view();
}

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// "năm 2005", "2005", "ngày 17/10/2005", "ngày 17 tháng 10 năm 2005" after a number; gives how many pieces it took.
std::size_t read_date(std::span<const Lexeme> lexemes, std::size_t at, NumberReference& reference) {
  const auto folded = [&](std::size_t i) { return folded_at(lexemes, i); };
  const std::size_t word = folded(at) == "nam" ? 1 : 0;
  if (const auto year = plausible_year(folded(at + word)); year && (!reference.year || (word == 1 && reference.year == year))) {
    reference.year = year;
    return word + 1;
  }
  const std::size_t day = folded(at) == "ngay" ? 1 : 0;
  if (const auto date = text::parse_date(folded(at + day))) {
    reference.date = date;
    return day + 1;
  }
  if (day == 1 && folded(at + 2) == "thang" && folded(at + 4) == "nam") {
    const std::string written =
        std::string(folded(at + 1)) + "/" + std::string(folded(at + 3)) + "/" + std::string(folded(at + 5));
    if (const auto date = text::parse_date(written)) {
      reference.date = date;
      return 6;
    }
  }
  return 0;
}

/// The names of bodies as slugs → their codes, folded: "bo-tai-chinh" → "btc".
const std::map<std::string, std::string, std::less<>>& body_names() {
  static const auto built = [] {
    std::map<std::string, std::string, std::less<>> made;
    for (const citation::Issuer& body : citation::issuers()) made.emplace(text::slug(body.name), text::fold(body.code));
    return made;
  }();
  return built;
}

/// The code of the body whose name begins at `first`, "(của) bộ tài chính", and how many pieces name it.
std::size_t body_name_at(std::span<const Lexeme> lexemes, std::size_t first, std::string& code) {
  const std::size_t of = folded_at(lexemes, first) == "cua" ? 1 : 0;
  std::string name;
  std::size_t named = 0;
  for (std::size_t words = 1; words <= longest_body && is_plain_word(lexemes, first + of + words - 1); ++words) {
    name += (words == 1 ? "" : "-") + text::slug(lexemes[first + of + words - 1].folded);
    const auto body = body_names().find(name);
    if (words < 2 || body == body_names().end()) continue;
    named = words;
    code = body->second;
  }
  return named == 0 ? 0 : of + named;
}

/// Reads what stands side by side about one document: its kind, number, year, body and date, in any order.
class NumberReader {
public:
  /// `year_first`: a year may stand in front of the number ("thông tư 2014 200").
  NumberReader(std::span<const Lexeme> lexemes, std::size_t first, BareNumber bare, bool year_first)
      : lexemes_(lexemes), at_(first), bare_(bare), year_first_(year_first) {
    found_.first = first;
  }

  std::optional<FoundNumber> read() {
    while (is_word(lexemes_, at_) && read_piece()) {}
    if (number_.empty() || !counts()) return std::nullopt;
    NumberReference& reference = found_.reference;
    reference.key = citation::number_key(number_);
    if (reference.key.empty()) return std::nullopt;
    found_.last = at_;
    for (std::size_t i = found_.first; i < found_.last; ++i) reference.text += (i == found_.first ? "" : " ") + lexemes_[i].text;
    return std::move(found_);
  }

private:
  bool read_piece() {
    const std::string& field = lexemes_[at_].field;
    if (!field.empty() && (field != "so" || !number_.empty())) return false;
    if (number_.empty()) return read_so() || read_leading_year() || read_number() || read_type() || read_code() || read_body_name();
    return read_year() || read_type_behind() || read_code() || read_body_name();
  }

  /// "số": a number follows.
  bool read_so() {
    if (said_so_ || !is_plain_word(lexemes_, at_) || (lexemes_[at_].folded != "so" && text::lower(lexemes_[at_].text) != "no")) return false;
    said_so_ = true;
    ++at_;
    return true;
  }

  bool read_type() {
    if (!found_.reference.type.empty() || said_so_) return false;
    const auto type = type_at(lexemes_, at_);
    if (!type) return false;
    found_.reference.type = type->slug;
    named_by_words_ = type->by_name;
    at_ += type->length;
    return true;
  }

  /// "200 2014 thông tư", "200 2014 thông tư btc": a kind in full behind the number ends it, or its body follows.
  bool read_type_behind() {
    const auto type = type_at(lexemes_, at_);
    if (!found_.reference.type.empty() || !year() || !type || code_letters(lexemes_[at_].text, false)) return false;
    const std::size_t next = at_ + type->length;
    if (next < lexemes_.size() && !(is_plain_word(lexemes_, next) && code_letters(lexemes_[next].text, true))) return false;
    found_.reference.type = type->slug;
    at_ = next;
    return true;
  }

  bool read_code() {
    NumberReference& reference = found_.reference;
    if (!is_plain_word(lexemes_, at_) || code_written_) return false;
    const bool type_said = !reference.type.empty();
    auto letters = code_letters(lexemes_[at_].text, type_said);
    // Behind "qđ" consonants name a body that no table knows: "15 qd sgddt".
    if (!letters && code_said_ && unknown_body(lexemes_[at_])) letters = CodeLetters{nullptr, {lexemes_[at_].folded}};
    if (!letters) return false;
    if (!number_.empty() && letters->type != nullptr && letters->bodies.empty()) {
      if (type_said && letters->type->slug != reference.type) return false;
      if (!year() && !letters->type->act) return false; // "50 tr", "20 hd"
      if (another_number_at(at_ + 1)) return false; // "khoản 2 tt 200": the kind belongs to what follows
    }
    if (letters->type != nullptr && !type_said) reference.type = letters->type->slug;
    for (std::string& body : letters->bodies) reference.bodies.push_back(std::move(body));
    code_said_ = true;
    code_behind_ = code_behind_ || (!number_.empty() && letters->type != nullptr); // "2005 qđ-ttg"
    ++at_;
    return true;
  }

  bool read_body_name() {
    std::string code;
    const std::size_t length = found_.reference.type.empty() ? 0 : body_name_at(lexemes_, at_, code);
    if (length == 0) return false;
    // "luật kiểm toán nhà nước 81": the body is part of a law's name.
    if (!named_by_words_) found_.reference.bodies.push_back(std::move(code));
    at_ += length;
    return true;
  }

  /// A year in front of the number: "thông tư năm 2014 200", "btc 2014 200", not the "2011" of "kế hoạch 2011 2015".
  bool read_leading_year() {
    const std::size_t word = folded_at(lexemes_, at_) == "nam" ? 1 : 0;
    const auto read = plausible_year(folded_at(lexemes_, at_ + word));
    if (!year_first_ || !read || said_so_ || year() || (found_.reference.type.empty() && found_.reference.bodies.empty())) return false;
    const std::size_t next = at_ + word + 1;
    if (!is_plain_word(lexemes_, next) || plausible_year(folded_at(lexemes_, next))) return false;
    const bool numbers = all_digits(lexemes_[next].folded) && !is_unit(next + 1);
    if (!numbers && folded_at(lexemes_, next) != "so" && !code_letters(lexemes_[next].text, true)) return false;
    found_.reference.year = read;
    at_ = next;
    return true;
  }

  bool read_year() {
    const std::size_t length = read_date(lexemes_, at_, found_.reference);
    at_ += length;
    return length > 0;
  }

  /// The number itself, in pieces where blanks stand about its signs: "64 /KH-UBND", "130/2005/ NĐ - CP".
  bool read_number() {
    std::string number = plain_signs(lexemes_[at_].text);
    NumberReference& reference = found_.reference;
    if (number.empty()) return false;
    if (const auto glued = shape_of(text::fold(number)).valid ? std::nullopt : glued_number(number)) {
      if (!reference.type.empty() && glued->letters.type != nullptr) return false;
      if (glued->letters.type != nullptr) reference.type = glued->letters.type->slug;
      reference.bodies.insert(reference.bodies.end(), glued->letters.bodies.begin(), glued->letters.bodies.end());
      number = glued->number;
    }
    if (!is_digit(number.front())) return false;
    std::size_t last = at_ + 1;
    while (last < at_ + most_pieces && is_plain_word(lexemes_, last)) {
      const std::string next = plain_signs(lexemes_[last].text);
      if (next.empty()) break;
      const bool joined = next.front() == '/' || next.front() == '-' || number.back() == '/' || number.back() == '-';
      if (!joined || !shape_of(text::fold(number + next + (next.back() == '/' || next.back() == '-' ? "x" : ""))).valid) break;
      number += next;
      ++last;
    }
    while (!number.empty() && (number.back() == '/' || number.back() == '-')) number.pop_back();
    const NumberShape shape = shape_of(text::fold(number));
    const bool provision = at_ > 0 && is_one_of(provisions, folded_at(lexemes_, at_ - 1)) && !shape.year && !shape.code;
    if (!shape.valid || provision) return false;
    number_ = std::move(number);
    code_written_ = shape.code;
    said_so_ = said_so_ || lexemes_[at_].field == "so";
    if (shape.year) reference.year = shape.year;
    at_ = last;
    return true;
  }

  bool counts() const {
    if (code_written_) return true;
    const NumberReference& reference = found_.reference;
    const bool in_number = shape_of(text::fold(number_)).year.has_value();
    const bool marked = !reference.type.empty() || said_so_ || bare_ == BareNumber::yes || (year() && !reference.bodies.empty());
    if (!marked && !in_number) return false;
    // "kế hoạch 2018" names a year; "kế hoạch số 2018" a number.
    if (!in_number && plausible_year(number_) && !said_so_ && !code_behind_) return false;
    // Unmarked "8/2024" is a month; "130/2005" can be none.
    return marked || number_value(number_) > 12;
  }

  std::optional<int> year() const { return found_.reference.year; }
  bool is_unit(std::size_t i) const { return is_one_of(units, folded_at(lexemes_, i)); }

  bool another_number_at(std::size_t i) const {
    const std::string_view word = folded_at(lexemes_, i);
    return !word.empty() && is_digit(word.front()) && !plausible_year(word);
  }

  static bool unknown_body(const Lexeme& lexeme) {
    return lexeme.folded.size() > 1 && lexeme.folded.find_first_not_of("bcdghklmnpqrstvx") == std::string::npos;
  }

  std::span<const Lexeme> lexemes_;
  std::size_t at_;
  BareNumber bare_;
  bool year_first_;
  FoundNumber found_;
  std::string number_;
  bool named_by_words_ = false; ///< a law
  bool said_so_ = false;        ///< a word says that a number follows
  bool code_written_ = false;   ///< the number has its letters
  bool code_said_ = false;      ///< letters stand beside it
  bool code_behind_ = false;    ///< they name the kind and stand behind it
};

} // namespace

std::optional<std::string> type_slug(std::string_view text) {
  const auto* type = type_named(text);
  return type == nullptr ? std::nullopt : std::optional(type->slug);
}

std::optional<FoundType> type_at(std::span<const Lexeme> lexemes, std::size_t first) {
  if (!is_plain_word(lexemes, first)) return std::nullopt;
  std::size_t words = 1;
  while (words < longest_type && is_plain_word(lexemes, first + words)) ++words;
  for (; words > 0; --words) {
    std::string name;
    for (std::size_t i = first; i < first + words; ++i) name += (i == first ? "" : " ") + lexemes[i].text;
    if (const auto* type = citation::instrument_type_named(name)) return FoundType{type->slug, type->by_name, words};
  }
  const auto* type = type_named(lexemes[first].text);
  return type == nullptr ? std::nullopt : std::optional(FoundType{type->slug, type->by_name, 1});
}

std::optional<FoundNumber> number_at(std::span<const Lexeme> lexemes, std::size_t first, BareNumber bare) {
  if (!is_word(lexemes, first)) return std::nullopt;
  auto found = NumberReader(lexemes, first, bare, false).read();
  return found ? std::move(found) : NumberReader(lexemes, first, bare, true).read();
}

} // namespace danchieu::query
