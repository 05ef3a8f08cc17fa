#include "normalizer/citation/document_number.hpp"

#include "normalizer/citation/letters.hpp"
#include "normalizer/citation/scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_serial = 7;
constexpr std::size_t longest_group = 40; // bytes of one group of letters
constexpr int most_groups = 8;

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool separator(const Letter& letter) {
  return letter.folded == '/' || letter.folded == '-';
}

/// Digits at the end of a body's letters are the term: "QH13" → "QH".
std::string_view without_term(std::string_view group) {
  while (!group.empty() && group.back() >= '0' && group.back() <= '9') {
    group.remove_suffix(1);
  }
  return group;
}

bool known_group(std::string_view group) {
  const std::string_view letters = without_term(group);
  return instrument_type_abbreviated(group) != nullptr || (!letters.empty() && issuer_with_code(letters) != nullptr);
}

/// Mixed-case letters of types and bodies, and what careless typing makes of others, to their proper form.
/// "qđ" → "QĐ", "QD" → "QĐ", "Ttg" → "TTg", "HDND" → "HĐND"; anything else stays as it is.
std::string proper_group(std::string group, bool first) {
  struct Form {
    std::string_view folded;
    std::string_view proper;
    bool first;
  };
  static constexpr std::array<Form, 15> forms = {{
      {"nd", "NĐ", true}, {"qd", "QĐ", true}, {"nq", "NQ", true}, {"tt", "TT", true}, {"ct", "CT", true},
      {"ttlt", "TTLT", true}, {"kh", "KH", true}, {"tb", "TB", true}, {"cp", "CP", false}, {"ttg", "TTg", false},
      {"hdnd", "HĐND", false}, {"ubnd", "UBND", false}, {"hdbt", "HĐBT", false}, {"btc", "BTC", false},
      {"bnv", "BNV", false},
  }};
  // only a missing đ and lower case are repaired, never one đ or letter for another
  const bool lower = std::any_of(group.begin(), group.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool bare = std::all_of(group.begin(), group.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if ((!lower && !bare) || group.size() > 6 || group == "TTg") {
    return group;
  }
  const std::string folded = folded_key(group);
  for (const Form& form : forms) {
    if (folded == form.folded && (first || !form.first)) {
      return std::string(form.proper);
    }
  }
  return group;
}

struct Group {
  std::string letters;
  std::size_t end = 0;
  bool glued = false; ///< a word follows without a blank: "NĐ-CPngày"
};

/// One group of letters at `at`: "NĐ", "QH13", "TTg", "CCHC&PC", "TC.CCVC".
std::optional<Group> read_group(std::string_view text, std::size_t at, bool lower_allowed) {
  const std::size_t start = at;
  Letter letter = letter_at(text, at);
  if (!letter.letter()) {
    return std::nullopt;
  }
  if (!letter.upper) { // "1166/qđ-tct": only known letters in lower case
    const Word word = word_at(text, at);
    if (!lower_allowed || word.end - at > 12 || word.capital) {
      return std::nullopt;
    }
    const std::string upper = proper_group(std::string(text.substr(at, word.end - at)), true);
    if (upper == text.substr(at, word.end - at) || letter_at(text, word.end).digit()) {
      return std::nullopt;
    }
    return Group{upper, word.end, false};
  }
  std::size_t end = at; // behind the last capital, digit or joining mark
  while (end - start < longest_group) {
    letter = letter_at(text, end);
    if ((letter.letter() && letter.upper) || letter.digit()) {
      end += letter.length;
      continue;
    }
    const bool joins = letter.folded == '&' || letter.folded == '.' || letter.folded == '_';
    if (joins && end > start) {
      const Letter next = letter_at(text, end + 1);
      const Letter after = letter_at(text, end + 1 + next.length);
      const bool name = next.letter() && next.upper && !(after.letter() && !after.upper);
      if (name || (letter.folded == '&' && next.letter() && next.upper)) {
        end += 1;
        continue;
      }
    }
    if (!letter.letter()) {
      break;
    }
    // a lower case letter: part of "TTg", "CTr", "NgV", "ThU", or the beginning of a glued word
    std::size_t run = end;
    unsigned letters = 0;
    bool marked = false;
    while (letters < 8 && letter_at(text, run).letter() && !letter_at(text, run).upper) {
      const Letter small = letter_at(text, run);
      marked = marked || small.tone != 0 || small.shape != 0;
      run += small.length;
      ++letters;
    }
    const Letter after = letter_at(text, run);
    const std::string_view with = text.substr(start, run - start);
    const std::string_view without = text.substr(start, end - start);
    if (letters == 1 && end - start >= 1 && !(end - start == 1 && !after.letter() && !separator(after)) ) {
      end = run; // TTg, CTr, NgV, Tr-
      continue;
    }
    if (instrument_type_abbreviated(with) != nullptr || issuer_with_code(with) != nullptr) {
      end = run;
      continue;
    }
    if (letters == 2 && !marked && after.letter() && after.upper) {
      end = run;
      continue;
    }
    if (!known_group(without)) {
      return std::nullopt; // "3/Ngày", "8/Địa": a word
    }
    return Group{std::string(without), end, true};
  }
  if (end == start) {
    return std::nullopt;
  }
  std::string letters;
  for (std::size_t i = start; i < end;) { // one spelling of Đ
    const Letter c = letter_at(text, i);
    if (c.folded == 'd' && c.shape != 0) {
      letters += c.upper ? "Đ" : "đ";
    } else {
      letters.append(text, i, c.length);
    }
    i += c.length;
  }
  return Group{std::move(letters), end, false};
}

/// The serial at `at`: "130", "30c", "66.14", "*457*". Gives its end and its text.
std::optional<Group> read_serial(std::string_view text, std::size_t at) {
  // one mark on each side of the digits is a scanner's, several before them a web page's: "**12/2020/NĐ-CP**"
  std::size_t stars = 0;
  while (at < text.size() && text[at] == '*' && stars < 3) {
    ++at;
    ++stars;
  }
  const std::size_t start = at;
  while (is_digit(text, at) && at - start <= longest_serial) {
    ++at;
  }
  if (at == start || at - start > longest_serial) {
    return std::nullopt;
  }
  if (at < text.size() && text[at] == '.' && is_digit(text, at + 1)) { // "66.14"
    std::size_t end = at + 1;
    while (is_digit(text, end) && end - at <= 4) {
      ++end;
    }
    if (end - at <= 4) {
      at = end;
    }
  }
  std::string serial(text.substr(start, at - start));
  if (const Letter letter = letter_at(text, at); letter.letter()) {
    if (letter_at(text, at + letter.length).letter() || letter_at(text, at + letter.length).digit()) {
      return std::nullopt;
    }
    serial.append(text, at, letter.length);
    at += letter.length;
  }
  if (stars == 1 && at < text.size() && text[at] == '*') {
    ++at;
  }
  return Group{std::move(serial), at, false};
}

/// A year of four digits at `at`, none after it.
std::optional<int> read_year(std::string_view text, std::size_t at) {
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_digit(text, at + i)) {
      return std::nullopt;
    }
    year = year * 10 + (text[at + i] - '0');
  }
  if (is_digit(text, at + 4) || year < 1900 || year > 2299) { // 2205 for 2025 is met: as written
    return std::nullopt;
  }
  return year;
}

