#include "corpus/readers/pdf/page_text.hpp"

#include "corpus/readers/pdf/furniture.hpp"
#include "corpus/readers/pdf/heading_columns.hpp"
#include "corpus/readers/pdf/table_rows.hpp"
#include "corpus/readers/pdf/upright.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr int sure = 80;               ///< percent; tesseract's own reading of clean print is above 90
constexpr double blank_line_gap = 0.9; ///< of a line's height

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    // the first byte of a letter: Vietnamese has no other signs beyond ASCII but dashes and quotes
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3;
  }));
}

/// A line that is drawn with characters: "________".
bool is_rule(std::string_view text) { return text.find_first_not_of("_ ") == std::string_view::npos; }

bool has_letter_or_digit(std::string_view text) {
  return letters(text) > 0 || std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The stamp of an electronic signature, with the emblem to the left of its text, in the measure of the picture.
Box in_picture(const Box& stamp, double scale) {
  constexpr double emblem = 60; // points
  constexpr double margin = 6;
  return {(stamp.left - emblem) * scale, (stamp.top - margin) * scale, (stamp.right + margin) * scale, (stamp.bottom + margin) * scale};
}

bool inside(const Box& word, const Box& area) {
  const double centre = (word.left + word.right) / 2;
  return centre > area.left && centre < area.right && word.middle() > area.top && word.middle() < area.bottom;
}

} // namespace

PageText::Page PageText::flatten(PrintedPage printed) {
  turn_upright(printed);
  order_heading_columns(printed);
  join_table_rows(printed);
  Page page;
  page.number = printed.number;
  page.width = printed.width;
  page.height = printed.height;
  for (const PrintedLine& line : printed.lines) {
    Line flat;
    flat.box = line.box;
    for (const PrintedWord& word : line.words) {
      flat.text += flat.text.empty() || word.text.starts_with('\t') ? "" : " ";
      if (word.confidence >= 0) {
        page.recognised = true;
        if (word.confidence < sure) {
          flat.doubtful.push_back({flat.text.size(), flat.text.size() + word.text.size(), word.confidence});
        }
      }
      flat.text += word.text;
    }
    const bool noise = page.recognised && !has_letter_or_digit(flat.text);
    if (!flat.text.empty() && !is_rule(flat.text) && !noise) {
      page.lines.push_back(std::move(flat));
    }
  }
  std::vector<EdgeLine> lines;
  for (const Line& line : page.lines) {
    lines.push_back({line.box, line.text});
  }
  const std::vector<bool> stamps = signature_stamps(lines);
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    if (stamps[i]) {
      page.stamps.push_back(page.lines[i].box);
    }
  }
  std::size_t index = 0;
  page.lines.erase(std::remove_if(page.lines.begin(), page.lines.end(), [&](const Line&) { return stamps[index++]; }), page.lines.end());
  return page;
}

void PageText::add(PrintedPage page) {
  pages_.push_back(flatten(std::move(page)));
  for (const Line& line : pages_.back().lines) {
    size_ += line.text.size() + 1;
  }
}

void PageText::replace(std::size_t index, PrintedPage recognised) {
  const Page& before = pages_.at(index);
  recognised.number = before.number;
  const double scale = before.width > 0 ? recognised.width / before.width : 1;
  for (const Box& stamp : before.stamps) {
    const Box area = in_picture(stamp, scale);
    for (PrintedLine& line : recognised.lines) {
      line.words.erase(std::remove_if(line.words.begin(), line.words.end(), [&](const PrintedWord& word) { return inside(word.box, area); }),
                       line.words.end());
    }
  }
  Page page = flatten(std::move(recognised));
  const auto letters_of = [](const Page& of) {
    std::size_t count = 0;
    for (const Line& line : of.lines) {
      count += letters(line.text);
    }
    return count;
  };
  if (letters_of(page) <= letters_of(before)) {
    return;
  }
  for (const Line& line : page.lines) {
    size_ += line.text.size() + 1;
  }
  pages_.at(index) = std::move(page);
}

std::size_t PageText::letters_of_page(std::size_t index) const {
  std::size_t count = 0;
  for (const Line& line : pages_.at(index).lines) {
    count += letters(line.text);
  }
  return count;
}

std::size_t PageText::letters_of_first(std::size_t count) const {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < std::min(count, pages_.size()); ++i) {
    sum += letters_of_page(i);
  }
  return sum;
}

void PageText::drop_running_lines() {
  std::vector<std::vector<EdgeLine>> lines;
  std::vector<double> heights;
  for (const Page& page : pages_) {
    heights.push_back(page.height);
    lines.emplace_back();
    for (const Line& line : page.lines) {
      lines.back().push_back({line.box, line.text});
    }
  }
  const std::vector<std::vector<bool>> furniture = running_lines(lines, heights);
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    std::size_t index = 0;
    auto& all = pages_[i].lines;
    all.erase(std::remove_if(all.begin(), all.end(), [&](const Line&) { return furniture[i][index++]; }), all.end());
  }
}

SourceText PageText::finish() {
  drop_running_lines();
  SourceText source;
  std::string raw;
  raw.reserve(size_);
  for (const Page& page : pages_) {
    source.pages.push_back({raw.size(), page.number});
    source.ocr = source.ocr || page.recognised;
    const Line* before = nullptr;
    for (const Line& line : page.lines) {
      if (before != nullptr && line.box.top - before->box.bottom > blank_line_gap * line.box.height()) {
        raw += '\n';
      }
      for (const DoubtfulWord& word : line.doubtful) {
        source.doubtful.push_back({raw.size() + word.start, raw.size() + word.end, word.confidence});
      }
      raw += line.text;
      raw += '\n';
      before = &line;
    }
  }
  pages_.clear();
  text::CleanText clean = text::clean(raw);
  for (PageStart& page : source.pages) {
    page.offset = clean.offsets.to_derived(page.offset);
  }
  for (DoubtfulWord& word : source.doubtful) {
    word.start = clean.offsets.to_derived(word.start);
    word.end = std::max(word.start, clean.offsets.to_derived(word.end));
  }
  source.encoding = clean.encoding;
  source.text = std::move(clean.text);
  source.offsets = text::OffsetMap::identity(source.text.size());
  return source;
}

} // namespace danchieu::corpus
