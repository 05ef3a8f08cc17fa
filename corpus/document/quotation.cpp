#include "corpus/document/quotation.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace danchieu::corpus {

namespace {

using citation::Span;

constexpr std::string_view opening = "\u201C";
constexpr std::string_view closing = "\u201D";
constexpr std::size_t longest_inline = 1200; ///< bytes; a phrase quoted within a sentence is never longer

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view line_at(std::string_view text, std::size_t start) {
  return text.substr(start, std::min(text.find('\n', start), text.size()) - start);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// What is left of "12. Sửa đổi …", "Điều 3. Hiệu lực …", "a) Bổ sung …" after the label; nothing when there
/// is none.
std::string_view after_label(std::string_view line) {
  line = trimmed(line);
  constexpr std::string_view article = "Điều ";
  if (line.starts_with(article)) line = trimmed(line.substr(article.size()));
  std::size_t digits = 0;
  while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits])) != 0) ++digits;
  if (digits == 0 && line.size() > 1 && line[1] == ')') return trimmed(line.substr(2));
  if (digits == 0 || digits > 3) return {};
  line.remove_prefix(digits);
  if (!line.empty() && std::islower(static_cast<unsigned char>(line.front())) != 0) line.remove_prefix(1);
  if (line.empty() || (line.front() != '.' && line.front() != ':')) return {};
  return trimmed(line.substr(1));
}

/// Whether a line is spoken by the amending act itself, not by the wording that it gives.
bool is_instruction(std::string_view line) {
  constexpr std::array<std::string_view, 11> heads{"Sửa đổi",
                                                   "Bổ sung",
                                                   "Bãi bỏ",
                                                   "Thay thế",
                                                   "Thay cụm",
                                                   "Bỏ cụm từ",
                                                   "Hiệu lực thi hành",
                                                   "Điều khoản thi hành",
                                                   "Tổ chức thực hiện",
                                                   "Trách nhiệm thi hành",
                                                   "Hủy bỏ"};
  const std::string_view rest = after_label(line);
  return !rest.empty() && std::any_of(heads.begin(), heads.end(),
                                      [&](std::string_view head) { return rest.starts_with(head); });
}

bool starts_line(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at == 0 || text[at - 1] == '\n';
}

/// End of a block that opens at `start` with “: after the mark that closes it, or before the next
/// instruction.
std::size_t end_of_block(std::string_view text, std::size_t start, std::size_t limit) {
  int depth = 0;
  std::size_t last_closing = std::string_view::npos;
  for (std::size_t at = start; at < limit;) {
    if (text[at] == '\n' && at + 1 < limit && is_instruction(line_at(text, at + 1)))
      return last_closing == std::string_view::npos ? at : last_closing;
    if (text.substr(at, opening.size()) == opening) {
      ++depth;
      at += opening.size();
    } else if (text.substr(at, closing.size()) == closing) {
      at += closing.size();
      last_closing = at;
      if (--depth <= 0) return at;
    } else {
      ++at;
    }
  }
  return last_closing == std::string_view::npos ? limit : last_closing;
}

/// For each “ in [start, limit), in order, where the ” that closes it ends; npos when none does. Found for all
/// at once, so that a text of opening marks alone costs one pass.
std::vector<std::pair<std::size_t, std::size_t>> phrases(std::string_view text, std::size_t start,
                                                         std::size_t limit) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  std::vector<std::size_t> open; // places in `all`
  for (std::size_t at = start; at < limit;) {
    at = text.find(opening.front(), at); // both marks begin with the same byte
    if (at >= limit) break;
    if (text.substr(at, opening.size()) == opening) {
      open.push_back(all.size());
      all.emplace_back(at, std::string_view::npos);
      at += opening.size();
    } else if (text.substr(at, closing.size()) == closing) {
      at += closing.size();
      if (!open.empty()) {
        all[open.back()].second = at;
        open.pop_back();
      }
    } else {
      ++at;
    }
  }
  return all;
}

/// Whether nothing but a full stop or semicolon follows on the line.
bool ends_paragraph(std::string_view text, std::size_t at) {
  const auto skip = [&] {
    while (at < text.size() && (is_blank(text[at]) || text[at] == '\r')) ++at;
  };
  skip();
  for (int marks = 0; marks < 2 && at < text.size() &&
                      (text[at] == '.' || text[at] == ';' || text[at] == ':');
       ++marks)
    ++at;
  skip();
  return at >= text.size() || text[at] == '\n';
}

/// The same for plain marks: the next one that is followed by the end of the line, a blank or punctuation.
std::optional<std::size_t> end_of_plain(std::string_view text, std::size_t start, std::size_t limit,
                                        bool block) {
  const std::size_t stop = block ? limit : std::min(limit, start + longest_inline);
  for (std::size_t at = start + 1; at < stop; ++at) {
    if (block && text[at] == '\n' && at + 1 < stop && is_instruction(line_at(text, at + 1))) return at;
    if (!block && text[at] == '\n' && at + 1 < stop && text[at + 1] == '\n') return std::nullopt;
    if (text[at] != '"') continue;
    if (!block || ends_paragraph(text, at + 1)) return at + 1;
  }
  return std::nullopt;
}

} // namespace

std::vector<Quotation> find_quotations(std::string_view text, Span within) {
  std::vector<Quotation> found;
  bool plain_blocks_close = true; // once one has no end, none after it has: keeps the search linear
  const std::size_t limit = std::min(within.end, text.size());
  const auto closed = phrases(text, within.start, limit);
  auto phrase = closed.begin();
  for (std::size_t at = within.start; at < limit;) {
    const bool curved = text.substr(at, opening.size()) == opening;
    const bool plain =
        text[at] == '"' && (at == 0 || is_blank(text[at - 1]) || text[at - 1] == '\n' || text[at - 1] == '(');
    if (!curved && !plain) {
      ++at;
      continue;
    }
    const bool block = starts_line(text, at);
    std::optional<std::size_t> end;
    if (plain) {
      if (block && plain_blocks_close) {
        end = end_of_plain(text, at, limit, true);
        plain_blocks_close = end.has_value();
      }
      if (!end) end = end_of_plain(text, at, limit, false);
    } else {
      while (phrase->first < at) ++phrase; // every “ is among them
      if (phrase->second <= at + longest_inline) end = phrase->second;
      const bool one_line = end && text.substr(at, *end - at).find('\n') == std::string_view::npos;
      if (block && !one_line) end = end_of_block(text, at, limit);
    }
    if (!end) {
      at += curved ? opening.size() : 1;
      continue;
    }
    found.push_back({.span = {at, *end}, .block = block});
    at = std::max(*end, at + 1);
  }
  return found;
}

} // namespace danchieu::corpus
