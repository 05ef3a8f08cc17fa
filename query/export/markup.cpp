#include "query/export/markup.hpp"

namespace danchieu::query {

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\'': out += "&#39;"; break;
    default: {
      const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
      // U+FFFE and U+FFFF, "EF BF BE" and "EF BF BF", are no characters of XML.
      const bool forbidden = text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() && static_cast<unsigned char>(text[i + 2]) >= 0xBE;
      if (forbidden) i += 2;
      else if (!control) out += c;
    }
    }
  }
  return out;
}

} // namespace danchieu::query
