#include "corpus/readers/archive.hpp"
#include "corpus/readers/cell_number.hpp"
#include "corpus/readers/containers.hpp"
#include "corpus/readers/office_package.hpp"
#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/sheet_text.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// ISO/IEC 29500-1, 18 (SpreadsheetML): the workbook names its sheets; cells refer to shared strings and to formats.

namespace danchieu::corpus {

namespace {

/// A string with the fonts of its stretches; nothing: the font of the cell.
struct RichText {
  struct Run {
    std::string text;
    std::optional<std::string> font;
  };

  std::vector<Run> runs;
};

struct CellStyle {
  FontTraits font;
  CellFormat format = CellFormat::number;
};

constexpr std::size_t most_styles = 65'536;

/// The w:si or w:is element that has just started, to its end; readings of East Asian words left out.
///   <si><r><rPr><rFont val=".VnTime"/></rPr><t>QuyÕt</t></r><r><t> 1</t></r></si>
RichText read_rich_text(XmlStream& xml) {
  RichText rich;
  std::optional<std::string> font;
  bool take = false;
  each_event_inside(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::text && take) {
      if (rich.runs.empty() || rich.runs.back().font != font) {
        rich.runs.push_back({{}, font});
      }
      rich.runs.back().text += xml.text();
    } else if (event == XmlStream::Event::end) {
      take = false;
    } else if (event == XmlStream::Event::start) {
      if (xml.name() == "s:rPh") {
        skip_element(xml);
      } else if (xml.name() == "s:r") {
        font.reset();
      } else if (xml.name() == "s:rFont") {
        font = xml.attribute("val");
      } else {
        take = xml.name() == "s:t";
      }
    }
  });
  return rich;
}

std::optional<std::string> read_strings(std::string_view part, std::size_t max_depth, std::vector<RichText>& strings) {
  XmlStream xml(part, max_depth);
  return each_element(xml, [&](std::string_view name) {
    if (name == "s:si") {
      strings.push_back(read_rich_text(xml));
    }
  });
}

std::optional<std::string> read_styles(std::string_view part, std::size_t max_depth, std::vector<CellStyle>& styles) {
  std::map<long, CellFormat> formats;
  std::vector<FontTraits> fonts;
  bool in_fonts = false;
  bool in_cells = false;
  XmlStream xml(part, max_depth);
  return each_event(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::text) {
      return;
    }
    const std::string_view name = xml.name();
    if (name == "s:fonts" || name == "s:cellXfs") {
      (name == "s:fonts" ? in_fonts : in_cells) = event == XmlStream::Event::start;
    } else if (event == XmlStream::Event::start && name == "s:numFmt") {
      if (const auto id = whole_number(xml.attribute("numFmtId").value_or(""))) {
        formats[*id] = cell_format(xml.attribute("formatCode").value_or(""));
      }
    } else if (event == XmlStream::Event::start && name == "s:font" && in_fonts && fonts.size() < most_styles) {
      fonts.emplace_back();
    } else if (event == XmlStream::Event::start && name == "s:name" && in_fonts && !fonts.empty()) {
      fonts.back() = font_traits(xml.attribute("val").value_or(""));
    } else if (event == XmlStream::Event::start && name == "s:xf" && in_cells && styles.size() < most_styles) {
      CellStyle style;
      const long format = whole_number(xml.attribute("numFmtId").value_or("")).value_or(0);
      const auto font = static_cast<std::size_t>(std::max(whole_number(xml.attribute("fontId").value_or("")).value_or(0), 0L));
      const auto own = formats.find(format);
      style.format = own != formats.end() ? own->second : built_in_cell_format(format).value_or(CellFormat::number);
      style.font = font < fonts.size() ? fonts[font] : FontTraits{};
      styles.push_back(style);
    }
  });
}

/// "BC12" → 54; nothing for what is no reference.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z' && letters < 3; ++letters) {
    column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
  }
  return letters == 0 ? std::nullopt : std::optional(column - 1);
}

class SheetReader {
public:
  SheetReader(const std::vector<RichText>& strings, const std::vector<CellStyle>& styles, bool from_1904, SheetText& out)
      : strings_(strings), styles_(styles), from_1904_(from_1904), out_(out) {}

