#include "web/form_data.hpp"

#include <algorithm>

namespace danchieu::web {
namespace {

constexpr std::size_t longest_head = 2048; ///< bytes of the header lines of a part
constexpr std::string_view line_end = "\r\n";

bool is_boundary_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"'()+_,-./:=?"}.find(c) != std::string_view::npos;
}

bool begins_without_case(std::string_view text, std::string_view lower) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [&](char a, char b) { return a == small(b); });
}

/// "multipart/form-data; boundary=X" → "X" (RFC 2046, 5.1.1: 1 to 70 characters)
std::optional<std::string_view> boundary_of(std::string_view content_type) {
  if (!begins_without_case(content_type, "multipart/form-data;")) return std::nullopt;
  const std::size_t at = content_type.find("boundary=");
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view boundary = content_type.substr(at + 9);
  if (boundary.starts_with('"')) {
    boundary.remove_prefix(1);
    boundary = boundary.substr(0, boundary.find('"'));
  } else {
    boundary = boundary.substr(0, boundary.find_first_of("; "));
  }
  const bool good = !boundary.empty() && boundary.size() <= 70 && std::all_of(boundary.begin(), boundary.end(), is_boundary_character);
  return good ? std::optional{boundary} : std::nullopt;
}

/// The value of `; name="…"`. Browsers write a quote inside as %22, so there is nothing to unescape.
std::optional<std::string> parameter_of(std::string_view line, std::string_view name) {
  const std::size_t at = line.find("; " + std::string{name} + "=\"");
  if (at == std::string_view::npos) return std::nullopt;
  line.remove_prefix(at + name.size() + 4);
  const std::size_t end = line.find('"');
  if (end == std::string_view::npos) return std::nullopt;
  return std::string{line.substr(0, end)};
}

/// The part whose header lines these are, without its content.
std::optional<FormPart> part_with(std::string_view head) {
  while (!head.empty()) {
    const std::size_t end = std::min(head.find(line_end), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + line_end.size(), head.size()));
    if (!begins_without_case(line, "content-disposition: form-data;")) continue;
    auto name = parameter_of(line, "name");
    if (!name || name->empty()) return std::nullopt;
    return FormPart{std::move(*name), parameter_of(line, "filename"), {}};
  }
  return std::nullopt;
}

} // namespace

std::optional<std::vector<FormPart>> parse_form_data(std::string_view content_type, std::string_view body, std::size_t most) {
  const auto boundary = boundary_of(content_type);
  if (!boundary) return std::nullopt;
  const std::string first = "--" + std::string{*boundary};
  const std::string between = std::string{line_end} + first;
  if (!body.starts_with(first)) return std::nullopt;
  body.remove_prefix(first.size());
  std::vector<FormPart> parts;
  while (body.starts_with(line_end)) {
    body.remove_prefix(line_end.size());
    const std::size_t head = body.substr(0, longest_head).find("\r\n\r\n");
    if (head == std::string_view::npos || parts.size() == most) return std::nullopt;
    auto part = part_with(body.substr(0, head));
    body.remove_prefix(head + 4);
    const std::size_t end = body.find(between);
    if (!part || end == std::string_view::npos) return std::nullopt;
    part->content = body.substr(0, end);
    parts.push_back(std::move(*part));
    body.remove_prefix(end + between.size());
  }
  return body.starts_with("--") ? std::optional{std::move(parts)} : std::nullopt;
}

} // namespace danchieu::web
