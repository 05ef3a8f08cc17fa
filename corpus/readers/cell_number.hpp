#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// What the format of a number makes of it: a date, a share, or just the number.
enum class CellFormat { number, date, percent };

/// By the code of a format ("dd/mm/yyyy", "0.0%", "[Red]#,##0 \"đồng\""), ISO/IEC 29500-1, 18.8.31.
CellFormat cell_format(std::string_view code);

/// The same for the formats that have a number and no code of their own (18.8.30); nothing when it needs one.
std::optional<CellFormat> built_in_cell_format(long id);

/// A number as a reader sees it: "43831" as a date "01/01/2020", "0.05" as a share "5%"; what is no number stays.
/// `from_1904`: dates count from 1904-01-01, not from 1899-12-31.
std::string cell_number(const std::string& value, CellFormat format, bool from_1904);

/// "2020-01-31T00:00:00" → "31/01/2020"; what is no date stays.
std::string cell_date(const std::string& iso);

} // namespace danchieu::corpus
