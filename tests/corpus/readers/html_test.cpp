#include "corpus/readers/html.hpp"
#include "corpus/readers/reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace danchieu::corpus {
namespace {

TEST(Html, KeepsTheTextAndLeavesOutWhatIsNotTheDocument) {
  const struct {
    std::string given;
    std::string expected;
  } rows[] = {
      {"<p>Điều 1.</p><p>Hai</p>", "Điều 1.\nHai\n"},
      {"<p>Một<br>hai &#272;iều&nbsp;ba</p>", "Một\nhai Điều ba\n"},
      {"<script>var a='x';</script><style>p{}</style><p>chữ</p>", "chữ\n"},
      {"<nav>Trang chủ</nav><div class='main-menu'>Thực đơn</div><p>chữ</p><footer>Bản quyền</footer>", "chữ\n"},
      {"<div style='display: none'>ẩn</div><div hidden>ẩn</div><p>chữ</p>", "chữ\n"},
      {"<p>Họ</p><table><tr><td>STT</td><td>Tên</td></tr><tr><td>1</td><td>Lê<br>Lợi</td></tr></table>", "Họ\nSTT\tTên\n1\tLê Lợi\n"},
      {"<table><tr><td><p>UBND</p><p>TỈNH X</p></td><td><p>CỘNG HÒA</p><p>Độc lập</p></td></tr></table><p>chữ</p>", "UBND\nTỈNH X\nCỘNG HÒA\nĐộc lập\n\nchữ\n"},
      {"<p><a class='openLogin' name=x>LUẬT</a></p><p>chữ</p>", "LUẬT\nchữ\n"},
      {"<div class='print tab' style='display:none'><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></div>", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"},
      {"<![if !supportLists]>1.<![endif]> Phạm vi", "1. Phạm vi\n"},
      {"<p>chưa đóng <b>thẻ", "chưa đóng thẻ\n"},
  };
  for (const auto& row : rows) {
    const std::string text = html_text("<html><body>" + row.given + "</body></html>");
    EXPECT_EQ(text, row.expected) << row.given;
  }
}

TEST(Html, GoesDownToThePartThatHoldsTheDocument) {
  std::string document = "<table><tr><td>CHÍNH PHỦ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>";
  for (int i = 1; i < 40; ++i) {
    document += "<p>Điều " + std::to_string(i) + ". Nội dung của điều này dài vừa phải.</p>";
  }
  const std::string page = "<html><body><div id=top><p>Tin mới trong ngày của trang báo</p></div><div id=wrap><div id=text>" + document +
                           "</div><div id=more><a href='/1'>Văn bản liên quan thứ nhất</a><a href='/2'>Thứ hai</a></div></div></body></html>";
  const std::string text = html_text(page);
  EXPECT_TRUE(text.starts_with("CHÍNH PHỦ")) << text.substr(0, 200);
  EXPECT_NE(text.find("Điều 39."), std::string::npos);
  EXPECT_EQ(text.find("Tin mới"), std::string::npos);
  EXPECT_EQ(text.find("liên quan"), std::string::npos);
}

TEST(Html, LeavesOutAFloodOfAttributesAndNothingElse) {
  std::string flood;
  std::string words;
  for (int i = 0; i < 1000; ++i) {
    flood += " a" + std::to_string(i) + (i % 2 == 0 ? "=\"x > y\"" : "=z");
    words += "chữ ";
  }
  const std::string text = words.substr(0, words.size() - 1);
  const struct {
    std::string given;
    std::string expected;
  } rows[] = {
      {"<p" + flood + ">một</p><p>hai</p>", "một\nhai\n"},
      {"<p title=it's>" + text + "</p>", text + "\n"},
      {"<p title='x'>" + text + "</p>", text + "\n"},
      {"<p>a</p><!-- <p " + words + " --><p>hai</p>", "a\nhai\n"},
      {"<SCRIPT>if (a <b " + words + ") x = /='/; </Script><p>hai</p>", "hai\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(html_text(row.given), row.expected) << row.given.substr(0, 60);
}

/// libxml2 alone takes minutes for this tag.
TEST(Html, TakesATagOfManyAttributesInLinearTime) {
  std::string page = "<p";
  for (int i = 0; i < 100000; ++i) page += " a" + std::to_string(i) + "=1";
  EXPECT_EQ(html_text(page + ">chữ</p>"), "chữ\n");
}

TEST(Html, TellsPagesThatHoldNoDocument) {
  const struct {
    std::string page;
    std::string message; ///< how it begins; empty: a document
  } rows[] = {
      {"<script>var a='x'</script><style>b{}</style>", "the page has no text of its own"},
      {"<html><body><div id=root></div><SCRIPT src=a.js></SCRIPT><p>You need to enable JavaScript to run this app.</p></body></html>", "the page has no text of its own"},
      {"<html><body>404 Not Found</body></html>", "it is the message of a server"},
      {"<html><body><h1>Lỗi 404</h1><p>Không tìm thấy trang bạn yêu cầu</p></body></html>", "it is the message of a server"},
      {"<html><body><p>Số: 404/QĐ-UBND</p><p>Trang không tồn tại</p><p>Căn cứ Luật số 1;</p></body></html>", ""},
      {"<html><body><p>Điều 404. Phạm vi</p></body></html>", ""},
      {"<html><body></body></html>", "there is no text in it"},
  };
  for (const auto& row : rows) {
    const ReadResult result = read_bytes(row.page, "a.html");
    const auto* failure = std::get_if<ReadFailure>(&result);
    EXPECT_EQ(failure == nullptr, row.message.empty()) << row.page;
    if (failure != nullptr) {
      EXPECT_EQ(failure->reason, FailureReason::no_text) << row.page;
      EXPECT_TRUE(failure->message.starts_with(row.message)) << failure->message;
    }
  }
}

TEST(Html, SurvivesDeepNesting) {
  std::string page;
  for (int i = 0; i < 20000; ++i) {
    page += "<div>";
  }
  const std::string text = html_text(page + "đáy");
  EXPECT_EQ(text, "đáy\n");
}

} // namespace
} // namespace danchieu::corpus
