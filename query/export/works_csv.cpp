#include "query/export/works_csv.hpp"

#include "query/csv.hpp"

namespace danchieu::query {

std::string works_csv_heading() {
  return csv_row({"work", "number", "type", "title", "issuer", "date", "status", "status_label", "on", "since", "until", "by", "cited_by", "text_known"});
}

std::string works_csv_row(const WorkSummary& work) {
  return csv_row({work.work, work.number, work.type, work.title, work.issuer, csv_date(work.date), corpus::code(work.force.status),
                  corpus::label(work.force.status, corpus::Language::vi), text::to_iso(work.force.on), csv_date(work.force.since), csv_date(work.force.until),
                  work.force.by, std::to_string(work.cited_by), work.text_known ? "true" : "false"});
}

std::string relations_csv_heading() {
  return csv_row({"source", "kind", "target", "target_number", "scope", "provisions", "except", "from", "until", "quote"});
}

std::string relations_csv_rows(const WorkView& view) {
  std::string rows;
  for (const RelationView& relation : view.relations_out)
    rows += csv_row({view.summary.work, citation::code(relation.kind), relation.other.work, relation.other.number,
                    relation.scope == corpus::Scope::part ? "part" : "whole", csv_list(relation.provisions), csv_list(relation.except),
                    csv_date(relation.from), csv_date(relation.until), relation.quote});
  return rows;
}

} // namespace danchieu::query
