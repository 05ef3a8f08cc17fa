#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

class XmlStream;

/// What a run, or a style for runs, says of its letters; nothing where it leaves them as they are.
struct RunProperties {
  std::optional<std::string> font;
  std::optional<bool> capitals;
  std::optional<bool> hidden;
  std::string style; ///< of characters

  /// Takes over what the other one says.
  void override_with(const RunProperties& other);
};

/// The list that a paragraph or a style is in.
struct ListPlace {
  std::optional<int> list;          ///< 0: in none
  std::optional<std::size_t> level;
};

/// Reads the w:rPr element that has just started, to its end; earlier settings kept for revisions are passed over.
RunProperties read_run_properties(XmlStream& xml);

/// Reads the w:numPr element that has just started, to its end.
ListPlace read_list_place(XmlStream& xml);

/// The styles of a Word document (ISO/IEC 29500-1, 17.7), each with what it inherits.
class DocxStyles {
public:
  struct Style {
    RunProperties run;
    ListPlace place;
    std::string list_style; ///< the style, itself or inherited, that names the list
  };

  /// Takes the styles in; the error where the part is not well-formed.
  std::optional<std::string> read(std::string_view part, std::size_t max_depth);

  /// What a paragraph of a style starts with; of the default style when there is none of that name.
  const Style& paragraph(const std::string& style) const;

  /// What a style for characters says.
  const RunProperties& characters(const std::string& style) const;

  /// The lists that numbering styles stand for.
  std::map<std::string, int> lists_of_styles() const;

private:
  struct Entry {
    std::string based_on;
    Style style;
  };

  Style resolve(const std::string& name, bool with_defaults) const;

  RunProperties defaults_;
  std::string default_paragraph_;
  std::map<std::string, Entry> entries_;
  Style plain_;
  std::map<std::string, Style> paragraphs_;
  std::map<std::string, RunProperties> characters_;
};

} // namespace danchieu::corpus
