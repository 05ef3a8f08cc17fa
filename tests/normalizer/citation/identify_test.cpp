#include "normalizer/citation/citation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::citation {
namespace {

std::string works(const std::string& text, const CitingDocument& self = {}) {
  auto citations = find_citations(text);
  identify(citations, text, self);
  std::string all;
  for (const Citation& c : citations) {
    all += all.empty() ? "" : " ";
    all += c.work ? c.work->to_string() : "none";
  }
  return all;
}

CitingDocument kon_tum() {
  CitingDocument self;
  self.work = WorkId(true, "quyet-dinh", "ubnd-tinh-kon-tum", "2012", "673-qd-ubnd");
  self.place = "tỉnh Kon Tum";
  return self;
}

TEST(Identify, TakesCentralBodiesFromTheirCodes) {
  EXPECT_EQ(works("Nghị định số 130/2005/NĐ-CP"), "/akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp");
  EXPECT_EQ(works("Nghị quyết số 30c/NQ-CP ngày 08/11/2011"), "/akn/vn/act/nghi-quyet/chinh-phu/2011/30c-nq-cp");
  EXPECT_EQ(works("Thông tư liên tịch số 119/2013/TTLT-BTC-BNV"),
            "/akn/vn/act/thong-tu-lien-tich/bo-tai-chinh+bo-noi-vu/2013/119-2013-ttlt-btc-bnv");
  EXPECT_EQ(works("Luật số 11/2003/QH11"), "/akn/vn/act/luat/quoc-hoi/2003/11-2003-qh11");
  EXPECT_EQ(works("Nghị quyết số 18-NQ/TW ngày 25/10/2017"), "/akn/vn/act/nghi-quyet/trung-uong-dang/2017/18-nq-tw");
}

TEST(Identify, TakesLocalBodiesFromTheWordsOrTheCitingDocument) {
  EXPECT_EQ(works("Quyết định số 375/QĐ-CT ngày 26/6/2008 của Chủ tịch Ủy ban nhân dân tỉnh Kon Tum"),
            "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2008/375-qd-ct");
  EXPECT_EQ(works("Tờ trình số 769/Tr-SNV ngày 05/6/2012 của Sở Nội vụ", kon_tum()),
            "/akn/vn/doc/to-trinh/so-noi-vu-tinh-kon-tum/2012/769-tr-snv");
  EXPECT_EQ(works("Quyết định số 09/2016/QĐ-UBND", kon_tum()), "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2016/9-2016-qd-ubnd");
  EXPECT_EQ(works("Quyết định số 09/2016/QĐ-UBND"), "/akn/vn/act/quyet-dinh/_/2016/9-2016-qd-ubnd");
  EXPECT_EQ(works("Quyết định số 09/2016/QĐ-UBND của UBND tỉnh Gia Lai", kon_tum()),
            "/akn/vn/act/quyet-dinh/ubnd-tinh-gia-lai/2016/9-2016-qd-ubnd");
  EXPECT_EQ(works("Công văn số 25/UBND-KTTH ngày 08/01/2010 của UBND tỉnh Kiên Giang"),
            "/akn/vn/doc/cong-van/ubnd-tinh-kien-giang/2010/25-ubnd-ktth");
}

TEST(Identify, CompletesFromTheFullerMentionOnlyWhenThereIsOne) {
  EXPECT_EQ(works("Nghị quyết số 76/NQ-CP ngày 13/6/2013 và Nghị quyết số 76/NQ-CP"),
            "/akn/vn/act/nghi-quyet/chinh-phu/2013/76-nq-cp /akn/vn/act/nghi-quyet/chinh-phu/2013/76-nq-cp");
  EXPECT_EQ(works("Nghị quyết số 76/NQ-CP ngày 13/6/2013; Nghị quyết số 76/NQ-CP ngày 15/7/2021; Nghị quyết số 76/NQ-CP"),
            "/akn/vn/act/nghi-quyet/chinh-phu/2013/76-nq-cp /akn/vn/act/nghi-quyet/chinh-phu/2021/76-nq-cp "
            "/akn/vn/act/nghi-quyet/chinh-phu/_/76-nq-cp");
}

TEST(Identify, KnowsShortFormsOfADocumentNamedBefore) {
  EXPECT_EQ(works("Nghị định số 34/2016/NĐ-CP (gọi là Nghị định 34). Theo Nghị định 34 thì"),
            "/akn/vn/act/nghi-dinh/chinh-phu/2016/34-2016-nd-cp /akn/vn/act/nghi-dinh/chinh-phu/2016/34-2016-nd-cp "
            "/akn/vn/act/nghi-dinh/chinh-phu/2016/34-2016-nd-cp");
}

TEST(Identify, GivesALawsNumberWhenNameAndDateMeanOneLaw) {
  EXPECT_EQ(works("Luật Tổ chức HĐND và UBND ngày 26/11/2003"), "/akn/vn/act/luat/quoc-hoi/2003/11-2003-qh11");
  EXPECT_EQ(works("Luật Đất đai năm 2013"), "/akn/vn/act/luat/quoc-hoi/2013/45-2013-qh13");
  EXPECT_EQ(works("Luật Đất đai"), "/akn/vn/act/luat/quoc-hoi/_/_");
  EXPECT_EQ(works("Luật Phá sản của Quốc hội khóa XIII"), "/akn/vn/act/luat/quoc-hoi/2014/51-2014-qh13");
  EXPECT_EQ(works("Luật Đất đai năm 2014"), "/akn/vn/act/luat/quoc-hoi/2014/_");
}

TEST(Identify, GivesAmendingLawsTheirNumbers) {
  const std::string amending = "Luật sửa đổi, bổ sung một số điều của ";
  EXPECT_EQ(works(amending + "Luật Bảo hiểm y tế ngày 13 tháng 6 năm 2014"),
            "/akn/vn/act/luat/quoc-hoi/2014/46-2014-qh13 /akn/vn/act/luat/quoc-hoi/_/_");
  EXPECT_EQ(works(amending + "Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019"),
            "/akn/vn/act/luat/quoc-hoi/2019/47-2019-qh14 /akn/vn/act/luat/quoc-hoi/_/_ /akn/vn/act/luat/quoc-hoi/_/_");
  EXPECT_EQ(works(amending + "Luật Bảo hiểm y tế ngày 14 tháng 6 năm 2014"),
            "/akn/vn/act/luat/quoc-hoi/2014/_ /akn/vn/act/luat/quoc-hoi/_/_");
}

TEST(Identify, TakesNoTermOfACouncilForAPlace) {
  for (const std::string term : {"Khoá XIV", "khóa X", "Khóa 7", "Kỳ họp thứ 5"}) {
    EXPECT_EQ(works("Nghị quyết số 123/2009/NQ-HĐND ngày 09 tháng 7 năm 2009 của Hội đồng nhân dân tỉnh " + term, kon_tum()),
              "/akn/vn/act/nghi-quyet/hdnd-tinh-kon-tum/2009/123-2009-nq-hdnd")
        << term;
  }
  EXPECT_EQ(works("Nghị quyết số 1/2009/NQ-HĐND của HĐND huyện Khoái Châu, tỉnh Hưng Yên"),
            works("Nghị quyết số 1/2009/NQ-HĐND của Hội đồng nhân dân huyện Khoái Châu, tỉnh Hưng Yên"));
}

TEST(Identify, KnowsTheAssemblysNumbersFromScans) {
  EXPECT_EQ(works("Luật Đấu thầu số 22/2023/OH15"), "/akn/vn/act/luat/quoc-hoi/2023/22-2023-qh15");
}

TEST(Identify, PutsBackHyphensThatWereLost) {
  EXPECT_EQ(works("Thông tư số 10/2024/TTBTC"), works("Thông tư số 10/2024/TT-BTC"));
  EXPECT_EQ(works("Thông tư liên tịch số 10/2014/TTLTBTCBTP"), works("Thông tư liên tịch số 10/2014/TTLT-BTC-BTP"));
  EXPECT_EQ(works("Thông tư liên tịch số 10/2014/TTLT-BYTBTC"), works("Thông tư liên tịch số 10/2014/TTLT-BYT-BTC"));
  EXPECT_EQ(works("Nghị định số 10/2014/NĐCP"), works("Nghị định số 10/2014/NĐ-CP"));
  EXPECT_EQ(works("Thông tư số 22/2013/BTTTT"), "/akn/vn/act/thong-tu/bo-thong-tin-va-truyen-thong/2013/22-2013-btttt");
  EXPECT_EQ(number_key("21/2025/ttbyt"), "21-2025-tt-byt");
  EXPECT_EQ(works("Quyết định số 574 QĐ/BTC ngày 30/3/2015"), works("Quyết định số 574/QĐ-BTC ngày 30/3/2015"));
  EXPECT_EQ(number_key("12/TTCP-VP"), "12-ttcp-vp");
  EXPECT_EQ(number_key("77/2015/QH13"), "77-2015-qh13");
}

TEST(Identify, LeavesOpenWhichBodyShortLettersMean) {
  // TNMT is the ministry or a province's department
  EXPECT_EQ(works("Công văn số 2173/TNMT-VP ngày 27/8/2009"), "/akn/vn/doc/cong-van/_/2009/2173-tnmt-vp");
  EXPECT_EQ(works("Thông tư liên tịch số 14/2008/TTLT-BTC-TNMT"),
            "/akn/vn/act/thong-tu-lien-tich/bo-tai-chinh+bo-tai-nguyen-va-moi-truong/2008/14-2008-ttlt-btc-tnmt");
}

TEST(Identify, ReadsThisDecreeInALetterAsTheDecreeLastNamed) {
  CitingDocument letter;
  letter.work = WorkId(false, "cong-van", "cuc-thue", "2025", "5467-ct-cs");
  EXPECT_EQ(works("Nghị định số 103/2024/NĐ-CP quy định; Điều 26 Nghị định này", letter),
            "/akn/vn/act/nghi-dinh/chinh-phu/2024/103-2024-nd-cp /akn/vn/act/nghi-dinh/chinh-phu/2024/103-2024-nd-cp");
}

TEST(Identify, ReadsThisDecreeInQuotedWordingAsTheAmendedOne) {
  CitingDocument amending;
  amending.work = WorkId(true, "nghi-dinh", "chinh-phu", "2022", "91-2022-nd-cp");
  EXPECT_EQ(works("Sửa đổi Nghị định số 126/2020/NĐ-CP như sau: “theo Nghị định này”. Nghị định này có hiệu lực", amending),
            "/akn/vn/act/nghi-dinh/chinh-phu/2020/126-2020-nd-cp /akn/vn/act/nghi-dinh/chinh-phu/2020/126-2020-nd-cp "
            "/akn/vn/act/nghi-dinh/chinh-phu/2022/91-2022-nd-cp");
}

TEST(Identify, GivesSelfTheCitingDocument) {
  EXPECT_EQ(works("Quyết định này", kon_tum()), "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd");
  EXPECT_EQ(works("Luật này", kon_tum()), "none");
}

} // namespace
} // namespace danchieu::citation
