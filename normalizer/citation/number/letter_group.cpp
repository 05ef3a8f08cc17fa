#include "normalizer/citation/number/letter_group.hpp"

#include "normalizer/citation/document_code.hpp"
#include "normalizer/citation/letters.hpp"
#include "normalizer/citation/scan.hpp"

#include <algorithm>
#include <array>

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_group = 40; // bytes
constexpr std::size_t longest_lower = 16;
constexpr unsigned most_small = 8; // lower case letters looked at within a group

/// Letters that are met without their marks or in another case, and that no table finds so: of types, and of the bodies
/// with the shortest codes.
struct Form {
  std::string_view folded;
  std::string_view proper;
  bool first;
};
constexpr std::array<Form, 9> forms = {{
    {"nd", "NĐ", true}, {"qd", "QĐ", true}, {"ttr", "TTr", true}, {"ctr", "CTr", true}, {"cp", "CP", false},
    {"ttg", "TTg", false}, {"qh", "QH", false}, {"ub", "UB", false}, {"tu", "TU", false},
}};

/// Whether `written` may be meant for `proper`: other case, or a stroke of đ left out; never one letter for another.
bool may_be_meant(std::string_view written, std::string_view proper) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < proper.size();) {
    const Letter letter = letter_at(written, at);
    const Letter other = letter_at(proper, i);
    if (letter.folded != other.folded || (letter.shape != 0 && other.shape == 0)) {
      return false;
    }
    at += letter.length;
    i += other.length;
  }
  return at == written.size();
}

/// Capitals for ASCII letters and đ.
std::string capitals(std::string_view letters) {
  std::string out;
  for (std::size_t at = 0; at < letters.size();) {
    const Letter letter = letter_at(letters, at);
    if (letter.folded == 'd' && letter.shape != 0) {
      out += "Đ";
    } else {
      out += letter.letter() ? static_cast<char>(letter.folded - 'a' + 'A') : letter.folded;
    }
    at += letter.length;
  }
  return out;
}

