#include "corpus/document/heading.hpp"

#include "corpus/document/heading_reader.hpp"
#include "corpus/document/layout_words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

// The first page of a document: the heading as a whole, and what it is torn into.

namespace danchieu::corpus {

namespace {

constexpr std::size_t depth = 16384; // bytes of a document in which its heading is looked for

} // namespace

Heading HeadingReader::read() {
  find_region();
  words_ = split_words(text_, heading_.region);
  mark_noise();
  mark_national();
  find_type();
  find_number();
  find_date();
  find_letter();
  find_title();
  find_letterhead();
  clean_title();
  mark_consolidated();
  return std::move(heading_);
}

/// The heading ends where the preamble ("Căn cứ …"), the addressee or the first part of the text begin.
void HeadingReader::find_region() {
  heading_.region = {document_.start, character_boundary(text_, std::min(document_.end, document_.start + depth))};
  for (const Line& line : split_lines(text_, heading_.region)) {
    std::string_view content = slice(line.span);
    while (!content.empty() && (content.front() == '-' || content.front() == ' ' || content.front() == '+')) {
      content.remove_prefix(1);
    }
    const std::string words = plain(content.substr(0, 200));
    if ((begins_with_capital(content) && starts_with(words, LayoutClass::preamble) != 0 && !is_capitals(content)) || begins_part(content, words)) {
      heading_.region.end = line.span.start;
      return;
    }
    // "… năm 2018Kính gửi: - Sở …": pages whose cells were glued.
    const std::size_t greeting = content.find("Kính gửi");
    if (greeting != nowhere) {
      heading_.region.end = static_cast<std::size_t>(content.data() - text_.data()) + greeting;
      heading_.letter = true;
      return;
    }
  }
}

bool HeadingReader::begins_part(std::string_view content, const std::string& words) {
  static constexpr std::string_view starts[] = {"điều ", "chương ", "phần thứ ", "mục "};
  const bool named = std::any_of(std::begin(starts), std::end(starts), [&](std::string_view start) { return words.starts_with(start); });
  if (named && (words.starts_with("phần thứ ") || words.find_first_of("0123456789ivx") != nowhere) && begins_with_capital(content)) {
    const std::size_t label = words.find(' ') + 1;
    const char first = words[std::min(label, words.size() - 1)];
    return (first >= '0' && first <= '9') || first == 'i' || first == 'v' || first == 'x' || words.starts_with("phần thứ ");
  }
  // "I. MỤC TIÊU", "1. Phạm vi"
  const std::size_t end = content.find_first_of("./)-");
  const std::string_view label = content.substr(0, std::min(end, content.size()));
  const bool number = label == "1" || label == "I" || label == "A" || label == "1 " || label == "I " || label == "A ";
  return end != nowhere && number && end + 1 < content.size();
}

/// Running heads of the gazette, stamps of signing services, page numbers.
void HeadingReader::mark_noise() {
  for (std::size_t i = 0; i < words_.size();) {
    std::size_t next = i + 1;
    while (next < words_.size() && !words_[next].line_start) {
      ++next;
    }
    std::string line;
    for (std::size_t w = i; w < next; ++w) {
      line += words_[w].plain + ' ';
    }
    const bool digits_only = line.find_first_not_of("0123456789 ") == nowhere;
    if (digits_only || line.starts_with("công báo số ") || line.starts_with("ký bởi ") || line.starts_with("ngày ký ") || line.starts_with("cơ quan văn phòng") ||
        line.starts_with("page ")) {
      mark(i, next);
    }
    i = next;
  }
}

/// How many words from `at` on spell `phrase` (made by letters()); signs between them are passed over.
std::size_t HeadingReader::spelled(std::size_t at, std::string_view phrase) const {
  std::size_t i = at;
  for (; i < words_.size() && !phrase.empty(); ++i) {
    const std::string word = letters(words_[i].text);
    if (!phrase.starts_with(word)) {
      return 0;
    }
    phrase.remove_prefix(word.size());
  }
  return phrase.empty() ? i - at : 0;
}

void HeadingReader::mark_national() {
  static constexpr std::string_view name = "conghoaxahoichunghiavietnam";
  static constexpr std::string_view motto = "doclaptudohanhphuc";
  bool motto_found = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const bool in_name = i > 0 && words_[i - 1].plain == "nước"; // "QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI …"
    if (const std::size_t count = spelled(i, name); count != 0 && !words_[i].plain.empty() && !in_name) {
      mark(i, i + count);
      heading_.national = true;
    } else if (const std::size_t second = spelled(i, motto); second != 0 && !words_[i].plain.empty()) {
      mark(i, i + second);
      motto_found = true;
    }
  }
  if (heading_.national && motto_found) {
    return;
  }
  // Torn over the lines of two columns: pieces of it, each a cell of its own.
  for_each_cell([&](std::size_t from, std::size_t to) {
    const std::string cell = letters(slice({words_[from].span.start, words_[to - 1].span.end}));
    const bool piece = cell.size() >= 8 && ((name.find(cell) != nowhere && (cell.starts_with("conghoa") || cell.ends_with("vietnam"))) || motto.find(cell) != nowhere);
    if (piece && !words_[from].used) {
      mark(from, to);
      heading_.national = heading_.national || cell.starts_with("conghoa") || cell.starts_with("doclap");
    }
  });
}

/// "V/v thí điểm …": an official letter has its subject below the number and no type line.
void HeadingReader::find_letter() {
  if (type_at_ != nowhere) {
    heading_.letter = false;
    return;
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const bool about = words_[i].plain == "v v" || words_[i].plain.starts_with("v v ") || (words_[i].plain == "về" && words_[i].cell_start && heading_.letter);
    if (!about || words_[i].used) {
      continue;
    }
    heading_.letter = true;
    std::size_t end = i + 1;
    while (end < words_.size() && !words_[end].used && !words_[end].after_blank_line) {
      ++end;
    }
    std::string subject = text::squeeze(slice({words_[i].span.start, words_[end - 1].span.end}));
    const std::size_t mark_end = subject.starts_with("V/v") || subject.starts_with("v/v") || subject.starts_with("V/V") ? subject.find_first_not_of(" :", 3) : 0;
    heading_.title = mark_end == nowhere ? std::string() : subject.substr(mark_end);
    mark(i, end);
    break;
  }
  if (heading_.letter) {
    heading_.type = "công văn";
  }
}

Heading read_heading(std::string_view text, Span document) { return HeadingReader(text, document).read(); }

} // namespace danchieu::corpus
