#include "corpus/document/json.hpp"

#include "normalizer/text/date.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace danchieu::corpus {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json date_or_null(const std::optional<Date>& date) { return date ? Json(text::to_iso(*date)) : Json(nullptr); }

Json year_or_null(const std::optional<int>& year) { return year ? Json(*year) : Json(nullptr); }

Json work_or_null(const std::optional<WorkId>& work) { return work ? Json(work->to_string()) : Json(nullptr); }

/// The bytes of the file that a span of the clean text stands for. Where several bytes became one character, or one
/// became several, the whole of them.
Span in_file(Span span, const JsonSource& source) {
  if (source.offsets == nullptr) {
    return span;
  }
  const std::size_t start = source.offsets->to_source(span.start);
  return {start, std::max(start, source.offsets->to_source_end(span.end))};
}

std::string_view slice(Span span, const JsonSource& source) {
  const std::size_t start = std::min(span.start, source.text.size());
  return source.text.substr(start, std::min(span.end, source.text.size()) - start);
}

Json effective_json(const EffectiveDate& effective) {
  Json object = {{"date", date_or_null(effective.date)}, {"rule", text_or_null(effective.rule)}, {"quote", text_or_null(effective.quote)}};
  if (!effective.source.empty()) object["file"] = effective.source;
  if (effective.expires) {
    object["expires"] = date_or_null(effective.expires);
    object["expires_quote"] = text_or_null(effective.expires_quote);
  }
  for (const StagedEffect& part : effective.staged)
    object["staged"].push_back({{"provisions", part.provisions}, {"from", date_or_null(part.from)}, {"until", date_or_null(part.until)}, {"quote", part.quote}});
  return object;
}

Json tree(const std::vector<Provision>& provisions, const JsonSource& source) {
  Json list = Json::array();
  for (const Provision& provision : provisions) {
    list.push_back(to_json(provision, source)); // as deep as kinds of parts: ten at most
  }
  return list;
}

} // namespace

Json to_json(const Citation& citation, const JsonSource& source) {
  const Span span = in_file(citation.span, source);
  Json object;
  object["file"] = source.file;
  object["start"] = span.start;
  object["end"] = span.end;
  object["text"] = slice(citation.span, source);
  object["kind"] = code(citation.kind);
  object["type"] = text_or_null(citation.type);
  object["number"] = text_or_null(citation.number);
  object["year"] = year_or_null(citation.year);
  object["date"] = date_or_null(citation.date);
  object["issuer"] = text_or_null(citation.issuer);
  object["pinpoint"] = citation.pinpoint;
  object["relation"] = code(citation.relation);
  object["partial"] = citation.partial;
  object["quoted"] = citation.quoted;
  object["work"] = work_or_null(citation.work);
  return object;
}

Json to_json(const Provision& provision, const JsonSource& source) {
  const Span span = in_file(provision.span, source);
  Json object;
  object["eid"] = provision.eid;
  object["label"] = provision.label;
  object["heading"] = text_or_null(provision.heading);
  object["start"] = span.start;
  object["end"] = span.end;
  if (!provision.children.empty()) {
    object["provisions"] = tree(provision.children, source);
  }
  return object;
}

Json to_json(const Relation& relation, const JsonSource& source) {
  const Span span = in_file(relation.span, source);
  Json target;
  target["number"] = text_or_null(relation.target.number);
  target["type"] = text_or_null(relation.target.type);
  target["issuer"] = text_or_null(relation.target.issuer);
  target["date"] = date_or_null(relation.target.date);
  target["work"] = work_or_null(relation.target.work);
  Json object;
  object["kind"] = code(relation.kind);
  object["target"] = std::move(target);
  object["scope"] = relation.scope == Scope::part ? "part" : "whole";
  object["provisions"] = relation.provisions;
  object["except"] = relation.except;
  object["from"] = date_or_null(relation.from);
  object["until"] = date_or_null(relation.until);
  object["quote"] = text_or_null(relation.quote);
  object["start"] = span.start;
  object["end"] = span.end;
  return object;
}

Json to_json(const Document& document, int ordinal, const JsonSource& source) {
  const Span span = in_file(document.span, source);
  Json object;
  object["file"] = source.file;
  object["document"] = ordinal;
  object["start"] = span.start;
  object["end"] = span.end;
  object["work"] = work_or_null(document.work);
  object["type"] = text_or_null(document.type);
  object["number"] = text_or_null(document.number);
  object["year"] = year_or_null(document.year);
  object["issuer"] = text_or_null(document.issuer);
  object["place"] = text_or_null(document.place);
  object["date"] = date_or_null(document.date);
  object["title"] = text_or_null(document.title);
  object["signer"] = text_or_null(document.signer);
  object["signer_title"] = text_or_null(document.signer_title);
  object["effective"] = effective_json(document.effective);
  object["attached_to"] = work_or_null(document.attached_to);
  object["provisions"] = tree(document.provisions, source);
  object["citations"] = Json::array();
  for (const Citation& citation : document.citations) {
    object["citations"].push_back(to_json(citation, source));
  }
  object["relations"] = Json::array();
  for (const Relation& relation : document.relations) {
    object["relations"].push_back(to_json(relation, source));
  }
  object["recipients"] = document.recipients;
  if (!document.catalogue.fields.empty()) {
    object["catalogue"] = {{"file", document.catalogue.source}, {"fields", document.catalogue.fields}};
  }
  return object;
}

} // namespace danchieu::corpus
