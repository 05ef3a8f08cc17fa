#include "corpus/document/clause_period.hpp"

#include "corpus/document/clause_label.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace danchieu::corpus {

namespace {

constexpr int longest = 999; ///< of any unit; nothing real is longer

struct Count {
  int value = 0;
  std::size_t end = 0;
};

/// "một" … "chín", also as they are said behind tens ("mươi lăm", "mươi mốt", "mươi tư"); 0 for another word.
int digit_of(std::string_view word) {
  static constexpr std::array<std::string_view, 9> digits{"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
  if (word == "mốt") return 1;
  if (word == "tư") return 4;
  if (word == "lăm") return 5;
  if (word == "bẩy") return 7;
  const auto found = std::find(digits.begin(), digits.end(), word);
  return found == digits.end() ? 0 : static_cast<int>(found - digits.begin()) + 1;
}

/// "mười", "mười lăm", "bốn mươi lăm", "chín mươi", "sáu".
std::optional<Count> count_in_words(const ClauseText& text, std::size_t i) {
  int tens = 0;
  if (text.word(i) == "mười") {
    tens = 1;
    ++i;
  } else if (text.word(i + 1) == "mươi") {
    tens = digit_of(text.word(i));
    if (tens == 0) return std::nullopt;
    i += 2;
  }
  const int ones = text.at(i, "năm") && tens != 0 ? 0 : digit_of(text.word(i)); // "mười năm" is ten years
  if (tens == 0 && ones == 0) return std::nullopt;
  return Count{tens * 10 + ones, ones == 0 ? i : i + 1};
}

std::optional<Count> count_at(const ClauseText& text, std::size_t i) {
  std::optional<Count> count;
  if (i < text.tokens().size() && text[i].kind == TokenKind::number) {
    if (const std::optional<int> value = to_int(text[i].word)) count = Count{*value, i + 1};
  } else {
    count = count_in_words(text, i);
  }
  if (!count || count->value > longest) return std::nullopt;
  if (text.is_mark(count->end, "(")) { // "sáu (06) tháng", "45 (bốn mươi lăm) ngày"
    constexpr std::size_t longest_in_brackets = 6;
    for (std::size_t at = count->end + 1; at < count->end + longest_in_brackets; ++at)
      if (text.is_mark(at, ")")) {
        count->end = at + 1;
        break;
      }
  }
  return count;
}

} // namespace

std::optional<ClausePeriod> period_at(const ClauseText& text, std::size_t i) {
  const std::optional<Count> count = count_at(text, i);
  if (!count) return std::nullopt;
  const std::string_view unit = text.word(count->end);
  if (unit == "ngày") return ClausePeriod{count->value, ClausePeriod::Unit::day, count->end + 1};
  if (unit == "tháng") return ClausePeriod{count->value, ClausePeriod::Unit::month, count->end + 1};
  if (unit == "năm") return ClausePeriod{count->value, ClausePeriod::Unit::year, count->end + 1};
  return std::nullopt;
}

Date later_by(Date day, const ClausePeriod& period) {
  if (period.unit == ClausePeriod::Unit::day) return std::chrono::sys_days{day} + std::chrono::days{period.count};
  const Date moved = period.unit == ClausePeriod::Unit::month ? day + std::chrono::months{period.count} : day + std::chrono::years{period.count};
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

} // namespace danchieu::corpus
