#include "corpus/record.hpp"

#include "corpus/byte_text.hpp"
#include "corpus/error.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

// Two lines, the head and the body, each one object with short names; whatever has its default value is left out. The
// body holds what is long and seldom asked for: provisions and citations. Bytes of paths that are no UTF-8 are kept
// one by one as the characters U+0000 to U+00FF under "b" instead of "p". Example:
//   {"v":2,"k":"/akn/vn/act/…","d":{"s":[0,812],"w":"/akn/vn/act/…","t":"quyết định",…},"f":[{"p":"a.txt",…}]}
//   {"p":[{"e":"dieu-1","l":"Điều 1",…}],"c":[{"s":[30,48],"t":"nghị định",…}]}

namespace danchieu::corpus {
namespace {

using Json = nlohmann::ordered_json;

constexpr int record_version = 2;

/// Provisions nest as deep as a document's own parts do; a deeper record was not written by us.
constexpr int max_depth = 64;

[[noreturn]] void refuse(const std::string& why) {
  throw Error("a record of the index cannot be read: " + why,
              "Run `danchieu verify`; index the files again into a new folder if it finds damage.");
}

// ---- writing

void put(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

void put(Json& json, const char* name, const Span& span) {
  if (span.start != 0 || span.end != 0) json[name] = Json::array({span.start, span.end});
}

void put(Json& json, const char* name, const std::optional<Date>& date) {
  if (date) json[name] = text::to_iso(*date);
}

void put(Json& json, const char* name, const std::optional<int>& number) {
  if (number) json[name] = *number;
}

void put(Json& json, const char* name, const std::optional<WorkId>& work) {
  if (work) json[name] = work->to_string();
}

void put(Json& json, const char* name, const std::vector<std::string>& list) {
  if (!list.empty()) json[name] = list;
}

void put(Json& json, const char* name, bool value) {
  if (value) json[name] = true;
}

template <class Item, class Write>
void put_list(Json& json, const char* name, const std::vector<Item>& list, Write write) {
  if (list.empty()) return;
  Json& array = json[name] = Json::array();
  for (const Item& item : list) array.push_back(write(item));
}

Json write_citation(const Citation& citation) {
  Json json = Json::object();
  put(json, "s", citation.span);
  if (citation.kind != citation::CitationKind::numbered) json["k"] = citation::code(citation.kind);
  put(json, "t", citation.type);
  put(json, "n", citation.number);
  put(json, "l", citation.name);
  put(json, "y", citation.year);
  put(json, "d", citation.date);
  put(json, "i", citation.issuer);
  put(json, "p", citation.pinpoint);
  if (citation.relation != RelationKind::cites) json["r"] = citation::code(citation.relation);
  put(json, "pt", citation.partial);
  put(json, "q", citation.quoted);
  put(json, "w", citation.work);
  return json;
}

Json write_relation(const Relation& relation) {
  Json json = Json::object();
  json["k"] = citation::code(relation.kind);
  json["t"] = write_citation(relation.target);
  put(json, "part", relation.scope == Scope::part);
  put(json, "p", relation.provisions);
  put(json, "e", relation.except);
  put(json, "from", relation.from);
  put(json, "until", relation.until);
  put(json, "q", relation.quote);
  put(json, "s", relation.span);
  put(json, "n", relation.note);
  return json;
}

Json write_provision(const Provision& provision) {
  Json json = Json::object();
  put(json, "e", provision.eid);
  put(json, "l", provision.label);
  put(json, "h", provision.heading);
  put(json, "s", provision.span);
  put_list(json, "c", provision.children, write_provision);
  return json;
}

Json write_effective(const EffectiveDate& effective) {
  Json json = Json::object();
  put(json, "d", effective.date);
  put(json, "r", effective.rule);
  put(json, "q", effective.quote);
  put(json, "s", effective.span);
  put(json, "x", effective.expires);
  put(json, "xq", effective.expires_quote);
  put(json, "xs", effective.expires_span);
  put_list(json, "st", effective.staged, [](const StagedEffect& staged) {
    Json item = Json::object();
    put(item, "p", staged.provisions);
    put(item, "from", staged.from);
    put(item, "until", staged.until);
    put(item, "q", staged.quote);
    put(item, "s", staged.span);
    return item;
  });
  put(json, "src", effective.source);
  return json;
}

Json write_document(const Document& document) {
  Json json = Json::object();
  put(json, "s", document.span);
  put(json, "w", document.work);
  put(json, "t", document.type);
  put(json, "n", document.number);
  put(json, "y", document.year);
  put(json, "i", document.issuer);
  put(json, "pl", document.place);
  put(json, "d", document.date);
  put(json, "ti", document.title);
  put(json, "sg", document.signer);
  put(json, "st", document.signer_title);
  if (Json effective = write_effective(document.effective); !effective.empty()) json["ef"] = std::move(effective);
  put(json, "at", document.attached_to);
  put_list(json, "r", document.relations, write_relation);
  put(json, "to", document.recipients);
  put_list(json, "ab", document.abbreviations,
           [](const Abbreviation& item) { return Json::array({item.short_form, item.expansion}); });
  put(json, "cat", document.catalogue.source);
  put(json, "catf", document.catalogue.fields);
  return json;
}

/// Whether JSON can hold the bytes as text: its strict writer is the judge.
bool is_utf8(const std::string& bytes) {
  try {
    return !Json(bytes).dump().empty();
  } catch (const Json::type_error&) {
    return false;
  }
}

Json write_file(const StoredFile& file) {
  Json json = Json::object();
  if (is_utf8(file.path)) json["p"] = file.path;
  else json["b"] = text_of_bytes(file.path);
  put(json, "id", file.id);
  put(json, "h", file.sha256);
  put(json, "row", file.row);
  put(json, "m", file.media_type);
  put(json, "e", file.encoding);
  if (file.document != 1) json["n"] = file.document;
  if (file.ocr) json["o"] = true;
  for (const Span& word : file.doubtful) json["w"].push_back({word.start, word.end});
  return json;
}

// ---- reading

std::string text_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() ? std::string() : found->get<std::string>();
}

Span span_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return {};
  return {found->at(0).get<std::size_t>(), found->at(1).get<std::size_t>()};
}

std::optional<Date> date_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return std::nullopt;
  const std::optional<Date> date = text::parse_date(found->get<std::string>());
  if (!date) refuse("\"" + found->get<std::string>() + "\" is no date");
  return date;
}

