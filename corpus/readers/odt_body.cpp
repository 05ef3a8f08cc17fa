#include "corpus/readers/odt_body.hpp"

#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>
#include <array>
#include <utility>

// ODF 1.3 part 3: text content (5, 6), tables (9), drawings (10).

namespace danchieu::corpus {

namespace {

/// What is no text of the document as it stands.
constexpr auto skipped = std::to_array<std::string_view>(
    {"text:tracked-changes", "office:annotation", "office:forms", "office:scripts", "text:table-of-content", "text:ruby-text", "text:note-citation", "svg:title",
     "svg:desc", "text:placeholder", "office:event-listeners", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "table:shapes"});

/// Drawings that hold paragraphs.
constexpr auto boxes = std::to_array<std::string_view>({"draw:text-box", "draw:custom-shape", "draw:rect", "draw:line", "draw:polyline", "draw:polygon", "draw:path",
                                                        "draw:ellipse", "draw:circle", "draw:connector", "draw:caption"});

template <std::size_t size> bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr long most_repeated = 64; // cells, blanks
constexpr std::size_t most_lists = 100'000;

std::size_t count_of(const XmlStream& xml, std::string_view attribute) {
  return static_cast<std::size_t>(std::clamp(whole_number(xml.attribute(attribute).value_or("")).value_or(1), 1L, most_repeated));
}

} // namespace

std::optional<std::string> OdtBody::read(std::string_view part, std::size_t max_depth) {
  XmlStream xml(part, max_depth);
  return each_event(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::start) {
      start(xml);
    } else if (event == XmlStream::Event::end) {
      end(xml.name());
    } else {
      write(xml.text());
    }
    if (flow_.too_long()) {
      xml.stop();
    }
  });
}

void OdtBody::start(XmlStream& xml) {
  const std::string name(xml.name());
  if (name == "office:text") {
    in_text_ = true;
  } else if (!in_text_) {
    styles_.read(xml);
  } else if (is_one_of(name, skipped) || (name == "text:section" && xml.attribute("text:display") == "none")) {
    skip_element(xml);
  } else if (name == "text:p" || name == "text:h") {
    start_paragraph(xml, name == "text:h");
  } else if (name == "text:span" && !paragraphs_.empty()) {
    paragraphs_.back().styles.push_back(styles_.text_style("text", xml.attribute("text:style-name").value_or("")));
    update_style();
  } else if (name == "text:list") {
    start_list(xml);
  } else if (name == "text:list-item" && !lists_.back().empty()) {
    lists_.back().back().item_waits = true;
    lists_.back().back().start = whole_number(xml.attribute("text:start-value").value_or(""));
  } else if (name == "text:list-header" && !lists_.back().empty()) {
    lists_.back().back().item_waits = false;
  } else if (name == "text:s") {
    if (!hidden_) {
      flow_.add(std::string(count_of(xml, "text:c"), ' '), style_);
    }
  } else if (name == "text:tab") {
    flow_.tab();
  } else if (name == "text:line-break") {
    flow_.line_break();
  } else if (name == "text:note") {
    flow_.note_reference(std::to_string(++notes_));
  } else if (name == "text:note-body") {
    flow_.begin_note(std::to_string(notes_));
    lists_.emplace_back();
  } else if (is_one_of(name, boxes)) {
    flow_.begin_aside();
    lists_.emplace_back();
  } else if (name == "table:table") {
    flow_.begin_table();
  } else if (name == "table:table-row") {
    flow_.begin_row();
  } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
    start_cell(xml);
  }
}

void OdtBody::start_cell(XmlStream& xml) {
  for (std::size_t i = count_of(xml, "table:number-columns-repeated"); i > 1; --i) {
    flow_.begin_cell(); // repeated cells are empty in texts
    flow_.end_cell();
  }
  flow_.begin_cell();
}

void OdtBody::start_paragraph(XmlStream& xml, bool heading) {
  const std::string style = xml.attribute("text:style-name").value_or("");
  const std::string number = label(xml, style, heading);
  paragraphs_.emplace_back();
  paragraphs_.back().styles.push_back(styles_.text_style("paragraph", style));
  update_style();
  if (!hidden_) {
    flow_.add(number, style_);
  }
}