  std::optional<std::string> read(std::string_view part, std::size_t max_depth) {
    XmlStream xml(part, max_depth);
    const std::optional<std::string> error = each_event(xml, [&](XmlStream::Event event) {
      if (event == XmlStream::Event::end && xml.name() == "s:row") {
        out_.end_row();
        column_ = 0;
      } else if (event == XmlStream::Event::start && xml.name() == "s:c") {
        read_cell(xml);
      }
      if (out_.too_long()) {
        xml.stop();
      }
    });
    out_.end_sheet();
    return error;
  }

private:
  /// <c r="B2" s="3" t="s"><v>17</v></c>
  void read_cell(XmlStream& xml) {
    column_ = column_of(xml.attribute("r").value_or("")).value_or(column_);
    const std::string type = xml.attribute("t").value_or("n");
    const auto style_index = static_cast<std::size_t>(std::max(whole_number(xml.attribute("s").value_or("")).value_or(0), 0L));
    const CellStyle style = style_index < styles_.size() ? styles_[style_index] : CellStyle{};
    std::string value;
    RichText rich;
    bool in_value = false;
    each_event_inside(xml, [&](XmlStream::Event event) {
      if (event == XmlStream::Event::start && xml.name() == "s:is") {
        rich = read_rich_text(xml);
      } else if (event == XmlStream::Event::start) {
        in_value = xml.name() == "s:v";
      } else if (event == XmlStream::Event::end) {
        in_value = false;
      } else if (in_value) {
        value += xml.text();
      }
    });
    if (type == "s") {
      const auto index = whole_number(value);
      if (index && *index >= 0 && static_cast<std::size_t>(*index) < strings_.size()) {
        rich = strings_[static_cast<std::size_t>(*index)];
      }
    } else if (type != "inlineStr" && type != "e") { // errors are no text
      rich.runs.push_back({type == "n" ? cell_number(value, style.format, from_1904_) : type == "d" ? cell_date(value) : value, std::nullopt});
    }
    std::vector<CellRun> runs;
    for (RichText::Run& run : rich.runs) {
      runs.push_back({std::move(run.text), {run.font ? font_traits(*run.font) : style.font, false}});
    }
    out_.add_cell(column_, std::move(runs));
    ++column_;
  }

  const std::vector<RichText>& strings_;
  const std::vector<CellStyle>& styles_;
  bool from_1904_;
  SheetText& out_;
  std::size_t column_ = 0;
};

struct Workbook {
  std::vector<std::string> sheets; ///< parts of those that are shown, in order
  bool from_1904 = false;
};

std::variant<Workbook, std::string> read_workbook(const MainPart& main, std::size_t max_depth) {
  Workbook book;
  XmlStream xml(main.content, max_depth);
  const auto error = each_element(xml, [&](std::string_view name) {
    if (name == "s:workbookPr") {
      book.from_1904 = is_on(xml.attribute("date1904").value_or("0"));
    } else if (name == "s:sheet" && xml.attribute("state").value_or("visible") == "visible") {
      const std::string id = xml.attribute("r:id").value_or("");
      const auto found = std::find_if(main.relationships.begin(), main.relationships.end(), [&](const Relationship& one) { return one.id == id; });
      if (found != main.relationships.end()) {
        book.sheets.push_back(found->target);
      }
    }
  });
  if (error) {
    return *error;
  }
  return book;
}

} // namespace

ReadResult xlsx_text(std::string_view bytes, const ReadLimits& limits) {
  const auto read = read_main_part(bytes, "xl/workbook.xml", limits);
  if (const auto* failure = std::get_if<ReadFailure>(&read)) {
    return *failure;
  }
  const MainPart& main = std::get<MainPart>(read);
  const auto workbook = read_workbook(main, limits.max_depth);
  if (const auto* error = std::get_if<std::string>(&workbook)) {
    return broken_part(main.name, *error);
  }
  const Workbook& book = std::get<Workbook>(workbook);
  const std::string strings_name = main.part("sharedStrings", "sharedStrings.xml");
  const std::string styles_name = main.part("styles", "styles.xml");
  const auto others = read_parts(
      bytes,
      [&](std::string_view name) { return name == strings_name || name == styles_name || std::find(book.sheets.begin(), book.sheets.end(), name) != book.sheets.end(); },
      limits);
  if (const auto* failure = std::get_if<ReadFailure>(&others)) {
    return *failure;
  }
  const Parts& parts = std::get<Parts>(others);
  std::vector<RichText> strings;
  std::vector<CellStyle> styles;
  if (const auto part = parts.find(strings_name); part != parts.end()) {
    if (const auto error = read_strings(part->second, limits.max_depth, strings)) {
      return broken_part(strings_name, *error);
    }
  }
  if (const auto part = parts.find(styles_name); part != parts.end()) {
    if (const auto error = read_styles(part->second, limits.max_depth, styles)) {
      return broken_part(styles_name, *error);
    }
  }
  SheetText out(limits);
  for (const std::string& sheet : book.sheets) {
    const auto part = parts.find(sheet);
    if (part == parts.end()) {
      return ReadFailure{FailureReason::corrupt, "it has no part " + sheet, "open it in Excel and save it again"};
    }
    if (const auto error = SheetReader(strings, styles, book.from_1904, out).read(part->second, limits.max_depth)) {
      return broken_part(sheet, *error);
    }
  }
  return out.take();
}

} // namespace danchieu::corpus