std::optional<int> number_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return std::nullopt;
  return found->get<int>();
}

WorkId work_from(const std::string& iri) {
  std::optional<WorkId> work = WorkId::parse(iri);
  if (!work) refuse("\"" + iri + "\" is no work id");
  return *std::move(work);
}

std::optional<WorkId> work_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return std::nullopt;
  return work_from(found->get<std::string>());
}

std::vector<std::string> texts_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() ? std::vector<std::string>() : found->get<std::vector<std::string>>();
}

bool flag_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->get<bool>();
}

template <class Item, class Read> std::vector<Item> list_of(const Json& json, const char* name, Read read) {
  std::vector<Item> list;
  const auto found = json.find(name);
  if (found == json.end()) return list;
  list.reserve(found->size());
  for (const Json& item : *found) list.push_back(read(item));
  return list;
}

citation::CitationKind read_citation_kind(const std::string& word) {
  using enum citation::CitationKind;
  for (const auto kind : {numbered, by_name, self, anaphor, header}) {
    if (citation::code(kind) == word) return kind;
  }
  refuse("\"" + word + "\" is no kind of citation");
}

RelationKind read_relation_kind(const std::string& word) {
  const std::optional<RelationKind> kind = citation::relation_kind(word);
  if (!kind) refuse("\"" + word + "\" is no kind of relation");
  return *kind;
}

Citation read_citation(const Json& json) {
  Citation citation;
  citation.span = span_of(json, "s");
  if (json.contains("k")) citation.kind = read_citation_kind(text_of(json, "k"));
  citation.type = text_of(json, "t");
  citation.number = text_of(json, "n");
  citation.name = text_of(json, "l");
  citation.year = number_of(json, "y");
  citation.date = date_of(json, "d");
  citation.issuer = text_of(json, "i");
  citation.pinpoint = texts_of(json, "p");
  if (json.contains("r")) citation.relation = read_relation_kind(text_of(json, "r"));
  citation.partial = flag_of(json, "pt");
  citation.quoted = flag_of(json, "q");
  citation.work = work_of(json, "w");
  return citation;
}

Relation read_relation(const Json& json) {
  Relation relation;
  relation.kind = read_relation_kind(text_of(json, "k"));
  relation.target = read_citation(json.at("t"));
  relation.scope = flag_of(json, "part") ? Scope::part : Scope::whole;
  relation.provisions = texts_of(json, "p");
  relation.except = texts_of(json, "e");
  relation.from = date_of(json, "from");
  relation.until = date_of(json, "until");
  relation.quote = text_of(json, "q");
  relation.span = span_of(json, "s");
  relation.note = text_of(json, "n");
  return relation;
}

Provision read_provision(const Json& json, int depth) {
  if (depth > max_depth) refuse("its provisions are nested too deep");
  Provision provision;
  provision.eid = text_of(json, "e");
  provision.label = text_of(json, "l");
  provision.heading = text_of(json, "h");
  provision.span = span_of(json, "s");
  provision.children =
      list_of<Provision>(json, "c", [depth](const Json& child) { return read_provision(child, depth + 1); });
  return provision;
}

