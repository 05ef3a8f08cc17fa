#include "query/query_lexer.hpp"

#include "normalizer/text/fold.hpp"
#include "query/characters.hpp"
#include "query/query_parser.hpp"

#include <algorithm>
#include <array>

namespace danchieu::query {

namespace {

using namespace std::string_view_literals;

struct Quote {
  std::string_view open;
  std::string_view close;
};

constexpr auto quotes = std::to_array<Quote>({{"\"", "\""}, {"“", "”"}, {"”", "”"}, {"„", "”"}, {"«", "»"}});

const Quote* quote_at(std::string_view text) {
  const auto found = std::ranges::find_if(quotes, [text](const Quote& quote) { return text.starts_with(quote.open); });
  return found == quotes.end() ? nullptr : &*found;
}

/// Punctuation that may cling to a word. '*' is kept for prefixes and OCR marks; '/', '-' and '&' belong to numbers.
std::string_view trim_punctuation(std::string_view word) {
  constexpr auto ascii = ",;.!?:'`~^=<>[]{}|\\+#$%"sv;
  constexpr auto wide = std::to_array({"…"sv, "‘"sv, "’"sv, "”"sv, "“"sv, "•"sv});
  for (bool changed = true; changed && !word.empty();) {
    changed = false;
    if (ascii.find(word.back()) != ascii.npos) {
      word.remove_suffix(1);
      changed = true;
    } else if (ascii.find(word.front()) != ascii.npos) {
      word.remove_prefix(1);
      changed = true;
    }
    for (const std::string_view mark : wide) {
      if (word.starts_with(mark)) {
        word.remove_prefix(mark.size());
        changed = true;
      } else if (word.ends_with(mark)) {
        word.remove_suffix(mark.size());
        changed = true;
      }
    }
  }
  return word;
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// `"loai:luật"` → 4; a colon counts as a field's only after letters alone, and not in "http://".
std::size_t field_colon(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == word.npos || colon == 0 || word.substr(colon).starts_with("://")) return word.npos;
  const std::string_view name = word.substr(0, colon);
  return std::ranges::all_of(name, is_letter_byte) ? colon : word.npos;
}

class Cutter {
public:
  explicit Cutter(std::string_view text)
      : text_(text), has_small_letters_(text::upper(text) != text) {}

