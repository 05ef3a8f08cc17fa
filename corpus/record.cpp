#include "corpus/record.hpp"

#include "corpus/byte_text.hpp"

#include <nlohmann/json.hpp>

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

} // namespace danchieu::corpus
