#pragma once

#include "query/work_summary.hpp"

#include <string>

namespace danchieu::web {

/// "Quyết định số 673/QĐ-UBND ngày 23 tháng 7 năm 2012 của Ủy ban nhân dân tỉnh Kon Tum": as Decree
/// 30/2020/NĐ-CP, annex I, II.5.b asks a document to be cited the first time.
std::string citation_form(const query::WorkSummary& work);

} // namespace danchieu::web
