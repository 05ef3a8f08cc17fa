#pragma once

#include "corpus/document/legal_force.hpp"
#include "normalizer/text/offset_map.hpp"
#include "query/check/finding.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace danchieu::query {

/// A judged draft with what is needed to show it.
struct CheckedDraft {
  std::string file;            ///< name as given
  std::string_view clean_text; ///< the text that the findings' spans point into
  const text::OffsetMap* offsets = nullptr; ///< back to the bytes of the file; null: spans are shown as they are
  const CheckReport* report = nullptr;
};

// Renderings of a report. Messages of JSON and SARIF are Vietnamese with English beside; HTML escapes everything.

nlohmann::ordered_json check_to_json(const CheckedDraft& draft); ///< design.md section 4
nlohmann::ordered_json check_to_sarif(const CheckedDraft& draft); ///< SARIF 2.1.0, one run
std::string check_to_html(const CheckedDraft& draft, corpus::Language language); ///< the draft with marks, one page
std::string check_to_text(const CheckedDraft& draft, corpus::Language language); ///< each finding with its line and a caret

} // namespace danchieu::query
