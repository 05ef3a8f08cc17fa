#pragma once

#include "corpus/readers/list_number.hpp"
#include "corpus/readers/styled_line.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

class XmlStream;

/// How one level of an OpenDocument list is numbered.
struct OdfLevel {
  bool defined = false;
  bool bullet = false;
  std::string sign; ///< of a bullet
  NumberFormat format = NumberFormat::none;
  std::string prefix;
  std::string suffix;
  std::string pattern;         ///< "%1%.%2%)", LibreOffice since 7.0: stands for prefix, suffix and shown levels
  std::size_t shown_levels = 1;
  long start = 1;
  bool blank_behind = true;
};

/// The styles of an OpenDocument file (ODF 1.3 part 3, 16): those of styles.xml, then those of content.xml.
class OdfStyles {
public:
  static constexpr std::size_t levels = 10;
  using ListStyle = std::array<OdfLevel, levels>;

  /// What a style says of letters; nothing where it leaves them as they are.
  struct TextStyle {
    std::optional<std::string> font;
    std::optional<bool> capitals;
    std::optional<bool> hidden;

    void override_with(const TextStyle& other);
  };

  /// Takes in the style whose element has just started (style:style, style:default-style, style:font-face,
  /// text:list-style, text:outline-style), to its end; false, and nothing read, for any other element.
  bool read(XmlStream& xml);

  /// A style with what it inherits; family "paragraph", "text", "table-cell". Of a paragraph with the default.
  TextStyle text_style(const std::string& family, const std::string& name) const;

  /// The list style that a paragraph style names, itself or inherited: nothing when it names none, "" when it forbids.
  std::optional<std::string> list_style_of(const std::string& paragraph_style) const;

  const ListStyle* list_style(const std::string& name) const;
  const ListStyle& outline() const { return outline_; }

private:
  struct Entry {
    std::string parent;
    TextStyle text;
    std::optional<std::string> list_style;
  };

  void read_style(XmlStream& xml, Entry& entry) const;
  static void read_levels(XmlStream& xml, ListStyle& style);

  std::map<std::string, std::string> families_of_fonts_;
  std::map<std::string, Entry> entries_; ///< by family, a line end, name
  std::map<std::string, ListStyle> list_styles_;
  ListStyle outline_;
  TextStyle default_;
};

/// Counts the items of one list, whatever its style.
class OdfCounter {
public:
  /// The label of the next item on a level, from 0, with the blank behind it.
  std::string next(const OdfStyles::ListStyle& style, std::size_t level, std::optional<long> start);

private:
  std::array<long, OdfStyles::levels> value_{};
  std::array<bool, OdfStyles::levels> started_{};
};

} // namespace danchieu::corpus
