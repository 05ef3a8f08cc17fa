#include "normalizer/citation/type_word.hpp"

#include "normalizer/citation/letters.hpp"

#include <algorithm>

namespace danchieu::citation {
namespace {

/// "QĐ", "TTr" at `first`, as written in the table; "BLHS", which is no syllable, in any case.
const InstrumentType* abbreviated_type(std::string_view text, const Word& first, const FirstWord& entry) {
  constexpr std::size_t fewest_of_code = 4; // letters
  const std::string_view written = text.substr(first.start, first.end - first.start);
  const bool any_case = first.size >= fewest_of_code;
  if (written.size() > 6 || !(any_case || (first.capital && (first.all_capital || first.folded() == "ttr")))) {
    return nullptr;
  }
  const auto found = std::find_if(entry.letters.begin(), entry.letters.end(), [&](const auto& each) {
    return each.first == written || (any_case && each.second->by_name && folded_key(each.first) == first.folded());
  });
  return found == entry.letters.end() ? nullptr : found->second;
}

/// The words from the first one on, each read when it is asked for.
class Following {
public:
  Following(std::string_view text, const Word& first) : text_(text) { words_[0] = first; }

  /// Behind a phrase that stands here; npos when other words do.
  std::size_t match(const FirstWord::Phrase& phrase) {
    std::size_t i = 0;
    while (i < phrase.words.size() && at(i).may_be(phrase.words[i])) {
      ++i;
    }
    return i == phrase.words.size() && !(i > 1 && parted()) ? words_[i - 1].end : npos;
  }

private:
  /// "… giao thông đường bộ ⏎ Luật Giao thông …": a capital on the next line begins something else.
  bool parted() const {
    const std::size_t end = words_[0].end;
    return !words_[0].capital && words_[1].capital && text_.substr(end, words_[1].start - end).find('\n') != npos;
  }

  const Word& at(std::size_t i) {
    if (i == read_) {
      const std::size_t end = words_[i - 1].end;
      const std::size_t next = skip_gap(text_, end);
      words_[i] = next == end ? Word{} : word_at(text_, next);
      ++read_;
    }
    return words_[i];
  }

  std::string_view text_;
  std::array<Word, FirstWord::most_words> words_;
  std::size_t read_ = 1;
};

} // namespace

std::optional<TypeWord> read_type_word(std::string_view text, const Word& first, const FirstWord& entry) {
  if (const InstrumentType* type = abbreviated_type(text, first, entry)) {
    return TypeWord{type, first.end, true};
  }
  Following following(text, first);
  for (const FirstWord::Phrase& phrase : entry.phrases) {
    if (const std::size_t end = following.match(phrase); end != npos) {
      return TypeWord{phrase.type, end, false};
    }
  }
  return std::nullopt;
}

std::optional<TypeWord> read_type_word(std::string_view text, const Word& first) {
  const FirstWord* entry = FirstWords::instance().find(first.folded());
  return entry == nullptr ? std::nullopt : read_type_word(text, first, *entry);
}

} // namespace danchieu::citation
