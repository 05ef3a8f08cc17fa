#include "normalizer/citation/provision.hpp"

#include "normalizer/citation/scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace danchieu::citation {
namespace {

/// Levels from the outermost in; a provision is written in this order: "Điều 28 khoản 1 điểm a".
enum Level : unsigned { annex, part, chapter, section, subsection, form, article, clause, point, levels };

struct LevelWord {
  std::string_view folded;
  std::string_view name;
  Level level;
};

constexpr std::array<LevelWord, 12> level_words = {{
    {"dieu", "Điều", article},
    {"khoan", "khoản", clause},
    {"diem", "điểm", point},
    {"tieu muc", "Tiểu mục", subsection},
    {"muc", "Mục", section},
    {"chuong", "Chương", chapter},
    {"phan", "Phần", part},
    {"phu luc", "Phụ lục", annex},
    {"mau so", "Mẫu số", form},
    {"bieu so", "Biểu số", form},
    {"mau bieu so", "Mẫu biểu số", form},
    {"bieu mau so", "Biểu mẫu số", form},
}};

constexpr std::size_t most_provisions = 300;
constexpr int most_steps = 100;

/// Letters of points in the Vietnamese alphabet: no f, j, w, z; d and đ differ.
constexpr std::array<std::string_view, 23> point_letters = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                            "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

bool roman(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return std::string_view("IVXLC").find(c) != npos; });
}

/// "IA", "VIIa": a numeral and one letter.
bool roman_with_letter(const Word& word, std::string_view label) {
  return label.size() >= 2 && label.size() == word.size && word.capital && roman(label.substr(0, label.size() - 1));
}

struct Label {
  std::string text;
  std::size_t end = 0;
};

/// A label of a level at `at`: "5", "5a", "I.1", "a", "đ", "a1", "XII".
std::optional<Label> read_label(std::string_view text, std::size_t at, Level level) {
  Letter letter = letter_at(text, at);
  std::size_t end = at;
  if (letter.folded == '"' ) {
    return std::nullopt;
  }
  if (letter.digit()) {
    while (end < text.size() && end - at < 5 && letter_at(text, end).digit()) {
      ++end;
    }
    if (letter_at(text, end).digit()) {
      return std::nullopt;
    }
    const Letter suffix = letter_at(text, end); // "5a", "12đ"
    if (suffix.letter() && !word_character(text, end + suffix.length)) {
      end += suffix.length;
    } else if (suffix.letter()) {
      return std::nullopt;
    }
    if (level == form || level == annex || level == section) {
      while (end + 1 < text.size() && (text[end] == '.' || text[end] == '/' || text[end] == '-') &&
             (letter_at(text, end + 1).digit() || letter_at(text, end + 1).upper) && end - at < 32) {
        std::size_t next = end + 1; // "01/CK-NSNN", "I.1"
        while (word_character(text, next) && next - at < 32) {
          next += letter_at(text, next).length;
        }
        end = next;
      }
    } else if (end + 1 < text.size() && text[end] == '.' && letter_at(text, end + 1).digit() && level != article) {
      while (end + 1 < text.size() && end - at < 16 && text[end] == '.' && letter_at(text, end + 1).digit()) {
        std::size_t next = end + 1; // "khoản 1.2"
        while (letter_at(text, next).digit()) {
          ++next;
        }
        end = next;
      }
    } else if (end < text.size() && text[end] == '/') {
      return std::nullopt; // a date or a number: "Điều 5/2010"
    }
    return Label{std::string(text.substr(at, end - at)), end};
  }
  if (!letter.letter()) {
    return std::nullopt;
  }
  const Word word = word_at(text, at);
  end = word.end;
  std::string label(text.substr(at, end - at));
  if (level == point) {
    if (label.size() > 4 || (label.size() > 1 && label != "đ" && label != "Đ")) {
      return std::nullopt;
    }
    if (letter_at(text, end).digit()) { // "điểm a1"
      while (letter_at(text, end).digit() && end - at < 5) {
        ++end;
      }
      label = std::string(text.substr(at, end - at));
    }
    if (label[0] >= 'A' && label[0] <= 'Z') {
      label[0] = static_cast<char>(label[0] + 32);
    }
    return Label{label == "Đ" ? "đ" : label, end};
  }
  if (level == article || level == clause) {
    return std::nullopt;
  }
  if (roman(label) || roman_with_letter(word, label) || (label.size() == 1 && word.capital && (level == annex || level == part || level == section))) {
    while (end + 1 < text.size() && (text[end] == '.' || text[end] == '-') && letter_at(text, end + 1).digit() && end - at < 12) {
      ++end;
      while (letter_at(text, end).digit()) {
        ++end;
      }
    }
    if (end == word.end && letter_at(text, end).digit()) { // "Phụ lục I1"
      return std::nullopt;
    }
    return Label{std::string(text.substr(at, end - at)), end};
  }
  return std::nullopt;
}

