#pragma once

#include "normalizer/text/date.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace danchieu::corpus {

/// What becomes of a document that details or guides another when that other one ends.
enum class ImplementingRule {
  stay,   ///< it stands until it is ended itself
  lapse,  ///< it ends on the same day (Law 80/2015/QH13 article 154 clause 4)
  review, ///< it stands so far as it is not contrary, so a person must look (Law 64/2025/QH15 article 57
          ///< clause 2)
};

/// A law on the making of legal documents and the time for which it governs, a row of regimes.tsv.
/// Administrative documents stand outside: they take effect and end as written.
struct Regime {
  std::string_view id;
  std::string_view name_vi;
  std::string_view name_en;
  text::Date from;
  std::optional<text::Date> until; ///< last day
  ImplementingRule implementing = ImplementingRule::stay;
  int days_central = 0; ///< least days from issue to effect, save by simplified procedure
  int days_province = 0;
  int days_district = 0;
  int days_commune = 0;
};

std::span<const Regime> regimes();

/// The regime of normative documents on a date; null before the first of the table.
const Regime* regime_on(text::Date date);

} // namespace danchieu::corpus
