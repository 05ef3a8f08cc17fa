#include "query/query_parser.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace danchieu::query {
namespace {

/// A tree on one line: words bare, "phrases", prefix*, groups as (op a b).
std::string shown(const QueryNode& node) {
  static const std::vector<std::string> names{"", "", "", "some", "all", "any", "near", "without"};
  switch (node.kind) {
  case QueryNode::Kind::word: return node.text;
  case QueryNode::Kind::phrase: return "\"" + node.text + "\"";
  case QueryNode::Kind::prefix: return node.text + "*";
  default: break;
  }
  std::string out = "(" + names[static_cast<std::size_t>(node.kind)];
  if (node.kind == QueryNode::Kind::near) out += "/" + std::to_string(node.distance);
  for (const QueryNode& child : node.children) out += " " + shown(child);
  return out + ")";
}

std::string shown(const ParsedQuery& query) {
  return query.tree ? shown(*query.tree) : "-";
}

std::string codes(const ParsedQuery& query) {
  std::string out;
  for (const Hint& hint : query.hints) out += (out.empty() ? "" : " ") + hint.code;
  return out;
}

TEST(QueryParser, ReadsNear) {
  struct Case {
    const char* question;
    const char* tree;
    const char* hints;
  };
  for (const Case& one : {Case{"đất NEAR rừng", "(near/10 đất rừng)", ""}, Case{"đất NEAR/5 \"thu hồi\" biển", "(some (near/5 đất \"thu hồi\") biển)", ""},
                          Case{"đất GẦN/3 rừng NEAR/7 biển", "(near/7 đất rừng biển)", ""}, Case{"NEAR đất", "đất", ""}, Case{"đất NEAR", "đất", ""},
                          Case{"đất NEAR/9999 rừng", "(near/100 đất rừng)", "near_limit"}, Case{"đất NEAR (rừng biển)", "(all đất (some rừng biển))", "near_operands"},
                          Case{"NEAR NEAR/2 NEAR", "-", ""}, Case{"near", "near", ""}, Case{"NEARBY đất", "(some NEARBY đất)", ""}}) {
    const ParsedQuery query = parse_query(one.question);
    EXPECT_EQ(shown(query), one.tree) << one.question;
    EXPECT_EQ(codes(query), one.hints) << one.question;
  }
}

struct NumberCase {
  const char* question;
  const char* type;
  const char* key;
  int year; ///< 0: none said
  const char* tree;
  const char* bodies = "";
};

std::string bodies(const ParsedQuery& query) {
  std::string out;
  for (const std::string& body : query.number->bodies) out += (out.empty() ? "" : " ") + body;
  return out;
}

TEST(QueryParser, ReadsADocumentNumberInEverySpelling) {
  const NumberCase cases[] = {
      {"nghi dinh 130/2005", "nghi-dinh", "130-2005", 2005, "-"},
      {"130/2005/nd-cp", "", "130-2005-nd-cp", 2005, "-"},
      {"NĐ 130", "nghi-dinh", "130", 0, "-"},
      {"nd 130", "nghi-dinh", "130", 0, "-"},
      {"nđ130", "nghi-dinh", "130", 0, "-"},
      {"Nghị định số 130/2005/NĐ-CP", "nghi-dinh", "130-2005-nd-cp", 2005, "-"},
      {"NGHỊ ĐỊNH SỐ: 130 /2005/NĐ–CP", "nghi-dinh", "130-2005-nd-cp", 2005, "-"},
      {"Nghị định 130/2005/ NĐ - CP", "nghi-dinh", "130-2005-nd-cp", 2005, "-"},
      {"130-2005-nd-cp", "", "130-2005-nd-cp", 2005, "-"},
      {"130 2005 nd cp", "nghi-dinh", "130", 2005, "-", "cp"},
      {"130/2005/NÐ-CP", "", "130-2005-nd-cp", 2005, "-"}, // Eth
      {"\"130/2005/NĐ-CP\"", "", "130-2005-nd-cp", 2005, "-"},
      {"nghị định 130 năm 2005", "nghi-dinh", "130", 2005, "-"},
      {"nghị định 130 ngày 17/10/2005", "nghi-dinh", "130", 0, "-"},
      {"nghị định 130 ngày 17 tháng 10 năm 2005", "nghi-dinh", "130", 0, "-"},
      {"quyet dinh 673 kon tum", "quyet-dinh", "673", 0, "(some kon tum)"},
      {"673 qd ubnd", "quyet-dinh", "673", 0, "-", "ubnd"},
      {"673 qd kon tum", "quyet-dinh", "673", 0, "(some kon tum)"},
      {"QĐ 09/2016/QĐ-UBND", "quyet-dinh", "9-2016-qd-ubnd", 2016, "-"},
      {"*457*/KH-UBND", "", "457-kh-ubnd", 0, "-"},
      {"18-NQ/TW", "", "18-nq-tw", 0, "-"},
      {"15/CP", "", "15-cp", 0, "-"},
      {"30c/NQ-CP", "", "30c-nq-cp", 0, "-"},
      {"nghị quyết 30c", "nghi-quyet", "30c", 0, "-"},
      {"27/BKH-TĐ&GSĐT", "", "27-bkh-td-gsdt", 0, "-"},
      {"luật 77/2015/QH13", "luat", "77-2015-qh13", 2015, "-"},
      {"so:130/2005/NĐ-CP", "", "130-2005-nd-cp", 2005, "-"},
      {"tự chủ tài chính nghị định 130/2005/NĐ-CP", "nghi-dinh", "130-2005-nd-cp", 2005, "(some tự chủ tài chính)"},
      {"130/2005", "", "130-2005", 2005, "-"},
      {"102-SL/L-004", "", "102-sl-l-004", 0, "-"},
      {"sắc lệnh số 102-sl/l-004", "sac-lenh", "102-sl-l-004", 0, "-"},
      {"nghị quyết số 01 /2016/NQ.HĐTP", "nghi-quyet", "1-2016-nq-hdtp", 2016, "-"},
  };
  for (const NumberCase& expected : cases) {
    const ParsedQuery query = parse_query(expected.question);
    ASSERT_TRUE(query.number.has_value()) << expected.question;
    EXPECT_EQ(query.number->type, expected.type) << expected.question;
    EXPECT_EQ(query.number->key, expected.key) << expected.question;
    EXPECT_EQ(query.number->year.value_or(0), expected.year) << expected.question;
    EXPECT_EQ(shown(query), expected.tree) << expected.question;
    EXPECT_EQ(bodies(query), expected.bodies) << expected.question;
  }
}

TEST(QueryParser, ReadsKindNumberYearAndBodyInAnyOrder) {
  const NumberCase cases[] = {
      {"thong tu 200 2014 btc", "thong-tu", "200", 2014, "-", "btc"},
      {"Thông tư 200 năm 2014 của Bộ Tài chính", "thong-tu", "200", 2014, "-", "btc"},
      {"thong tu btc 200 2014", "thong-tu", "200", 2014, "-", "btc"},
      {"thông tư bộ tài chính số 200/2014", "thong-tu", "200-2014", 2014, "-", "btc"},
      {"thông tư 2014 200 btc", "thong-tu", "200", 2014, "-", "btc"},
      {"btc 2014 200", "", "200", 2014, "-", "btc"},
      {"200 2014 btc", "", "200", 2014, "-", "btc"},
      {"200 2014 thong tu btc", "thong-tu", "200", 2014, "-", "btc"},
      {"200 2014 thông tư", "thong-tu", "200", 2014, "-"},
      {"tt-btc 200 2014", "thong-tu", "200", 2014, "-", "btc"},
      {"200 ttbtc 2014", "thong-tu", "200", 2014, "-", "btc"},
      {"tt200/2014", "thong-tu", "200-2014", 2014, "-"},
      {"btc tt200 2014", "thong-tu", "200", 2014, "-", "btc"},
      {"TT200 2014 BTC", "thong-tu", "200", 2014, "-", "btc"},
      {"ttlt btc btp 15 2010", "thong-tu-lien-tich", "15", 2010, "-", "btc btp"},
      {"76 nqcp", "nghi-quyet", "76", 0, "-", "cp"},
      {"76nqcp", "nghi-quyet", "76", 0, "-", "cp"},
      {"76nq", "nghi-quyet", "76", 0, "-"},
      {"76/NQCP", "", "76-nq-cp", 0, "-"},
      {"qđ-ttg 1441", "quyet-dinh", "1441", 0, "-", "ttg"},
      {"qdttg 1441 năm 2014", "quyet-dinh", "1441", 2014, "-", "ttg"},
      {"2005 qđ-ttg", "quyet-dinh", "2005", 0, "-", "ttg"},
      {"130/2005 nd cp", "nghi-dinh", "130-2005", 2005, "-", "cp"},
      {"130_2005_nd_cp", "", "130-2005-nd-cp", 2005, "-"},
      {"nghi dinh chinh phu 130 2005", "nghi-dinh", "130", 2005, "-", "cp"},
      {"nghị định của chính phủ số 130", "nghi-dinh", "130", 0, "-", "cp"},
      {"luat 50 2024", "luat", "50", 2024, "-"},
      {"luật kiểm toán nhà nước 81 2015", "luat", "81", 2015, "-"},
      {"cv 123 bca", "cong-van", "123", 0, "-", "bca"},
      {"qd 15 2006 btc", "quyet-dinh", "15", 2006, "-", "btc"},
      {"15 qd sgddt", "quyet-dinh", "15", 0, "-", "sgddt"},
      {"kh 64 ubnd kien giang", "ke-hoach", "64", 0, "(some kien giang)", "ubnd"},
      {"khoản 2 tt 200/2014", "thong-tu", "200-2014", 2014, "(some khoản 2)"},
      {"nghị định 100 người đi xe máy", "nghi-dinh", "100", 0, "(some người đi xe máy)"},
  };
  for (const NumberCase& expected : cases) {
    const ParsedQuery query = parse_query(expected.question);
    ASSERT_TRUE(query.number.has_value()) << expected.question;
    EXPECT_EQ(query.number->type, expected.type) << expected.question;
    EXPECT_EQ(query.number->key, expected.key) << expected.question;
    EXPECT_EQ(query.number->year.value_or(0), expected.year) << expected.question;
    EXPECT_EQ(bodies(query), expected.bodies) << expected.question;
    EXPECT_EQ(shown(query), expected.tree) << expected.question;
  }
}

TEST(QueryParser, TakesNoDateRangeOrPlainNumberForADocumentNumber) {
  for (const char* question : {"cải cách hành chính giai đoạn 2011 - 2015", "giai đoạn 2011-2015", "ngày 23/07/2012", "8/2024",
                               "1/3", "kế hoạch 2018", "Điều 5 khoản 2", "mức phạt 500000 đồng", "cai cach hanh chinh kon tum 2018",
                               "covid19", "quý II-2018", "ISO 9001:2015", "nghị định thư", "200 2014", "năm 2014 200 triệu",
                               "thông tư 2014 200 triệu", "phạt 50tr", "phạt 50 tr", "63 ubnd tỉnh", "12 nghị định mới", "danh sách 20 hd", "kế hoạch 2011 2015",
                               "kế hoạch 2018 ubnd", "luật kiểm toán nhà nước 2015", "btc 2014", "công nợ 2014", "nợ 200", "nghị định nợ 200", "khoản 2 điều 35",
                               "dự toán 2014 200 tỷ"}) {
    const ParsedQuery query = parse_query(question);
    EXPECT_FALSE(query.number.has_value()) << question << " → " << query.number->key;
  }
}

TEST(QueryParser, KeepsTheDateBesideANumber) {
  const ParsedQuery query = parse_query("Quyết định 673/QĐ-UBND ngày 23 tháng 7 năm 2012");
  ASSERT_TRUE(query.number && query.number->date);
  EXPECT_EQ(text::to_iso(*query.number->date), "2012-07-23");
}

struct TreeCase {
  const char* question;
  const char* tree;
};

TEST(QueryParser, BuildsATreeOfWordsPhrasesAndOperators) {
  const TreeCase cases[] = {
      {"", "-"},
      {"   ", "-"},
      {"đất", "đất"},
      {"mức phạt nồng độ cồn", "(some mức phạt nồng độ cồn)"},
      {"\"cải cách hành chính\"", "\"cải cách hành chính\""},
      {"“cải cách” kế hoạch", "(some \"cải cách\" kế hoạch)"},
      {"\"không đóng", "\"không đóng\""},
      {"đất AND nước", "(all đất nước)"},
      {"đất OR nước biển", "(any đất (some nước biển))"},
      {"đất AND (nước OR biển)", "(all đất (any nước biển))"},
      {"đất NOT nước", "(without đất nước)"},
      {"đất -nước", "(without đất nước)"},
      {"đất -\"nước biển\"", "(without đất \"nước biển\")"},
      {"đất HOẶC nước", "(any đất nước)"},
      {"CẢI CÁCH VÀ PHÁT TRIỂN", "(some CẢI CÁCH VÀ PHÁT TRIỂN)"},
      {"hành chính*", "(some hành chính*)"},
      {"a*", "a"},
      {"((đất", "đất"},
      {"đất))) nước", "(some đất nước)"},
      {"AND OR NOT", "-"},
      {"AND đất OR", "đất"},
      {"NOT đất", "(without (all) đất)"},
      {"đất, nước; biển?", "(some đất nước biển)"},
      {"giai đoạn 2011 -2015", "(some giai đoạn 2011 -2015)"},
  };
  for (const TreeCase& expected : cases) EXPECT_EQ(shown(parse_query(expected.question)), expected.tree) << expected.question;
}

struct FilterCase {
  const char* question;
  const char* field;
  const char* value;
  const char* from;
  const char* to;
  const char* tree;
};

TEST(QueryParser, KnowsFieldsInBothLanguagesWithAndWithoutMarks) {
  const FilterCase cases[] = {
      {"loai:\"quyết định\" đất", "loai", "quyết định", "quyet-dinh", "", "đất"},
      {"loại:quyết định đất", "loai", "quyết định", "quyet-dinh", "", "đất"},
      {"type:QĐ", "loai", "QĐ", "quyet-dinh", "", "-"},
      {"coquan:\"UBND tỉnh Kon Tum\"", "coquan", "UBND tỉnh Kon Tum", "", "", "-"},
      {"issuer:BTC", "coquan", "BTC", "", "", "-"},
      {"nam:2012..2016 đất", "nam", "2012..2016", "2012", "2016", "đất"},
      {"năm:2012", "nam", "2012", "2012", "2012", "-"},
      {"year:2016-2012", "nam", "2016-2012", "2012", "2016", "-"},
      {"nam:>=2012", "nam", ">=2012", "2012", "", "-"},
      {"ngay:23/07/2012", "ngay", "23/07/2012", "20120723", "20120723", "-"},
      {"ngay:2012..7/2013", "ngay", "2012..7/2013", "20120101", "20130731", "-"},
      {"hieuluc:còn", "hieuluc", "còn", "", "", "-"},
      {"status:expired", "hieuluc", "expired", "", "", "-"},
      {"tỉnh:\"Kon Tum\"", "tinh", "Kon Tum", "", "", "-"},
      {"LOAI: luật", "loai", "luật", "luat", "", "-"},
  };
  for (const FilterCase& expected : cases) {
    const ParsedQuery query = parse_query(expected.question);
    ASSERT_EQ(query.filters.size(), 1U) << expected.question;
    EXPECT_EQ(query.filters[0].field, expected.field) << expected.question;
    EXPECT_EQ(query.filters[0].value, expected.value) << expected.question;
    EXPECT_EQ(query.filters[0].from, expected.from) << expected.question;
    EXPECT_EQ(query.filters[0].to, expected.to) << expected.question;
    EXPECT_EQ(shown(query), expected.tree) << expected.question;
  }
  EXPECT_TRUE(parse_query("-loai:luật đất").filters.at(0).negated);
}

struct HintCase {
  std::string question;
  const char* codes;
  const char* tree; ///< null: not looked at
};

TEST(QueryParser, TellsWhatItIgnoredInsteadOfFailing) {
  const HintCase cases[] = {
      {"màu:đỏ", "unknown_field", "(some màu đỏ)"},
      {"nam:abc", "bad_value", "abc"},
      {"ab*", "short_prefix", "ab"},
      {"-đất", "only_exclusions", "(without (all) đất)"},
      {std::string(2000, 'a'), "too_long", nullptr},
      {[] {
         std::string words;
         for (int i = 0; i < 100; ++i) words += "a" + std::to_string(i) + " ";
         return words;
       }(),
       "too_many_words", nullptr},
      {std::string(200, '(') + "đất", "too_deep", "đất"},
      {"nghị* định* công* tác* bảo*", "too_many_prefixes", nullptr},
      {"https://example.vn/a", "", nullptr},
      {"Điều 5: phạm vi", "", "(some Điều 5 phạm vi)"},
  };
  for (const HintCase& expected : cases) {
    const ParsedQuery query = parse_query(expected.question);
    EXPECT_EQ(codes(query), expected.codes) << expected.question;
    if (expected.tree != nullptr) {
      EXPECT_EQ(shown(query), expected.tree) << expected.question;
    }
    for (const Hint& hint : query.hints) EXPECT_FALSE(hint.vi.empty() || hint.en.empty()) << hint.code;
  }
}

struct RelationCase {
  const char* question;
  const char* kind;
  bool incoming;
  const char* key;
};

TEST(QueryParser, UnderstandsWhoDoesWhatToADocument) {
  const RelationCase cases[] = {
      {"ai thay thế 465/QĐ-UBND", "replaces", true, "465-qd-ubnd"},
      {"quyet dinh thay the 465", "replaces", true, "465"},
      {"văn bản nào thay thế Quyết định 465/QĐ-UBND", "replaces", true, "465-qd-ubnd"},
      {"bị thay thế bởi 673/QĐ-UBND", "replaces", false, "673-qd-ubnd"},
      {"465/QĐ-UBND bị thay thế bởi văn bản nào", "replaces", true, "465-qd-ubnd"},
      {"673/QĐ-UBND thay thế văn bản nào", "replaces", false, "673-qd-ubnd"},
      {"trích dẫn nghị định 130/2005", "cites", true, "130-2005"},
      {"văn bản hướng dẫn nghị định 130/2005/NĐ-CP", "guides", true, "130-2005-nd-cp"},
      {"sửa đổi, bổ sung một số điều của Nghị định 130/2005/NĐ-CP", "amends", true, "130-2005-nd-cp"},
      {"who replaces 465/QĐ-UBND", "replaces", true, "465-qd-ubnd"},
  };
  for (const RelationCase& expected : cases) {
    const ParsedQuery query = parse_query(expected.question);
    ASSERT_TRUE(query.relation && query.number) << expected.question;
    EXPECT_EQ(citation::code(query.relation->kind), expected.kind) << expected.question;
    EXPECT_EQ(query.relation->incoming, expected.incoming) << expected.question;
    EXPECT_EQ(query.number->key, expected.key) << expected.question;
    EXPECT_FALSE(query.tree.has_value()) << expected.question << " → " << shown(query);
  }
}

TEST(QueryParser, KeepsTheWordsOfRelationsInOrdinaryQuestions) {
  for (const char* question : {"hướng dẫn kê khai thuế", "thủ tục sửa đổi hộ khẩu", "căn cứ tính thuế"}) {
    const ParsedQuery query = parse_query(question);
    EXPECT_FALSE(query.relation.has_value()) << question;
    EXPECT_TRUE(query.tree.has_value()) << question;
  }
}

TEST(QueryParser, TakesALawsNameForWhatIsAsked) {
  EXPECT_EQ(parse_query("luật đất đai 2013").law_name, "luật đất đai 2013");
  EXPECT_EQ(parse_query("Bo luat hinh su").law_name, "Bo luat hinh su");
  EXPECT_FALSE(parse_query("quyền sử dụng đất theo luật đất đai").law_name.has_value());
}

TEST(QueryParser, SurvivesAnyBytes) {
  const std::string noise[] = {std::string("\xff\xfe\0\xc3( \xed\xa0\x80 \"", 10), std::string(1, '\0'), "\xe1\xbb", "-", "*", ":", "\"",
                               "::", "-:", "so:", "loai:", "((((((", "))))", "- - -", "* * *", "130/", "/130", "130//2005", "nđ"};
  for (const std::string& question : noise) {
    const ParsedQuery query = parse_query(question);
    EXPECT_LE(query.text.size(), limits::query_bytes * 3);
  }
}

TEST(QueryFields, HaveHelpAndAnExampleThatParses) {
  for (const QueryField& field : query_fields()) {
    EXPECT_EQ(query_field(field.name), &field);
    EXPECT_FALSE(field.vi.empty() || field.en.empty()) << field.name;
    const ParsedQuery query = parse_query(field.example);
    EXPECT_TRUE(query.filters.size() == 1 || query.number) << field.example;
    EXPECT_TRUE(query.hints.empty()) << field.example;
  }
}

} // namespace
} // namespace danchieu::query
