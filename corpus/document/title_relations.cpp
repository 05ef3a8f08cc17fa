#include "corpus/document/title_relations.hpp"

#include "corpus/document/relation.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/fold.hpp"

#include <string>
#include <utility>

namespace danchieu::corpus {

std::vector<Relation> relations_of_title(const Document& document, std::string_view title) {
  // "Nghị định ⏎ sửa đổi, bổ sung một số điều của Nghị định số A", as the first page would have it.
  std::string page = text::squeeze(title);
  if (page.empty() || document.type.empty()) return {};
  if (!text::lower(page).starts_with(document.type + ' ')) page = text::upper(document.type) + '\n' + page;
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
  std::erase_if(relations, [&](const Relation& relation) { return relation.target.work && document.work && *relation.target.work == *document.work; });
  for (Relation& relation : relations) {
    relation.quote = text::squeeze(title);
    relation.span = {};
    relation.target.span = {};
  }
  return relations;
}

} // namespace danchieu::corpus
