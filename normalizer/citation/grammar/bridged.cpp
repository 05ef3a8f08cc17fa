#include "normalizer/citation/grammar/finder.hpp"

#include "normalizer/citation/issuer_phrase.hpp"

#include <utility>

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_bridge = 160; // bytes
constexpr int most_words = 20;

/// Words that end what may stand between a type and its number: "tại", but not "Bộ Tài chính".
bool ends_bridge(const Word& word) {
  static constexpr std::array<std::string_view, 12> ends = {"nay",  "ngay", "dieu", "khoan", "diem", "duoc",
                                                            "co",   "tai",  "theo", "thi",   "quy",  "kem"};
  static const std::array<Word, 2> marked = {word_at("tài", 0), word_at("thi", 0)};
  const bool other = word.marked ? word.may_be(marked[0]) : word.capital && word.may_be(marked[1]); // "Cục Thi hành án"
  return one_of(word.folded(), ends) && !other;
}

/// Whether a number's letters may belong to a document of `type` some words before it.
bool fits(const InstrumentType& type, const DocumentCode& code, bool issuer_said) {
  if (issuer_said && code.type == nullptr) {
    return true;
  }
  if (code.type != nullptr) {
    return code.type == &type || code.type->slug.rfind(type.slug, 0) == 0 || type.slug.rfind(code.type->slug, 0) == 0;
  }
  if (code.issuer_codes.empty()) {
    return false;
  }
  // "QĐXXST-KDTM", "QĐST-DS" of courts begin with the type's letters
  for (const std::string& letters : type.abbreviations) {
    if (code.issuer_codes.front().rfind(letters, 0) == 0) {
      return true;
    }
  }
  return (type.slug == "cong-van" || type.slug == "van-ban" || type.slug == "nghi-dinh" || type.slug == "nghi-quyet") &&
         code.issuers.front() != nullptr;
}

} // namespace

/// Words between type and number: the issuer ("của Chính phủ số 117/2003/NĐ-CP", "các Nghị định của Chính phủ: số A;
/// số B") or a subject ("Quyết định đưa vụ án ra xét xử số 09/2018/QĐXXST-KDTM").
std::size_t Finder::bridged(std::size_t at, const TypeWord& type, std::size_t next) {
  const Letter first = letter_at(text_, next);
  if (first.folded != 'c' && !first.upper && !letter_at(text_, at).upper) {
    return npos; // neither "của" nor a name, and no document's title
  }
  Word word = word_at(text_, next);
  if (!word) {
    return npos;
  }
  bool issuer = word.folded() == "cua";
  if (!issuer && word.capital) {
    issuer = read_issuer(text_, next).has_value(); // "Thông tư liên tịch Bộ Tài chính - … số 176/…"
  }
  const bool consolidates = type.type->slug == "van-ban-hop-nhat"; // "văn bản hợp nhất Luật Đất đai số 21/VBHN-VPQH"
  if (!issuer && !consolidates && !letter_at(text_, at).upper) {
    return npos;
  }
  std::size_t here = next;
  for (int words = 0; words < most_words && here < next + longest_bridge; ++words) {
    const std::size_t number_at = skip_number_word(text_, here);
    if (number_at != here || (issuer && letter_at(text_, here).digit())) {
      const auto number = read_document_number(text_, number_at);
      if (!number || !number->coded || !fits(*type.type, number->code(), issuer)) {
        return npos;
      }
      if (text_.substr(here > 2 ? here - 2 : 0, 2).find(':') != npos && plural(at)) {
        list_type_ = type.type;
        list_end_ = number->end;
        return add_numbered(number_at, *type.type, *number); // the first item, a bare number
      }
      return add_numbered(at, *type.type, *number, {}, issuer_between(at, number->start));
    }
    word = word_at(text_, here);
    if (!word || ends_bridge(word) || (words > 0 && !consolidates && read_type_word(text_, word))) {
      return npos;
    }
    here = word.end;
    std::size_t joint = skip_gap(text_, here);
    const Letter letter = letter_at(text_, joint);
    if (letter.folded == ':' || (issuer && (letter.folded == ',' || letter.folded == '-'))) {
      joint = skip_gap(text_, joint + letter.length);
      if (letter.folded == ':' && skip_number_word(text_, joint) == joint && !(issuer && letter_at(text_, joint).digit())) {
        return npos;
      }
    }
    if (joint == here) {
      return npos;
    }
    here = joint;
  }
  return npos;
}

/// The issuer named between type word and number: "Nghị định của Chính phủ số 117/2003/NĐ-CP"; "" when none is.
std::string Finder::issuer_between(std::size_t at, std::size_t number_at) const {
  for (std::size_t here = at; here < number_at;) {
    const Word word = word_at(text_, here);
    if (!word) {
      here += letter_at(text_, here).length;
      continue;
    }
    if (word.folded() == "cua") {
      auto issuer = read_issuer(text_, skip_gap(text_, word.end));
      return issuer && issuer->end <= number_at ? std::move(issuer->name) : std::string();
    }
    here = word.end;
  }
  return {};
}

/// "các Nghị định": several follow.
bool Finder::plural(std::size_t at) const {
  return word_before(text_, at).folded() == "cac";
}

} // namespace danchieu::citation
