#include "corpus/readers/container_reader.hpp"

#include "corpus/readers/containers.hpp"
#include "corpus/readers/html.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace danchieu::corpus {

namespace {

ReadResult web_page(std::string_view bytes) {
  const text::CleanText clean = text::clean(bytes);
  SourceText source;
  source.encoding = clean.encoding;
  source.text = html_text(clean.text);
  source.offsets = text::OffsetMap::identity(source.text.size());
  return source;
}

ReadFailure unsupported(const MediaType& type) {
  const std::string advice(type.advice);
  return {FailureReason::unsupported, "no reader for its type " + std::string(type.name),
          advice.empty() ? "save it as plain text or HTML and give that file" : advice};
}

ReadResult read_by_type(std::string_view bytes, const MediaType& type, const ReadLimits& limits) {
  switch (type.reader) {
  case Reader::html:
    return web_page(bytes);
  case Reader::docx:
    return docx_text(bytes, limits);
  case Reader::odt:
    return odt_text(bytes, limits);
  case Reader::rtf:
    return rtf_text(bytes, limits);
  case Reader::xlsx:
    return xlsx_text(bytes, limits);
  case Reader::ods:
    return ods_text(bytes, limits);
  case Reader::bundle: {
    if (limits.max_nesting == 0) {
      return ReadFailure{FailureReason::bomb, "bundles inside bundles, too deep", "unpack it and give the files in it"};
    }
    ReadLimits inner = limits;
    --inner.max_nesting;
    return bundle_text(bytes, limits, [inner](std::string_view member, std::string_view name) { return read_bytes(member, name, inner); });
  }
  default:
    return unsupported(type);
  }
}

} // namespace

bool has_word(std::string_view clean) {
  return std::any_of(clean.begin(), clean.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

ReadFailure no_text() {
  return {FailureReason::no_text, "there is no text in it", "check that it is the document itself"};
}

ReadResult read_container(std::string_view bytes, const MediaType& type, const ReadLimits& limits) {
  if (type.encrypted) {
    return ReadFailure{FailureReason::encrypted, "a password is needed to open it", "save it without a password"};
  }
  ReadResult result = read_by_type(bytes, type, limits);
  auto* const source = std::get_if<SourceText>(&result);
  if (source == nullptr) {
    return result;
  }
  source->media_type = std::string(type.name);
  if (!has_word(source->text)) {
    return no_text();
  }
  return result;
}

} // namespace danchieu::corpus
