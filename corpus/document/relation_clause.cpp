#include "corpus/document/relation_reader.hpp"

#include "corpus/document/clause_lead.hpp"
#include "corpus/document/clause_target.hpp"
#include "corpus/document/clause_words.hpp"
#include "corpus/document/ended_list.hpp"
#include "corpus/document/words.hpp"

#include <algorithm>
#include <utility>

// The clauses of the body: which sentences act, on what, and which items below them are acted upon.

namespace danchieu::corpus {

void RelationReader::body(const Unit& unit) {
  if (is_capital_heading(unit)) to_do_ = tells_tasks(unit);
  if (to_do_ && goes_on_) to_do_ = false;
  if (to_do_ || opens_annex_list(unit)) return;
  bool acted = false;
  for (std::size_t first = unit.text; first < unit.last;) {
    const std::size_t last = grammar_.end_of_sentence(first, unit.last);
    acted = sentence(unit, first, last) || acted;
    contrary_rules(unit, first, last);
    remains(first, last);
    first = last;
  }
  if (!acted && !heads_.empty()) item(unit);
}

/// "B. DANH MỤC VĂN BẢN CẦN SỬA ĐỔI, BỔ SUNG", "NỘI DUNG ĐỀ NGHỊ BÃI BỎ": what stands below somebody else is to do.
bool RelationReader::tells_tasks(const Unit& unit) const {
  const std::size_t last = std::min(unit.last, unit.text + 60);
  for (std::size_t i = unit.text; i < last; ++i) {
    const bool asks = text_.word(i) == "cần" || text_.at(i, "đề nghị") || text_.at(i, "kiến nghị") || text_.at(i, "đề xuất") || text_.at(i, "dự kiến");
    if (!asks) continue;
    for (std::size_t at = i + 1; at < last; ++at)
      if (text_.at(at, "sửa đổi") || text_.at(at, "bãi bỏ") || text_.at(at, "thay thế") || text_.at(at, "bổ sung")) return true;
  }
  return false;
}

/// "A. DANH MỤC …", "PHỤ LỤC II": a line in capitals.
bool RelationReader::is_capital_heading(const Unit& unit) const {
  std::size_t words = 0;
  for (std::size_t i = unit.text; i < unit.last && words < 4; ++i) {
    if (text_[i].kind != TokenKind::word) continue;
    if (!is_capitals(clean_text_.substr(text_[i].span.start, text_[i].span.end - text_[i].span.start))) return false;
    ++words;
  }
  return words >= 3 || (words == 2 && (text_.at(unit.text, "phụ lục") || text_.at(unit.text, "danh mục")));
}

void RelationReader::annex(const Unit& unit) {
  if (opens_annex_list(unit)) return;
  if (!heads_.empty() && unit.level != Level::part) item(unit);
}

/// Lines in capitals are one heading: "DANH MỤC ⏎ QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH ⏎ ĐƯỢC BÃI BỎ". Whether it opens a list.
bool RelationReader::opens_annex_list(const Unit& unit) {
  if (!is_capital_heading(unit)) {
    capital_heading_.reset();
  } else if (capital_heading_ && capital_heading_->last == unit.first) {
    capital_heading_->last = unit.last;
  } else {
    capital_heading_ = unit;
  }
  const std::optional<Head> head = annex_head(capital_heading_ ? *capital_heading_ : unit);
  if (!head) return false;
  heads_.clear();
  heads_.push_back(*head);
  return true;
}

/// A list of repealed documents in an annex: "DANH MỤC QUYẾT ĐỊNH … BÃI BỎ", when the body repeals by it.
std::optional<Head> RelationReader::annex_head(const Unit& unit) const {
  if (!repeals_by_annex_ || !is_heading_of_documents(text_, unit)) return std::nullopt;
  if (text_.find("bãi bỏ", unit.text, unit.last) == unit.last) return std::nullopt;
  Head head;
  head.level = Level::part;
  head.kind = RelationKind::repeals;
  head.list = true;
  head.partial = text_.find("một phần", unit.text, unit.last) != unit.last &&
                 text_.find("toàn bộ", unit.text, unit.last) == unit.last;
  head.quote = text_.quote(unit.text, unit.last);
  return head;
}

/// Reads one sentence; whether a verb of the document was found in it.
bool RelationReader::sentence(const Unit& unit, std::size_t first, std::size_t last) {
  if (grammar_.is_standing_clause(first, last)) return true;
  bool acted = false;
  bool spoke = false;          // a verb before was the document's own, whether or not its object is known
  std::size_t subject = first; // where what ends before a verb may begin
  std::size_t clause = first;  // where the clause that a verb may open begins
  for (std::size_t i = first; i < last;) {
    const std::optional<RelationVerb> verb = hidden_[i] ? std::nullopt : relation_verb(text_, i, last);
    if (!verb) {
      if (text_.is_mark(i, ";") && !hidden_[i]) clause = i + 1;
      ++i;
      continue;
    }
    if (verb->subject || grammar_.is_passive(verb->first) || is_suspended(*verb, clause, first, last)) {
      acted = ends_subject(unit, *verb, near(subject, verb->first), last) || acted;
      if (verb->subject) subject = verb->last;
      i = verb->last;
      continue;
    }
    if (!grammar_.may_act(*verb, clause, first, acted || spoke)) {
      i = verb->last;
      continue;
    }
    spoke = true;
    if (is_programme_ && supersedes(verb->kind) && verb->kind != RelationKind::corrects && verb->kind != RelationKind::suspends &&
        !(verb->first > first && text_[verb->first - 1].self)) {
      i = verb->last;
      continue;
    }
    const std::size_t stop = grammar_.next_verb(*verb, last);
    if (act(*verb, unit, stop, false)) acted = true;
    i = std::max(verb->last, stop);
    clause = i;
  }
  return acted;
}

/// "Thông tư số A tạm ngưng hiệu lực từ ngày …": what is suspended stands before the verb, nothing behind it.
bool RelationReader::is_suspended(const RelationVerb& verb, std::size_t clause, std::size_t first, std::size_t last) const {
  if (verb.kind != RelationKind::suspends || grammar_.may_act(verb, clause, first, false)) return false;
  std::size_t cited = near(first, verb.first);
  while (cited < verb.first && (text_[cited].kind != TokenKind::citation || text_[cited].self)) ++cited;
  return cited < verb.first && clause_targets(document_, text_, verb.last, std::min(last, verb.last + longest_clause), Lead::document, hidden_).empty();
}

/// Carries out an active verb whose reach ends at `stop`; whether it acted on something, here or below.
bool RelationReader::act(const RelationVerb& verb, const Unit& unit, std::size_t stop, bool in_title) {
  const Circumstances when =
      in_title ? Circumstances{}
               : grammar_.circumstances(near(unit.text, verb.first), std::min(stop, verb.last + longest_clause));
  RelationKind kind = verb.kind;
  std::string note;
  if (verb.term) {
    note = "extended";
  } else if (supersedes(kind) && grammar_.acts_on_words(verb.last)) {
    kind = RelationKind::amends;
    note = "wording";
  }
  const std::size_t instead_of = note == "wording" ? stop : grammar_.instead(verb.last, stop);
  const bool guides = kind == RelationKind::guides; // "quy định chi tiết Điều 9, trừ nội dung về …; Điều 24 của Luật A"
  const std::size_t limit = guides ? instead_of : std::min(instead_of, grammar_.exception_start(verb.last, stop));
  const bool own = in_title || (verb.first > unit.first && text_[verb.first - 1].self); // not "b) Hướng dẫn …", a body's task
  const Lead lead = !guides ? Lead::document : own ? Lead::told : Lead::guided;
  const std::vector<ClauseTarget> targets =
      clause_targets(document_, text_, verb.last, limit, lead, hidden_);
  const bool opens_list =
      !in_title && stop == unit.last && unit.last > unit.first && text_.is_mark(unit.last - 1, ":");
  const bool heading = unit.level <= Level::article && !in_title;

  std::vector<std::string> named; // of words exchanged in provisions that stand before the document
  if (note == "wording" && !targets.empty()) named = text_.provisions(verb.last, stop);
  const std::optional<Date> from = targets.empty() ? std::nullopt : explicit_from(when, unit, verb);
  const std::size_t excepted = targets.size() < 2 ? verb.last : grammar_.excepted_from(when, verb.last, stop);
  for (const ClauseTarget& target : targets) {
    Act one{.kind = kind,
            .citation = target.citation,
            .partial = target.partial,
            .provisions = target.provisions,
            .span = text_.span(unit.first, stop),
            .quote = evidence(unit.text, stop, target.token),
            .note = note,
            .in_title = in_title};
    const bool some_of_all = targets.front().partial; // "sửa đổi một số điều của A; B và C"
    if (kind == RelationKind::amends && (note == "wording" || opens_list || some_of_all)) one.partial = true;
    if (verb.term) one.until = when.until;
    if (kind == RelationKind::guides) one.partial = !target.provisions.empty();
    if (note == "wording" && one.provisions.empty()) one.provisions = named;
    if (kind != RelationKind::guides && kind != RelationKind::amends) {
      one.from = from;
      if (target.token >= excepted) one.except = when.except;
      if (!one.except.empty() || kind == RelationKind::suspends) one.until = when.until;
      if (verb.delay && one.until) one.until = std::chrono::sys_days{*one.until} - std::chrono::days{1};
      const bool staged = text_.find("theo lộ trình", target.token, stop) != stop; // ended bit by bit
      if (staged || (kind == RelationKind::suspends && when.conditional && !one.until)) one.note = "conditional";
    }
    add_apart(std::move(one), verb.last, target.token);
  }
  if (in_title) {
    if (kind == RelationKind::amends && targets.size() == 1) title_target_ = targets.front().citation;
    return !targets.empty();
  }
  if (targets.empty()) {
    if (const Head* amended = amending_head(); amended != nullptr && supersedes(kind) &&
                                               !(opens_list && names_documents(text_, verb.last, stop)))
      return amend_below(*amended, kind, note, unit, verb.last, stop);
    if (kind == RelationKind::repeals && grammar_.refers_to_annex(verb.last, stop))
      repeals_by_annex_ = true;
  }
  const bool governs = supersedes(kind) && (opens_list || heading || kind == RelationKind::amends);
  if (!governs || (targets.empty() && !grammar_.leads_to_list(verb.last, stop, opens_list || heading)))
    return !targets.empty();
  if (kind != RelationKind::amends && !targets.empty()) return true;
  Head head = head_at(unit, kind, stop);
  head.from = when.from;
  head.note = note;
  if ((kind == RelationKind::suspends || verb.term) && when.until) head.until = when.until;
  else if (kind == RelationKind::suspends && when.conditional) head.note = "conditional";
  if (targets.empty()) {
    open_list(std::move(head), unit, verb.last, stop);
  } else {
    head.target = targets.back().citation;
    if (!targets.back().provisions.empty()) head.article = article_of(targets.back().provisions.front());
    plain_list_ = unit.level == Level::plain;
    open(std::move(head));
  }
  note_wording(unit, stop);
  return true;
}

std::string RelationReader::article_of(const std::string& provision) {
  if (!provision.starts_with("Điều ")) return {};
  return provision.substr(0, provision.find(' ', std::string_view("Điều ").size()));
}

std::optional<Date> RelationReader::explicit_from(const Circumstances& when, const Unit& unit,
                                  const RelationVerb& verb) const {
  if (!when.from) return std::nullopt;
  // The date of the document's own effect clause before the verb is that of the document, not of the act.
  const std::size_t effect = text_.find("hiệu lực", near(unit.text, verb.first), verb.first);
  if (effect != verb.first) {
    const std::size_t last = std::min(unit.last, verb.last + longest_clause);
    const Circumstances after = grammar_.circumstances(verb.last, last);
    return after.from;
  }
  return when.from;
}

/// "Nghị quyết số A ngày …: bãi bỏ Điều 3 và Phụ lục II": the parts told behind the document.
std::vector<std::string> RelationReader::provisions_behind(std::size_t token, std::size_t last) const {
  std::size_t colon = token + 1;
  while (colon < last && !text_.is_mark(colon, ":") && text_[colon].kind != TokenKind::citation) ++colon;
  if (colon >= last || !text_.is_mark(colon, ":")) return {};
  std::size_t parts = colon + 1;
  if (const std::optional<RelationVerb> verb = relation_verb(text_, parts, last)) parts = verb->last;
  static constexpr std::array<std::string_view, 9> heads{"điều", "khoản", "điểm", "chương", "mục", "phụ", "các", "phần", "mẫu"};
  return one_of(text_.word(parts), heads) ? text_.provisions(parts, last) : std::vector<std::string>{};
}

/// Adds an act on parts; words named beside them are only taken out: "Chương III và cụm từ “…” tại Điều 2 Thông tư số A".
void RelationReader::add_apart(Act act, std::size_t first, std::size_t token) {
  const bool ends_parts = act.partial && (act.kind == RelationKind::repeals || act.kind == RelationKind::replaces);
  const std::size_t words = ends_parts ? grammar_.words_in(first, token) : token;
  std::vector<std::string> before = words < token ? text_.provisions(first, words) : std::vector<std::string>{};
  if (!before.empty()) {
    Act exchange = act;
    exchange.kind = RelationKind::amends;
    exchange.note = "wording";
    exchange.provisions = text_.provisions(words, token);
    for (const std::string& provision : document_.citations[act.citation].pinpoint)
      if (exchange.provisions.empty()) exchange.provisions.push_back(provision);
    act.provisions = std::move(before);
    add(std::move(exchange));
  }
  add(std::move(act));
}

/// A unit below a head without a verb of its own: "a) Thông tư số A …;", "- Khoản 9 Điều 1 Thông tư số B".
void RelationReader::item(const Unit& unit) {
  const Head head = heads_.back();
  if (!head.list) {
    if (head.target && (head.kind == RelationKind::amends || head.kind == RelationKind::repeals) &&
        unit.level != Level::plain)
      instruct_item(head, unit);
    return;
  }
  const std::size_t limit = grammar_.exception_start(unit.text, unit.last);
  std::vector<ClauseTarget> targets =
      clause_targets(document_, text_, unit.text, limit, Lead::document, hidden_);
  const Circumstances when = grammar_.circumstances(unit.text, unit.last);
  for (const ClauseTarget& target : targets) {
    Act one{.kind = head.kind,
            .citation = target.citation,
            .partial = target.partial || head.partial || head.note == "wording",
            .provisions = target.provisions,
            .except = when.except,
            .from = when.from ? when.from : head.from,
            .span = text_.span(unit.first, unit.last),
            .quote = head.quote + " " + evidence(unit.first, unit.last, target.token),
            .note = head.note};
    if (!one.except.empty()) one.until = when.until;
    if (head.kind == RelationKind::suspends) one.until = when.until ? when.until : head.until;
    if (targets.size() == 1 && one.provisions.empty()) {
      one.provisions = provisions_behind(target.token, limit);
      one.partial = one.partial || !one.provisions.empty();
    }
    if (grammar_.acts_on_words(unit.text)) {
      one.kind = RelationKind::amends;
      one.note = "wording";
    } else if (head.note == "extended") {
      one.until = when.until ? when.until : head.until;
    } else if (head.kind == RelationKind::amends) {
      one.partial = true;
      one.from.reset();
    }
    add_apart(std::move(one), unit.text, target.token);
  }
  if (head.kind == RelationKind::amends && targets.size() == 1 && unit.level != Level::plain) {
    Head below = head_at(unit, RelationKind::amends, unit.last);
    below.target = targets.front().citation;
    open(std::move(below));
  }
}

} // namespace danchieu::corpus
