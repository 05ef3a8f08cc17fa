#include "corpus/readers/html_attributes.hpp"

#include <algorithm>
#include <cstddef>

namespace danchieu::corpus {

namespace {

/// Of a tag, counted by the blanks, slashes and quoted values that can part one attribute from the next.
constexpr std::size_t most_attributes = 256;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool parts_attributes(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/'; }

/// Where there have been `most` attributes from `at` on, or they end: at '>' or '<', or at the end of the page.
///   <p class="a" id=b>   ends at '>'; a quote opens a value only behind '=', so "it's" in a bare value opens none
std::size_t end_of_attributes(std::string_view page, std::size_t at, std::size_t most) {
  std::size_t parts = 0;
  bool value = false; // behind '='
  while (at < page.size() && page[at] != '>' && page[at] != '<' && parts < most) {
    const char c = page[at];
    if (value && (c == '"' || c == '\'')) {
      const std::size_t close = page.find(c, at + 1);
      if (close == std::string_view::npos) {
        return page.size();
      }
      at = close;
      ++parts;
      value = false;
    } else if (parts_attributes(c)) {
      parts += value ? 0 : 1;
    } else {
      value = c == '=';
    }
    ++at;
  }
  return at;
}

/// Where the text of a script or style sheet that begins at `at` ends; `at` itself for any other tag.
///   <script>if (a <b) …</script>   "<b" is no tag
std::size_t end_of_raw_text(std::string_view page, std::size_t at) {
  for (const std::string_view name : {"</script", "</style"}) {
    const auto same = [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); };
    const std::string_view begins = page.substr(at, name.size() - 2);
    if (std::equal(name.begin() + 2, name.end(), begins.begin(), begins.end(), same)) {
      const auto found = std::search(page.begin() + static_cast<std::ptrdiff_t>(at), page.end(), name.begin(), name.end(),
                                     [&](char b, char a) { return same(a, b); });
      return static_cast<std::size_t>(found - page.begin());
    }
  }
  return at;
}

} // namespace

std::string without_attribute_floods(std::string_view page) {
  std::string out;
  out.reserve(page.size());
  std::size_t kept = 0; // everything before is in `out` or left out
  for (std::size_t at = page.find('<'); at < page.size(); at = page.find('<', at)) {
    if (page.substr(at).starts_with("<!--")) {
      at = std::min(page.find("-->", at), page.size());
      continue;
    }
    ++at;
    if (at == page.size() || !is_letter(page[at])) {
      continue;
    }
    if (const std::size_t raw_end = end_of_raw_text(page, at); raw_end != at) {
      at = raw_end;
      continue;
    }
    at = end_of_attributes(page, at, most_attributes);
    const std::size_t end = end_of_attributes(page, at, page.size());
    if (end != at) {
      out.append(page.substr(kept, at - kept));
      kept = end;
      at = end;
    }
  }
  return out.append(page.substr(kept));
}

} // namespace danchieu::corpus
