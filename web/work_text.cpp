#include "web/work_text.hpp"

#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace danchieu::web {
namespace {

using query::Span;

struct Mention {
  Span span; ///< in the joined text
  std::string_view work;
};

struct Beginning {
  std::size_t at = 0; ///< in the joined text
  const corpus::Provision* provision = nullptr;
};

/// The units joined, with everything that refers to them moved along. Units are pieces of one text, but a gap
/// between them must not shift what follows, so each keeps its own offset.
struct JoinedText {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> pieces; ///< offset in `text`, offset in the file
  std::vector<Mention> mentions;

  std::size_t from_file(std::size_t file_offset) const {
    auto piece = std::upper_bound(pieces.begin(), pieces.end(), file_offset,
                                  [](std::size_t offset, const auto& p) { return offset < p.second; });
    if (piece == pieces.begin()) return 0;
    --piece;
    return std::min(piece->first + (file_offset - piece->second), text.size());
  }
};

JoinedText join(const query::WorkView& view) {
  JoinedText joined;
  for (const query::UnitView& unit : view.units) {
    const std::size_t base = joined.text.size();
    joined.pieces.emplace_back(base, unit.start);
    joined.text += unit.text;
    for (const query::CitationSpan& citation : unit.citations) {
      if (citation.work.empty() || citation.span.end > unit.text.size()) continue;
      joined.mentions.push_back({{base + citation.span.start, base + citation.span.end}, citation.work});
    }
  }
  return joined;
}

void collect(const std::vector<corpus::Provision>& provisions, const JoinedText& text, int depth,
             std::vector<Beginning>& out) {
  if (depth > 16) return;
  for (const corpus::Provision& provision : provisions) {
    out.push_back({text.from_file(provision.span.start), &provision});
    collect(provision.children, text, depth + 1, out);
  }
}

std::string_view last_part(std::string_view eid) {
  const std::size_t mark = eid.rfind("__");
  return mark == std::string_view::npos ? eid : eid.substr(mark + 2);
}

std::string style_of(std::string_view eid) {
  const std::string_view part = last_part(eid);
  const auto is = [&](std::string_view kind) { return part.substr(0, kind.size()) == kind; };
  if (is("dieu")) return "article";
  if (is("khoan")) return "clause";
  if (is("diem")) return "point";
  return "part";
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line;
}

/// "QUYẾT ĐỊNH": a heading by its letters alone.
bool all_capitals(std::string_view line) {
  const bool small = std::any_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; }); // most lines end here
  return !small && line.size() <= 240 && text::upper(line) == line && text::lower(line) != line;
}

/// "-------", "*****": drawn under a heading where a typewriter could not underline.
bool only_signs(std::string_view line) { return line.find_first_not_of("-_*=. ") == std::string_view::npos; }

/// Whether a line goes on in the next one: it is long, does not end a sentence or an item, and the next
/// begins neither an item ("1.", "a)", "-") nor a heading. A wrong guess shows a blank instead of a line
/// break, nothing else.
bool goes_on(std::string_view line, std::string_view next) {
  if (line.size() < 60 || next.empty()) return false;
  if (std::string_view{".;:!?"}.find(line.back()) != std::string_view::npos) return false;
  const std::string_view first = next.substr(0, next.find(' '));
  if (first == "-" || first == "+" || first == "*" || first.back() == ')' ||
      (first.back() == '.' && first.size() <= 6))
    return false;
  if (next.front() == '-' || next.front() == '+' || next.front() == '*') return false;
  return !all_capitals(line) && !all_capitals(next);
}

/// One paragraph's bytes [start, end) as runs, cut at mentions, at the marked sentence and after its label.
class RunWriter {
 public:
  RunWriter(const JoinedText& text, std::optional<Span> mark, std::vector<Span> doubtful)
      : text_(text), mark_(mark), doubtful_(std::move(doubtful)) {}

  void write(std::size_t start, std::size_t end, std::size_t strong_end, TextBlock& block) {
    while (next_ < text_.mentions.size() && text_.mentions[next_].span.end <= start) ++next_;
    std::size_t at = start;
    for (std::size_t i = next_; at < end;) {
      std::size_t stop = end;
      std::string_view work;
      if (i < text_.mentions.size()) {
        const Mention& mention = text_.mentions[i];
        if (mention.span.end <= at) {
          ++i;
          continue;
        }
        if (mention.span.start <= at) {
          work = mention.work;
          stop = std::min(stop, mention.span.end);
        } else {
          stop = std::min(stop, mention.span.start);
        }
      }
      const auto cut = [&](std::size_t border) {
        if (border > at) stop = std::min(stop, border);
      };
      cut(strong_end);
      if (mark_) {
        cut(mark_->start);
        cut(mark_->end);
      }
      while (next_doubtful_ < doubtful_.size() && doubtful_[next_doubtful_].end <= at) ++next_doubtful_;
      bool doubtful = false;
      if (next_doubtful_ < doubtful_.size()) {
        const Span& word = doubtful_[next_doubtful_];
        cut(word.start);
        cut(word.end);
        doubtful = at >= word.start;
      }
      const bool marked = mark_ && at >= mark_->start && at < mark_->end;
      add(at, stop, {{}, std::string{work}, at < strong_end && work.empty(), marked, doubtful}, block);
      at = stop;
    }
  }

