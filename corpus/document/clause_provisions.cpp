#include "corpus/document/clause_text.hpp"

#include "corpus/document/clause_label.hpp"

#include <algorithm>
#include <functional>
#include <utility>

// The provisions that words name: "điểm a, b khoản 2 và khoản 3 Điều 5, Phụ lục I" → each by itself, outermost first.

namespace danchieu::corpus {

namespace {

/// Provisions told of one clause. The longest real list seen names 41; more tells nobody anything, and lists
/// of points times clauses grow fast.
constexpr std::size_t most_provisions = 200;

} // namespace

/// The last token of a number such as "13.01" or "1.4" that starts at `i`; `i` itself for a plain one.
std::size_t ClauseText::decimals_end(std::size_t i, std::size_t last) const {
  while (i + 2 < last && tokens_[i].kind == TokenKind::number && is_mark(i + 1, ".") &&
         tokens_[i + 2].kind == TokenKind::number && tokens_[i + 1].span.start == tokens_[i].span.end &&
         tokens_[i + 2].span.start == tokens_[i + 1].span.end)
    i += 2;
  return i;
}

/// The name by which a part above or beside the articles is told, when the word at `i` begins one.
std::string_view ClauseText::part_head(std::size_t i) const {
  if (at(i, "phụ lục")) return "Phụ lục";
  if (at(i, "mẫu số")) return "Mẫu số";
  if (at(i, "biểu số")) return "Biểu số";
  if (word(i) == "chương") return "Chương";
  if (word(i) == "mục" && tokens_[i].capital) return "Mục";
  return {};
}

/// Adds "Phụ lục II", "Mẫu số 04, 09 và 17", "Chương III" from token `i` on; the token behind them.
std::size_t ClauseText::named_parts(std::string_view head, std::size_t i, std::size_t last,
                                    const std::function<void(const std::string&)>& add) const {
  std::size_t label = i + static_cast<std::size_t>(std::count(head.begin(), head.end(), ' ')) + 1;
  if (head == "Phụ lục" && word(label) == "số") ++label;
  std::size_t end = i + 1;
  while (label < last) {
    const bool is_label = tokens_[label].kind == TokenKind::number || is_roman(word(label)) ||
                          (is_point_letter(word(label)) && tokens_[label].capital);
    if (!is_label) break;
    const std::size_t start = tokens_[label].span.start;
    label = decimals_end(label, last);
    add(std::string(head) + " " + std::string(text_.substr(start, tokens_[label].span.end - start)));
    end = ++label;
    if (!is_mark(label, ",") && word(label) != "và") break;
    ++label;
  }
  return end;
}

/// "từ Điều 16 đến Điều 23": adds 17 to 23 to the 16 in `all`; `end` is moved behind them.
void ClauseText::extend_range(std::vector<std::string>& all, std::size_t& end, std::size_t last) const {
  std::size_t to = end;
  if (word(to) != "đến") return;
  ++to;
  if (word(to) == "hết") ++to;
  if (word(to) == "điều") ++to;
  if (to >= last || tokens_[to].kind != TokenKind::number) return;
  const std::optional<int> low = to_int(all.front());
  const std::optional<int> high = to_int(tokens_[to].word);
  if (!low || !high || *high <= *low || *high - *low > static_cast<int>(most_provisions)) return;
  for (int number = *low + 1; number <= *high; ++number) all.push_back(std::to_string(number));
  end = to + 1;
}

std::vector<std::string> ClauseText::provisions(std::size_t first, std::size_t last,
                                                std::string* article) const {
  std::vector<std::string> found;
  std::vector<std::string> points;
  std::vector<std::string> clauses;
  const auto add = [&](const std::string& name) {
    if (found.size() >= most_provisions) return;
    if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
  };
  /// "1, 2 và 3", "a, b", "7a": labels from `i` on; `end` is moved behind them.
  const auto labels = [&](std::size_t i, bool letters, std::size_t& end) {
    std::vector<std::string> all;
    for (end = i; i < last && all.size() < most_provisions;) {
      std::string label;
      const std::size_t before = i;
      if (!letters && tokens_[i].kind == TokenKind::number) {
        const std::size_t number = i;
        i = decimals_end(i, last) + 1;
        label = text_.substr(tokens_[number].span.start, tokens_[i - 1].span.end - tokens_[number].span.start);
        if (i < last && is_point_letter(word(i)) && tokens_[i].span.start == tokens_[i - 1].span.end)
          label += word(i++);
      } else if (letters && is_point_letter(word(i))) {
        label = word(i++);
        if (i < last && tokens_[i].kind == TokenKind::number &&
            tokens_[i].span.start == tokens_[i - 1].span.end)
          label += tokens_[i++].word;
      }
      if (label.empty()) break;
      (void)before;
      all.push_back(label);
      end = i;
      if (is_mark(i, ",") || is_mark(i, ";") || word(i) == "và") ++i;
      if (is_mark(i - 1, ",") && word(i) == "và") ++i;
    }
    return all;
  };
  const auto flush = [&](const std::string& head) { // points and clauses gathered so far, under an article
    if (clauses.empty() && points.empty()) {
      if (!head.empty()) add(head);
    } else if (clauses.empty()) {
      for (const std::string& point : points) add(head.empty() ? "điểm " + point : head + " điểm " + point);
    } else {
      for (const std::string& clause : clauses) add(head.empty() ? clause : head + " " + clause);
    }
    points.clear();
    clauses.clear();
  };
  for (std::size_t i = first; i < last;) {
    const std::string_view name = word(i);
    std::size_t end = i + 1;
    if (name == "điểm" || name == "tiết") {
      for (std::string& label : labels(i + 1, true, end))
        if (points.size() < most_provisions) points.push_back(std::move(label));
    } else if (name == "khoản") {
      for (const std::string& label : labels(i + 1, false, end)) {
        if (clauses.size() >= most_provisions) break;
        if (points.empty()) clauses.push_back("khoản " + label);
        for (const std::string& point : points) clauses.push_back("khoản " + label + " điểm " + point);
      }
      points.clear();
    } else if (name == "điều") {
      std::vector<std::string> all = labels(i + 1, false, end);
      if (all.size() == 1 && i > first && word(i - 1) == "từ") extend_range(all, end, last);
      for (const std::string& label : all) {
        const std::vector<std::string> kept_points = points;
        const std::vector<std::string> kept_clauses = clauses;
        flush("Điều " + label);
        if (all.size() > 1 && !kept_clauses.empty() && &label == &all.front())
          continue; // "khoản 1 Điều 2, Điều 5": the clause is of the first
        (void)kept_points;
        if (article != nullptr) *article = "Điều " + label;
      }
      if (article != nullptr && !all.empty()) *article = "Điều " + all.front();
    } else if (const std::string_view head = part_head(i); !head.empty()) {
      end = named_parts(head, i, last, add);
    }
    i = std::max(end, i + 1);
  }
  flush(article == nullptr ? std::string() : (clauses.empty() && points.empty() ? std::string() : *article));
  return found;
}

} // namespace danchieu::corpus
