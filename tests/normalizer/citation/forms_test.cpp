// Every form in which documents write a citation, a table a subject: the mentions of a text, each with its span, identity,
// provisions and date, as a decision of the People's Committee of Kon Tum of 2020 cites them.

#include "normalizer/citation/citation.hpp"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

namespace danchieu::citation {
namespace {

/// `expected`: "[span] identity (provisions) date" of each mention, joined with " ; "; an identity lacks "/akn/vn/" and has '_' for
/// what stays open.
struct Case {
  const char* text;
  const char* expected;
};

const Case number_forms[] = {
    {"theo Nghị định số 83/2014/NĐ-CP", "[Nghị định số 83/2014/NĐ-CP] act/nghi-dinh/chinh-phu/2014/83-2014-nd-cp"},
    {"theo Thông tư 95/2020/TT-BTC", "[Thông tư 95/2020/TT-BTC] act/thong-tu/bo-tai-chinh/2020/95-2020-tt-btc"},
    {"theo nghị quyết số 424/NQ-CP ngày 05 tháng 3 năm 2020",
     "[nghị quyết số 424/NQ-CP] act/nghi-quyet/chinh-phu/2020/424-nq-cp 2020-03-05"},
    {"BÃI BỎ QUYẾT ĐỊNH SỐ 42/2018/QĐ-TTG",
     "[QUYẾT ĐỊNH SỐ 42/2018/QĐ-TTG] act/quyet-dinh/thu-tuong-chinh-phu/2018/42-2018-qd-ttg"},
    {"TTLT 14/2008/BTC-TNMT",
     "[TTLT 14/2008/BTC-TNMT] act/thong-tu-lien-tich/bo-tai-chinh+bo-tai-nguyen-va-moi-truong/2008/14-2008-btc-tnmt"},
    {"QĐ số 270/QĐ-TTg ngày 8/2/2010", "[QĐ số 270/QĐ-TTg] act/quyet-dinh/thu-tuong-chinh-phu/2010/270-qd-ttg 2010-02-08"},
    {"Quyết định số: 3850/QĐ-BTC ngày 1-2-2011",
     "[Quyết định số: 3850/QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2011/3850-qd-btc 2011-02-01"},
    {"Tờ trình số : 100/TTr-BXD ngày 5/6/2019", "[Tờ trình số : 100/TTr-BXD] doc/to-trinh/bo-xay-dung/2019/100-ttr-bxd 2019-06-05"},
    {"theo Tờ trình số372/TTr-CP ngày 03/9/2015", "[Tờ trình số372/TTr-CP] doc/to-trinh/chinh-phu/2015/372-ttr-cp 2015-09-03"},
    {"Quyết định số 12/QÐ-BTP ngày 02/01/2009", "[Quyết định số 12/QÐ-BTP] act/quyet-dinh/bo-tu-phap/2009/12-qd-btp 2009-01-02"},
    {"Nghị định số 5/2010/NÐ-CP", "[Nghị định số 5/2010/NÐ-CP] act/nghi-dinh/chinh-phu/2010/5-2010-nd-cp"},
    {"Quyet dinh so 1166/QD-TCT ngay 5/6/2019",
     "[Quyet dinh so 1166/QD-TCT] act/quyet-dinh/tong-cuc-thue/2019/1166-qd-tct 2019-06-05"},
    {"quyết định số 5/qđ-ttg ngày 01/02/2020",
     "[quyết định số 5/qđ-ttg] act/quyet-dinh/thu-tuong-chinh-phu/2020/5-qd-ttg 2020-02-01"},
    {"Nghị quyết số 66.7/2025/NQ-CP", "[Nghị quyết số 66.7/2025/NQ-CP] act/nghi-quyet/chinh-phu/2025/66-7-2025-nq-cp"},
    {"Nghị quyết số 66.16/2026/NQ-CP", "[Nghị quyết số 66.16/2026/NQ-CP] act/nghi-quyet/chinh-phu/2026/66-16-2026-nq-cp"},
    {"Thông tư số 05/2016/TTBKHĐT", "[Thông tư số 05/2016/TTBKHĐT] act/thong-tu/bo-ke-hoach-va-dau-tu/2016/5-2016-tt-bkhdt"},
    {"Thông tư liên tịch số 34/2008/TTLT/BTC-BGDĐT",
     "[Thông tư liên tịch số 34/2008/TTLT/BTC-BGDĐT] act/thong-tu-lien-tich/bo-tai-chinh+bo-giao-duc-va-dao-tao/2008/34-2008-ttlt-btc-bgddt"},
    {"Quyết định số 63/2001/QĐ/BTC", "[Quyết định số 63/2001/QĐ/BTC] act/quyet-dinh/bo-tai-chinh/2001/63-2001-qd-btc"},
    {"Quyết định số 12/2010/QĐ- BTC", "[Quyết định số 12/2010/QĐ- BTC] act/quyet-dinh/bo-tai-chinh/2010/12-2010-qd-btc"},
    {"Nghị định số 5/2010/NĐ –CP", "[Nghị định số 5/2010/NĐ –CP] act/nghi-dinh/chinh-phu/2010/5-2010-nd-cp"},
    {"Thông tư số 101 /2018/TT-BTC", "[Thông tư số 101 /2018/TT-BTC] act/thong-tu/bo-tai-chinh/2018/101-2018-tt-btc"},
    {"Quyết định số 114/2004 / QĐ-BTC", "[Quyết định số 114/2004 / QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2004/114-2004-qd-btc"},
    {"Nghị định số 142/2025/NĐ-\nCP", "[Nghị định số 142/2025/NĐ-\nCP] act/nghi-dinh/chinh-phu/2025/142-2025-nd-cp"},
    {"Nghị định\nsố 61/2025/NĐ-CP", "[Nghị định\nsố 61/2025/NĐ-CP] act/nghi-dinh/chinh-phu/2025/61-2025-nd-cp"},
    {"Nghị \nđịnh số 62/2025/NĐ-CP", "[Nghị \nđịnh số 62/2025/NĐ-CP] act/nghi-dinh/chinh-phu/2025/62-2025-nd-cp"},
    {"Nghị định số\n61\n/2025/NĐ-CP", "[Nghị định số\n61\n/2025/NĐ-CP] act/nghi-dinh/chinh-phu/2025/61-2025-nd-cp"},
    {"Quyết định số 1237/QĐ-TTg ngày 7.8.2014",
     "[Quyết định số 1237/QĐ-TTg] act/quyet-dinh/thu-tuong-chinh-phu/2014/1237-qd-ttg 2014-08-07"},
    {"công văn số 5521/VPCP-KTTH ngày 5/7/2017",
     "[công văn số 5521/VPCP-KTTH] doc/cong-van/van-phong-chinh-phu/2017/5521-vpcp-ktth 2017-07-05"},
    {"Lệnh số 18-L/CTN ngày 9/12/1998", "[Lệnh số 18-L/CTN] act/lenh/chu-tich-nuoc/1998/18-l-ctn 1998-12-09"},
    {"Chỉ thị số 42-CT/TW ngày 28/02/2003", "[Chỉ thị số 42-CT/TW] doc/chi-thi/trung-uong-dang/2003/42-ct-tw 2003-02-28"},
    {"Nghị định số 12a/2009/NĐ-CP", "[Nghị định số 12a/2009/NĐ-CP] act/nghi-dinh/chinh-phu/2009/12a-2009-nd-cp"},
    {"Luật số 77/2015/QH13", "[Luật số 77/2015/QH13] act/luat/quoc-hoi/2015/77-2015-qh13"},
    {"Nghị quyết số 01/2007/NQ-QH12", "[Nghị quyết số 01/2007/NQ-QH12] act/nghi-quyet/quoc-hoi/2007/1-2007-nq-qh12"},
    {"Nghị quyết số 351/2017/UBTVQH14",
     "[Nghị quyết số 351/2017/UBTVQH14] act/nghi-quyet/uy-ban-thuong-vu-quoc-hoi/2017/351-2017-ubtvqh14"},
    {"Nghị quyết số 1365/NQ-UBTVQH15 ngày 04 tháng 4 năm 2025",
     "[Nghị quyết số 1365/NQ-UBTVQH15] act/nghi-quyet/uy-ban-thuong-vu-quoc-hoi/2025/1365-nq-ubtvqh15 2025-04-04"},
    {"Nghị quyết số 12/2017/NQ-UBTVQH14",
     "[Nghị quyết số 12/2017/NQ-UBTVQH14] act/nghi-quyet/uy-ban-thuong-vu-quoc-hoi/2017/12-2017-nq-ubtvqh14"},
    {"Pháp lệnh số 26/2004/PL-UBTVQH11",
     "[Pháp lệnh số 26/2004/PL-UBTVQH11] act/phap-lenh/uy-ban-thuong-vu-quoc-hoi/2004/26-2004-pl-ubtvqh11"},
    {"Luật số 40-LCT/HĐNN8", "[Luật số 40-LCT/HĐNN8] act/luat/quoc-hoi/_/40-lct-hdnn8"},
    {"Quyết định số 217/1987/QĐ-HĐBT", "[Quyết định số 217/1987/QĐ-HĐBT] act/quyet-dinh/hoi-dong-bo-truong/1987/217-1987-qd-hdbt"},
    {"Nghị định số 27-HĐBT ngày 9/3/1988", "[Nghị định số 27-HĐBT] act/nghi-dinh/hoi-dong-bo-truong/1988/27-hdbt 1988-03-09"},
    {"Nghị định 235/HĐBT ngày 18/9/1985", "[Nghị định 235/HĐBT] act/nghi-dinh/hoi-dong-bo-truong/1985/235-hdbt 1985-09-18"},
    {"Lệnh số 20/2008/L-CTN", "[Lệnh số 20/2008/L-CTN] act/lenh/chu-tich-nuoc/2008/20-2008-l-ctn"},
    {"Quyết định số 2186/QĐ-CTN ngày 5/6/2019",
     "[Quyết định số 2186/QĐ-CTN] act/quyet-dinh/chu-tich-nuoc/2019/2186-qd-ctn 2019-06-05"},
    {"Thông tư số 32/2026/TT-BNNMT",
     "[Thông tư số 32/2026/TT-BNNMT] act/thong-tu/bo-nong-nghiep-va-moi-truong/2026/32-2026-tt-bnnmt"},
    {"Thông tư liên tịch số 85/2016/TTLT-BQP-BYT-BTC",
     "[Thông tư liên tịch số 85/2016/TTLT-BQP-BYT-BTC] act/thong-tu-lien-tich/bo-quoc-phong+bo-y-te+bo-tai-chinh/2016/85-2016-ttlt-bqp-byt-btc"},
    {"Thông tư liên tịch số 12/1998/TTLT-BTC-BLĐTBXH-BYT",
     "[Thông tư liên tịch số 12/1998/TTLT-BTC-BLĐTBXH-BYT] act/thong-tu-lien-tich/bo-tai-chinh+bo-lao-dong-thuong-binh-va-xa-hoi+bo-y-te/1998/12-1998-ttlt-btc-bldtbxh-byt"},
    {"Thông tư liên bộ số 12/TTLB ngày 5/6/1992", "[Thông tư liên bộ số 12/TTLB] act/thong-tu-lien-bo/_/1992/12-ttlb 1992-06-05"},
    {"Nghị quyết liên tịch số 05/2006/NQLT-UBTVQH11-CP",
     "[Nghị quyết liên tịch số 05/2006/NQLT-UBTVQH11-CP] act/nghi-quyet-lien-tich/uy-ban-thuong-vu-quoc-hoi+chinh-phu/2006/5-2006-nqlt-ubtvqh11-cp"},
    {"Nghị quyết số 30c/NQ-CP ngày 08/11/2011", "[Nghị quyết số 30c/NQ-CP] act/nghi-quyet/chinh-phu/2011/30c-nq-cp 2011-11-08"},
    {"Nghị quyết số 36a/NQ-CP ngày 14/10/2015", "[Nghị quyết số 36a/NQ-CP] act/nghi-quyet/chinh-phu/2015/36a-nq-cp 2015-10-14"},
    {"Thông báo số 566/TB-VPCP ngày 21/12/2018",
     "[Thông báo số 566/TB-VPCP] doc/thong-bao/van-phong-chinh-phu/2018/566-tb-vpcp 2018-12-21"},
    {"Công văn số 27/BKH-TĐ&GSĐT ngày 5/6/2009",
     "[Công văn số 27/BKH-TĐ&GSĐT] doc/cong-van/bo-ke-hoach-va-dau-tu/2009/27-bkh-td-gsdt 2009-06-05"},
    {"Nghị quyết số 18-NQ/TW ngày 25/10/2017", "[Nghị quyết số 18-NQ/TW] act/nghi-quyet/trung-uong-dang/2017/18-nq-tw 2017-10-25"},
    {"số31-QĐ/TW ngày 01/10/2012", "[31-QĐ/TW] act/quyet-dinh/trung-uong-dang/2012/31-qd-tw 2012-10-01"},
    {"công văn số 13038-CV/VPTW ngày 5/6/2020",
     "[công văn số 13038-CV/VPTW] doc/cong-van/van-phong-trung-uong-dang/2020/13038-cv-vptw 2020-06-05"},
    {"Hướng dẫn số 36-HD/VPTW ngày 03/4/2018",
     "[Hướng dẫn số 36-HD/VPTW] doc/huong-dan/van-phong-trung-uong-dang/2018/36-hd-vptw 2018-04-03"},
    {"Kết luận số 50-KL/TW ngày 28/02/2023", "[Kết luận số 50-KL/TW] doc/ket-luan/trung-uong-dang/2023/50-kl-tw 2023-02-28"},
    {"Nghị định 15-CP ngày 02/3/1993", "[Nghị định 15-CP] act/nghi-dinh/chinh-phu/1993/15-cp 1993-03-02"},
    {"Nghị định số 15/CP ngày 2-3-1993", "[Nghị định số 15/CP] act/nghi-dinh/chinh-phu/1993/15-cp 1993-03-02"},
    {"Quyết định số 168/TTg ngày 5/3/1996", "[Quyết định số 168/TTg] act/quyet-dinh/thu-tuong-chinh-phu/1996/168-ttg 1996-03-05"},
    {"Chỉ thị số 200-TTg ngày 29/4/1994", "[Chỉ thị số 200-TTg] doc/chi-thi/thu-tuong-chinh-phu/1994/200-ttg 1994-04-29"},
    {"Quyết định 240-HĐBT ngày 26/6/1990", "[Quyết định 240-HĐBT] act/quyet-dinh/hoi-dong-bo-truong/1990/240-hdbt 1990-06-26"},
    {"Chỉ thị 10-CT ngày 9/1/1989", "[Chỉ thị 10-CT] doc/chi-thi/_/1989/10-ct 1989-01-09"},
    {"Thông tư số 13-NV ngày 4/9/1972", "[Thông tư số 13-NV] act/thong-tu/_/1972/13-nv 1972-09-04"},
    {"Thông tư số 02-TT/LB ngày 5/6/1989", "[Thông tư số 02-TT/LB] act/thong-tu/_/1989/2-tt-lb 1989-06-05"},
    {"Công văn 1234 TC/TCT ngày 5/6/1998", "[Công văn 1234 TC/TCT] doc/cong-van/tong-cuc-thue/1998/1234tc-tct 1998-06-05"},
    {"Quyết định số 1141-TC/QĐ/CĐKT ngày 1/11/1995",
     "[Quyết định số 1141-TC/QĐ/CĐKT] act/quyet-dinh/_/1995/1141-tc-qd-cdkt 1995-11-01"},
    {"Sắc lệnh số 97-SL ngày 22/5/1950", "[Sắc lệnh số 97-SL] act/sac-lenh/_/1950/97-sl 1950-05-22"},
    {"Sắc luật số 003-SLt ngày 18/6/1957", "[Sắc luật số 003-SLt] act/sac-luat/_/1957/3-slt 1957-06-18"},
    {"Văn bản hợp nhất số 22/VBHN-VPQH ngày 05/12/2019",
     "[Văn bản hợp nhất số 22/VBHN-VPQH] doc/van-ban-hop-nhat/van-phong-quoc-hoi/2019/22-vbhn-vpqh 2019-12-05"},
    {"Nghị quyết số 19-2017/NQ-CP", "[Nghị quyết số 19-2017/NQ-CP] act/nghi-quyet/chinh-phu/2017/19-2017-nq-cp"},
    {"Quyết định số 12/1999/QĐ.BTC", "[Quyết định số 12/1999/QĐ.BTC] act/quyet-dinh/bo-tai-chinh/1999/12-1999-qd-btc"},
    {"lệnh số 49 - LTC / HĐNN ngày 02/01/1991", "[lệnh số 49 - LTC / HĐNN] act/lenh/_/1991/49-ltc-hdnn 1991-01-02"},
    {"Bản án số 12/2018/HS-ST ngày 5/6/2018", "[Bản án số 12/2018/HS-ST] doc/ban-an/_/2018/12-2018-hs-st 2018-06-05"},
    {"Công điện số 12/CĐ-TTg ngày 5/6/2020",
     "[Công điện số 12/CĐ-TTg] doc/cong-dien/thu-tuong-chinh-phu/2020/12-cd-ttg 2020-06-05"},
    {"Lệnh công bố Luật số 08/2010/L-CTN ngày 28/6/2010",
     "[Luật số 08/2010/L-CTN] act/lenh/chu-tich-nuoc/2010/8-2010-l-ctn 2010-06-28"},
    {"Nghị định số 130∕2005∕NĐ‑CP", "[Nghị định số 130∕2005∕NĐ‑CP] act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp"},
    {"Nghị định số 199/2013/NĐ\n- CP", "[Nghị định số 199/2013/NĐ\n- CP] act/nghi-dinh/chinh-phu/2013/199-2013-nd-cp"},
    {"Thông tư số 27/2016/ TTBLĐTBXH",
     "[Thông tư số 27/2016/ TTBLĐTBXH] act/thong-tu/bo-lao-dong-thuong-binh-va-xa-hoi/2016/27-2016-tt-bldtbxh"},
    {"Quyết định số 82/2005-QĐ-BTC", "[Quyết định số 82/2005-QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2005/82-2005-qd-btc"},
    {"Quyết định số 07/2011/QĐ-TTg.", "[Quyết định số 07/2011/QĐ-TTg] act/quyet-dinh/thu-tuong-chinh-phu/2011/7-2011-qd-ttg"},
};

const Case local_forms[] = {
    {"Quyết định số 09/2016/QĐ-UBND", "[Quyết định số 09/2016/QĐ-UBND] act/quyet-dinh/ubnd-tinh-kon-tum/2016/9-2016-qd-ubnd"},
    {"Quyết định số 09/2016/QĐ-UBND của UBND tỉnh Gia Lai",
     "[Quyết định số 09/2016/QĐ-UBND] act/quyet-dinh/ubnd-tinh-gia-lai/2016/9-2016-qd-ubnd"},
    {"Quyết định số 375/QĐ-CT ngày 26/6/2008 của Chủ tịch UBND tỉnh",
     "[Quyết định số 375/QĐ-CT] act/quyet-dinh/ubnd-tinh-kon-tum/2008/375-qd-ct 2008-06-26"},
    {"Quyết định số 61/2025/QĐ-CTUBND",
     "[Quyết định số 61/2025/QĐ-CTUBND] act/quyet-dinh/ubnd-tinh-kon-tum/2025/61-2025-qd-ctubnd"},
    {"Nghị quyết số 05/2016/NQ-HĐND8", "[Nghị quyết số 05/2016/NQ-HĐND8] act/nghi-quyet/hdnd-tinh-kon-tum/2016/5-2016-nq-hdnd8"},
    {"Quyết định số 114/2004/QĐ-UB", "[Quyết định số 114/2004/QĐ-UB] act/quyet-dinh/ubnd-tinh-kon-tum/2004/114-2004-qd-ub"},
    {"Quyết định số 82/2005-QĐ-UBND ngày 24/10/2005",
     "[Quyết định số 82/2005-QĐ-UBND] act/quyet-dinh/ubnd-tinh-kon-tum/2005/82-2005-qd-ubnd 2005-10-24"},
    {"QĐ 1234/QĐ-UB-VX ngày 5/6/2001", "[QĐ 1234/QĐ-UB-VX] act/quyet-dinh/ubnd-tinh-kon-tum/2001/1234-qd-ub-vx 2001-06-05"},
    {"Quyết định số 1217 QĐ/UB ngày 01/01/1995",
     "[Quyết định số 1217 QĐ/UB] act/quyet-dinh/ubnd-tinh-kon-tum/1995/1217-qd-ub 1995-01-01"},
    {"Kế hoạch số 64 /KH-UBND ngày 03/6/2016",
     "[Kế hoạch số 64 /KH-UBND] doc/ke-hoach/ubnd-tinh-kon-tum/2016/64-kh-ubnd 2016-06-03"},
    {"Kế hoạch số *457*/KH-UBND ngày 05/6/2016",
     "[Kế hoạch số *457*/KH-UBND] doc/ke-hoach/ubnd-tinh-kon-tum/2016/457-kh-ubnd 2016-06-05"},
    {"Tờ trình số 769/Tr-SNV ngày 05/6/2012",
     "[Tờ trình số 769/Tr-SNV] doc/to-trinh/so-noi-vu-tinh-kon-tum/2012/769-tr-snv 2012-06-05"},
    {"công văn số 2231/SNV-CCHC&PC ngày 5/6/2018",
     "[công văn số 2231/SNV-CCHC&PC] doc/cong-van/so-noi-vu-tinh-kon-tum/2018/2231-snv-cchc-pc 2018-06-05"},
    {"Công văn số 25/UBND-KTTH ngày 08/01/2010",
     "[Công văn số 25/UBND-KTTH] doc/cong-van/ubnd-tinh-kon-tum/2010/25-ubnd-ktth 2010-01-08"},
    {"Chương trình hành động số 06-CTr/TU ngày 08/3/2016",
     "[Chương trình hành động số 06-CTr/TU] doc/chuong-trinh/tinh-uy-kon-tum/2016/6-ctr-tu 2016-03-08"},
    {"Quyết định số 12-QĐ/TU ngày 5/6/2012 của Ban Thường vụ Tỉnh ủy",
     "[Quyết định số 12-QĐ/TU] act/quyet-dinh/tinh-uy-kon-tum/2012/12-qd-tu 2012-06-05"},
    {"Quyết định số 1991/QĐ-UBND ngày 29/8/2011",
     "[Quyết định số 1991/QĐ-UBND] act/quyet-dinh/ubnd-tinh-kon-tum/2011/1991-qd-ubnd 2011-08-29"},
    {"Nghị quyết số 7/2010/NQ-HĐND của Hội đồng nhân dân huyện Đắk Hà",
     "[Nghị quyết số 7/2010/NQ-HĐND] act/nghi-quyet/hdnd-huyen-dak-ha/2010/7-2010-nq-hdnd"},
    {"Quyết định số 12/QĐ-UBND ngày 5/6/2012 của UBND tỉnh\nTheo TCVN ISO 9001",
     "[Quyết định số 12/QĐ-UBND] act/quyet-dinh/ubnd-tinh-kon-tum/2012/12-qd-ubnd 2012-06-05"},
    {"Quyết định số 12/QĐ-UBND ngày 5/6/2012 của UBND tỉnh\nGia Lai",
     "[Quyết định số 12/QĐ-UBND] act/quyet-dinh/ubnd-tinh-gia-lai/2012/12-qd-ubnd 2012-06-05"},
    {"Quyết định số 12/QĐ-UBND ngày 5/6/2012 của UBND huyện\nQuyết định này",
     "[Quyết định số 12/QĐ-UBND] act/quyet-dinh/_/2012/12-qd-ubnd 2012-06-05 ; [Quyết định này] act/quyet-dinh/ubnd-tinh-kon-tum/2020/5-2020-qd-ubnd"},
};

const Case law_forms[] = {
    {"Luật Quốc phòng số 39/2005/QH11", "[Luật Quốc phòng số 39/2005/QH11] act/luat/quoc-hoi/2005/39-2005-qh11"},
    {"Luật Đất đai ngày 26/11/2003", "[Luật Đất đai] act/luat/quoc-hoi/2003/13-2003-qh11 2003-11-26"},
    {"Luật Đất đai năm 2013", "[Luật Đất đai] act/luat/quoc-hoi/2013/45-2013-qh13"},
    {"Luật Đất đai 2013", "[Luật Đất đai] act/luat/quoc-hoi/2013/45-2013-qh13"},
    {"theo Bộ luật Dân sự", "[Bộ luật Dân sự] act/bo-luat/quoc-hoi/_/_"},
    {"luật đất đai năm 2013", "[luật đất đai] act/luat/quoc-hoi/2013/45-2013-qh13"},
    {"LUẬT ĐẤT ĐAI NĂM 2013", "[LUẬT ĐẤT ĐAI] act/luat/quoc-hoi/2013/45-2013-qh13"},
    {"Luat Dat dai nam 2013", "[Luat Dat dai] act/luat/quoc-hoi/2013/45-2013-qh13"},
    {"Điều 123 BLHS năm 2015", "[BLHS] act/bo-luat/quoc-hoi/2015/100-2015-qh13 (Điều 123)"},
    {"Điều 5 blds 2015", "[blds] act/bo-luat/quoc-hoi/2015/91-2015-qh13 (Điều 5)"},
    {"theo BLTTDS", "[BLTTDS] act/bo-luat/quoc-hoi/_/_"},
    {"Luật số 100/2015/QH13", "[Luật số 100/2015/QH13] act/bo-luat/quoc-hoi/2015/100-2015-qh13"},
    {"Bộ luật số 100/2015/QH13", "[Bộ luật số 100/2015/QH13] act/bo-luat/quoc-hoi/2015/100-2015-qh13"},
    {"Bộ luật Hình sự số 100/2015/QH13", "[Bộ luật Hình sự số 100/2015/QH13] act/bo-luat/quoc-hoi/2015/100-2015-qh13"},
    {"Luật PCTN năm 2018", "[Luật PCTN] act/luat/quoc-hoi/2018/36-2018-qh14"},
    {"Luật Tổ chức HĐND và UBND ngày 26/11/2003", "[Luật Tổ chức HĐND và UBND] act/luat/quoc-hoi/2003/11-2003-qh11 2003-11-26"},
    {"Luật Phòng, chống tham nhũng (PCTN) năm 2018", "[Luật Phòng, chống tham nhũng] act/luat/quoc-hoi/2018/36-2018-qh14"},
    {"Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở",
     "[Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở] act/luat/quoc-hoi/_/_ ; [Luật Đất đai] act/luat/quoc-hoi/_/_ ; [Luật Nhà ở] act/luat/quoc-hoi/_/_"},
    {"Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
     "[Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương] act/luat/quoc-hoi/2019/47-2019-qh14 2019-11-22 ; [Luật Tổ chức Chính phủ] act/luat/quoc-hoi/_/_ ; [Luật Tổ chức chính quyền địa phương] act/luat/quoc-hoi/_/_"},
    {"Luật sửa đổi, bổ sung Điều 170 của Luật Doanh nghiệp năm 2013",
     "[Luật sửa đổi, bổ sung Điều 170 của Luật Doanh nghiệp] act/luat/quoc-hoi/2013/_ ; [Luật Doanh nghiệp] act/luat/quoc-hoi/_/_"},
    {"Hiến pháp năm 2013", "[Hiến pháp] act/hien-phap/quoc-hoi/2013/_"},
    {"Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992",
     "[Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam] act/hien-phap/quoc-hoi/1992/_"},
    {"Pháp lệnh Cựu chiến binh số 27/2005/PL-UBTVQH11",
     "[Pháp lệnh Cựu chiến binh số 27/2005/PL-UBTVQH11] act/phap-lenh/uy-ban-thuong-vu-quoc-hoi/2005/27-2005-pl-ubtvqh11"},
    {"Pháp lệnh Ngoại hối năm 2005", "[Pháp lệnh Ngoại hối] act/phap-lenh/uy-ban-thuong-vu-quoc-hoi/2005/28-2005-pl-ubtvqh11"},
};

const Case list_forms[] = {
    {"Luật Quốc phòng số 39/2005/QH11, Luật Tần số vô tuyến điện số 42/2009/QH12",
     "[Luật Quốc phòng số 39/2005/QH11] act/luat/quoc-hoi/2005/39-2005-qh11 ; [Luật Tần số vô tuyến điện số 42/2009/QH12] act/luat/quoc-hoi/2009/42-2009-qh12"},
    {"các Nghị định của Chính phủ số 181/2004/NĐ-CP và số 17/2006/NĐ-CP",
     "[Nghị định của Chính phủ số 181/2004/NĐ-CP] act/nghi-dinh/chinh-phu/2004/181-2004-nd-cp ; [17/2006/NĐ-CP] act/nghi-dinh/chinh-phu/2006/17-2006-nd-cp"},
    {"Nghị định số 1/2010/NĐ-CP, 2/2011/NĐ-CP và 3/2012/NĐ-CP",
     "[Nghị định số 1/2010/NĐ-CP] act/nghi-dinh/chinh-phu/2010/1-2010-nd-cp ; [2/2011/NĐ-CP] act/nghi-dinh/chinh-phu/2011/2-2011-nd-cp ; [3/2012/NĐ-CP] act/nghi-dinh/chinh-phu/2012/3-2012-nd-cp"},
    {"các Thông tư liên tịch số 20/2015/TTLT-BTC-BTP, 21/2015/TTLT-BTC-BTP",
     "[Thông tư liên tịch số 20/2015/TTLT-BTC-BTP] act/thong-tu-lien-tich/bo-tai-chinh+bo-tu-phap/2015/20-2015-ttlt-btc-btp ; [21/2015/TTLT-BTC-BTP] act/thong-tu-lien-tich/bo-tai-chinh+bo-tu-phap/2015/21-2015-ttlt-btc-btp"},
    {"các Thông tư: số 20/2015/TT-BTC; số 21/2015/TT-BTC",
     "[20/2015/TT-BTC] act/thong-tu/bo-tai-chinh/2015/20-2015-tt-btc ; [21/2015/TT-BTC] act/thong-tu/bo-tai-chinh/2015/21-2015-tt-btc"},
    {"Nghị định số 20/2015/NĐ-CP ngày 5/6/2015 và Nghị định số 21/2015/NĐ-CP ngày 6/6/2015",
     "[Nghị định số 20/2015/NĐ-CP] act/nghi-dinh/chinh-phu/2015/20-2015-nd-cp 2015-06-05 ; [Nghị định số 21/2015/NĐ-CP] act/nghi-dinh/chinh-phu/2015/21-2015-nd-cp 2015-06-06"},
    {"các Quyết định số 12/QĐ-BTC, 13/QĐ-BTC và 14/QĐ-BTC ngày 05/6/2012",
     "[Quyết định số 12/QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2012/12-qd-btc 2012-06-05 ; [13/QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2012/13-qd-btc 2012-06-05 ; [14/QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2012/14-qd-btc 2012-06-05"},
    {"Quyết định số 12/QĐ-BTC và Thông báo số 13/TB-BTC cùng ngày 05/6/2012",
     "[Quyết định số 12/QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2012/12-qd-btc 2012-06-05 ; [Thông báo số 13/TB-BTC] doc/thong-bao/bo-tai-chinh/2012/13-tb-btc 2012-06-05"},
    {"Nghị định số 5/2010/NĐ-CP ngày 4/1/2010 đã được sửa đổi, bổ sung theo Nghị định số 6/2012/NĐ-CP ngày 5/6/2012",
     "[Nghị định số 5/2010/NĐ-CP] act/nghi-dinh/chinh-phu/2010/5-2010-nd-cp 2010-01-04 ; [Nghị định số 6/2012/NĐ-CP] act/nghi-dinh/chinh-phu/2012/6-2012-nd-cp 2012-06-05"},
    {"Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND ngày 5/6/2012 của UBND tỉnh Gia Lai",
     "[Quyết định số 12/QĐ-UBND] act/quyet-dinh/ubnd-tinh-gia-lai/_/12-qd-ubnd ; [Quyết định số 13/QĐ-UBND] act/quyet-dinh/ubnd-tinh-gia-lai/2012/13-qd-ubnd 2012-06-05"},
    {"Thông tư liên tịch của Bộ Tài chính - Bộ Y tế số 12/2008/TTLT-BTC-BYT",
     "[Thông tư liên tịch của Bộ Tài chính - Bộ Y tế số 12/2008/TTLT-BTC-BYT] act/thong-tu-lien-tich/bo-tai-chinh+bo-y-te/2008/12-2008-ttlt-btc-byt"},
    {"theo Quyết định của UBND tỉnh Gia Lai số 5/2008/QĐ-UBND ngày 5/6/2008",
     "[Quyết định của UBND tỉnh Gia Lai số 5/2008/QĐ-UBND] act/quyet-dinh/ubnd-tinh-gia-lai/2008/5-2008-qd-ubnd 2008-06-05"},
};

const Case short_forms[] = {
    {"Nghị định số 115/2015/NĐ-CP ngày 11/11/2015 (sau đây gọi tắt là Nghị định số 115/2015/NĐ-CP)",
     "[Nghị định số 115/2015/NĐ-CP] act/nghi-dinh/chinh-phu/2015/115-2015-nd-cp 2015-11-11 ; [Nghị định số 115/2015/NĐ-CP] act/nghi-dinh/chinh-phu/2015/115-2015-nd-cp"},
    {"Nghị định số 34/2016/NĐ-CP (gọi là Nghị định 34). Theo Nghị định 34 thì",
     "[Nghị định số 34/2016/NĐ-CP] act/nghi-dinh/chinh-phu/2016/34-2016-nd-cp ; [Nghị định 34] act/nghi-dinh/chinh-phu/2016/34-2016-nd-cp ; [Nghị định 34] act/nghi-dinh/chinh-phu/2016/34-2016-nd-cp"},
    {"NĐ 130/2005/NĐ-CP, sau này NĐ 130",
     "[NĐ 130/2005/NĐ-CP] act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp ; [NĐ 130] act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp"},
    {"Thông tư số 78/2014/TT-BTC; TT 78/2014",
     "[Thông tư số 78/2014/TT-BTC] act/thong-tu/bo-tai-chinh/2014/78-2014-tt-btc ; [TT 78/2014] act/thong-tu/bo-tai-chinh/2014/78-2014-tt-btc"},
    {"Luật Bảo hiểm xã hội số 58/2014/QH13 (sau đây gọi là Luật Bảo hiểm xã hội); Điều 5 Luật Bảo hiểm xã hội",
     "[Luật Bảo hiểm xã hội số 58/2014/QH13] act/luat/quoc-hoi/2014/58-2014-qh13 ; [Luật Bảo hiểm xã hội] act/luat/quoc-hoi/2014/58-2014-qh13 ; [Luật Bảo hiểm xã hội] act/luat/quoc-hoi/2014/58-2014-qh13 (Điều 5)"},
    {"Quyết định này, khoản 4 Điều này và Điều 2 của Quyết định này",
     "[Quyết định này] act/quyet-dinh/ubnd-tinh-kon-tum/2020/5-2020-qd-ubnd ; [Quyết định này] act/quyet-dinh/ubnd-tinh-kon-tum/2020/5-2020-qd-ubnd (Điều 2)"},
    {"Nghị định số 12/2001/NĐ-CP; Nghị định nêu trên",
     "[Nghị định số 12/2001/NĐ-CP] act/nghi-dinh/chinh-phu/2001/12-2001-nd-cp ; [Nghị định nêu trên] act/nghi-dinh/chinh-phu/2001/12-2001-nd-cp"},
    {"Thông tư số 12/2001/TT-BTC; các Thông tư nói trên",
     "[Thông tư số 12/2001/TT-BTC] act/thong-tu/bo-tai-chinh/2001/12-2001-tt-btc ; [Thông tư nói trên] act/thong-tu/bo-tai-chinh/2001/12-2001-tt-btc"},
    {"Luật Đất đai năm 2013; Luật đó",
     "[Luật Đất đai] act/luat/quoc-hoi/2013/45-2013-qh13 ; [Luật đó] act/luat/quoc-hoi/2013/45-2013-qh13"},
    {"Nghị định số 12 ngày 27/3/2001 của Chính phủ", "[Nghị định số 12] act/nghi-dinh/chinh-phu/2001/12 2001-03-27"},
    {"Nghị quyết số 76/NQ-CP ngày 13/6/2013 và Nghị quyết số 76/NQ-CP",
     "[Nghị quyết số 76/NQ-CP] act/nghi-quyet/chinh-phu/2013/76-nq-cp 2013-06-13 ; [Nghị quyết số 76/NQ-CP] act/nghi-quyet/chinh-phu/2013/76-nq-cp"},
};

const Case provision_forms[] = {
    {"các điểm a, b, c, đ, i và k khoản 1 Điều 28 Luật Đất đai",
     "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 28 khoản 1 điểm a, Điều 28 khoản 1 điểm b, Điều 28 khoản 1 điểm c, Điều 28 khoản 1 điểm đ, Điều 28 khoản 1 điểm i, Điều 28 khoản 1 điểm k)"},
    {"điểm d và điểm đ khoản 1 Điều 5 Luật Đất đai",
     "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 5 khoản 1 điểm d, Điều 5 khoản 1 điểm đ)"},
    {"khoản 2 và khoản 3 Điều 5, Điều 7 Luật Đất đai",
     "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 5 khoản 2, Điều 5 khoản 3, Điều 7)"},
    {"từ Điều 26 đến Điều 28 Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 26, Điều 27, Điều 28)"},
    {"từ khoản 1 đến khoản 3 Điều 5; từ Điều 7 đến hết Điều 8 Luật Đất đai",
     "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 5 khoản 1, Điều 5 khoản 2, Điều 5 khoản 3, Điều 7, Điều 8)"},
    {"Điều 5, 6 và 7 Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 5, Điều 6, Điều 7)"},
    {"các điều 3, 4 và 5 của Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 3, Điều 4, Điều 5)"},
    {"điểm a khoản 1, khoản 2 Điều 5 và điểm b khoản 3 Điều 6 Luật Đất đai",
     "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 5 khoản 1 điểm a, Điều 5 khoản 2, Điều 6 khoản 3 điểm b)"},
    {"khoản 1 Điều 5 và Điều 6 Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 5 khoản 1, Điều 6)"},
    {"Điều 12a, khoản 1b Điều 13 Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 12a, Điều 13 khoản 1b)"},
    {"Mục 1 Chương II, Mục 1 Chương III Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Chương II Mục 1, Chương III Mục 1)"},
    {"Mục 1, Chương II, Mục 1, Chương III của Luật Đất đai",
     "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Chương II Mục 1, Chương III Mục 1)"},
    {"Mục 1 và Mục 2 Chương II; Mục 3 Chương III Luật Đất đai",
     "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Chương II Mục 1, Chương II Mục 2, Chương III Mục 3)"},
    {"Chương II, Mục 1 Chương III Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Chương II, Chương III Mục 1)"},
    {"Phần thứ hai Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Phần thứ hai)"},
    {"Chương I Phần thứ tư Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Phần thứ tư Chương I)"},
    {"Điểm 2 Mục II Phần B Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Phần B Mục II điểm 2)"},
    {"điểm 1.2.3 mục 1 phần II Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Phần II Mục 1 điểm 1.2.3)"},
    {"điểm 2.1 khoản 2 Điều 1 Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Điều 1 khoản 2 điểm 2.1)"},
    {"Phụ lục I, II và III ban hành kèm theo Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Phụ lục I, Phụ lục II, Phụ lục III)"},
    {"các Phụ lục số 01, 02 kèm theo Quyết định số 5/2005/QĐ-BTC",
     "[Quyết định số 5/2005/QĐ-BTC] act/quyet-dinh/bo-tai-chinh/2005/5-2005-qd-btc (Phụ lục 01, Phụ lục 02)"},
    {"Khoản 1 Mục II Phụ lục I Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Phụ lục I Mục II khoản 1)"},
    {"Mẫu số 01/TNDN ban hành kèm theo Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Mẫu số 01/TNDN)"},
    {"các mẫu số 04a, 04b ban hành kèm theo Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Mẫu số 04a, Mẫu số 04b)"},
    {"Phụ lục ban hành kèm theo Thông tư số 5/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Phụ lục)"},
    {"khoản 1 và 2 bộ hồ sơ theo Điều 5 Luật Đất đai", "[Luật Đất đai] act/luat/quoc-hoi/_/_ (Điều 5)"},
    {"Điều 5 của Thông tư số 5/2005/TT-BTC, Điều 6 của Thông tư số 6/2005/TT-BTC",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Điều 5) ; [Thông tư số 6/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/6-2005-tt-btc (Điều 6)"},
    {"Thông tư số 5/2005/TT-BTC (khoản 2 Điều 5)",
     "[Thông tư số 5/2005/TT-BTC] act/thong-tu/bo-tai-chinh/2005/5-2005-tt-btc (Điều 5 khoản 2)"},
};

const char* const no_documents[] = {
    "TCVN ISO 9001:2015", "TCVN 5574:2018", "QCVN 09:2015/BGTVT", "QCVN 01:2021/BXD", "TCXDVN 33:2006", "ISO/IEC 17025",
    "Mẫu số 01/TNDN", "Mẫu số 05/ĐK", "mẫu 2C-BNV/2008", "biểu số 02/CK-NSNN", "Nghị định thư Kyoto", "Nghị định thư số 7",
    "theo quy định của pháp luật", "pháp luật năm 2013", "vi phạm kỷ luật", "luật sư Nguyễn Văn A", "quy luật 80/20",
    "Hội đồng quyết định 5 vấn đề", "quyết định số tiền 5.000", "quyết định số lượng 12", "Chủ tịch quyết định 12/15 nội dung",
    "thông báo 5 lần", "hướng dẫn 3 bước", "tỷ lệ 1/3", "tỷ lệ 1/500", "Quý II-2018", "ngày 05/6/2012", "5/6/2012-TB", "24/7",
    "hồ sơ vụ án số 12/2018/TLST-HS", "án số 5", "hợp đồng số 12/2010/HĐ-XD", "hợp đồng số 01-03.15/HĐTD/TPBANK",
    "Giấy phép số 12/GP-UBND", "Giấy chứng nhận số 12/GCN-UBND", "chứng chỉ số 5/CC", "hóa đơn số 12/HĐ-GTGT", "thửa đất số 12/5",
    "tài khoản số 123/456", "điện thoại 0243.123456/123", "Hiệp định TRIPS", "Công ước số 138", "Hiệp ước năm 1999",
    "điều ước quốc tế năm 2005", "Số: …/QĐ-UBND", "Số:       /QĐ-UBND", "Quyết định số ……/QĐ-UBND",
    "Quyết định số    /2012/QĐ-UBND ngày   /  /2012", "Nghị định số .../2020/NĐ-CP", "Nghị định số …/2026/NĐ-CP ngày …",
    "các Thông tư hướng dẫn", "các Nghị định quy định chi tiết", "Nghị định của Chính phủ(1) quy định", "luật pháp Việt Nam",
    "Kế hoạch 5 năm 2016-2020", "kế hoạch 12/2008", "Nghị quyết Đại hội XIII", "Quyết định ngày 27/3/2001", "Điều lệ Đảng",
    "phần thứ nhất", "Mục 1 Chương II",
};

std::string read(std::string_view text) {
  CitingDocument self;
  self.work = WorkId(true, "quyet-dinh", "ubnd-tinh-kon-tum", "2020", "5-2020-qd-ubnd");
  self.place = "tỉnh Kon Tum";
  auto citations = find_citations(text);
  identify(citations, text, self);
  std::string all;
  for (const Citation& citation : citations) {
    all += all.empty() ? "[" : " ; [";
    all += text.substr(citation.span.start, citation.span.end - citation.span.start);
    all += "] " + (citation.work ? citation.work->to_string().substr(std::string_view("/akn/vn/").size()) : "none");
    for (std::size_t i = 0; i < citation.pinpoint.size(); ++i) {
      all += (i == 0 ? " (" : ", ") + citation.pinpoint[i];
    }
    all += citation.pinpoint.empty() ? "" : ")";
    all += citation.date ? ' ' + text::to_iso(*citation.date) : "";
  }
  return all;
}

void expect_read(std::span<const Case> cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(read(c.text), c.expected) << c.text;
  }
}

TEST(CitationForms, ReadsEveryFormOfANumber) {
  expect_read(number_forms);
}

TEST(CitationForms, GivesLocalNumbersTheirPlace) {
  expect_read(local_forms);
}

TEST(CitationForms, ReadsLawsByName) {
  expect_read(law_forms);
}

TEST(CitationForms, ReadsListsAndWhatTheyShare) {
  expect_read(list_forms);
}

TEST(CitationForms, ResolvesShortAndRelativeForms) {
  expect_read(short_forms);
}

TEST(CitationForms, ReadsProvisionsOfADocument) {
  expect_read(provision_forms);
}

TEST(CitationForms, LeavesAloneWhatIsNoDocument) {
  for (const char* const text : no_documents) {
    EXPECT_EQ(read(text), "") << text;
  }
}

} // namespace
} // namespace danchieu::citation
