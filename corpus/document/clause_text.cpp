#include "corpus/document/clause_text.hpp"

#include "corpus/document/clause_label.hpp"
#include "normalizer/citation/scan.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace danchieu::corpus {

namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

/// A byte of a word: ASCII letter, '_', or part of a letter beyond ASCII.
bool is_word_byte(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t length_of_code_point(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0x80) return 1;
  if (byte >= 0xF0) return 4;
  if (byte >= 0xE0) return 3;
  return 2;
}

/// Whether `written` is `meant` with marks left out, as scanners do: "thay thê", "căn cu".
bool has_lost_marks(std::string_view written, std::string_view meant) {
  const bool alike = !written.empty() && written.size() < meant.size() && (written.front() == meant.front() || static_cast<unsigned char>(meant.front()) >= 0x80);
  if (!alike) return false;
  const citation::Word word = citation::word_at(written, 0);
  return word.end == written.size() && word.may_be(citation::word_at(meant, 0));
}

/// General punctuation (dashes, curved quotes, …, •) counts as marks, not as letters.
bool is_wide_mark(std::string_view rest) {
  constexpr std::array<std::string_view, 14> marks{"\u2013", "\u2014", "\u2012", "\u2010", "\u2011",
                                                   "\u2212", "\u201C", "\u201D", "\u2018", "\u2019",
                                                   "\u2026", "\u2022", "\u00B7", "\u25CF"};
  const bool may_be = rest.starts_with('\xE2') || rest.starts_with('\xC2'); // no Vietnamese letter begins so
  return may_be && std::any_of(marks.begin(), marks.end(),
                               [&](std::string_view mark) { return rest.starts_with(mark); });
}

/// Lower case of the same length in bytes, so that offsets hold; letters whose lower case is longer or
/// shorter stay.
std::string lower_in_place(std::string_view text) {
  std::string lower = text::lower(text);
  if (lower.size() == text.size()) return lower;
  lower.assign(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::min(length_of_code_point(text[at]), text.size() - at);
    const std::string one = text::lower(text.substr(at, length));
    if (one.size() == length) lower.replace(at, length, one);
    at += length;
  }
  return lower;
}

/// Whether a text has no capitals to tell anything by, as notes and bad conversions are written; `lower` is its lower case.
bool lacks_capitals(std::string_view text, std::string_view lower) {
  constexpr std::size_t sample = 4096;
  constexpr std::size_t one_in = 400; // bytes: a name or two
  const std::size_t size = std::min(sample, lower.size());
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < size; ++at) capitals += text[at] == lower[at] ? 0 : 1;
  return size > 0 && capitals * one_in < size;
}

/// Lines that the gazette prints on every page, in the middle of sentences:
///   "CÔNG BÁO/Số 229/Ngày 19-04-2026", "Ký bởi: Cổng Thông tin điện tử Chính phủ",
///   "Email: thongtinchinhphu@chinhphu.vn", "Cơ quan: Văn phòng Chính phủ", "Thời gian ký: 26.04.2022 15:29:16"
/// `line` is in lower case.
bool is_page_furniture(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t0123456789");
  if (first == std::string_view::npos) return false;
  line.remove_prefix(first);
  return line.starts_with("công báo/số") || line.starts_with("ký bởi: c") ||
         line.starts_with("người ký: cổng thông tin điện tử") ||
         line.starts_with("email: thongtinchinhphu") || line.starts_with("cơ quan: văn phòng chính phủ") ||
         line.starts_with("ngày ký: 2") || line.starts_with("thời gian ký: ");
}

/// The page's number, alone on its line right before or after the line that the gazette prints.
bool is_page_number(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\f");
  if (first == std::string_view::npos) return false;
  const std::size_t last = line.find_last_not_of(" \t\r\f");
  line = line.substr(first, last - first + 1);
  return line.size() <= 4 && std::all_of(line.begin(), line.end(), is_digit);
}

} // namespace

ClauseText::ClauseText(const Document& document, std::string_view clean_text)
    : text_(clean_text), start_(std::min(document.span.start, clean_text.size())),
      lower_(lower_in_place(clean_text.substr(start_, std::max(document.span.end, start_) - start_))), tokens_(lower_, start_) {
  tokenize(document);
  join_shreds(document);
  cut(document);
  zones(document);
}

