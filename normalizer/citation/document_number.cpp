#include "normalizer/citation/document_number.hpp"

#include "normalizer/citation/letters.hpp"
#include "normalizer/citation/number/letter_group.hpp"
#include "normalizer/citation/number/serial.hpp"
#include "normalizer/citation/scan.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::citation {
namespace {

constexpr int most_groups = 8;
constexpr std::size_t longest_joint = 8; // bytes of blanks before its mark
constexpr std::size_t longest_tear = 3;  // bytes of blanks in a torn group of letters, and letters behind them

/// A '/' or '-' with the blanks around it: "/", " -", "- ", "–\n".
struct Joint {
  char mark = 0;
  bool tight_before = true;
  bool tight_after = true;
  bool broken_before = false; ///< a new line begins with it, as with the dash of a list
  std::size_t end = 0;

  bool tight() const { return tight_before && tight_after; }
};

std::optional<Joint> read_joint(std::string_view text, std::size_t at) {
  const std::size_t mark = skip_blanks(text, at);
  const Letter letter = letter_at(text, mark);
  if ((letter.folded != '/' && letter.folded != '-') || mark - at > longest_joint) {
    return std::nullopt;
  }
  const std::size_t behind = mark + letter.length;
  const std::size_t end = skip_gap(text, behind);
  return Joint{letter.folded, mark == at, end == behind, text.substr(at, mark - at).find('\n') != npos, end};
}

bool date_follows(std::string_view text, std::size_t at) {
  return match_words(text, skip_gap(text, at), "ngay") != npos;
}

bool body_letters(const LetterGroup& group) {
  return issuer_with_code(without_term(group.letters)) != nullptr;
}

/// The letters of a number: group { joint group }, "NĐ-CP", "TTLT/BTC-BNV", "TTr - HĐQT".
class Letters {
public:
  Letters(std::string_view text, DocumentNumber& number) : text_(text), number_(number) {}

  bool read(std::size_t at) {
    auto group = read_letter_group(text_, at, true, LowerCase::known);
    if (!group) {
      return false;
    }
    add(*group);
    const InstrumentType* type = instrument_type_abbreviated(group->letters);
    needs_body_ = type != nullptr;
    several_ = type != nullptr && type->joint;
    for (int count = 1; count < most_groups && !group->glued; ++count) {
      group = next();
      if (!group) {
        break;
      }
      add(*group);
      needs_body_ = false;
    }
    return true;
  }

private:
  void add(const LetterGroup& group) {
    number_.canonical += group.letters;
    number_.end = group.end;
    add_torn(group);
  }

  /// "06-LCT/HĐN N ngày": letters torn by a blank.
  void add_torn(const LetterGroup& group) {
    const std::size_t rest_at = skip_blanks(text_, group.end);
    if (rest_at == group.end || rest_at - group.end > longest_tear || !letter_at(text_, rest_at).upper) {
      return;
    }
    const Word rest = word_at(text_, rest_at);
    if (rest.all_capital && rest.size <= longest_tear && date_follows(text_, rest.end) && !known_letters(group.letters)) {
      const std::string_view torn = text_.substr(rest.start, rest.end - rest.start);
      if (known_letters(group.letters + std::string(torn))) {
        number_.canonical += torn;
        number_.end = rest.end;
      }
    }
  }

  /// The next group behind its joint, which is appended to the number.
  std::optional<LetterGroup> next() {
    const auto joint = read_joint(text_, number_.end);
    if (!joint) {
      return behind_lost_hyphen();
    }
    if (number_.canonical.ends_with("-SL/L") && joint->tight()) { // "102-SL/L-004": laws of 1957
      return law_of_order(*joint);
    }
    auto group = read_letter_group(text_, joint->end, false, joint->tight() ? LowerCase::possible : LowerCase::known);
    if (!group || !(joint->tight() || may_be_loose(*joint, *group))) {
      return std::nullopt;
    }
    spaced_ = spaced_ || !joint->tight_before;
    number_.canonical += joint->mark;
    return group;
  }

  /// The law's own number behind that of the order by which the President made it known.
  std::optional<LetterGroup> law_of_order(const Joint& joint) {
    const auto digits = read_digits(text_, joint.end);
    if (!digits) {
      return std::nullopt;
    }
    number_.canonical += joint.mark;
    return LetterGroup{digits->letters, digits->end, true, false};
  }

  /// "27/2016/TT BTNMT", "TT\nBLĐTBXH": a hyphen lost at a blank between a type and a body.
  std::optional<LetterGroup> behind_lost_hyphen() {
    const std::size_t at = skip_blanks(text_, number_.end);
    if (!needs_body_ || at == number_.end || at - number_.end > 3) {
      return std::nullopt;
    }
    auto group = read_letter_group(text_, at, false, LowerCase::refused);
    if (!group || group->letters.size() < 2 || !body_letters(*group)) {
      return std::nullopt;
    }
    number_.canonical += '-';
    return group;
  }

