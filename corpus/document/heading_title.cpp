#include "corpus/document/heading_reader.hpp"

#include "corpus/document/layout_words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

// The first page of a document: the title and the body that enacts below it.

namespace danchieu::corpus {

/// The lines from the type to the body's own line, to a caption in brackets, or to the preamble.
void HeadingReader::find_title() {
  if (type_at_ == nowhere) {
    return;
  }
  std::size_t begin = title_at_;
  while (begin < words_.size() && words_[begin].plain.empty()) {
    ++begin;
  }
  std::size_t end = begin;
  while (end < words_.size() && !words_[end].used && !is_caption(end)) {
    ++end;
  }
  const std::size_t body = enacting_line(begin, end);
  if (body < end) {
    heading_.enacting_body = text::squeeze(slice({words_[body].span.start, words_[end - 1].span.end}));
    cut_session(heading_.enacting_body);
  }
  std::size_t last = body;
  // Two paragraphs after the type: the first is the title.
  for (std::size_t i = begin + 1; i < last; ++i) {
    if (words_[i].after_blank_line && begins_with_capital(words_[i].text) && !words_[i].capitals) {
      last = i;
    }
  }
  while (last > begin && words_[last - 1].plain.empty()) {
    --last;
  }
  if (last > begin) {
    heading_.title = text::squeeze(slice({words_[begin].span.start, words_[last - 1].span.end}));
    while (!heading_.title.empty() && (heading_.title.back() == '-' || heading_.title.back() == '_' || heading_.title.back() == ' ')) {
      heading_.title.pop_back();
    }
  }
  mark(begin, end);
}

/// "CỦA QUỐC HỘI … SỐ 24/2000/QH10 NGÀY 09 THÁNG 12 NĂM 2000 VỀ KINH DOANH BẢO HIỂM": from "VỀ" on.
void HeadingReader::clean_title() {
  if (!plain(heading_.title.substr(0, 12)).starts_with("của ")) {
    return;
  }
  for (const std::string_view about : {" VỀ ", " về ", " Về ", " V/v "}) {
    const std::size_t at = heading_.title.find(about);
    if (at != nowhere) {
      heading_.title.erase(0, at + 1);
      return;
    }
  }
}

bool HeadingReader::is_caption(std::size_t at) const {
  if (!words_[at].text.starts_with("(")) {
    return false;
  }
  const std::string first = plain(slice({words_[at].span.start, words_[std::min(at + 3, words_.size() - 1)].span.end}));
  return first.starts_with("ban hành") || first.starts_with("kèm theo") || first.starts_with("được ban hành") || first.starts_with("phê duyệt") ||
         first.starts_with("từ ngày") || first.starts_with("kèm ");
}

/// The first word of the line of the enacting body, the last of [begin, end); `end` when there is none.
std::size_t HeadingReader::enacting_line(std::size_t begin, std::size_t end) const {
  const bool capital_title = begin < end && words_[begin].capitals && (begin + 1 >= end || words_[begin + 1].capitals);
  std::size_t tail = end;
  for (std::size_t i = end; i-- > begin + 1;) {
    if (!words_[i].line_start) {
      continue;
    }
    if (is_session(i)) { // "KHÓA XIV, KỲ HỌP THỨ 13"
      tail = i;
      continue;
    }
    const std::string line = plain(slice({words_[i].span.start, words_[tail - 1].span.end}));
    // "…ngày 20 tháng 11 năm 2014 của Quốc\nhội, có hiệu lực kể từ ngày …" is no line of a body.
    const bool begins = begins_with_capital(words_[i].text);
    if (begins && (begins_like_body(line) || starts_with(line, LayoutClass::office) != 0)) {
      const bool capitals = std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(i), words_.begin() + static_cast<std::ptrdiff_t>(tail),
                                        [](const Word& word) { return word.plain.empty() || word.capitals || word.plain.find_first_of("0123456789") != nowhere; });
      const std::string& before = words_[i - 1].plain;
      const bool goes_on = before == "của" || before == "và" || before == "với" || before == "giữa" || words_[i - 1].text.ends_with(',') || before == "cho" || before == "do";
      const bool small_too = !capitals && words_[begin].line_start == false; // a title on the type's own line (plain web text)
      if (!goes_on && ((capitals && (!capital_title || words_[i].after_blank_line || line.size() > 8)) || small_too)) {
        return i;
      }
      return end;
    }
    if (words_[i].after_blank_line || end - i > 25) {
      return end;
    }
  }
  return end;
}

bool HeadingReader::is_session(std::size_t at) const {
  const std::string& word = words_[at].plain;
  return (word == "khóa" || word == "kỳ" || words_[at].text.starts_with("(Từ")) && begins_with_capital(words_[at].text.starts_with("(") ? words_[at].text.substr(1) : words_[at].text);
}

void HeadingReader::cut_session(std::string& body) {
  for (const std::string_view session : {" KHÓA", " KHOÁ", " Khóa", " Khoá", " KỲ HỌP", " Kỳ họp", " ("}) {
    body = body.substr(0, body.find(session));
  }
}

} // namespace danchieu::corpus
