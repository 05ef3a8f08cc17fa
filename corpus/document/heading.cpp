#include "corpus/document/heading.hpp"

#include "corpus/document/layout_words.hpp"
#include "corpus/document/own_number.hpp"
#include "corpus/document/words.hpp"
#include "corpus/document/written_date.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>

namespace danchieu::corpus {

namespace {

constexpr std::size_t depth = 16384; // bytes of a document in which its heading is looked for
constexpr std::size_t nowhere = std::string_view::npos;

using Words = std::vector<Word>;

/// Names of types by plain(): "thông tư liên tịch" → its row.
const std::map<std::string, const citation::InstrumentType*, std::less<>>& types_by_name() {
  static const auto map = [] {
    std::map<std::string, const citation::InstrumentType*, std::less<>> names;
    for (const citation::InstrumentType& type : citation::instrument_types()) {
      if (type.name != "văn bản") { // any document: "VĂN BẢN QUY PHẠM PHÁP LUẬT" heads a part of the gazette
        names.emplace(plain(type.name), &type);
      }
    }
    return names;
  }();
  return map;
}

/// The type whose name the words from `at` on spell, and how many words that takes; the longest name wins.
struct TypeMatch {
  const citation::InstrumentType* type = nullptr;
  std::size_t words = 0;
};

TypeMatch type_at(const Words& words, std::size_t at) {
  TypeMatch found;
  std::string name;
  for (std::size_t i = at; i < words.size() && i < at + 6 && !words[i].used && !words[i].plain.empty(); ++i) {
    name += (name.empty() ? "" : " ") + words[i].plain;
    name.resize(std::min(name.size(), name.find_last_not_of("0123456789") + 1)); // "THÔNG TƯ1": the mark of a footnote
    if (const auto type = types_by_name().find(name); type != types_by_name().end()) {
      found = {type->second, i + 1 - at};
    }
  }
  return found;
}

class HeadingReader {
public:
  HeadingReader(std::string_view text, Span document) : text_(text), document_(document) {
    document_.end = std::min(document_.end, text.size());
  }

  Heading read() {
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

private:
  std::string_view slice(Span span) const { return text_.substr(span.start, span.end - span.start); }

  /// The heading ends where the preamble ("Căn cứ …"), the addressee or the first part of the text begin.
  void find_region() {
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

  static bool begins_part(std::string_view content, const std::string& words) {
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
  void mark_noise() {
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

  void mark(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, words_.size()); ++i) {
      words_[i].used = true;
    }
  }

  /// How many words from `at` on spell `phrase` (made by letters()); signs between them are passed over.
  std::size_t spelled(std::size_t at, std::string_view phrase) const {
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

  void mark_national() {
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

  template <class Visit>
  void for_each_cell(Visit visit) {
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t next = i + 1;
      while (next < words_.size() && !words_[next].cell_start) {
        ++next;
      }
      visit(i, next);
      i = next;
    }
  }

  bool ends_line(std::size_t at) const { return at >= words_.size() || words_[at].cell_start || words_[at].plain.empty() || words_[at].used; }

  /// The line that names the type: "QUYẾT ĐỊNH", "THÔNG TƯ\nLIÊN TỊCH", "NGHỊ QUYẾT VỀ VIỆC …", "Quyết định về việc …".
  void find_type() {
    std::size_t national_end = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].used && heading_.national) {
        national_end = i;
      }
    }
    std::size_t first_word = 0;
    while (first_word < words_.size() && (words_[first_word].used || words_[first_word].plain.empty())) {
      ++first_word;
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].cell_start || words_[i].used) {
        continue;
      }
      const TypeMatch match = type_at(words_, i);
      if (match.type == nullptr || match.type->slug == "van-ban") { // "VĂN BẢN MẪU": the word for any document names no type
        continue;
      }
      const std::size_t after = i + match.words;
      const std::string_view last = words_[after - 1].text;
      if (last.ends_with(':') || (after < words_.size() && (is_number_word(after) || words_[after].text.starts_with(":")))) {
        continue; // "QUYẾT ĐỊNH:" enacts, "Luật số: 24/2018/QH14" numbers
      }
      const bool capitals = words_[i].capitals;
      const bool alone = ends_line(after);
      const bool opens = i == first_word;
      const bool titled = capitals && after < words_.size() && (words_[after].capitals || words_[after].plain == "của");
      if ((alone && (capitals || begins_with_capital(words_[i].text) || words_[i].line_start)) || titled || opens) {
        heading_.type = match.type->name;
        heading_.type_span = {words_[i].span.start, words_[after - 1].span.end};
        type_at_ = i;
        title_at_ = after;
        if (i >= national_end) {
          return;
        }
      }
    }
  }

  /// "Số:", "Số", "SỐ:", "số372/TTr": a word that introduces a number.
  bool is_number_word(std::size_t at) const {
    const std::string& word = words_[at].plain;
    const std::size_t digit = word.find_first_not_of(' ', std::min<std::size_t>(word.size(), 4));
    return word == "số" || word == "so" || (word.starts_with("số") && digit != nowhere && word[digit] >= '0' && word[digit] <= '9');
  }

