#include "corpus/document/relation.hpp"

#include "corpus/document/clause_lead.hpp"
#include "corpus/document/consolidation.hpp"
#include "corpus/document/effective_date.hpp"
#include "corpus/document/ended_list.hpp"
#include "corpus/document/quotation.hpp"
#include "corpus/document/relation_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

// How a document acts on others, read unit by unit. A unit is a paragraph or list item; a sentence of it acts
// when its verb stands where only the document itself can be its subject:
//   "Bãi bỏ Thông tư số A"                                        first words of the clause
//   "Thông tư này thay thế Thông tư số A"                         the document right before the verb
//   "Thông tư này có hiệu lực từ ngày … và thay thế …"            an effect clause before it
//   "Thông tư số A hết hiệu lực kể từ ngày Thông tư này có hiệu lực"  what ends stands first
// A sentence that ends in ":" hands its verb down to the items below it. Everything else only cites.

namespace danchieu::corpus {

using citation::CitationKind;

RelationReader::RelationReader(Document& document, std::string_view clean_text)
    : document_(document), clean_text_(clean_text), text_(document, clean_text),
      hidden_(text_.tokens().size(), false), grammar_(text_, hidden_) {
  hide_quotations();
  // "Sửa đổi Nghị định số A theo hướng …" in a plan or a report is a task, in a list what somebody else is to do.
  static constexpr std::array<std::string_view, 9> programmes{"kế hoạch", "chương trình", "báo cáo", "đề án", "tờ trình", "phương án", "chiến lược", "danh mục", "phụ lục"};
  is_programme_ = std::find(programmes.begin(), programmes.end(), document.type) != programmes.end();
  consolidated_ = is_consolidation(document);
}

/// Reads the text below a title that stands elsewhere and acts as `by_title` tells.
void RelationReader::read(const std::vector<Relation>& by_title) {
  const std::size_t mentions = document_.citations.size();
  for (const Relation& relation : by_title) { // mentions without a place in the text, for as long as it is read
    document_.citations.push_back(relation.target);
    acts_.push_back({.kind = relation.kind,
                     .citation = document_.citations.size() - 1,
                     .partial = relation.scope == Scope::part,
                     .provisions = relation.provisions,
                     .quote = relation.quote,
                     .note = relation.note,
                     .in_title = true});
  }
  const auto amends = [](const Relation& relation) { return relation.kind == RelationKind::amends; };
  if (by_title.size() == 1 && amends(by_title.front())) title_target_ = mentions;
  read();
  document_.citations.resize(mentions);
}

void RelationReader::read() {
  for (Citation& citation : document_.citations) {
    citation.relation = citation.kind == CitationKind::self || citation.kind == CitationKind::header
                            ? RelationKind::self
                            : RelationKind::cites;
    citation.partial = false;
  }
  const std::vector<Unit>& units = text_.units();
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    next_ = i + 1 < units.size() ? &units[i + 1] : nullptr;
    goes_on_ = false;
    leave_heads(unit);
    if (unit.level == Level::article && !wording_ && !unit.quoted) {
      const std::optional<int> number = number_of(unit);
      goes_on_ = number && article_number_ && *number == *article_number_ + 1;
      article_number_ = number;
      article_first_ = unit.first;
      article_last_ = std::min(unit.last, unit.first + 30);
    }
    read_unit(unit);
    if (unit.level != Level::plain) enclosing_ = unit.level;
    previous_ = &unit;
  }
  witness();
  mark_citations(document_, acts_);
  if (consolidated_) acts_below_.clear(); // words of the act that is consolidated
  document_.relations = relations_of(document_, acts_, acts_below_, std::move(contrary_));
  document_.effective = find_effective_date(document_, text_);
}

