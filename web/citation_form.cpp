#include "web/citation_form.hpp"

#include "normalizer/text/fold.hpp"
#include "web/page.hpp"

#include <array>
#include <cstdio>

namespace danchieu::web {

std::string citation_form(const query::WorkSummary& work) {
  if (work.number.empty()) return query::display_name(work);
  std::string out = text::capitalised(work.type);
  if (!out.empty()) out += " số ";
  out += work.number;
  if (work.date) {
    std::array<char, 64> buffer{};
    const auto day = static_cast<unsigned>(work.date->day());
    const auto month = static_cast<unsigned>(work.date->month());
    // Days below 10 and months 1 and 2 are written with a zero (Decree 30/2020/NĐ-CP, annex I, II.4.b).
    std::snprintf(buffer.data(), buffer.size(),
                  month <= 2 ? " ngày %02u tháng %02u năm %d" : " ngày %02u tháng %u năm %d", day, month,
                  static_cast<int>(work.date->year()));
    out += buffer.data();
  }
  if (!work.issuer.empty()) out += " của " + work.issuer;
  if (const std::string title = query::display_title(work); !title.empty()) out += ", " + title;
  return out;
}

} // namespace danchieu::web
