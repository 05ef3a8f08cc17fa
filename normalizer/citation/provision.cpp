#include "normalizer/citation/provision.hpp"

#include "normalizer/citation/provision/label.hpp"
#include "normalizer/citation/provision/paths.hpp"
#include "normalizer/citation/scan.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::citation {
namespace {

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

constexpr int most_steps = 100;

/// Behind the first of `words` that stands at `at`; npos when none does.
template <std::size_t size>
std::size_t behind_one(std::string_view text, std::size_t at, const std::array<std::string_view, size>& words) {
  for (const std::string_view word : words) {
    if (const std::size_t behind = match_words(text, at, word); behind != npos) {
      return behind;
    }
  }
  return npos;
}

/// Behind a word and the blanks after it; `at` when it does not stand there.
std::size_t skip_said(std::string_view text, std::size_t at, std::string_view word) {
  const std::size_t behind = match_words(text, at, word);
  return behind == npos ? at : skip_gap(text, behind);
}

bool comma_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ',' || text[at] == ';');
}

constexpr std::array<std::string_view, 3> conjunctions = {"va", "hoac", "hay"};
constexpr std::array<std::string_view, 3> links = {"cua", "tai", "thuoc"};

/// group = element { joint element }
class Reader {
public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::optional<ProvisionGroup> read() {
    ProvisionGroup group;
    group.start = at_;
    group.end = at_;
    for (int step = 0; step < most_steps && element(group); ++step) {
      group.end = at_;
      if (group.own || !read_joint()) {
        break;
      }
    }
    if (paths_.empty() && !group.own) {
      return std::nullopt;
    }
    if (!group.own) { // nobody asks for the others
      group.provisions = paths_.written();
    }
    return group;
  }

private:
  /// One level word with its labels: "các điểm a, b và c", "Điều 26 đến Điều 31", "khoản này", "Phụ lục".
  bool element(ProvisionGroup& group) {
    const std::size_t at = skip_said(text_, skip_said(text_, at_, "cac"), "tu");
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
    std::size_t label_at = skip_gap(text_, behind);
    if (word->level != article) {
      label_at = skip_said(text_, label_at, "so"); // "Phụ lục số II"
    }
    if (const std::size_t own = match_words(text_, label_at, "nay"); own != npos) {
      group.own = true;
      at_ = own;
      return true;
    }
    const auto first = read_label(text_, label_at, word->level);
    if (!first) { // "Phụ lục ban hành kèm theo …"
      const bool whole = word->level == annex && paths_.below_annex();
      if (whole) {
        at_ = behind;
        paths_.add(annex, {std::string(word->name)}, joint_);
      }
      return whole;
    }
    at_ = first->end;
    std::vector<std::string> labels{first->text};
    more_labels(*word, labels);
    for (std::string& label : labels) {
      label.insert(0, std::string(word->name) + ' ');
    }
    paths_.add(word->level, std::move(labels), joint_);
    return true;
  }

  /// ", b và c", " đến Điều 31" behind the first label of a level.
  void more_labels(const LevelWord& word, std::vector<std::string>& labels) {
    for (int step = 0; step < most_steps; ++step) {
      const std::size_t next = skip_gap(text_, at_);
      const std::size_t to = range_mark(next, word.level);
      if (to == npos ? !listed_label(next, word.level, labels) : !last_of_range(to, word, labels)) {
        return;
      }
    }
  }

  /// Behind "đến" or a dash, which make a range.
  std::size_t range_mark(std::size_t next, Level level) const {
    const std::size_t to = match_words(text_, next, "den");
    const Letter mark = letter_at(text_, next);
    return to == npos && mark.folded == '-' && level != annex && level != form ? next + mark.length : to;
  }

  /// "Điều 26 đến hết Điều 31", "điểm c đến điểm e".
  bool last_of_range(std::size_t to, const LevelWord& word, std::vector<std::string>& labels) {
    const std::size_t last_at = skip_said(text_, skip_said(text_, skip_gap(text_, to), "het"), word.folded);
    const auto last = read_label(text_, last_at, word.level);
    const auto between = last ? labels_between(labels.back(), last->text, word.level) : std::vector<std::string>{};
    if (between.empty()) {
      return false;
    }
    labels.pop_back();
    labels.insert(labels.end(), between.begin(), between.end());
    at_ = last->end;
    return true;
  }

  /// ", b", " và c", ", hoặc d".
  bool listed_label(std::size_t next, Level level, std::vector<std::string>& labels) {
    const bool comma = comma_at(text_, next);
    if (comma) {
      next = skip_gap(text_, next + 1);
    }
    const std::size_t joined = behind_one(text_, next, conjunctions);
    if (joined == npos && !comma) {
      return false;
    }
    const auto label = read_label(text_, joined == npos ? next : skip_gap(text_, joined), level);
    if (!label || !may_follow(label->end, level)) {
      return false;
    }
    labels.push_back(label->text);
    at_ = label->end;
    return true;
  }

  /// A bare number after a comma is a label only if it does not begin something else ("Điều 5, 3 tháng").
  bool may_follow(std::size_t end, Level level) const {
    const std::size_t next = skip_gap(text_, end);
    const Letter letter = letter_at(text_, next);
    if (letter.folded == '%' || letter.folded == ')' || letter.folded == '/') {
      return letter.folded == ')' && level == point;
    }
    if (!letter.letter()) {
      return true;
    }
    static constexpr std::array<std::string_view, 12> units = {"thang", "nam", "ngay", "nguoi", "dong", "lan",
                                                               "gio",   "tuan", "trieu", "ty",   "nghin", "don"};
    static const std::array<Word, 2> marked_units = {word_at("bản", 0), word_at("bộ", 0)}; // not "ban hành", "bổ sung"
    const Word word = word_at(text_, next);
    const bool counts = std::any_of(marked_units.begin(), marked_units.end(), [&](const Word& unit) { return word.marked && word.may_be(unit); });
    return !counts && std::find(units.begin(), units.end(), word.folded()) == units.end();
  }

  /// What joins two elements: blanks, "," ";" "và" "hoặc" "của" "tại" "thuộc"; remembers which.
  bool read_joint() {
    std::size_t next = skip_gap(text_, at_);
    const bool comma = comma_at(text_, next);
    const bool semicolon = comma && text_[next] == ';';
    if (comma) {
      next = skip_gap(text_, next + 1);
    }
    const std::size_t conjunction = behind_one(text_, next, conjunctions);
    const std::size_t link = conjunction == npos ? behind_one(text_, next, links) : npos;
    if (conjunction != npos || link != npos) {
      next = skip_gap(text_, conjunction == npos ? link : conjunction);
    }
    joint_.tight = !comma && conjunction == npos && link == npos;
    joint_.linked = !comma && conjunction == npos;
    joint_.comma = comma && !semicolon && conjunction == npos;
    return std::exchange(at_, next) != next;
  }

  std::string_view text_;
  std::size_t at_;
  ProvisionJoint joint_;
  ProvisionPaths paths_;
};

} // namespace

std::optional<ProvisionGroup> read_provisions(std::string_view text, std::size_t at) {
  return Reader(text, at).read();
}

} // namespace danchieu::citation
