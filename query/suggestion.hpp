#pragma once

#include "query/index_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// What a question being typed may be meant to become.
struct Suggestion {
  enum class Kind { number, title, issuer };
  Kind kind = Kind::number;
  std::string question; ///< the whole question that choosing it asks: "nghị định 130/2005/NĐ-CP", "coquan:\"UBND tỉnh Kon Tum\""
  std::string text;     ///< the line to show: number, title or body
  std::string detail;   ///< of a number its title, of a title its number; may be empty
  std::string work;     ///< WorkId of the document, if it is one
  std::uint32_t cited_by = 0;
};

std::string_view code(Suggestion::Kind kind); ///< "number", "title", "issuer"

/// Documents and bodies that what has been typed so far may be the beginning of, likeliest first: numbers ("nghi dinh
/// 130/20"), then titles that have all words typed ("luat dat d"; the last one may be unfinished), then bodies
/// ("ubnd tinh k"). Marks and case do not matter. Nothing below two letters. At most `limit` (20 at most). Bounded
/// work whatever is typed; never throws on what is typed. Thread-safe.
std::vector<Suggestion> suggest(const IndexReader& reader, std::string_view typed, std::size_t limit);

/// The same on one generation.
std::vector<Suggestion> suggest(const Generation& generation, std::string_view typed, std::size_t limit);

} // namespace danchieu::query
