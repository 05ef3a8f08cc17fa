#include "corpus/record.hpp"

#include "corpus/error.hpp"

#include <gtest/gtest.h>

namespace danchieu::corpus {
namespace {

using std::chrono::year;

WorkId work(const char* iri) { return WorkId::parse(iri).value(); }

/// A record in which every field says something of its own.
WorkRecord full_record() {
  Citation citation;
  citation.span = {10, 32};
  citation.kind = citation::CitationKind::by_name;
  citation.type = "luật";
  citation.number = "11/2003/QH11";
  citation.name = "Luật Tổ chức Hội đồng nhân dân";
  citation.year = 2003;
  citation.date = year{2003} / 11 / 26;
  citation.issuer = "Quốc hội";
  citation.pinpoint = {"Điều 5 khoản 2", "Điều 7"};
  citation.relation = RelationKind::legal_basis;
  citation.partial = true;
  citation.quoted = true;
  citation.work = work("/akn/vn/act/luat/quoc-hoi/2003/11-2003-qh11");

  WorkRecord record;
  record.key = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd";
  Document& document = record.document;
  document.span = {0, 812};
  document.work = work(record.key.c_str());
  document.type = "quyết định";
  document.number = "673/QĐ-UBND";
  document.year = 2012;
  document.issuer = "Ủy ban nhân dân tỉnh Kon Tum";
  document.place = "tỉnh Kon Tum";
  document.date = year{2012} / 7 / 23;
  document.title = "Ban hành \"Quy chế\"\nphối hợp";
  document.signer = "Hà Ban";
  document.signer_title = "Chủ tịch";
  document.effective = {.date = year{2012} / 7 / 23,
                        .rule = "from_signature",
                        .quote = "Quyết định này có hiệu lực kể từ ngày ký.",
                        .span = {700, 750},
                        .expires = year{2020} / 12 / 31,
                        .expires_quote = "đến hết ngày 31 tháng 12 năm 2020",
                        .expires_span = {751, 790},
                        .staged = {{.provisions = {"Điều 5 khoản 2"},
                                    .from = year{2013} / 1 / 1,
                                    .until = year{2014} / 1 / 1,
                                    .quote = "Riêng khoản 2 Điều 5",
                                    .span = {791, 800}}}};
  document.attached_to = work("/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/672-qd-ubnd");
  document.provisions = {{"chuong-1", "Chương I", "QUY ĐỊNH CHUNG", {100, 700},
                          {{"dieu-1", "Điều 1", "Phạm vi", {120, 700}, {{"dieu-1__khoan-1", "khoản 1", "", {140, 200}, {}}}}}}};
  document.citations = {citation};
  document.relations = {{.kind = RelationKind::replaces,
                         .target = citation,
                         .scope = Scope::part,
                         .provisions = {"Điều 5"},
                         .except = {"Điều 5 khoản 1"},
                         .from = year{2012} / 8 / 1,
                         .until = year{2013} / 8 / 1,
                         .quote = "thay thế Điều 5",
                         .span = {760, 800},
                         .note = "wording"}};
  document.recipients = {"Như Điều 3", "Lưu: VT"};
  document.catalogue = {"metadata.jsonl:12", {"signer"}};
  document.effective.source = "metadata.jsonl:12";
  document.abbreviations = {{"CCHC", "cải cách hành chính"}};
  record.files = {{"thư mục/a.txt", "aa11", "9f86", "text/plain", "utf-8", 1}, {"b\xff\xfe\x80.txt", "bb22", "60303a", "text/html", "tcvn3", 2, "77aa"}};
  record.files.back().ocr = true;
  record.files.back().doubtful = {{3, 9}, {20, 24}};
  record.completed = {{work("/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/_/375-qd-ct"),
                       work("/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2008/375-qd-ct")}};
  return record;
}

TEST(Record, IsTheSameAfterTheStore) {
  const WorkRecord before = full_record();
  const WorkRecord after = decode_record(encode_record(before));
  EXPECT_EQ(encode_record(after), encode_record(before));
  EXPECT_EQ(after.key, before.key);
  EXPECT_EQ(after.files, before.files);
  const Document& document = after.document;
  EXPECT_EQ(document.work, before.document.work);
  EXPECT_EQ(document.date, before.document.date);
  EXPECT_EQ(document.title, before.document.title);
  EXPECT_EQ(document.catalogue.source, "metadata.jsonl:12");
  EXPECT_EQ(document.catalogue.fields, before.document.catalogue.fields);
  EXPECT_EQ(document.effective.source, "metadata.jsonl:12");
  EXPECT_EQ(document.effective.rule, "from_signature");
  EXPECT_EQ(document.effective.expires, before.document.effective.expires);
  ASSERT_EQ(document.effective.staged.size(), 1U);
  EXPECT_EQ(document.effective.staged[0].provisions, before.document.effective.staged[0].provisions);
  EXPECT_EQ(document.effective.staged[0].until, before.document.effective.staged[0].until);
  ASSERT_EQ(document.provisions.size(), 1U);
  EXPECT_EQ(document.provisions[0].children[0].children[0].eid, "dieu-1__khoan-1");
  EXPECT_EQ(document.provisions[0].children[0].span, (Span{120, 700}));
  ASSERT_EQ(document.citations.size(), 1U);
  EXPECT_EQ(document.citations[0].kind, citation::CitationKind::by_name);
  EXPECT_EQ(document.citations[0].relation, RelationKind::legal_basis);
  EXPECT_EQ(document.citations[0].pinpoint, before.document.citations[0].pinpoint);
  EXPECT_TRUE(document.citations[0].partial);
  EXPECT_TRUE(document.citations[0].quoted);
  ASSERT_EQ(document.relations.size(), 1U);
  EXPECT_EQ(document.relations[0].kind, RelationKind::replaces);
  EXPECT_EQ(document.relations[0].scope, Scope::part);
  EXPECT_EQ(document.relations[0].except, before.document.relations[0].except);
  EXPECT_EQ(document.relations[0].until, before.document.relations[0].until);
  EXPECT_EQ(document.relations[0].note, "wording");
  EXPECT_EQ(document.recipients, before.document.recipients);
  EXPECT_EQ(document.abbreviations[0].expansion, "cải cách hành chính");
  ASSERT_EQ(after.completed.size(), 1U);
  EXPECT_EQ(after.completed[0].work, before.completed[0].work);
}

TEST(Record, OfAnUnknownDocumentIsSmall) { EXPECT_LT(encode_record({}).size(), 40U); }

TEST(Record, RefusesWhatIsNone) {
  for (const char* bytes : {"", "{", "[]", "{\"v\":2}\n{}", "{\"v\":99,\"k\":\"\",\"d\":{}}\n{}", "{\"v\":2,\"k\":\"\",\"d\":{\"d\":\"2012-13-45\"}}\n{}",
                            "{\"v\":2,\"k\":\"\",\"d\":{\"s\":[1]}}\n{}", "{\"v\":2,\"k\":\"\",\"d\":{\"w\":\"no id\"}}\n{}",
                            "{\"v\":2,\"k\":\"\",\"d\":{\"r\":[{\"k\":\"eats\",\"t\":{}}]}}\n{}", "{\"v\":2,\"k\":\"\",\"d\":{}}\n{\"c\":[{\"k\":\"?\"}]}",
                            "\xff\x00\x01"}) {
    EXPECT_THROW(decode_record(bytes), Error) << bytes;
  }
}

TEST(Record, RefusesEveryCutOne) {
  const std::string bytes = encode_record(full_record());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_THROW(decode_record(std::string_view(bytes).substr(0, length)), Error) << length;
  }
}

} // namespace
} // namespace danchieu::corpus
