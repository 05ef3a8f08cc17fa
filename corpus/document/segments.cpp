#include "corpus/document/segments.hpp"

#include "corpus/document/layout_words.hpp"
#include "corpus/document/own_number.hpp"
#include "corpus/document/words.hpp"
#include "corpus/document/written_date.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// Words of a caption before the document's type: "(Ban hành kèm theo …", "(Kèm theo …", "(Được ban hành kèm theo …".
std::size_t caption_words(std::string_view words) {
  for (const std::string_view start : {"ban hành kèm theo ", "được ban hành kèm theo ", "kèm theo ", "phê duyệt kèm theo ", "ban hành theo ", "được phê duyệt kèm theo ",
                                       "ban hành tại ", "phê duyệt tại ", "ban hành cùng với ", "công bố kèm theo "}) {
    if (words.starts_with(start)) {
      return start.size();
    }
  }
  return 0;
}

bool is_annex_head(std::string_view words) {
  for (const std::string_view head : {"phụ lục", "mẫu", "biểu", "bảng số", "phụ biểu"}) {
    if (words.starts_with(head) && (words.size() == head.size() || words[head.size()] == ' ')) {
      return true;
    }
  }
  return false;
}

class Segmenter {
public:
  explicit Segmenter(std::string_view text) : text_(text), lines_(split_lines(text, {0, text.size()})) {}

  std::vector<Segment> segments() {
    begin_segment(0, std::nullopt);
    bool annex = false; // an annex or form of the current document has begun
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view line = slice(i);
      if (line.size() < 60 && begins_with_capital(line) && is_annex_head(plain(line.substr(0, 40)))) {
        annex = true;
      }
      if (line.front() == '(' || line.find("kèm theo") != nowhere) {
        const std::size_t open = line.front() == '(' ? 0 : line.find('(');
        if (open != nowhere && attach(i, open)) {
          annex = false;
          continue;
        }
      }
      if (!annex && i > 0 && is_national(line) && second_document(i)) {
        annex = false;
      }
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      found_[i].span.end = i + 1 < found_.size() ? found_[i + 1].span.start : text_.size();
      found_[i].heading = read_heading(text_, found_[i].span);
    }
    return std::move(found_);
  }

