#pragma once

#include "corpus/readers/docx_numbering.hpp"
#include "corpus/readers/docx_styles.hpp"
#include "corpus/readers/flow_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::corpus {

class XmlStream;

/// What becomes of an automatic table of contents.
enum class Contents { left_out, kept };

/// Reads word/document.xml, and the parts of notes, into a FlowText: revisions as accepted, fields by their results,
/// lists with their numbers, runs decoded by their fonts.
class DocxBody {
public:
  DocxBody(const DocxStyles& styles, const DocxNumbering& numbering, FlowText& flow, Contents contents)
      : styles_(styles), numbering_(numbering), flow_(flow), contents_(contents) {}

  /// The error where the part is not well-formed. Read the parts of notes first.
  std::optional<std::string> read(std::string_view part, std::size_t max_depth);

  bool ended_inside_contents() const { return inside_contents(); }

private:
  struct Paragraph {
    std::string style;
    ListPlace place;
    RunProperties mark;        ///< of its end, in which its number is set
    bool labelled = false;     ///< its number has been written
    bool joins_next = false;   ///< its end was deleted
  };

  struct Field {
    bool result = false;   ///< behind the separator
    bool contents = false; ///< a table of contents
    bool in_instruction = false; ///< of a field around it
    bool in_contents = false;    ///< of a field around it
    std::string instruction;
  };

  struct Alternative {
    std::size_t text_before = 0; ///< size of the flow at its start
  };

  void start(XmlStream& xml);
  void end(std::string_view name);
  bool start_block(XmlStream& xml, const std::string& name);
  void start_in_run(XmlStream& xml, const std::string& name);
  void start_note(XmlStream& xml, std::string_view kind);
  void text(std::string_view characters);
  void read_paragraph_properties(XmlStream& xml);
  void read_symbol(const XmlStream& xml);
  void field_mark(const std::string& kind);
  void add(std::string_view text);
  void write_label();
  std::optional<std::pair<int, std::size_t>> place_of(const Paragraph& paragraph) const;
  RunStyle style_of(const RunProperties& run) const;
  bool in_instruction() const { return !fields_.empty() && (fields_.back().in_instruction || !fields_.back().result); }
  bool inside_contents() const { return !fields_.empty() && (fields_.back().in_contents || (fields_.back().result && fields_.back().contents)); }
  bool silent() const { return hidden_ || in_instruction() || (contents_ == Contents::left_out && inside_contents()); }
  void update_style();

  const DocxStyles& styles_;
  DocxNumbering numbering_;
  FlowText& flow_;
  Contents contents_;
  std::vector<Paragraph> paragraphs_; ///< one inside the other: text boxes
  std::vector<RunProperties> runs_;
  std::vector<Field> fields_;
  std::vector<Alternative> alternatives_;
  RunStyle style_;
  bool hidden_ = false;
  bool take_text_ = false; ///< inside w:t or m:t
  bool keep_blanks_ = false;
  bool take_instruction_ = false;
  bool placeholder_ = false; ///< the next w:sdtContent holds "Click here to enter text"
};

} // namespace danchieu::corpus
