#include "corpus/document/relation_reader.hpp"

#include "corpus/document/clause_target.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>

// What a document does to others before its articles: heading, title, legal bases, enacting clause.

namespace danchieu::corpus {

using citation::CitationKind;

/// "(Ban hành kèm theo Quyết định số 12/2020/QĐ-UBND …)" under the title of what is issued.
bool RelationReader::issued_with(const Unit& unit) {
  std::size_t i = unit.first;
  if (!text_.is_mark(i, "(")) return false;
  const std::size_t stop = std::min(unit.last, i + 12);
  for (++i; i < stop; ++i) {
    if (text_[i].kind != TokenKind::citation) continue;
    const std::size_t with = text_.find("theo", unit.first, i);
    if (with == i) return false;
    add({.kind = RelationKind::issued_with,
         .citation = text_[i].citation,
         .span = text_.span(unit.first, unit.last),
         .quote = text_.quote(unit.first, unit.last)});
    return true;
  }
  return false;
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
    static constexpr std::array<std::string_view, 22> before{
        "nghị", "định", "quyết", "thông", "tư",   "liên", "tịch", "chỉ", "thị",  "luật", "về",
        "việc", "v",    "pháp",  "lệnh",  "công", "văn",  "bộ",   "ban", "hành", "kế",   "hoạch"};
    for (std::size_t j = unit.text; j < i; ++j)
      if (text_[j].kind == TokenKind::word &&
          std::find(before.begin(), before.end(), text_.word(j)) == before.end())
        return;
    act(*verb, unit, limit, true);
    return;
  }
}

void RelationReader::preamble(const Unit& unit) {
  const std::size_t i = unit.text;
  const bool basis = text_.at(i, "căn cứ") || text_.at(i, "thực hiện") || text_.at(i, "thi hành") ||
                     text_.at(i, "triển khai") || (text_.at(i, "để") && text_.at(i + 1, "thực hiện")) ||
                     preamble_runs_on(unit);
  const bool proposal = text_.at(i, "theo đề nghị") || text_.at(i, "xét") || text_.at(i, "theo") ||
                        text_.at(i, "trên cơ sở") || text_.at(i, "sau khi");
  if (proposal) {
    proposals(unit);
    return;
  }
  const std::size_t enacts = basis ? enacting(unit) : unit.text;
  if (basis) {
    for (const ClauseTarget& target :
         clause_targets(document_, text_, unit.text, enacts, Lead::any, hidden_))
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

/// "Theo đề nghị của Giám đốc Sở X tại Tờ trình số 12/TTr-SX …": the document that proposes.
void RelationReader::proposals(const Unit& unit) {
  const std::size_t asked = text_.find("đề nghị", unit.text, unit.last);
  for (const ClauseTarget& target :
       clause_targets(document_, text_, unit.text, unit.last, Lead::any, hidden_)) {
    const Citation& citation = document_.citations[target.citation];
    const bool proposes = target.token > asked || citation.type == "tờ trình" || citation.type == "báo cáo";
    if (!proposes) continue;
    add({.kind = RelationKind::proposal,
         .citation = target.citation,
         .span = text_.span(unit.first, unit.last),
         .quote = evidence(unit.first, unit.last, target.token)});
  }
}

} // namespace danchieu::corpus
