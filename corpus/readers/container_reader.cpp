#include "corpus/readers/container_reader.hpp"

#include "corpus/readers/confined/converter.hpp"
#include "corpus/readers/containers.hpp"
#include "corpus/readers/foreign.hpp"
#include "corpus/readers/html.hpp"
#include "corpus/readers/markdown.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

namespace danchieu::corpus {

namespace {

ReadResult web_page(std::string_view bytes) {
  const text::CleanText clean = text::clean(bytes);
  SourceText source;
  source.encoding = clean.encoding;
  source.text = html_text(clean.text);
  if (std::optional<ReadFailure> failure = missing_document(clean.text, source.text)) {
    return *std::move(failure);
  }
  source.offsets = text::OffsetMap::identity(source.text.size());
  return source;
}

ReadFailure unsupported(const MediaType& type) {
  const std::string advice(type.advice);
  return {FailureReason::unsupported, "no reader for its type " + std::string(type.name),
          advice.empty() ? "save it as plain text or HTML and give that file" : advice};
}

ReadResult read_bundle(std::string_view bytes, const ReadLimits& limits, const confined::Workshop* workshop) {
  if (limits.max_nesting == 0) {
    return ReadFailure{FailureReason::bomb, "bundles inside bundles, too deep", "unpack it and give the files in it"};
  }
  ReadLimits inner = limits;
  --inner.max_nesting;
  return bundle_text(bytes, limits, [inner, workshop](std::string_view member, std::string_view name) -> ReadResult {
    if (member.empty()) {
      return ReadFailure{FailureReason::empty, "the file is empty", "check that it was saved or copied completely"};
    }
    if (workshop != nullptr) {
      workshop->alive();
    }
    return read_here(member, media_type(member, name), inner, workshop);
  });
}

ReadResult read_foreign(std::string_view bytes, const MediaType& type, const ReadLimits& limits, const confined::Workshop* workshop) {
  if (workshop == nullptr) {
    return ReadFailure{FailureReason::unsupported, "only a confined process reads its type " + std::string(type.name), "use the program danchieu"};
  }
  switch (type.reader) {
  case Reader::pdf:
    return pdf_text(bytes, limits, *workshop);
  case Reader::image:
    return image_text(bytes, limits, *workshop);
  case Reader::doc:
    return doc_text(bytes, limits, *workshop);
  default:
    return office_text(bytes, type.name, limits, *workshop);
  }
}

ReadResult read_by_type(std::string_view bytes, const MediaType& type, const ReadLimits& limits, const confined::Workshop* workshop) {
  switch (type.reader) {
  case Reader::none:
    return unsupported(type);
  case Reader::text:
  case Reader::markdown:
    return read_plain(bytes, type);
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
  case Reader::bundle:
    return read_bundle(bytes, limits, workshop);
  case Reader::pdf:
  case Reader::image:
  case Reader::doc:
  case Reader::office:
    return read_foreign(bytes, type, limits, workshop);
  }
  return unsupported(type);
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

ReadResult read_guarded(const std::function<ReadResult()>& reading) {
  try {
    return reading();
  } catch (const std::bad_alloc&) {
    return ReadFailure{FailureReason::memory, "reading it takes more memory than one file may have", "split it, or save it as plain text"};
  } catch (const std::exception& defect) {
    return ReadFailure{FailureReason::crashed, std::string("a defect of its reader: ") + defect.what(), "please report this with the file"};
  }
}

ReadResult read_plain(std::string_view bytes, const MediaType& type) {
  text::CleanText clean = text::clean(bytes);
  SourceText source;
  source.encoding = clean.encoding;
  source.media_type = std::string(type.name);
  if (type.reader == Reader::markdown) {
    StrippedText stripped = strip_markdown(clean.text);
    source.text = std::move(stripped.text);
    source.offsets = text::OffsetMap::compose(stripped.offsets, clean.offsets);
  } else {
    source.text = std::move(clean.text);
    source.offsets = std::move(clean.offsets);
  }
  if (!has_word(source.text)) {
    return no_text();
  }
  return source;
}

ReadResult read_here(std::string_view bytes, const MediaType& type, const ReadLimits& limits, const confined::Workshop* workshop) {
  switch (type.obstacle) {
  case Obstacle::encrypted:
    return ReadFailure{FailureReason::encrypted, "a password is needed to open it", "save it without a password"};
  case Obstacle::cut_short:
    return ReadFailure{FailureReason::corrupt, "its end is missing: the file is cut short", "copy or download it again"};
  case Obstacle::none:
    break;
  }
  ReadResult result = read_by_type(bytes, type, limits, workshop);
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

ReadResult read_container(std::string_view bytes, const MediaType& type, const ReadLimits& limits) {
  const confined::Converter* const converter = confined::converter_in_use();
  if (converter == nullptr || type.reader == Reader::none || type.obstacle != Obstacle::none) {
    return read_here(bytes, type, limits, nullptr);
  }
  return confined::convert(*converter, bytes, limits);
}

} // namespace danchieu::corpus
