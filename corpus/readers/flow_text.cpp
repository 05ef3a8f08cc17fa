#include "corpus/readers/flow_text.hpp"

#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace danchieu::corpus {

namespace {

/// A list label is no longer: "Điều 123.", "(viii)".
constexpr std::size_t longest_label = 16;

void trim(std::string& line) {
  line.erase(line.find_last_not_of(" \t") + 1);
  line.erase(0, line.find_first_not_of(" \t"));
}

/// A paragraph as lines: where it had line breaks.
void append_lines(std::string_view paragraph, std::vector<std::string>& lines) {
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
    std::string line(paragraph.substr(at, end - at));
    trim(line);
    lines.push_back(std::move(line));
    if (end == paragraph.size()) {
      return;
    }
    at = end + 1;
  }
}

bool is_blank(const std::string& line) { return line.find_first_not_of(" \t") == std::string::npos; }

/// What stands in letterheads and signature blocks and in no cell of a list.
bool is_heading(const std::string& line) {
  if (line.size() > 200) {
    return false;
  }
  const std::string folded = text::squeeze(text::fold(line));
  return folded.find("cong hoa xa hoi chu nghia") != std::string::npos || folded.find("doc lap - tu do") != std::string::npos ||
         folded.starts_with("noi nhan") || folded.starts_with("kinh gui");
}

/// "1.", "a)", "Điều 5.", "-": a tab behind it parts the label from the text, and is no column.
bool is_label(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t");
  if (start == std::string_view::npos) {
    return true;
  }
  text.remove_prefix(start);
  const char last = text.back();
  return text.size() <= longest_label && (last == '.' || last == ')' || last == ':' || text == "-" || text == "+" || text == "*" || text == "\xE2\x80\xA2" || text == "\xE2\x80\x93");
}

} // namespace

void FlowText::add(std::string_view utf8, const RunStyle& style) {
  size_ += utf8.size();
  if (!too_long()) {
    top().paragraph.add(utf8, style);
  }
}

void FlowText::tab() {
  const std::string_view last = top().paragraph.last_run();
  const bool first = top().paragraph.size() == last.size();
  const std::size_t line = last.rfind('\n');
  add(first && is_label(line == std::string_view::npos ? last : last.substr(line + 1)) ? " " : "\t");
}

void FlowText::line_break() { add("\n"); }

void FlowText::end_paragraph() {
  Frame& frame = top();
  append_lines(frame.paragraph.take(tally_), frame.lines);
  frame.lines.back() += std::exchange(frame.marks, {});
  std::move(frame.asides.begin(), frame.asides.end(), std::back_inserter(frame.lines));
  frame.asides.clear();
}

void FlowText::begin(Frame::Kind kind) {
  frames_.emplace_back();
  top().kind = kind;
}

/// Ends the uppermost frame and gives what it holds to the one below.
void FlowText::close_frame() {
  if (!top().paragraph.empty() || !top().asides.empty() || !top().marks.empty()) {
    end_paragraph();
  }
  Frame done = std::move(top());
  frames_.pop_back();
  Frame& below = top();
  switch (done.kind) {
  case Frame::Kind::table:
    if (!below.paragraph.empty()) {
      end_paragraph();
    }
    below.nested = true;
    std::move(done.lines.begin(), done.lines.end(), std::back_inserter(below.lines));
    append_table(std::move(done.rows), below.lines);
    return;
  case Frame::Kind::cell:
    if (below.kind == Frame::Kind::table) {
      if (below.rows.empty()) {
        below.rows.emplace_back();
      }
      below.rows.back().push_back({std::move(done.lines), done.nested});
      return;
    }
    break;
  case Frame::Kind::aside:
    std::move(done.lines.begin(), done.lines.end(), std::back_inserter(below.asides));
    return;
  case Frame::Kind::note:
    notes_.emplace(std::move(done.key), std::move(done.lines));
    return;
  case Frame::Kind::flow:
    break;
  }
  std::move(done.lines.begin(), done.lines.end(), std::back_inserter(below.lines));
}

void FlowText::begin_table() { begin(Frame::Kind::table); }

void FlowText::begin_row() {
  if (at(Frame::Kind::table)) {
    top().rows.emplace_back();
  }
}

void FlowText::begin_cell() { begin(Frame::Kind::cell); }

void FlowText::end_cell() {
  if (at(Frame::Kind::cell)) {
    close_frame();
  }
}

void FlowText::end_table() {
  if (at(Frame::Kind::table)) {
    close_frame();
  }
}

void FlowText::begin_aside() { begin(Frame::Kind::aside); }

