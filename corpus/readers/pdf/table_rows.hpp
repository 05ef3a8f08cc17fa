#pragma once

#include "corpus/readers/pdf/page.hpp"

namespace danchieu::corpus {

/// Puts tables of three columns and more in the order of their rows, each row one line with tabs between its cells, the
/// wrapped lines of a cell joined. pdftotext reads such tables in columns, across, or glues two cells into a line:
///   2 | Thông tư số 03/2018/TT-BLĐTBXH | Được thay thế bởi Thông tư số 07/2023/TT- | 15/10/2023
///     | ngày 15/6/2018                 | BLĐTBXH ngày 28/8/2023                    |
///   → "2⇥Thông tư số 03/2018/TT-BLĐTBXH ngày 15/6/2018⇥Được thay thế bởi Thông tư số 07/2023/TT-BLĐTBXH ngày …⇥15/10/2023"
/// Tables of two columns are left alone: signature blocks look the same.
void join_table_rows(PrintedPage& page);

} // namespace danchieu::corpus
