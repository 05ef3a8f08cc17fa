#include "normalizer/citation/citation.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {
namespace {

/// "type|number|year|date" of each citation, joined with " ; "; kinds other than numbered are named.
std::string summary(std::string_view text) {
  std::string all;
  for (const Citation& c : find_citations(text)) {
    if (!all.empty()) {
      all += " ; ";
    }
    if (c.kind != CitationKind::numbered) {
      all += std::string(code(c.kind)) + ' ';
    }
    all += c.type;
    if (!c.number.empty()) {
      all += ' ' + c.number;
    } else if (!c.name.empty()) {
      all += " [" + c.name + ']';
    }
    if (c.year) {
      all += ' ' + std::to_string(*c.year);
    }
    if (c.date) {
      all += ' ' + text::to_iso(*c.date);
    }
  }
  return all;
}

struct Case {
  const char* text;
  const char* expected;
};

const Case forms[] = {
    {"Nghị định số 130/2005/NĐ-CP ngày 17/10/2005 của Chính phủ", "nghị định 130/2005/NĐ-CP 2005 2005-10-17"},
    {"Nghị\nđịnh\nsố\n199/2013/NĐ-\nCP ngày 26\ntháng 11\nnăm 2013", "nghị định 199/2013/NĐ-CP 2013 2013-11-26"},
    {"Luật Phòng, chống tham nhũng và Bộ luật Hình sự", "by_name luật [Luật Phòng, chống tham nhũng] ; by_name bộ luật [Bộ luật Hình sự]"},
    {"Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019",
     "by_name luật [Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức] 2019 2019-11-25 ; "
     "by_name luật [Luật Cán bộ, công chức] ; by_name luật [Luật Viên chức]"},
    {"các Nghị định của Chính phủ: số 63/2010/NĐ-CP ngày 08/6/2010; số 48/2013/NĐ-CP ngày 14/5/2013",
     "nghị định 63/2010/NĐ-CP 2010 2010-06-08 ; nghị định 48/2013/NĐ-CP 2013 2013-05-14"},
    {"Công văn số 4830/KTTH ngày 24/9/1997, số 1440/CP-KTTH ngày 7/11/1998",
     "công văn 4830/KTTH 1997 1997-09-24 ; công văn 1440/CP-KTTH 1998 1998-11-07"},
    {"theo nghị định 73 của Chính phủ", "nghị định 73"},
    {"khoản 1 Điều 2 Nghị định 54 cần lưu ý", "nghị định 54"},
    {"việc thực hiện Pháp lệnh Ưu đãi người có công với cách mạng năm 2012",
     "by_name pháp lệnh [Pháp lệnh Ưu đãi người có công với cách mạng] 2012"},
    {"Thông tư số 37 TC/TCT ngày 10/5/1995", "thông tư 37TC/TCT 1995 1995-05-10"},
    {"Quyết định số 09 2006/QĐ-UBND", "quyết định 09/2006/QĐ-UBND 2006"},
    {"tạiNghị định số102/2009/NĐ-CPngày 06 tháng 11 năm 2009", "nghị định 102/2009/NĐ-CP 2009 2009-11-06"},
    {"Nghị định số [69/2018/NĐ-CP](https://example.org)", "nghị định 69/2018/NĐ-CP 2018"},
    {"Nghị định số 11/2014/2014/NĐ-CP", "nghị định 11/2014/2014/NĐ-CP 2014"},
    {"hiệu lực\n170/2008/QĐ-TTg ngày 18/12/2008", "quyết định 170/2008/QĐ-TTg 2008 2008-12-18"},
    {"Số: *457*/KH-UBND", "kế hoạch 457/KH-UBND"},
    {"Nghị định số 58/2012/NĐ-CP\n \n3\nCÔNG BÁO/Số 278/Ngày 18-05-2026\n ngày 20/7/2012", "nghị định 58/2012/NĐ-CP 2012 2012-07-20"},
    {"Quyết định đưa vụ án ra xét xử số 09/2018/QĐXXST-KDTM ngày 27/9/2018", "quyết định 09/2018/QĐXXST-KDTM 2018 2018-09-27"},
    {"Luật Tổ chức HĐND và UBND ban hành năm 2003", "by_name luật [Luật Tổ chức HĐND và UBND] 2003"},
    {"Luật thuế thu nhập doanh nghiệp được Quốc hội khóa IX thông qua ngày 10/5/1997",
     "by_name luật [Luật thuế thu nhập doanh nghiệp] 1997 1997-05-10"},
    // words in brackets behind a name, and names that no table holds
    {"Luật Khuyến khích đầu tư trong nước (sửa đổi) số 03/1998/QH10 ngày 20 tháng 5 năm 1998", "luật 03/1998/QH10 1998 1998-05-20"},
    {"Luật Thuế thu nhập doanh nghiệp (số 03/1997/QH9 ngày 10 tháng 5 năm 1997)", "luật 03/1997/QH9 1997 1997-05-10"},
    {"Luật Đất đai (sửa đổi) năm 2013", "by_name luật [Luật Đất đai] 2013"},
    {"Luật Đất đai (Điều 5) năm 2013 là năm", "by_name luật [Luật Đất đai]"},
    {"Pháp lệnh Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS) năm 1995",
     "by_name pháp lệnh [Pháp lệnh Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người] 1995"},
    {"Luật Phòng, chống HIV/AIDS", "by_name luật [Luật Phòng, chống HIV/AIDS]"},
    {"Luật Dựng, sửa nhà sàn năm 2030", "by_name luật [Luật Dựng, sửa nhà sàn] 2030"},
    {"hạ tầng giao thông đường bộ\nLuật Giao thông đường bộ số 23/2008/QH12", "luật 23/2008/QH12 2008"},
    {"Pháp lệnh chất lượng máy kéo được công bố theo Lệnh số 49-LCT/HĐNN", "by_name pháp lệnh [Pháp lệnh chất lượng máy kéo] ; lệnh 49-LCT/HĐNN"},
    {"Luật thuế lợi tức ngày 30/6/1990", "by_name luật [Luật thuế lợi tức] 1990 1990-06-30"},
    {"Luật có hiệu lực từ ngày 01/7/2014; các Luật về thuế ngày 26/11/2014", ""},
    {"Luật sửa đổi, bổ sung một số điều của Bộ luật Dân sự được Quốc hội khóa XII, kỳ họp thứ 9 thông qua ngày 29 tháng 3 năm 2011",
     "by_name luật [Luật sửa đổi, bổ sung một số điều của Bộ luật Dân sự] 2011 2011-03-29 ; by_name bộ luật [Bộ luật Dân sự]"},
    {"Luật sửa đổi, bổ sung một số điều của các Luật về thuế ngày 26/11/2014",
     "by_name luật [Luật sửa đổi, bổ sung một số điều của các Luật về thuế] 2014 2014-11-26"},
    {"Luật sửa đổi, bổ sung một số điều của các luật có liên quan đến đầu tư số 38/2009/QH12", "luật 38/2009/QH12 2009"},
    {"Luật sửa đổi, bổ sung một số điều liên quan của Luật Nhà ở số 65/2014/QH13", "luật 65/2014/QH13 2014"},
    {"Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai số 34/2009/QH12",
     "luật 34/2009/QH12 2009 ; by_name luật [Luật Nhà ở] ; by_name luật [Luật Đất đai]"},
    {"văn bản hợp nhất Luật Đất đai số 21/VBHN-VPQH", "văn bản hợp nhất 21/VBHN-VPQH"},
    {"Quyết định số 04/2005/QĐ-BTC và chứng chỉ số 5/CC", "quyết định 04/2005/QĐ-BTC 2005"},
    // a list dated once; each item that has its own type word has its own date
    {"các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND ngày 05/6/2012",
     "quyết định 12/QĐ-UBND 2012 2012-06-05 ; quyết định 13/QĐ-UBND 2012 2012-06-05 ; quyết định 14/QĐ-UBND 2012 2012-06-05"},
    {"Quyết định số 12/QĐ-UBND và Thông báo số 13/TB-UBND cùng ngày 05/6/2012",
     "quyết định 12/QĐ-UBND 2012 2012-06-05 ; thông báo 13/TB-UBND 2012 2012-06-05"},
    {"các Thông tư số 18/2025/TT-BTC, Thông tư số 120/2020/TT-BTC ngày 31/12/2020",
     "thông tư 18/2025/TT-BTC 2025 ; thông tư 120/2020/TT-BTC 2020 2020-12-31"},
    {"các Thông tư số 18/2025/TT-BTC, 120/2020/TT-BTC ngày 31/12/2020",
     "thông tư 18/2025/TT-BTC 2025 ; thông tư 120/2020/TT-BTC 2020 2020-12-31"},
    // slides and notes
    {"QĐ 38/2008/QĐ-UBND - 10/5/2008 CỦA UBNDTP", "quyết định 38/2008/QĐ-UBND 2008 2008-05-10"},
    {"THEO QĐ 17/2008 VÀ Quyết định 18/2008", "quyết định 17/2008 2008 ; quyết định 18/2008 2008"},
    // lower case and lost marks
    {"thông tư số 03/2014/tt-bkhđt", "thông tư 03/2014/TT-BKHĐT 2014"},
    {"luật kế toán số 88/2015/qh13", "luật 88/2015/QH13 2015"},
    {"tờ trình số 109/ttr-skhcn ngày 14/11/2025", "tờ trình 109/TTr-SKHCN 2025 2025-11-14"},
    {"TỜ TRÌNH SỐ 20/TTR-STC", "tờ trình 20/TTr-STC"},
    {"Thong tu so 03/2014/TT-BKHDT", "thông tư 03/2014/TT-BKHĐT 2014"},
    // blanks around the marks
    {"Thông tư liên tịch số 72 /2011 /TTLT -BTC -BGTVT ngày 27/5/2011", "thông tư liên tịch 72/2011/TTLT-BTC-BGTVT 2011 2011-05-27"},
    {"Thông tư liên tịch số 72/2011/TTLT - BTC - BGTVT", "thông tư liên tịch 72/2011/TTLT-BTC-BGTVT 2011"},
    {"công văn số 823/DLA -CNTK ngày 17/09/2025", "công văn 823/DLA-CNTK 2025 2025-09-17"},
    {"Tờ trình số 127/TTr - HĐQT ngày 30/9/2025", "tờ trình 127/TTr-HĐQT 2025 2025-09-30"},
    {"Quyết định số 15/QĐ-UBND\n- BTC: phối hợp", "quyết định 15/QĐ-UBND"},
    {"Quyết định số 15/QĐ-UBND - BTC phối hợp", "quyết định 15/QĐ-UBND"},
    // letters glued to what stands beside them
    {"Quyết định số 10/2018/QĐ-TTgngày 01/3/2018", "quyết định 10/2018/QĐ-TTg 2018 2018-03-01"},
    {"NGHỊ ĐỊNH SỐ 123/2020/NĐ-CPNGÀY 19/10/2020", "nghị định 123/2020/NĐ-CP 2020 2020-10-19"},
    {"Nghị định số 142/2025/NĐ-Cpngày 12/6/2025", "nghị định 142/2025/NĐ-CP 2025 2025-06-12"},
    {"Thông tư số 90TC/TCT ngày 10/11/1993", "thông tư 90TC/TCT 1993 1993-11-10"},
    {"Thông tư số 28/2014TT/BNNPTNT ngày 04/9/2014", "thông tư 28/2014/TT/BNNPTNT 2014 2014-09-04"},
    {"Căn cứ Nghịđịnh số 86/2018/NĐ-CP và Thôngtư liên tịch số 72/2011/TTLT-BTC-BGTVT", "nghị định 86/2018/NĐ-CP 2018 ; thông tư liên tịch 72/2011/TTLT-BTC-BGTVT 2011"},
    // slips of scanners and typists
    {"Sắc lệnh luật số 102-SL/L-004 ngày 20-5-1957", "sắc lệnh 102-SL/L-004 1957 1957-05-20"},
    {"Lệnh số 06-LCT/HĐN\nN ngày 20-5-1988", "lệnh 06-LCT/HĐNN 1988 1988-05-20"},
    {"quyết định số 77/2006/qđ.ubnd ngày 0l/8/2OO6", "quyết định 77/2006/QĐ.UBND 2006 2006-08-01"},
    {"Quyết định số 41/QĐ-CTUB nhằm thực hiện các Nghị định 87, 31/CP", "quyết định 41/QĐ-CTUB ; nghị định 87 ; nghị định 31/CP"},
    {"Quyết định số 15 3/2004/QĐ-TTg của Thủ tướng", "quyết định 153/2004/QĐ-TTg 2004"},
    {"Nghị định số l30/2OO5/NĐ-CP", "nghị định 130/2005/NĐ-CP 2005"},
    {"Nghị định số 13O/2005/NĐ-CP", "nghị định 130/2005/NĐ-CP 2005"},
    {"Luật Kế toán số I2/2015/QH13", "luật 12/2015/QH13 2015"},
    {"Thông tư số 05/2000/TT-BKH ngày 0 7\ntháng 6 năm 2000", "thông tư 05/2000/TT-BKH 2000 2000-06-07"},
    {"Nghị định số 55/2012/NĐ-CP ngày 28 tháng 6 tháng 2012", "nghị định 55/2012/NĐ-CP 2012 2012-06-28"},
    {"Quyết định số 01/2007/QĐ-BGDĐT ngày 02 thỏng 01 năm 2007", "quyết định 01/2007/QĐ-BGDĐT 2007 2007-01-02"},
    // marks of footnotes
    {"Nghị định[1] số 15/2020/NĐ-CP[2] ngày 3/2/2020", "nghị định 15/2020/NĐ-CP 2020 2020-02-03"},
    {"Nghị định (*) số 15/2020/NĐ-CP (1) ngày 3/2/2020", "nghị định 15/2020/NĐ-CP 2020 2020-02-03"},
    {"Nghị định¹ 15/2020/NĐ-CP¹² ngày 3/2/2020", "nghị định 15/2020/NĐ-CP 2020 2020-02-03"},
    {"Nghị định số 15/2020/NĐ-CP1 ngày 3/2/2020", "nghị định 15/2020/NĐ-CP 2020 2020-02-03"},
    {"Luật số 31/2024/QH15 và công văn số 400/HTI-QLDN1", "luật 31/2024/QH15 2024 ; công văn 400/HTI-QLDN1"},
    {"Luật Thuế thu nhập doanh nghiệp2.", "by_name luật [Luật Thuế thu nhập doanh nghiệp]"},
    {"Luật Đất đai[3] năm 2013", "by_name luật [Luật Đất đai] 2013"},
    // "ngày" or "số" left out
    {"Nghị định số 130/2005/NĐ-CP 17/10/2005", "nghị định 130/2005/NĐ-CP 2005 2005-10-17"},
    {"các Nghị định của Chính phủ: 63/2010/NĐ-CP, 48/2013/NĐ-CP", "nghị định 63/2010/NĐ-CP 2010 ; nghị định 48/2013/NĐ-CP 2013"},
};

TEST(FindCitations, ReadsEveryForm) {
  for (const Case& c : forms) {
    EXPECT_EQ(summary(c.text), c.expected) << c.text;
  }
}

const char* const negatives[] = {
    "Kế hoạch 02/2008", "Nghị quyết 5 năm qua", "PHÁP LUẬT VỀ BÁN HÀNG", "Quyết định số : 2006/QĐ-UBND ngày   tháng   năm 2006",
    "Số: 2026/QĐ-UBND ngày … tháng …", "Nghị định[1] của Chính phủ", "thông tư liên tịch\n1,5", "thông tư\n4\n1.3.3",
    "Phu luc kem theo Thong tu so 12_2012_TT-BNNPTNT.doc", "Phu luc kem theo Thong tu so 09-TT-NHNN.docx", "Mẫu PL19-BCTH",
    "kỳ họp thứ 14 - HĐND tỉnh", "Luật Luật", "một số điều của các Luật Thuế;", "kỷ luật Đảng", "Hiệp định số 5",
    "3/Ngày 18-05-2026",
};

TEST(FindCitations, LeavesAloneWhatIsNoDocument) {
  for (const char* const text : negatives) {
    EXPECT_EQ(summary(text), "") << text;
  }
}

TEST(FindCitations, GivesExactSpans) {
  const std::string text = "Căn cứ Nghị định\nsố 130/2005/NĐ–CP ngày 17/10/2005;";
  const auto found = find_citations(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.substr(found[0].span.start, found[0].span.end - found[0].span.start), "Nghị định\nsố 130/2005/NĐ–CP");
}

struct PinpointCase {
  const char* text;
  std::vector<std::string> expected;
};

const PinpointCase pinpoints[] = {
    {"điểm c đến điểm e khoản 2 Điều 4 Nghị định số 1/2020/NĐ-CP",
     {"Điều 4 khoản 2 điểm c", "Điều 4 khoản 2 điểm d", "Điều 4 khoản 2 điểm đ", "Điều 4 khoản 2 điểm e"}},
    {"Chương II Thông tư này", {"Chương II"}},
    {"Mẫu số 05 Phụ lục IA ban hành kèm Thông tư số 38/2015/TT-BTC", {"Phụ lục IA Mẫu số 05"}},
    {"Phụ lục VIIa kèm theo Nghị định số 1/2020/NĐ-CP", {"Phụ lục VIIa"}},
    {"Phụ lục III ban hành kèm theo Thông tư số 21/2020/TT-BTTTT", {"Phụ lục III"}},
    {"Điều 5 và Mục V Phụ lục của Thông tư số 09/2019/TT-BKHĐT", {"Điều 5", "Phụ lục Mục V"}},
    {"khoản 2, Chương II, Phần II Thông tư số 26/2014/TT-BTNMT", {"Phần II Chương II khoản 2"}},
    {"Luật Đất đai bao gồm:\na) Khoản 4 Điều 8 về cơ chế;\nb) Điều 9 về rủi ro;\n", {"Điều 8 khoản 4", "Điều 9"}},
    {"khoản 4 Điều này và Nghị định số 1/2020/NĐ-CP", {}},
    {"các khoản 1 và 2 Điều 5; Chương II, III Nghị định số 1/2020/NĐ-CP", {"Điều 5 khoản 1", "Điều 5 khoản 2", "Chương II", "Chương III"}},
    {"Chương III Tiếp công dân của Thông tư số 218/2013/TT-BQP", {"Chương III"}},
    {"Phụ lục II Danh mục thuốc, vắc xin của Thông tư số 218/2013/TT-BQP", {"Phụ lục II"}},
    {"Điều 3 Giải thích từ ngữ của Thông tư số 218/2013/TT-BQP", {}},
    {"một số cụm từ, khoản, phụ lục của Nghị định số 1/2020/NĐ-CP", {}},
    {"một số điều và Phụ lục tại Nghị định số 1/2020/NĐ-CP", {}},
    // headings of provisions
    {"QUY ĐỊNH CHUNG\nĐiều 1\nLuật Đất đai quy định", {}},
    {"đã nêu.\nĐiều 2\nLuật Đất đai quy định", {}},
    {"theo quy định tại\nĐiều 2\nLuật Đất đai", {"Điều 2"}},
    {"18\nPhụ lục I\n(Ban hành kèm theo Nghị định số 1/2020/NĐ-CP)", {}},
};

TEST(FindCitations, ReadsTheProvisionsBeforeADocument) {
  for (const PinpointCase& c : pinpoints) {
    const auto found = find_citations(c.text);
    ASSERT_EQ(found.size(), 1U) << c.text;
    EXPECT_EQ(found[0].pinpoint, c.expected) << c.text;
  }
}

TEST(NumberKey, IsTheSameForEverySpelling) {
  for (const char* const text : {"130/2005/NĐ-CP", "130/2005/nd-cp", "số 130 /2005/NĐ–CP", "0130/2005/NĐ-CP", "130 / 2005 / NĐ - CP."}) {
    EXPECT_EQ(number_key(text), "130-2005-nd-cp") << text;
  }
  EXPECT_EQ(number_key("15/CP"), number_key("15-CP"));
  EXPECT_EQ(number_key("66.14/2026/NQ-CP"), "66-14-2026-nq-cp");
  EXPECT_EQ(number_key("không số"), "");
}

TEST(FindCitations, EndsAnIssuerWithItsSentence) {
  const struct {
    const char* text;
    const char* issuer;
  } rows[] = {
      {"Quyết định số 12/2010/QĐ-UBND của UBND tỉnh. Điều 2. Tổ chức thực hiện", "UBND tỉnh"},
      {"Quyết định số 12/2010/QĐ-UBND của Ủy ban nhân dân huyện. Chánh Văn phòng chịu trách nhiệm", "Ủy ban nhân dân huyện"},
      {"Quyết định số 12/2010/QĐ-UBND của UBND TP. Hồ Chí Minh", "UBND TP. Hồ Chí Minh"},
      {"QĐ 13/2006/QĐ-UB CỦA UBND TP BAN HÀNH QUY CHẾ TỔ CHỨC", "UBND TP"},
      {"VĂN BẢN 1999/KBNN-TTVDT CỦA KHO BẠC NN XỬ LÝ MỘT SỐ VƯỚNG MẮC", "KHO BẠC NN"},
      {"QUYẾT ĐỊNH SỐ 12/2010/QĐ-UBND CỦA UBND HUYỆN ĐĂK HÀ VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH", "UBND HUYỆN ĐĂK HÀ"},
  };
  for (const auto& row : rows) {
    const auto found = find_citations(row.text);
    ASSERT_EQ(found.size(), 1U) << row.text;
    EXPECT_EQ(found.front().issuer, row.issuer) << row.text;
  }
}

} // namespace
} // namespace danchieu::citation
