#include "corpus/document/clause_grammar.hpp"

#include "corpus/document/clause_label.hpp"
#include "corpus/document/force_change.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace danchieu::corpus {

namespace {

/// How far back the clause of effect before a verb is looked for, in tokens. No real one is half as long; the
/// bound keeps reading linear on hostile text.
constexpr std::size_t longest_effect_clause = 300;

/// How far an exception ("trừ khoản 2 Điều 5, …") reaches, in tokens.
constexpr std::size_t longest_exception = 600;

} // namespace

std::size_t ClauseGrammar::end_of_sentence(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (hidden_[i] || !text_.is_mark(i, ".")) continue;
    if (text_[i + 1].span.start == text_[i].span.end) continue; // "1.012", "TP.HCM"
    if (!text_[i + 1].capital || i == first) continue;
    if (text_[i - 1].kind == TokenKind::word && text_[i - 1].word.size() <= 2 && text_[i - 1].capital)
      continue; // "TP. Hà Nội"
    return i + 1;
  }
  return last;
}

bool ClauseGrammar::is_standing_clause(std::size_t first, std::size_t last) const {
  const bool conditional = text_.at(first, "trường hợp") || text_.at(first, "nếu") ||
                           text_.at(first, "khi") || text_.at(first, "trong trường hợp") ||
                           text_.at(first, "đối với");
  if (conditional) return true;
  const bool refers = text_.find("dẫn chiếu", first, last) != last ||
                      text_.find("viện dẫn", first, last) != last ||
                      text_.find("trích dẫn", first, last) != last;
  return refers &&
         (text_.find("sửa đổi", first, last) != last || text_.find("thay thế", first, last) != last);
}

bool ClauseGrammar::is_passive(std::size_t verb) const {
  if (verb == 0) return false;
  const std::string_view before = text_.word(verb - 1);
  return before == "được" || before == "bị" || before == "đều";
}

bool ClauseGrammar::may_act(const RelationVerb& verb, std::size_t clause, std::size_t first,
                            bool acted) const {
  std::size_t i = clause;
  static constexpr std::array<std::string_view, 24> openers{
      "nay",  "đồng",  "thời", "và",   "cụ",  "thể",   "như", "sau",  "thông", "qua", "việc", "thống",
      "nhất", "quyết", "định", "nghị", "phê", "duyệt", "về",  "đồng", "ý",     "cho", "phép", "điều"};
  const auto opener = [&](std::size_t at) {
    if (text_[at].kind == TokenKind::mark || text_[at].kind == TokenKind::number) return true;
    return std::find(openers.begin(), openers.end(), text_.word(at)) != openers.end() &&
           text_[at].kind == TokenKind::word;
  };
  while (i < verb.first && opener(i)) ++i;
  if (text_.word(verb.first - 1) == "việc" && verb.first - 1 == clause)
    return false; // "Việc sửa đổi … thực hiện theo …" speaks of a procedure
  if (i == verb.first) return clause == first || acted || effect_clause(first, verb.first);
  const ClauseToken& before = text_[verb.first - 1];
  if (before.self) return true;
  if (verb.first >= 2 && text_[verb.first - 2].self &&
      (before.word == "sẽ" || before.word == "và" || before.kind == TokenKind::mark))
    return true;
  const bool joined =
      before.word == "và" || before.word == "thời" ||
      (before.kind == TokenKind::mark && (before.word == "," || before.word == ";" || before.word == ":" ||
                                          before.word == "-" || before.word == "."));
  const bool after_date = before.kind == TokenKind::number || before.word == "ký" || before.word == "hành";
  if (after_date && verb.kind != RelationKind::amends && effect_clause(first, verb.first))
    return true; // "… năm 2019 thay thế …"
  if (joined && effect_clause(first, verb.first)) return true;
  if (joined && acted && verb.kind != RelationKind::amends && verb.kind != RelationKind::guides) return true;
  return since_clause(clause, verb.first);
}

bool ClauseGrammar::effect_clause(std::size_t first, std::size_t last) const {
  if (last - first > longest_effect_clause) return false;
  const std::size_t effect = text_.find("hiệu lực", first, last);
  if (effect == last || effect == first) return false;
  if (text_.word(effect - 1) == "hết") return false;
  for (std::size_t i = first; i < last; ++i)
    if (text_[i].kind == TokenKind::citation && !text_[i].self) return false;
  return true;
}

bool ClauseGrammar::since_clause(std::size_t first, std::size_t verb) const {
  if (!text_.at(first, "kể từ") && !text_.at(first, "từ ngày") && !text_.at(first, "từ thời điểm"))
    return false;
  if (verb - first > 30) return false;
  for (std::size_t i = first; i < verb; ++i)
    if (text_[i].kind == TokenKind::citation && !text_[i].self) return false;
  return text_.is_mark(verb - 1, ",") || text_[verb - 1].kind == TokenKind::number ||
         text_.word(verb - 1) == "hành" || text_.word(verb - 1) == "lực" || text_[verb - 1].self;
}

