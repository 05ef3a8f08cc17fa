#include "corpus/document/analysis.hpp"

#include "normalizer/text/date.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#ifdef DANCHIEU_SHARED_DIR
#include "corpus/readers/reader.hpp"
#endif

namespace danchieu::corpus {
namespace {

std::string iso(const std::optional<Date>& date) { return date ? text::to_iso(*date) : "-"; }

std::string work(const Document& document) { return document.work ? document.work->to_string() : "-"; }

constexpr std::string_view decision = R"(ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 9920/QĐ-UBND
Đà Lạt, ngày 23 tháng 4 năm 2012

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch trồng hoa

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG

Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng hoa.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Sở Nông nghiệp
và Môi trường;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn Mai

KẾ HOẠCH
Trồng hoa năm 2012
(Ban hành kèm theo Quyết định số 9920/QĐ-UBND ngày 23 tháng 4 năm 2012
của Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng)

I. MỤC TIÊU
1. Mục tiêu chung
a) Trồng hoa.
b) Bán hoa.
II. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính cấp kinh phí.
)";

TEST(Analysis, ReadsATextWithoutMarksAndTellsItInItsOwnWords) {
  constexpr std::string_view bare = R"(UY BAN NHAN DAN
TINH LAM DONG
-------
So: 9921/QD-UBND
Da Lat, ngay 23 thang 4 nam 2013

QUYET DINH
Ve viec trong hoa

CHU TICH UY BAN NHAN DAN TINH LAM DONG

Can cu Luat To chuc Hoi dong nhan dan va Uy ban nhan dan ngay 26 thang 11 nam 2003;
QUYET DINH:
Dieu 1. Quy dinh viec trong hoa tren dia ban tinh.
Dieu 2. Quyet dinh nay co hieu luc ke tu ngay ky va thay the Quyet dinh so 9920/QD-UBND ngay 23 thang 4 nam 2012.
)";
  const std::vector<Document> documents = analyse(bare);
  ASSERT_EQ(documents.size(), 1U);
  const Document& document = documents.front();
  EXPECT_EQ(work(document), "/akn/vn/act/quyet-dinh/ubnd-tinh-lam-dong/2013/9921-qd-ubnd");
  EXPECT_EQ(document.type, "quyết định");
  EXPECT_EQ(document.title, "Ve viec trong hoa");
  EXPECT_EQ(document.span.end, bare.size());
  const auto replaces = std::find_if(document.relations.begin(), document.relations.end(), [](const Relation& relation) { return relation.kind == RelationKind::replaces; });
  ASSERT_NE(replaces, document.relations.end());
  EXPECT_EQ(replaces->target.number, "9920/QĐ-UBND");
  EXPECT_EQ(replaces->quote, "Quyet dinh nay co hieu luc ke tu ngay ky va thay the Quyet dinh so 9920/QD-UBND ngay 23 thang 4 nam 2012.");
  EXPECT_TRUE(bare.substr(replaces->span.start, replaces->span.end - replaces->span.start).ends_with(replaces->quote));
  for (const Citation& citation : document.citations) {
    const std::string_view words = bare.substr(citation.span.start, citation.span.end - citation.span.start);
    EXPECT_TRUE(words.starts_with("Q") || words.starts_with("L") || words.starts_with("9921")) << words;
  }
}

TEST(Analysis, SplitsADecisionFromTheAttachedPlan) {
  const auto documents = analyse(decision);
  ASSERT_EQ(documents.size(), 2U);
  const Document& first = documents[0];
  EXPECT_EQ(work(first), "/akn/vn/act/quyet-dinh/ubnd-tinh-lam-dong/2012/9920-qd-ubnd");
  EXPECT_EQ(first.type, "quyết định");
  EXPECT_EQ(first.number, "9920/QĐ-UBND");
  EXPECT_EQ(first.year, 2012);
  EXPECT_EQ(iso(first.date), "2012-04-23");
  EXPECT_EQ(first.issuer, "Ủy ban nhân dân tỉnh Lâm Đồng");
  EXPECT_EQ(first.place, "tỉnh Lâm Đồng");
  EXPECT_EQ(first.title, "Về việc ban hành Kế hoạch trồng hoa");
  EXPECT_EQ(first.signer, "Nguyễn Văn Mai");
  EXPECT_EQ(first.signer_title, "Phó Chủ tịch");
  EXPECT_EQ(first.recipients, (std::vector<std::string>{"Như Điều 2", "Sở Nông nghiệp và Môi trường", "Lưu: VT"}));
  ASSERT_EQ(first.provisions.size(), 2U);
  const Document& plan = documents[1];
  EXPECT_EQ(work(plan), "/akn/vn/act/quyet-dinh/ubnd-tinh-lam-dong/2012/9920-qd-ubnd!ke-hoach");
  EXPECT_EQ(plan.attached_to->to_string(), work(first));
  EXPECT_EQ(plan.type, "kế hoạch");
  EXPECT_EQ(plan.title, "Trồng hoa năm 2012");
  ASSERT_EQ(plan.provisions.size(), 2U);
  EXPECT_EQ(plan.provisions[0].heading, "MỤC TIÊU");
  EXPECT_EQ(first.span.end, plan.span.start);
  EXPECT_EQ(plan.span.end, decision.size());
}

