#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::citation {

/// A body named in running text.
struct IssuerPhrase {
  std::string name; ///< as written, blanks squeezed, the minister as the ministry: "Bộ Tài chính"
  std::size_t end = 0;
};

/// The body named at `at`, after "của", "do" or between type and number: "Chính phủ", "Bộ trưởng Bộ Tài chính",
/// "UBND tỉnh Kon Tum", "Liên tịch: Sở Tài chính - Cục Thuế Lâm Đồng". Nothing when no body is named there.
std::optional<IssuerPhrase> read_issuer(std::string_view text, std::size_t at);

} // namespace danchieu::citation
