#include "corpus/readers/container_type.hpp"

#include "corpus/readers/compound_file.hpp"
#include "corpus/readers/little_endian.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace danchieu::corpus {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t max_names = 70'000; // a ZIP directory without its 64-bit extension holds 65,535

/// Calls visit(name) for each entry of the central directory (PKWARE APPNOTE 4.3.12, 4.3.16); false where there is none.
template <class Visit> bool each_in_directory(std::string_view zip, Visit visit) {
  const std::size_t tail = zip.size() - std::min<std::size_t>(zip.size(), 65'536 + 22);
  const std::size_t end = zip.rfind("PK\x05\x06"sv);
  if (end == std::string_view::npos || end < tail || end + 22 > zip.size()) {
    return false;
  }
  std::size_t at = little_endian(zip, end + 16, 4);
  std::size_t seen = 0;
  for (; seen < max_names && at + 46 <= zip.size() && zip.substr(at, 4) == "PK\x01\x02"sv; ++seen) {
    const std::size_t name = little_endian(zip, at + 28, 2);
    const std::size_t rest = little_endian(zip, at + 30, 2) + little_endian(zip, at + 32, 2);
    visit(zip.substr(at + 46, name), little_endian(zip, at + 8, 2));
    at += 46 + name + rest;
  }
  return seen > 0;
}

/// The same from the headers before the entries, for a file whose end is missing (4.3.7).
template <class Visit> void each_local(std::string_view zip, Visit visit) {
  std::size_t at = 0;
  for (std::size_t seen = 0; seen < max_names && at + 30 <= zip.size(); ++seen) {
    const std::size_t name = little_endian(zip, at + 26, 2);
    visit(zip.substr(at + 30, name), little_endian(zip, at + 6, 2));
    const std::size_t next = at + 30 + name + little_endian(zip, at + 28, 2) + little_endian(zip, at + 18, 4);
    at = next < zip.size() && zip.substr(next, 4) == "PK\x03\x04"sv ? next : zip.find("PK\x03\x04"sv, at + 30);
    if (at == std::string_view::npos) {
      return;
    }
  }
}

struct Mark {
  std::string_view name;
  MediaType type;
};

constexpr auto zip_marks = std::to_array<Mark>({
    {"word/document.xml", {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", Reader::docx}},
    {"xl/workbook.xml", {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Reader::xlsx}},
    {"ppt/presentation.xml", {"application/vnd.openxmlformats-officedocument.presentationml.presentation", Reader::office}},
});

// The name of a stream is UTF-16; each directory entry of 128 bytes begins with it ([MS-CFB] 2.6.1).
constexpr auto ole_marks = std::to_array<Mark>({
    {"EncryptedPackage", {"application/x-ole-storage", Reader::none, Obstacle::encrypted}},
    {"WordDocument", {"application/msword", Reader::doc}},
    {"Workbook", {"application/vnd.ms-excel", Reader::office}},
    {"Book", {"application/vnd.ms-excel", Reader::office}},
    {"PowerPoint Document", {"application/vnd.ms-powerpoint", Reader::office}},
});

std::string utf16(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return wide + std::string(2, '\0');
}

bool is_stream_name(std::string_view ole, std::string_view name) {
  const std::string wide = utf16(name);
  for (std::size_t at = ole.find(wide); at != std::string_view::npos; at = ole.find(wide, at + 1)) {
    if (at % 128 == 0) {
      return true;
    }
  }
  return false;
}

} // namespace

MediaType zip_type(std::string_view bytes) {
  MediaType type{"application/zip", Reader::bundle};
  bool open_document = false;
  bool package = false;    // an Office file, whatever its main part is called (ISO/IEC 29500-2, 10.1.2.3)
  std::string_view folder; // where its parts are
  bool spreadsheet = false;
  const auto look = [&](std::string_view name, std::size_t flags) {
    for (const Mark& mark : zip_marks) {
      if (name == mark.name) {
        type = mark.type;
        type.obstacle = (flags & 1U) != 0 ? Obstacle::encrypted : Obstacle::none;
      }
    }
    open_document = open_document || name == "content.xml";
    package = package || name == "[Content_Types].xml";
    if (type.reader == Reader::bundle && (name.starts_with("word/") || name.starts_with("xl/") || name.starts_with("ppt/"))) {
      folder = name.substr(0, name.find('/') + 1);
    }
  };
  if (!each_in_directory(bytes, look)) {
    each_local(bytes, look);
  }
  if (open_document && type.reader == Reader::bundle) {
    // The first entry of an OpenDocument file is its type, stored as it is (ODF 1.3 part 2, 3.3).
    const std::string_view head = bytes.substr(0, 200);
    spreadsheet = head.find("opendocument.spreadsheet") != std::string_view::npos;
    if (head.find("opendocument.presentation") != std::string_view::npos) {
      return {"application/vnd.oasis.opendocument.presentation", Reader::office};
    }
    return spreadsheet ? MediaType{"application/vnd.oasis.opendocument.spreadsheet", Reader::ods}
                       : MediaType{"application/vnd.oasis.opendocument.text", Reader::odt};
  }
  if (package && type.reader == Reader::bundle) {
    const auto usual = std::find_if(zip_marks.begin(), zip_marks.end(), [&](const Mark& mark) { return !folder.empty() && mark.name.starts_with(folder); });
    return usual == zip_marks.end() ? zip_marks.front().type : usual->type;
  }
  return type;
}

MediaType ole_type(std::string_view bytes) {
  const Obstacle obstacle = is_cut_short(bytes) ? Obstacle::cut_short : Obstacle::none;
  for (const Mark& mark : ole_marks) {
    if (is_stream_name(bytes, mark.name)) {
      MediaType type = mark.type;
      type.obstacle = obstacle == Obstacle::none ? type.obstacle : obstacle;
      return type;
    }
  }
  return {"application/x-ole-storage", Reader::none, obstacle, "an old Office file that holds no document: open it and save it again"};
}

} // namespace danchieu::corpus