std::size_t ClauseGrammar::next_verb(const RelationVerb& verb, std::size_t last) const {
  bool cited = false;
  bool told = false; // a title before may itself end something: "… về việc bãi bỏ X và bãi bỏ Y"
  bool amends =
      false; // a title that amends may also repeal: "… sửa đổi X và bãi bỏ một phần Y" is no clause of ours
  for (std::size_t i = verb.last; i < last; ++i) {
    if (hidden_[i]) continue;
    if (text_[i].kind == TokenKind::citation && !text_[i].self) cited = true;
    const std::optional<RelationVerb> next = relation_verb(text_, i, last);
    if (!next) continue;
    const bool ending = !next->subject && !next->several &&
                        (next->kind == RelationKind::replaces || next->kind == RelationKind::repeals);
    const bool joined = cited && ending && !amends &&
                        (text_.is_mark(i - 1, ",") || (text_.word(i - 1) == "và" && (verb.kind != next->kind || !told)));
    const bool opens = text_.is_mark(i - 1, ";") || text_.at(i - 2, "đồng thời") || joined;
    if (opens && !is_passive(i)) return i;
    amends = amends || next->kind == RelationKind::amends;
    told = told || next->kind == RelationKind::replaces || next->kind == RelationKind::repeals;
    i = next->last - 1;
  }
  return last;
}

std::optional<Date> ClauseGrammar::end_of_year(std::size_t i) const {
  if (text_.word(i) != "năm") return std::nullopt;
  const std::optional<int> year = to_int(text_.word(i + 1));
  if (!year || *year < 1945 || *year > 2200) return std::nullopt;
  return Date{std::chrono::year(*year), std::chrono::December, std::chrono::day(31)};
}

Circumstances ClauseGrammar::circumstances(std::size_t first, std::size_t last) const {
  Circumstances found;
  bool excepted = false; // one exception a sentence
  std::size_t ends_later = first; // up to where an exception tells a later end of its own: "trừ Điều 6 hết hiệu lực từ ngày …"
  int depth = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (hidden_[i]) continue;
    if (text_.is_mark(i, "(")) ++depth;
    if (text_.is_mark(i, ")") && depth > 0) --depth;
    if (text_.at(i, "từ ngày") && i < ends_later) {
      if (const auto date = text_.date(i + 1)) found.until = std::chrono::sys_days{date->date} - std::chrono::days{1};
    } else if (text_.at(i, "từ ngày") && !found.from) {
      if (const auto date = text_.date(i + 1)) found.from = date->date;
    }
    if ((text_.at(i, "đến hết") || text_.at(i, "đến ngày") || text_.at(i, "đến hết ngày")) && !found.until) {
      std::size_t at = i + 1;
      while (at < last && (text_.word(at) == "hết" || text_.word(at) == "ngày")) ++at;
      if (const auto date = text_.date(at)) found.until = date->date;
      else found.until = end_of_year(at);
    }
    if (text_.at(i, "đến khi") || text_.at(i, "tới khi")) found.conditional = true;
    if (!excepted && (depth == 0 || text_.is_mark(i - 1, "(")) && is_exception(i)) {
      excepted = true;
      const std::size_t end = exception_end(i, std::min(last, i + longest_exception));
      if (text_.find("hết hiệu lực", i, end) != end) ends_later = end;
      const bool cases = text_.find("trường hợp", i, std::min(i + 4, end)) != std::min(i + 4, end);
      // "trừ các chế độ quy định tại khoản 3 Điều này" names a clause of this document, not of the one that ends.
      bool ours = false;
      for (std::size_t at = i; at < end; ++at) ours = ours || text_[at].self || text_.word(at) == "này";
      if (!cases && !ours) found.except = text_.provisions(i + 1, end);
      if (found.except.empty() && end > i + 1) found.except.push_back(text_.quote(i + 1, end));
    }
  }
  return found;
}

bool ClauseGrammar::is_exception(std::size_t i) const {
  if (text_.word(i) != "trừ" || i == 0) return false;
  static constexpr std::array<std::string_view, 9> compounds{"loại", "giảm", "khấu", "miễn", "phòng", "bài", "khai", "bù", "cấn"};
  const auto compound = [&](std::size_t at) { return std::find(compounds.begin(), compounds.end(), text_.word(at)) != compounds.end(); };
  if (compound(i - 1) || (i >= 2 && text_.is_mark(i - 1, ",") && compound(i - 2))) return false; // "miễn, trừ", "phòng, trừ dịch"
  static constexpr std::array<std::string_view, 24> opened{"các", "những", "trường", "quy", "qui", "điều", "khoản", "điểm", "nội", "phần", "đối", "một",
                                                           "mục", "chương", "phụ", "mẫu", "thủ", "việc", "danh", "mức", "riêng", "hồ", "hoạt", "chế"};
  return std::find(opened.begin(), opened.end(), text_.word(i + 1)) != opened.end();
}

