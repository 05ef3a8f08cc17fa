#include "corpus/readers/odf_styles.hpp"

#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

constexpr std::size_t most_ancestors = 32; // of a style; a ring of styles ends there

std::string key_of(const std::string& family, const std::string& name) { return family + '\n' + name; }

std::string unquoted(std::string font) {
  font.erase(std::remove_if(font.begin(), font.end(), [](char c) { return c == '\'' || c == '"'; }), font.end());
  return font.substr(0, font.find(','));
}

} // namespace

void OdfStyles::TextStyle::override_with(const TextStyle& other) {
  font = other.font ? other.font : font;
  capitals = other.capitals ? other.capitals : capitals;
  hidden = other.hidden ? other.hidden : hidden;
}

bool OdfStyles::read(XmlStream& xml) {
  const std::string name(xml.name());
  if (name == "style:font-face") {
    families_of_fonts_[xml.attribute("style:name").value_or("")] = unquoted(xml.attribute("svg:font-family").value_or(""));
  } else if (name == "style:style") {
    const std::string family = xml.attribute("style:family").value_or("");
    Entry entry;
    entry.parent = xml.attribute("style:parent-style-name").value_or("");
    entry.list_style = xml.attribute("style:list-style-name");
    const std::string key = key_of(family, xml.attribute("style:name").value_or(""));
    read_style(xml, entry);
    entries_[key] = std::move(entry);
  } else if (name == "style:default-style") {
    const std::string family = xml.attribute("style:family").value_or("");
    Entry entry;
    read_style(xml, entry);
    if (family == "paragraph") {
      default_ = entry.text;
    }
  } else if (name == "text:list-style") {
    read_levels(xml, list_styles_[xml.attribute("style:name").value_or("")]);
  } else if (name == "text:outline-style") {
    read_levels(xml, outline_);
  } else {
    return false;
  }
  return true;
}

/// <style:text-properties style:font-name="F1" fo:text-transform="uppercase"/>
void OdfStyles::read_style(XmlStream& xml, Entry& entry) const {
  each_inside(xml, [&](std::string_view name) {
    if (name != "style:text-properties") {
      return;
    }
    if (const auto face = xml.attribute("style:font-name")) {
      const auto found = families_of_fonts_.find(*face);
      entry.text.font = found == families_of_fonts_.end() ? *face : found->second;
    } else if (auto family = xml.attribute("fo:font-family")) {
      entry.text.font = unquoted(*std::move(family));
    }
    const auto transform = xml.attribute("fo:text-transform");
    const auto variant = xml.attribute("fo:font-variant");
    if (transform || variant) {
      entry.text.capitals = transform == "uppercase" || variant == "small-caps";
    }
    if (const auto display = xml.attribute("text:display")) {
      entry.text.hidden = display == "none";
    }
  });
}

/// <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
void OdfStyles::read_levels(XmlStream& xml, ListStyle& style) {
  std::size_t at = 0;
  each_inside(xml, [&](std::string_view name) {
    if (name == "style:list-level-label-alignment") {
      style[at].blank_behind = xml.attribute("text:label-followed-by").value_or("") != "nothing";
      return;
    }
    const bool number = name == "text:list-level-style-number" || name == "text:outline-level-style";
    if (!number && name != "text:list-level-style-bullet" && name != "text:list-level-style-image") {
      return;
    }
    at = static_cast<std::size_t>(std::clamp(whole_number(xml.attribute("text:level").value_or("")).value_or(1), 1L, static_cast<long>(levels))) - 1;
    OdfLevel& level = style[at];
    level = {};
    level.defined = true;
    level.bullet = !number;
    level.sign = xml.attribute("text:bullet-char").value_or("-");
    level.format = open_document_number_format(xml.attribute("style:num-format").value_or(""));
    level.prefix = xml.attribute("style:num-prefix").value_or("");
    level.suffix = xml.attribute("style:num-suffix").value_or("");
    level.pattern = xml.attribute("loext:num-list-format").value_or("");
    level.shown_levels = static_cast<std::size_t>(std::clamp(whole_number(xml.attribute("text:display-levels").value_or("")).value_or(1), 1L, static_cast<long>(levels)));
    level.start = whole_number(xml.attribute("text:start-value").value_or("")).value_or(1);
  });
}

OdfStyles::TextStyle OdfStyles::text_style(const std::string& family, const std::string& name) const {
  std::array<const TextStyle*, most_ancestors> line{};
  std::size_t count = 0;
  for (auto at = entries_.find(key_of(family, name)); at != entries_.end() && count < line.size(); at = entries_.find(key_of(family, at->second.parent))) {
    line[count++] = &at->second.text;
  }
  TextStyle style = family == "paragraph" ? default_ : TextStyle{};
  while (count > 0) {
    style.override_with(*line[--count]);
  }
  return style;
}

std::optional<std::string> OdfStyles::list_style_of(const std::string& paragraph_style) const {
  auto at = entries_.find(key_of("paragraph", paragraph_style));
  for (std::size_t i = 0; at != entries_.end() && i < most_ancestors; ++i) {
    if (at->second.list_style) {
      return at->second.list_style;
    }
    at = entries_.find(key_of("paragraph", at->second.parent));
  }
  return std::nullopt;
}

const OdfStyles::ListStyle* OdfStyles::list_style(const std::string& name) const {
  const auto found = list_styles_.find(name);
  return found == list_styles_.end() ? nullptr : &found->second;
}

std::string OdfCounter::next(const OdfStyles::ListStyle& style, std::size_t level, std::optional<long> start) {
  if (level >= OdfStyles::levels) {
    return {};
  }
  const OdfLevel& own = style[level];
  value_[level] = start ? *start : started_[level] ? value_[level] + 1 : own.start;
  started_[level] = true;
  std::fill(started_.begin() + static_cast<std::ptrdiff_t>(level) + 1, started_.end(), false);
  const auto number = [&](std::size_t at) {
    if (!started_[at]) {
      value_[at] = style[at].start;
      started_[at] = at < level;
    }
    return list_number(value_[at], style[at].format);
  };
  std::string label;
  if (!own.defined) {
    return {};
  }
  if (own.bullet) {
    label = bullet(own.sign);
  } else if (!own.pattern.empty()) {
    // "%1%.%2%)" → "3.2)"
    for (std::size_t i = 0; i < own.pattern.size(); ++i) {
      const std::size_t close = own.pattern[i] == '%' ? own.pattern.find('%', i + 1) : std::string::npos;
      const auto shown = close == std::string::npos ? std::nullopt : whole_number(std::string_view(own.pattern).substr(i + 1, close - i - 1));
      if (shown && *shown >= 1 && static_cast<std::size_t>(*shown) <= level + 1) {
        label += number(static_cast<std::size_t>(*shown) - 1);
        i = close;
      } else {
        label += own.pattern[i];
      }
    }
  } else if (own.format != NumberFormat::none) {
    std::string numbers;
    for (std::size_t at = level + 1 - std::min(own.shown_levels, level + 1); at <= level; ++at) {
      const std::string one = number(at);
      numbers += numbers.empty() || one.empty() ? one : '.' + one;
    }
    label = own.prefix + numbers + own.suffix;
  }
  if (!label.empty() && own.blank_behind) {
    label += ' ';
  }
  return label;
}

} // namespace danchieu::corpus