TEST(Analysis, MarksTheOwnNumberAsHeader) {
  const auto documents = analyse(decision);
  ASSERT_FALSE(documents[0].citations.empty());
  const Citation& own = documents[0].citations.front();
  EXPECT_EQ(own.kind, citation::CitationKind::header);
  EXPECT_EQ(own.relation, RelationKind::self);
  EXPECT_EQ(decision.substr(own.span.start, own.span.end - own.span.start), "9920/QĐ-UBND");
  EXPECT_EQ(own.work, documents[0].work);
}

/// One heading in many layouts: columns below each other, side by side, torn over lines, on one line.
TEST(Analysis, ReadsHeadingsInAnyLayout) {
  const struct {
    std::string text;
    std::string work;
    std::string date;
    std::string title;
  } rows[] = {
      {"CHÍNH\nPHỦ\n-------\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----\nSố:\n98/2025/NĐ-CP\nHà\nNội, ngày 26\ntháng 11 năm 2025\nNGHỊ "
       "ĐỊNH\nVỀ\nVIỆC TRỒNG HOA\nCăn cứ Luật Hoa;\n",
       "/akn/vn/act/nghi-dinh/chinh-phu/2025/98-2025-nd-cp", "2025-11-26", "VỀ VIỆC TRỒNG HOA"},
      {"BỘ TÀI CHÍNH                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    -----                    Độc lập - Tự do - Hạnh phúc\nSố:  98 /2002/TT-BTC           Hà Nội, "
       "ngày  30  tháng 12 năm 2002\n\nThông tư\nHướng dẫn việc in hóa đơn\n\nCăn cứ Nghị định số 89/2002/NĐ-CP ngày 07/11/2002;\n",
       "/akn/vn/act/thong-tu/bo-tai-chinh/2002/98-2002-tt-btc", "2002-12-30", "Hướng dẫn việc in hóa đơn"},
      {"QUỐC HỘI   --------\nCỘNG HÒA XÃ   HỘI CHỦ NGHĨA VIỆT NAM   Độc lập - Tự do - Hạnh phúc    -----\nLuật số:   95/2015/QH13\nHà Nội, ngày   25 tháng 11 năm 2015\nLUẬT\nHOA "
       "LAN\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\n",
       "/akn/vn/act/luat/quoc-hoi/2015/95-2015-qh13", "2015-11-25", "HOA LAN"},
      {"BỘ NỘI VỤ ------- \t CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc -----\n\nSố: 5115/BNV-CCHC V/v thí điểm trồng hoa \t Hà Nội, ngày 03 tháng 12 năm "
       "2018Kính gửi: \t - Sở Nội vụ.\n",
       "/akn/vn/doc/cong-van/bo-noi-vu/2018/5115-bnv-cchc", "2018-12-03", "thí điểm trồng hoa"},
      {"Số: *457*/KH-UBND\n\nKon Tum, ngày *23* tháng *02* năm 2018\n\nKẾ HOẠCH\n\nTuyên truyền trên địa bàn tỉnh Kon Tum\n\nCăn cứ Quyết định số 225/QĐ-TTg;\n",
       "/akn/vn/doc/ke-hoach/ubnd-tinh-kon-tum/2018/457-kh-ubnd", "2018-02-23", "Tuyên truyền trên địa bàn tỉnh Kon Tum"},
      {"BỘ Y TẾ\nBỘ TÀI CHÍNH\nSố: 12/2010/TTLT-BYT-BTC\nHà Nội, ngày 1 tháng 2 năm 2010\nTHÔNG TƯ\nLIÊN TỊCH\nHướng dẫn khám bệnh\nCăn cứ Luật Khám bệnh;\n",
       "/akn/vn/act/thong-tu-lien-tich/bo-y-te+bo-tai-chinh/2010/12-2010-ttlt-byt-btc", "2010-02-01", "Hướng dẫn khám bệnh"},
  };
  for (const auto& row : rows) {
    const auto documents = analyse(row.text);
    ASSERT_EQ(documents.size(), 1U) << row.text;
    EXPECT_EQ(work(documents[0]), row.work) << row.text;
    EXPECT_EQ(iso(documents[0].date), row.date) << row.text;
    EXPECT_EQ(documents[0].title, row.title) << row.text;
  }
}

