#include "indexer/unit.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace danchieu::indexer {
namespace {

using corpus::Document;
using corpus::Provision;
using corpus::Span;

/// Provisions nest eight deep at most (phần, chương, mục, tiểu mục, điều, khoản, điểm, tiết); deeper ones stay whole.
constexpr int max_depth = 12;

/// Text before a Điều shorter than this is taken for the heading of its chapter and not for text of its own.
constexpr std::size_t heading_bytes = 300;

/// "dieu-5" and "chuong-1__dieu-5" are articles, "dieu-5__khoan-2" is not.
bool is_article(const Provision& provision) {
  const std::size_t last = provision.eid.rfind("__");
  const std::string_view own =
      std::string_view(provision.eid).substr(last == std::string::npos ? 0 : last + 2);
  return own.starts_with("dieu-");
}

bool holds_article(const std::vector<Provision>& provisions, int depth) {
  return depth < max_depth && std::any_of(provisions.begin(), provisions.end(), [depth](const Provision& p) {
           return is_article(p) || holds_article(p.children, depth + 1);
         });
}

/// Where a unit begins, and for which provision.
struct Cut {
  std::size_t start = 0;
  std::string eid;
  std::string label;
  std::string heading;
  std::string headings;
  std::size_t limit = max_window;
  bool article = false;
};

class Cutter {
public:
  Cutter(const Document& document, std::string_view text)
      : document_(document), text_(text), end_(std::min(document.span.end, text.size())),
        by_article_(holds_article(document.provisions, 0)) {}

  std::vector<Unit> run() {
    const std::size_t start = std::min(document_.span.start, end_);
    cuts_.push_back({start, {}, {}, {}, {}, max_window, false});
    for (const Provision& provision : document_.provisions) descend(provision, {}, {}, 0);
    std::vector<Unit> units;
    for (std::size_t i = 0; i < cuts_.size(); ++i) {
      const std::size_t stop = i + 1 < cuts_.size() ? cuts_[i + 1].start : end_;
      if (merges_into_next(i, stop)) {
        cuts_[i + 1].start = cuts_[i].start;
        continue;
      }
      windows(cuts_[i], stop, units);
    }
    return units;
  }

private:
  /// Adds the cuts of a provision, which must lie in order; a provision out of order is part of the unit before it.
  void descend(const Provision& provision, const std::string& above, const std::string& label_above, int depth) {
    if (provision.span.start < cuts_.back().start || provision.span.start >= end_) return;
    const std::string headings = joined(above, provision.heading);
    const bool article = is_article(provision);
    // A part of an article is named with it ("Điều 5 khoản 2"); a chapter's name is not repeated on its articles.
    const std::string label = joined(label_above, provision.label);
    cuts_.push_back({provision.span.start, provision.eid, label, provision.heading, headings, article ? max_article : max_window, article});
    const std::size_t bytes = std::min(provision.span.end, end_) - provision.span.start;
    const bool holds = by_article_ && !article && holds_article(provision.children, depth + 1);
    const bool open = holds || bytes > cuts_.back().limit;
    if (!open || depth >= max_depth) return;
    const bool names_children = article || !label_above.empty() || !by_article_;
    for (const Provision& child : provision.children) {
      descend(child, headings, names_children && !is_article(child) ? label : std::string(), depth + 1);
    }
  }

  /// Whether the text between two cuts is but the heading of what follows.
  bool merges_into_next(std::size_t i, std::size_t stop) const {
    if (i + 1 >= cuts_.size()) return false;
    const std::size_t bytes = stop - cuts_[i].start;
    if (bytes == 0) return true;
    return !cuts_[i].eid.empty() && !cuts_[i].article && cuts_[i + 1].article && bytes < heading_bytes;
  }

  void windows(const Cut& cut, std::size_t stop, std::vector<Unit>& units) const {
    std::size_t start = cut.start;
    while (stop - start > cut.limit) {
      const std::size_t next = window_end(start, start + cut.limit);
      units.push_back({cut.eid, cut.label, cut.heading, cut.headings, {start, next}});
      start = next;
    }
    if (start < stop) units.push_back({cut.eid, cut.label, cut.heading, cut.headings, {start, stop}});
  }

  /// The best place to end a window that may reach to `limit`: after a line, else after a blank, else between letters.
  std::size_t window_end(std::size_t start, std::size_t limit) const {
    const std::string_view window = text_.substr(start, limit - start);
    for (const char mark : {'\n', ' '}) {
      const std::size_t at = window.rfind(mark);
      if (at != std::string_view::npos && at + 1 > window.size() / 2) return start + at + 1;
    }
    std::size_t end = limit;
    while (end > start + 1 && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) --end;
    return end;
  }

  static std::string joined(const std::string& a, const std::string& b) {
    if (a.empty()) return b;
    return b.empty() ? a : a + ' ' + b;
  }

  const Document& document_;
  std::string_view text_;
  std::size_t end_;
  bool by_article_;
  std::vector<Cut> cuts_;
};

} // namespace

std::vector<Unit> cut_units(const Document& document, std::string_view clean_text) {
  return Cutter(document, clean_text).run();
}

} // namespace danchieu::indexer