private:
  std::string_view slice(std::size_t line) const { return text_.substr(lines_[line].span.start, lines_[line].span.end - lines_[line].span.start); }

  void begin_segment(std::size_t start, std::optional<Caption> caption) {
    Segment segment;
    segment.span = {start, text_.size()};
    if (!caption) {
      main_ = found_.size();
      main_heading_.reset();
    }
    segment.caption = std::move(caption);
    found_.push_back(std::move(segment));
  }

  static bool is_national(std::string_view line) {
    return line.size() >= 20 && line.size() < 300 && letters(line).find("conghoaxahoichunghiavietnam") != nowhere;
  }

  /// A caption at `open` of line `i`: whether an attached document begins above it.
  bool attach(std::size_t i, std::size_t open) {
    const auto caption = read_caption(text_, {lines_[i].span.start + open, lines_[i].span.end}, text_.size());
    if (!caption) {
      return false;
    }
    const auto title = title_line(i, open);
    if (!title) {
      if (found_.size() == 1 && i < 12 && is_annex_head(plain(slice(0).substr(0, 40)))) {
        found_.back().caption = *caption; // a file that holds an annex alone
      }
      return false;
    }
    const std::size_t first = first_line(*title);
    if (!belongs(*caption, first)) {
      return false;
    }
    const std::size_t start = lines_[first].start;
    if (start <= found_.back().span.start) { // the text begins with it
      found_.back().caption = *caption;
      return true;
    }
    if (first == 0 || only_blank_before(start)) {
      found_.back().caption = *caption;
      return true;
    }
    begin_segment(start, *caption);
    return true;
  }

  bool only_blank_before(std::size_t start) const {
    const std::string_view before = text_.substr(found_.back().span.start, start - found_.back().span.start);
    return before.find_first_not_of(" \t\n\r*_|\\") == nowhere;
  }

  /// The line above (or before) a caption that names the kind of an attached document; none for an annex or a sentence.
  std::optional<std::size_t> title_line(std::size_t i, std::size_t open) const {
    if (open > 0) { // "KẾ HOẠCH Triển khai … (Ban hành kèm theo …": in one line
      const std::string_view before = slice(i).substr(0, open);
      return is_title(before, true) ? std::optional(i) : std::nullopt;
    }
    for (std::size_t back = 1; back <= std::min<std::size_t>(i, 12); ++back) {
      const std::string_view line = slice(i - back);
      const std::string words = plain(line.substr(0, 120));
      if (is_annex_head(words) || line.size() > 400 || line.ends_with(';') || line.ends_with("./.") || line.ends_with('.') || words.starts_with("nơi nhận") ||
          (words.starts_with("điều ") && begins_with_capital(line))) {
        return std::nullopt;
      }
      if (is_title(line, false)) {
        // "Phụ lục I" above "DANH MỤC …" makes it an annex.
        if (i > back && is_annex_head(plain(slice(i - back - 1).substr(0, 60))) && slice(i - back - 1).size() < 60) {
          return std::nullopt;
        }
        if (lists_what_ends(i - back, i)) {
          return std::nullopt;
        }
        return i - back;
      }
    }
    return std::nullopt;
  }

  /// "DANH MỤC ⏎ VĂN BẢN … BÃI BỎ" on the lines from `title` to the caption: by this list the document itself acts.
  bool lists_what_ends(std::size_t title, std::size_t caption) const {
    std::string words;
    for (std::size_t line = title; line < caption; ++line) {
      words += plain(slice(line).substr(0, 200)) + ' ';
    }
    const auto says = [&](std::string_view phrase) { return words.find(phrase) != std::string::npos; };
    return words.starts_with("danh mục") && says("bãi bỏ") && !says("thủ tục") &&
           (says("văn bản") || says("quyết định") || says("nghị quyết") || says("thông tư") || says("chỉ thị"));
  }

  static bool is_title(std::string_view line, bool goes_on) {
    std::string words = plain(line.substr(0, 200));
    if (words.starts_with("bản ")) { // "BẢN QUY ĐỊNH"
      words.erase(0, std::string_view("bản ").size());
    }
    const std::size_t name = starts_with(words, LayoutClass::attachment);
    if (name == 0 || !begins_with_capital(line)) {
      return false;
    }
    const std::string_view first_two = line.substr(0, line.find(' ', line.find(' ') == nowhere ? 0 : line.find(' ') + 1));
    return name == words.size() || is_capitals(first_two) || goes_on;
  }

  /// The first line of a letterhead right above line `title`: capitals, national heading, rules.
  std::size_t first_line(std::size_t title) const {
    std::size_t first = title;
    for (std::size_t back = 1; back <= std::min<std::size_t>(title, 8); ++back) {
      const std::string_view line = slice(title - back);
      const std::string folded = letters(line.substr(0, 200));
      const bool rule = folded.empty();
      const bool motto = folded.find("doclaptudo") != nowhere || folded.find("conghoaxahoi") != nowhere || folded.find("chunghiavietnam") != nowhere;
      const bool capitals = line.size() < 120 && is_capitals(line) && starts_with(plain(line), LayoutClass::office) == 0;
      if (!rule && !motto && !capitals) {
        break;
      }
      if (!rule) {
        first = title - back;
      }
    }
    return first;
  }

  /// A caption must name the document that the text is of: same type, and same number where both are known.
  bool belongs(const Caption& caption, std::size_t first_line) {
    if (lines_[first_line].start <= found_.front().span.start || only_blank_before(lines_[first_line].start)) {
      return true;
    }
    if (main_ == 0 && found_.front().caption) {
      return true; // a folder of attachments: each says whose it is
    }
    if (!main_heading_) {
      main_heading_ = read_heading(text_, found_[main_].span);
    }
    const Heading& heading = *main_heading_;
    if (heading.type.empty() || (!caption.type.empty() && caption.type != heading.type)) {
      return false;
    }
    return heading.number.empty() || caption.number.empty() || text::slug(heading.number) == text::slug(caption.number);
  }

  /// A complete heading with another number, below the national heading on line `i`.
  bool second_document(std::size_t i) {
    if (++tries_ > 64) { // a book of forms; keeps the work linear
      return false;
    }
    std::size_t first = i;
    for (std::size_t back = 1; back <= std::min<std::size_t>(i, 4); ++back) {
      const std::string_view line = slice(i - back);
      if (line.size() > 120 || !is_capitals(line) || starts_with(plain(line), LayoutClass::office) != 0 || letters(line).find("vanbanhopnhat") != nowhere) {
        break;
      }
      first = i - back;
    }
    const std::size_t start = lines_[first].start;
    if (start <= found_.back().span.start || only_blank_before(start)) {
      return false;
    }
    const Heading candidate = read_heading(text_, {start, text_.size()});
    if (candidate.number.empty() || !candidate.date || candidate.type.empty() || candidate.type_span.end == 0) {
      return false;
    }
    const Heading current = read_heading(text_, found_.back().span);
    if (lines_[i].span.start < current.region.end) {
      return false; // still the heading of the document itself
    }
    if (current.number.empty() || current.number == candidate.number) {
      return false;
    }
    begin_segment(start, std::nullopt);
    return true;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Segment> found_;
  int tries_ = 0;
  std::size_t main_ = 0; ///< index of the last document that is no attachment
  std::optional<Heading> main_heading_;
};

} // namespace