/// A separator at `at` with blanks around it; `tight` when none stands before it.
struct Joint {
  char mark = 0;
  bool tight_before = true;
  bool tight_after = true;
  std::size_t end = 0;
};

std::optional<Joint> read_joint(std::string_view text, std::size_t at) {
  Joint joint;
  const std::size_t mark = skip_blanks(text, at);
  const Letter letter = letter_at(text, mark);
  if (!separator(letter) || mark - at > 8) {
    return std::nullopt;
  }
  joint.mark = letter.folded;
  joint.tight_before = mark == at;
  const std::size_t behind = mark + letter.length;
  joint.end = skip_gap(text, behind);
  joint.tight_after = joint.end == behind;
  return joint;
}

/// The groups "NĐ-CP" at `at`, appended to the number.
bool read_groups(std::string_view text, std::size_t at, DocumentNumber& number) {
  const auto first = read_group(text, at, true);
  if (!first) {
    return false;
  }
  const std::string letters = proper_group(first->letters, true);
  number.canonical += letters;
  number.end = first->end;
  bool needs_body = instrument_type_abbreviated(letters) != nullptr;
  bool glued = first->glued;
  for (int count = 1; count < most_groups && !glued; ++count) {
    auto joint = read_joint(text, number.end);
    if (!joint) {
      // "27/2016/TT BTNMT", "TT\nBLĐTBXH": a hyphen lost at a blank between a type and a body
      const std::size_t next = skip_blanks(text, number.end);
      if (!needs_body || next == number.end || next - number.end > 3) {
        break;
      }
      const auto body = read_group(text, next, false);
      if (!body || body->letters.size() < 2 || issuer_with_code(without_term(body->letters)) == nullptr) {
        break;
      }
      joint = Joint{'-', false, false, next};
    }
    const bool lower = joint->tight_before && joint->tight_after;
    const auto next = read_group(text, joint->end, lower);
    if (!next || (joint->mark == '/' && !joint->tight_before && !needs_body)) {
      break;
    }
    const bool loose = !joint->tight_before || !joint->tight_after;
    if (loose) {
      const bool body = issuer_with_code(without_term(next->letters)) != nullptr;
      const bool open = needs_body || (joint->tight_before && joint->mark == '-');
      if (!open || next->letters.size() < 2 || (!body && !(joint->tight_before && open))) {
        break;
      }
    }
    number.canonical += joint->mark;
    number.canonical += proper_group(next->letters, false);
    number.end = next->end;
    glued = next->glued;
    needs_body = false;
  }
  return true;
}

