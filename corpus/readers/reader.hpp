#pragma once

#include "normalizer/text/clean_text.hpp"

#include <cstddef>
#include <filesystem>
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

struct ReadFailure {
  FailureReason reason = FailureReason::unreadable;
  std::string message; ///< what happened, in English, one line
  std::string hint;    ///< what to do next
};

/// The text of a file and the way back to its bytes.
struct SourceText {
  std::string text;         ///< clean (see clean_text.hpp)
  text::OffsetMap offsets;  ///< between `text` and the file's bytes for plain text and Markdown; identity for HTML and containers
  text::Encoding encoding = text::Encoding::utf8;
  std::string media_type;   ///< "text/plain", "text/markdown", "text/html", …
};

using ReadResult = std::variant<SourceText, ReadFailure>;

struct ReadLimits {
  std::size_t max_bytes = std::size_t{128} << 20;
  bool follow_links = true; ///< whether the last part of the path may be a symbolic link
};

/// Reads a regular file once, decides its type by content and gives its text. Never throws on content.
ReadResult read_file(const std::filesystem::path& path, const ReadLimits& limits = {});

/// The same for bytes already in memory; `name` is a hint for the type only.
ReadResult read_bytes(std::string_view bytes, std::string_view name, const ReadLimits& limits = {});

} // namespace danchieu::corpus
