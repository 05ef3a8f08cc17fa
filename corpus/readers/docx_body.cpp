#include "corpus/readers/docx_body.hpp"

#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/symbol_font.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>
#include <array>

namespace danchieu::corpus {

namespace {

/// What holds no text of the document as it stands: deleted and moved-away runs, properties, readings above letters.
constexpr auto skipped = std::to_array<std::string_view>({"w:del", "w:moveFrom", "w:sectPr", "w:tblPr", "w:tblGrid", "w:tblPrEx", "w:tcPr", "w:sdtEndPr", "w:rt",
                                                          "w:pPrChange", "w:fldData", "w:ffData"});

bool is_table_of_contents(std::string_view instruction) {
  const std::size_t start = instruction.find_first_not_of(' ');
  return start != std::string_view::npos && (instruction.substr(start).starts_with("TOC ") || instruction.substr(start) == "TOC");
}

} // namespace

std::optional<std::string> DocxBody::read(std::string_view part, std::size_t max_depth) {
  XmlStream xml(part, max_depth);
  return each_event(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::start) {
      start(xml);
    } else if (event == XmlStream::Event::end) {
      end(xml.name());
    } else {
      text(xml.text());
    }
    if (flow_.too_long()) {
      xml.stop();
    }
  });
}

void DocxBody::start(XmlStream& xml) {
  const std::string name(xml.name());
  if (std::find(skipped.begin(), skipped.end(), name) != skipped.end()) {
    skip_element(xml);
  } else if (!start_block(xml, name)) {
    start_in_run(xml, name);
  }
}

bool DocxBody::start_block(XmlStream& xml, const std::string& name) {
  if (name == "w:p") {
    paragraphs_.emplace_back();
    update_style();
  } else if (name == "w:pPr") {
    read_paragraph_properties(xml);
  } else if (name == "w:tbl") {
    flow_.begin_table();
  } else if (name == "w:tr") {
    flow_.begin_row();
  } else if (name == "w:trPr") {
    bool deleted = false;
    each_inside(xml, [&](std::string_view inner) { deleted = deleted || inner == "w:del"; });
    if (deleted) {
      skip_element(xml); // what is left of the row
    }
  } else if (name == "w:tc") {
    flow_.begin_cell();
  } else if (name == "w:txbxContent") {
    flow_.begin_aside();
  } else if (name == "w:sdtPr") {
    placeholder_ = false;
    each_inside(xml, [&](std::string_view inner) { placeholder_ = placeholder_ || inner == "w:showingPlcHdr"; });
  } else if (name == "w:sdtContent") {
    if (std::exchange(placeholder_, false)) {
      skip_element(xml);
    }
  } else if (name == "mc:AlternateContent") {
    alternatives_.push_back({flow_.size()});
  } else if (name == "mc:Choice" || name == "mc:Fallback") {
    // The same text box once for new programs and once for old ones: the first that holds text counts.
    if (!alternatives_.empty() && flow_.size() > alternatives_.back().text_before) {
      skip_element(xml);
    }
  } else if (name == "w:footnote" || name == "w:endnote") {
    start_note(xml, name);
  } else {
    return false;
  }
  return true;
}

void DocxBody::start_note(XmlStream& xml, std::string_view kind) {
  if (xml.attribute("w:type").value_or("normal") != "normal") {
    skip_element(xml); // the line between text and notes
  } else {
    flow_.begin_note(std::string(kind) + xml.attribute("w:id").value_or(""));
  }
}

void DocxBody::start_in_run(XmlStream& xml, const std::string& name) {
  if (name == "w:r") {
    runs_.emplace_back();
    update_style();
  } else if (name == "w:rPr") {
    const RunProperties properties = read_run_properties(xml);
    if (!runs_.empty()) {
      runs_.back() = properties;
      update_style();
    }
  } else if (name == "w:t" || name == "m:t") {
    take_text_ = true;
    keep_blanks_ = name == "m:t" || xml.attribute("xml:space").value_or("") == "preserve";
  } else if (name == "w:instrText") {
    take_instruction_ = true;
  } else if (name == "w:fldChar") {
    field_mark(xml.attribute("w:fldCharType").value_or(""));
    skip_element(xml);
  } else if (name == "w:fldSimple") {
    if (contents_ == Contents::left_out && is_table_of_contents(xml.attribute("w:instr").value_or(""))) {
      skip_element(xml);
    }
  } else if (silent()) {
    return;
  } else if (name == "w:tab" || name == "w:ptab") {
    write_label();
    flow_.tab();
  } else if (name == "w:br" || name == "w:cr") {
    flow_.line_break();
  } else if (name == "w:noBreakHyphen") {
    add("-");
  } else if (name == "w:softHyphen") {
    add("\xC2\xAD"); // in TCVN3 the letter ư
  } else if (name == "w:sym") {
    read_symbol(xml);
  } else if (name == "w:footnoteReference" || name == "w:endnoteReference") {
    write_label();
    flow_.note_reference(name.substr(0, name.size() - std::string_view("Reference").size()) + xml.attribute("w:id").value_or(""));
  }
}