void FlowText::end_aside() {
  if (at(Frame::Kind::aside)) {
    close_frame();
  }
}

void FlowText::note_reference(const std::string& key) {
  if (referred_.insert(key).second) {
    references_.push_back(key);
    top().marks += " [" + std::to_string(references_.size()) + ']';
  }
}

void FlowText::begin_note(std::string key) {
  begin(Frame::Kind::note);
  top().key = std::move(key);
}

void FlowText::end_note() {
  if (at(Frame::Kind::note)) {
    close_frame();
  }
}

/// A table that arranges and does not tabulate: with a table inside, of one column, or of few cells that hold the words
/// of a letterhead or, in two columns, several lines each.
bool FlowText::is_layout(const std::vector<std::vector<Cell>>& rows) {
  std::size_t cells = 0;
  std::size_t filled = 0;
  bool several_lines = false;
  bool heading = false;
  for (const std::vector<Cell>& row : rows) {
    cells += row.size();
    for (const Cell& cell : row) {
      if (cell.nested) {
        return true;
      }
      const auto lines = std::count_if(cell.lines.begin(), cell.lines.end(), [](const std::string& line) { return !is_blank(line); });
      filled += lines > 0 ? 1U : 0U;
      several_lines = several_lines || lines >= 2;
      heading = heading || (rows.size() <= 4 && std::any_of(cell.lines.begin(), cell.lines.end(), is_heading));
    }
  }
  const bool few = rows.size() <= 4 && cells <= rows.size() * 3;
  return cells <= rows.size() || (few && (heading || (several_lines && filled <= rows.size() * 2)));
}

void FlowText::append_table(std::vector<std::vector<Cell>> rows, Lines& lines) {
  rows.erase(std::remove_if(rows.begin(), rows.end(), [](const auto& row) { return row.empty(); }), rows.end());
  const bool layout = is_layout(rows);
  for (std::vector<Cell>& row : rows) {
    if (layout || row.size() == 1) {
      for (Cell& cell : row) {
        std::copy_if(std::make_move_iterator(cell.lines.begin()), std::make_move_iterator(cell.lines.end()), std::back_inserter(lines),
                     [](const std::string& line) { return !is_blank(line); });
      }
      continue;
    }
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) {
        line += '\t';
      }
      bool first = true;
      for (std::string& part : row[i].lines) {
        if (is_blank(part)) {
          continue;
        }
        std::replace(part.begin(), part.end(), '\t', ' ');
        line += first ? part : ' ' + part;
        first = false;
      }
    }
    line.erase(line.find_last_not_of(" \t") + 1); // empty cells at the start are columns, at the end nothing
    if (!line.empty()) {
      lines.push_back(std::move(line));
    }
  }
  lines.emplace_back();
}

ReadResult FlowText::take() {
  if (too_long()) {
    return ReadFailure{FailureReason::too_big, "its text is longer than " + std::to_string(limits_.max_text >> 20) + " MiB", "split it into one file a document"};
  }
  while (frames_.size() > 1) {
    close_frame();
  }
  if (!top().paragraph.empty() || !top().asides.empty() || !top().marks.empty()) {
    end_paragraph();
  }
  Lines lines = std::move(top().lines);
  lines.emplace_back();
  for (std::size_t i = 0; i < references_.size(); ++i) {
    if (const auto note = notes_.find(references_[i]); note != notes_.end() && !note->second.empty()) {
      note->second.front().insert(0, '[' + std::to_string(i + 1) + "] ");
      std::move(note->second.begin(), note->second.end(), std::back_inserter(lines));
    }
  }
  std::string raw; // at most one empty line in a row
  for (const std::string& line : lines) {
    if (!line.empty()) {
      raw += line;
      raw += '\n';
    } else if (!raw.empty() && !raw.ends_with("\n\n")) {
      raw += '\n';
    }
  }
  raw.erase(raw.find_last_not_of('\n') + 1);
  if (raw.empty()) {
    return ReadFailure{FailureReason::no_text, "there is no text in it", "check that it is the document itself"};
  }
  raw += '\n';
  // Where no font tells, the share of syllables does: lines in TCVN3 under "Times New Roman" are found there.
  text::CleanText clean = text::clean(raw);
  SourceText source;
  source.encoding = clean.encoding;
  for (std::size_t most = 0; const auto& [encoding, letters] : tally_) {
    if (letters > most) {
      most = letters;
      source.encoding = encoding;
    }
  }
  source.text = std::move(clean.text);
  source.offsets = text::OffsetMap::identity(source.text.size());
  return source;
}

} // namespace danchieu::corpus
