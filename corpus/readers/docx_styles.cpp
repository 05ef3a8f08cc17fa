#include "corpus/readers/docx_styles.hpp"

#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>
#include <vector>

namespace danchieu::corpus {

namespace {

constexpr std::size_t most_ancestors = 32; // of a style; a ring of styles ends there

} // namespace

void RunProperties::override_with(const RunProperties& other) {
  font = other.font ? other.font : font;
  capitals = other.capitals ? other.capitals : capitals;
  hidden = other.hidden ? other.hidden : hidden;
}

RunProperties read_run_properties(XmlStream& xml) {
  RunProperties properties;
  each_inside(xml, [&](std::string_view name) {
    const bool on = is_on(xml.attribute("w:val").value_or(""));
    if (name == "w:rPrChange") {
      skip_element(xml);
    } else if (name == "w:rFonts") {
      properties.font = font_of(xml);
    } else if (name == "w:caps") {
      properties.capitals = on || properties.capitals.value_or(false);
    } else if (name == "w:smallCaps") {
      properties.capitals = on || properties.capitals.value_or(false);
    } else if (name == "w:vanish") {
      properties.hidden = on;
    } else if (name == "w:rStyle") {
      properties.style = xml.attribute("w:val").value_or("");
    }
  });
  return properties;
}

ListPlace read_list_place(XmlStream& xml) {
  ListPlace place;
  each_inside(xml, [&](std::string_view name) {
    const std::optional<long> value = whole_number(xml.attribute("w:val").value_or(""));
    if (name == "w:numId" && value) {
      place.list = static_cast<int>(*value);
    } else if (name == "w:ilvl" && value) {
      place.level = static_cast<std::size_t>(std::max(*value, 0L));
    } else if (name == "w:numberingChange") {
      skip_element(xml);
    }
  });
  return place;
}

std::optional<std::string> DocxStyles::read(std::string_view part, std::size_t max_depth) {
  XmlStream xml(part, max_depth);
  std::string id; // of the style around the place; empty outside
  std::string type;
  const auto error = each_event(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::end && xml.name() == "w:style") {
      id.clear();
    }
    if (event != XmlStream::Event::start) {
      return;
    }
    const std::string name(xml.name());
    if (name == "w:style") {
      id = xml.attribute("w:styleId").value_or("");
      type = xml.attribute("w:type").value_or("paragraph");
      entries_[id] = {};
      if (type == "paragraph" && is_on(xml.attribute("w:default").value_or("0"))) {
        default_paragraph_ = id;
      }
    } else if (name == "w:latentStyles" || name == "w:tblStylePr" || name == "w:pPrChange") {
      skip_element(xml);
    } else if (name == "w:rPr") {
      const RunProperties properties = read_run_properties(xml);
      if (id.empty()) {
        defaults_.override_with(properties); // of w:docDefaults
      } else if (type != "table") {
        entries_[id].style.run.override_with(properties);
      }
    } else if (id.empty()) {
      return;
    } else if (name == "w:basedOn") {
      entries_[id].based_on = xml.attribute("w:val").value_or("");
    } else if (name == "w:numPr") {
      entries_[id].style.place = read_list_place(xml);
    }
  });
  if (error) {
    return error;
  }
  for (const auto& [name, entry] : entries_) {
    paragraphs_[name] = resolve(name, true);
    characters_[name] = resolve(name, false).run;
  }
  plain_ = default_paragraph_.empty() ? Style{defaults_, {}, {}} : paragraphs_[default_paragraph_];
  return std::nullopt;
}

DocxStyles::Style DocxStyles::resolve(const std::string& name, bool with_defaults) const {
  std::vector<const std::pair<const std::string, Entry>*> line; // from the style to its first ancestor
  for (auto at = entries_.find(name); at != entries_.end() && line.size() < most_ancestors; at = entries_.find(at->second.based_on)) {
    line.push_back(&*at);
  }
  Style style;
  if (with_defaults) {
    style.run = defaults_;
  }
  for (auto at = line.rbegin(); at != line.rend(); ++at) {
    const Style& own = (*at)->second.style;
    style.run.override_with(own.run);
    if (own.place.list) {
      style.place.list = own.place.list;
      style.list_style = (*at)->first;
    }
    if (own.place.level) {
      style.place.level = own.place.level;
      style.list_style = (*at)->first;
    }
  }
  return style;
}

const DocxStyles::Style& DocxStyles::paragraph(const std::string& style) const {
  const auto found = paragraphs_.find(style);
  return found == paragraphs_.end() ? plain_ : found->second;
}

const RunProperties& DocxStyles::characters(const std::string& style) const {
  static const RunProperties nothing;
  const auto found = characters_.find(style);
  return found == characters_.end() ? nothing : found->second;
}

std::map<std::string, int> DocxStyles::lists_of_styles() const {
  std::map<std::string, int> lists;
  for (const auto& [name, style] : paragraphs_) {
    if (style.place.list) {
      lists.emplace(name, *style.place.list);
    }
  }
  return lists;
}

} // namespace danchieu::corpus
