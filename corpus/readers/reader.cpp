#include "corpus/readers/reader.hpp"

#include <algorithm>
#include <array>

namespace danchieu::corpus {

namespace {

/// In the order of the enumeration.
constexpr auto codes = std::to_array<std::string_view>({"empty", "too_big", "encrypted", "no_text", "corrupt", "bomb", "timeout",
                                                        "memory", "crashed", "unreadable", "changed", "unsupported", "duplicate"});

} // namespace

std::string_view code(FailureReason reason) { return codes.at(static_cast<std::size_t>(reason)); }

std::optional<FailureReason> failure_reason(std::string_view code) {
  const auto* const found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) {
    return std::nullopt;
  }
  return static_cast<FailureReason>(found - codes.begin());
}

std::optional<std::uint32_t> page_at(const SourceText& source, std::size_t offset) {
  const auto next = std::upper_bound(source.pages.begin(), source.pages.end(), offset,
                                     [](std::size_t at, const PageStart& page) { return at < page.offset; });
  if (next == source.pages.begin()) {
    return std::nullopt;
  }
  return std::prev(next)->page;
}

} // namespace danchieu::corpus
