#include "normalizer/citation/grammar/finder.hpp"

#include <utility>

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_link = 80;   // bytes between provisions and their document
constexpr std::size_t longest_item = 600;  // bytes of one item of a list of provisions
constexpr int most_items = 60;

/// Behind "a)", "đ)", "1.", "-" at the beginning of an item; npos when there is none.
std::size_t skip_item_mark(std::string_view text, std::size_t at) {
  const Letter mark = letter_at(text, at);
  if (mark.folded == '-') {
    return skip_gap(text, at + mark.length);
  }
  if (!mark.letter() && !mark.digit()) {
    return npos;
  }
  std::size_t end = at + mark.length;
  while (letter_at(text, end).digit() && end - at < 3) {
    ++end;
  }
  if (end >= text.size() || (text[end] != ')' && text[end] != '.')) {
    return npos;
  }
  return skip_gap(text, end + 1);
}

/// "a) Khoản 4 Điều 8 về …; b) Điều 9 về …;" from `at` on.
void read_listed_provisions(std::string_view text, std::size_t at, std::vector<std::string>& provisions) {
  for (int items = 0; items < most_items; ++items) {
    const std::size_t group_at = skip_item_mark(text, skip_gap(text, at));
    const auto group = group_at == npos ? std::nullopt : read_provisions(text, group_at);
    if (!group || group->own) {
      return;
    }
    provisions.insert(provisions.end(), group->provisions.begin(), group->provisions.end());
    const std::size_t end = text.substr(0, std::min(text.size(), group->end + longest_item)).find(';', group->end);
    if (end == npos) {
      return;
    }
    at = end + 1;
  }
}

/// Behind one of the words that join provisions to their document at `at`; `at` when there is none.
std::size_t skip_link(std::string_view text, std::size_t at, std::size_t limit) {
  static constexpr std::array<std::string_view, 14> links = {
      "cua cac", "cua", "tai cac", "tai", "trong", "thuoc", "cac", "duoc ban hanh kem theo", "ban hanh kem theo", "ban hanh kem",
      "kem theo", "kem", "ban hanh tai", "theo"};
  for (const std::string_view link : links) {
    if (const std::size_t behind = match_words(text, at, link); behind != npos && behind <= limit) {
      return skip_gap(text, behind);
    }
  }
  return at;
}

/// Behind the heading of a chapter, section or annex at `at`, which begins with a capital and goes on to "của": "Chương III Tiếp
/// công dân của Thông tư số A"; `at` when there is none.
std::size_t skip_heading(std::string_view text, const ProvisionGroup& group, std::size_t at, std::size_t limit) {
  static constexpr std::array<std::string_view, 4> outer = {"Chương ", "Mục ", "Phần ", "Phụ lục "};
  const std::string_view last = group.provisions.empty() ? std::string_view{} : std::string_view(group.provisions.back());
  const bool inner = last.find("Điều ") != npos || last.find("khoản ") != npos || last.find("điểm ") != npos;
  const bool titled = !inner && std::any_of(outer.begin(), outer.end(), [&](std::string_view name) { return last.starts_with(name); });
  if (!titled || !letter_at(text, at).upper) {
    return at;
  }
  for (std::size_t here = at; here < limit;) {
    const Word word = word_at(text, here);
    if (!word) {
      return at;
    }
    if (word.folded() == "cua" && here != at) {
      return here;
    }
    here = skip_comma(text, skip_gap(text, word.end));
  }
  return at;
}

} // namespace

/// Gives the provisions just read to a citation that stands right behind them: "khoản 2 Điều 5 của các Nghị định".
void Finder::provisions_before(Citation& citation) {
  if (!pending_) {
    return;
  }
  ProvisionGroup group = std::move(*pending_);
  pending_.reset();
  const std::size_t start = citation.span.start;
  if (start < group.end || start - group.end > longest_link) {
    return;
  }
  std::size_t here = skip_gap(text_, group.end);
  if (here < start && (text_[here] == ',' || text_[here] == '(')) {
    here = skip_gap(text_, here + 1);
  }
  here = skip_heading(text_, group, here, start);
  here = skip_link(text_, skip_link(text_, here, start), start);
  if (here == start || (here < start && skip_number_word(text_, here) == start)) {
    citation.pinpoint = std::move(group.provisions);
  }
}

/// Provisions that follow the document: "Nghị định số … (Điều 5)", "Luật … bao gồm: a) Khoản 4 Điều 8 về …; b) Điều 9
/// về …".
void Finder::provisions_behind(Citation& citation, std::size_t at) const {
  if (!citation.pinpoint.empty()) {
    return;
  }
  std::size_t here = skip_gap(text_, at);
  if (here < text_.size() && text_[here] == '(') {
    const auto group = read_provisions(text_, skip_gap(text_, here + 1));
    if (group && !group->own && group->end < text_.size() && text_[group->end] == ')') {
      citation.pinpoint = group->provisions;
    }
    return;
  }
  static constexpr std::array<std::string_view, 2> leads = {"bao gom", "gom"};
  const std::size_t behind = match_any(text_, skip_comma(text_, here), leads);
  if (behind != npos && behind < text_.size() && text_[behind] == ':') {
    read_listed_provisions(text_, behind + 1, citation.pinpoint);
  }
}

} // namespace danchieu::citation
