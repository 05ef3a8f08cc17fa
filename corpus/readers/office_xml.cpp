#include "corpus/readers/office_xml.hpp"

#include <charconv>

namespace danchieu::corpus {

std::optional<long> whole_number(std::string_view digits) {
  long value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value > 1'000'000'000 || value < -1'000'000'000 ? std::nullopt : std::optional(value);
}

bool is_on(std::string_view value) { return value != "0" && value != "false" && value != "off" && value != "none"; }

std::optional<std::string> font_of(const XmlStream& xml) {
  if (std::optional<std::string> font = xml.attribute("w:hAnsi")) {
    return font;
  }
  if (xml.attribute("w:hAnsiTheme")) {
    return ""; // a font of the theme, which is an ordinary one
  }
  return xml.attribute("w:ascii");
}

ReadFailure broken_part(std::string_view part, const std::string& why) {
  return {FailureReason::corrupt, std::string(part) + ": " + why, "open it in the program that made it and save it again"};
}

} // namespace danchieu::corpus