  void find_number() {
    for (std::size_t i = 0; i < words_.size() && heading_.symbol.empty(); ++i) {
      if (words_[i].used || !is_number_word(i)) {
        continue;
      }
      const std::string_view word = words_[i].text;
      const bool colon = word.find(':') != nowhere || word.ends_with('.') || (i + 1 < words_.size() && words_[i + 1].text.starts_with(":"));
      const std::size_t first = type_before(i);
      const bool in_title = type_at_ != nowhere && i > type_at_;
      const bool own_place = words_[first].cell_start || (colon && first == i && !in_title);
      if (!own_place || (!colon && (in_title || !begins_with_capital(word)))) {
        continue;
      }
      if (in_title && !(heading_.number.empty() && i <= title_at_ + 1)) {
        continue; // a number in the title is another document's
      }
      read_number(i, first);
    }
    if (heading_.symbol.empty() && type_at_ != nowhere) {
      find_number_in_title();
    }
  }

  /// Where the words of a type right before "số" begin: "Luật số:", "Bản án số:"; `at` itself when there are none.
  std::size_t type_before(std::size_t at) const {
    for (std::size_t back = std::min<std::size_t>(at, 5); back >= 1; --back) {
      const TypeMatch match = type_at(words_, at - back);
      if (match.type != nullptr && match.words == back) {
        return at - back;
      }
    }
    return at;
  }

  bool read_number(std::size_t at, std::size_t first) {
    const Word& word = words_[at];
    // After "Số", "Số:", "Số :" or glued to it; the marks of three bytes are those of "Số" itself.
    std::size_t from = word.span.start + std::min<std::size_t>(word.text.size(), word.plain == "so" ? 2 : 4);
    while (from < heading_.region.end && (text_[from] == ':' || text_[from] == '.' || text_[from] == ' ') && text_.substr(from, 3) != "...") {
      ++from;
    }
    const auto number = read_own_number(text_, from, heading_.region.end);
    if (!number) {
      return false;
    }
    heading_.number = number->number;
    heading_.symbol = number->symbol;
    heading_.year = number->year;
    heading_.number_span = number->span;
    if (first != at) {
      heading_.number_span.start = words_[first].span.start;
      if (heading_.type.empty()) {
        heading_.type = type_at(words_, first).type->name;
      }
    }
    for (Word& used : words_) {
      if (used.span.start >= words_[first].span.start && used.span.start < number->span.end) {
        used.used = true;
      }
    }
    return true;
  }

  /// Old layouts: "Quyết định\ncủa Bộ trưởng Bộ Tài chính số 1141-TC/QĐ/CĐKT\nngày 01 tháng 11 năm 1995 về việc …".
  void find_number_in_title() {
    const std::size_t limit = std::min(words_.size(), title_at_ + 25);
    bool issuer_between = false;
    for (std::size_t i = title_at_; i < limit; ++i) {
      const std::string& word = words_[i].plain;
      issuer_between = issuer_between || (i == title_at_ && (word == "của" || (i + 1 < limit && begins_like_body(word + ' ' + words_[i + 1].plain))));
      if (!issuer_between || word == "về" || word.starts_with("v v") || (word == "ban" && i + 1 < limit && words_[i + 1].plain == "hành")) {
        return; // the subject begins: numbers in it are others'
      }
      if (issuer_between && is_number_word(i) && read_number(i, i)) {
        heading_.number_span.start = heading_.type_span.start;
        heading_.enacting_body = text::squeeze(slice({words_[title_at_].span.end, words_[i].span.start}));
        title_at_ = i + 1;
        while (title_at_ < words_.size() && words_[title_at_].used) {
          ++title_at_;
        }
        title_date_ = true;
        return;
      }
    }
  }

  /// "Kon Tum, ngày *23* tháng *02* năm 2018", "Hà Nội, ngày 15/6/2004", "Kon Tum, ngày      tháng       năm 2023".
  void find_date() {
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
  std::size_t place_before(std::size_t at) const {
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
  bool continues_name(std::size_t at) const {
    const Word& before = words_[at - 1];
    const bool alone = words_[at].line_start ? before.line_start : before.cell_start;
    return alone && !before.used && !before.capitals && begins_with_capital(before.text) && !before.text.ends_with(',') && !words_[at].after_blank_line;
  }

  bool read_date(std::size_t at, std::size_t& end) {
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

  void set_date(Date date) {
    heading_.date = date;
    if (!heading_.year) {
      heading_.year = static_cast<int>(date.year());
    }
  }

  static std::string_view trimmed(std::string_view word) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ';' || word.back() == '*')) {
      word.remove_suffix(1);
    }
    return word;
  }

