#include "corpus/document/register.hpp"

#include "corpus/document/table.hpp"
#include "corpus/error.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace danchieu::corpus {

namespace {

struct Named {
  WorkId work;
  std::string number;
  std::optional<Date> issued;
};

/// The document that a field names; nothing unless its identity is complete.
std::optional<Named> document_in(std::string_view field) {
  if (const std::optional<WorkId> work = WorkId::parse(field)) {
    if (!work->complete()) return std::nullopt;
    return Named{*work, work->number(), std::nullopt};
  }
  std::vector<Citation> citations = citation::find_citations(field);
  citation::identify(citations, field, {});
  for (const Citation& citation : citations)
    if (citation.work && citation.work->complete())
      return Named{*citation.work, citation.number.empty() ? citation.name : citation.number, citation.date};
  return std::nullopt;
}

std::vector<std::string> parts_of(std::string_view field) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start < field.size();) {
    const std::size_t end = std::min(field.find(';', start), field.size());
    std::string part = text::squeeze(field.substr(start, end - start));
    if (!part.empty()) parts.push_back(std::move(part));
    start = end + 1;
  }
  return parts;
}

/// Line of the row that starts at `row` within `table`, counted from 1.
std::size_t line_of(std::string_view table, std::string_view row) {
  std::size_t line = 1;
  for (const char* at = table.data(); at < row.data(); ++at) line += *at == '\n' ? 1U : 0U;
  return line;
}

std::string where(const std::string& file, std::string_view table, std::string_view row) {
  return file + ":" + std::to_string(line_of(table, row)) + ": ";
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error("cannot read " + file.string(), "check that the register's files may be read");
  return text::clean_utf8(std::string(std::istreambuf_iterator<char>(in), {}));
}

} // namespace

void read_effects(std::string_view table, const std::string& file, Register& into) {
  for (const auto& row : table_rows(table)) {
    const auto field = [&](std::size_t i) { return i < row.size() ? row[i] : std::string_view{}; };
    const std::string place = where(file, table, row[0]);
    const std::optional<Named> target = document_in(field(0));
    const std::optional<Named> by = document_in(field(3));
    const std::optional<RelationKind> kind = citation::relation_kind(field(1));
    const std::optional<Date> from = text::parse_date(field(4));
    const std::optional<Date> until = text::parse_date(field(5));
    if (!target) {
      into.problems.push_back(place + "target is no complete citation: " + std::string(field(0)));
    } else if (!by) {
      into.problems.push_back(place + "acting document is no complete citation: " + std::string(field(3)));
    } else if (!kind) {
      into.problems.push_back(place + "unknown kind: " + std::string(field(1)));
    } else if ((!from && !field(4).empty()) || (!until && !field(5).empty())) {
      into.problems.push_back(place + "dates must be written 2012-07-23");
    } else {
      RegisterEffect one{.target = target->work, .effect = {.source = by->work}};
      one.effect.source_number = by->number;
      one.effect.source_issued = by->issued;
      one.effect.source_effective = from;
      one.effect.file = file + ":" + std::to_string(line_of(table, row[0]));
      Relation& relation = one.effect.relation;
      relation.kind = *kind;
      relation.target.work = target->work;
      relation.target.number = target->number;
      relation.provisions = parts_of(field(2));
      relation.scope = relation.provisions.empty() ? Scope::whole : Scope::part;
      relation.from = from;
      relation.until = until;
      relation.quote = field(6).empty() ? field(7) : field(6);
      relation.note = "register";
      into.effects.push_back(std::move(one));
    }
  }
}

void read_names(std::string_view table, const std::string& file, Register& into) {
  for (const auto& row : table_rows(table)) {
    const auto field = [&](std::size_t i) { return i < row.size() ? row[i] : std::string_view{}; };
    const std::string place = where(file, table, row[0]);
    const std::optional<Named> document = document_in(field(1));
    const std::optional<Date> ended = text::parse_date(field(2));
    if (!document || field(0).empty()) {
      into.problems.push_back(place + "name or complete citation missing: " + std::string(field(1)));
    } else if (!ended) {
      into.problems.push_back(place + "the day it ended must be written 2012-07-23");
    } else {
      RegisterEffect one{.target = document->work, .effect = {.source = WorkId(false, "_", "_", "_", "_")}};
      one.effect.file = file + ":" + std::to_string(line_of(table, row[0]));
      Relation& relation = one.effect.relation;
      relation.kind = RelationKind::repeals;
      relation.target.work = document->work;
      relation.target.number = document->number;
      relation.target.name = text::squeeze(field(0));
      relation.from = ended;
      relation.quote = relation.target.name + ": " + std::string(field(3));
      relation.note = "declared";
      into.effects.push_back(std::move(one));
    }
  }
}

Register read_register(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    throw Error("no such register folder: " + folder.string(),
                "give a folder that holds effects.tsv or names.tsv");
  Register all;
  if (const std::filesystem::path file = folder / "effects.tsv"; std::filesystem::exists(file, error))
    read_effects(content_of(file), file.string(), all);
  if (const std::filesystem::path file = folder / "names.tsv"; std::filesystem::exists(file, error))
    read_names(content_of(file), file.string(), all);
  return all;
}

} // namespace danchieu::corpus
