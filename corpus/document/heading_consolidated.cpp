#include "corpus/document/heading_reader.hpp"

#include "corpus/document/layout_words.hpp"
#include "corpus/document/own_number.hpp"
#include "corpus/document/written_date.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

// The first page of a document: consolidated texts.

namespace danchieu::corpus {

/// A consolidated text (Ordinance 01/2012/UBTVQH13) repeats the amended act's heading, but is a document of its own.
void HeadingReader::mark_consolidated() {
  const std::string_view after = text_.substr(heading_.region.start, std::min(document_.end, heading_.region.end + 2500) - heading_.region.start);
  heading_.consolidated = heading_.symbol.find("VBHN") != nowhere || heading_.type == "văn bản hợp nhất" || (type_at_ != nowhere && is_history(after));
  if (heading_.consolidated && heading_.type != "văn bản hợp nhất") {
    heading_.title = text::squeeze(slice(heading_.type_span)) + ' ' + heading_.title;
    heading_.type = "văn bản hợp nhất";
    if (heading_.symbol.find("VBHN") == nowhere) {
      heading_.number.clear(); // the heading repeats the amended act's number and date
      heading_.symbol.clear();
      heading_.number_span = {};
      heading_.year.reset();
      heading_.date.reset();
      read_authentication();
    }
  }
}

/// The gazette prints a consolidated text's own number at its end:
///   "BỘ TÀI CHÍNH\n\nSố: 08/VBHN-BTC\n\nXÁC THỰC VĂN BẢN HỢP NHẤT\nHà Nội, ngày 17 tháng 4 năm 2026"
void HeadingReader::read_authentication() {
  const std::string_view whole = text_.substr(document_.start, document_.end - document_.start);
  const std::size_t at = whole.find("XÁC THỰC VĂN BẢN HỢP NHẤT");
  if (at == nowhere) {
    return;
  }
  const std::size_t start = character_boundary(whole, at > 300 ? at - 300 : 0);
  const std::size_t end = character_boundary(whole, std::min(whole.size(), at + 300));
  for (const Line& line : split_lines(text_, {document_.start + start, document_.start + end})) {
    const std::string_view content = slice(line.span);
    if (content.starts_with("Số")) {
      const std::size_t colon = content.find(':');
      const auto number = read_own_number(text_, line.span.start + (colon == nowhere ? 4 : colon + 1), line.span.end);
      if (number && number->symbol.find("VBHN") != nowhere) {
        heading_.number = number->number;
        heading_.symbol = number->symbol;
        heading_.number_span = number->span;
      }
    } else if (content.size() < 200 && is_capitals(content) && begins_like_body(plain(content)) && heading_.number.empty()) {
      heading_.letterhead = text::squeeze(content);
    } else if (content.find(", ngày") != nowhere && content.size() < 120 && !heading_.number.empty()) {
      std::optional<int> year;
      heading_.date = read_written_date(content, year);
      heading_.year = year;
      heading_.date_place = text::squeeze(content.substr(0, content.find(',')));
      return;
    }
  }
}

/// "Luật Thuế … số 66/2025/QH15 ngày …, có hiệu lực thi hành kể từ ngày …, được sửa đổi, bổ sung bởi:" before the basis.
bool HeadingReader::is_history(std::string_view after) {
  const std::string words = plain(after);
  const std::size_t history = words.find("sửa đổi bổ sung bởi");
  const std::size_t effect = words.find("có hiệu lực");
  const std::size_t basis = words.find("căn cứ");
  return effect < history && history != nowhere && history < std::min(basis, words.size());
}

} // namespace danchieu::corpus