  /// "ngày05tháng5năm2009"; a number that is left blank is 0.
  static bool parse_phrase(std::string_view phrase, int& day, int& month, int& year) {
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

  /// "V/v thí điểm …": an official letter has its subject below the number and no type line.
  void find_letter() {
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

  /// The lines from the type to the body's own line, to a caption in brackets, or to the preamble.
  void find_title() {
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
  void clean_title() {
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

  /// A consolidated text (Ordinance 01/2012/UBTVQH13) repeats the amended act's heading, but is a document of its own.
  void mark_consolidated() {
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
  void read_authentication() {
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
  static bool is_history(std::string_view after) {
    const std::string words = plain(after);
    const std::size_t history = words.find("sửa đổi bổ sung bởi");
    const std::size_t effect = words.find("có hiệu lực");
    const std::size_t basis = words.find("căn cứ");
    return effect < history && history != nowhere && history < std::min(basis, words.size());
  }

  bool is_caption(std::size_t at) const {
    if (!words_[at].text.starts_with("(")) {
      return false;
    }
    const std::string first = plain(slice({words_[at].span.start, words_[std::min(at + 3, words_.size() - 1)].span.end}));
    return first.starts_with("ban hành") || first.starts_with("kèm theo") || first.starts_with("được ban hành") || first.starts_with("phê duyệt") ||
           first.starts_with("từ ngày") || first.starts_with("kèm ");
  }

  /// The first word of the line of the enacting body, the last of [begin, end); `end` when there is none.
  std::size_t enacting_line(std::size_t begin, std::size_t end) const {
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

  bool is_session(std::size_t at) const {
    const std::string& word = words_[at].plain;
    return (word == "khóa" || word == "kỳ" || words_[at].text.starts_with("(Từ")) && begins_with_capital(words_[at].text.starts_with("(") ? words_[at].text.substr(1) : words_[at].text);
  }

  static void cut_session(std::string& body) {
    for (const std::string_view session : {" KHÓA", " KHOÁ", " Khóa", " Khoá", " KỲ HỌP", " Kỳ họp", " ("}) {
      body = body.substr(0, body.find(session));
    }
  }

  /// The body in the left column: cells in capitals before type and title, the last of bodies above each other.
  void find_letterhead() {
    const std::size_t limit = type_at_ == nowhere ? words_.size() : type_at_;
    std::vector<std::string> bodies;
    std::string torn; // a first word alone on its line: "ỦY" + "BAN NHÂN DÂN"
    bool closed = true;
    for_each_cell([&](std::size_t from, std::size_t to) {
      if (from >= limit || words_[from].used) {
        return;
      }
      std::size_t end = from;
      // Up to a rule ("-----"), but over a single dash: "BỘ LAO ĐỘNG - THƯƠNG BINH".
      while (end < std::min(to, limit) && !words_[end].used && (!words_[end].plain.empty() || is_dash(words_[end].text))) {
        ++end;
      }
      if (end == from || (end == from + 1 && words_[from].plain.empty())) {
        return;
      }
      std::string cell = text::squeeze(slice({words_[from].span.start, words_[end - 1].span.end}));
      cell.resize(std::min({cell.size(), cell.find(".."), cell.find("…")})); // "UBND ……… (1)": a form to be filled in
      std::string words = plain(cell);
      if (!torn.empty() && starts_with(torn + ' ' + words, LayoutClass::body) > torn.size()) {
        cell = text::upper(torn) + ' ' + cell;
        words = torn + ' ' + words;
      }
      torn = end == from + 1 ? plain(cell) : std::string();
      const bool capitals = std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(from), words_.begin() + static_cast<std::ptrdiff_t>(end), [](const Word& word) { return word.capitals || word.plain.find_first_of("0123456789") != nowhere; });
      const bool body = begins_like_body(words);
      if (!capitals && !(body && from < 12)) {
        closed = true;
        return;
      }
      if (!closed && !bodies.empty() && (!body || completes(bodies.back(), cell))) {
        bodies.back() += ' ' + cell;
      } else if (body) {
        bodies.push_back(cell);
        closed = false;
      }
    });
    if (!bodies.empty()) {
      heading_.letterhead = bodies.back();
      heading_.parent_body = bodies.size() > 1 ? bodies[bodies.size() - 2] : std::string();
    }
  }

  static bool is_dash(std::string_view word) { return word == "-" || word == "–"; }

  /// "ỦY BAN THƯỜNG VỤ" + "QUỐC HỘI" is one body, "BỘ TÀI CHÍNH" + "CỤC THUẾ" are two: the table of issuers tells.
  static bool completes(const std::string& first, const std::string& second) {
    if (first.ends_with('-') || first.ends_with("–") || second.starts_with('-') || second.starts_with("–")) {
      return true;
    }
    const std::string joined = plain(first + ' ' + second);
    const auto all = citation::issuers();
    return std::any_of(all.begin(), all.end(), [&](const citation::Issuer& issuer) { return plain(issuer.name) == joined; });
  }

  std::string_view text_;
  Span document_;
  Heading heading_;
  Words words_;
  std::size_t type_at_ = nowhere;  ///< first word of the type line
  std::size_t title_at_ = 0;       ///< first word after it
  bool title_date_ = false;        ///< the own number stands in the title, its date follows
};

} // namespace

Heading read_heading(std::string_view text, Span document) { return HeadingReader(text, document).read(); }

} // namespace danchieu::corpus
