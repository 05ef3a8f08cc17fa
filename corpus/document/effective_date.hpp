#pragma once

#include "corpus/document/clause_text.hpp"
#include "corpus/document/document.hpp"

#include <string_view>

namespace danchieu::corpus {

/// When the document says it takes effect and ends: "Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 7
/// năm 2026", "… kể từ ngày ký", "… sau 15 ngày kể từ ngày ký", "… đến hết ngày 31 tháng 12 năm 2026", "Riêng
/// khoản 2 Điều 5 …". Needs the document's type and date. Nothing is assumed where nothing is said: the rule
/// is then empty.
EffectiveDate find_effective_date(const Document& document, std::string_view clean_text);
EffectiveDate find_effective_date(const Document& document,
                                  const ClauseText& text); ///< the same, already cut

} // namespace danchieu::corpus
