#include "corpus/document/clause_text.hpp"

#include "corpus/document/quotation.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <functional>
#include <utility>

namespace danchieu::corpus {

namespace {

/// Provisions told of one clause. The longest real list seen names 41; more tells nobody anything, and lists
/// of points times clauses grow fast.
constexpr std::size_t most_provisions = 200;

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

/// General punctuation (dashes, curved quotes, …, •) counts as marks, not as letters.
bool is_wide_mark(std::string_view rest) {
  constexpr std::array<std::string_view, 14> marks{"\u2013", "\u2014", "\u2012", "\u2010", "\u2011",
                                                   "\u2212", "\u201C", "\u201D", "\u2018", "\u2019",
                                                   "\u2026", "\u2022", "\u00B7", "\u25CF"};
  return std::any_of(marks.begin(), marks.end(),
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

std::optional<int> to_int(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 6 && word.find_first_not_of("ivxlc") == std::string_view::npos;
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

/// The letters that number points: a b c d đ e g h i k l m n o p q r s t u v x y (f, j, w, z occur too).
bool is_point_letter(std::string_view word) {
  return word == "đ" || (word.size() == 1 && std::isalpha(static_cast<unsigned char>(word[0])) != 0);
}

} // namespace

ClauseText::ClauseText(const Document& document, std::string_view clean_text) : text_(clean_text) {
  start_ = std::min(document.span.start, clean_text.size());
  const std::size_t end = std::min(std::max(document.span.end, start_), clean_text.size());
  lower_ = lower_in_place(clean_text.substr(start_, end - start_));
  tokenize(document);
  cut(document);
  zones(document);
}

std::string_view ClauseText::word(std::size_t i) const {
  ++looked_at_;
  if (i >= tokens_.size() || tokens_[i].kind == TokenKind::citation) return {};
  return tokens_[i].word;
}

bool ClauseText::at(std::size_t i, std::string_view phrase) const {
  while (!phrase.empty()) {
    const std::size_t blank = std::min(phrase.find(' '), phrase.size());
    if (word(i) != phrase.substr(0, blank)) return false;
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

void ClauseText::tokenize(const Document& document) {
  const std::string_view lower = lower_;
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
    token.span = {in_text, in_text + length};
    token.word = token.kind == TokenKind::citation
                     ? lower.substr(at, std::min(lower.find_first_of(" \n", at), at + length) - at)
                     : lower.substr(at, length);
    token.capital = text_.substr(in_text, 1) != lower.substr(at, 1) ||
                    text_.substr(in_text, std::min<std::size_t>(length, 4)) !=
                        lower.substr(at, std::min<std::size_t>(length, 4));
    if (token.kind == TokenKind::word && token.word == "này" && !tokens_.empty() &&
        tokens_.back().kind == TokenKind::word) {
      constexpr std::array<std::string_view, 12> types{"định",  "tư",  "quyết", "lệnh", "luật", "thị",
                                                       "hoạch", "chế", "tịch",  "pháp", "án",   "trình"};
      token.self = std::find(types.begin(), types.end(), tokens_.back().word) != types.end();
    }
    tokens_.push_back(token);
    at += length;
  }
}

/// Whether lines are cut by the page (gazette, web pages) and a line break does not end a paragraph.
bool ClauseText::wrapped() const {
  std::size_t breaks = 0;
  std::size_t running_on = 0;
  for (std::size_t i = 1; i < tokens_.size(); ++i) {
    if (!tokens_[i].new_line) continue;
    ++breaks;
    const bool continues = tokens_[i - 1].kind != TokenKind::mark && !tokens_[i].capital &&
                           tokens_[i].kind == TokenKind::word &&
                           !(i + 1 < tokens_.size() && (is_mark(i + 1, ")") || is_mark(i + 1, ".")));
    running_on += continues ? 1 : 0;
  }
  return breaks > 0 && running_on * 5 > breaks;
}

/// Whether the line that starts with token `i` goes on with a sentence that the line before left open: it
/// starts with a small letter, or a legal basis has reached the right edge of the page ("Căn cứ … của Thủ
/// tướng ⏎ Chính phủ về …"). After a blank line only a basis is gone on with.
bool ClauseText::continues_line(std::size_t i, bool blank_line) const {
  if (units_.empty()) return false;
  const std::size_t first = units_.back().text;
  const bool basis = at(first, "căn cứ") || at(first, "theo đề nghị") || at(first, "xét đề nghị");
  if (tokens_[i].kind == TokenKind::number) { // "giai đoạn ⏎ 2021-2030", "ngày ⏎⏎ 20 tháng 4"
    const std::string_view before = word(i - 1);
    return basis && (!blank_line || before == "ngày" || before == "tháng" || before == "năm");
  }
  if (tokens_[i].kind != TokenKind::word) return false;
  if (!tokens_[i].capital) return basis || !blank_line;
  // "Theo đề nghị của Cục trưởng Cục Văn hóa cơ sở, ⏎ Bộ trưởng Bộ X ban hành Thông tư …": another clause begins
  for (const std::string_view end : {",", ";", ".", ":"})
    if (is_mark(i - 1, end)) return false;
  constexpr std::size_t full_line = 60; // bytes
  std::size_t line = i - 1;
  while (line > first && !tokens_[line].new_line) --line;
  const bool full = tokens_[i - 1].span.end - tokens_[line].span.start >= full_line;
  const std::string_view here =
      text_.substr(tokens_[i].span.start, tokens_[i].span.end - tokens_[i].span.start);
  return basis && full && !blank_line && !is_capitals(here);
}

void ClauseText::cut(const Document& document) {
  const bool is_wrapped = wrapped();
  const std::vector<Quotation> quotations = find_quotations(text_, {start_, start_ + lower_.size()});
  std::size_t quotation = 0;
  const std::string type = text::lower(document.type);
  const auto after_type = [&](std::size_t i) {
    return i + 1 + static_cast<std::size_t>(std::count(type.begin(), type.end(), ' '));
  };
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!tokens_[i].new_line && i != 0) continue;
    Unit unit;
    unit.first = unit.text = i;
    const std::string_view first =
        tokens_[i].kind == TokenKind::citation ? std::string_view{} : tokens_[i].word;
    const auto labelled = [&](Level level, std::size_t tokens) {
      unit.level = level;
      unit.text = i + tokens;
    };
    const auto dot = [&](std::size_t at) { return is_mark(at, ".") || is_mark(at, ":"); };
    if (first == "điều" && i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::number) {
      std::size_t next = i + 2; // "Điều 5a."
      if (next < tokens_.size() && is_point_letter(word(next)) &&
          tokens_[next].span.start == tokens_[i + 1].span.end)
        ++next;
      if (dot(next) || is_mark(next, "-") || (next < tokens_.size() && tokens_[next].new_line))
        labelled(Level::article, next - i + (dot(next) || is_mark(next, "-") ? 1 : 0));
    } else if ((first == "chương" || first == "mục" || first == "phần" || first == "phụ") &&
               tokens_[i].capital) {
      labelled(Level::part, 0);
    } else if (is_roman(first) && tokens_[i].capital && dot(i + 1)) {
      labelled(Level::article, 2);
    } else if (tokens_[i].kind == TokenKind::number && first.size() <= 3 && dot(i + 1)) {
      std::size_t next = i + 2; // "2.1." is deeper than "2."
      bool deeper = false;
      while (next < tokens_.size() && tokens_[next].kind == TokenKind::number &&
             tokens_[next].span.start == tokens_[next - 1].span.end && tokens_[next].word.size() <= 2) {
        deeper = true;
        ++next;
        if (dot(next)) ++next;
      }
      labelled(deeper ? Level::point : Level::clause, next - i);
    } else if (is_point_letter(first) &&
               (is_mark(i + 1, ")") ||
                (is_mark(i + 1, ".") && tokens_[i + 1].span.start == tokens_[i].span.end))) {
      labelled(Level::point, 2);
    } else if (tokens_[i].kind == TokenKind::number && is_mark(i + 1, ")")) {
      labelled(Level::point, 2);
    } else if (first == "-" || first == "\u2013" || first == "\u2014" || first == "\u2022" || first == "*" ||
               first == "\u25CF" || first == "\u00B7") {
      labelled(Level::bullet, 1);
    } else if (first == "+") {
      labelled(Level::sub_bullet, 1);
    } else if (tokens_[i].kind == TokenKind::number && first.size() <= 4 &&
               (i + 1 >= tokens_.size() || tokens_[i + 1].new_line || tokens_[i + 1].new_cell)) {
      unit.row = true; // a cell with the row's number
      labelled(Level::clause, 1);
    }
    if (unit.level == Level::plain && i != 0) {
      const ClauseToken& before = tokens_[i - 1];
      const bool ended = before.kind == TokenKind::mark && before.word != "," && before.word != "-" &&
                         before.word != "/" && before.word != "(" && before.word != "\u2013";
      const std::string_view between = text_.substr(before.span.end, tokens_[i].span.start - before.span.end);
      const bool blank_line =
          !tokens_[i].after_furniture && std::count(between.begin(), between.end(), '\n') > 1;
      const bool begins = tokens_[i].capital || tokens_[i].kind != TokenKind::word;
      const bool caption =
          is_mark(i, "(") && (at(i + 1, "ban hành") || at(i + 1, "kèm theo") || at(i + 1, "phê duyệt"));
      const bool type_line = !type.empty() && at(i, type) &&
                             (after_type(i) >= tokens_.size() || tokens_[after_type(i)].new_line);
      const bool new_sentence = type_line || at(i, "căn cứ") || first == "theo" || first == "xét" ||
                                first == "\u201C" || first == "\"";
      static constexpr std::array<std::string_view, 12> open_words{"thế", "bỏ",  "của",  "và", "theo", "tại",
                                                                   "số",  "các", "ngày", "từ", "bởi",  "cho"};
      const bool runs_on = before.kind == TokenKind::word && !blank_line &&
                           std::find(open_words.begin(), open_words.end(), before.word) != open_words.end();
      if (runs_on && !new_sentence && !caption) continue; // no paragraph ends in such a word
      if (tokens_[i].after_furniture && !ended && !new_sentence && !caption) continue;
      if (!ended && !new_sentence && !caption && continues_line(i, blank_line)) continue;
      const bool starts = is_wrapped ? (ended && begins) || (blank_line && begins) ||
                                           ((tokens_[i].capital || type_line) && new_sentence) || caption
                                     : true;
      const bool heading_end = is_wrapped && begins && !units_.empty() &&
                               units_.back().level == Level::article && tokens_[i].self &&
                               word(i + 1) == "có";
      if (!starts && !heading_end) continue;
    }
    while (quotation < quotations.size() && quotations[quotation].span.end <= tokens_[i].span.start)
      ++quotation;
    unit.quoted = quotation < quotations.size() && quotations[quotation].block &&
                  quotations[quotation].span.start <= tokens_[i].span.start;
    if (!units_.empty()) units_.back().last = i;
    units_.push_back(unit);
  }
  if (!units_.empty()) units_.back().last = tokens_.size();
}

/// The unit that opens the list of legal bases, or the number of units: "Căn cứ …" after the heading and
/// before any article. Official letters and answers give their grounds in the body, so theirs is no preamble.
std::size_t ClauseText::preamble_start(const Document& document) const {
  static constexpr std::array<std::string_view, 6> without{"công văn",  "tờ trình",  "báo cáo",
                                                           "thông báo", "công điện", "văn bản hợp nhất"};
  const std::string type = text::lower(document.type);
  const bool has_articles = std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) {
    return unit.level == Level::article && word(unit.first) == "điều";
  });
  if (!has_articles && std::find(without.begin(), without.end(), type) != without.end()) return units_.size();
  constexpr std::size_t longest_heading = 60; // units
  for (std::size_t u = 0; u < std::min(units_.size(), longest_heading); ++u) {
    const Unit& unit = units_[u];
    if (unit.level == Level::article || at(unit.text, "kính gửi") || at(unit.text, "nơi nhận")) break;
    const bool opens = at(unit.text, "căn cứ") || at(unit.text, "chiếu");
    if (!opens) continue;
    const bool answers = u > 0 && units_[u].first > 0 && is_mark(units_[u].first - 1, ":") && unit.first > 80;
    return answers ? units_.size() : u;
  }
  return units_.size();
}

void ClauseText::zones(const Document& document) {
  const std::string type = text::lower(document.type);
  const std::size_t preamble = preamble_start(document);
  const bool has_preamble = preamble < units_.size();
  Zone zone = Zone::heading;
  std::size_t since_basis = 0;
  int article = 0;           // the last of the document's own
  bool starts_again = false; // an annex has articles of its own
  for (std::size_t u = 0; u < units_.size(); ++u) {
    Unit& unit = units_[u];
    const std::size_t i = unit.text;
    const bool labelled = unit.level == Level::article || (unit.level == Level::part && !has_preamble);
    if (zone == Zone::heading && !type.empty() && at(i, type) && tokens_[i].kind == TokenKind::word &&
        !at(i, type + " này"))
      zone = Zone::title;
    if (u == preamble) zone = Zone::preamble;
    if (zone == Zone::preamble) {
      const bool basis = at(i, "căn cứ") || at(i, "theo") || at(i, "xét") || at(i, "thực hiện");
      since_basis = basis ? 0 : since_basis + 1;
      const bool formula =
          (at(i, "quyết định") || at(i, "quyết nghị") || at(i, "nghị quyết")) && unit.last - i <= 3;
      const bool introduced = u > preamble && unit.first > 0 && is_mark(unit.first - 1, ":") && !basis &&
                              since_basis > 0 && unit.level != Level::bullet && unit.level != Level::plain;
      const bool told = u > preamble && units_[u - 1].last >= 3 && is_mark(units_[u - 1].last - 1, ":") &&
                        at(units_[u - 1].last - 3, "như sau");
      if (labelled || unit.level == Level::part || formula || introduced || told || since_basis > 8)
        zone = Zone::body;
    } else if (zone == Zone::heading || zone == Zone::title) {
      const bool later = has_preamble && u < preamble;
      const bool numbered = unit.level == Level::clause && !unit.row && !has_preamble;
      if (!later && (labelled || numbered)) zone = Zone::body;
      if (!later && zone == Zone::heading && u == 0 && type.empty()) zone = Zone::body;
      if (!later && at(i, "kính gửi")) zone = Zone::body;
      if (!later && zone == Zone::title && unit.first > 0 && tokens_[i].kind == TokenKind::word && u > 0 &&
          is_mark(unit.first - 1, ".") && unit.last - i > 20)
        zone = Zone::body;
    }
    // Forms with recipients of their own may stand amid the articles; the next article takes the text up again.
    if (const std::optional<int> number = article_number(unit)) {
      if (zone == Zone::annex && number == article + 1 && !starts_again) zone = Zone::body;
      if (zone == Zone::body) article = *number;
      if (zone == Zone::annex && *number == 1) starts_again = true;
    }
    if (zone == Zone::body && is_recipients(unit)) zone = Zone::annex;
    unit.zone = zone;
  }
}

/// The number of "Điều 12." that a unit starts with.
std::optional<int> ClauseText::article_number(const Unit& unit) const {
  if (unit.level != Level::article || unit.quoted || word(unit.first) != "điều" || tokens_[unit.first + 1].kind != TokenKind::number) return std::nullopt;
  return to_int(tokens_[unit.first + 1].word);
}

/// "Nơi nhận:", the list of recipients beside the signature; not "2. Nơi nhận, hình thức báo cáo: …".
bool ClauseText::is_recipients(const Unit& unit) const {
  if (!at(unit.text, "nơi nhận") || unit.level == Level::clause || unit.level == Level::point) return false;
  const std::size_t after = unit.text + 2;
  return after >= tokens_.size() || tokens_[after].new_line || is_mark(after, ":") || is_mark(after, ".") ||
         is_mark(after, "(") || is_mark(after, "-");
}

/// The last token of a number such as "13.01" or "1.4" that starts at `i`; `i` itself for a plain one.
std::size_t ClauseText::decimals_end(std::size_t i, std::size_t last) const {
  while (i + 2 < last && tokens_[i].kind == TokenKind::number && is_mark(i + 1, ".") &&
         tokens_[i + 2].kind == TokenKind::number && tokens_[i + 1].span.start == tokens_[i].span.end &&
         tokens_[i + 2].span.start == tokens_[i + 1].span.end)
    i += 2;
  return i;
}

/// The name by which a part above or beside the articles is told, when the word at `i` begins one.
std::string_view ClauseText::part_head(std::size_t i) const {
  if (at(i, "phụ lục")) return "Phụ lục";
  if (at(i, "mẫu số")) return "Mẫu số";
  if (at(i, "biểu số")) return "Biểu số";
  if (word(i) == "chương") return "Chương";
  if (word(i) == "mục" && tokens_[i].capital) return "Mục";
  return {};
}

/// Adds "Phụ lục II", "Mẫu số 04, 09 và 17", "Chương III" from token `i` on; the token behind them.
std::size_t ClauseText::named_parts(std::string_view head, std::size_t i, std::size_t last,
                                    const std::function<void(const std::string&)>& add) const {
  std::size_t label = i + static_cast<std::size_t>(std::count(head.begin(), head.end(), ' ')) + 1;
  if (head == "Phụ lục" && word(label) == "số") ++label;
  std::size_t end = i + 1;
  while (label < last) {
    const bool is_label = tokens_[label].kind == TokenKind::number || is_roman(word(label)) ||
                          (is_point_letter(word(label)) && tokens_[label].capital);
    if (!is_label) break;
    const std::size_t start = tokens_[label].span.start;
    label = decimals_end(label, last);
    add(std::string(head) + " " + std::string(text_.substr(start, tokens_[label].span.end - start)));
    end = ++label;
    if (!is_mark(label, ",") && word(label) != "và") break;
    ++label;
  }
  return end;
}

/// "từ Điều 16 đến Điều 23": adds 17 to 23 to the 16 in `all`; `end` is moved behind them.
void ClauseText::extend_range(std::vector<std::string>& all, std::size_t& end, std::size_t last) const {
  std::size_t to = end;
  if (word(to) != "đến") return;
  ++to;
  if (word(to) == "hết") ++to;
  if (word(to) == "điều") ++to;
  if (to >= last || tokens_[to].kind != TokenKind::number) return;
  const std::optional<int> low = to_int(all.front());
  const std::optional<int> high = to_int(tokens_[to].word);
  if (!low || !high || *high <= *low || *high - *low > static_cast<int>(most_provisions)) return;
  for (int number = *low + 1; number <= *high; ++number) all.push_back(std::to_string(number));
  end = to + 1;
}

std::vector<std::string> ClauseText::provisions(std::size_t first, std::size_t last,
                                                std::string* article) const {
  std::vector<std::string> found;
  std::vector<std::string> points;
  std::vector<std::string> clauses;
  const auto add = [&](const std::string& name) {
    if (found.size() >= most_provisions) return;
    if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
  };
  /// "1, 2 và 3", "a, b", "7a": labels from `i` on; `end` is moved behind them.
  const auto labels = [&](std::size_t i, bool letters, std::size_t& end) {
    std::vector<std::string> all;
    for (end = i; i < last && all.size() < most_provisions;) {
      std::string label;
      const std::size_t before = i;
      if (!letters && tokens_[i].kind == TokenKind::number) {
        const std::size_t number = i;
        i = decimals_end(i, last) + 1;
        label = text_.substr(tokens_[number].span.start, tokens_[i - 1].span.end - tokens_[number].span.start);
        if (i < last && is_point_letter(word(i)) && tokens_[i].span.start == tokens_[i - 1].span.end)
          label += word(i++);
      } else if (letters && is_point_letter(word(i))) {
        label = word(i++);
        if (i < last && tokens_[i].kind == TokenKind::number &&
            tokens_[i].span.start == tokens_[i - 1].span.end)
          label += tokens_[i++].word;
      }
      if (label.empty()) break;
      (void)before;
      all.push_back(label);
      end = i;
      if (is_mark(i, ",") || is_mark(i, ";") || word(i) == "và") ++i;
      if (is_mark(i - 1, ",") && word(i) == "và") ++i;
    }
    return all;
  };
  const auto flush = [&](const std::string& head) { // points and clauses gathered so far, under an article
    if (clauses.empty() && points.empty()) {
      if (!head.empty()) add(head);
    } else if (clauses.empty()) {
      for (const std::string& point : points) add(head.empty() ? "điểm " + point : head + " điểm " + point);
    } else {
      for (const std::string& clause : clauses) add(head.empty() ? clause : head + " " + clause);
    }
    points.clear();
    clauses.clear();
  };
  for (std::size_t i = first; i < last;) {
    const std::string_view name = word(i);
    std::size_t end = i + 1;
    if (name == "điểm" || name == "tiết") {
      for (std::string& label : labels(i + 1, true, end))
        if (points.size() < most_provisions) points.push_back(std::move(label));
    } else if (name == "khoản") {
      for (const std::string& label : labels(i + 1, false, end)) {
        if (clauses.size() >= most_provisions) break;
        if (points.empty()) clauses.push_back("khoản " + label);
        for (const std::string& point : points) clauses.push_back("khoản " + label + " điểm " + point);
      }
      points.clear();
    } else if (name == "điều") {
      std::vector<std::string> all = labels(i + 1, false, end);
      if (all.size() == 1 && i > first && word(i - 1) == "từ") extend_range(all, end, last);
      for (const std::string& label : all) {
        const std::vector<std::string> kept_points = points;
        const std::vector<std::string> kept_clauses = clauses;
        flush("Điều " + label);
        if (all.size() > 1 && !kept_clauses.empty() && &label == &all.front())
          continue; // "khoản 1 Điều 2, Điều 5": the clause is of the first
        (void)kept_points;
        if (article != nullptr) *article = "Điều " + label;
      }
      if (article != nullptr && !all.empty()) *article = "Điều " + all.front();
    } else if (const std::string_view head = part_head(i); !head.empty()) {
      end = named_parts(head, i, last, add);
    }
    i = std::max(end, i + 1);
  }
  flush(article == nullptr ? std::string() : (clauses.empty() && points.empty() ? std::string() : *article));
  return found;
}

} // namespace danchieu::corpus