  /// Whether a joint with blanks around it still joins letters: otherwise a dash begins other words.
  bool may_be_loose(const Joint& joint, const LetterGroup& group) const {
    if (group.letters.size() < 2) {
      return false;
    }
    if (joint.mark == '/' && !joint.tight_before && !needs_body_) {
      return body_letters(group) && date_follows(text_, group.end); // "49 - LTC / HĐNN ngày"
    }
    if (joint.tight_before) { // "QĐ- UBND", "TTLT/ BTC"
      return needs_body_ || joint.mark == '-';
    }
    if (needs_body_) { // "QĐ - UBND"; "TTr - HĐQT ngày"
      return body_letters(group) || (group.all_capital && date_follows(text_, group.end));
    }
    if (joint.broken_before || !group.all_capital) {
      return false;
    }
    if (joint.tight_after) { // "TTLT -BTC -BGTVT", "GLA -CNTK"
      return true;
    }
    return ((several_ || spaced_) && body_letters(group)) || date_follows(text_, group.end); // "TTLT - BTC - BGTVT"
  }

  std::string_view text_;
  DocumentNumber& number_;
  bool needs_body_ = false; ///< a type's letters alone have been read
  bool several_ = false;    ///< a type of joint documents, so that several bodies follow
  bool spaced_ = false;     ///< a joint before had a blank before it
};

/// Reads the letters at `at`, which end the number.
bool read_letters(std::string_view text, std::size_t at, DocumentNumber& number) {
  number.letters_at = number.canonical.size();
  number.coded = Letters(text, number).read(at);
  return number.coded;
}

/// "09-TT-NHNN.docx": the name of a file.
bool file_name(std::string_view text, const DocumentNumber& number) {
  if (number.end >= text.size() || text[number.end] != '.') {
    return false;
  }
  static constexpr std::array<std::string_view, 6> endings = {"doc", "docx", "pdf", "xls", "xlsx", "rtf"};
  return std::find(endings.begin(), endings.end(), word_at(text, number.end + 1).folded()) != endings.end();
}

/// "ngày   tháng   năm 2006" behind a number: a form in which the date is still to be filled in.
bool blank_date_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 40;
  const std::size_t day = match_words(text, skip_gap(text, at), "ngay");
  if (day == npos) {
    return false;
  }
  std::size_t end = day;
  while (end < text.size() && end - day < longest && !word_character(text, end)) {
    end += letter_at(text, end).length;
  }
  return match_words(text, end, "thang") != npos;
}

/// "số: 2006/QĐ-UBND ngày   tháng   năm 2006": what looks like a number is the year of one still to be filled in.
bool blank_of_form(std::string_view text, const DocumentNumber& number) {
  const std::string& serial = number.serial;
  const bool year = serial.size() == 4 && (serial.rfind("19", 0) == 0 || serial.rfind("20", 0) == 0);
  return year && !number.year && blank_date_at(text, number.end);
}

DocumentNumber begun(std::size_t at, std::string serial, std::size_t end) {
  DocumentNumber number;
  number.start = at;
  number.end = end;
  number.canonical = serial;
  number.serial = std::move(serial);
  return number;
}

/// Puts a year that ends at `end` behind `mark`.
void add_year(DocumentNumber& number, char mark, int year, std::size_t end) {
  number.year = year;
  number.canonical += mark + std::to_string(year);
  number.end = end;
}

/// What follows serial and year: "/NĐ-CP", "-QĐ-UBND", "/2014/NĐ-CP", "TT/BNNPTNT", nothing.
std::optional<DocumentNumber> behind_year(std::string_view text, DocumentNumber number, char before_year) {
  auto joint = read_joint(text, number.end);
  if (joint && joint->mark == '/' && read_year(text, joint->end) == number.year) { // "11/2014/2014/NĐ-CP"
    add_year(number, '/', *number.year, joint->end + 4);
    joint = read_joint(text, number.end);
  }
  if (!joint && letter_at(text, number.end).letter()) { // "28/2014TT/BNNPTNT"
    DocumentNumber coded = number;
    coded.canonical += '/';
    const DocumentCode code = read_letters(text, number.end, coded) ? coded.code() : DocumentCode{};
    return code.type != nullptr && !code.issuers.empty() ? std::optional(coded) : std::nullopt;
  }
  if (!joint || (before_year == '-' && joint->mark == '-')) {
    return before_year == '-' ? std::nullopt : std::optional(number); // "130/2005", but "5-2010" is a date
  }
  DocumentNumber coded = number;
  coded.canonical += joint->mark;
  if (read_letters(text, joint->end, coded)) {
    return coded;
  }
  return joint->mark == '/' && letter_at(text, joint->end).digit() ? std::nullopt : std::optional(number); // "01/2014/123"
}