/// The labels from `first` to `last`: numbers, or letters of points; empty when it is no range.
std::vector<std::string> range(const std::string& first, const std::string& last, Level level) {
  std::vector<std::string> labels;
  const auto number = [](const std::string& label) -> int {
    int value = 0;
    const auto [rest, error] = std::from_chars(label.data(), label.data() + label.size(), value);
    return error == std::errc() && rest == label.data() + label.size() ? value : -1;
  };
  const int from = number(first);
  const int to = number(last);
  if (from >= 0 && to > from && to - from <= 150) {
    for (int i = from; i <= to; ++i) {
      labels.push_back(std::to_string(i));
    }
    return labels;
  }
  const auto a = std::find(point_letters.begin(), point_letters.end(), first);
  const auto b = std::find(point_letters.begin(), point_letters.end(), last);
  if (level == point && a != point_letters.end() && b != point_letters.end() && a < b) {
    labels.assign(a, b + 1);
  }
  return labels;
}

struct Path {
  std::array<std::string, levels> labels; ///< "Điều 28" at [article]
  unsigned top = levels;                  ///< the outermost level said so far
  unsigned bottom = levels;               ///< the innermost
};

std::string written(const Path& path) {
  std::string text;
  for (const std::string& label : path.labels) {
    if (!label.empty()) {
      if (!text.empty()) {
        text += ' ';
      }
      text += label;
    }
  }
  return text;
}

class Reader {
public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) { paths_.reserve(4); }

  std::optional<ProvisionGroup> read() {
    ProvisionGroup group;
    group.start = at_;
    group.end = at_;
    for (int step = 0; step < most_steps; ++step) {
      if (!element(group)) {
        break;
      }
      group.end = at_;
      if (group.own) {
        break;
      }
      if (!joint()) {
        break;
      }
    }
    if (paths_.empty() && !group.own) {
      return std::nullopt;
    }
    settle();
    for (const Path& path : paths_) {
      std::string text = written(path);
      // one said twice stands once; only the last few are looked at, so that long lists stay linear
      const auto recent = group.provisions.end() - std::min<std::ptrdiff_t>(16, std::ssize(group.provisions));
      if (std::find(recent, group.provisions.end(), text) == group.provisions.end()) {
        group.provisions.push_back(std::move(text));
      }
    }
    return group;
  }

