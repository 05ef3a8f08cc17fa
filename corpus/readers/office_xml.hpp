#pragma once

#include "corpus/readers/reader.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Small things that the readers of Office and OpenDocument parts share.

namespace danchieu::corpus {

/// Steps over the element that has just started, to its end.
inline void skip_element(XmlStream& xml) {
  const std::size_t depth = xml.depth();
  for (;;) {
    const XmlStream::Event event = xml.next();
    if (event == XmlStream::Event::done || event == XmlStream::Event::failed || (event == XmlStream::Event::end && xml.depth() < depth)) {
      return;
    }
  }
}

/// Calls visit(name) for each element that starts inside the one that has just started, however deep, up to its end.
template <class Visit> void each_inside(XmlStream& xml, Visit visit) {
  const std::size_t depth = xml.depth();
  for (;;) {
    const XmlStream::Event event = xml.next();
    if (event == XmlStream::Event::done || event == XmlStream::Event::failed || (event == XmlStream::Event::end && xml.depth() < depth)) {
      return;
    }
    if (event == XmlStream::Event::start) {
      visit(xml.name());
    }
  }
}

/// "12", "-3"; nothing for anything else.
std::optional<long> whole_number(std::string_view digits);

/// A switch of WordprocessingML: on unless it says "0", "false", "off", "none" (ISO/IEC 29500-1, 17.17.4).
bool is_on(std::string_view value);

/// The font of a w:rFonts element that has just started: that of Latin-1 letters, where fonts of before Unicode have theirs.
std::optional<std::string> font_of(const XmlStream& xml);

/// The failure of a part that is not well-formed.
ReadFailure broken_part(std::string_view part, const std::string& why);

} // namespace danchieu::corpus
