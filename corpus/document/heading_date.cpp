#include "corpus/document/heading_reader.hpp"

#include "corpus/document/layout_words.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <string_view>

// The first page of a document: place and date.

namespace danchieu::corpus {

/// "Kon Tum, ngày *23* tháng *02* năm 2018", "Hà Nội, ngày 15/6/2004", "Kon Tum, ngày      tháng       năm 2023".
void HeadingReader::find_date() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].used || !words_[i].plain.starts_with("ngày")) {
      continue;
    }
    const bool in_title = type_at_ != nowhere && i > type_at_;
    const std::size_t place = place_before(i);
    const bool after_number = title_date_ && i == title_at_;
    if (!(place != i || after_number || (!in_title && words_[i].cell_start && begins_with_capital(words_[i].text)))) {
      continue;
    }
    std::size_t end = i;
    if (!read_date(i, end)) {
      continue;
    }
    if (place != i) {
      std::string_view name = slice({words_[place].span.start, words_[i - 1].span.end});
      name = name.substr(0, name.find_last_of(','));
      heading_.date_place = text::squeeze(name.substr(0, name.find_last_not_of(' ') + 1));
    }
    mark(place, end);
    if (after_number) {
      title_at_ = end;
    }
    return;
  }
}

/// Where the name before ", ngày" begins; `at` when there is none.
std::size_t HeadingReader::place_before(std::size_t at) const {
  if (at == 0 || !words_[at - 1].text.ends_with(',') || words_[at - 1].used) {
    return at;
  }
  std::size_t first = words_[at - 1].plain.empty() ? at - 1 : at; // "Hà Nội , ngày"
  while (first > 0 && at - first < 5 && !words_[first - 1].used && !words_[first - 1].plain.empty() &&
         (begins_with_capital(words_[first - 1].text) || words_[first - 1].plain == "nội") && (first + 1 >= at || !words_[first - 1].text.ends_with(','))) {
    --first;
    if (words_[first].cell_start && !(first > 0 && continues_name(first))) {
      break;
    }
  }
  return first;
}

/// "Quảng\nTrị, ngày", "Hà   Nội, ngày": a name torn over two lines or by blanks, the first part of which stands alone.
bool HeadingReader::continues_name(std::size_t at) const {
  const Word& before = words_[at - 1];
  const bool alone = words_[at].line_start ? before.line_start : before.cell_start;
  return alone && !before.used && !before.capitals && begins_with_capital(before.text) && !before.text.ends_with(',') && !words_[at].after_blank_line;
}

bool HeadingReader::read_date(std::size_t at, std::size_t& end) {
  std::string phrase;
  for (std::size_t i = at; i < std::min(words_.size(), at + 7); ++i) {
    if (i > at) {
      if (const auto date = text::parse_date(trimmed(words_[i].text)); date && i == at + 1) {
        set_date(*date);
        end = i + 1;
        return true;
      }
    }
    phrase += words_[i].plain;
    int day = 0;
    int month = 0;
    int year = 0;
    if (parse_phrase(phrase, day, month, year)) {
      const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
      if (day != 0 && month != 0 && date.ok()) {
        set_date(date);
      } else if (!heading_.year) {
        heading_.year = year;
      }
      end = i + 1;
      return true;
    }
  }
  return false;
}

void HeadingReader::set_date(Date date) {
  heading_.date = date;
  if (!heading_.year) {
    heading_.year = static_cast<int>(date.year());
  }
}

std::string_view HeadingReader::trimmed(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ';' || word.back() == '*')) {
    word.remove_suffix(1);
  }
  return word;
}

/// "ngày05tháng5năm2009"; a number that is left blank is 0.
bool HeadingReader::parse_phrase(std::string_view phrase, int& day, int& month, int& year) {
  const auto part = [&phrase](std::string_view name, int& value) {
    if (!phrase.starts_with(name)) {
      return false;
    }
    phrase.remove_prefix(name.size());
    const std::size_t digits = std::min(phrase.find_first_not_of("0123456789"), phrase.size());
    if (digits > 4) {
      return false;
    }
    std::from_chars(phrase.data(), phrase.data() + digits, value);
    phrase.remove_prefix(digits);
    return true;
  };
  return part("ngày", day) && part("tháng", month) && part("năm", year) && phrase.empty() && year >= 1900 && year < 2100;
}

} // namespace danchieu::corpus