void OdtBody::start_list(XmlStream& xml) {
  List list;
  const std::string named = xml.attribute("text:style-name").value_or("");
  if (lists_.back().empty()) {
    list.style = named;
    std::string id = xml.attribute("xml:id").value_or("list " + std::to_string(++lists_begun_));
    if (counters_.size() > most_lists) {
      id = "all further lists";
    }
    const auto continued = xml.attribute("text:continue-list");
    const auto before = last_list_.find(named);
    list.counter = id;
    if (continued && counters_.contains(*continued)) {
      counters_[id] = counters_[*continued];
    } else if (!continued && xml.attribute("text:continue-numbering") == "true" && before != last_list_.end()) {
      counters_[id] = counters_[before->second];
    }
    last_list_[named] = id;
  } else {
    list.style = named.empty() ? lists_.back().back().style : named;
    list.counter = lists_.back().back().counter;
  }
  lists_.back().push_back(std::move(list));
}

/// The number of a paragraph: of the list item that it begins, or of a heading by the outline of the document.
std::string OdtBody::label(XmlStream& xml, const std::string& style, bool heading) {
  if (!lists_.back().empty()) {
    List& list = lists_.back().back();
    if (!std::exchange(list.item_waits, false)) {
      return {};
    }
    const OdfStyles::ListStyle* list_style = styles_.list_style(list.style.empty() ? styles_.list_style_of(style).value_or("") : list.style);
    return list_style == nullptr ? std::string() : counters_[list.counter].next(*list_style, lists_.back().size() - 1, std::exchange(list.start, std::nullopt));
  }
  if (!heading || xml.attribute("text:is-list-header") == "true" || styles_.list_style_of(style) == "") {
    return {};
  }
  const long level = whole_number(xml.attribute("text:outline-level").value_or("")).value_or(1);
  if (level < 1 || level > static_cast<long>(OdfStyles::levels)) {
    return {};
  }
  const auto start = xml.attribute("text:restart-numbering") == "true" ? whole_number(xml.attribute("text:start-value").value_or("1")) : std::nullopt;
  return counters_["outline"].next(styles_.outline(), static_cast<std::size_t>(level) - 1, start);
}

/// Blanks and line ends of the XML count as one blank, at the start of a paragraph as none (ODF 1.3 part 3, 6.1.2).
void OdtBody::write(std::string_view characters) {
  if (!in_text_ || paragraphs_.empty() || hidden_) {
    return;
  }
  bool& after_blank = paragraphs_.back().after_blank;
  std::string words;
  for (const char c : characters) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      words += c;
    } else if (!after_blank) {
      words += ' ';
    }
    after_blank = blank;
  }
  flow_.add(words, style_);
}

void OdtBody::end(std::string_view name) {
  if (name == "office:text") {
    in_text_ = false;
  } else if (!in_text_) {
    return;
  } else if (name == "text:p" || name == "text:h") {
    if (!paragraphs_.empty()) {
      paragraphs_.pop_back();
      flow_.end_paragraph();
      update_style();
    }
  } else if (name == "text:span") {
    if (!paragraphs_.empty() && paragraphs_.back().styles.size() > 1) {
      paragraphs_.back().styles.pop_back();
      update_style();
    }
  } else if (name == "text:list") {
    if (!lists_.back().empty()) {
      lists_.back().pop_back();
    }
  } else if (name == "text:note-body") {
    flow_.end_note();
    lists_.pop_back();
  } else if (is_one_of(name, boxes)) {
    flow_.end_aside();
    lists_.pop_back();
  } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
    flow_.end_cell();
  } else if (name == "table:table") {
    flow_.end_table();
  }
}

void OdtBody::update_style() {
  OdfStyles::TextStyle style;
  if (!paragraphs_.empty()) {
    for (const OdfStyles::TextStyle& around : paragraphs_.back().styles) {
      style.override_with(around);
    }
  }
  style_ = {font_traits(style.font.value_or("")), style.capitals.value_or(false)};
  hidden_ = style.hidden.value_or(false);
}

} // namespace danchieu::corpus
