#include "corpus/document/clause_text.hpp"

#include "corpus/document/clause_label.hpp"
#include "corpus/document/consolidation.hpp"
#include "corpus/document/quotation.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>

// How the tokens of a document are cut into paragraphs and items, and where in the document each stands.

namespace danchieu::corpus {

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

/// Text whose lines hold a word or two, as narrow cells and careless scans give it, tells nothing by them: only what begins
/// with a label, a basis or the document's own type still starts a line.
void ClauseText::join_shreds(const Document& document) {
  constexpr std::size_t fewest_tokens = 30;
  std::size_t lines = 0;
  std::size_t words = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const ClauseToken token = tokens_[i];
    lines += token.new_line ? 1 : 0;
    words += token.kind == TokenKind::word ? 1 : 0;
  }
  if (tokens_.size() < fewest_tokens || lines * 2 < words) return;
  const std::string type = text::lower(document.type);
  for (std::size_t i = tokens_.size(); i-- > 1;) // from the end, as what begins a line is told by the lines behind it
    if (tokens_[i].new_line && !begins_in_shreds(i, type)) tokens_.join_line(i);
}

bool ClauseText::begins_in_shreds(std::size_t i, std::string_view type) const {
  const ClauseToken token = tokens_[i];
  const ClauseToken before = tokens_[i - 1];
  const bool ended = before.kind == TokenKind::mark && (before.word == "." || before.word == ":" || before.word == ";" || before.word == "/");
  const bool dot = is_mark(i + 1, ".") || is_mark(i + 1, ")");
  const bool label = (token.kind == TokenKind::number && token.word.size() <= 3 && dot) || (is_point_letter(token.word) && dot) || token.word == "-" || token.word == "+";
  const bool article = token.capital && at(i, "điều") && (is_mark(i + 2, ".") || is_mark(i + 2, ":"));
  const bool basis = token.capital && (at(i, "căn cứ") || at(i, "theo đề nghị") || at(i, "xét") || at(i, "nơi nhận"));
  const auto capitals = [&](std::size_t at) { return is_capitals(text_.substr(tokens_[at].span.start, tokens_[at].span.end - tokens_[at].span.start)); };
  const bool titled = !type.empty() && at(i, type) && token.capital && token.kind == TokenKind::word && capitals(i);
  const bool labelled = i >= 2 && before.word == "." && tokens_[i - 2].kind == TokenKind::number && tokens_[i - 2].word.size() <= 3; // "Điều 1. Bãi bỏ"
  const bool sentence = token.capital && !labelled && (before.word == "." || before.word == "/");
  const bool caption = token.word == "(" && (at(i + 1, "ban hành") || at(i + 1, "kèm theo"));
  return (ended && label) || sentence || article || basis || titled || caption;
}

/// Whether the line that starts with token `i` goes on with a sentence that the line before left open: it
/// starts with a small letter, or a legal basis has reached the right edge of the page ("Căn cứ … của Thủ
/// tướng ⏎ Chính phủ về …"). After a blank line only a basis is gone on with.
bool ClauseText::continues_line(std::size_t i, bool blank_line) const {
  if (units_.empty()) return false;
  const std::size_t first = units_.back().text;
  const bool basis = at(first, "căn cứ") || at(first, "theo đề nghị") || word(first) == "xét";
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
  const bool consolidated = is_consolidation(document);
  Zone zone = Zone::heading;
  std::size_t since_basis = 0;
  int article = 0;           // the last of the document's own
  bool starts_again = false; // an annex has articles of its own
  for (std::size_t u = 0; u < units_.size(); ++u) {
    Unit& unit = units_[u];
    const std::size_t i = unit.text;
    const bool labelled = unit.level == Level::article || (unit.level == Level::part && !has_preamble);
    const bool typed = !type.empty() && at(i, type) && tokens_[i].kind == TokenKind::word && !at(i, type + " này");
    // "Nghị định của Chính phủ số 94/1998/NĐ-CP" in one
    const bool typed_number = !type.empty() && i < tokens_.size() && tokens_[i].kind == TokenKind::citation && tokens_[i].self && type.starts_with(tokens_[i].word);
    if (zone == Zone::heading && (typed || typed_number)) zone = Zone::title;
    const bool speaks = i < unit.last && tokens_[i].kind == TokenKind::citation && document.citations[tokens_[i].citation].kind == citation::CitationKind::self;
    // on the next page of a consolidated text its legal bases go on behind the notes
    const bool goes_on = consolidated && has_preamble && zone == Zone::body && article == 0 && at(i, "căn cứ") && tokens_[i].after_furniture;
    if (u == preamble || goes_on) zone = Zone::preamble;
    if (zone == Zone::preamble) {
      const bool basis = at(i, "căn cứ") || at(i, "theo") || at(i, "xét") || at(i, "thực hiện");
      since_basis = basis ? 0 : since_basis + 1;
      const bool formula =
          (at(i, "quyết định") || at(i, "quyết nghị") || at(i, "nghị quyết")) && unit.last - i <= 3;
      const bool introduced = u > preamble && unit.first > 0 && is_mark(unit.first - 1, ":") && !basis &&
                              since_basis > 0 && unit.level != Level::bullet && unit.level != Level::plain;
      const bool told = u > preamble && units_[u - 1].last >= 3 && is_mark(units_[u - 1].last - 1, ":") &&
                        at(units_[u - 1].last - 3, "như sau");
      if (labelled || speaks || unit.level == Level::part || formula || introduced || told || since_basis > 8)
        zone = Zone::body;
    } else if (zone == Zone::heading || zone == Zone::title) {
      const bool later = has_preamble && u < preamble;
      const bool numbered = unit.level == Level::clause && !unit.row && !has_preamble;
      if (!later && (labelled || numbered || speaks)) zone = Zone::body;
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

} // namespace danchieu::corpus
