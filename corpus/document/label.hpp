#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// Kinds of parts, outermost first (Law 64/2025/QH15 and Decree 30/2020/NĐ-CP; `letter` and `roman` divide plans).
enum class PartKind { annex, form, part, letter, chapter, section, roman, subsection, article, clause, subclause, point };

/// The label at the beginning of a line.
struct Label {
  PartKind kind = PartKind::clause;
  int number = 0;      ///< place in the sequence; 0 when it has none ("PHỤ LỤC" alone)
  int letter = 0;      ///< of an inserted part: "5a" → 1
  int parent = 0;      ///< of a subclause: 1 of "1.2."
  std::string name;    ///< as cited: "Điều 5", "khoản 2", "điểm đ", "Chương II", "mục I", "khoản 1.2"
  std::string eid;     ///< "dieu-5", "khoan-2", "diem-dd", "chuong-ii", "muc-i", "khoan-1.2"
  std::size_t rest = 0; ///< offset in the line of what follows the label and its sign
  bool strong = false; ///< the sign after the label, or the end of the line, leaves no doubt that it is one
};

/// The label with which a line (without blanks at its ends) begins:
///   "Điều 5. Phạm vi" · "Điều 5a:" · "Chương II" · "MỤC 1. …" · "Phần thứ nhất" · "PHỤ LỤC I" · "Mẫu số 01"
///   "I. MỤC TIÊU" · "A. …" · "1. …" · "1- …" · "1.2. …" · "a) …" · "đ) …"
std::optional<Label> read_label(std::string_view line);

} // namespace danchieu::corpus