/// Splits letters at '-', '/', '.' and blanks, and where a hyphen was lost.
std::vector<std::string_view> groups_of(std::string_view letters) {
  std::vector<std::string_view> groups;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    if (i == letters.size() || letters[i] == '-' || letters[i] == '/' || letters[i] == '.' || letters[i] == ' ') {
      if (i > start) {
        const auto parts = glued_parts(letters.substr(start, i - start));
        groups.insert(groups.end(), parts.begin(), parts.end());
      }
      start = i + 1;
    }
  }
  return groups;
}

/// A group of letters as bytes and as what they fold to.
struct Letters {
  std::string folded;
  std::vector<std::size_t> places; ///< of each letter, and the end
};

Letters letters_of(std::string_view group) {
  Letters letters;
  for (std::size_t at = 0; at < group.size();) {
    const Letter letter = letter_at(group, at);
    letters.folded += letter.folded;
    letters.places.push_back(at);
    at += letter.length;
  }
  letters.places.push_back(group.size());
  return letters;
}

/// The ways to write `folded` from `at` on as codes of bodies; counts up to two. `cuts` gets where each part of the
/// first way begins.
unsigned ways_of_bodies(std::string_view folded, std::size_t at, std::vector<std::size_t>& cuts) {
  constexpr std::size_t shortest = 3;
  if (at == folded.size()) {
    return 1;
  }
  unsigned ways = 0;
  for (std::size_t size = folded.size() - at; size >= shortest && ways < 2; --size) {
    if (issuer_with_code(folded.substr(at, size)) == nullptr) {
      continue;
    }
    std::vector<std::size_t> rest;
    const unsigned more = ways_of_bodies(folded, at + size, rest);
    if (ways == 0 && more > 0) {
      cuts.push_back(at);
      cuts.insert(cuts.end(), rest.begin(), rest.end());
    }
    ways += more;
  }
  return std::min(ways, 2U);
}

bool joint_type(const InstrumentType* type) {
  return type != nullptr && (type->slug.find("lien-tich") != std::string::npos || type->slug.find("lien-bo") != std::string::npos ||
                             type->slug.find("lien-nganh") != std::string::npos);
}

