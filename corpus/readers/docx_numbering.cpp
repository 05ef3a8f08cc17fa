#include "corpus/readers/docx_numbering.hpp"

#include "corpus/readers/office_xml.hpp"
#include "corpus/readers/xml_stream.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

constexpr std::size_t most_links = 8; // from definition to style to definition

} // namespace

/// <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
DocxNumbering::Level DocxNumbering::read_level(XmlStream& xml) {
  Level level;
  each_inside(xml, [&](std::string_view name) {
    const std::string value = xml.attribute("w:val").value_or("");
    if (name == "w:start") {
      level.start = whole_number(value).value_or(1);
    } else if (name == "w:numFmt") {
      level.bullet = value == "bullet";
      level.format = office_number_format(value);
    } else if (name == "w:lvlText") {
      level.text = value;
    } else if (name == "w:isLgl") {
      level.legal = is_on(value);
    } else if (name == "w:suff") {
      level.blank_behind = value != "nothing";
    } else if (name == "w:lvlRestart") {
      level.restart = static_cast<std::size_t>(std::clamp(whole_number(value).value_or(0), 0L, static_cast<long>(levels)));
    } else if (name == "w:pStyle") {
      level.style = value;
    } else if (name == "w:rFonts") {
      level.font = font_of(xml);
    }
  });
  return level;
}

std::optional<std::string> DocxNumbering::read(std::string_view part, std::size_t max_depth) {
  XmlStream xml(part, max_depth);
  Definition* definition = nullptr;
  List* list = nullptr;
  std::size_t level = 0;
  const auto level_here = [&] { return static_cast<std::size_t>(std::clamp(whole_number(xml.attribute("w:ilvl").value_or("")).value_or(0), 0L, static_cast<long>(levels) - 1)); };
  return each_event(xml, [&](XmlStream::Event event) {
    if (event == XmlStream::Event::end && xml.name() == "w:abstractNum") {
      definition = nullptr;
    }
    if (event == XmlStream::Event::end && xml.name() == "w:num") {
      list = nullptr;
    }
    if (event != XmlStream::Event::start) {
      return;
    }
    if (xml.name() == "w:abstractNum") {
      definition = &definitions_[static_cast<int>(whole_number(xml.attribute("w:abstractNumId").value_or("")).value_or(-1))];
    } else if (xml.name() == "w:num") {
      list = &lists_[static_cast<int>(whole_number(xml.attribute("w:numId").value_or("")).value_or(-1))];
    } else if (xml.name() == "w:abstractNumId" && list != nullptr) {
      list->definition = static_cast<int>(whole_number(xml.attribute("w:val").value_or("")).value_or(-1));
    } else if (xml.name() == "w:numStyleLink" && definition != nullptr) {
      definition->style_link = xml.attribute("w:val").value_or("");
    } else if (xml.name() == "w:lvlOverride") {
      level = level_here();
    } else if (xml.name() == "w:startOverride" && list != nullptr) {
      list->start[level] = whole_number(xml.attribute("w:val").value_or("")).value_or(1);
    } else if (xml.name() == "w:lvl") {
      const std::size_t at = level_here();
      const Level read = read_level(xml);
      if (list != nullptr) {
        list->level[at] = read;
      } else if (definition != nullptr) {
        definition->level[at] = read;
      }
    }
  });
}

int DocxNumbering::definition_of(const List& list) const {
  int definition = list.definition;
  for (std::size_t i = 0; i < most_links; ++i) {
    const auto found = definitions_.find(definition);
    if (found == definitions_.end() || found->second.style_link.empty()) {
      break;
    }
    const auto style = style_lists_.find(found->second.style_link);
    const auto linked = style == style_lists_.end() ? lists_.end() : lists_.find(style->second);
    if (linked == lists_.end() || linked->second.definition == definition) {
      break;
    }
    definition = linked->second.definition;
  }
  return definition;
}

const DocxNumbering::Level& DocxNumbering::level_of(const List& list, int definition, std::size_t level) const {
  const auto own = list.level.find(level);
  return own != list.level.end() ? own->second : definitions_.at(definition).level.at(level);
}

std::size_t DocxNumbering::level_of_style(int list, std::string_view style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) {
    return 0;
  }
  const int definition = definition_of(found->second);
  if (!definitions_.contains(definition)) {
    return 0;
  }
  for (std::size_t level = 0; level < levels; ++level) {
    if (level_of(found->second, definition, level).style == style) {
      return level;
    }
  }
  return 0;
}

DocxNumbering::Label DocxNumbering::next(int list_id, std::size_t level) {
  const auto found = lists_.find(list_id);
  if (found == lists_.end() || level >= levels) {
    return {};
  }
  const int definition = definition_of(found->second);
  if (!definitions_.contains(definition)) {
    return {};
  }
  const List& list = found->second;
  Counter& counter = counters_[definition];
  const Level& own = level_of(list, definition, level);
  const auto start = list.start.find(level);
  if (start != list.start.end() && restarted_.emplace(list_id, level).second) {
    counter.value[level] = start->second;
  } else {
    counter.value[level] = counter.started[level] ? counter.value[level] + 1 : own.start;
  }
  counter.started[level] = true;
  for (std::size_t below = level + 1; below < levels; ++below) {
    if (level < level_of(list, definition, below).restart.value_or(below)) {
      counter.started[below] = false;
    }
  }
  Label label;
  label.font = own.font;
  label.bullet = own.bullet;
  if (own.bullet) {
    label.text = bullet(own.text);
  } else {
    // "%1.%2" → "3.1"; a level that has not been used yet shows where it would start.
    for (std::size_t i = 0; i < own.text.size(); ++i) {
      const bool place = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
      if (!place) {
        label.text += own.text[i];
        continue;
      }
      const auto shown = static_cast<std::size_t>(own.text[++i] - '1');
      const Level& other = level_of(list, definition, shown);
      if (!counter.started[shown] && shown < level) {
        counter.value[shown] = other.start;
        counter.started[shown] = true;
      }
      label.text += list_number(counter.value[shown], own.legal ? NumberFormat::decimal : other.format);
    }
  }
  if (!label.text.empty() && own.blank_behind) {
    label.text += ' ';
  }
  return label;
}

} // namespace danchieu::corpus
