#include "corpus/document/relation_reader.hpp"

#include "corpus/document/clause_target.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>

// What a document does to others before its articles: heading, title, legal bases, enacting clause.

namespace danchieu::corpus {

using citation::CitationKind;

/// What is issued names the document that issues it: "(Ban hành kèm theo Quyết định số 12/2020/QĐ-UBND …)" under its
/// title, "Mẫu số 10: Ban hành kèm theo …" over a form, "… PHƯƠNG TIỆN (Ban hành kèm theo …)" with the document's own number.
bool RelationReader::issued_with(const Unit& unit) {
  const std::size_t caption = caption_of_issue(unit);
  if (caption == unit.last) return false;
  const std::size_t stop = std::min(unit.last, caption + 12);
  for (std::size_t i = caption; i < stop; ++i) {
    if (text_[i].kind != TokenKind::citation) continue;
    if (text_.find("theo", caption, i) == i) return false;
    if (caption > unit.first && text_.is_mark(caption, "(") && !text_[i].self) return false; // another's form or annex
    add({.kind = RelationKind::issued_with,
         .citation = text_[i].citation,
         .span = text_.span(unit.first, unit.last),
         .quote = text_.quote(unit.first, unit.last)});
    return true;
  }
  return false;
}

/// Where the caption that may say so begins in a unit: its first bracket, or "kèm theo" behind the label of a form or annex,
/// on that line or the next; the unit's end when there is none.
std::size_t RelationReader::caption_of_issue(const Unit& unit) const {
  constexpr std::size_t longest_title = 120; // tokens
  const auto issued = [&](std::size_t i) { return text_.at(i, "ban hành kèm theo") || text_.at(i, "kèm theo"); };
  const auto labelled = [&](std::size_t i) { return text_.word(i) == "mẫu" || text_.word(i) == "biểu" || text_.at(i, "phụ lục"); };
  const std::string_view opens = text_.word(unit.first + 1); // "(Ban hành theo Quyết định …", "(Theo Quyết định …"; not "(CFS) theo mẫu …"
  if (text_.is_mark(unit.first, "(") && (opens == "ban" || opens == "kèm" || opens == "được" || opens == "theo" || opens == "phê")) return unit.first;
  if (issued(unit.first) && previous_ != nullptr && labelled(previous_->first) && previous_->last - previous_->first < 8) return unit.first;
  const std::size_t last = std::min(unit.last, unit.first + longest_title);
  for (std::size_t i = unit.first + 1; i < last; ++i) {
    if (text_.is_mark(i, "(") && issued(i + 1)) return i;
    const bool apart = text_.is_mark(i - 1, ":") || text_[i].new_line;
    if (apart && i < unit.first + 8 && labelled(unit.first) && issued(i)) return i;
  }
  return unit.last;
}

void RelationReader::title(const Unit& unit) {
  // Lines of a title run on; read from the line of the type to the end of the title as one clause.
  if (title_read_ || unit.zone != Zone::title) return;
  title_read_ = true;
  std::size_t last = unit.last;
  for (const Unit& next : text_.units()) { // read once a document
    if (next.first < last) continue;
    if (next.zone != Zone::title) break;
    last = next.last;
  }
  const std::size_t limit = std::min(last, unit.text + 400);
  for (std::size_t i = unit.text; i < limit; ++i) {
    if (hidden_[i]) continue;
    if (text_[i].kind == TokenKind::citation && !text_[i].self)
      return; // the title speaks of another document first
    const std::optional<RelationVerb> verb = relation_verb(text_, i, limit);
    if (!verb || verb->subject) continue;
    if (opens_title(unit.text, i)) act(*verb, unit, limit, true);
    return;
  }
}

/// Whether only the document's own name stands before the verb at `verb` of its title: "Nghị định của Chính phủ ⏎ sửa đổi …",
/// "Thông tư số 5/2020/TT-BTC ngày 3/2/2020 hướng dẫn …".
bool RelationReader::opens_title(std::size_t first, std::size_t verb) const {
  static constexpr std::array<std::string_view, 26> before{
      "nghị", "định", "quyết", "thông", "tư",   "liên", "tịch", "chỉ", "thị",  "luật", "về",   "ngày",  "tháng",
      "việc", "v",    "pháp",  "lệnh",  "công", "văn",  "bộ",   "ban", "hành", "kế",   "hoạch", "năm", "số"};
  for (std::size_t i = first; i < verb; ++i) {
    if (text_.word(i) == "của") // who issued it, to the end of the line
      while (i + 1 < verb && !text_[i + 1].new_line && text_[i + 1].kind == TokenKind::word) ++i;
    else if (text_[i].kind == TokenKind::word && std::find(before.begin(), before.end(), text_.word(i)) == before.end())
      return false;
  }
  return true;
}

void RelationReader::preamble(const Unit& unit) {
  const std::size_t i = unit.text;
  const bool basis = text_.at(i, "căn cứ") || text_.at(i, "thực hiện") || text_.at(i, "thi hành") ||
                     text_.at(i, "triển khai") || (text_.at(i, "để") && text_.at(i + 1, "thực hiện")) ||
                     preamble_runs_on(unit);
  const bool proposal = text_.at(i, "theo đề nghị") || text_.at(i, "xét") || text_.at(i, "theo") ||
                        text_.at(i, "trên cơ sở") || text_.at(i, "sau khi");
  if (proposal) {
    proposals(unit, i, unit.last);
    return;
  }
  const std::size_t enacts = basis ? enacting(unit) : unit.text;
  if (basis) {
    const std::size_t proposed = proposal_behind(unit, enacts);
    proposals(unit, proposed, enacts);
    for (const ClauseTarget& target :
         clause_targets(document_, text_, unit.text, proposed, Lead::any, hidden_))
      add({.kind = RelationKind::legal_basis,
           .citation = target.citation,
           .provisions = target.provisions,
           .span = text_.span(unit.first, unit.last),
           .quote = evidence(unit.first, unit.last, target.token)});
  }
  if (enacts < unit.last) enacting_clause(unit, enacts);
  for (std::size_t at = unit.text + 1; at < unit.last; ++at) // "Quốc hội ban hành Luật Hợp tác xã."
    if (text_[at].kind == TokenKind::citation && text_.word(at - 1) == "hành" && at >= 2 &&
        text_.word(at - 2) == "ban" && !basis &&
        document_.citations[text_[at].citation].kind == CitationKind::by_name)
      document_.citations[text_[at].citation].relation = RelationKind::self;
}

/// A list of bases may run on in items or lines of its own: "Căn cứ các Nghị định: - số A; - số B".
bool RelationReader::preamble_runs_on(const Unit& unit) const {
  if (previous_ == nullptr || previous_->zone != Zone::preamble || previous_->last == 0) return false;
  const bool open = text_.is_mark(previous_->last - 1, ":") || text_.is_mark(previous_->last - 1, ";") ||
                    text_.is_mark(previous_->last - 1, ",");
  return open && (unit.level != Level::plain || text_[unit.text].kind == TokenKind::citation);
}

/// Where the enacting clause begins in a unit of the preamble: "… Bộ trưởng Bộ Tài chính ban hành Thông tư
/// …".
std::size_t RelationReader::enacting(const Unit& unit) const {
  for (std::size_t i = unit.text; i + 1 < unit.last; ++i) {
    if (!text_.at(i, "ban hành")) continue;
    const bool type = document_.type.empty() || text_.at(i + 2, text::lower(document_.type));
    if (type && i > unit.text && text_[i + 2].kind == TokenKind::word && text_[i + 2].capital && i >= 2 &&
        text_.word(i - 1) != "việc" && text_.find("căn cứ", unit.text, unit.text + 1) == unit.text + 1)
      return i;
  }
  return unit.last;
}

void RelationReader::enacting_clause(const Unit& unit, std::size_t from) {
  const std::size_t issue = text_.find("ban hành", from, unit.last);
  if (issue == unit.last) return;
  for (std::size_t i = issue + 2; i < std::min(unit.last, issue + 9); ++i) {
    const std::optional<RelationVerb> verb = relation_verb(text_, i, unit.last);
    if (!verb || verb->subject) continue;
    act(*verb, unit, unit.last, true);
    return;
  }
}

/// Where a proposal begins in a line of legal bases that runs on: "Căn cứ …; xét đề nghị của … tại Tờ trình số …".
std::size_t RelationReader::proposal_behind(const Unit& unit, std::size_t last) const {
  for (std::size_t i = unit.text + 1; i < last; ++i) {
    if (!text_.is_mark(i - 1, ";") && !text_.is_mark(i - 1, ".")) continue;
    if (text_.at(i, "xét") || text_.at(i, "theo đề nghị") || text_.at(i, "sau khi")) return i;
  }
  return last;
}

/// "Theo đề nghị của Giám đốc Sở X tại Tờ trình số 12/TTr-SX …", "… của Sở X (Tờ trình số 12/TTr-SX)": the document that
/// proposes, in tokens [first, last).
void RelationReader::proposals(const Unit& unit, std::size_t first, std::size_t last) {
  const std::size_t asked = text_.find("đề nghị", first, last);
  const auto propose = [&](std::size_t citation, std::size_t token) {
    add({.kind = RelationKind::proposal,
         .citation = citation,
         .span = text_.span(unit.first, unit.last),
         .quote = evidence(unit.first, unit.last, token)});
  };
  const std::vector<ClauseTarget> targets = clause_targets(document_, text_, first, last, Lead::any, hidden_);
  for (const ClauseTarget& target : targets) {
    const Citation& citation = document_.citations[target.citation];
    const bool proposes = target.token > asked || citation.type == "tờ trình" || citation.type == "báo cáo";
    if (proposes) propose(target.citation, target.token);
  }
  if (!targets.empty()) return;
  for (std::size_t i = asked + 1; i < last; ++i)
    if (text_[i].kind == TokenKind::citation && text_.is_mark(i - 1, "(")) return propose(text_[i].citation, i);
}

} // namespace danchieu::corpus
