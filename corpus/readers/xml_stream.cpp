#include "corpus/readers/xml_stream.hpp"

#include "normalizer/text/decoder.hpp"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <array>
#include <climits>
#include <unordered_map>
#include <utility>

namespace danchieu::corpus {

namespace {

struct KnownNamespace {
  std::string_view address;
  std::string_view prefix;
};

// ISO/IEC 29500 names its namespaces twice, for its transitional and its strict form; ODF 1.3 has one of each.
constexpr auto known_namespaces = std::to_array<KnownNamespace>({
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s"},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", "s"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
});

/// Values quoted inside one tag; the parser compares each attribute with all before it, so a flood takes minutes.
constexpr std::size_t most_attributes = 1000;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view prefix_of(std::string_view address) {
  if (address.empty()) {
    return {};
  }
  const auto found = std::find_if(known_namespaces.begin(), known_namespaces.end(), [&](const KnownNamespace& known) { return known.address == address; });
  return found == known_namespaces.end() ? "?" : found->prefix;
}

/// Steps over "<!-- … -->", "<![CDATA[ … ]]>" or "<? … ?>" at `at`; `at` itself for anything else.
std::size_t skip_passage(std::string_view part, std::size_t at) {
  constexpr auto passages = std::to_array<std::pair<std::string_view, std::string_view>>({{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}});
  for (const auto& [open, close] : passages) {
    if (part.substr(at).starts_with(open)) {
      const std::size_t end = part.find(close, at + open.size());
      return end == std::string_view::npos ? part.size() : end + close.size();
    }
  }
  return at;
}

/// What must not reach the parser: a document type, a tag with a flood of attributes. Empty when there is nothing.
///   <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "…">]>   refused wherever it stands
std::string_view refusal(std::string_view part) {
  for (std::size_t at = part.find('<'); at < part.size(); at = part.find('<', at)) {
    if (const std::size_t end = skip_passage(part, at); end != at) {
      at = end;
      continue;
    }
    if (part.substr(at).starts_with("<!")) {
      return "it declares a document type, which is not allowed in its format";
    }
    std::size_t values = 0;
    for (++at; at < part.size() && part[at] != '>' && part[at] != '<'; ++at) {
      if (part[at] == '"' || part[at] == '\'') {
        at = std::min(part.find(part[at], at + 1), part.size() - 1);
        if (++values > most_attributes) {
          return "an element has more than a thousand attributes";
        }
      }
    }
  }
  return {};
}

} // namespace

struct XmlStream::State {
  std::string decoded; ///< of a part in UTF-16
  xmlTextReader* reader = nullptr;
  std::size_t max_depth = 0;
  std::size_t depth = 0;
  bool close_empty = false; ///< an empty element was told as started
  bool ended = false;
  Event last = Event::done;
  std::string name;
  std::string error;
  std::unordered_map<const xmlChar*, std::string_view> prefixes; ///< by the parser's own copy of the address

  ~State() {
    if (reader != nullptr) {
      xmlFreeTextReader(reader);
    }
  }

  Event fail(std::string why) {
    error = std::move(why);
    ended = true;
    return Event::failed;
  }

  std::string qualified(std::string_view address, std::string_view local) const {
    const std::string_view prefix = prefix_of(address);
    return prefix.empty() ? std::string(local) : std::string(prefix) + ':' + std::string(local);
  }

