#include "corpus/readers/containers.hpp"
#include "corpus/readers/odf_parts.hpp"
#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/sheet_text.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace danchieu::corpus {

namespace {

/// Cells and rows that a spreadsheet repeats are empty to its end, or few.
constexpr long most_repeated = 64;

class OdsReader {
public:
  OdsReader(OdfStyles& styles, SheetText& out) : styles_(styles), out_(out) {}

  std::optional<std::string> read(std::string_view part, std::size_t max_depth) {
    XmlStream xml(part, max_depth);
    return each_event(xml, [&](XmlStream::Event event) {
      if (event == XmlStream::Event::start) {
        start(xml);
      } else if (event == XmlStream::Event::end && xml.name() == "table:table-row") {
        end_row();
      } else if (event == XmlStream::Event::end && xml.name() == "table:table") {
        out_.end_sheet();
      }
      if (out_.too_long()) {
        xml.stop();
      }
    });
  }

private:
  struct Cell {
    std::size_t column = 0;
    long count = 1; ///< in columns side by side
    std::vector<CellRun> runs;
  };

  static long repeated(const XmlStream& xml, std::string_view attribute) { return std::max(whole_number(xml.attribute(attribute).value_or("")).value_or(1), 1L); }

  void start(XmlStream& xml) {
    const std::string name(xml.name());
    if (name == "office:spreadsheet") {
      in_sheets_ = true;
    } else if (!in_sheets_) {
      styles_.read(xml);
    } else if (name == "table:tracked-changes" || name == "table:shapes" || name == "office:forms") {
      skip_element(xml);
    } else if (name == "table:table-row") {
      column_ = 0;
      row_.clear();
      rows_ = repeated(xml, "table:number-rows-repeated");
    } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
      const long count = repeated(xml, "table:number-columns-repeated");
      row_.push_back({column_, std::min(count, most_repeated), read_cell(xml)});
      column_ += static_cast<std::size_t>(count);
    }
  }

  void end_row() {
    const bool empty = std::all_of(row_.begin(), row_.end(), [](const Cell& cell) { return cell.runs.empty(); });
    for (long i = 0; i < (empty ? 1 : std::min(rows_, most_repeated)) && !out_.too_long(); ++i) {
      for (const Cell& cell : row_) {
        for (long copy = 0; copy < cell.count && !out_.too_long(); ++copy) {
          out_.add_cell(cell.column + static_cast<std::size_t>(copy), cell.runs);
        }
      }
      out_.end_row();
    }
  }

  /// The paragraphs of a cell as they are shown: dates and numbers are in them as formatted.
  std::vector<CellRun> read_cell(XmlStream& xml) {
    std::vector<OdfStyles::TextStyle> around{styles_.text_style("table-cell", xml.attribute("table:style-name").value_or(""))};
    std::vector<CellRun> runs;
    const auto add = [&](std::string_view text) {
      OdfStyles::TextStyle style;
      for (const OdfStyles::TextStyle& one : around) {
        style.override_with(one);
      }
      runs.push_back({std::string(text), {font_traits(style.font.value_or("")), style.capitals.value_or(false)}});
    };
    bool paragraph = false;
    each_event_inside(xml, [&](XmlStream::Event event) {
      const std::string name(event == XmlStream::Event::text ? std::string_view{} : xml.name());
      if (event == XmlStream::Event::text) {
        if (paragraph) {
          add(xml.text());
        }
      } else if (event == XmlStream::Event::end) {
        paragraph = paragraph && name != "text:p";
        if (name == "text:span" && around.size() > 1) {
          around.pop_back();
        }
      } else if (name == "office:annotation" || name.starts_with("draw:")) {
        skip_element(xml);
      } else if (name == "text:p") {
        if (!runs.empty()) {
          add("\n");
        }
        paragraph = true;
      } else if (name == "text:span") {
        around.push_back(styles_.text_style("text", xml.attribute("text:style-name").value_or("")));
      } else if (name == "text:s" || name == "text:tab") {
        add(" ");
      } else if (name == "text:line-break") {
        add("\n");
      }
    });
    return runs;
  }

  OdfStyles& styles_;
  SheetText& out_;
  bool in_sheets_ = false;
  std::vector<Cell> row_;
  std::size_t column_ = 0;
  long rows_ = 1;
};

} // namespace

ReadResult ods_text(std::string_view bytes, const ReadLimits& limits) {
  auto read = read_odf_parts(bytes, limits);
  if (const auto* failure = std::get_if<ReadFailure>(&read)) {
    return *failure;
  }
  OdfParts& parts = std::get<OdfParts>(read);
  SheetText out(limits);
  if (const auto error = OdsReader(parts.styles, out).read(parts.content, limits.max_depth)) {
    return broken_part("content.xml", *error);
  }
  return out.take();
}

} // namespace danchieu::corpus
