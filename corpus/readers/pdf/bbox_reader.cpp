#include "corpus/readers/pdf/bbox_reader.hpp"

#include "normalizer/text/utf8.hpp"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr std::size_t max_word = 4096;          ///< bytes; longer ones are no words
constexpr std::size_t max_lines_of_page = 20'000;
constexpr double max_place = 1e6;               ///< points

/// Characters that XML 1.0 (section 2.2) does not know become blanks, so that one odd font does not end the document.
class XmlFilter {
public:
  /// Filters bytes that follow those given before; keeps back the beginning of a character at their end.
  std::string filter(std::string_view bytes, bool last) {
    std::string text = std::exchange(rest_, {});
    text += bytes;
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        const bool allowed = byte >= 0x20 || byte == '\n' || byte == '\t' || byte == '\r';
        out += allowed ? text[at] : ' ';
        ++at;
        continue;
      }
      if (!last && at + 4 > text.size()) {
        rest_ = text.substr(at);
        break;
      }
      const text::Decoded decoded = text::decode_utf8(text, at);
      const bool allowed = decoded.valid && decoded.code_point != 0xFFFE && decoded.code_point != 0xFFFF;
      out.append(allowed ? std::string_view(text).substr(at, decoded.length) : std::string_view(" "));
      at += decoded.length;
    }
    return out;
  }

private:
  std::string rest_;
};


std::string_view view(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

double attribute(xmlTextReaderPtr reader, const char* name) {
  xmlChar* const value = xmlTextReaderGetAttribute(reader, reinterpret_cast<const xmlChar*>(name));
  if (value == nullptr) {
    return 0;
  }
  const double number = std::strtod(reinterpret_cast<const char*>(value), nullptr);
  xmlFree(value);
  return std::isfinite(number) ? std::clamp(number, -max_place, max_place) : 0;
}

Box box_of(xmlTextReaderPtr reader) {
  Box box{attribute(reader, "xMin"), attribute(reader, "yMin"), attribute(reader, "xMax"), attribute(reader, "yMax")};
  box.right = std::max(box.left, box.right);
  box.bottom = std::max(box.top, box.bottom);
  return box;
}

} // namespace

std::string PrintedLine::text() const {
  std::string text;
  for (const PrintedWord& word : words) {
    text += text.empty() ? "" : " ";
    text += word.text;
  }
  return text;
}

struct BboxReader::State {
  Source source;
  XmlFilter filter;
  std::string filtered;
  std::size_t given = 0;
  bool ended = false;
  bool failed = false;
  bool complete = false;
  unsigned pages = 0;
  xmlTextReaderPtr reader = nullptr;

  /// What libxml2 asks for.
  static int read(void* context, char* buffer, int size) {
    auto& state = *static_cast<State*>(context);
    while (state.given == state.filtered.size() && !state.ended) {
      std::string raw(std::size_t{1} << 16, '\0');
      const long got = state.source(raw.data(), raw.size());
      state.ended = got <= 0;
      state.filtered = state.filter.filter(std::string_view(raw).substr(0, got > 0 ? static_cast<std::size_t>(got) : 0), state.ended);
      state.given = 0;
    }
    const std::size_t count = std::min(static_cast<std::size_t>(size), state.filtered.size() - state.given);
    std::copy_n(state.filtered.data() + state.given, count, buffer);
    state.given += count;
    return static_cast<int>(count);
  }
};

BboxReader::BboxReader(Source source) : state_(std::make_unique<State>()) {
  state_->source = std::move(source);
  state_->reader = xmlReaderForIO(&State::read, nullptr, state_.get(), nullptr, "UTF-8",
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS | XML_PARSE_RECOVER);
  state_->failed = state_->reader == nullptr;
}

BboxReader::~BboxReader() { xmlFreeTextReader(state_->reader); }

bool BboxReader::complete() const { return state_->complete; }

bool BboxReader::next(PrintedPage& page) {
  page = PrintedPage();
  bool inside = false;
  bool in_word = false;
  while (!state_->failed) {
    const int result = xmlTextReaderRead(state_->reader);
    if (result != 1) {
      state_->failed = true;
      state_->complete = result == 0;
      return inside && !page.lines.empty();
    }
    const int node = xmlTextReaderNodeType(state_->reader);
    const std::string_view name = view(xmlTextReaderConstLocalName(state_->reader));
    if (node == XML_READER_TYPE_ELEMENT) {
      in_word = false;
      if (name == "page") {
        inside = true;
        page.number = ++state_->pages;
        page.width = attribute(state_->reader, "width");
        page.height = attribute(state_->reader, "height");
        if (xmlTextReaderIsEmptyElement(state_->reader) == 1) {
          return true;
        }
      } else if (inside && name == "line" && page.lines.size() < max_lines_of_page) {
        page.lines.push_back({box_of(state_->reader), {}});
      } else if (inside && name == "word" && !page.lines.empty()) {
        page.lines.back().words.push_back({box_of(state_->reader), {}});
        in_word = true;
      }
    } else if (node == XML_READER_TYPE_TEXT && in_word) {
      const std::string_view text = view(xmlTextReaderConstValue(state_->reader));
      std::string& word = page.lines.back().words.back().text;
      word += text.substr(0, max_word - std::min(max_word, word.size()));
    } else if (node == XML_READER_TYPE_END_ELEMENT) {
      in_word = false;
      if (name == "page") {
        return true;
      }
    }
  }
  return false;
}

} // namespace danchieu::corpus
