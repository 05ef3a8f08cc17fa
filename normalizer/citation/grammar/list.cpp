#include "normalizer/citation/grammar/finder.hpp"

namespace danchieu::citation {
namespace {

constexpr std::size_t longest_gap = 240; // bytes between two items: date, issuer and title of the first
constexpr std::size_t longest_joint = 40;
constexpr std::size_t most_shared = 40;

} // namespace

/// Whether nothing but "," ";" "và" and few words stand between the last numbered document and `at`.
bool Finder::in_list(std::size_t at) const {
  if (list_type_ == nullptr || at < list_end_ || at - list_end_ > longest_gap) {
    return false;
  }
  const std::string_view gap = text_.substr(list_end_, at - list_end_);
  for (std::size_t dot = gap.find('.'); dot != npos; dot = gap.find('.', dot + 1)) {
    if (dot + 1 < gap.size() && letter_at(gap, dot + 1).blank()) {
      return false;
    }
  }
  return gap.find("\n\n") == npos && (gap.find(',') != npos || gap.find(';') != npos || gap.find("và") != npos);
}

/// Whether only separators of a list stand between two offsets: "A, số B", "A và B".
bool Finder::joined(std::size_t from, std::size_t to) const {
  if (to - from > longest_joint) {
    return false;
  }
  bool separator = false;
  for (std::size_t here = from; here < to;) {
    const Letter letter = letter_at(text_, here);
    if (letter.folded == ',' || letter.folded == ';') {
      separator = true;
      here += letter.length;
    } else if (letter.letter()) {
      const Word word = word_at(text_, here);
      if (word.folded() != "va" && word.folded() != "so") {
        return false;
      }
      separator = separator || word.folded() == "va";
      here = word.end;
    } else if (letter.blank() || letter.folded == ':') {
      here += letter.length;
    } else {
      return false;
    }
  }
  return separator;
}

/// The issuer behind the last item of a list belongs to the items before it that name none: "các Thông tư số A, B và
/// C của Bộ Tài chính".
void Finder::share_issuer() {
  const Citation& last = found_.back();
  if (last.issuer.empty()) {
    return;
  }
  for (std::size_t i = found_.size() - 1; i > 0 && i < links_.size() && links_[i] && found_.size() - i < most_shared; --i) {
    Citation& item = found_[i - 1];
    if (!item.issuer.empty() || item.type != last.type) {
      return;
    }
    item.issuer = last.issuer;
  }
}

/// Whether a citation is a bare number: "B" of "Nghị định số A, B".
bool Finder::bare(const Citation& citation) const {
  return letter_at(text_, citation.span.start).digit();
}

/// The date behind the last item of a list belongs to all where the list says so: "các Quyết định số A, B và C ngày
/// 5/6/2012", "Quyết định số A và Thông tư số B cùng ngày 5/6/2012".
void Finder::share_date() {
  const Citation& last = found_.back();
  if (!last.date) {
    return;
  }
  const bool same_day = match_words(text_, skip_comma(text_, skip_gap(text_, last.span.end)), "cung") != npos;
  const auto fits = [&](const Citation& item) { return !item.date && (!item.year || item.year == last.year); };
  std::size_t first = found_.size() - 1;
  while (first > 0 && first < links_.size() && links_[first] && found_.size() - first < most_shared &&
         (same_day || bare(found_[first])) && fits(found_[first - 1])) {
    --first;
  }
  if (!same_day && !plural(found_[first].span.start)) {
    return;
  }
  for (; first + 1 < found_.size(); ++first) {
    found_[first].date = last.date;
    found_[first].year = last.year;
  }
}

void Finder::close_list() {
  list_type_ = nullptr;
  links_.resize(found_.size(), false);
}

} // namespace danchieu::citation
