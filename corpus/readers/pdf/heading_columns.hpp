#pragma once

#include "corpus/readers/pdf/page.hpp"

namespace danchieu::corpus {

/// Puts the two columns at the head of a document in order: on the left the issuer and the number, below it on the right
/// the national heading, the motto and the date (Decree 30/2020/NĐ-CP, annex I, part II: boxes 1 to 4). Programs read
/// them across, in turns, or glued into one line.
///   BỘ TÀI CHÍNH        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM        BỘ TÀI CHÍNH
///                            Độc lập - Tự do - Hạnh phúc      →   Số: 102/2018/TT-BTC
///   Số: 102/2018/TT-BTC   Hà Nội, ngày 14 tháng 11 năm 2018       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM …
/// Lines elsewhere keep their place.
void order_heading_columns(PrintedPage& page);

} // namespace danchieu::corpus
