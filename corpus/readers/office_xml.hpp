#pragma once

#include "corpus/readers/reader.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Small things that the readers of Office and OpenDocument parts share.

namespace danchieu::corpus {

/// Calls visit(event) for each event of a part, to its end or until the stream is stopped; the error of one that is not
/// well-formed.
template <class Visit> std::optional<std::string> each_event(XmlStream& xml, Visit visit) {
  for (;;) {
    const XmlStream::Event event = xml.next();
    if (event == XmlStream::Event::failed) {
      return xml.error();
    }
    if (event == XmlStream::Event::done) {
      return std::nullopt;
    }
    visit(event);
  }
}

/// The same for what is inside the element that has just started, up to its end. What is wrong there is told at the end
/// of the part.
template <class Visit> void each_event_inside(XmlStream& xml, Visit visit) {
  const std::size_t depth = xml.depth();
  for (;;) {
    const XmlStream::Event event = xml.next();
    if (event == XmlStream::Event::done || event == XmlStream::Event::failed || (event == XmlStream::Event::end && xml.depth() < depth)) {
      return;
    }
    visit(event);
  }
}

/// Calls visit(name) for each element of a part, as each_event() does.
template <class Visit> std::optional<std::string> each_element(XmlStream& xml, Visit visit) {
  return each_event(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::start) {
      visit(xml.name());
    }
  });
}

/// Calls visit(name) for each element that starts inside the one that has just started, however deep, up to its end.
template <class Visit> void each_inside(XmlStream& xml, Visit visit) {
  each_event_inside(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::start) {
      visit(xml.name());
    }
  });
}

/// Steps over the element that has just started, to its end.
inline void skip_element(XmlStream& xml) {
  each_event_inside(xml, [](XmlStream::Event) {});
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
