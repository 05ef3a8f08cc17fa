#pragma once

#include "corpus/readers/list_number.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace danchieu::corpus {

class XmlStream;

/// The automatic numbers of a Word document: definitions from word/numbering.xml (ISO/IEC 29500-1, 17.9) and where
/// each list stands. Ask in the order of the document.
class DocxNumbering {
public:
  static constexpr std::size_t levels = 9;

  struct Label {
    std::string text; ///< "Điều 5. ", "a) ", "- ": with the blank that parts it from the words; may be empty
    std::optional<std::string> font; ///< in which it is set, when the list says so
    bool bullet = false;
  };

  /// Takes the definitions in; the error where the part is not well-formed. `max_depth` as of XmlStream.
  std::optional<std::string> read(std::string_view part, std::size_t max_depth);

  /// Which list (w:numId) a numbering style stands for (w:numStyleLink).
  void name_style_lists(std::map<std::string, int> lists) { style_lists_ = std::move(lists); }

  /// The level that belongs to a paragraph style, for paragraphs whose style names a list but no level.
  std::size_t level_of_style(int list, std::string_view style) const;

  /// The label of the next paragraph on that level of a list; the list counts on.
  Label next(int list, std::size_t level);

private:
  struct Level {
    long start = 1;
    std::string text; ///< "%1.", "Điều %1.", or a bullet
    NumberFormat format = NumberFormat::decimal;
    bool bullet = false;
    bool legal = false; ///< all numbers decimal
    bool blank_behind = true;
    std::optional<std::size_t> restart; ///< 0 never, n: after a level below n; nothing: after any higher level
    std::string style;
    std::optional<std::string> font;
  };

  using Levels = std::array<Level, levels>;

  struct Definition {
    Levels level;
    std::string style_link; ///< the definition is that of a numbering style
  };

  struct List {
    int definition = -1;
    std::map<std::size_t, long> start;
    std::map<std::size_t, Level> level;
  };

  struct Counter {
    std::array<long, levels> value{};
    std::array<bool, levels> started{};
  };

  int definition_of(const List& list) const;
  const Level& level_of(const List& list, int definition, std::size_t level) const;
  static Level read_level(XmlStream& xml);

  std::map<int, Definition> definitions_;
  std::map<int, List> lists_;
  std::map<std::string, int> style_lists_;
  std::map<int, Counter> counters_;                      ///< by definition: lists of one definition count together
  std::set<std::pair<int, std::size_t>> restarted_;      ///< lists and levels whose own start has been used
};

} // namespace danchieu::corpus