 private:
  void add(std::size_t start, std::size_t end, TextRun run, TextBlock& block) {
    std::string shown;
    for (std::size_t i = start; i < end; ++i) {
      const char c = text_.text[i];
      if (!is_blank(c)) {
        shown += c;
      } else if (!last_was_blank(shown, block)) {
        shown += ' ';
      }
    }
    if (shown.empty()) return;
    block.bytes += shown.size();
    block.marked = block.marked || run.marked;
    run.text = std::move(shown);
    block.runs.push_back(std::move(run));
  }

  static bool last_was_blank(std::string_view shown, const TextBlock& block) {
    if (!shown.empty()) return shown.back() == ' ';
    return block.runs.empty() || block.runs.back().text.back() == ' ';
  }

  const JoinedText& text_;
  std::optional<Span> mark_;
  std::vector<Span> doubtful_; ///< in the joined text, in order
  std::size_t next_ = 0;
  std::size_t next_doubtful_ = 0;
};

bool has_article(const std::vector<corpus::Provision>& provisions, int depth) {
  return depth < 5 &&
         std::any_of(provisions.begin(), provisions.end(), [&](const corpus::Provision& provision) {
           return style_of(provision.eid) == "article" || has_article(provision.children, depth + 1);
         });
}

/// Of the text that is shown, which is the best one.
std::vector<Span> doubtful_words(const query::WorkView& view, const JoinedText& text) {
  std::vector<Span> words;
  if (view.texts.empty()) return words;
  for (const Span& word : view.texts.front().doubtful) words.push_back({text.from_file(word.start), text.from_file(word.end)});
  return words;
}

struct Line {
  std::size_t start = 0;
  std::size_t end = 0; ///< without the line break
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back({at, end});
    at = end + 1;
  }
  return lines;
}

} // namespace

std::vector<TextBlock> text_blocks(const query::WorkView& view, std::optional<Span> mark) {
  const JoinedText joined = join(view);
  const std::string_view text{joined.text};
  if (mark) mark = Span{joined.from_file(mark->start), joined.from_file(mark->end)};
  std::vector<Beginning> beginnings;
  collect(view.provisions, joined, 0, beginnings);
  std::stable_sort(beginnings.begin(), beginnings.end(),
                   [](const Beginning& a, const Beginning& b) { return a.at < b.at; });

  const std::vector<Line> lines = lines_of(text);
  const auto content = [&](const Line& line) {
    return trimmed(text.substr(line.start, line.end - line.start));
  };
  std::vector<TextBlock> blocks;
  RunWriter writer{joined, mark, doubtful_words(view, joined)};
  std::size_t next_beginning = 0;
  for (std::size_t i = 0; i < lines.size();) {
    if (content(lines[i]).empty()) {
      ++i;
      continue;
    }
    // The paragraph: this line and those it goes on in, up to where a provision begins.
    std::size_t last = i;
    TextBlock block;
    std::size_t strong_end = lines[i].start;
    const auto take_beginnings = [&](std::size_t before) {
      while (next_beginning < beginnings.size() && beginnings[next_beginning].at < before) {
        const corpus::Provision& provision = *beginnings[next_beginning++].provision;
        if (!provision.eid.empty()) block.anchors.push_back(anchor(provision.eid));
        if (block.style.empty()) {
          block.style = style_of(provision.eid);
          const std::size_t at = beginnings[next_beginning - 1].at;
          const std::size_t in_line = text.substr(at, before - at).find(provision.label);
          const bool heading_like = block.style == "article" || block.style == "part";
          if (heading_like && !provision.label.empty() && in_line != std::string_view::npos) {
            strong_end = at + in_line + provision.label.size();
            if (strong_end < text.size() && (text[strong_end] == '.' || text[strong_end] == ':'))
              ++strong_end;
            if (!provision.heading.empty() &&
                content(lines[i]).size() <= provision.label.size() + provision.heading.size() + 6) {
              strong_end = lines[i].end;
            }
          }
        }
      }
    };
    take_beginnings(lines[i].end);
    while (last + 1 < lines.size() && goes_on(content(lines[last]), content(lines[last + 1])) &&
           (next_beginning == beginnings.size() || beginnings[next_beginning].at >= lines[last + 1].end)) {
      ++last;
    }
    if (block.style.empty() && last == i && all_capitals(content(lines[i]))) block.style = "caps";
    if (block.style.empty() && last == i && only_signs(content(lines[i]))) block.style = "rule";
    writer.write(lines[i].start, lines[last].end, strong_end, block);
    blocks.push_back(std::move(block));
    i = last + 1;
  }
  return blocks;
}

std::vector<ContentsEntry> contents_of(const std::vector<corpus::Provision>& provisions, std::size_t limit) {
  std::vector<ContentsEntry> entries;
  const int deepest = has_article(provisions, 0) ? 4 : 1;
  const auto walk = [&](const auto& self, const std::vector<corpus::Provision>& level, int depth) -> void {
    for (const corpus::Provision& provision : level) {
      const std::string style = style_of(provision.eid);
      if (style == "clause" || style == "point" || depth > deepest || entries.size() == limit) continue;
      entries.push_back({provision.eid, provision.label, provision.heading, depth});
      if (style != "article") self(self, provision.children, depth + 1);
    }
  };
  walk(walk, provisions, 0);
  return entries;
}

} // namespace danchieu::web