/// "qđ" → "QĐ", "QD" → "QĐ", "Ttg" → "TTg", "BKHDT" → "BKHĐT", "qh15" → "QH15"; anything else stays as it is.
std::string proper_letters(std::string group, bool first) {
  const bool lower = std::any_of(group.begin(), group.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool bare = std::all_of(group.begin(), group.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (lower ? false : !bare || (group.find('D') == npos && group.back() != 'R' && group.back() != 'G')) {
    return group; // nothing that a mark or another case might be missing from
  }
  const std::string_view body = without_term(group);
  const std::string_view term = std::string_view(group).substr(body.size());
  const std::string folded = folded_key(body);
  for (const Form& form : forms) {
    if (folded == form.folded && (first || !form.first) && may_be_meant(body, form.proper)) {
      return std::string(form.proper) + std::string(term);
    }
  }
  if (lower && first) {
    if (std::string letters = capitals(group); instrument_type_abbreviated(letters) != nullptr) {
      return letters;
    }
  }
  const std::string_view code = code_folded(folded);
  return !code.empty() && may_be_meant(body, code) ? std::string(code) + std::string(term) : group;
}

/// Letters of which no syllable is made: "skhcn", "ktth".
bool no_word(const Word& word) {
  return word.tone == 0 && word.size >= 2 && word.size <= most_small && word.folded().find_first_of("aeiouy") == npos;
}

/// "1166/qđ-tct", "63/2025/qh15".
std::optional<LetterGroup> read_lower_group(std::string_view text, std::size_t at, bool first, LowerCase lower) {
  const Word word = word_at(text, at);
  std::size_t end = word.end;
  while (end - word.end < 2 && letter_at(text, end).digit()) {
    ++end;
  }
  const std::string_view written = text.substr(at, end - at);
  if (lower == LowerCase::refused || written.size() > longest_lower || word_character(text, end)) {
    return std::nullopt;
  }
  std::string letters = proper_letters(std::string(written), first);
  if (letters == written) {
    if (lower != LowerCase::possible || end != word.end || !no_word(word)) {
      return std::nullopt;
    }
    letters = capitals(written);
  }
  const Word body = end < text.size() && text[end] == '.' ? word_at(text, end + 1) : Word{};
  if (const std::string_view code = body ? code_folded(body.folded()) : std::string_view{}; !code.empty()) { // "qđ.ubnd"
    letters.append(".").append(code);
    end = body.end;
  }
  return LetterGroup{std::move(letters), end, false, false};
}

/// Whether '&', '.' or '_' at `at` joins letters: "CCHC&PC", "TC.CCVC", but not "NĐ-CP. Nghị định".
bool joins(std::string_view text, std::size_t at, const Letter& mark) {
  if (mark.folded != '&' && mark.folded != '.' && mark.folded != '_') {
    return false;
  }
  const Letter next = letter_at(text, at + 1);
  const Letter after = letter_at(text, at + 1 + next.length);
  return next.letter() && next.upper && (mark.folded == '&' || !after.letter() || after.upper);
}

/// "NGÀY" at `at`, behind letters in capitals to which it is glued: "NĐ-CPNGÀY".
bool day_glued(std::string_view text, std::size_t at) {
  for (const char c : std::string_view("ngay")) {
    const Letter letter = letter_at(text, at);
    if (letter.folded != c) {
      return false;
    }
    at += letter.length;
  }
  return !letter_at(text, at).letter();
}

/// Small letters behind the capitals of a group that began at `start`.
struct SmallLetters {
  std::size_t end = npos; ///< behind those that belong to the group; npos when the whole is a word
  bool glued = false;
};

SmallLetters read_small_letters(std::string_view text, std::size_t start, std::size_t at) {
  const std::size_t one = at + letter_at(text, at).length;
  std::size_t run = at;
  unsigned letters = 0;
  bool marked = false;
  for (Letter small = letter_at(text, run); letters < most_small && small.letter() && !small.upper; small = letter_at(text, run)) {
    marked = marked || small.tone != 0 || small.shape != 0;
    run += small.length;
    ++letters;
  }
  const Letter after = letter_at(text, run);
  const bool separated = after.folded == '/' || after.folded == '-';
  if (letters == 1 && (at - start > 1 || after.letter() || separated)) { // "TTg", "CTr", "Tr-"
    return {run};
  }
  if (known_letters(text.substr(start, run - start)) || (letters == 2 && !marked && after.letter() && after.upper)) { // "ThU", "NgV"
    return {run};
  }
  const std::string with_one = proper_letters(std::string(text.substr(start, one - start)), false);
  if (known_letters(with_one) && match_words(text, one, "ngay") != npos) { // "TTgngày", "Cpngày"
    return {one, true};
  }
  return known_letters(text.substr(start, at - start)) ? SmallLetters{at, true} : SmallLetters{}; // "3/Ngày" is a word
}

/// The mark of a footnote, which a plain text leaves as digits: "NĐ-CP1". Only assemblies number their terms.
std::size_t without_note(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view letters = text.substr(start, end - start);
  const std::string_view body = without_term(letters);
  const Issuer* issuer = body.size() == letters.size() || letters.size() - body.size() > 2 ? nullptr : issuer_with_code(body);
  static constexpr std::array<std::string_view, 3> assemblies = {"QH", "UBTVQH", "HĐNN"};
  const bool term = issuer == nullptr || issuer->local || std::find(assemblies.begin(), assemblies.end(), issuer->code) != assemblies.end();
  return term ? end : start + body.size();
}

/// The letters with one spelling of Đ.
std::string one_spelling(std::string_view written) {
  std::string letters;
  for (std::size_t i = 0; i < written.size();) {
    const Letter c = letter_at(written, i);
    if (c.folded == 'd' && c.shape != 0) {
      letters += c.upper ? "Đ" : "đ";
    } else {
      letters.append(written, i, c.length);
    }
    i += c.length;
  }
  return letters;
}

std::optional<LetterGroup> read_upper_group(std::string_view text, std::size_t start, bool first) {
  std::size_t end = start; // behind the last letter, digit or joining mark
  bool glued = false;
  bool all_capital = true;
  while (!glued && end - start < longest_group) {
    const Letter letter = letter_at(text, end);
    if ((letter.letter() && letter.upper) || letter.digit()) {
      if (letter.folded == 'n' && end > start && day_glued(text, end) && known_letters(text.substr(start, end - start))) {
        glued = true;
      } else {
        end += letter.length;
      }
    } else if (end > start && joins(text, end, letter)) {
      ++end;
    } else if (letter.letter()) {
      const SmallLetters small = read_small_letters(text, start, end);
      if (small.end == npos) {
        return std::nullopt;
      }
      all_capital = all_capital && small.end == end;
      end = small.end;
      glued = small.glued;
    } else {
      break;
    }
  }
  end = without_note(text, start, end);
  return LetterGroup{proper_letters(one_spelling(text.substr(start, end - start)), first), end, all_capital, glued};
}

} // namespace

bool known_letters(std::string_view letters) {
  const std::string_view body = without_term(letters);
  return instrument_type_abbreviated(letters) != nullptr || (!body.empty() && issuer_with_code(body) != nullptr);
}

std::optional<LetterGroup> read_letter_group(std::string_view text, std::size_t at, bool first, LowerCase lower) {
  const Letter letter = letter_at(text, at);
  if (!letter.letter()) {
    return std::nullopt;
  }
  return letter.upper ? read_upper_group(text, at, first) : read_lower_group(text, at, first, lower);
}

} // namespace danchieu::citation
