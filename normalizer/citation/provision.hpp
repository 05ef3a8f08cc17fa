#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// A group of provisions in a text (viện dẫn điều khoản): "các điểm a, b khoản 1 và khoản 3 Điều 28, Điều 30".
struct ProvisionGroup {
  std::size_t start = 0;
  std::size_t end = 0;
  /// "Điều 28 khoản 1 điểm a", outermost first in each, in the order of the text; ranges are spelt out.
  /// None where they are the document's own.
  std::vector<std::string> provisions;
  bool own = false; ///< ends in "này" ("khoản 4 Điều này"): of the document's own text
};

/// The group that begins at `at` with one of điểm, khoản, Điều, tiểu mục, Mục, Chương, Phần, Phụ lục, Mẫu, Biểu.
std::optional<ProvisionGroup> read_provisions(std::string_view text, std::size_t at);

} // namespace danchieu::citation