/// Rows of an official list of ended documents; sentences within a row are those of other documents.
void RelationReader::witness() {
  std::vector<EndedDocument> rows = ended_documents(text_); // in order of the text
  std::erase_if(acts_, [&](const Act& act) {
    const auto after =
        std::upper_bound(rows.begin(), rows.end(), act.span.start,
                         [](std::size_t at, const EndedDocument& row) { return at < row.span.start; });
    return supersedes(act.kind) && after != rows.begin() && act.span.end <= std::prev(after)->span.end;
  });
  for (EndedDocument& ended : rows) {
    acts_.push_back({.kind = ended.kind,
                     .citation = ended.citation,
                     .partial = ended.partial,
                     .provisions = std::move(ended.provisions),
                     .from = ended.date,
                     .span = ended.span,
                     .quote = std::move(ended.quote),
                     .note = "declared"});
  }
}

void RelationReader::hide_quotations() {
  const std::vector<Quotation> quotations = find_quotations(clean_text_, document_.span);
  std::size_t next = 0;
  for (std::size_t i = 0; i < text_.tokens().size(); ++i) {
    while (next < quotations.size() && quotations[next].span.end <= text_[i].span.start) ++next;
    hidden_[i] = next < quotations.size() && quotations[next].span.start <= text_[i].span.start;
  }
  next = 0;
  for (Citation& citation : document_.citations) {
    while (next < quotations.size() && quotations[next].span.end <= citation.span.start) ++next;
    citation.quoted = next < quotations.size() && quotations[next].span.start <= citation.span.start;
  }
}

void RelationReader::read_unit(const Unit& unit) {
  if (unit.text >= unit.last || unit.quoted || wording_) {
    if (wording_)
      for (std::size_t i = unit.first; i < unit.last; ++i)
        if (text_[i].kind == TokenKind::citation) document_.citations[text_[i].citation].quoted = true;
    return;
  }
  if (issued_with(unit)) return;
  if (consolidated_ && footnote(unit)) return;
  switch (unit.zone) {
  case Zone::heading:
  case Zone::title:
    if (consolidated_) return consolidates(unit);
    return title(unit);
  case Zone::preamble:
    return preamble(unit);
  case Zone::body:
    if (consolidated_ && amended_by_ && !article_number_) return consolidates(unit); // the head note's list
    return body(unit);
  case Zone::annex:
    return annex(unit);
  }
}

/// The start of a clause, but no further from `at` than a sentence of law may be long.
std::size_t RelationReader::near(std::size_t first, std::size_t at) {
  return at > first + longest_clause ? at - longest_clause : first;
}

/// The words from `first` to before `last` that show what is done to the document cited at `token`. Of a
/// very long sentence only its beginning and the words around the citation.
std::string RelationReader::evidence(std::size_t first, std::size_t last, std::size_t token) const {
  if (last - first <= longest_clause) return text_.quote(first, last);
  const std::size_t from = std::max(first + 40, token > 12 ? token - 12 : 0);
  return text_.quote(first, first + 40) + " … " + text_.quote(from, std::min(last, token + 20));
}

/// A head as deep as `unit`, whose words end at `last`.
Head RelationReader::head_at(const Unit& unit, RelationKind kind, std::size_t last) const {
  Head head;
  head.level = unit.level == Level::plain ? enclosing_ : unit.level;
  head.kind = kind;
  head.quote = text_.quote(near(unit.text, last), last);
  return head;
}

/// Lets a verb govern what follows. Real texts nest four deep; the oldest of very many gives way.
void RelationReader::open(Head head) {
  constexpr std::size_t deepest = 32;
  if (heads_.size() >= deepest) heads_.erase(heads_.begin());
  heads_.push_back(std::move(head));
}

/// Lets the items below be the targets themselves; tokens [first, last) tell what they are.
void RelationReader::open_list(Head head, const Unit& unit, std::size_t first, std::size_t last) {
  head.list = true;
  head.partial = tells_of_parts(text_, first, last);
  plain_list_ = unit.level == Level::plain;
  open(std::move(head));
}

void RelationReader::add(Act act) {
  if (consolidated_ && supersedes(act.kind)) return; // history of the act that is consolidated
  acts_.push_back(std::move(act));
}

std::uint64_t find_relations(Document& document, std::string_view clean_text, const std::vector<Relation>& by_title) {
  RelationReader reader(document, clean_text);
  reader.read(by_title);
  return reader.looked_at();
}

} // namespace danchieu::corpus
