#include "corpus/document/heading_reader.hpp"

#include "corpus/document/layout_words.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

// The first page of a document: the bodies in the left column.

namespace danchieu::corpus {

/// The body in the left column: cells in capitals before type and title, the last of bodies above each other.
void HeadingReader::find_letterhead() {
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

bool HeadingReader::is_dash(std::string_view word) { return word == "-" || word == "–"; }

/// "ỦY BAN THƯỜNG VỤ" + "QUỐC HỘI" is one body, "BỘ TÀI CHÍNH" + "CỤC THUẾ" are two: the table of issuers tells.
bool HeadingReader::completes(const std::string& first, const std::string& second) {
  if (first.ends_with('-') || first.ends_with("–") || second.starts_with('-') || second.starts_with("–")) {
    return true;
  }
  const std::string joined = plain(first + ' ' + second);
  const auto all = citation::issuers();
  return std::any_of(all.begin(), all.end(), [&](const citation::Issuer& issuer) { return plain(issuer.name) == joined; });
}

} // namespace danchieu::corpus