TEST(Analysis, ReadsAMinistryWithADashInItsName) {
  const std::string rest = "\n\nSố: 9935/QĐ-BLĐTBXH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
                           "Hà Nội, ngày 31 tháng 01 năm 2024\n\nQUYẾT ĐỊNH\nVề việc trông đèn\n\nĐiều 1. Trông đèn.\n";
  for (const std::string_view head : {"BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "BỘ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI",
                                      "BỘ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI\n-------"}) {
    const auto documents = analyse(std::string(head) + rest);
    ASSERT_EQ(documents.size(), 1U) << head;
    EXPECT_EQ(documents[0].issuer, "Bộ Lao động - Thương binh và Xã hội") << head;
    EXPECT_EQ(work(documents[0]), "/akn/vn/act/quyet-dinh/bo-lao-dong-thuong-binh-va-xa-hoi/2024/9935-qd-bldtbxh") << head;
  }
}

TEST(Analysis, LetsTheCodeTellTheAuthorityWhereTheNameIsDamaged) {
  const auto documents = analyse("BỘ LAO DỘNG THUƠNG BINH\n\nSố: 9936/QĐ-BLĐTBXH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
                                 "Hà Nội, ngày 31 tháng 01 năm 2024\n\nQUYẾT ĐỊNH\nVề việc trông đèn\n\nĐiều 1. Trông đèn.\n");
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(work(documents[0]), "/akn/vn/act/quyet-dinh/bo-lao-dong-thuong-binh-va-xa-hoi/2024/9936-qd-bldtbxh");
}

TEST(Analysis, LeavesABlankNumberUnknownAndTheWorkProvisional) {
  const auto documents = analyse("ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n\nSố:             /QĐ-UBND Kon Tum, ngày      tháng       năm 2023\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch\n\nCăn cứ Luật A;\n"
                                 "Điều 1. Ban hành.\n");
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].number, "");
  EXPECT_EQ(documents[0].year, 2023);
  EXPECT_FALSE(documents[0].date.has_value());
  EXPECT_FALSE(documents[0].work->complete());
  EXPECT_TRUE(work(documents[0]).starts_with("/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2023/_")) << work(documents[0]);
  EXPECT_EQ(WorkId::parse(work(documents[0])), documents[0].work);
}

TEST(Analysis, KeepsAnnexesAndFormsInTheirDocument) {
  const auto documents = analyse("CHÍNH PHỦ\nSố: 98/2025/NĐ-CP\nHà Nội, ngày 1 tháng 2 năm 2025\nNGHỊ ĐỊNH\nVề hoa\nCăn cứ Luật Hoa;\nĐiều 1. Hiệu lực\nNghị định này có hiệu lực từ ngày ký.\nTM. "
                                 "CHÍNH PHỦ\nTHỦ TƯỚNG\nLê Văn A\nPhụ lục I\nDANH MỤC HOA\n(Kèm theo Nghị định số 98/2025/NĐ-CP ngày 1 tháng 2 năm 2025 của Chính phủ)\n1. Hoa lan\n2. Hoa mai\n");
  ASSERT_EQ(documents.size(), 1U);
  ASSERT_EQ(documents[0].provisions.size(), 2U);
  EXPECT_EQ(documents[0].provisions[1].eid, "phu-luc-i");
  EXPECT_EQ(documents[0].provisions[1].heading, "DANH MỤC HOA");
  EXPECT_EQ(documents[0].provisions[1].children.size(), 2U);
}

TEST(Analysis, DoesNotTakeAConsolidatedTextForTheActItRepeats) {
  const auto documents = analyse("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTHÔNG TƯ1\nVề hoa\n\nThông tư số 120/2020/TT-BTC ngày 31 tháng 12 năm 2020 của Bộ trưởng Bộ Tài chính "
                                 "về hoa, có hiệu lực thi hành kể từ ngày 15 tháng 2 năm 2021, được sửa đổi, bổ sung bởi:\nThông tư số 1/2022/TT-BTC.\nCăn cứ Luật Hoa;\nĐiều 1. Hoa\nHoa.\n\nBỘ TÀI "
                                 "CHÍNH\n\nSố: 08/VBHN-BTC\n\nXÁC THỰC VĂN BẢN HỢP NHẤT\nHà Nội, ngày 17  tháng  4  năm 2026\n");
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].type, "văn bản hợp nhất");
  EXPECT_EQ(documents[0].number, "08/VBHN-BTC");
  EXPECT_EQ(iso(documents[0].date), "2026-04-17");
}

