#include "web/request_head.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace danchieu::web {
namespace {

/// 0 when the head is accepted, else the status it is refused with.
int verdict(const std::string& head) {
  const auto result = parse_request_head(head);
  const auto* refusal = std::get_if<Refusal>(&result);
  return refusal == nullptr ? 0 : refusal->status;
}

RequestHead accepted(const std::string& head) {
  auto result = parse_request_head(head);
  EXPECT_TRUE(std::holds_alternative<RequestHead>(result)) << head;
  return std::holds_alternative<RequestHead>(result) ? std::get<RequestHead>(result) : RequestHead{};
}

struct Case {
  const char* name;
  std::string head;
  int status;
};

class RequestHeadCases : public ::testing::TestWithParam<Case> {};

TEST_P(RequestHeadCases, AreJudgedAsTheGrammarSays) {
  EXPECT_EQ(verdict(GetParam().head), GetParam().status)
      << GetParam().name << ": " << GetParam().head.substr(0, 300);
}

const std::string host = "Host: a\r\n";
const std::string end = "\r\n";
const std::string get = "GET / HTTP/1.1\r\n" + host;
const std::string post = "POST /api/v1/cite HTTP/1.1\r\n" + host;

std::vector<Case> cases() {
  std::string many_fields;
  for (int i = 0; i < 65; ++i) many_fields += "X" + std::to_string(i) + ": 1\r\n";
  return {
      {"plain", get + end, 0},
      {"head", "HEAD / HTTP/1.1\r\n" + host + end, 0},
      {"old_without_host", "GET / HTTP/1.0\r\n" + end, 0},
      {"encoded_path", "GET /t%C3%ACm?q=ngh%E1%BB%8B+%C4%91%E1%BB%8Bnh HTTP/1.1\r\n" + host + end, 0},
      {"post", post + "Content-Length: 3\r\n" + end, 0},
      {"post_empty", post + "Content-Length: 0\r\n" + end, 0},
      {"get_length_0", get + "Content-Length: 0\r\n" + end, 0},
      {"empty_value", get + "X-Empty:\r\n" + end, 0},

      {"nothing", "", 400},
      {"no_blank_line", get, 400},
      {"no_version", "GET /\r\n" + host + end, 400},
      {"version_9", "GET / HTTP/9.9\r\n" + host + end, 505},
      {"version_2", "PRI * HTTP/2.0\r\n" + host + end, 505},
      {"version_junk", "GET / HTPP/1.1\r\n" + host + end, 400},
      {"text_after_version", "GET / HTTP/1.1 x\r\n" + host + end, 400},
      {"blank_first", " GET / HTTP/1.1\r\n" + host + end, 400},
      {"two_blanks", "GET  / HTTP/1.1\r\n" + host + end, 400},
      {"lower_case_method", "get / HTTP/1.1\r\n" + host + end, 400},
      {"unknown_method", "FROB / HTTP/1.1\r\n" + host + end, 405},
      {"trace", "TRACE / HTTP/1.1\r\n" + host + end, 405},
      {"delete", "DELETE / HTTP/1.1\r\n" + host + end, 405},
      {"options", "OPTIONS * HTTP/1.1\r\n" + host + end, 405},
      {"long_method", std::string(4096, 'A') + " / HTTP/1.1\r\n" + host + end, 400},
      {"absolute_target", "GET http://evil.example/ HTTP/1.1\r\n" + host + end, 400},
      {"long_target", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\n" + host + end, 414},
      {"huge_head", get + "X: " + std::string(30000, 'a') + "\r\n" + end, 431},
      {"bad_escape_in_path", "GET /%zz HTTP/1.1\r\n" + host + end, 400},
      {"bad_escape_in_query", "GET /?q=%4 HTTP/1.1\r\n" + host + end, 400},
      {"nul_in_path", "GET /a%00 HTTP/1.1\r\n" + host + end, 400},
      {"line_break_in_path", "GET /a%0d%0aX:1 HTTP/1.1\r\n" + host + end, 400},
      {"overlong_utf8", "GET /%c0%ae HTTP/1.1\r\n" + host + end, 400},
      {"surrogate", "GET /?q=%ed%a0%80 HTTP/1.1\r\n" + host + end, 400},
      {"too_many_parameters",
       "GET /?" +
           [] {
             std::string q;
             for (int i = 0; i < 70; ++i) q += "a=1&";
             return q;
           }() +
           " HTTP/1.1\r\n" + host + end,
       400},

      {"no_host", "GET / HTTP/1.1\r\n" + end, 400},
      {"two_hosts", get + host + end, 400},
      {"two_hosts_other_case", get + "HOST: b\r\n" + end, 400},
      {"no_colon", get + "nocolon\r\n" + end, 400},
      {"no_name", get + ": 1\r\n" + end, 400},
      {"blank_before_colon", get + "X : 1\r\n" + end, 400},
      {"folded", get + "X: 1\r\n  folded\r\n" + end, 400},
      {"bare_cr", get + "X: a\rb\r\n" + end, 400},
      {"bare_lf", get + "X: a\nY: b\r\n" + end, 400},
      {"nul_in_field", get + std::string("X: a\0b\r\n", 8) + end, 400},
      {"long_name", get + std::string(65, 'X') + ": 1\r\n" + end, 431},
      {"long_value", get + "Cookie:" + std::string(8193, 'a') + "\r\n" + end, 431},
      {"longest_value", get + "Cookie:" + std::string(8192, 'a') + "\r\n" + end, 0},
      {"many_fields", get + many_fields + end, 431},

      {"chunked", post + "Transfer-Encoding: chunked\r\n" + end, 400},
      {"length_and_chunked", post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n" + end, 400},
      {"two_lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n" + end, 400},
      {"two_equal_lengths", post + "Content-Length: 5\r\nContent-Length: 5\r\n" + end, 400},
      {"negative_length", post + "Content-Length: -5\r\n" + end, 400},
      {"plus_length", post + "Content-Length: +5\r\n" + end, 400},
      {"word_length", post + "Content-Length: abc\r\n" + end, 400},
      {"list_length", post + "Content-Length: 5, 5\r\n" + end, 400},
      {"overflowing_length", post + "Content-Length: 99999999999999999999999\r\n" + end, 413},
      {"too_long_body", post + "Content-Length: 9000000000\r\n" + end, 413},
      {"no_length", post + end, 411},
      {"expect_more", post + "Expect: 200-ok\r\nContent-Length: 5\r\n" + end, 417},
      {"expect_twice", post + "Expect: 100-continue\r\nExpect: 100-continue\r\nContent-Length: 5\r\n" + end, 417},
      {"expect_too_much", post + "Expect: 100-continue\r\nContent-Length: 9000000000\r\n" + end, 413},
      {"body_on_get", get + "Content-Length: 44\r\n" + end, 400},
      {"post_elsewhere", "POST /search HTTP/1.1\r\n" + host + "Content-Length: 3\r\n" + end, 405},
  };
}

INSTANTIATE_TEST_SUITE_P(RequestHead, RequestHeadCases, ::testing::ValuesIn(cases()),
                         [](const auto& each) { return std::string{each.param.name}; });

TEST(RequestHead, TellsWhoseBodyIsHeldBack) {
  const std::string fields = "Host: a\r\nContent-Length: 5\r\n";
  EXPECT_TRUE(accepted("POST /check HTTP/1.1\r\n" + fields + "Expect: 100-Continue\r\n\r\n").waits_to_send);
  EXPECT_FALSE(accepted("POST /check HTTP/1.0\r\n" + fields + "Expect: 100-continue\r\n\r\n").waits_to_send);
  EXPECT_FALSE(accepted("POST /check HTTP/1.1\r\n" + fields + "\r\n").waits_to_send);
}

TEST(RequestHead, DecodesPathParametersAndFieldsOnce) {
  const RequestHead head =
      accepted("GET /a%252fb?q=a%2Bb+c&empty=&flag HTTP/1.1\r\nHost: x\r\nACCEPT-language:  vi \r\n\r\n");
  EXPECT_EQ(head.path, "/a%2fb");
  EXPECT_EQ(value_of(head.parameters, "q"), "a+b c");
  EXPECT_EQ(head.parameters.size(), 3U);
  EXPECT_EQ(head.field("accept-language"), "vi");
  EXPECT_EQ(head.field("missing"), "");
}

} // namespace
} // namespace danchieu::web
