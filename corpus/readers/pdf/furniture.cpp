#include "corpus/readers/pdf/furniture.hpp"

#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr double edge = 0.12;              ///< of a page's height, above and below, where furniture stands
constexpr std::size_t max_edge_lines = 6;  ///< of one edge that are looked at
constexpr std::size_t max_stamp_lines = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "15", "- 15 -", "Trang 15", "15/31": the number; nothing for a line that is more.
std::optional<long> page_number(std::string_view folded) {
  if (folded.starts_with("trang ")) {
    folded.remove_prefix(6);
  }
  const std::size_t first = folded.find_first_not_of(" -\xE2\x80\x93\x94.|");
  if (first == std::string_view::npos || !is_digit(folded[first])) {
    return std::nullopt;
  }
  folded.remove_prefix(first);
  long number = 0;
  const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), number);
  std::string_view rest = folded.substr(static_cast<std::size_t>(end - folded.data()));
  if (error != std::errc() || number > 99'999) {
    return std::nullopt;
  }
  if (rest.starts_with("/") && rest.size() > 1 && rest.size() <= 5 && std::all_of(rest.begin() + 1, rest.end(), is_digit)) {
    return number;
  }
  return rest.find_first_not_of(" -\xE2\x80\x93\x94.|") == std::string_view::npos ? std::optional<long>(number) : std::nullopt;
}

/// A line with its numbers taken out: the same on every page for a running head. "cong bao/so #/ngay #-#-#"
std::string pattern_of(std::string_view folded) {
  std::string pattern;
  for (const char c : folded) {
    if (!is_digit(c)) {
      pattern += c;
    } else if (pattern.empty() || pattern.back() != '#') {
      pattern += '#';
    }
  }
  return pattern;
}

/// One outermost line: its place in the page, what it says.
struct Candidate {
  std::size_t line = 0;
  std::string pattern;
  std::optional<long> number;
};

/// The lines of one edge of a page, from the edge inwards.
std::vector<Candidate> edge_lines(const std::vector<EdgeLine>& lines, double height, bool upper) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return upper ? lines[a].box.top < lines[b].box.top : lines[a].box.bottom > lines[b].box.bottom;
  });
  std::vector<Candidate> candidates;
  for (const std::size_t line : order) {
    const Box& box = lines[line].box;
    const bool inside = upper ? box.middle() < height * edge : box.middle() > height * (1 - edge);
    if (!inside || candidates.size() >= max_edge_lines) {
      break;
    }
    const std::string folded = text::fold(lines[line].text);
    candidates.push_back({line, pattern_of(folded), page_number(folded)});
  }
  return candidates;
}

/// What stands at one edge of all pages.
class EdgeTable {
public:
  /// `share` of the pages on which a line must return.
  explicit EdgeTable(double share) : share_(share) {}

  void add(std::size_t page, std::vector<Candidate> candidates) {
    std::set<std::string_view> seen;
    std::set<long> counted;
    pages_.push_back({page, std::move(candidates)});
    for (const Candidate& each : pages_.back().candidates) {
      if (seen.insert(each.pattern).second) {
        ++times_[each.pattern];
      }
      if (each.number && counted.insert(*each.number - static_cast<long>(page)).second) {
        ++counting_[*each.number - static_cast<long>(page)];
      }
    }
  }

  template <class Mark> void mark_furniture(std::size_t page_count, Mark mark) {
    std::set<std::string> kept; // of a running head with words the first copy stays
    for (const Entry& entry : pages_) {
      for (const Candidate& each : entry.candidates) {
        if (each.number) {
          const long offset = *each.number - static_cast<long>(entry.page);
          if (counting_[offset] < 2 && offset != 1) {
            break;
          }
          mark(entry.page, each.line);
          continue;
        }
        const bool gazette = each.pattern.find("cong bao/so") != std::string::npos && each.pattern.size() < 60;
        if (!gazette && !returns(each.pattern, page_count)) {
          break; // the text of the page begins
        }
        if (gazette || !kept.insert(each.pattern).second) {
          mark(entry.page, each.line);
        }
      }
    }
  }

private:
  struct Entry {
    std::size_t page;
    std::vector<Candidate> candidates;
  };

  bool returns(const std::string& pattern, std::size_t page_count) {
    for (const std::string_view label : {"dieu #", "khoan #", "chuong ", "muc #", "phu luc", "#."}) {
      if (pattern.starts_with(label)) {
        return false; // a provision begins, however alike they are
      }
    }
    const std::size_t times = times_[pattern];
    return times >= 3 && static_cast<double>(times) >= share_ * static_cast<double>(page_count);
  }

  double share_;
  std::vector<Entry> pages_;
  std::map<std::string, std::size_t> times_;
  std::map<long, std::size_t> counting_; ///< by how far the printed number is ahead of the page's place
};

} // namespace

std::vector<bool> signature_stamps(const std::vector<EdgeLine>& lines) {
  static constexpr std::array<std::string_view, 2> openings = {"nguoi ky:", "ky boi:"};
  static constexpr std::array<std::string_view, 2> times = {"thoi gian ky:", "ngay ky:"};
  const auto begins = [](std::string_view text, const auto& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
  };
  std::vector<bool> stamps(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.size() > 200 || !begins(text::fold(lines[i].text), openings)) {
      continue;
    }
    for (std::size_t last = i + 1; last < std::min(lines.size(), i + max_stamp_lines); ++last) {
      if (begins(text::fold(lines[last].text), times)) {
        std::fill(stamps.begin() + static_cast<std::ptrdiff_t>(i), stamps.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
        i = last;
        break;
      }
    }
  }
  return stamps;
}

std::vector<std::vector<bool>> running_lines(const std::vector<std::vector<EdgeLine>>& pages, const std::vector<double>& heights) {
  std::vector<std::vector<bool>> furniture;
  EdgeTable upper(0.4); // left and right pages may have heads of their own
  EdgeTable lower(0.8); // footnotes return too: "… của Luật số 46/2014/QH13, có hiệu lực kể từ ngày 01 tháng 01 năm 2015."
  for (std::size_t page = 0; page < pages.size(); ++page) {
    furniture.emplace_back(pages[page].size(), false);
    upper.add(page, edge_lines(pages[page], heights[page], true));
    lower.add(page, edge_lines(pages[page], heights[page], false));
  }
  const auto mark = [&](std::size_t page, std::size_t line) { furniture[page][line] = true; };
  upper.mark_furniture(pages.size(), mark);
  lower.mark_furniture(pages.size(), mark);
  return furniture;
}

} // namespace danchieu::corpus
