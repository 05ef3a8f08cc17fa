#include "corpus/readers/pdf/heading_columns.hpp"

#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::corpus {

namespace {

constexpr std::size_t max_headings = 8;  ///< of one page: forms in an annex begin with one each
constexpr double window_heights = 9;     ///< how far below the national heading its date may stand, in line heights

/// Letters without marks, lower case, single blanks: "cong hoa xa hoi chu nghia viet nam".
std::string folded(std::string_view text) { return text::fold(text::clean_utf8(text)); }

bool is_national(std::string_view line) { return line.find("cong hoa xa hoi chu nghia") != std::string_view::npos; }

bool is_party(std::string_view line) { return line == "dang cong san viet nam"; }

/// "Hà Nội, ngày 14 tháng 11 năm 2018", also with blanks to be filled in.
bool is_date(std::string_view line) {
  const std::size_t day = line.find("ngay");
  const std::size_t month = line.find("thang", day == std::string_view::npos ? line.size() : day);
  return day < 40 && month != std::string_view::npos && line.find("nam", month) != std::string_view::npos && line.size() < 70;
}

bool is_motto(std::string_view line) { return line.find("doc lap") != std::string_view::npos && line.find("hanh phuc") != std::string_view::npos; }

bool is_number(std::string_view line) { return line.size() < 60 && (line.starts_with("so:") || line.starts_with("so ") || line.starts_with("luat so:")); }

void fit(PrintedLine& line) {
  line.box = line.words.front().box;
  for (const PrintedWord& word : line.words) {
    line.box.take_in(word.box);
  }
}

/// Cuts a line before its word `at`.
PrintedLine split_off(PrintedLine& line, std::size_t at) {
  PrintedLine rest;
  const auto first = line.words.begin() + static_cast<std::ptrdiff_t>(at);
  rest.words.assign(std::make_move_iterator(first), std::make_move_iterator(line.words.end()));
  line.words.erase(first, line.words.end());
  fit(line);
  fit(rest);
  return rest;
}

/// Where a line that runs across both columns is to be cut: at the widest gap, if it is wider than the line is high.
std::optional<std::size_t> widest_gap(const PrintedLine& line, double least) {
  std::optional<std::size_t> best;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const double gap = line.words[i].box.left - line.words[i - 1].box.right;
    if (gap > least) {
      least = gap;
      best = i;
    }
  }
  return best;
}

/// Where the national heading starts in a line that it shares with the issuer.
std::optional<std::size_t> national_start(const PrintedLine& line) {
  for (std::size_t i = 0; i + 3 < line.words.size(); ++i) {
    if (folded(line.words[i].text) == "cong" && folded(line.words[i + 1].text) == "hoa" && folded(line.words[i + 2].text) == "xa" &&
        folded(line.words[i + 3].text) == "hoi") {
      return i;
    }
  }
  return std::nullopt;
}

/// What stands beside and below one national heading.
struct Zone {
  double divide = 0; ///< between the columns
  double top = 0;
  double bottom = 0;

  bool holds(const Box& box) const { return box.middle() > top && box.middle() < bottom; }
};

std::optional<Zone> zone_of(const PrintedPage& page, std::size_t heading) {
  const Box box = page.lines[heading].box;
  const double height = std::max(box.height(), 4.0);
  if (box.left < page.width * 0.25) {
    return std::nullopt; // it stands alone, over the whole width
  }
  Zone zone{box.left - height * 0.2, box.top - height * 0.9, box.bottom + height * 0.2};
  const auto reach_to = [&](const PrintedLine* line) {
    if (line != nullptr) {
      zone.bottom = std::max(zone.bottom, line->box.bottom + height * 0.2);
    }
  };
  // The topmost of each kind below the heading; a line of the text may look like a date as well.
  const auto topmost = [&](auto fits) {
    const PrintedLine* found = nullptr;
    for (const PrintedLine& line : page.lines) {
      const bool below = !line.words.empty() && line.box.top > box.top - height && line.box.middle() < box.bottom + height * window_heights;
      if (below && (found == nullptr || line.box.top < found->box.top) && fits(line, folded(line.text()))) {
        found = &line;
      }
    }
    return found;
  };
  const auto centre = [](const PrintedLine& line) { return (line.box.left + line.box.right) / 2; };
  const PrintedLine* const motto = topmost([](const PrintedLine&, const std::string& text) { return is_motto(text); });
  const PrintedLine* const date = topmost([&](const PrintedLine& line, const std::string& text) {
    return is_date(text) && (centre(line) > zone.divide || text.starts_with("so"));
  });
  const PrintedLine* const number =
      topmost([&](const PrintedLine& line, const std::string& text) { return is_number(text) && line.box.right < zone.divide + height; });
  reach_to(motto);
  reach_to(date);
  reach_to(number);
  for (const PrintedLine* line : {motto, date}) {
    if (line != nullptr && line->box.left > page.width * 0.35) {
      zone.divide = std::min(zone.divide, line->box.left - height * 0.2);
    }
  }
  return motto != nullptr ? std::optional<Zone>(zone) : std::nullopt;
}

/// Cuts the lines that run across the zone's divide.
void cut_across(PrintedPage& page, const Zone& zone) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PrintedLine& line = page.lines[i];
    if (line.words.size() < 2 || !zone.holds(line.box) || line.box.left > zone.divide || line.box.right < zone.divide) {
      continue;
    }
    if (const auto at = widest_gap(line, line.box.height() * 0.8)) {
      PrintedLine rest = split_off(line, *at);
      page.lines.insert(page.lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }
  }
}

void reorder(PrintedPage& page, const Zone& zone) {
  std::vector<PrintedLine> left;
  std::vector<PrintedLine> right;
  std::vector<PrintedLine> others;
  std::optional<std::size_t> place;
  for (PrintedLine& line : page.lines) {
    if (line.words.empty() || !zone.holds(line.box)) {
      others.push_back(std::move(line));
      continue;
    }
    place = place ? place : others.size();
    const bool is_left = (line.box.left + line.box.right) / 2 < zone.divide;
    (is_left ? left : right).push_back(std::move(line));
  }
  const auto by_height = [](const PrintedLine& a, const PrintedLine& b) { return a.box.middle() < b.box.middle(); };
  std::stable_sort(left.begin(), left.end(), by_height);
  std::stable_sort(right.begin(), right.end(), by_height);
  auto at = others.begin() + static_cast<std::ptrdiff_t>(*place);
  at = others.insert(at, std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
  others.insert(at, std::make_move_iterator(left.begin()), std::make_move_iterator(left.end()));
  page.lines = std::move(others);
}

} // namespace

void order_heading_columns(PrintedPage& page) {
  std::vector<double> done; // tops of headings that are in order
  for (std::size_t i = 0; i < page.lines.size() && done.size() < max_headings; ++i) {
    if (page.lines[i].words.empty()) {
      continue;
    }
    const std::string text = folded(page.lines[i].text());
    if (!is_national(text) && !is_party(text)) {
      continue;
    }
    const auto start = national_start(page.lines[i]);
    if (start && *start > 0) {
      PrintedLine heading = split_off(page.lines[i], *start);
      page.lines.insert(page.lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(heading));
      ++i;
    }
    const double top = page.lines[i].box.top;
    if (std::find(done.begin(), done.end(), top) != done.end()) {
      continue;
    }
    done.push_back(top);
    if (const auto zone = zone_of(page, i)) {
      cut_across(page, *zone);
      reorder(page, *zone);
    }
  }
}

} // namespace danchieu::corpus