  std::vector<Lexeme> cut() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else if (text_[at_] == '(' || text_[at_] == ')') {
        out_.push_back({.kind = text_[at_] == '(' ? Lexeme::Kind::open : Lexeme::Kind::close});
        ++at_;
      } else if (const Quote* quote = quote_at(text_.substr(at_))) {
        push_phrase(*quote, {});
      } else {
        cut_word();
      }
    }
    return std::move(out_);
  }

private:
  std::size_t word_end(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && !is_blank(text_[end]) && text_[end] != '(' && text_[end] != ')' &&
           quote_at(text_.substr(end)) == nullptr)
      ++end;
    return end;
  }

  void push_phrase(const Quote& quote, Lexeme lexeme) {
    const std::size_t begin = at_ + quote.open.size();
    std::size_t end = text_.find(quote.close, begin);
    if (end == text_.npos) end = text_.size();
    lexeme.kind = Lexeme::Kind::phrase;
    lexeme.text = text::squeeze(text_.substr(begin, end - begin));
    lexeme.folded = text::fold(lexeme.text);
    at_ = std::min(text_.size(), end + quote.close.size());
    if (!lexeme.text.empty()) out_.push_back(std::move(lexeme));
  }

  void push_word(std::string_view word, Lexeme lexeme) {
    lexeme.prefix = word.size() > 1 && word.back() == '*' && word.front() != '*';
    if (lexeme.prefix) word.remove_suffix(1);
    // ">=2012" is a value of these fields; elsewhere such signs are noise.
    const bool range = lexeme.field == "nam" || lexeme.field == "ngay";
    while (range && (word.ends_with(',') || word.ends_with(';'))) word.remove_suffix(1);
    if (!range) word = trim_punctuation(word);
    if (word.empty()) return;
    lexeme.text = word;
    lexeme.folded = text::fold(word);
    out_.push_back(std::move(lexeme));
  }

  /// A word, with the sign and the field before it: "-loai:luật".
  void cut_word() {
    Lexeme lexeme;
    std::size_t end = word_end(at_);
    // '-' excludes what follows only before a letter or a quote: "2011 -2015" and "- mục" exclude nothing.
    if (text_[at_] == '-' && at_ + 1 < text_.size() &&
        (is_letter_byte(text_[at_ + 1]) || quote_at(text_.substr(at_ + 1)) != nullptr)) {
      lexeme.negated = true;
      ++at_;
      if (const Quote* quote = quote_at(text_.substr(at_))) return push_phrase(*quote, std::move(lexeme));
    }
    std::string_view word = text_.substr(at_, end - at_);
    if (!lexeme.negated && push_operator(word)) {
      at_ = end;
      return;
    }
    const std::size_t colon = field_colon(word);
    if (colon != word.npos) {
      const QueryField* field = query_field(word.substr(0, colon));
      const bool value_follows = colon + 1 < word.size() || (end < text_.size() && quote_at(text_.substr(end)) != nullptr);
      if (field != nullptr) {
        lexeme.field = field->name;
        at_ += colon + 1;
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
        if (at_ == text_.size()) return;
        if (const Quote* quote = quote_at(text_.substr(at_))) return push_phrase(*quote, std::move(lexeme));
        end = std::max(word_end(at_), std::min(at_ + 1, text_.size()));
        push_word(text_.substr(at_, end - at_), std::move(lexeme));
        at_ = end;
        return;
      }
      if (value_follows) { // "mau:đỏ": the name becomes a word, and so does the value
        Lexeme name = lexeme;
        name.unknown_field = word.substr(0, colon);
        push_word(word.substr(0, colon), std::move(name));
        at_ += colon + 1;
        return;
      }
    }
    push_word(word, std::move(lexeme));
    at_ = end;
  }

  /// "NEAR", "NEAR/5", "GẦN/5".
  bool push_near(std::string_view word) {
    std::string_view rest;
    if (word.starts_with("NEAR")) rest = word.substr(4);
    else if (word.starts_with("GẦN") && has_small_letters_) rest = word.substr(std::string_view("GẦN").size());
    else return false;
    unsigned distance = 0;
    if (!rest.empty()) {
      if (rest.front() != '/' || rest.size() < 2 || rest.size() > 5) return false;
      for (const char digit : rest.substr(1)) {
        if (digit < '0' || digit > '9') return false;
        distance = distance * 10 + static_cast<unsigned>(digit - '0');
      }
    }
    out_.push_back({.kind = Lexeme::Kind::op_near, .text = std::string(word), .folded = text::fold(word), .distance = distance});
    return true;
  }

  bool push_operator(std::string_view word) {
    if (push_near(word)) return true;
    struct Operator {
      std::string_view word;
      Lexeme::Kind kind;
      bool vietnamese;
    };
    static constexpr auto operators = std::to_array<Operator>({
        {"AND", Lexeme::Kind::op_and, false},
        {"OR", Lexeme::Kind::op_or, false},
        {"NOT", Lexeme::Kind::op_not, false},
        {"&&", Lexeme::Kind::op_and, false},
        {"||", Lexeme::Kind::op_or, false},
        {"|", Lexeme::Kind::op_or, false},
        {"VÀ", Lexeme::Kind::op_and, true},
        {"HOẶC", Lexeme::Kind::op_or, true},
        {"KHÔNG", Lexeme::Kind::op_not, true},
    });
    for (const Operator& op : operators) {
      if (word == op.word && (!op.vietnamese || has_small_letters_)) {
        out_.push_back({.kind = op.kind, .text = std::string(word), .folded = text::fold(word)});
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  bool has_small_letters_;
  std::size_t at_ = 0;
  std::vector<Lexeme> out_;
};

} // namespace

std::vector<Lexeme> cut_question(std::string_view text) {
  return Cutter(text).cut();
}

} // namespace danchieu::query
