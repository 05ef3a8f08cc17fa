#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// Levels of provisions from the outermost in; a provision is written in this order: "Điều 28 khoản 1 điểm a".
enum Level : unsigned { annex, part, chapter, section, subsection, form, article, clause, point, levels };

struct Label {
  std::string text;
  std::size_t end = 0;
};

/// A label of a level at `at`: "5", "5a", "I.1", "a", "đ", "a1", "XII", "VIIa", "01/CK-NSNN", "thứ nhất".
std::optional<Label> read_label(std::string_view text, std::size_t at, Level level);

/// The labels from `first` to `last`: numbers, or letters of points in the Vietnamese alphabet; empty when it is no range.
std::vector<std::string> labels_between(const std::string& first, const std::string& last, Level level);

} // namespace danchieu::citation
