#include "web/form_data.hpp"

#include <gtest/gtest.h>

namespace danchieu::web {
namespace {

constexpr const char* type = "multipart/form-data; boundary=x";

std::string field(const std::string& parameters, const std::string& content) {
  return "--x\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n" + content + "\r\n";
}

TEST(FormData, GivesFieldsAndFilesAsTheyWereSent) {
  const std::string body = field("name=\"text\"", "một\r\nhai --x ba") + field("name=\"file\"; filename=\"dự thảo.docx\"", std::string("PK\0\r\n--", 7)) +
                           field("name=\"none\"; filename=\"\"", "") + "--x--\r\n";
  const auto parts = parse_form_data(type, body, 16);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 3U);
  EXPECT_EQ((*parts)[0].name, "text");
  EXPECT_FALSE((*parts)[0].file);
  EXPECT_EQ((*parts)[0].content, "một\r\nhai --x ba");
  EXPECT_EQ((*parts)[1].file, "dự thảo.docx");
  EXPECT_EQ((*parts)[1].content, std::string_view("PK\0\r\n--", 7));
  EXPECT_EQ((*parts)[2].file, "") << "a file that was not chosen";
}

TEST(FormData, KnowsTheBoundaryInTheWaysItIsWritten) {
  const std::string body = field("name=\"a\"", "b") + "--x--";
  for (const char* good : {"multipart/form-data; boundary=x", "Multipart/Form-Data; boundary=\"x\"", "multipart/form-data;boundary=x; charset=utf-8"})
    EXPECT_TRUE(parse_form_data(good, body, 16)) << good;
  for (const char* bad : {"", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=y",
                          "multipart/form-data; boundary=x\xC3\xA9", "multipart/mixed; boundary=x"})
    EXPECT_FALSE(parse_form_data(bad, body, 16)) << bad;
}

TEST(FormData, RefusesWhatNoBrowserWrites) {
  const std::string part = field("name=\"a\"", "b");
  const std::string long_head = "--x\r\n" + std::string(5000, 'a') + "\r\n\r\nb\r\n--x--";
  for (const std::string& body : {std::string{}, std::string{"--x"}, part, part + "--x-", "\r\n" + part + "--x--", std::string{"--x\r\n\r\nb\r\n--x--"},
                                  field("name=\"\"", "b") + "--x--", field("filename=\"a\"", "b") + "--x--", std::string{"--x\r\nA: b\r\n\r\nc"}, long_head})
    EXPECT_FALSE(parse_form_data(type, body, 16)) << body.substr(0, 80);
}

TEST(FormData, TakesAsManyPartsAsItMay) {
  std::string body;
  for (int i = 0; i < 4; ++i) body += field("name=\"a\"", "b");
  body += "--x--";
  EXPECT_TRUE(parse_form_data(type, body, 4));
  EXPECT_FALSE(parse_form_data(type, body, 3));
}

} // namespace
} // namespace danchieu::web
