#include "corpus/readers/cell_number.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace danchieu::corpus {

namespace {

std::string written(std::chrono::year_month_day date) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%02u/%02u/%04d", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
  return buffer;
}

/// As a cell shows it that has no format: whole numbers with all the fifteen digits that spreadsheets keep, fractions with
/// ten: "0.1" for 0.10000000000000001, "100.1666667".
std::string plain(double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*g", value == std::floor(value) ? 15 : 10, value);
  return buffer;
}

} // namespace

/// Quoted words, colours in brackets, and the characters behind \ _ * are no part of the pattern.
CellFormat cell_format(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
    case '"':
      i = code.find('"', i + 1);
      break;
    case '[':
      i = code.find(']', i + 1);
      break;
    case '\\':
    case '_':
    case '*':
      ++i;
      break;
    case 'y':
    case 'Y':
    case 'd':
    case 'D':
      return CellFormat::date;
    case '%':
      return CellFormat::percent;
    case ';':
      return CellFormat::number; // further patterns are for negative numbers and text
    default:
      break;
    }
    if (i >= code.size()) {
      break; // a quotation without end
    }
  }
  return CellFormat::number;
}

std::optional<CellFormat> built_in_cell_format(long id) {
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
    return CellFormat::date;
  }
  if (id == 9 || id == 10) {
    return CellFormat::percent;
  }
  return id < 164 ? std::optional(CellFormat::number) : std::nullopt;
}

std::string cell_number(const std::string& value, CellFormat format, bool from_1904) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size() || !std::isfinite(number)) {
    return value;
  }
  if (format == CellFormat::percent) {
    return plain(number * 100) + '%';
  }
  constexpr double last_day = 2'958'465; // 9999-12-31
  if (format == CellFormat::date && number >= 1 && number <= last_day) {
    using namespace std::chrono;
    auto day = static_cast<int>(std::floor(number));
    if (!from_1904) {
      day -= day < 60 ? 0 : 1; // the 29th of February 1900, which never was, has number 60
    }
    const sys_days start = from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 31);
    return written(year_month_day(start + days(day)));
  }
  return plain(number);
}

std::string cell_date(const std::string& iso) {
  int y = 0;
  unsigned m = 0;
  unsigned d = 0;
  if (iso.size() < 10 || std::sscanf(iso.c_str(), "%4d-%2u-%2u", &y, &m, &d) != 3) {
    return iso;
  }
  const std::chrono::year_month_day date{std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
  return date.ok() ? written(date) : iso;
}

} // namespace danchieu::corpus
