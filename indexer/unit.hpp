#pragma once

#include "corpus/document/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::indexer {

/// A piece of a document's text that is searched, and shown in an answer, by itself.
struct Unit {
  std::string eid;      ///< of the provision it stands for; empty for text outside all provisions
  std::string label;    ///< "Điều 5", "Điều 5 khoản 2", "II"; empty with `eid`
  std::string heading;  ///< its own: "Phạm vi điều chỉnh"
  std::string headings; ///< headings above it and its own, for search
  corpus::Span span;    ///< byte offsets into the clean text of the file
};

/// Cuts a document into units that follow each other without gap or overlap from its first byte to its last.
///   - one for each Điều, with all that stands below it; one longer than `max_article` goes by its khoản
///   - a document without Điều goes by its sections, the larger ones by their parts, then by windows of `max_window`
///   - the lines before a Điều that only name its chương or mục belong to the Điều
/// Windows end at line ends where there are any. Linear in the number of provisions and the length of the text.
std::vector<Unit> cut_units(const corpus::Document& document, std::string_view clean_text);

inline constexpr std::size_t max_window = 3000;   ///< bytes
inline constexpr std::size_t max_article = 12000; ///< bytes

} // namespace danchieu::indexer
