#include "corpus/document/title_relations.hpp"

#include "corpus/document/relation.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/law_name.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace danchieu::corpus {

namespace {

/// What a title says after the document's own name, as the first page would have it below the type:
///   "Nghị định sửa đổi, bổ sung một số điều của …"                   → "sửa đổi, bổ sung …"
///   "Thông tư số 13/2020/TT-BTC ngày 06/03/2020 của Bộ Tài chính sửa đổi …" → "sửa đổi …", when 13/2020 is its own number
std::string subject_of(const Document& document, std::string_view title) {
  std::string subject = text::squeeze(title);
  const std::string lower = text::lower(subject);
  if (lower.size() != subject.size() || !lower.starts_with(document.type + ' ')) return subject;
  std::size_t from = document.type.size() + 1;
  const std::size_t number = document.number.empty() ? std::string::npos : subject.find(document.number, from);
  constexpr std::size_t longest_own_name = 24; // "số 13/2020/TT-BTC" starts right behind the type
  if (number != std::string::npos && number < from + longest_own_name) {
    std::size_t verb = std::string::npos;
    for (const std::string_view word : {" sửa đổi", " bổ sung", " bãi bỏ", " thay thế", " hủy bỏ", " đính chính", " ngưng hiệu lực", " quy định", " hướng dẫn", " ban hành", " về "})
      verb = std::min(verb, lower.find(word, number));
    if (verb == std::string::npos) return subject;
    from = verb + 1;
  }
  return subject.substr(from);
}

/// The version of a law that an act of that day amends: the last one adopted before. None when a younger one is so new
/// that it may not have been in force yet, and the older one may be meant.
const citation::NamedLaw* law_amended(std::string_view name, Date on) {
  constexpr std::chrono::days settled{2 * 365};
  const citation::NamedLaw* last = nullptr;
  int earlier = 0;
  for (const citation::NamedLaw* law : citation::laws_named(name)) {
    const std::optional<Date> adopted = citation::adopted_by(*law);
    if (!adopted) return nullptr;
    if (std::chrono::sys_days{*adopted} >= std::chrono::sys_days{on}) continue;
    ++earlier;
    if (last == nullptr || std::chrono::sys_days{*adopted} > std::chrono::sys_days{*citation::adopted_by(*last)}) last = law;
  }
  if (last == nullptr || last->number.empty()) return nullptr;
  const bool may_be_new = std::chrono::sys_days{on} - std::chrono::sys_days{*citation::adopted_by(*last)} < settled;
  return earlier > 1 && may_be_new ? nullptr : last;
}

/// A law that the title names without number and year: the one that the text names in full, else the one in force.
void complete_law(Citation& target, const Document& document, RelationKind kind) {
  if (target.kind != citation::CitationKind::by_name || (target.work && target.work->complete())) return;
  const std::string name = text::fold(target.name);
  std::optional<WorkId> named;
  for (const Citation& mention : document.citations) {
    if (!mention.work || !mention.work->complete() || text::fold(mention.name) != name) continue;
    if (named && *named != *mention.work) return; // the text tells of two
    named = mention.work;
  }
  if (!named && kind == RelationKind::amends && document.date) {
    const citation::NamedLaw* const law = law_amended(target.name, *document.date);
    if (law == nullptr) return;
    std::vector<Citation> dated{target};
    dated.front().work.reset();
    dated.front().date = law->date;
    dated.front().year = static_cast<int>(citation::adopted_by(*law)->year());
    citation::identify(dated, {}, {document.work, document.place, document.date});
    named = dated.front().work;
  }
  if (named && named->complete()) target.work = named;
}

} // namespace

std::vector<Relation> relations_of_title(const Document& document, std::string_view title) {
  if (title.empty() || document.type.empty()) return {};
  // "NGHỊ ĐỊNH ⏎ sửa đổi, bổ sung một số điều của Nghị định số A", as the first page would have it.
  const std::string page = text::upper(document.type) + '\n' + subject_of(document, title);
  Document alone;
  alone.span = {0, page.size()};
  alone.work = document.work;
  alone.type = document.type;
  alone.number = document.number;
  alone.date = document.date;
  alone.citations = citation::find_citations(page);
  citation::identify(alone.citations, page, {document.work, document.place, document.date});
  find_relations(alone, page);
  std::vector<Relation> relations = std::move(alone.relations);
  for (Relation& relation : relations) complete_law(relation.target, document, relation.kind);
  std::erase_if(relations, [&](const Relation& relation) { return relation.target.work && document.work && *relation.target.work == *document.work; });
  for (Relation& relation : relations) {
    relation.quote = text::squeeze(title);
    relation.span = {};
    relation.target.span = {};
  }
  return relations;
}

} // namespace danchieu::corpus
