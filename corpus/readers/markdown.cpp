#include "corpus/readers/markdown.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace danchieu::corpus {

namespace {

/// Copies a text piece by piece and keeps the map to it; every byte of the source is either kept, dropped or replaced.
class Stripper {
public:
  explicit Stripper(std::string_view source) : source_(source) { out_.text.reserve(source.size()); }

  void keep(std::size_t count) {
    out_.text.append(source_.substr(at_, count));
    out_.offsets.append(count, count);
    at_ += count;
  }

  void drop(std::size_t count) {
    if (count != 0) {
      out_.offsets.append(0, count);
      at_ += count;
    }
  }

  void replace(std::size_t count, std::string_view by) {
    out_.text.append(by);
    out_.offsets.append(by.size(), count);
    at_ += count;
  }

  StrippedText take() { return std::move(out_); }

private:
  std::string_view source_;
  std::size_t at_ = 0;
  StrippedText out_;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_punctuation(char c) { return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F && !is_word(c); }

/// "|---|:--:|", "```", "~~~": lines that are markers from end to end.
bool is_marker_line(std::string_view line) {
  const bool fence = line.starts_with("```") || line.starts_with("~~~");
  const bool rule = line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
                    line.find_first_not_of("|-: \t\r") == std::string_view::npos;
  return fence || rule;
}

/// What stands for emphasis in a line: for each byte, whether it belongs to a run of '*' or '_' that has a partner.
/// A run opens when a word character follows it, closes when one precedes it; '_' inside a word is a letter of it.
std::vector<bool> emphasis(std::string_view line) {
  std::vector<bool> marker(line.size(), false);
  struct Run {
    char sign = 0;
    std::size_t start = 0;
    std::size_t length = 0;
  };
  std::vector<Run> open;
  for (std::size_t i = 0; i < line.size();) {
    const char sign = line[i];
    if (sign == '\\') {
      i += 2;
      continue;
    }
    if (sign != '*' && sign != '_') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(line.find_first_not_of(sign, i), line.size());
    const char before = i == 0 ? ' ' : line[i - 1];
    const char after = end == line.size() ? ' ' : line[end];
    const bool inside_word = (sign == '_' || end - i == 1) && is_word(before) && is_word(after); // "snake_case", "2*3"
    const bool opens = !is_blank(after) && !inside_word;
    const bool closes = !is_blank(before) && !inside_word;
    const std::size_t length = end - i;
    bool closed = false;
    if (length <= 3 && closes && !open.empty()) {
      // Only the innermost few runs are looked at: deeper nesting is no emphasis in a legal text.
      for (std::size_t back = 0; back < std::min<std::size_t>(open.size(), 4) && !closed; ++back) {
        const Run& run = open[open.size() - 1 - back];
        if (run.sign == sign && run.length == length) {
          std::fill_n(marker.begin() + static_cast<std::ptrdiff_t>(run.start), run.length, true);
          std::fill_n(marker.begin() + static_cast<std::ptrdiff_t>(i), length, true);
          open.resize(open.size() - 1 - back);
          closed = true;
        }
      }
    }
    if (!closed && length <= 3 && opens) {
      open.push_back({sign, i, length});
    }
    i = end;
  }
  return marker;
}

/// The length of "](target)" at `at`, or 0. Targets hold no line break and are looked at up to 2,000 bytes.
std::size_t link_target(std::string_view line, std::size_t at) {
  if (!line.substr(at).starts_with("](")) {
    return 0;
  }
  const std::size_t end = line.substr(0, at + 2000).find(')', at);
  return end == std::string_view::npos ? 0 : end + 1 - at;
}

void strip_inline(std::string_view line, bool table, Stripper& out) {
  const std::vector<bool> marker = emphasis(line);
  // A '[' is a marker if the first ']' after it is followed by a target; found from behind in one pass.
  std::vector<bool> opens_link(line.size(), false);
  bool next_closes = false;
  for (std::size_t i = line.size(); i-- > 0;) {
    if (line[i] == ']') {
      next_closes = link_target(line, i) != 0;
    } else if (line[i] == '[') {
      opens_link[i] = next_closes;
      next_closes = false;
    }
  }
  bool in_link = false;
  for (std::size_t i = 0; i < line.size();) {
    const char c = line[i];
    const std::string_view rest = line.substr(i);
    if (marker[i] || c == '`') {
      out.drop(1);
      ++i;
    } else if (c == '\\' && (i + 1 == line.size() || is_punctuation(line[i + 1]))) {
      out.drop(1);
      ++i;
      if (i < line.size()) {
        out.keep(1);
        ++i;
      }
    } else if (c == '!' && i + 1 < line.size() && opens_link[i + 1]) {
      out.drop(1);
      ++i;
    } else if (opens_link[i]) {
      in_link = true;
      out.drop(1);
      ++i;
    } else if (in_link && c == ']') {
      const std::size_t length = link_target(line, i);
      length == 0 ? out.keep(1) : out.drop(length); // 0: an escaped bracket came between
      i += std::max<std::size_t>(length, 1);
      in_link = false;
    } else if (rest.starts_with("<br>") || rest.starts_with("<br/>") || rest.starts_with("<br />")) {
      const std::size_t length = rest.find('>') + 1;
      out.replace(length, table ? " " : "\n");
      i += length;
    } else if (table && c == '|') {
      out.replace(1, i + 1 < line.size() ? "\t" : "");
      ++i;
    } else {
      out.keep(1);
      ++i;
    }
  }
}

void strip_line(std::string_view line, Stripper& out) {
  std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos) {
    out.keep(line.size());
    return;
  }
  if (is_marker_line(line.substr(at))) {
    out.drop(line.size());
    return;
  }
  // Quotation marks and headings at the start; what stands before them is indentation and is kept.
  out.keep(at);
  while (at < line.size() && line[at] == '>') {
    const std::size_t count = at + 1 < line.size() && line[at + 1] == ' ' ? 2 : 1;
    out.drop(count);
    at += count;
  }
  const std::size_t hashes = std::min(line.find_first_not_of('#', at), line.size()) - at;
  if (hashes >= 1 && hashes <= 6 && at + hashes < line.size() && line[at + hashes] == ' ') {
    out.drop(hashes + 1);
    at += hashes + 1;
  }
  std::string_view rest = line.substr(at);
  if ((rest.starts_with("* ") || rest.starts_with("+ ")) && rest.size() > 2) {
    out.replace(1, "-");
    rest.remove_prefix(1);
  }
  const bool table = rest.starts_with("|") && rest.find('|', 1) != std::string_view::npos;
  if (table) {
    out.drop(1);
    rest.remove_prefix(1);
    std::size_t used = rest.find_last_not_of(" \t\r");
    used = used == std::string_view::npos ? 0 : used + 1;
    const bool closed = used != 0 && rest[used - 1] == '|';
    strip_inline(rest.substr(0, closed ? used - 1 : used), true, out);
    out.drop(rest.size() - (closed ? used - 1 : used));
    return;
  }
  strip_inline(rest, false, out);
}

} // namespace

StrippedText strip_markdown(std::string_view clean) {
  Stripper out(clean);
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size());
    strip_line(clean.substr(at, end - at), out);
    if (end < clean.size()) {
      out.keep(1);
    }
    at = end + 1;
  }
  return out.take();
}

} // namespace danchieu::corpus