std::size_t ClauseGrammar::exception_end(std::size_t from, std::size_t last) const {
  for (std::size_t i = from; i < last; ++i)
    if (text_.is_mark(i, ";") || (text_.is_mark(i, ".") && i + 1 < last) || text_.at(i, "tiếp tục")) return i;
  return last > from && text_.is_mark(last - 1, ".") ? last - 1 : last;
}

std::size_t ClauseGrammar::exception_start(std::size_t first, std::size_t last) const {
  int depth = 0; // "Chương VI (bán, cho thuê, trừ sân bay …) của Nghị định": said of what stands in the brackets
  for (std::size_t i = first; i < last; ++i) {
    if (text_.is_mark(i, "(")) ++depth;
    if (text_.is_mark(i, ")") && depth > 0) --depth;
    if (hidden_[i] || !is_exception(i)) continue;
    if (text_.is_mark(i - 1, "(") || (depth == 0 && (text_.is_mark(i - 1, ",") || text_.word(i - 1) == "ngoại"))) return i;
  }
  return last;
}

std::size_t ClauseGrammar::excepted_from(const Circumstances& when, std::size_t first, std::size_t last) const {
  if (when.except.empty() || !std::all_of(when.except.begin(), when.except.end(), names_provision)) return first;
  const std::size_t exception = exception_start(first, last);
  for (std::size_t i = exception; i > first; --i)
    if (text_.is_mark(i - 1, ";") && !hidden_[i - 1]) return i;
  return first;
}

std::size_t ClauseGrammar::instead(std::size_t first, std::size_t last) const {
  static constexpr std::array<std::string_view, 12> things{"phụ", "mẫu",   "biểu", "danh", "cụm",  "từ",
                                                           "các", "khoản", "điều", "điểm", "bảng", "quy"};
  for (std::size_t i = first + 1; i + 1 < last; ++i)
    if (!hidden_[i] && (text_.word(i) == "bằng" || text_.word(i) == "thành") &&
        std::find(things.begin(), things.end(), text_.word(i + 1)) != things.end())
      return i;
  return last;
}

bool ClauseGrammar::acts_on_words(std::size_t from) const {
  std::size_t i = from;
  while (text_.word(i) == "các" || text_.word(i) == "một" || text_.word(i) == "số" ||
         text_.word(i) == "những")
    ++i;
  if (i < hidden_.size() && hidden_[i]) { // "thay thế “Quy chuẩn …” ban hành kèm theo Thông tư số A": not words, a thing
    std::size_t end = i;
    while (end < hidden_.size() && hidden_[end]) ++end;
    return text_.find("ban hành kèm theo", end, std::min(text_.tokens().size(), end + 12)) == std::min(text_.tokens().size(), end + 12);
  }
  return text_.at(i, "cụm từ") || names_a_word(text_, i) || text_.word(i) == "chữ" || text_.word(i) == "dấu" ||
         text_.at(i, "khoản , cụm");
}

std::size_t ClauseGrammar::words_in(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i)
    if (!hidden_[i] && (text_.at(i, "cụm từ") || text_.at(i, "các từ") || (names_a_word(text_, i) && i + 1 < last && hidden_[i + 1]))) return i;
  return last;
}

bool ClauseGrammar::refers_to_annex(std::size_t first, std::size_t last) const {
  return text_.find("phụ lục", first, last) != last || text_.find("danh mục", first, last) != last;
}

bool ClauseGrammar::leads_to_list(std::size_t first, std::size_t last, bool opens) const {
  if (!opens) return false;
  for (std::size_t i = first; i < std::min(last, first + 14); ++i)
    if (text_.at(i, "văn bản") || text_.at(i, "quy định") || text_.at(i, "quyết định") ||
        text_.at(i, "nghị quyết") || text_.at(i, "thông tư") || text_.at(i, "nghị định") ||
        text_.at(i, "chỉ thị") || text_.word(i) == "luật" || text_.at(i, "điều") || text_.at(i, "cụm từ") ||
        text_.at(i, "nội dung") || text_.at(i, "phụ lục") || text_.word(i) == "khoản")
      return true;
  return first == last || text_.is_mark(first, ":");
}

bool ClauseGrammar::is_a_time(std::size_t first, std::size_t mark) const {
  std::size_t subject = mark;
  for (std::size_t i = mark; i > first && mark - i < 60; --i)
    if (text_[i - 1].kind == TokenKind::citation) {
      subject = i - 1;
      break;
    }
  const std::size_t from = subject > first + 4 ? subject - 4 : first;
  for (std::size_t i = from; i < subject; ++i)
    if (text_.word(i) == "khi" || text_.at(i, "trước ngày") || text_.at(i, "đến ngày") ||
        text_.at(i, "sau ngày"))
      return true;
  return false;
}

} // namespace danchieu::corpus
