#include "query/export/bibliography.hpp"

#include "normalizer/text/date.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace danchieu::query {

namespace {

/// Text between the braces of a BibTeX field: the ten characters that LaTeX reads as commands become their names.
std::string latex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '\\': out += "\\textbackslash{}"; break;
    case '~': out += "\\textasciitilde{}"; break;
    case '^': out += "\\textasciicircum{}"; break;
    case '{': case '}': case '$': case '&': case '#': case '%': case '_': out += '\\'; out += c; break;
    case '\n': case '\r': case '\t': out += ' '; break;
    default: out += c;
    }
  }
  return out;
}

/// "nghi-dinh-130-2005-nd-cp": letters, digits and '-' alone.
std::string key_of(const WorkSummary& work) {
  const auto id = WorkId::parse(work.work);
  std::string key = id ? id->type() + '-' + id->number() + (id->attachment().empty() ? "" : "-" + id->attachment()) : std::string{"van-ban"};
  key.erase(std::remove_if(key.begin(), key.end(),
                           [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'); }),
            key.end());
  return key;
}

} // namespace

std::string bibtex(const WorkSummary& work, std::string_view url) {
  static constexpr std::array<const char*, 12> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string out = "@misc{" + key_of(work);
  const auto field = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out.append(",\n  ").append(name).append(" = {{").append(latex(value)).append("}}");
  };
  field("title", work.title);
  field("author", work.issuer);
  field("type", work.type);
  field("number", work.number);
  if (work.date) {
    const auto month = static_cast<unsigned>(work.date->month());
    out += ",\n  year = {" + std::to_string(static_cast<int>(work.date->year())) + "}";
    if (month >= 1 && month <= 12) out += std::string(",\n  month = ") + months.at(month - 1);
    out += ",\n  day = {" + std::to_string(static_cast<unsigned>(work.date->day())) + "}";
  }
  if (!url.empty()) out.append(",\n  url = {").append(url).append("}");
  return out + ",\n  language = {vietnamese}\n}\n";
}

nlohmann::ordered_json csl_json(const WorkSummary& work, std::string_view url) {
  nlohmann::ordered_json item{{"id", key_of(work)}, {"type", "legislation"}, {"language", "vi"}};
  const auto field = [&item](const char* name, std::string_view value) {
    if (!value.empty()) item[name] = value;
  };
  field("title", work.title);
  field("number", work.number);
  field("genre", work.type);
  field("authority", work.issuer);
  field("URL", url);
  if (work.date) {
    item["issued"] = {{"date-parts",
                       {{static_cast<int>(work.date->year()), static_cast<unsigned>(work.date->month()), static_cast<unsigned>(work.date->day())}}}};
  }
  return nlohmann::ordered_json::array({item});
}

} // namespace danchieu::query
