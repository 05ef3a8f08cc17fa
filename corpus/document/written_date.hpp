#pragma once

#include "corpus/document/document.hpp"

#include <optional>
#include <string_view>

namespace danchieu::corpus {

/// The first date introduced by "ngày" in a short piece of text, lines may break anywhere: "ngày 23 tháng 07 năm 2012",
/// "ngày 23/4/2012". `year` is set also where day and month are left blank ("ngày      tháng     năm 2023").
std::optional<Date> read_written_date(std::string_view piece, std::optional<int>& year);

} // namespace danchieu::corpus
