#include "corpus/readers/media_type.hpp"

#include "corpus/readers/container_type.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

namespace danchieu::corpus {

namespace {

struct Signature {
  std::string_view bytes;
  MediaType type;
};

using namespace std::string_view_literals;

constexpr std::string_view save_as_text = "save it as plain text, Markdown or HTML (UTF-8) and give that file";

constexpr std::string_view unpack = "unpack it and give the files in it";

// Magic numbers as the formats' own specifications give them; each stands at the very start of the file.
constexpr auto signatures = std::to_array<Signature>({
    {"{\\rtf"sv, {"application/rtf", Reader::rtf}},
    {"\x89PNG\r\n\x1A\n"sv, {"image/png", Reader::image}},
    {"\xFF\xD8\xFF"sv, {"image/jpeg", Reader::image}},
    {"II*\0"sv, {"image/tiff", Reader::image}},
    {"MM\0*"sv, {"image/tiff", Reader::image}},
    {"GIF8"sv, {"image/gif", Reader::none, Obstacle::none, "a picture of few colours: save it as PNG"}},
    {"PK\x05\x06"sv, {"application/zip", Reader::none, Obstacle::none, "an empty ZIP file"}},
    {"\x1F\x8B"sv, {"application/gzip", Reader::bundle}},
    {"BZh"sv, {"application/x-bzip2", Reader::bundle}},
    {"\xFD"
     "7zXZ\0"sv,
     {"application/x-xz", Reader::bundle}},
    {"7z\xBC\xAF\x27\x1C"sv, {"application/x-7z-compressed", Reader::bundle}},
    {"Rar!\x1A\x07"sv, {"application/vnd.rar", Reader::none, Obstacle::none, unpack}},
    {"\x7F"
     "ELF"sv,
     {"application/x-executable", Reader::none, Obstacle::none, "a program, not a document"}},
    {"MZ\x90\0"sv, {"application/x-executable", Reader::none, Obstacle::none, "a program, not a document"}},
    {"SQLite format 3\0"sv, {"application/vnd.sqlite3", Reader::none, Obstacle::none, "a database, not a document"}},
});

constexpr MediaType plain{"text/plain", Reader::text};
constexpr MediaType markdown{"text/markdown", Reader::markdown};
constexpr MediaType html{"text/html", Reader::html};

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == lower_ascii(b); });
}

bool contains_folded(std::string_view text, std::string_view lower) {
  return std::search(text.begin(), text.end(), lower.begin(), lower.end(),
                     [](char a, char b) { return lower_ascii(a) == b; }) != text.end();
}

bool ends_with_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && starts_with_folded(text.substr(text.size() - lower.size()), lower);
}

/// UTF-16 without a mark: Vietnamese letters stand in blocks 00, 01, 03, 1E and 20, so one byte of nearly every pair
/// is one of these.
bool looks_like_utf16(std::string_view head, std::size_t high_byte) {
  std::size_t pairs = 0;
  std::size_t fitting = 0;
  std::size_t zeros = 0;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2, ++pairs) {
    const char high = head[i + high_byte];
    if (head[i] == '\0' && head[i + 1] == '\0') {
      continue; // the character NUL stands in no text
    }
    fitting += high == '\x00' || high == '\x01' || high == '\x03' || high == '\x1E' || high == '\x20' ? 1U : 0U;
    zeros += high == '\x00' ? 1U : 0U;
  }
  return pairs >= 4 && fitting * 100 >= pairs * 95 && zeros * 2 >= pairs;
}

bool is_utf16(std::string_view head) {
  return head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv) || looks_like_utf16(head, 0) || looks_like_utf16(head, 1);
}

/// A zero byte never stands in text; other control characters do, as capitals of VISCII and VPS, but are rare.
bool is_binary(std::string_view head) {
  std::size_t controls = 0;
  for (const char c : head) {
    if (c == '\0') {
      return true;
    }
    const auto byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != '\x1B' ? 1U : 0U;
  }
  return controls * 10 > head.size();
}

std::string_view skip_byte_order_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF"sv)) {
    head.remove_prefix(3);
  }
  return head;
}

bool is_html(std::string_view head) {
  const std::size_t start = head.find_first_not_of(" \t\r\n\f");
  if (start == std::string_view::npos || head[start] != '<') {
    return false;
  }
  head.remove_prefix(start);
  for (const std::string_view tag : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<meta"sv, "<title"sv, "<table"sv, "<div"sv, "<p>"sv, "<p "sv, "<center"sv, "<font"sv, "<script"sv, "<style"sv, "<base "sv, "<link "sv, "<span"sv, "<h1"sv, "<h2"sv, "<h3"sv, "<section"sv, "<article"sv, "<main"sv}) {
    if (starts_with_folded(head, tag)) {
      return true;
    }
  }
  return contains_folded(head, "<html") || contains_folded(head, "<body");
}

/// Two headings "## Chương I", or the rule below a table's head "| --- | --- |": no plain Vietnamese text has them.
bool is_markdown(std::string_view text) {
  int signs = 0;
  for (std::size_t at = 0; at < text.size() && signs < 2;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes >= 1 && hashes <= 6 && hashes + 1 < line.size() && line[hashes] == ' ') {
      ++signs;
    }
    if (line.size() >= 5 && (line.starts_with("|-") || line.starts_with("| -") || line.starts_with("|:-") || line.starts_with("| :-")) &&
        line.find_first_not_of("|-: \t\r") == std::string_view::npos) {
      signs += 2;
    }
    at = end + 1;
  }
  return signs >= 2;
}

} // namespace

MediaType media_type(std::string_view bytes, std::string_view name) {
  const std::string_view head = bytes.substr(0, 4096);
  for (const Signature& signature : signatures) {
    if (head.starts_with(signature.bytes)) {
      return signature.type;
    }
  }
  if (head.starts_with("PK\x03\x04"sv)) {
    return zip_type(bytes);
  }
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
    return ole_type(bytes);
  }
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) {
    return {"application/pdf", Reader::pdf};
  }
  if (bytes.substr(std::min<std::size_t>(bytes.size(), 257), 5) == "ustar"sv) { // POSIX.1-1988, header field `magic`
    return {"application/x-tar", Reader::bundle};
  }
  if (is_utf16(head)) {
    std::string ascii; // the other halves left out: enough to see a tag
    std::copy_if(head.begin(), head.end(), std::back_inserter(ascii), [](char c) { return c > 0; });
    return is_html(ascii) ? html : plain;
  }
  if (is_binary(head) || is_binary(bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 4096)))) {
    return {"application/octet-stream", Reader::none, Obstacle::none, save_as_text};
  }
  const std::string_view text = skip_byte_order_mark(head);
  if (is_html(text)) {
    return html;
  }
  if (text.starts_with("<?xml")) {
    return {"application/xml", Reader::none, Obstacle::none, save_as_text};
  }
  if (ends_with_folded(name, ".md") || ends_with_folded(name, ".markdown") || is_markdown(bytes.substr(0, 65536))) {
    return markdown;
  }
  return plain;
}

} // namespace danchieu::corpus