std::string_view ClauseText::word(std::size_t i) const {
  ++looked_at_;
  if (i >= tokens_.size() || tokens_[i].kind == TokenKind::citation) return {};
  return tokens_[i].word;
}

bool ClauseText::at(std::size_t i, std::string_view phrase) const {
  const bool several = phrase.find(' ') != std::string_view::npos; // one word without its marks may be another
  while (!phrase.empty()) {
    const std::size_t blank = std::min(phrase.find(' '), phrase.size());
    const std::string_view here = word(i);
    const std::string_view meant = phrase.substr(0, blank);
    if (here != meant && !(several && has_lost_marks(here, meant))) return false;
    phrase.remove_prefix(std::min(blank + 1, phrase.size()));
    ++i;
  }
  return true;
}

std::size_t ClauseText::find(std::string_view phrase, std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i)
    if (at(i, phrase)) return i;
  return last;
}

bool ClauseText::is_mark(std::size_t i, std::string_view mark) const {
  ++looked_at_;
  return i < tokens_.size() && tokens_[i].kind == TokenKind::mark && tokens_[i].word == mark;
}

std::optional<ClauseText::DateAt> ClauseText::date(std::size_t i) const {
  if (word(i) == "ngày") ++i;
  const auto number = [&](std::size_t at) -> std::optional<int> {
    if (at >= tokens_.size() || tokens_[at].kind != TokenKind::number) return std::nullopt;
    return to_int(tokens_[at].word);
  };
  const std::optional<int> day = number(i);
  if (!day) return std::nullopt;
  std::optional<int> month;
  std::optional<int> year;
  std::size_t end = 0;
  if (word(i + 1) == "tháng" && word(i + 3) == "năm") {
    month = number(i + 2);
    year = number(i + 4);
    end = i + 5;
  } else if (i + 4 < tokens_.size() && tokens_[i + 1].kind == TokenKind::mark &&
             tokens_[i + 3].kind == TokenKind::mark && tokens_[i + 1].word == tokens_[i + 3].word &&
             (word(i + 1) == "/" || word(i + 1) == "-" || word(i + 1) == ".")) {
    month = number(i + 2);
    year = number(i + 4);
    end = i + 5;
  }
  if (!month || !year || *year < 1900 || *year > 2200 || *month < 1 || *day < 1) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return DateAt{date, end};
}

Span ClauseText::span(std::size_t first, std::size_t last) const {
  if (first >= last || first >= tokens_.size()) return {};
  return {tokens_[first].span.start, tokens_[std::min(last, tokens_.size()) - 1].span.end};
}

std::string ClauseText::quote(std::size_t first, std::size_t last) const {
  if (first >= last || first >= tokens_.size()) return {};
  last = std::min(last, tokens_.size());
  looked_at_ += last - first;
  std::string words; // without what was left out between tokens
  for (std::size_t i = first; i < last;) {
    std::size_t end = i + 1;
    while (end < last && !tokens_[end].after_furniture) ++end;
    if (!words.empty()) words += ' ';
    words += text_.substr(tokens_[i].span.start, tokens_[end - 1].span.end - tokens_[i].span.start);
    i = end;
  }
  return text::squeeze(words);
}

/// End of the lines printed by the page that start at `at` (a line's beginning), or `at`: the gazette's line
/// with the page number in the line before or after it, and the signature stamp.
std::size_t ClauseText::furniture_end(std::size_t at) const {
  const std::string_view lower = lower_;
  const auto line_from = [&](std::size_t from) {
    return lower.substr(from, std::min(lower.find('\n', from), lower.size()) - from);
  };
  constexpr int most_lines = 10; // blank ones too
  std::size_t end = at;
  bool found = false;
  bool number = false;
  for (int lines = 0; lines < most_lines && end < lower.size(); ++lines) {
    const std::string_view line = line_from(end);
    const bool blank = line.find_first_not_of(" \t\r\f") == std::string_view::npos;
    if (is_page_furniture(line)) {
      found = true;
    } else if (is_page_number(line) && !number) {
      number = true;
    } else if (!blank) {
      break;
    } else if (!found && !number) {
      break; // a blank line before is the text's own
    }
    end = std::min(end + line.size() + 1, lower.size());
  }
  return found ? end : at;
}

