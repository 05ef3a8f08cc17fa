#include "corpus/readers/antiword_text.hpp"

#include "corpus/readers/flow_text.hpp"
#include "corpus/readers/legacy_fonts.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace danchieu::corpus {

namespace {

using Row = std::vector<std::string>;

/// How often each byte that is no blank and no frame occurs: the same for a table in both forms, however its words are
/// wrapped.
class Histogram {
public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (c != ' ' && c != '|' && c != '\n' && c != '\t' && c != '\r') {
        ++counts_[static_cast<unsigned char>(c)];
        ++total_;
      }
    }
  }

  void add(const Histogram& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      counts_[i] += other.counts_[i];
    }
    total_ += other.total_;
  }

  bool empty() const { return total_ == 0; }

  /// Numbers of lists stand in the printed form alone.
  bool fits(const Histogram& printed) const {
    std::size_t difference = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      difference += counts_[i] > printed.counts_[i] ? counts_[i] - printed.counts_[i] : printed.counts_[i] - counts_[i];
    }
    return difference <= 2 + printed.total_ / 16;
  }

private:
  std::array<std::uint32_t, 256> counts_{};
  std::size_t total_ = 0;
};

struct Table {
  std::vector<Row> rows;
  Histogram letters;
};

/// The tables of the DocBook form, in order; a broken end loses what follows it only.
std::vector<Table> tables_of(std::string_view docbook, const ReadLimits& limits) {
  std::vector<Table> tables;
  // Before the book stands its document type, whose definition nobody reads.
  docbook.remove_prefix(std::min(docbook.find("<book"), docbook.size()));
  XmlStream stream(docbook, limits.max_depth);
  bool in_table = false;
  bool in_cell = false;
  for (;;) {
    const XmlStream::Event event = stream.next();
    if (event == XmlStream::Event::done || event == XmlStream::Event::failed) {
      return tables;
    }
    if (event == XmlStream::Event::text && in_cell) {
      tables.back().rows.back().back() += stream.text();
      tables.back().letters.add(stream.text());
    } else if (event == XmlStream::Event::start) {
      const std::string_view name = stream.name();
      if (name == "informaltable") {
        tables.emplace_back();
        in_table = true;
      } else if (in_table && name == "row") {
        tables.back().rows.emplace_back();
      } else if (in_table && name == "entry" && !tables.back().rows.empty()) {
        tables.back().rows.back().emplace_back();
        in_cell = true;
      }
    } else if (event == XmlStream::Event::end) {
      in_cell = in_cell && stream.name() != "entry";
      in_table = in_table && stream.name() != "informaltable";
    }
  }
}

/// Lines of the printed form that belong together: one paragraph, or all of a table.
struct Piece {
  bool table = false;
  std::vector<std::string_view> lines;
};

std::vector<Piece> pieces_of(std::string_view printed) {
  std::vector<Piece> pieces;
  while (!printed.empty()) {
    const std::size_t end = std::min(printed.find('\n'), printed.size());
    const std::string_view line = printed.substr(0, end);
    printed.remove_prefix(std::min(printed.size(), end + 1));
    const bool table = line.starts_with("|") && line.find_last_not_of(" \r") != std::string_view::npos && line[line.find_last_not_of(" \r")] == '|';
    if (pieces.empty() || !table || !pieces.back().table) {
      pieces.push_back({table, {}});
    }
    pieces.back().lines.push_back(line);
  }
  return pieces;
}

/// Puts the tables of one form into the text of the other.
class Merger {
public:
  Merger(std::string_view printed, std::vector<Table> tables, const ReadLimits& limits)
      : fonts_(printed), tables_(std::move(tables)), flow_(limits) {}

  void add(const Piece& piece) {
    if (!piece.table) {
      for (const std::string_view line : piece.lines) {
        add_line(line);
        flow_.end_paragraph();
      }
      return;
    }
    Histogram letters;
    for (const std::string_view line : piece.lines) {
      letters.add(line);
    }
    const auto [first, last] = matching(letters);
    if (first == last) {
      add_printed(piece);
      return;
    }
    for (std::size_t i = first; i < last; ++i) {
      add(tables_[i]);
    }
    next_ = last;
  }

  bool too_long() const { return flow_.too_long(); }

  ReadResult take() {
    ReadResult result = flow_.take();
    if (auto* source = std::get_if<SourceText>(&result); source != nullptr && fonts_.encoding() != text::Encoding::utf8) {
      source->encoding = fonts_.encoding();
    }
    return result;
  }

private:
  static constexpr std::size_t looked_ahead = 8;

  void add_line(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) {
      line.remove_suffix(1);
    }
    while (!line.empty() && line.front() == ' ') {
      line.remove_prefix(1);
    }
    flow_.add(fonts_.line(line));
  }

  /// Which of the next tables hold these letters: one, or several that are printed as one; an empty range if none does.
  std::pair<std::size_t, std::size_t> matching(const Histogram& letters) const {
    for (std::size_t first = next_; first < std::min(tables_.size(), next_ + looked_ahead); ++first) {
      Histogram sum;
      for (std::size_t last = first; last < std::min(tables_.size(), first + looked_ahead); ++last) {
        sum.add(tables_[last].letters);
        if (sum.fits(letters)) {
          return {first, last + 1};
        }
      }
    }
    return {next_, next_};
  }

  void add(const Table& table) {
    flow_.begin_table();
    for (const Row& row : table.rows) {
      flow_.begin_row();
      for (const std::string& cell : row) {
        flow_.begin_cell();
        std::string_view rest = cell;
        while (!rest.empty()) {
          const std::size_t end = std::min(rest.find('\n'), rest.size());
          if (rest.find_first_not_of(" \t\r") < end) {
            add_line(rest.substr(0, end));
            flow_.end_paragraph();
          }
          rest.remove_prefix(std::min(rest.size(), end + 1));
        }
        flow_.end_cell();
      }
    }
    flow_.end_table();
  }

  /// A table that the other form has not: its lines as they are printed, without the frame.
  void add_printed(const Piece& piece) {
    for (const std::string_view line : piece.lines) {
      std::string cells(line);
      std::replace(cells.begin(), cells.end(), '|', ' ');
      add_line(cells);
      flow_.end_paragraph();
    }
  }

  LegacyFonts fonts_;
  std::vector<Table> tables_;
  std::size_t next_ = 0;
  FlowText flow_;
};

} // namespace

ReadResult antiword_text(std::string_view printed, std::string_view docbook, const ReadLimits& limits) {
  Merger merger(printed, tables_of(docbook, limits), limits);
  for (const Piece& piece : pieces_of(printed)) {
    merger.add(piece);
    if (merger.too_long()) {
      break;
    }
  }
  return merger.take();
}

} // namespace danchieu::corpus
