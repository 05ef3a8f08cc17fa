#pragma once

#include "corpus/readers/reader.hpp"
#include "corpus/readers/styled_line.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Puts the text of a word processor's document together, whatever its format: one paragraph a line; tables one row a
/// line with tabs between the cells, but the cells of layout tables (letterheads, signature blocks) one below the
/// other; text boxes behind the paragraph they hang on; notes behind the text. Every begin must have its end; what is
/// left open ends with the text. Unbounded depth costs memory only: the caller limits it.
class FlowText {
public:
  explicit FlowText(const ReadLimits& limits) : limits_(limits) { frames_.emplace_back(); }

  void add(std::string_view utf8, const RunStyle& style = {});
  void tab();
  void line_break();

  /// What was added since the last paragraph becomes one, also when it is empty.
  void end_paragraph();

  void begin_table();
  void begin_row();
  void begin_cell();
  void end_cell();
  void end_table();

  void begin_aside(); ///< a text box
  void end_aside();

  /// Leaves "[1]" at the end of the paragraph, not inside a citation, for the note of that key, which may come before or
  /// behind: notes stand behind the whole text in the order of their references, each with its mark. A note without
  /// reference is left out, as in print.
  void note_reference(const std::string& key);
  void begin_note(std::string key);
  void end_note();

  /// More text than limits.max_text: reading on is of no use.
  bool too_long() const { return size_ > limits_.max_text; }

  /// What is to be added is more than that, and not worth holding.
  void give_up() { size_ = limits_.max_text + 1; }

  /// How much has been added so far, in bytes.
  std::size_t size() const { return size_; }

  /// The text, clean; no_text, too_big when that is what it is.
  ReadResult take();

private:
  using Lines = std::vector<std::string>;

  struct Cell {
    Lines lines;
    bool nested = false; ///< holds a table
  };

  struct Frame {
    enum class Kind { flow, table, cell, aside, note };

    Kind kind = Kind::flow;
    StyledLine paragraph;
    Lines lines;
    Lines asides;                        ///< text boxes that hang on the present paragraph
    std::vector<std::vector<Cell>> rows; ///< of a table
    bool nested = false;
    std::string marks; ///< of notes in the present paragraph
    std::string key;   ///< of a note
  };

  Frame& top() { return frames_.back(); }

  void begin(Frame::Kind kind);
  bool at(Frame::Kind kind) const { return frames_.size() > 1 && frames_.back().kind == kind; }
  void close_frame();
  static bool is_layout(const std::vector<std::vector<Cell>>& rows);
  static void append_table(std::vector<std::vector<Cell>> rows, Lines& lines);

  ReadLimits limits_;
  std::vector<Frame> frames_;
  std::map<std::string, Lines> notes_;
  std::vector<std::string> references_; ///< keys in the order of their marks
  std::set<std::string> referred_;
  std::size_t size_ = 0;
  FontTally tally_;
};

} // namespace danchieu::corpus