EffectiveDate read_effective(const Json& json) {
  EffectiveDate effective;
  effective.date = date_of(json, "d");
  effective.rule = text_of(json, "r");
  effective.quote = text_of(json, "q");
  effective.span = span_of(json, "s");
  effective.expires = date_of(json, "x");
  effective.expires_quote = text_of(json, "xq");
  effective.expires_span = span_of(json, "xs");
  effective.staged = list_of<StagedEffect>(json, "st", [](const Json& item) {
    StagedEffect staged;
    staged.provisions = texts_of(item, "p");
    staged.from = date_of(item, "from");
    staged.until = date_of(item, "until");
    staged.quote = text_of(item, "q");
    staged.span = span_of(item, "s");
    return staged;
  });
  effective.source = text_of(json, "src");
  return effective;
}

Document read_document(const Json& json) {
  Document document;
  document.span = span_of(json, "s");
  document.work = work_of(json, "w");
  document.type = text_of(json, "t");
  document.number = text_of(json, "n");
  document.year = number_of(json, "y");
  document.issuer = text_of(json, "i");
  document.place = text_of(json, "pl");
  document.date = date_of(json, "d");
  document.title = text_of(json, "ti");
  document.signer = text_of(json, "sg");
  document.signer_title = text_of(json, "st");
  if (const auto effective = json.find("ef"); effective != json.end()) document.effective = read_effective(*effective);
  document.attached_to = work_of(json, "at");
  document.relations = list_of<Relation>(json, "r", read_relation);
  document.recipients = texts_of(json, "to");
  document.abbreviations = list_of<Abbreviation>(json, "ab", [](const Json& item) {
    return Abbreviation{item.at(0).get<std::string>(), item.at(1).get<std::string>()};
  });
  document.catalogue = {text_of(json, "cat"), texts_of(json, "catf")};
  return document;
}

StoredFile read_file_entry(const Json& json) {
  StoredFile file;
  file.path = json.contains("b") ? bytes_of_text(text_of(json, "b")) : text_of(json, "p");
  file.id = text_of(json, "id");
  file.sha256 = text_of(json, "h");
  file.row = text_of(json, "row");
  file.media_type = text_of(json, "m");
  file.encoding = text_of(json, "e");
  file.document = number_of(json, "n").value_or(1);
  file.ocr = json.value("o", false);
  if (const auto words = json.find("w"); words != json.end())
    for (const Json& word : *words) file.doubtful.push_back({word.at(0).get<std::size_t>(), word.at(1).get<std::size_t>()});
  return file;
}

} // namespace

std::string encode_record(const WorkRecord& record) {
  Json head = Json::object();
  head["v"] = record_version;
  head["k"] = record.key;
  head["d"] = write_document(record.document);
  put_list(head, "f", record.files, write_file);
  put_list(head, "cc", record.completed, [](const CompletedCitation& item) {
    return Json::array({item.written.to_string(), item.work.to_string()});
  });
  Json body = Json::object();
  put_list(body, "p", record.document.provisions, write_provision);
  put_list(body, "c", record.document.citations, write_citation);
  // Text from a reader is valid UTF-8; should one ever fail in that, the record is kept and the bytes are replaced.
  const auto line = [](const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); };
  return line(head) + '\n' + line(body);
}

WorkRecord decode_record_head(std::string_view bytes) {
  try {
    const Json json = Json::parse(bytes.substr(0, bytes.find('\n')));
    if (const int version = json.at("v").get<int>(); version != record_version) {
      refuse("it has version " + std::to_string(version) + ", this program reads " + std::to_string(record_version));
    }
    WorkRecord record;
    record.key = json.at("k").get<std::string>();
    record.document = read_document(json.at("d"));
    record.files = list_of<StoredFile>(json, "f", read_file_entry);
    record.completed = list_of<CompletedCitation>(json, "cc", [](const Json& item) {
      return CompletedCitation{work_from(item.at(0).get<std::string>()), work_from(item.at(1).get<std::string>())};
    });
    return record;
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

WorkRecord decode_record(std::string_view bytes) {
  WorkRecord record = decode_record_head(bytes);
  const std::size_t line = bytes.find('\n');
  if (line == bytes.npos) refuse("its second line is missing");
  try {
    const Json json = Json::parse(bytes.substr(line + 1));
    record.document.provisions = list_of<Provision>(json, "p", [](const Json& item) { return read_provision(item, 0); });
    record.document.citations = list_of<Citation>(json, "c", read_citation);
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
  return record;
}

} // namespace danchieu::corpus
