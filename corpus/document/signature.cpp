#include "corpus/document/signature.hpp"

#include "corpus/document/body_name.hpp"
#include "corpus/document/layout_words.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace danchieu::corpus {

namespace {

// Decree 30/2020/NĐ-CP, annex I, II.7: TM. thay mặt, Q. quyền, KT. ký thay, TL. thừa lệnh, TUQ. thừa ủy quyền.
constexpr std::array<std::string_view, 6> marks = {"TM", "KT", "TL", "TUQ", "TM/", "Q"};

constexpr std::size_t name_distance = 14; // lines between office and name: the stamp's room

struct Cell {
  Span span;
  bool first = false;            ///< of its line
  bool after_blank_line = false; ///< of which it is the first
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '*' || c == '_' || c == '|' || c == '\\'; }

/// The columns of a line: pieces parted by a tab or three blanks.
std::vector<Cell> cells_of(std::string_view text, Span line) {
  std::vector<Cell> cells;
  std::size_t at = line.start;
  while (at < line.end) {
    std::size_t end = at;
    std::size_t blanks = 0;
    std::size_t last = at;
    for (; end < line.end && blanks < 3; ++end) {
      blanks = text[end] == '\t' ? 3 : text[end] == ' ' ? blanks + 1 : 0;
      last = blanks == 0 ? end + 1 : last;
    }
    if (last > at) {
      cells.push_back({{at, last}, cells.empty()});
    }
    at = end;
    while (at < line.end && is_blank(text[at])) {
      ++at;
    }
  }
  return cells;
}

/// "TM. CHÍNH PHỦ" → mark and the rest; empty when no mark stands there.
std::string_view mark_at(std::string_view cell, std::string_view& rest) {
  for (const std::string_view mark : marks) {
    if (cell.size() > mark.size() + 1 && cell.starts_with(mark) && (cell[mark.size()] == '.' || cell[mark.size()] == '/' || cell[mark.size()] == ' ')) {
      const std::size_t start = cell.find_first_not_of("./ ", mark.size());
      if (start != std::string_view::npos && (cell[mark.size()] != ' ' || mark.size() > 1)) {
        rest = cell.substr(start);
        return mark;
      }
    }
  }
  return {};
}

/// "CHỦ TỊCH", "PHÓ THỦ TƯỚNG", "CHỦ TỊCH QUỐC HỘI": an office in capitals, alone or with its body.
bool is_office(std::string_view cell) {
  if (cell.size() > 160 || !is_capitals(cell)) {
    return false;
  }
  const std::string words = plain(cell);
  const std::size_t office = starts_with(words, LayoutClass::office);
  return office != 0 && (office == words.size() || begins_like_body(std::string_view(words).substr(office + 1)) || words.size() - office < 40);
}

/// Two to six words, each with a capital, no digits, no signs, not all in capitals.
bool is_name(std::string_view cell) {
  if (cell.size() < 5 || cell.size() > 60 || is_capitals(cell)) {
    return false;
  }
  for (const std::string_view title : {"GS.", "PGS.", "TS.", "ThS.", "BS.", "Đại tướng ", "Thượng tướng ", "Trung tướng ", "Thiếu tướng ", "Đại tá ", "Ông ", "Bà "}) {
    if (cell.starts_with(title)) {
      cell.remove_prefix(title.size());
    }
  }
  std::size_t words = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(' ', at), cell.size());
    const std::string_view word = cell.substr(at, end - at);
    if (!word.empty()) {
      ++words;
      if (!begins_with_capital(word) || word.find_first_of("0123456789:;,()/\"") != std::string_view::npos || word.ends_with('.')) {
        return false;
      }
    }
    at = end + 1;
  }
  return words >= 2 && words <= 6;
}