  void take_name() {
    // The parser keeps one copy of each address for the life of the reader, so it is looked up once.
    const xmlChar* const address = xmlTextReaderConstNamespaceUri(reader);
    const auto [place, fresh] = prefixes.try_emplace(address);
    if (fresh) {
      place->second = prefix_of(view(address));
    }
    name.assign(place->second);
    if (!name.empty()) {
      name += ':';
    }
    name += view(xmlTextReaderConstLocalName(reader));
  }
};

XmlStream::XmlStream(std::string_view part, std::size_t max_depth) : state_(std::make_unique<State>()) {
  using namespace std::string_view_literals;
  state_->max_depth = max_depth;
  const bool little = part.starts_with("\xFF\xFE"sv) || part.starts_with("<\0"sv);
  const bool big = part.starts_with("\xFE\xFF"sv) || part.starts_with("\0<"sv);
  if (little || big) {
    state_->decoded = text::decode(little ? text::Encoding::utf16le : text::Encoding::utf16be, part).text;
    part = state_->decoded;
  }
  if (part.starts_with("\xEF\xBB\xBF")) {
    part.remove_prefix(3);
  }
  if (part.empty() || part.size() > static_cast<std::size_t>(INT_MAX)) {
    state_->fail("the part is empty");
    return;
  }
  if (part.find_first_not_of(" \t\r\n") == std::string_view::npos || part[part.find_first_not_of(" \t\r\n")] != '<') {
    state_->fail("it does not begin with a tag");
    return;
  }
  if (const std::string_view why = refusal(part); !why.empty()) {
    state_->fail(std::string(why));
    return;
  }
  // HUGE lifts the limits on depth and on the length of a text, which are kept here: depth by max_depth, size by the part.
  // The formats allow UTF-8 and UTF-16 alone; a declaration of UTF-7 would bring in what refusal() did not see.
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;
  state_->reader = xmlReaderForMemory(part.data(), static_cast<int>(part.size()), nullptr, "UTF-8", options);
  if (state_->reader == nullptr) {
    state_->fail("the parser refuses it");
    return;
  }
  const auto keep_quiet = [](void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {};
  xmlTextReaderSetErrorHandler(state_->reader, keep_quiet, nullptr);
}

XmlStream::~XmlStream() = default;

XmlStream::Event XmlStream::next() {
  State& state = *state_;
  if (state.ended) {
    return state.last = state.error.empty() ? Event::done : Event::failed;
  }
  if (state.close_empty) {
    state.close_empty = false;
    --state.depth;
    return state.last = Event::end;
  }
  for (;;) {
    const int status = xmlTextReaderRead(state.reader);
    if (status == 0) {
      state.ended = true;
      return state.last = state.depth == 0 ? Event::done : state.fail("it ends inside an element");
    }
    if (status < 0) {
      return state.last = state.fail("its XML is not well-formed near line " + std::to_string(xmlTextReaderGetParserLineNumber(state.reader)));
    }
    switch (xmlTextReaderNodeType(state.reader)) {
    case XML_READER_TYPE_ELEMENT:
      if (++state.depth > state.max_depth) {
        return state.last = state.fail("its elements are nested deeper than " + std::to_string(state.max_depth));
      }
      state.take_name();
      state.close_empty = xmlTextReaderIsEmptyElement(state.reader) == 1;
      return state.last = Event::start;
    case XML_READER_TYPE_END_ELEMENT:
      --state.depth;
      state.take_name();
      return state.last = Event::end;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
      return state.last = Event::text;
    case XML_READER_TYPE_DOCUMENT_TYPE:
      return state.last = state.fail("it declares a document type, which is not allowed in its format");
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return state.last = state.fail("it refers to an entity, which is not allowed in its format");
    default:
      break; // comments, processing instructions
    }
  }
}

std::string_view XmlStream::name() const { return state_->name; }

std::string_view XmlStream::text() const { return state_->last == Event::text ? view(xmlTextReaderConstValue(state_->reader)) : std::string_view{}; }

std::optional<std::string> XmlStream::attribute(std::string_view name) const {
  std::optional<std::string> value;
  if (state_->last != Event::start || xmlTextReaderMoveToFirstAttribute(state_->reader) != 1) {
    return value;
  }
  do {
    const std::string_view local = view(xmlTextReaderConstLocalName(state_->reader));
    if (name.ends_with(local) && state_->qualified(view(xmlTextReaderConstNamespaceUri(state_->reader)), local) == name) {
      value = std::string(view(xmlTextReaderConstValue(state_->reader)));
      break;
    }
  } while (xmlTextReaderMoveToNextAttribute(state_->reader) == 1);
  xmlTextReaderMoveToElement(state_->reader);
  return value;
}

std::size_t XmlStream::depth() const { return state_->depth; }

void XmlStream::stop() { state_->ended = true; }

const std::string& XmlStream::error() const { return state_->error; }

} // namespace danchieu::corpus
