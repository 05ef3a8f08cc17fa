#pragma once

#include "normalizer/text/clean_text.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace danchieu::corpus {

/// Why a file gave no text: the closed list of reasons of the index report.
enum class FailureReason {
  empty, too_big, encrypted, no_text, corrupt, bomb, timeout, memory, crashed, unreadable, changed, unsupported, duplicate,
};

std::string_view code(FailureReason reason);

/// The other way; nothing for a word that is no code of the list.
std::optional<FailureReason> failure_reason(std::string_view code);

struct ReadFailure {
  FailureReason reason = FailureReason::unreadable;
  std::string message; ///< what happened, in English, one line
  std::string hint;    ///< what to do next
};

/// Where a page of the original begins in the text.
struct PageStart {
  std::size_t offset = 0;
  std::uint32_t page = 1; ///< as a viewer counts them, from 1

  bool operator==(const PageStart&) const = default;
};

/// A word that character recognition read without being sure of it.
struct DoubtfulWord {
  std::size_t start = 0; ///< byte offsets into the text
  std::size_t end = 0;
  int confidence = 0;    ///< 0 to 100

  bool operator==(const DoubtfulWord&) const = default;
};

/// One file of a bundle (ZIP, TAR, 7z): its part of the text, or why it gave none.
struct BundleMember {
  std::string name;        ///< path inside the bundle; bytes
  std::size_t start = 0;   ///< byte offsets into the text; equal when it gave none
  std::size_t end = 0;
  std::string media_type;  ///< empty when it gave none
  std::optional<ReadFailure> failure;
};

/// The text of a file and the way back to its bytes.
struct SourceText {
  std::string text;         ///< clean (see clean_text.hpp)
  text::OffsetMap offsets;  ///< between `text` and the file's bytes for plain text and Markdown; identity for HTML and containers
  text::Encoding encoding = text::Encoding::utf8;
  std::string media_type;   ///< "text/plain", "text/markdown", "text/html", "application/pdf", …
  std::vector<PageStart> pages;         ///< in order, for formats that know pages (PDF, images); else empty
  bool ocr = false;                     ///< whether any of the text was recognised from a picture
  std::vector<DoubtfulWord> doubtful;   ///< in order; empty without OCR
  std::vector<BundleMember> members;    ///< in order; empty unless the file is a bundle
};

/// The page that holds the byte at `offset` of the text; nothing where the format knows no pages.
std::optional<std::uint32_t> page_at(const SourceText& source, std::size_t offset);

using ReadResult = std::variant<SourceText, ReadFailure>;

struct ReadLimits {
  std::size_t max_bytes = std::size_t{128} << 20;     ///< of the file
  std::size_t max_unpacked = std::size_t{256} << 20;  ///< of all parts of a container that are unpacked to read it
  std::size_t max_text = std::size_t{64} << 20;       ///< of the text that comes out of a container
  std::size_t max_depth = 256;                        ///< of nested elements, groups
  std::size_t max_entries = 10'000;                   ///< of a container that are looked at
  std::size_t max_nesting = 2;                        ///< bundles inside bundles
  bool follow_links = true; ///< whether the last part of the path may be a symbolic link
};

/// Reads a regular file once, decides its type by content and gives its text. Never throws on content.
/// Containers and foreign formats are read in a confined child process where the program has named one
/// (confined/converter.hpp).
ReadResult read_file(const std::filesystem::path& path, const ReadLimits& limits = {});

/// The same for bytes already in memory; `name` is a hint for the type only.
ReadResult read_bytes(std::string_view bytes, std::string_view name, const ReadLimits& limits = {});

} // namespace danchieu::corpus