/// Whether a capital is to be thought at the next token, where the text has none: behind a sentence or an empty line, and at a
/// legal basis.
bool ClauseText::begins_sentence(const ClauseToken& token) const {
  const bool basis = token.new_line && std::string_view(lower_).substr(token.span.start - start_).starts_with("căn cứ ");
  if (tokens_.empty() || basis) return true;
  const ClauseToken before = tokens_.back();
  const std::string_view between = text_.substr(before.span.end, token.span.start - before.span.end);
  const bool ended = before.kind == TokenKind::mark && (before.word == "." || before.word == ";" || before.word == ":");
  return (ended && (token.new_line || before.word == ".")) || std::count(between.begin(), between.end(), '\n') > 1;
}

void ClauseText::tokenize(const Document& document) {
  const std::string_view lower = lower_;
  const bool caseless = lacks_capitals(text_.substr(start_), lower);
  std::size_t next = 0;
  while (next < document.citations.size() && document.citations[next].span.start < start_) ++next;
  bool new_line = true;
  bool new_cell = false;
  bool after_furniture = false;
  std::size_t line_end = 0; // of the line that was last looked at
  for (std::size_t at = 0; at < lower.size();) {
    if (at >= line_end && (at == 0 || lower[at - 1] == '\n')) {
      line_end = std::min(lower.find('\n', at), lower.size());
      std::size_t skipped = furniture_end(at);
      if (skipped > at) {
        after_furniture = true;
        at = skipped;
        line_end = 0;
        continue;
      }
    }
    const std::size_t in_text = start_ + at;
    while (next < document.citations.size() && document.citations[next].span.start < in_text)
      ++next; // nested in a name
    if (lower[at] == '\n') new_line = true;
    if (lower[at] == '\t') new_cell = true;
    if (is_space(lower[at])) {
      ++at;
      continue;
    }
    if (lower.substr(at).starts_with("**")) { // emphasis of Markdown: "**2. Thông tư này bãi bỏ:**"
      at += 2;
      continue;
    }
    ClauseToken token;
    token.new_line = std::exchange(new_line, false);
    token.new_cell = std::exchange(new_cell, false) && !token.new_line;
    token.after_furniture = std::exchange(after_furniture, false);
    std::size_t length = 1;
    if (next < document.citations.size() && document.citations[next].span.start == in_text &&
        document.citations[next].span.end > in_text &&
        document.citations[next].span.end <= start_ + lower.size()) {
      const Citation& citation = document.citations[next];
      token.kind = TokenKind::citation;
      token.citation = next++;
      token.self =
          citation.kind == citation::CitationKind::self || citation.kind == citation::CitationKind::header ||
          (!document.number.empty() && citation.number == document.number && citation.type == document.type);
      length = citation.span.end - in_text;
    } else if (is_digit(lower[at])) {
      token.kind = TokenKind::number;
      while (at + length < lower.size() && is_digit(lower[at + length])) ++length;
    } else if (is_word_byte(lower[at]) && !is_wide_mark(lower.substr(at))) {
      length = length_of_code_point(lower[at]);
      while (at + length < lower.size() && is_word_byte(lower[at + length]) &&
             !is_wide_mark(lower.substr(at + length)) &&
             !(next < document.citations.size() && document.citations[next].span.start == in_text + length))
        length += length_of_code_point(lower[at + length]);
      length = std::min(length, lower.size() - at);
    } else {
      token.kind = TokenKind::mark;
      length = std::min(length_of_code_point(lower[at]), lower.size() - at);
    }
    length = std::min(length, ClauseTokens::most_bytes);
    token.span = {in_text, in_text + length};
    token.capital = text_.substr(in_text, 1) != lower.substr(at, 1) ||
                    text_.substr(in_text, std::min<std::size_t>(length, 4)) !=
                        lower.substr(at, std::min<std::size_t>(length, 4)) ||
                    (caseless && begins_sentence(token));
    if (token.kind == TokenKind::word && lower.substr(at, length) == "này" && !tokens_.empty() &&
        tokens_.back().kind == TokenKind::word) {
      constexpr std::array<std::string_view, 12> types{"định",  "tư",  "quyết", "lệnh", "luật", "thị",
                                                       "hoạch", "chế", "tịch",  "pháp", "án",   "trình"};
      token.self = std::find(types.begin(), types.end(), tokens_.back().word) != types.end();
    }
    tokens_.push_back(token);
    at += length;
  }
}

} // namespace danchieu::corpus
