#include "corpus/byte_text.hpp"
#include "corpus/json_cursor.hpp"
#include "corpus/record.hpp"

#include <limits>
#include <optional>
#include <string>
#include <utility>

// The way back of record.cpp, where the form is described. A name that is not known is refused: with a field that it does
// not know a record would be misread.

namespace danchieu::corpus {
namespace {

/// Provisions nest as deep as a document's own parts do; a deeper record was not written by us.
constexpr int max_depth = 64;

[[noreturn]] void unknown(const JsonCursor& json, std::string_view name) {
  json.refuse("\"" + std::string(name) + "\" is no name of a field");
}

template <class Number> Number read_number(JsonCursor& json) {
  const std::int64_t number = json.number();
  if (!std::in_range<Number>(number)) json.refuse("a number is out of range");
  return static_cast<Number>(number);
}

Span read_span(JsonCursor& json) {
  Span span;
  json.expect('[');
  span.start = read_number<std::size_t>(json);
  json.expect(',');
  span.end = read_number<std::size_t>(json);
  json.expect(']');
  return span;
}

Date read_date(JsonCursor& json) {
  const std::string written = json.string();
  const std::optional<Date> date = text::parse_date(written);
  if (!date) json.refuse("\"" + written + "\" is no date");
  return *date;
}

WorkId read_work(JsonCursor& json) {
  const std::string iri = json.string();
  std::optional<WorkId> work = WorkId::parse(iri);
  if (!work) json.refuse("\"" + iri + "\" is no work id");
  return *std::move(work);
}

template <class Item, class Read> std::vector<Item> read_list(JsonCursor& json, Read read) {
  std::vector<Item> list;
  json.items([&] { list.push_back(read(json)); });
  return list;
}

std::vector<std::string> read_texts(JsonCursor& json) {
  return read_list<std::string>(json, [](JsonCursor& item) { return item.string(); });
}

template <class First, class Second, class Read> std::pair<First, Second> read_pair(JsonCursor& json, Read read) {
  json.expect('[');
  First first = read(json);
  json.expect(',');
  Second second = read(json);
  json.expect(']');
  return {std::move(first), std::move(second)};
}

citation::CitationKind read_citation_kind(JsonCursor& json) {
  using enum citation::CitationKind;
  const std::string word = json.string();
  for (const auto kind : {numbered, by_name, self, anaphor, header}) {
    if (citation::code(kind) == word) return kind;
  }
  json.refuse("\"" + word + "\" is no kind of citation");
}

RelationKind read_relation_kind(JsonCursor& json) {
  const std::string word = json.string();
  const std::optional<RelationKind> kind = citation::relation_kind(word);
  if (!kind) json.refuse("\"" + word + "\" is no kind of relation");
  return *kind;
}

Citation read_citation(JsonCursor& json) {
  Citation citation;
  json.members([&](std::string_view name) {
    if (name == "s") citation.span = read_span(json);
    else if (name == "k") citation.kind = read_citation_kind(json);
    else if (name == "t") citation.type = json.string();
    else if (name == "n") citation.number = json.string();
    else if (name == "l") citation.name = json.string();
    else if (name == "y") citation.year = read_number<int>(json);
    else if (name == "d") citation.date = read_date(json);
    else if (name == "i") citation.issuer = json.string();
    else if (name == "p") citation.pinpoint = read_texts(json);
    else if (name == "r") citation.relation = read_relation_kind(json);
    else if (name == "pt") citation.partial = json.boolean();
    else if (name == "q") citation.quoted = json.boolean();
    else if (name == "w") citation.work = read_work(json);
    else unknown(json, name);
  });
  return citation;
}

Relation read_relation(JsonCursor& json) {
  Relation relation;
  std::optional<RelationKind> kind;
  std::optional<Citation> target;
  json.members([&](std::string_view name) {
    if (name == "k") kind = read_relation_kind(json);
    else if (name == "t") target = read_citation(json);
    else if (name == "part") relation.scope = json.boolean() ? Scope::part : Scope::whole;
    else if (name == "p") relation.provisions = read_texts(json);
    else if (name == "e") relation.except = read_texts(json);
    else if (name == "from") relation.from = read_date(json);
    else if (name == "until") relation.until = read_date(json);
    else if (name == "q") relation.quote = json.string();
    else if (name == "s") relation.span = read_span(json);
    else if (name == "n") relation.note = json.string();
    else unknown(json, name);
  });
  if (!kind || !target) json.refuse("a relation lacks its kind or its target");
  relation.kind = *kind;
  relation.target = *std::move(target);
  return relation;
}

Provision read_provision(JsonCursor& json, int depth) {
  if (depth > max_depth) json.refuse("its provisions are nested too deep");
  Provision provision;
  json.members([&](std::string_view name) {
    if (name == "e") provision.eid = json.string();
    else if (name == "l") provision.label = json.string();
    else if (name == "h") provision.heading = json.string();
    else if (name == "s") provision.span = read_span(json);
    else if (name == "c") json.items([&] { provision.children.push_back(read_provision(json, depth + 1)); });
    else unknown(json, name);
  });
  return provision;
}

StagedEffect read_staged(JsonCursor& json) {
  StagedEffect staged;
  json.members([&](std::string_view name) {
    if (name == "p") staged.provisions = read_texts(json);
    else if (name == "from") staged.from = read_date(json);
    else if (name == "until") staged.until = read_date(json);
    else if (name == "q") staged.quote = json.string();
    else if (name == "s") staged.span = read_span(json);
    else unknown(json, name);
  });
  return staged;
}

EffectiveDate read_effective(JsonCursor& json) {
  EffectiveDate effective;
  json.members([&](std::string_view name) {
    if (name == "d") effective.date = read_date(json);
    else if (name == "r") effective.rule = json.string();
    else if (name == "q") effective.quote = json.string();
    else if (name == "s") effective.span = read_span(json);
    else if (name == "x") effective.expires = read_date(json);
    else if (name == "xq") effective.expires_quote = json.string();
    else if (name == "xs") effective.expires_span = read_span(json);
    else if (name == "st") effective.staged = read_list<StagedEffect>(json, read_staged);
    else if (name == "src") effective.source = json.string();
    else unknown(json, name);
  });
  return effective;
}

Abbreviation read_abbreviation(JsonCursor& json) {
  auto [short_form, expansion] = read_pair<std::string, std::string>(json, [](JsonCursor& item) { return item.string(); });
  return {std::move(short_form), std::move(expansion)};
}

/// What the head holds of a document.
Document read_document(JsonCursor& json) {
  Document document;
  json.members([&](std::string_view name) {
    if (name == "s") document.span = read_span(json);
    else if (name == "w") document.work = read_work(json);
    else if (name == "t") document.type = json.string();
    else if (name == "n") document.number = json.string();
    else if (name == "y") document.year = read_number<int>(json);
    else if (name == "i") document.issuer = json.string();
    else if (name == "pl") document.place = json.string();
    else if (name == "d") document.date = read_date(json);
    else if (name == "ti") document.title = json.string();
    else if (name == "sg") document.signer = json.string();
    else if (name == "st") document.signer_title = json.string();
    else if (name == "ef") document.effective = read_effective(json);
    else if (name == "at") document.attached_to = read_work(json);
    else if (name == "r") document.relations = read_list<Relation>(json, read_relation);
    else if (name == "to") document.recipients = read_texts(json);
    else if (name == "ab") document.abbreviations = read_list<Abbreviation>(json, read_abbreviation);
    else if (name == "cat") document.catalogue.source = json.string();
    else if (name == "catf") document.catalogue.fields = read_texts(json);
    else unknown(json, name);
  });
  return document;
}

StoredFile read_file_entry(JsonCursor& json) {
  StoredFile file;
  json.members([&](std::string_view name) {
    if (name == "p") file.path = json.string();
    else if (name == "b") file.path = bytes_of_text(json.string());
    else if (name == "id") file.id = json.string();
    else if (name == "h") file.sha256 = json.string();
    else if (name == "row") file.row = json.string();
    else if (name == "m") file.media_type = json.string();
    else if (name == "e") file.encoding = json.string();
    else if (name == "n") file.document = read_number<int>(json);
    else if (name == "o") file.ocr = json.boolean();
    else if (name == "w") file.doubtful = read_list<Span>(json, read_span);
    else unknown(json, name);
  });
  return file;
}

CompletedCitation read_completed(JsonCursor& json) {
  auto [written, work] = read_pair<WorkId, WorkId>(json, read_work);
  return {std::move(written), std::move(work)};
}

} // namespace

WorkRecord decode_record_head(std::string_view bytes) {
  JsonCursor json(bytes.substr(0, bytes.find('\n')));
  WorkRecord record;
  std::int64_t version = 0;
  std::optional<std::string> key;
  std::optional<Document> document;
  json.members([&](std::string_view name) {
    if (name == "v") version = json.number();
    else if (version != record_version)
      json.refuse("it has version " + std::to_string(version) + ", this program reads " + std::to_string(record_version));
    else if (name == "k") key = json.string();
    else if (name == "d") document = read_document(json);
    else if (name == "f") record.files = read_list<StoredFile>(json, read_file_entry);
    else if (name == "cc") record.completed = read_list<CompletedCitation>(json, read_completed);
    else unknown(json, name);
  });
  json.finish();
  if (!key || !document) json.refuse("its key or its document is missing");
  record.key = *std::move(key);
  record.document = *std::move(document);
  return record;
}

WorkRecord decode_record(std::string_view bytes) {
  WorkRecord record = decode_record_head(bytes);
  const std::size_t line = bytes.find('\n');
  JsonCursor json(line == bytes.npos ? std::string_view() : bytes.substr(line + 1));
  json.members([&](std::string_view name) {
    if (name == "p") json.items([&] { record.document.provisions.push_back(read_provision(json, 0)); });
    else if (name == "c") record.document.citations = read_list<Citation>(json, read_citation);
    else unknown(json, name);
  });
  json.finish();
  return record;
}

} // namespace danchieu::corpus
