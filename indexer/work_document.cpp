#include "indexer/work_document.hpp"

#include "corpus/field.hpp"
#include "corpus/meant_work.hpp"
#include "indexer/term_bag.hpp"
#include "indexer/unit_documents.hpp"
#include "indexer/work_facets.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/fold.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using corpus::Citation;
using corpus::RelationKind;
using corpus::WorkId;
using corpus::WorkRecord;

/// The number part of an id says the same as the key of the number, also when the citation was by name.
std::string number_key_of(const Citation& citation) {
  return citation.number.empty() ? std::string() : citation::number_key(citation.number);
}

void add_citation_terms(TermBag& bag, const Citation& citation) {
  if (citation.work && citation.work->to_string().size() <= corpus::max_key_bytes) {
    const std::string number = number_key_of(citation);
    if (!number.empty()) bag.add_boolean(prefix::cited_number, number + '|' + citation.work->to_string());
  }
}

} // namespace

void keep_resolved(const Xapian::Document& before, Xapian::Document& document) {
  for (const auto number : {slot::force, slot::cited_by}) document.add_value(number, before.get_value(number));
}

std::vector<std::string> targets_of(const WorkRecord& record) {
  std::set<std::string> targets;
  const auto add = [&](const Citation& citation) {
    if (const WorkId* const work = corpus::meant_work(record, citation)) {
      std::string id = work->to_string();
      if (id != record.key && id.size() <= corpus::max_key_bytes) targets.insert(std::move(id));
    }
  };
  for (const Citation& citation : record.document.citations) add(citation);
  for (const corpus::Relation& relation : record.document.relations) add(relation.target);
  return {targets.begin(), targets.end()};
}

Xapian::Document work_document(const WorkRecord& record) {
  const corpus::Document& document = record.document;
  const WorkFacets facets = facets_of(document);
  TermBag bag;
  bag.add_boolean(prefix::id, record.key);
  bag.add_boolean(prefix::type, facets.type);
  bag.add_boolean(prefix::authority, facets.authority);
  bag.add_boolean(prefix::place, facets.place);
  bag.add_boolean(prefix::year, facets.year);
  const std::string number = citation::number_key(document.number);
  if (!number.empty()) bag.add_boolean(prefix::number, number + '|' + record.key);
  if (!facets.law_name.empty()) bag.add_boolean(prefix::name, facets.law_name + '|' + record.key);
  for (const std::string& target : targets_of(record)) bag.add_boolean(prefix::cites, target);
  for (const Citation& citation : document.citations) add_citation_terms(bag, citation);
  for (const corpus::Relation& relation : document.relations) {
    add_citation_terms(bag, relation.target);
    const WorkId* const work = corpus::meant_work(record, relation.target);
    if (work == nullptr || work->to_string() == record.key) continue;
    bag.add_boolean(prefix::relation, std::string(citation::code(relation.kind)) + ':' + work->to_string());
  }
  if (const WorkId* const issuing = corpus::issuing_work(record)) { // also where no caption says so but the same file holds both
    bag.add_boolean(prefix::relation, std::string(citation::code(RelationKind::issued_with)) + ':' + issuing->to_string());
  }
  for (const std::string& term : title_terms(document)) bag.add_term(prefix::work_title, term);
  for (const corpus::Abbreviation& own : document.abbreviations)
    bag.add_boolean(prefix::abbreviation, text::fold(own.short_form) + '|' + text::slug(own.expansion));
  for (const corpus::StoredFile& file : record.files) bag.add_boolean(prefix::file, file.id);

  Xapian::Document xapian;
  bag.take().add_to(xapian);
  xapian.add_boolean_term(std::string(prefix::work_kind));
  xapian.add_value(slot::work, record.key);
  xapian.add_value(slot::date, facets.date);
  xapian.add_value(slot::type, facets.type);
  xapian.add_value(slot::authority, facets.authority);
  xapian.add_value(slot::year, facets.year);
  xapian.add_value(slot::subject, facets.subject);
  xapian.add_value(slot::issuer, document.issuer);
  xapian.add_value(slot::cited_by, Xapian::sortable_serialise(0));
  xapian.set_data(corpus::encode_record(record));
  return xapian;
}

} // namespace danchieu::indexer
