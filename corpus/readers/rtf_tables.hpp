#pragma once

#include "corpus/readers/flow_text.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The tables of a Rich Text file. It has none by name: paragraphs say that they stand in one, and words end its cells and
/// rows. One table at a time in the body, in each note, in each text box.
class RtfTables {
public:
  explicit RtfTables(FlowText& flow) : flow_(flow) {}

  /// What follows stands in a note or a text box, up to end_inner().
  void begin_inner() { states_.emplace_back(); }
  void end_inner() {
    close();
    states_.pop_back();
  }

  /// "cell", "row", "intbl" and the like; false, and nothing done, for any other word.
  bool take(std::string_view word);

  /// Text follows: that of a paragraph inside a table goes into a cell; the first paragraph outside ends the table.
  void enter_cell();

  bool in_cell() const { return states_.back().cell; }

  /// Ends the table that is open.
  void close();

private:
  struct State {
    bool paragraph_inside = false; ///< \intbl
    bool row_defined = false;      ///< behind \trowd
    bool table = false;
    bool row = false;
    bool cell = false;
  };

  FlowText& flow_;
  std::vector<State> states_{1};
};

} // namespace danchieu::corpus