TEST(Analysis, ReadsTheTitleOfAConsolidatedLawNamedLikeABody) { // "Bảo hiểm xã hội" is a body too
  const auto documents = analyse("VĂN BẢN HỢP NHẤT - VĂN PHÒNG QUỐC HỘI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nLUẬT\nBẢO HIỂM XÃ HỘI\n\nLuật Bảo hiểm xã hội số 58/2014/QH13 ngày 20 tháng 11 năm 2014 của "
                                 "Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm 2016, được sửa đổi, bổ sung bởi:\n1. Luật số 35/2018/QH14.\nĐiều 1. Phạm vi\n");
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].type, "văn bản hợp nhất");
  EXPECT_EQ(documents[0].title, "LUẬT BẢO HIỂM XÃ HỘI");
}

TEST(Analysis, GivesOneDocumentForAnyText) {
  const std::string texts[] = {"", "x", "\n\n\n", "Số:", "(Ban hành kèm theo", "Điều 1.", "“Điều 1. x", "Nơi nhận:", "KẾ HOẠCH\n(Kèm theo Quyết định số", std::string(300, '('), "TM. \nKT. \n"};
  for (const std::string& text : texts) {
    const auto documents = analyse(text);
    ASSERT_EQ(documents.size(), 1U) << text;
    EXPECT_EQ(documents[0].span, (Span{0, text.size()})) << text;
  }
}

/// A heading without end is read up to a bound in bytes, which may not fall into a letter.
TEST(Analysis, CutsNoLetterOfALongTitle) {
  std::string words = "Nghị định ";
  while (words.size() < 40000) words += "ệ";
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const auto documents = analyse(std::string(shift, '\n') + words);
    ASSERT_EQ(documents.size(), 1U);
    const std::string& title = documents[0].title;
    ASSERT_FALSE(title.empty()) << shift;
    ASSERT_GE(title.size(), 3U) << shift;
    EXPECT_EQ(title.substr(title.size() - 3), "ệ") << shift;
  }
}

#ifdef DANCHIEU_SHARED_DIR

std::vector<Document> read(const std::filesystem::path& file) { return analyse(std::get<SourceText>(read_file(file)).text); }

TEST(Seeds, HoldSevenWorks) {
  const struct {
    std::string file;
    std::vector<std::string> works;
  } rows[] = {
      {"000_b27503eb711c215e.txt", {"/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd", "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd!ke-hoach"}},
      {"001_0a79482184b1712a.txt", {"/akn/vn/doc/ke-hoach/ubnd-tinh-kien-giang/2016/64-kh-ubnd"}},
      {"002_2a9db4480d103708.txt", {"/akn/vn/act/quyet-dinh/ubnd-tinh-lam-dong/2012/920-qd-ubnd!ke-hoach"}},
      {"003_6f90c8334a2aae10.txt", {"/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2023/_", "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2023/_"}},
      {"004_f617ae68c29cd72d.txt", {"/akn/vn/doc/ke-hoach/ubnd-tinh-kon-tum/2018/457-kh-ubnd"}},
  };
  for (const auto& row : rows) {
    const auto documents = read(std::filesystem::path(DANCHIEU_SHARED_DIR) / "seeds" / row.file);
    ASSERT_EQ(documents.size(), row.works.size()) << row.file;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      EXPECT_TRUE(work(documents[i]).starts_with(row.works[i])) << row.file << ": " << work(documents[i]);
      EXPECT_EQ(documents[i].attached_to.has_value(), work(documents[i]).find('!') != std::string::npos) << row.file;
    }
  }
}

TEST(Windows, ArePartitionedByTheirDocuments) { // cut documents; one is a decision with its programme
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(DANCHIEU_SHARED_DIR) / "gold" / "windows")) {
    const auto documents = read(entry.path());
    ASSERT_FALSE(documents.empty()) << entry.path();
    EXPECT_LE(documents.size(), entry.path().filename() == "vp-2005-qd-256.w0.txt" ? 2U : 1U) << entry.path();
    std::size_t at = 0;
    for (const Document& document : documents) {
      EXPECT_EQ(document.span.start, at) << entry.path();
      at = document.span.end;
    }
  }
}

#endif

} // namespace
} // namespace danchieu::corpus