/// "09 2006/QĐ-UBND": a slash lost before the year, which stands at `at`.
std::optional<DocumentNumber> behind_lost_slash(std::string_view text, std::size_t at, DocumentNumber number) {
  const auto joint = read_joint(text, at + 4);
  if (!joint) {
    return std::nullopt;
  }
  add_year(number, '/', *read_year(text, at), at + 4);
  number.canonical += joint->mark;
  return read_letters(text, joint->end, number) ? std::optional(number) : std::nullopt;
}

/// "37 TC/TCT", "90TC/TCT", "574 QĐ/BTC": two groups right behind the serial, or it is a word.
std::optional<DocumentNumber> behind_lost_mark(std::string_view text, std::size_t at, DocumentNumber number) {
  const auto group = read_letter_group(text, at, false, LowerCase::refused);
  if (!group || group->glued || !known_letters(group->letters) || !read_joint(text, group->end)) {
    return std::nullopt;
  }
  return read_letters(text, at, number) && number.end != group->end ? std::optional(number) : std::nullopt;
}

/// "15 3/2004/QĐ-TTg": a serial torn in two, the rest of it at `at`.
std::optional<DocumentNumber> torn_number(std::string_view text, std::size_t at, const DocumentNumber& begun_number) {
  constexpr std::size_t longest = 4;
  auto number = read_document_number(text, at);
  if (!number || !number->coded || !number->year || begun_number.serial.size() + number->serial.size() > longest) {
    return std::nullopt;
  }
  number->start = begun_number.start;
  number->serial.insert(0, begun_number.serial);
  number->canonical.insert(0, begun_number.serial);
  number->letters_at += begun_number.serial.size();
  return number;
}

/// "l30/2OO5/NĐ-CP": l and I for 1, O for 0, as scanners misread them, where all else fits.
std::optional<DocumentNumber> misread_number(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_digits = 16;
  constexpr std::size_t longest = 160;
  std::string corrected(text.substr(at, longest));
  bool digit = false;
  bool changed = false;
  for (std::size_t i = 0; i < std::min(longest_digits, corrected.size()); ++i) {
    char& c = corrected[i];
    const bool one = c == 'l' || c == 'I';
    const bool zero = c == 'O' || c == 'o';
    if (one || zero) {
      c = one ? '1' : '0';
      changed = true;
    } else if (c >= '0' && c <= '9') {
      digit = true;
    } else if (c != '/') {
      break;
    }
  }
  auto number = digit && changed ? read_document_number(corrected, 0) : std::nullopt;
  const DocumentCode code = number ? number->code() : DocumentCode{};
  if (code.issuers.empty() || code.issuers.front() == nullptr) {
    return std::nullopt;
  }
  number->start += at;
  number->end += at;
  return number;
}

} // namespace

std::optional<DocumentNumber> read_document_number(std::string_view text, std::size_t at) {
  const auto serial = read_serial(text, at);
  const auto joint = serial ? read_joint(text, serial->end) : std::nullopt;
  if (!joint) {
    return std::nullopt;
  }
  DocumentNumber number = begun(at, serial->letters, serial->end);
  if (const auto year = read_year(text, joint->end)) {
    add_year(number, joint->mark, *year, joint->end + 4);
    auto whole = behind_year(text, std::move(number), joint->mark);
    return whole && file_name(text, *whole) ? std::nullopt : whole;
  }
  number.canonical += joint->mark;
  if (!read_letters(text, joint->end, number) || blank_of_form(text, number) || file_name(text, number)) {
    return std::nullopt;
  }
  return number;
}

std::optional<DocumentNumber> read_loose_number(std::string_view text, std::size_t at) {
  const auto digits = read_digits(text, at);
  if (!digits) {
    return misread_number(text, at);
  }
  constexpr std::size_t longest_gap = 4; // bytes
  const std::size_t next = skip_blanks(text, digits->end);
  const bool tight = next == digits->end;
  const DocumentNumber number = begun(at, digits->letters, digits->end);
  if (next - digits->end > longest_gap) {
    return std::nullopt;
  }
  if (!letter_at(text, next).digit()) {
    auto old = behind_lost_mark(text, next, number);
    return old ? old : tight ? misread_number(text, at) : std::nullopt;
  }
  return read_year(text, next) ? behind_lost_slash(text, next, number) : torn_number(text, next, number);
}

std::optional<DocumentNumber> read_bare_serial(std::string_view text, std::size_t at) {
  const auto serial = read_serial(text, at);
  return serial ? std::optional(begun(at, serial->letters, serial->end)) : std::nullopt;
}

} // namespace danchieu::citation