/// "KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Tấn Dũng": the name at the end of a line of offices.
std::size_t name_in_line(std::string_view cell) {
  for (std::size_t at = cell.find(' '); at != std::string_view::npos; at = cell.find(' ', at + 1)) {
    const std::string_view rest = cell.substr(at + 1);
    const std::string_view first = rest.substr(0, rest.find(' '));
    if (!is_capitals(first) && is_name(rest)) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// The last office named in a line: "KT. BỘ TRƯỞNG THỨ TRƯỞNG" → "THỨ TRƯỞNG".
std::string_view last_office(std::string_view offices) {
  std::string_view best = offices;
  for (std::size_t at = 0; at != std::string_view::npos && at < offices.size();) {
    const std::string_view rest = offices.substr(at);
    if (starts_with(plain(rest), LayoutClass::office) != 0) {
      best = rest;
      // An office inside an office ("PHÓ CHỦ TỊCH") is no office of its own.
      const std::string words = plain(rest);
      std::size_t skip = starts_with(words, LayoutClass::office);
      std::size_t blanks = static_cast<std::size_t>(std::count(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(skip), ' '));
      for (; blanks > 0; --blanks) {
        at = std::min(offices.find(' ', at), offices.size() - 1) + 1;
      }
    }
    at = offices.find(' ', at);
    at = at == std::string_view::npos ? at : at + 1;
  }
  return best;
}

/// "PHÓ THỦ TƯỚNG" → "Phó Thủ tướng"; "CHỦ TỊCH QUỐC HỘI" → "Chủ tịch Quốc hội".
std::string office_name(std::string_view office) {
  const std::string_view body = without_office(office);
  std::string head = body.size() == office.size() ? std::string(office) : std::string(office.substr(0, office.size() - body.size()));
  head = text::lower(text::squeeze(head));
  const bool deputy = head.starts_with("phó ") || head.starts_with("quyền ");
  std::string out;
  std::size_t word = 0;
  for (std::size_t at = 0; at < head.size(); ++word) {
    const std::size_t end = std::min(head.find(' ', at), head.size());
    const std::string_view piece = std::string_view(head).substr(at, end - at);
    out += word == 0 ? "" : " ";
    if (word == 0 || (word == 1 && deputy)) {
      std::size_t first = 1;
      while (first < piece.size() && (static_cast<unsigned char>(piece[first]) & 0xC0U) == 0x80U) {
        ++first;
      }
      out += text::upper(piece.substr(0, first)) + std::string(piece.substr(first));
    } else {
      out += piece;
    }
    at = end + 1;
  }
  return body.size() == office.size() ? out : out + ' ' + body_name(body);
}

void add_recipient(std::string_view item, std::vector<std::string>& recipients) {
  std::string name = text::squeeze(item);
  while (!name.empty() && (name.back() == ';' || name.back() == '.' || name.back() == ',' || name.back() == ' ')) {
    name.pop_back();
  }
  if (!name.empty() && recipients.size() < 200) {
    recipients.push_back(std::move(name));
  }
}

class SignatureReader {
public:
  SignatureReader(std::string_view text, Span part) : text_(text) {
    for (const Line& line : split_lines(text, part)) {
      for (const Cell& cell : cells_of(text, line.span)) {
        cells_.push_back({cell.span, cell.first, cell.first && line.after_blank_line});
      }
    }
  }

  Signature read() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::string_view cell = slice(i);
      if (!recipients_at_ && cell.size() < 4000 && is_recipients_head(cell)) {
        recipients_at_ = i;
      }
      std::string_view rest;
      if (cell.size() < 400 && (!mark_at(cell, rest).empty() || is_office(cell)) && sign(i)) {
        break;
      }
    }
    if (recipients_at_) {
      read_recipients(*recipients_at_);
      found_.span.start = found_.span.end == 0 ? cells_[*recipients_at_].span.start : std::min(found_.span.start, cells_[*recipients_at_].span.start);
      found_.span.end = std::max(found_.span.end, recipients_end_);
    }
    return std::move(found_);
  }

private:
  std::string_view slice(std::size_t at) const { return text_.substr(cells_[at].span.start, cells_[at].span.end - cells_[at].span.start); }

  static bool is_recipients_head(std::string_view cell) {
    return cell.starts_with("Nơi nhận") || cell.starts_with("NƠI NHẬN") || cell.starts_with("Nơi gửi") || cell.starts_with("nơi nhận:");
  }

  /// Reads offices from cell `at` on until a name; false when none follows.
  bool sign(std::size_t at) {
    Signature signature;
    std::string_view office;
    for (std::size_t i = at; i < std::min(cells_.size(), at + name_distance); ++i) {
      std::string_view cell = slice(i);
      std::string_view rest;
      const std::size_t name = name_in_line(cell);
      const bool capitals_before = name != std::string_view::npos && is_capitals(cell.substr(0, name));
      const std::string_view head = capitals_before ? cell.substr(0, name - 1) : cell;
      const std::string_view mark = mark_at(head, rest);
      if (!mark.empty() && mark.starts_with("TM") && signature.body.empty()) {
        signature.body = text::squeeze(rest);
        office = last_office(rest);
      } else if (!mark.empty() || is_office(head)) {
        office = last_office(mark.empty() ? head : rest);
      } else if (i > at && torn_name(i)) {
        return finish(signature, office, text_.substr(cells_[i].span.start, cells_[i + 1].span.end - cells_[i].span.start), at, i + 1);
      } else if (i > at && is_name(cell) && (cells_[i].first || i == at + 1 || !is_name(slice(i - 1)))) {
        return finish(signature, office, cell, at, i);
      } else if (i > at && !is_capitals(cell) && cells_[i].first && !cell.starts_with('-') && !cell.starts_with('(') && cell.size() > 120) {
        return false; // running text: no signature
      }
      if (capitals_before && !office.empty()) {
        return finish(signature, office, cell.substr(name), at, i);
      }
    }
    return false;
  }

  /// "Nguyễn Quỳnh\nThiện", "Mai\nSơn": a name torn over two lines of a narrow column.
  bool torn_name(std::size_t at) const {
    if (at + 1 >= cells_.size() || !cells_[at].first || !cells_[at + 1].first || cells_[at + 1].after_blank_line) {
      return false;
    }
    const std::string_view second = slice(at + 1);
    const bool one_word = second.find(' ') == std::string_view::npos && second.size() <= 12 && begins_with_capital(second) && !is_capitals(second);
    return one_word && !is_capitals(slice(at)) && slice(at).size() <= 30 &&
           is_name(text::squeeze(text_.substr(cells_[at].span.start, cells_[at + 1].span.end - cells_[at].span.start)));
  }

  bool finish(Signature& signature, std::string_view office, std::string_view name, std::size_t from, std::size_t to) {
    signature.name = text::squeeze(name);
    signature.title = office.empty() ? std::string() : office_name(office);
    signature.span = {cells_[from].span.start, cells_[to].span.end};
    found_ = std::move(signature);
    return true;
  }

  /// "- Bộ Nội vụ (b/c);" a line each, torn lines joined; or all in one line parted by " - ".
  void read_recipients(std::size_t at) {
    std::string item;
    std::string_view first = slice(at);
    const std::size_t colon = first.find(':');
    recipients_end_ = cells_[at].span.end;
    const auto close = [&] {
      add_recipient(item, found_.recipients);
      item.clear();
    };
    const auto open = [&](std::string_view cell) {
      for (std::size_t next = cell.find("; - "); next != std::string_view::npos; next = cell.find("; - ")) {
        item += cell.substr(0, next);
        close();
        cell.remove_prefix(next + 4);
      }
      item += cell;
    };
    if (colon != std::string_view::npos && colon + 2 < first.size()) {
      std::string_view rest = first.substr(std::min(first.find_first_not_of(" *_\t", colon + 1), first.size()));
      open(rest.starts_with("- ") ? rest.substr(2) : rest);
    }
    for (std::size_t i = at + 1; i < std::min(cells_.size(), at + 120); ++i) {
      const std::string_view cell = slice(i);
      std::string_view rest;
      if (!cells_[i].first) {
        continue; // the column of the signature
      }
      const bool dash = cell.starts_with('-') || cell.starts_with("–") || cell.starts_with('+') || cell.starts_with("•");
      const bool signature = !mark_at(cell, rest).empty() || is_capitals(cell) || (cell == found_.name);
      if (dash) {
        close();
        open(cell.substr(std::min(cell.find_first_not_of("-–+• "), cell.size())));
      } else if (signature || item.empty() || item.ends_with('.') || cell.size() > 200) {
        break;
      } else {
        item += ' ';
        item += cell;
      }
      recipients_end_ = cells_[i].span.end;
    }
    close();
  }

  std::string_view text_;
  std::vector<Cell> cells_;
  Signature found_;
  std::optional<std::size_t> recipients_at_;
  std::size_t recipients_end_ = 0;
};

} // namespace

Signature read_signature(std::string_view text, Span part) { return SignatureReader(text, part).read(); }

} // namespace danchieu::corpus
