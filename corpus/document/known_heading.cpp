#include "corpus/document/known_heading.hpp"

#include "corpus/document/body_name.hpp"
#include "corpus/document/relation.hpp"
#include "normalizer/citation/document_number.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <utility>

namespace danchieu::corpus {

bool agrees(const Document& document, const KnownHeading& known) {
  if (known.number.empty()) return document.number.empty() && !known.title.empty();
  return document.number.empty() || citation::number_key(document.number) == citation::number_key(known.number);
}

void fill_known(Document& document, const KnownHeading& known) {
  if (document.number.empty() && !known.number.empty()) {
    const auto number = citation::read_document_number(known.number, 0);
    document.number = number ? number->canonical : text::squeeze(known.number);
    if (number && number->year) document.year = number->year;
    if (number && document.type.empty() && number->code.type != nullptr) document.type = number->code.type->name;
  }
  if (document.type.empty()) document.type = text::lower(text::squeeze(known.type));
  if (!document.date) document.date = known.date;
  if (!document.year && document.date) document.year = static_cast<int>(document.date->year());
  if (document.title.empty()) document.title = text::squeeze(known.title);
  if (document.issuer.empty() && !known.issuer.empty()) {
    document.issuer = body_name(without_office(text::squeeze(known.issuer)));
    if (document.place.empty()) document.place = place_of(document.issuer);
  }
}

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
