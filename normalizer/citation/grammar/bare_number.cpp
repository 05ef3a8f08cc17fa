#include "normalizer/citation/grammar/finder.hpp"
#include "normalizer/citation/grammar/word_starts.hpp"

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_serial = 7;

/// Words whose "số …" is no document: "mẫu số", "hợp đồng số", "tờ khai số", "mã số".
bool numbers_other_things(const Word& word) {
  static const auto words = [] {
    std::vector<Word> list;
    for (const std::string_view other : {"mẫu", "biểu", "lục", "đồng", "khai", "mã", "hiệu", "phép", "nhận", "hóa", "án", "thửa",
                                         "sổ", "sơ", "lô", "quyển", "phiếu", "thẻ", "đơn", "khoản", "tcvn", "qcvn", "iso"}) {
      list.push_back(word_at(other, 0));
    }
    return list;
  }();
  return std::any_of(words.begin(), words.end(), [&](const Word& other) { return word.may_be(other); });
}

/// Whether blanks stand within a number.
bool loose(std::string_view text, const DocumentNumber& number) {
  return text.substr(number.start, number.end - number.start).find_first_of(" \t\n") != npos;
}

/// Behind the mark that goes with a serial: ".14" of "66.14/2026", "c" of "30c", the star of "*457*".
std::size_t skip_serial_mark(std::string_view text, std::size_t end) {
  std::size_t mark = end;
  if (mark < text.size() && text[mark] == '.' && letter_at(text, mark + 1).digit()) {
    ++mark;
    while (letter_at(text, mark).digit()) {
      ++mark;
    }
  } else if (letter_at(text, mark).letter()) {
    mark += letter_at(text, mark).length;
  }
  return mark < text.size() && text[mark] == '*' ? mark + 1 : mark;
}

/// What stands before a number that has no type word.
struct Before {
  Word word;                ///< the last word, "số" left out
  bool said = false;        ///< "số" stands there
  bool colon = false;       ///< "Số: 5253/CT-CS"
  bool line_start = false;  ///< nothing stands before "số" on its line
};

Before look_before(std::string_view text, std::size_t at) {
  Before before;
  std::size_t end = at;
  std::size_t last = before_blanks(text, end);
  if (last != npos && text[last] == ':') {
    before.colon = true;
    end = last;
  }
  before.word = word_before(text, end);
  before.said = before.word.folded() == "so";
  if (before.said) {
    const std::size_t start = before.word.start;
    last = start > 0 ? before_blanks(text, start) : npos;
    before.word = word_before(text, start);
  }
  before.line_start = last == npos || text.substr(last, at - last).find('\n') != npos;
  return before;
}

} // namespace

/// Behind the digits and letters at `at`.
std::size_t Finder::skip_digits(std::size_t at) const {
  while (at < text_.size() && byte_class(text_[at]) == ByteClass::digit) {
    ++at;
  }
  return skip_word(text_, at);
}

/// A digit that begins a word: a document number standing alone ("số 48/2013/NĐ-CP", a list's item) or not.
std::size_t Finder::digits(std::size_t at) {
  std::size_t end = at;
  while (end < text_.size() && byte_class(text_[end]) == ByteClass::digit) {
    ++end;
  }
  if (end - at > longest_serial || (at > 0 && bound_before(at))) {
    return std::max(skip_digits(end), end);
  }
  const std::size_t mark = skip_serial_mark(text_, end);
  const std::size_t behind = std::max(mark, skip_digits(end));
  const char separator = letter_at(text_, skip_blanks(text_, mark)).folded;
  if (separator != '/' && separator != '-') {
    return behind;
  }
  const std::size_t start = at > 0 && text_[at - 1] == '*' && text_[mark - 1] == '*' ? at - 1 : at; // "Số: *457*/KH-UBND"
  const auto number = read_document_number(text_, start);
  const InstrumentType* type = number && number->coded ? bare_type(start, *number) : nullptr;
  return type != nullptr ? add_numbered(start, *type, *number) : behind;
}

/// A number is the tail of something longer: "QCVN 09:2015/BGTVT", "01-03.15/HĐTD", "V.09.02".
bool Finder::bound_before(std::size_t at) const {
  const Letter last = letter_at(text_, previous(text_, at));
  if (last.letter()) { // "số102/2009/NĐ-CP" only
    return word_before(text_, at).folded() != "so";
  }
  const char before = last.folded;
  return before == '/' || before == '-' || before == '_' || before == '.' || before == '&' ||
         (before == ':' && at > 1 && letter_at(text_, previous(text_, at - 1)).digit());
}

/// The type of a number without a type word before it; null when it is no citation.
const InstrumentType* Finder::bare_type(std::size_t at, const DocumentNumber& number) const {
  const Before before = look_before(text_, at);
  if ((before.colon && !before.said) || (before.word && numbers_other_things(before.word))) {
    return nullptr;
  }
  const DocumentCode code = number.code();
  const bool body = !code.issuers.empty() && code.issuers.front() != nullptr;
  if (code.type != nullptr) { // "48/2013/NĐ-CP"
    const bool norm = code.type->act || code.type->slug == "chi-thi";
    if (norm && !code.issuer_codes.empty() && code.issuer_codes.front().size() >= 2) {
      return code.type;
    }
    return (before.said || in_list(at)) && body ? code.type : nullptr;
  }
  const bool listed = in_list(at) && (before.said || !loose(text_, number)); // "kỳ họp thứ 14 - HĐND" is no number
  if (body && (before.said || listed)) { // "số 77/2015/QH13", "số 566/VPCP-KTTH"
    if (listed && list_type_ != nullptr) {
      return listed_type(at);
    }
    const std::string& issuer = code.issuers.front()->code;
    return instrument_type_named(issuer == "QH" ? "luật" : issuer == "UBTVQH" ? "pháp lệnh" : "công văn");
  }
  if (before.said && before.colon && before.line_start && code.issuer_codes.size() == 1 && number.canonical.find('-') != npos) {
    return instrument_type_named("công văn"); // "Số: 5253/CT-CS" in a heading
  }
  const bool item = !before.word || before.word.folded() == "va"; // not "…; chứng chỉ số 5/CC"
  return listed && item && before.said && list_type_ != nullptr && !code.issuer_codes.empty() ? listed_type(at) : nullptr;
}

/// The type of an item at `at` of a list: that of the document before, or one said since: "Quyết định số A … các Nghị định 87, 31/CP".
const InstrumentType* Finder::listed_type(std::size_t at) const {
  const InstrumentType* type = list_type_;
  for (std::size_t here = list_end_; here < at;) {
    const Word word = word_at(text_, here);
    if (!word) {
      here += letter_at(text_, here).length;
      continue;
    }
    const auto said = word.capital ? read_type_word(text_, word) : std::nullopt;
    const bool numbered = said && letter_at(text_, skip_blanks(text_, said->end)).digit();
    type = numbered ? said->type : type;
    here = said ? said->end : word.end;
  }
  return type;
}

} // namespace danchieu::citation
