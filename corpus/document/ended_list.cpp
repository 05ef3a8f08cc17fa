#include "corpus/document/ended_list.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

// Decree 34/2016/NĐ-CP and Decree 79/2025/NĐ-CP on the review of legal documents ask every body for a yearly
// list of what has ended in whole (part A) and in part (part B): number, document, reason, day. In text taken
// from a PDF a row is
//   12 ⏎ Thông tư số 03/2018/TT-X ngày 15/6/2018 … ⏎ Được thay thế bởi Thông tư số 07/2023/TT-X … ⏎
//   15/10/2023
// and in text taken from a table of Word, Excel or a web page it is one line with tabs in the places of the breaks.

namespace danchieu::corpus {

namespace {

constexpr std::size_t longest_heading = 120; ///< tokens
constexpr std::size_t longest_row = 600;     ///< tokens

bool has(const ClauseText& text, const Unit& unit, std::string_view phrase) {
  return text.find(phrase, unit.text, unit.last) != unit.last;
}

/// What a heading says of the documents below it: ended in whole, in part, or nothing of the kind.
enum class Ended { no, whole, part };

std::optional<Ended> heading(const ClauseText& text, const Unit& unit) {
  std::size_t capitals = 0;
  const std::size_t look = std::min(unit.last, unit.text + 6);
  for (std::size_t i = unit.text; i < look; ++i) capitals += text[i].capital ? 1U : 0U;
  if (capitals < 5) return std::nullopt;
  if (has(text, unit, "còn hiệu lực") || has(text, unit, "thủ tục hành chính") ||
      (has(text, unit, "cần") && has(text, unit, "sửa đổi")))
    return Ended::no;
  if (!is_heading_of_documents(text, unit) || !has(text, unit, "hết hiệu lực"))
    return std::nullopt; // "I. LĨNH VỰC …"
  return has(text, unit, "một phần") && !has(text, unit, "toàn bộ") ? Ended::part : Ended::whole;
}

std::optional<int> row_number(const ClauseText& text, const Unit& unit) {
  if (unit.level != Level::clause || text[unit.first].kind != TokenKind::number) return std::nullopt;
  int value = 0;
  const std::string_view digits = text[unit.first].word;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<EndedDocument> read_row(const ClauseText& text, std::size_t first, std::size_t last,
                                      Ended ended) {
  last = std::min(last, first + longest_row);
  const std::size_t look = std::min(last, first + 3);
  std::size_t named = first;
  while (named < look && text[named].kind != TokenKind::citation) ++named;
  if (named >= look || text[named].self) return std::nullopt;
  EndedDocument row;
  row.citation = text[named].citation;
  row.partial = ended == Ended::part;
  const std::size_t replaced = text.find("thay thế", named, last);
  if (replaced != last) row.kind = RelationKind::replaces;
  std::optional<Date> day; // the last date that is a cell of its own
  for (std::size_t i = named + 1; i < last; ++i) {
    if (!(text[i].new_line || text[i].new_cell) || text[i].kind != TokenKind::number || text.word(i - 1) == "ngày") continue;
    if (const auto date = text.date(i);
        date && (date->end >= text.tokens().size() || text[date->end].new_line || text[date->end].new_cell))
      day = date->date;
  }
  if (!day) return std::nullopt;
  row.date = *day;
  if (row.partial) {
    std::size_t reason = last;
    for (const std::string_view word :
         {"được sửa đổi", "được thay thế", "được bãi bỏ", "bị bãi bỏ", "bị thay thế"})
      reason = std::min(reason, text.find(word, named, last));
    row.provisions = text.provisions(named + 1, reason);
  }
  row.quote = text.quote(first, last);
  row.span = text.span(first, last);
  return row;
}

} // namespace

bool is_heading_of_documents(const ClauseText& text, const Unit& unit) {
  if (unit.text >= unit.last || !text[unit.text].capital || unit.last - unit.text > longest_heading)
    return false;
  std::size_t capitals = 0;
  for (std::size_t i = unit.text; i < std::min(unit.last, unit.text + 8); ++i)
    capitals += text[i].capital ? 1U : 0U;
  if (capitals < 4) return false;
  const auto says = [&](std::string_view phrase) { return has(text, unit, phrase); };
  if (!says("văn bản") && !says("quyết định") && !says("nghị quyết") && !says("thông tư") && !says("chỉ thị"))
    return false;
  return !says("thủ tục") && !says("cần") && !says("đề nghị") && !says("kiến nghị") && !says("đề xuất") &&
         !says("còn hiệu lực");
}

std::vector<EndedDocument> ended_documents(const ClauseText& text) {
  std::vector<EndedDocument> found;
  Ended ended = Ended::no;
  int number = 0;
  std::optional<std::size_t> row; // where the present row starts
  const auto close = [&](std::size_t last) {
    if (row)
      if (std::optional<EndedDocument> one = read_row(text, *row, last, ended))
        found.push_back(std::move(*one));
    row.reset();
  };
  for (const Unit& unit : text.units()) {
    if (unit.zone == Zone::preamble || unit.quoted) continue;
    if (const std::optional<Ended> said = heading(text, unit)) {
      close(unit.first);
      ended = *said;
      number = 0;
      continue;
    }
    if (ended == Ended::no) continue;
    const std::optional<int> label = row_number(text, unit);
    if (!label || (*label != number + 1 && *label != 1)) continue;
    close(unit.first);
    number = *label;
    row = unit.text;
  }
  close(text.tokens().size());
  return found;
}

} // namespace danchieu::corpus
