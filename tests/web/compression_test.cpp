#include "web/compression.hpp"

#include <Poco/InflatingStream.h>
#include <gtest/gtest.h>

#include <iterator>
#include <sstream>

namespace danchieu::web {
namespace {

Request taking(const std::string& encodings) {
  Request request;
  if (!encodings.empty()) request.head.fields.emplace_back("accept-encoding", encodings);
  return request;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [each, value] : response.headers)
    if (each == name) return value;
  return {};
}

Response text_answer() {
  Response response;
  for (int i = 0; i < 500; ++i) response.body += "Điều " + std::to_string(i) + ". Phạm vi điều chỉnh\n";
  return response;
}

TEST(Compression, ReadsWhatTheAskerTakes) {
  for (const char* good : {"gzip", "gzip, deflate, br", "deflate,gzip;q=0.5", "br;q=1.0, gzip;q=0.001"}) EXPECT_TRUE(takes_gzip(taking(good))) << good;
  for (const char* bad : {"", "identity", "gzip;q=0", "gzip; q=0.000", "xgzip", "gzipped", "*;q=0", "br"}) EXPECT_FALSE(takes_gzip(taking(bad))) << bad;
}

TEST(Compression, GivesTheSameTextSmaller) {
  Response response = text_answer();
  const std::string text = response.body;
  compress(taking("gzip"), response);
  EXPECT_EQ(header(response, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(response, "Vary"), "Accept-Encoding");
  EXPECT_LT(response.body.size(), text.size() / 3);
  std::istringstream packed{response.body};
  Poco::InflatingInputStream inflater{packed, Poco::InflatingStreamBuf::STREAM_GZIP};
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>{inflater}, {}), text);
}

TEST(Compression, LeavesTheRestAsItIs) {
  Response plain = text_answer();
  plain.add_header("Vary", "Accept-Language");
  compress(taking(""), plain);
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(plain, "Vary"), "Accept-Language, Accept-Encoding") << "a cache on the way must know that there are two forms";
  Response small;
  small.body = "{}";
  compress(taking("gzip"), small);
  EXPECT_EQ(small.body, "{}");
  Response file = text_answer();
  file.content_type = "application/pdf";
  const std::string before = file.body;
  compress(taking("gzip"), file);
  EXPECT_EQ(file.body, before);
}

} // namespace
} // namespace danchieu::web
