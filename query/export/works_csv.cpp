#include "query/export/works_csv.hpp"

#include "query/export/markup.hpp"

#include <initializer_list>
#include <string_view>

namespace danchieu::query {

namespace {

std::string row_of(std::initializer_list<std::string_view> values) {
  std::string row;
  for (const std::string_view value : values) row += csv_cell(value) + ',';
  row.pop_back(); // an empty cell has its comma too
  return row + "\r\n";
}

std::string iso(const std::optional<Date>& date) { return date ? text::to_iso(*date) : std::string{}; }

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

} // namespace

std::string works_csv_heading() {
  return row_of({"work", "number", "type", "title", "issuer", "date", "status", "status_label", "on", "since", "until", "by", "cited_by", "text_known"});
}

std::string works_csv_row(const WorkSummary& work) {
  return row_of({work.work, work.number, work.type, work.title, work.issuer, iso(work.date), corpus::code(work.force.status),
                 corpus::label(work.force.status, corpus::Language::vi), text::to_iso(work.force.on), iso(work.force.since), iso(work.force.until),
                 work.force.by, std::to_string(work.cited_by), work.text_known ? "true" : "false"});
}

std::string relations_csv_heading() {
  return row_of({"source", "kind", "target", "target_number", "scope", "provisions", "except", "from", "until", "quote"});
}

std::string relations_csv_rows(const WorkView& view) {
  std::string rows;
  for (const RelationView& relation : view.relations_out)
    rows += row_of({view.summary.work, citation::code(relation.kind), relation.other.work, relation.other.number,
                    relation.scope == corpus::Scope::part ? "part" : "whole", joined(relation.provisions), joined(relation.except),
                    iso(relation.from), iso(relation.until), relation.quote});
  return rows;
}

} // namespace danchieu::query
