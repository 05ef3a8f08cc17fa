#include "corpus/document/clause_joint.hpp"

#include "corpus/document/clause_words.hpp"

#include <array>
#include <string_view>

namespace danchieu::corpus {

namespace {

bool is_provision_word(std::string_view word) {
  static constexpr std::array<std::string_view, 19> words{
      "điều", "khoản", "điểm", "tiết", "mục", "chương", "phần", "phụ",  "lục", "mẫu",
      "biểu", "số",    "của",  "các",  "tại", "kèm",    "theo", "tiểu", "đoạn"};
  return one_of(word, words);
}

/// Where "Chương III" begins in "Chương III Tiếp công dân của" before token `last`; `last` when no headed provision stands there.
std::size_t headed_provision(const ClauseText& text, std::size_t from, std::size_t last) {
  constexpr std::size_t longest = 14; // tokens
  static constexpr std::array<std::string_view, 4> outer{"chương", "mục", "phần", "lục"};
  for (std::size_t i = last; i > from && last - i < longest && text[i - 1].kind != TokenKind::citation && !text.is_mark(i - 1, ";"); --i) {
    if (!one_of(text.word(i - 1), outer) || i + 1 >= last || !is_label(text, i) || !text[i + 1].capital) continue;
    return text.word(i - 1) == "lục" && i >= from + 2 ? i - 2 : i - 1;
  }
  return last;
}

/// Whether tokens [first, last) behind a document are its day and its body alone, and no title of it has begun: "Quyết định số A
/// ngày 5/6/2012 của Bộ Tài chính và Phụ lục II ban hành kèm theo …".
bool tells_day_and_body(const ClauseText& text, std::size_t first, std::size_t last) {
  constexpr std::size_t longest_body = 14;
  static constexpr std::array<std::string_view, 3> day{"ngày", "tháng", "năm"};
  static constexpr std::array<std::string_view, 9> titles{"về", "quy", "sửa", "bổ", "ban", "hướng", "v", "bãi", "thay"};
  std::size_t i = first;
  while (i < last && (text[i].kind != TokenKind::word || one_of(text.word(i), day))) ++i;
  if (i == last) return true;
  if (text.word(i) != "của" || last - i > longest_body) return false;
  for (; i < last; ++i)
    if (text[i].kind == TokenKind::citation || one_of(text.word(i), titles)) return false;
  return true;
}

} // namespace

LeadIn lead_in(const ClauseText& text, std::size_t from, std::size_t token, bool has_pinpoint) {
  std::size_t i = token;
  bool saw_provision = false;
  while (i > from) {
    const std::size_t before = i - 1;
    const std::string_view word = text.word(before);
    if (text[before].kind == TokenKind::citation) break;
    const bool separator = text.is_mark(before, ",") || word == "và";
    if (has_pinpoint && (is_provision_word(word) || is_label(text, before))) {
      saw_provision = saw_provision || word == "điều" || word == "khoản" || word == "điểm" || word == "lục" ||
                      word == "mục" || word == "chương";
      i = before;
    } else if (has_pinpoint && separator && before > from && is_label(text, before - 1) && i < token &&
               !saw_provision) {
      i = before;
    } else if (has_pinpoint && separator && before > from && is_label(text, before - 1) &&
               (is_label(text, i) || is_provision_word(text.word(i)))) {
      i = before;
    } else if (const std::size_t heading = has_pinpoint && !saw_provision ? headed_provision(text, from, i) : i; heading != i) {
      saw_provision = true;
      i = heading;
    } else if (!has_pinpoint && one_of(word, nearer_words) &&
               !(word == "bộ" && before > from && text.word(before - 1) != "toàn")) {
      i = before;
    } else {
      break;
    }
  }
  LeadIn found{.first = i, .joint = Joint::nested};
  if (i == from) {
    found.joint = Joint::strong;
    return found;
  }
  const std::size_t before = i - 1;
  const std::string_view word = text.word(before);
  const bool list_label = text[i].new_line && (is_label(text, i) || text.is_mark(i, "-"));
  if (text.is_mark(before, ";") || text.is_mark(before, ":") || list_label)
    found.joint = Joint::strong;
  else if (text.is_mark(before, "-") && text[before].new_line)
    found.joint = Joint::strong;
  else if (text.is_mark(before, ",") || word == "và" || word == "hoặc" || word == "cùng")
    found.joint = Joint::weak;
  if (word == "cứ" && before > from && text.word(before - 1) == "căn")
    found.joint = Joint::strong; // "…, căn cứ Kết luận số …"
  if ((word == "và" || word == "với") && before > from && text.is_mark(before - 1, ";"))
    found.joint = Joint::strong;
  return found;
}

std::optional<std::size_t> part_issued_with(const ClauseText& text, std::size_t from, std::size_t token) {
  constexpr std::size_t longest = 60;
  static constexpr std::array<std::string_view, 11> openers{
      "khoản", "điểm", "điều", "mục", "phụ", "mẫu", "chương", "phần", "biểu", "danh", "bảng"};
  if (token < from + 3 || text.word(token - 1) != "theo" || text.word(token - 2) != "kèm")
    return std::nullopt;
  for (std::size_t i = token; i > from && token - i < longest; --i) {
    const bool opens = one_of(text.word(i), openers);
    if (text.is_mark(i - 1, ";")) return opens ? std::optional(i) : std::nullopt;
    const bool joined = text.word(i - 1) == "và" || text.is_mark(i - 1, ",");
    if (opens && joined && tells_day_and_body(text, from, i - 1)) return i;
  }
  return std::nullopt;
}

} // namespace danchieu::corpus