private:
  /// One level word with its labels: "các điểm a, b và c", "Điều 26 đến Điều 31", "khoản này".
  bool element(ProvisionGroup& group) {
    std::size_t at = at_;
    if (const std::size_t plural = match_words(text_, at, "cac"); plural != npos) {
      at = skip_gap(text_, plural);
    }
    if (const std::size_t from = match_words(text_, at, "tu"); from != npos) {
      at = skip_gap(text_, from);
    }
    const LevelWord* word = nullptr;
    std::size_t behind = npos;
    const char first_letter = letter_at(text_, at).folded;
    for (const LevelWord& candidate : level_words) {
      behind = candidate.folded.front() == first_letter ? match_words(text_, at, candidate.folded) : npos;
      if (behind != npos) {
        word = &candidate;
        break;
      }
    }
    if (word == nullptr) {
      return false;
    }
    std::string_view name = word->name;
    std::size_t label_at = skip_gap(text_, behind);
    if (const std::size_t number = match_words(text_, label_at, "so"); number != npos && word->level != article) {
      label_at = skip_gap(text_, number); // "Phụ lục số II"
    }
    if (const std::size_t own = match_words(text_, label_at, "nay"); own != npos) {
      group.own = true;
      at_ = own;
      return true;
    }
    const auto first = read_label(text_, label_at, word->level);
    if (!first) {
      if (word->level == annex && (paths_.empty() || paths_.back().top > annex)) { // "Phụ lục ban hành kèm theo …"
        at_ = behind;
        add(word->level, {std::string(name)});
        return true;
      }
      return false;
    }
    at_ = first->end;
    std::vector<std::string> labels{first->text};
    more_labels(word->level, word->folded, labels);
    for (std::string& label : labels) {
      label.insert(0, std::string(name) + ' ');
    }
    add(word->level, labels);
    return true;
  }

  /// ", b và c", " đến Điều 31" behind the first label of a level.
  void more_labels(Level level, std::string_view word, std::vector<std::string>& labels) {
    for (int step = 0; step < most_steps; ++step) {
      std::size_t next = skip_gap(text_, at_);
      const bool comma = next < text_.size() && (text_[next] == ',' || text_[next] == ';');
      std::size_t to = match_words(text_, next, "den");
      if (to == npos && letter_at(text_, next).folded == '-' && level != annex && level != form) {
        to = next + letter_at(text_, next).length;
      }
      if (to != npos) {
        std::size_t last_at = skip_gap(text_, to);
        if (const std::size_t het = match_words(text_, last_at, "het"); het != npos) {
          last_at = skip_gap(text_, het);
        }
        if (const std::size_t again = match_words(text_, last_at, word); again != npos) {
          last_at = skip_gap(text_, again);
        }
        const auto last = read_label(text_, last_at, level);
        if (!last) {
          return;
        }
        const std::vector<std::string> between = range(labels.back(), last->text, level);
        if (between.empty()) {
          return;
        }
        labels.pop_back();
        labels.insert(labels.end(), between.begin(), between.end());
        at_ = last->end;
        continue;
      }
      if (comma) {
        next = skip_gap(text_, next + 1);
      }
      std::size_t joined = npos;
      for (const std::string_view conjunction : {"va", "hoac", "hay"}) {
        joined = match_words(text_, next, conjunction);
        if (joined != npos) {
          break;
        }
      }
      if (joined != npos) {
        next = skip_gap(text_, joined);
      } else if (!comma) {
        return;
      }
      const auto label = read_label(text_, next, level);
      if (!label || !label_may_follow(label->end, level)) {
        return;
      }
      labels.push_back(label->text);
      at_ = label->end;
    }
  }

  /// A bare number after a comma is a label only if it does not begin something else ("Điều 5, 3 tháng").
  bool label_may_follow(std::size_t end, Level level) const {
    const std::size_t next = skip_gap(text_, end);
    const Letter letter = letter_at(text_, next);
    if (letter.folded == '%' || letter.folded == ')' || letter.folded == '/') {
      return letter.folded == ')' && level == point;
    }
    if (!letter.letter()) {
      return true;
    }
    const Word word = word_at(text_, next);
    static constexpr std::array<std::string_view, 14> units = {"thang", "nam", "ngay", "nguoi", "dong", "lan", "gio",
                                                               "tuan", "trieu", "ty", "nghin", "don", "ban", "bo"};
    return std::find(units.begin(), units.end(), word.folded()) == units.end();
  }

  void add(Level level, const std::vector<std::string>& labels) {
    if (paths_.size() >= most_provisions) {
      return; // read on, so that an endless list is not begun again and again
    }
    // an article waits for its chapter when nothing but blanks, a comma or "của" lies between them
    const bool outward = linked_ || (listed_ == ',' && level < article);
    if (!outward && level <= article && !paths_.empty() && paths_.back().top < level) {
      chain_ = paths_.size();
    }
    if (!outward && level < article && !paths_.empty() && paths_.back().top != level) {
      chain_ = paths_.size(); // "Điều 5 và Mục V Phụ lục": the annex holds the section alone
    }
    const auto waits = [&](const Path& path) { return path.top > level && (path.top > article || outward); };
    const auto chain = paths_.begin() + static_cast<std::ptrdiff_t>(std::min(chain_, paths_.size()));
    const bool inner_waits = std::any_of(chain, paths_.end(), waits);
    std::size_t first = 0;
    if (inner_waits) { // "điểm a khoản 1": the points wait for their clause
      for (auto path = chain; path != paths_.end(); ++path) {
        if (waits(*path)) {
          path->labels[level] = labels[0];
          path->top = level;
        }
      }
      first = 1;
    } else if (!paths_.empty() && tight_ && level > paths_.back().bottom) { // "Điều 5 khoản 2"
      Path last = paths_.back();
      paths_.pop_back();
      for (const std::string& label : labels) {
        Path path = last;
        path.labels[level] = label;
        path.bottom = level;
        paths_.push_back(std::move(path));
      }
      return;
    }
    for (std::size_t i = first; i < labels.size(); ++i) {
      Path path;
      path.labels[level] = labels[i];
      path.top = level;
      path.bottom = level;
      paths_.push_back(std::move(path));
    }
  }

  /// What joins two elements: blanks, "," ";" "và" "hoặc" "của" "tại" "thuộc"; remembers which.
  bool joint() {
    std::size_t next = skip_gap(text_, at_);
    tight_ = true;
    linked_ = true;
    listed_ = 0;
    if (next < text_.size() && (text_[next] == ',' || text_[next] == ';')) {
      next = skip_gap(text_, next + 1);
      tight_ = false;
      linked_ = false;
      listed_ = ',';
    }
    for (const std::string_view word : {"va", "hoac", "hay", "cua", "tai", "thuoc"}) {
      if (const std::size_t behind = match_words(text_, next, word); behind != npos) {
        next = skip_gap(text_, behind);
        tight_ = false;
        listed_ = word == "va" || word == "hoac" || word == "hay" ? 'v' : listed_;
        linked_ = linked_ && (word == "cua" || word == "tai" || word == "thuoc");
        break;
      }
    }
    if (next == at_) {
      return false;
    }
    at_ = next;
    return true;
  }

  /// "Điều 12, khoản 4" at the end: the clause left alone belongs to the article before it.
  void settle() {
    for (std::size_t i = 1; i < paths_.size(); ++i) {
      const Path& before = paths_[i - 1];
      Path& path = paths_[i];
      if (path.top > article && before.top <= article && before.bottom == article) {
        for (unsigned level = 0; level < path.top; ++level) {
          if (level <= article) {
            path.labels[level] = before.labels[level];
          }
        }
        path.top = before.top;
        paths_.erase(paths_.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        --i;
      }
    }
  }

  std::string_view text_;
  std::size_t at_;
  bool tight_ = false;  ///< nothing stands between this element and the one before
  bool linked_ = false; ///< nothing or "của", "tại": the one before lies within this one
  char listed_ = 0;     ///< ',' or 'v' (và) stands between
  std::size_t chain_ = 0; ///< paths before this one take no further outer levels
  std::vector<Path> paths_;
};

} // namespace

std::optional<ProvisionGroup> read_provisions(std::string_view text, std::size_t at) {
  return Reader(text, at).read();
}

} // namespace danchieu::citation