std::optional<Caption> read_caption(std::string_view text, Span line, std::size_t end) {
  if (line.start >= text.size() || text[line.start] != '(') {
    return std::nullopt;
  }
  // A caption closes its bracket within a few lines.
  const std::string_view window = text.substr(line.start, std::min<std::size_t>(700, end - line.start));
  const std::size_t close = window.find(')');
  const std::string_view whole = window.substr(1, (close == nowhere ? window.size() : close) - 1);
  const std::string words = plain(whole.substr(0, 300));
  const std::size_t skip = caption_words(words);
  if (skip == 0) {
    return std::nullopt;
  }
  Caption caption;
  caption.span = {line.start, line.start + 1 + whole.size() + (close == nowhere ? 0U : 1U)};
  std::string_view rest = std::string_view(words).substr(skip);
  if (rest.starts_with("các ")) {
    return std::nullopt;
  }
  const citation::InstrumentType* type = nullptr;
  for (std::size_t at = 0, count = 0; at != nowhere && count < 5; ++count) {
    const std::size_t blank = rest.find(' ', at);
    if (const auto* named = citation::instrument_type_named(rest.substr(0, blank))) {
      type = named;
    }
    at = blank == nowhere ? nowhere : blank + 1;
  }
  if (type == nullptr) {
    return std::nullopt;
  }
  caption.type = type->name;
  const std::size_t number_word = whole.find("số");
  if (number_word == nowhere) {
    return std::nullopt;
  }
  std::size_t at = line.start + 1 + number_word + std::string_view("số").size();
  while (at < text.size() && (text[at] == ':' || text[at] == ' ')) {
    ++at;
  }
  if (const auto number = read_own_number(text, at, caption.span.end)) {
    caption.number = number->number;
    caption.number_span = number->span;
    caption.symbol = number->symbol;
    caption.year = number->year;
  }
  std::optional<int> date_year;
  caption.date = read_written_date(whole.substr(number_word), date_year);
  if (!caption.year) {
    caption.year = caption.date ? std::optional(static_cast<int>(caption.date->year())) : date_year;
  }
  const std::size_t of = whole.rfind("của ");
  if (of != nowhere && of > number_word) {
    caption.issuer = text::squeeze(whole.substr(of + std::string_view("của ").size()));
  }
  return caption;
}

std::vector<Segment> find_segments(std::string_view text) { return Segmenter(text).segments(); }

} // namespace danchieu::corpus
