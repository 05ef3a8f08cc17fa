#include "query/highlighter.hpp"

#include "corpus/search_term.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"
#include "query/characters.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>

namespace danchieu::query {

namespace {

constexpr std::size_t most_text = 24000; ///< bytes of a unit that are looked at; units are shorter as a rule

/// Words that stand everywhere, though they do not join others.
constexpr auto light_words = std::to_array<std::string_view>({"không", "là", "hay", "thì", "mà"});

bool joins(const text::Token& token) {
  const auto is_light = [&](std::string_view word) { return token.exact == word || token.exact == text::fold(word); };
  if (std::ranges::any_of(light_words, is_light)) return true;
  return token.exact != token.folded ? corpus::is_function_word(token.exact) : corpus::may_be_function_word(token.folded);
}

} // namespace

struct Highlighter::Match {
  std::size_t start;
  std::size_t end;
  std::string word;     ///< without marks
  std::string behind;   ///< the word before it, if both stand side by side here as in the question
};

bool Highlighter::says(const Match& match) const {
  return words_.contains(match.word) ||
         std::ranges::any_of(prefixes_, [&](const Prefix& prefix) { return match.word.starts_with(text::fold(prefix.letters)); });
}

/// The window of matches within `bytes` that says most different words, most of them side by side as in the question,
/// then most words.
std::size_t Highlighter::best_window(const std::vector<Match>& matches, std::size_t bytes) const {
  constexpr double pair = 0.5;
  constexpr double repeated = 0.05;
  std::size_t best = 0;
  double best_score = -1;
  double score = 0;
  std::map<std::string_view, int> inside;
  std::map<std::pair<std::string_view, std::string_view>, int> pairs_inside;
  const auto count = [&](const Match& match, int change) {
    const auto changes = [change](int& number) {
      number += change;
      return number == (change > 0 ? 1 : 0);
    };
    if (says(match)) score += change * repeated + (changes(inside[match.word]) ? change : 0);
    if (!match.behind.empty() && changes(pairs_inside[{match.behind, match.word}])) score += change * pair;
  };
  std::size_t last = 0;
  for (std::size_t first = 0; first < matches.size(); ++first) {
    for (; last < matches.size() && matches[last].end <= matches[first].start + bytes; ++last) count(matches[last], 1);
    if (score > best_score) {
      best_score = score;
      best = first;
    }
    if (first < last) count(matches[first], -1);
    last = std::max(last, first + 1);
  }
  return best;
}

/// Drops words that only join others where they stand alone; notes which words stand side by side as in the question.
void Highlighter::keep_marked(std::string_view text, std::vector<Match>& matches) const {
  const auto beside = [&](const Match& before, const Match& match) {
    const std::string_view between = text.substr(before.end, match.start - before.end);
    return !between.empty() && std::ranges::all_of(between, is_blank) && pairs_.contains({before.word, match.word});
  };
  std::vector<bool> kept(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const bool pair = i > 0 && beside(matches[i - 1], matches[i]);
    if (pair) matches[i].behind = matches[i - 1].word;
    kept[i] = says(matches[i]) || (pair && kept[i - 1]);
  }
  for (std::size_t i = matches.size(); i-- > 1;)
    if (kept[i] && !matches[i].behind.empty()) kept[i - 1] = true;
  std::size_t i = 0;
  std::erase_if(matches, [&](const Match&) { return !kept[i++]; });
}

namespace {

/// Moves `at` back to the beginning of a word, at most `most` bytes; a line's beginning is preferred.
std::size_t back_to_word(std::string_view text, std::size_t at, std::size_t most) {
  const std::size_t floor = at > most ? at - most : 0;
  if (floor == 0) return 0;
  const std::size_t line = text.rfind('\n', at);
  if (line != text.npos && line >= floor) return line + 1;
  std::size_t start = floor;
  while (start < at && !is_blank(text[start])) ++start;
  while (start < at && is_blank(text[start])) ++start;
  while (start > 0 && start < text.size() && is_continuation(text[start])) --start;
  return start;
}

std::size_t forward_to_word_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  std::size_t end = at;
  while (end > 0 && !is_blank(text[end])) --end;
  if (end == 0) { // one word longer than the window
    end = at;
    while (end > 0 && is_continuation(text[end])) --end;
  }
  return end;
}

} // namespace

Highlighter::Highlighter(const ParsedQuery& query) {
  if (query.tree) add(*query.tree);
  for (const Filter& filter : query.filters)
    if (filter.field == "tieude" && !filter.negated) add_words(filter.value, false);
  if (!words_.empty()) return;
  for (const auto* words : {&exact_, &folded_}) // nothing but words that join others: they are what is asked
    for (const std::string& word : *words) words_.insert(text::fold(word));
}

void Highlighter::add(const QueryNode& node) {
  if (node.kind == QueryNode::Kind::without) {
    if (!node.children.empty()) add(node.children.front());
    return;
  }
  if (node.children.empty()) add_words(node.text, node.kind == QueryNode::Kind::prefix);
  for (const QueryNode& child : node.children) add(child);
}

void Highlighter::add_words(std::string_view text, bool prefix) {
  for (const text::Token& token : text::tokenize(text)) {
    const bool marked = token.exact != token.folded;
    finder_.want(token.folded, prefix);
    if (prefix || !joins(token)) words_.insert(token.folded);
    if (!last_.empty()) pairs_.emplace(last_, token.folded);
    last_ = token.folded;
    if (prefix) {
      prefixes_.push_back({marked ? token.exact : token.folded, marked});
    } else if (marked) {
      exact_.insert(token.exact);
    } else {
      folded_.insert(token.folded);
    }
  }
}

