#pragma once

#include "corpus/readers/flow_text.hpp"
#include "corpus/readers/odf_styles.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

class XmlStream;

/// Reads content.xml of an OpenDocument text into a FlowText: changes as accepted, lists and headings with their
/// numbers, runs decoded by their fonts.
class OdtBody {
public:
  OdtBody(OdfStyles& styles, FlowText& flow) : styles_(styles), flow_(flow) {}

  /// The error where the part is not well-formed.
  std::optional<std::string> read(std::string_view part, std::size_t max_depth);

private:
  struct List {
    std::string style;
    std::string counter;      ///< whose numbers go on
    bool item_waits = false;  ///< an item has begun, its first paragraph has not
    std::optional<long> start;
  };

  struct Paragraph {
    std::vector<OdfStyles::TextStyle> styles; ///< of the paragraph, then of the spans around the place
    bool after_blank = true;                  ///< where blanks are dropped: at its start, behind a blank
  };

  void start(XmlStream& xml);
  void start_paragraph(XmlStream& xml, bool heading);
  void start_list(XmlStream& xml);
  void start_cell(XmlStream& xml);
  void write(std::string_view characters);
  void end(std::string_view name);
  std::string label(XmlStream& xml, const std::string& style, bool heading);
  void update_style();

  OdfStyles& styles_;
  FlowText& flow_;
  bool in_text_ = false; ///< inside office:text
  std::vector<Paragraph> paragraphs_;
  std::vector<std::vector<List>> lists_{1}; ///< around the place: of the body, of a note, of a text box
  std::map<std::string, OdfCounter> counters_;
  std::map<std::string, std::string> last_list_; ///< by style: the counter of its latest list
  std::size_t lists_begun_ = 0;
  std::size_t notes_ = 0;
  RunStyle style_;
  bool hidden_ = false;
};

} // namespace danchieu::corpus
