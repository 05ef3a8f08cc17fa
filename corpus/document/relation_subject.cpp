#include "corpus/document/relation_reader.hpp"

#include "corpus/document/clause_target.hpp"

#include <algorithm>
#include <utility>

// Sentences in which what ends or is amended stands before the verb.

namespace danchieu::corpus {

/// "Thông tư số A và Thông tư số B hết hiệu lực kể từ ngày Thông tư này có hiệu lực".
bool RelationReader::ends_subject(const Unit& unit, const RelationVerb& verb, std::size_t first, std::size_t last) {
  const bool suspends = verb.kind == RelationKind::suspends;
  const bool passive = !verb.subject && grammar_.is_passive(verb.first);
  const bool words = passive && verb.kind == RelationKind::replaces && grammar_.acts_on_words(first);
  if (words || (passive && verb.kind == RelationKind::amends)) return amended_subject(unit, verb, first, last);
  if (passive && verb.kind != RelationKind::repeals && verb.kind != RelationKind::replaces && !suspends) return false;
  const std::size_t mark = passive ? verb.first - 1 : verb.first;
  last = std::min(last, verb.last + longest_clause);
  if (text_.word(mark - 1) == "đã" || text_.word(mark - 1) == "chưa" || grammar_.is_a_time(first, mark))
    return false;
  bool ours = false; // the end is tied to this document or to a date
  std::size_t subject = first;
  if (text_.at(first, "kể từ") ||
      text_.at(first, "từ ngày")) { // "Kể từ ngày Thông tư này có hiệu lực, Thông tư số A …"
    while (subject < mark && !text_.is_mark(subject, ",")) ++subject;
    if (subject == mark) return false;
    ++subject;
    ours = true;
  }
  for (std::size_t i = first; i < mark; ++i)
    if (text_[i].self) ours = true;
  bool others = false; // … or to the effect of another document
  for (std::size_t i = verb.last; i < last; ++i) {
    if (text_.word(i) == "trừ") break;
    if (text_[i].self) ours = true;
    if (text_.at(i, "từ ngày") && text_.date(i + 1)) ours = true;
    if (text_[i].kind == TokenKind::citation && !text_[i].self && !ours) others = true;
  }
  subject = after_effect_clause(subject, mark);
  const bool effect_article = text_.find("hiệu lực", article_first_, article_last_) != article_last_;
  const bool bare_end = (suspends || last - verb.last <= 4) && effect_article;
  // "… hết hiệu lực kể từ ngày Tổng công ty bắt đầu hoạt động", "… kể từ ngày Luật số A có hiệu lực": on an event whose day the
  // text does not tell
  const bool under_heading = text_.find("hiệu lực", article_first_, std::min(article_last_, first)) != std::min(article_last_, first);
  const bool on_event = !passive && (others ? under_heading : effect_article) && !ours && tells_event(verb.last);
  if ((others && !on_event) || (!ours && !bare_end && !on_event)) return false;
  std::vector<ClauseTarget> targets =
      clause_targets(document_, text_, subject, mark, Lead::document, hidden_);
  const Circumstances when = grammar_.circumstances(suspends ? mark : verb.last, last);
  const bool opens_list = last == unit.last && text_.is_mark(unit.last - 1, ":");
  if (targets.empty() && !opens_list) {
    // "Các văn bản sau đây hết hiệu lực …: Thông tư số A; Thông tư số B" within one unit
    std::size_t colon = verb.last;
    while (colon < last && !text_.is_mark(colon, ":")) ++colon;
    if (colon < last) targets = clause_targets(document_, text_, colon + 1, last, Lead::document, hidden_);
  }
  const RelationKind kind = verb.kind;
  const std::size_t excepted = targets.size() < 2 ? first : grammar_.excepted_from(when, first, last);
  for (const ClauseTarget& target : targets)
    add({.kind = kind,
         .citation = target.citation,
         .partial = target.partial,
         .provisions = target.provisions,
         .except = target.token >= excepted ? when.except : std::vector<std::string>{},
         .from = when.from,
         .until = (when.except.empty() || target.token < excepted) && !suspends ? std::nullopt : when.until,
         .span = text_.span(first, last),
         .quote = evidence(first, last, target.token),
         .note = on_event || (suspends && when.conditional && !when.until) || on_own_event(verb.last, last) || text_.find("với lộ trình", verb.last, last) != last ? "conditional" : ""});
  if (targets.empty() && opens_list) {
    Head head = head_at(unit, kind, last);
    head.from = when.from;
    open_list(std::move(head), unit, subject, mark);
    return true;
  }
  return !targets.empty();
}

/// "[thi hành] kể từ ngày …" at `i`, which is not followed by this document or a date.
bool RelationReader::tells_event(std::size_t i) const {
  return text_.at(i, "kể từ ngày") || text_.at(i, "kể từ khi") || text_.at(i, "kể từ thời điểm") || text_.at(i, "thi hành kể từ");
}

/// "hết hiệu lực kể từ ngày Công ty bắt đầu hoạt động theo quy định tại khoản 1 Điều 8 Quyết định này": the document
/// itself is named, but what counts is another event than its effect.
bool RelationReader::on_own_event(std::size_t first, std::size_t last) const {
  if (text_.at(first, "thi hành")) first += 2;
  if (!text_.at(first, "kể từ ngày") && !text_.at(first, "kể từ khi")) return false;
  first += 3;
  if (text_.date(first - 1) || text_.date(first)) return false;
  for (std::size_t i = first; i < std::min(last, first + 8); ++i)
    if (text_[i].self || text_.at(i, "ký") || text_.at(i, "ban hành")) return false;
  return true;
}

/// "Thông tư này có hiệu lực từ ngày … và Quyết định số A hết hiệu lực …": what ends is named after the document's own
/// effect.
std::size_t RelationReader::after_effect_clause(std::size_t first, std::size_t mark) const {
  if (first + 2 >= mark || !text_[first].self) {
    std::size_t own = first;
    while (own < mark && own < first + 3 && !text_[own].self) ++own;
    if (own >= mark || !text_[own].self) return first;
    first = own;
  }
  if (!text_.at(first + 1, "có hiệu lực")) return first;
  for (std::size_t i = first + 3; i < mark; ++i) {
    if (text_[i].kind == TokenKind::citation && !text_[i].self) break;
    if (text_.word(i) == "và" && i + 1 < mark) return i + 1;
  }
  return first;
}

/// "Khoản 2 Điều 5 [Nghị định số A] được sửa đổi, bổ sung như sau:" in an amending act.
bool RelationReader::amended_subject(const Unit& unit, const RelationVerb& verb, std::size_t first, std::size_t last) {
  last = std::min(last, verb.last + longest_clause);
  first = near(first, verb.first);
  // "… tại Nghị định số A đã được sửa đổi, bổ sung bởi Nghị định số B được thực hiện như sau": told of others
  if (verb.first >= 2 && text_.word(verb.first - 2) == "đã") return false;
  std::size_t after = verb.last;
  while (text_.at(after, "một số điều") || text_.at(after, "số điều") || text_.word(after) == "điều") ++after;
  if (text_.word(after) == "bởi" || text_.word(after) == "theo" ||
      (text_.word(after) == "tại" && after + 1 < last && text_[after + 1].kind == TokenKind::citation &&
       !text_[after + 1].self))
    return false;
  const bool instructs =
      text_.find("như sau", verb.last, last) != last || text_.find("thành", verb.last, last) != last ||
      (verb.kind == RelationKind::replaces && (text_.word(verb.last) == "bằng" || text_.word(verb.last - 1) == "bằng"));
  if (!instructs) return false;
  const std::vector<ClauseTarget> targets =
      clause_targets(document_, text_, first, verb.first - 1, Lead::document, hidden_);
  if (targets.empty()) {
    const Head* amended = amending_head();
    return amended != nullptr && amend_below(*amended, RelationKind::amends, {}, unit, first, last);
  }
  for (const ClauseTarget& target : targets)
    add({.kind = RelationKind::amends,
         .citation = target.citation,
         .partial = true,
         .provisions = target.provisions,
         .span = text_.span(first, last),
         .quote = text_.quote(first, last)});
  Head head = head_at(unit, RelationKind::amends, last);
  head.target = targets.back().citation;
  open(std::move(head));
  note_wording(unit, last);
  return true;
}

} // namespace danchieu::corpus