void Highlighter::add_number(std::string_view number) {
  std::string folded = text::fold(number);
  std::erase_if(folded, is_blank);
  finder_.want(folded);
  if (folded.empty()) return;
  words_.insert(folded);
  folded_.insert(std::move(folded));
  numbers_.emplace(number);
}

bool Highlighter::is_wanted(const text::Token& token) const {
  return exact_.contains(token.exact) || folded_.contains(token.folded) || std::ranges::any_of(prefixes_, [&token](const Prefix& prefix) {
           return (prefix.marked ? token.exact : token.folded).starts_with(prefix.letters);
         });
}

/// Where to look first: no window before it has all the words, as far as they stand there as they were typed.
std::size_t Highlighter::first_place(std::string_view text, std::size_t bytes) const {
  if (folded_.size() != numbers_.size() || !prefixes_.empty()) return 0; // words that may be written in several ways
  std::size_t last = 0;
  for (const auto* words : {&exact_, &numbers_}) {
    for (const std::string& word : *words) {
      if (words == &exact_ && !words_.contains(text::fold(word))) continue;
      const std::size_t place = text.find(word);
      if (place == text.npos) return 0;
      last = std::max(last, place);
    }
  }
  if (last < bytes) return 0;
  const std::size_t blank = text.find_last_of(" \n", last - bytes);
  return blank == text.npos ? 0 : blank;
}

/// Adds the matches from a place between words on, until all words stand in one window: what follows cannot say more of
/// the question. Whether they do.
bool Highlighter::find_matches(std::string_view text, std::size_t from, std::size_t bytes, std::vector<Match>& matches) const {
  std::optional<std::size_t> enough;
  finder_.find(text.substr(from), [&](std::size_t begin, std::size_t end) {
    const std::size_t start = from + begin;
    if (enough && start >= *enough) return false;
    for (text::Token& token : text::tokenize(text.substr(start, end - begin))) {
      if (!is_wanted(token)) continue;
      matches.push_back({start + token.start, start + token.end, std::move(token.folded), {}});
      if (!enough && prefixes_.empty()) enough = end_of_window(matches, bytes);
    }
    return true;
  });
  return enough.has_value();
}

/// Where a snippet ends that has all the words, if the last match completes one.
std::optional<std::size_t> Highlighter::end_of_window(const std::vector<Match>& matches, std::size_t bytes) const {
  std::set<std::string_view> inside;
  for (auto match = matches.rbegin(); match != matches.rend() && matches.back().end <= match->start + bytes * 3 / 4; ++match) {
    if (says(*match)) inside.insert(match->word);
    if (inside.size() == words_.size()) return match->start + bytes;
  }
  return std::nullopt;
}

/// Whether only numbers are wanted and none can stand in the text: its digits and strokes are written in one way alone.
bool Highlighter::lacks_numbers(std::string_view text) const {
  if (!exact_.empty() || !prefixes_.empty() || folded_.size() != numbers_.size()) return false;
  return std::ranges::none_of(numbers_, [text](std::string_view number) {
    const std::size_t letters = std::min(number.find_first_not_of("0123456789/"), number.size());
    return text.find(number.substr(0, letters)) != text.npos;
  });
}

Snippet Highlighter::snippet(std::string_view text, std::size_t bytes) const {
  if (text.size() > most_text) {
    std::size_t end = most_text;
    while (end > 0 && is_continuation(text[end])) --end;
    text = text.substr(0, end);
  }
  std::vector<Match> matches;
  if (!empty() && !lacks_numbers(text)) {
    const std::size_t from = first_place(text, bytes);
    const bool complete = find_matches(text, from, bytes, matches);
    if (from > 0 && !complete) {
      matches.clear();
      find_matches(text, 0, bytes, matches);
    }
    // A document number comes as a whole and in parts: keep what is not inside the match before.
    std::ranges::sort(matches, [](const Match& a, const Match& b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
    std::vector<Match> disjoint;
    for (Match& match : matches)
      if (disjoint.empty() || match.start >= disjoint.back().end) disjoint.push_back(std::move(match));
    matches = std::move(disjoint);
    keep_marked(text, matches);
  }
  std::size_t start = 0;
  if (!matches.empty()) start = back_to_word(text, matches[best_window(matches, bytes * 3 / 4)].start, bytes / 4);
  while (start < text.size() && is_blank(text[start])) ++start;
  std::size_t end = forward_to_word_end(text, start + bytes);
  if (end <= start) end = text.size();
  while (end > start && is_blank(text[end - 1])) --end;

  // Blanks and line breaks become single blanks, so that a snippet reads as one line.
  Snippet snippet;
  auto match = std::ranges::lower_bound(matches, start, {}, &Match::start);
  bool before_start = start > 0;
  if (before_start) snippet.text = "… ";
  for (std::size_t at = start; at < end;) {
    if (match != matches.end() && match->start == at && match->end <= end) {
      const std::size_t mark = snippet.text.size();
      for (; at < match->end; ++at) snippet.text += is_blank(text[at]) ? ' ' : text[at];
      // Neighbouring matches read better as one: "cải cách hành chính".
      if (!snippet.highlights.empty() && snippet.highlights.back().end + 1 == mark && snippet.text[mark - 1] == ' ') {
        snippet.highlights.back().end = snippet.text.size();
      } else {
        snippet.highlights.push_back({mark, snippet.text.size()});
      }
      ++match;
      continue;
    }
    if (is_blank(text[at])) {
      while (at < end && is_blank(text[at])) ++at;
      snippet.text += ' ';
    } else {
      snippet.text += text[at++];
    }
  }
  if (end < text.size()) snippet.text += " …";
  return snippet;
}

} // namespace danchieu::query