/// "ngày   tháng   năm 2006" behind a number: a form in which the date is still to be filled in.
bool blank_date_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 40;
  const std::size_t day = match_words(text, skip_gap(text, at), "ngay");
  if (day == npos) {
    return false;
  }
  std::size_t end = day;
  while (end < text.size() && end - day < longest && !letter_at(text, end).letter() && !letter_at(text, end).digit()) {
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

} // namespace

std::optional<DocumentNumber> read_document_number(std::string_view text, std::size_t at) {
  const auto serial = read_serial(text, at);
  if (!serial) {
    return std::nullopt;
  }
  auto joint = read_joint(text, serial->end);
  if (!joint) {
    return std::nullopt;
  }
  DocumentNumber number;
  number.start = at;
  number.serial = serial->letters;
  number.canonical = serial->letters;
  if (const auto year = read_year(text, joint->end)) {
    number.year = year;
    number.canonical += joint->mark;
    number.canonical += std::to_string(*year);
    number.end = joint->end + 4;
    auto after = read_joint(text, number.end);
    if (after && after->mark == '/' && read_year(text, after->end) == year) { // "11/2014/2014/NĐ-CP"
      number.canonical += '/' + std::to_string(*year);
      number.end = after->end + 4;
      after = read_joint(text, number.end);
    }
    if (!after || (joint->mark == '-' && after->mark == '-')) {
      if (letter_at(text, number.end).letter() || joint->mark == '-') {
        return std::nullopt;
      }
      return number; // "130/2005" without letters
    }
    DocumentNumber coded = number;
    coded.canonical += after->mark;
    if (read_groups(text, after->end, coded)) {
      coded.coded = true;
      coded.code = read_code(code_of(coded.canonical));
      return coded;
    }
    if (after->mark == '/' && is_digit(text, after->end)) {
      return std::nullopt; // "01/2014/123"
    }
    return number;
  }
  number.canonical += joint->mark;
  if (!read_groups(text, joint->end, number) || blank_of_form(text, number)) {
    return std::nullopt;
  }
  number.coded = true;
  number.code = read_code(code_of(number.canonical));
  return number;
}

std::optional<DocumentNumber> read_loose_number(std::string_view text, std::size_t at) {
  const auto serial = read_serial(text, at);
  if (!serial) {
    return std::nullopt;
  }
  const std::size_t next = skip_blanks(text, serial->end);
  if (next - serial->end > 4) {
    return std::nullopt;
  }
  DocumentNumber number;
  number.start = at;
  number.serial = serial->letters;
  number.canonical = serial->letters;
  if (next > serial->end && read_year(text, next)) { // "09 2006/QĐ-UBND"
    const auto after = read_joint(text, next + 4);
    if (!after) {
      return std::nullopt;
    }
    number.year = read_year(text, next);
    number.canonical += '/' + std::to_string(*number.year) + after->mark;
    if (!read_groups(text, after->end, number)) {
      return std::nullopt;
    }
  } else { // "37 TC/TCT", "574 QĐ/BTC": two groups, or it is a word
    const auto group = read_group(text, next, false);
    if (!group || group->glued || !read_joint(text, group->end) || !read_groups(text, next, number) ||
        number.end == group->end) {
      return std::nullopt;
    }
    if (!known_group(group->letters)) {
      return std::nullopt;
    }
  }
  number.coded = true;
  number.code = read_code(std::string_view(number.canonical).substr(number.serial.size() + (number.year ? 6 : 0)));
  return number;
}

std::optional<DocumentNumber> read_bare_serial(std::string_view text, std::size_t at) {
  const auto serial = read_serial(text, at);
  if (!serial) {
    return std::nullopt;
  }
  DocumentNumber number;
  number.start = at;
  number.end = serial->end;
  number.serial = serial->letters;
  number.canonical = serial->letters;
  return number;
}

