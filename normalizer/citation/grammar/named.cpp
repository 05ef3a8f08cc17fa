#include "normalizer/citation/grammar/finder.hpp"

#include "normalizer/citation/law_name.hpp"

#include <utility>

namespace danchieu::citation {
namespace {

constexpr int most_words = 24; // of a name that no table knows

/// Where a number may stand behind a law's name: "…, số 5", "… (số 5", "… (sửa đổi) số 5".
std::size_t number_place(std::string_view text, std::size_t name_end) {
  const std::size_t next = skip_comma(text, skip_aside(text, skip_gap(text, name_end)));
  if (next >= text.size() || text[next] != '(') {
    return next;
  }
  const std::size_t inside = skip_gap(text, next + 1);
  return skip_number_word(text, inside) == inside ? next : inside;
}

} // namespace

/// A law by its name, the name perhaps followed by its number; names of amending laws hold other laws.
std::size_t Finder::named(std::size_t at, const TypeWord& type, std::size_t next) {
  if (type.type->slug == "hien-phap") {
    return constitution(at, type, next);
  }
  const bool capital = letter_at(text_, at).upper;
  if (type.type->slug == "luat" && !capital) {
    static constexpr std::array<std::string_view, 9> others = {"ky", "dinh", "quy", "phap", "nganh", "khoa", "hinh", "co", "chu"};
    if (const Word before = word_before(text_, at); before && one_of(before.folded(), others)) {
      return npos; // kỷ luật, định luật, quy luật, pháp luật, ngành luật
    }
  }
  if (heading(at, type.end)) {
    return npos;
  }
  if (const std::size_t end = amending(at, type, next); end != npos) {
    return end;
  }
  const std::size_t name_end = law_name_end(text_, next, *type.type);
  if (name_end == next) {
    if (const Word follower = word_at(text_, next); !follower || read_type_word(text_, follower)) {
      return npos; // "Luật, Nghị định"
    }
    const bool amends = match_words(text_, next, "sua doi") != npos;
    const std::size_t dated = !capital || plural(at) ? next : amends ? dated_amending_name_end(text_, next) : dated_name_end(text_, next);
    return dated == next ? numbered_after_name(at, type, next) : add_named(at, *type.type, dated);
  }
  if (!capital && !letter_at(text_, next).upper && type.type->slug == "luat" && word_at(text_, next).end >= name_end) {
    return npos; // "luật giá", "luật dược" in lower case may be anything
  }
  if (plural(at) && word_at(text_, next).end >= name_end && laws_named(text_.substr(at, name_end - at)).empty()) {
    return npos; // "các Luật Thuế": laws of a kind
  }
  return add_named(at, *type.type, name_end);
}

/// A type word in capitals alone on its line over the name: a law's own heading, no citation.
bool Finder::heading(std::size_t at, std::size_t end) const {
  constexpr std::size_t longest_indent = 200;
  const Word word = word_at(text_, at);
  if (!word.all_capital || word.size < 2) {
    return false;
  }
  const auto space = [&](std::size_t place) { return text_[place] == ' ' || text_[place] == '\t'; };
  std::size_t next = end;
  while (next < text_.size() && next - end < longest_indent && space(next)) {
    ++next;
  }
  if (next >= text_.size() || text_[next] != '\n') {
    return false;
  }
  std::size_t before = at;
  while (before > 0 && at - before < longest_indent && space(before - 1)) {
    --before;
  }
  return before == 0 || text_[before - 1] == '\n';
}

/// "Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013".
std::size_t Finder::constitution(std::size_t at, const TypeWord& type, std::size_t next) {
  if (!letter_at(text_, at).upper || heading(at, type.end)) {
    return npos;
  }
  static constexpr std::array<std::string_view, 2> states = {"nuoc cong hoa xa hoi chu nghia viet nam",
                                                             "cong hoa xa hoi chu nghia viet nam"};
  const std::size_t state = match_any(text_, next, states);
  return add_named(at, *type.type, state == npos ? type.end : state);
}

/// "Luật Giao thông gì đó số 39/2005/QH11": a name that no table knows, made sure by the number behind it.
std::size_t Finder::numbered_after_name(std::size_t at, const TypeWord& type, std::size_t next) {
  if (!letter_at(text_, at).upper) {
    return npos;
  }
  const bool amends = match_words(text_, next, "sua doi") != npos;
  const auto names_another = [&](const Word& word) { // not "sửa đổi … của các luật có liên quan đến quy hoạch số 35/2018/QH14"
    const auto other = read_type_word(text_, word);
    const std::size_t name = other ? skip_gap(text_, other->end) : 0;
    return other && !(amends && other->type->by_name && law_name_end(text_, name, *other->type) == name);
  };
  std::size_t here = next;
  for (int words = 0; words < most_words; ++words) {
    if (const std::size_t number_at = skip_number_word(text_, here); number_at != here) {
      const auto number = read_document_number(text_, number_at);
      if (number && number->coded) {
        return add_numbered(at, *type.type, *number, {next, here});
      }
    }
    const Word word = word_at(text_, here);
    if (!word || word.folded() == "nay" || word.folded() == "ngay" || names_another(word)) {
      return npos;
    }
    std::size_t joint = skip_gap(text_, word.end);
    const Letter letter = letter_at(text_, joint);
    if (letter.folded == ',' || letter.folded == '-') {
      joint = skip_gap(text_, joint + letter.length);
    }
    if (joint == word.end) {
      return npos;
    }
    here = joint;
  }
  return npos;
}

/// The name ends at `name_end`; a number right behind it belongs to the law: "Luật Quốc phòng số 39/2005/QH11".
std::size_t Finder::add_named(std::size_t at, const InstrumentType& type, std::size_t name_end) {
  const std::size_t next = number_place(text_, name_end);
  const std::size_t number_at = skip_number_word(text_, next);
  if (number_at != next || letter_at(text_, next).digit()) {
    auto number = read_document_number(text_, number_at);
    if (!number && number_at != next) {
      number = read_loose_number(text_, number_at);
    }
    if (number && number->coded) {
      return add_numbered(at, type, *number, {at, name_end});
    }
  }
  Citation citation;
  citation.kind = CitationKind::by_name;
  citation.type = type.name;
  citation.span = {at, name_end};
  citation.name = squeezed(text_.substr(at, name_end - at));
  provisions_before(citation);
  const std::size_t end = read_tail(text_, citation, name_end);
  provisions_behind(citation, end);
  found_.push_back(std::move(citation));
  close_list();
  return std::max(end, name_end);
}

} // namespace danchieu::citation
