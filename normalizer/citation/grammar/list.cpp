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

void Finder::close_list() {
  list_type_ = nullptr;
  links_.resize(found_.size(), false);
}

} // namespace danchieu::citation