void DocxBody::end(std::string_view name) {
  if (name == "w:p") {
    if (paragraphs_.empty()) {
      return;
    }
    if (!silent() && !paragraphs_.back().joins_next) {
      write_label();
    }
    if (!paragraphs_.back().joins_next) {
      flow_.end_paragraph();
    }
    paragraphs_.pop_back();
    if (paragraphs_.empty()) {
      // An instruction is written within a paragraph: one that does not end there would swallow the document.
      while (!fields_.empty() && !fields_.back().result) {
        fields_.pop_back();
      }
    }
    update_style();
  } else if (name == "w:r") {
    if (!runs_.empty()) {
      runs_.pop_back();
    }
    update_style();
  } else if (name == "w:t" || name == "m:t") {
    take_text_ = false;
  } else if (name == "w:instrText") {
    take_instruction_ = false;
  } else if (name == "w:tbl") {
    flow_.end_table();
  } else if (name == "w:tc") {
    flow_.end_cell();
  } else if (name == "w:txbxContent") {
    flow_.end_aside();
  } else if (name == "w:footnote" || name == "w:endnote") {
    flow_.end_note();
  } else if (name == "mc:AlternateContent" && !alternatives_.empty()) {
    alternatives_.pop_back();
  }
}

void DocxBody::text(std::string_view characters) {
  if (take_instruction_ && !fields_.empty() && !fields_.back().result) {
    fields_.back().instruction.append(characters.substr(0, 200));
  }
  if (!take_text_ || silent()) {
    return;
  }
  std::string words(characters);
  // Breaks and tabs have elements of their own: those at the ends come from a writer that indents its XML. Blanks are
  // kept also where Word would drop them: a word split in two is mended more easily than two words in one.
  constexpr std::string_view blanks = " \n\r\t";
  const std::size_t first = words.find_first_not_of(blanks);
  if (!keep_blanks_ && first != std::string::npos) {
    const std::size_t last = words.find_last_not_of(blanks) + 1;
    if (words.find('\n', last) != std::string::npos) {
      words.erase(last);
    }
    if (words.find('\n') < first) {
      words.erase(0, first);
    }
  }
  for (char& c : words) {
    c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  add(words);
}

void DocxBody::add(std::string_view words) {
  write_label();
  flow_.add(words, style_);
}

void DocxBody::read_paragraph_properties(XmlStream& xml) {
  Paragraph ignored;
  Paragraph& paragraph = paragraphs_.empty() ? ignored : paragraphs_.back();
  each_inside(xml, [&](std::string_view name) {
    if (name == "w:pStyle") {
      paragraph.style = xml.attribute("w:val").value_or("");
    } else if (name == "w:numPr") {
      paragraph.place = read_list_place(xml);
    } else if (name == "w:pPrChange" || name == "w:sectPr" || name == "w:rPrChange") {
      skip_element(xml);
    } else if (name == "w:rFonts") {
      paragraph.mark.font = font_of(xml);
    } else if (name == "w:del" || name == "w:moveFrom") {
      paragraph.joins_next = true;
    }
  });
  update_style();
}

/// <w:sym w:font="Wingdings" w:char="F0FE"/>
void DocxBody::read_symbol(const XmlStream& xml) {
  const std::string font = xml.attribute("w:font").value_or("");
  RunStyle style = style_;
  style.font = font_traits(font);
  write_label();
  flow_.add(symbol(font, xml.attribute("w:char").value_or("")), style);
}

void DocxBody::field_mark(const std::string& kind) {
  if (kind == "begin") {
    Field field;
    field.in_instruction = in_instruction();
    field.in_contents = inside_contents();
    fields_.push_back(std::move(field));
  } else if (kind == "separate" && !fields_.empty()) {
    fields_.back().result = true;
    fields_.back().contents = is_table_of_contents(fields_.back().instruction);
  } else if (kind == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

std::optional<std::pair<int, std::size_t>> DocxBody::place_of(const Paragraph& paragraph) const {
  const DocxStyles::Style& style = styles_.paragraph(paragraph.style);
  const int list = paragraph.place.list ? *paragraph.place.list : style.place.list.value_or(0);
  if (list == 0) {
    return std::nullopt;
  }
  if (paragraph.place.level) {
    return std::pair(list, *paragraph.place.level);
  }
  if (paragraph.place.list) {
    return std::pair(list, style.place.level.value_or(0));
  }
  return std::pair(list, style.place.level ? *style.place.level : numbering_.level_of_style(list, style.list_style));
}

void DocxBody::write_label() {
  if (paragraphs_.empty() || paragraphs_.back().labelled) {
    return;
  }
  Paragraph& paragraph = paragraphs_.back();
  paragraph.labelled = true;
  const auto place = place_of(paragraph);
  if (!place) {
    return;
  }
  const DocxNumbering::Label label = numbering_.next(place->first, place->second);
  RunProperties run = styles_.paragraph(paragraph.style).run;
  run.override_with(paragraph.mark);
  run.font = label.font ? label.font : run.font;
  flow_.add(label.text, {font_traits(run.font.value_or("")), run.capitals.value_or(false)});
}

RunStyle DocxBody::style_of(const RunProperties& run) const { return {font_traits(run.font.value_or("")), run.capitals.value_or(false)}; }

void DocxBody::update_style() {
  RunProperties run = paragraphs_.empty() ? RunProperties{} : styles_.paragraph(paragraphs_.back().style).run;
  if (!runs_.empty()) {
    run.override_with(styles_.characters(runs_.back().style));
    run.override_with(runs_.back());
  }
  style_ = style_of(run);
  hidden_ = run.hidden.value_or(false);
}

} // namespace danchieu::corpus