std::vector<std::string_view> glued_parts(std::string_view group) {
  constexpr std::size_t longest = 40; // bytes
  constexpr std::array<std::string_view, 7> types = {"ttlt", "tt", "nd", "qd", "nq", "ct", "kh"};
  const std::string_view letters = without_term(group);
  if (letters.size() < 4 || letters.size() > longest || issuer_with_code(letters) != nullptr ||
      instrument_type_abbreviated(letters) != nullptr) {
    return {group};
  }
  const Letters read = letters_of(letters);
  const std::string_view folded = read.folded;
  std::vector<std::size_t> cuts;
  for (const std::string_view type : types) {
    if (folded.substr(0, type.size()) != type || folded.size() == type.size()) {
      continue;
    }
    const bool decree = folded == "ndcp" || folded == "nqcp"; // the one body of two letters
    std::vector<std::size_t> bodies;
    if (decree) {
      bodies = {type.size()};
    } else if (ways_of_bodies(folded, type.size(), bodies) != 1) {
      continue;
    }
    if (!cuts.empty()) {
      return {group};
    }
    cuts = std::move(bodies);
    cuts.insert(cuts.begin(), 0);
  }
  if (cuts.empty() && (ways_of_bodies(folded, 0, cuts) != 1 || cuts.size() < 2)) {
    return {group};
  }
  std::vector<std::string_view> parts;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const std::size_t start = read.places[cuts[i]];
    const std::size_t end = i + 1 < cuts.size() ? read.places[cuts[i + 1]] : group.size();
    parts.push_back(group.substr(start, end - start));
  }
  return parts;
}

std::string_view code_of(std::string_view canonical) {
  std::size_t at = 0;
  for (int part = 0; part < 3; ++part) { // the serial, then perhaps the year, seldom twice
    std::size_t end = at;
    while (end < canonical.size() && canonical[end] != '/' && canonical[end] != '-') {
      ++end;
    }
    if (part >= 1 && !(end - at == 4 && read_year(canonical, at))) {
      break;
    }
    at = std::min(end + 1, canonical.size());
  }
  return canonical.substr(at);
}

DocumentCode read_code(std::string_view letters) {
  DocumentCode code;
  const auto groups = groups_of(letters);
  if (groups.empty()) {
    return code;
  }
  std::size_t first_body = 0;
  const auto body_at = [&](std::size_t i) {
    return i < groups.size() && issuer_with_code(without_term(groups[i])) != nullptr;
  };
  if (const InstrumentType* type = instrument_type_abbreviated(groups[0])) {
    // "5253/CT-CS" is an official letter of Cục Thuế, "CP-KTTH" has no type at all
    const bool doubtful = type->slug == "chi-thi" && groups.size() > 1 && !body_at(1);
    if (!doubtful) {
      code.type = type;
      first_body = 1;
    }
  } else if (groups.size() > 1 && groups.back().size() >= 2) { // "1895/1997/BYT-QĐ"
    const InstrumentType* last = instrument_type_abbreviated(groups.back());
    if (last != nullptr && last->slug != "chi-thi" && last->slug != "ban-sao" && body_at(0) && !body_at(groups.size() - 1)) {
      code.type = last;
    }
  }
  const auto add = [&](std::string_view group) {
    code.issuer_codes.emplace_back(group);
    code.issuers.push_back(issuer_with_code(without_term(group)));
  };
  const bool several = joint_type(code.type);
  for (std::size_t i = first_body; i < groups.size(); ++i) {
    // a body's letters may themselves hold a hyphen: "BNN-PTNT", "BLĐ-TB&XH"
    const std::string pair = i + 1 < groups.size() ? std::string(groups[i]) + '-' + std::string(groups[i + 1]) : std::string();
    if (!pair.empty() && issuer_with_code(pair) != nullptr) {
      code.issuer_codes.push_back(pair);
      code.issuers.push_back(issuer_with_code(pair));
      ++i;
    } else if (several || code.issuers.empty()) {
      if (several && instrument_type_abbreviated(groups[i]) == code.type) {
        continue;
      }
      add(groups[i]);
    }
    if (!several) {
      break;
    }
  }
  return code;
}

} // namespace danchieu::citation
