#include "query/filter_parser.hpp"

#include "corpus/subject.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"
#include "query/characters.hpp"
#include "query/number_reference.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace danchieu::query {

namespace {

bool is_year(std::string_view text) {
  return text.size() == 4 && all_digits(text);
}

std::string compact(text::Date date) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d%02u%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

struct Sides {
  std::string from;
  std::string to;
  bool range = false;
};

/// Cuts "a..b", "a…b", ">=a", "<=a"; `dash` also "a-b".
Sides cut_range(std::string_view text, bool dash) {
  for (const std::string_view sign : {">=", "≥", ">"})
    if (text.starts_with(sign)) return {std::string(text.substr(sign.size())), {}, true};
  for (const std::string_view sign : {"<=", "≤", "<"})
    if (text.starts_with(sign)) return {{}, std::string(text.substr(sign.size())), true};
  for (const std::string_view sign : {"...", "..", "…", "–"})
    if (const std::size_t at = text.find(sign); at != text.npos)
      return {std::string(text.substr(0, at)), std::string(text.substr(at + sign.size())), true};
  if (const std::size_t at = text.find('-'); dash && at != text.npos)
    return {std::string(text.substr(0, at)), std::string(text.substr(at + 1)), true};
  return {std::string(text), std::string(text), false};
}

/// First and last day that "2012-07-23", "23/07/2012", "7/2012" or "2012" stands for.
std::optional<TextRange> days_of(std::string_view text) {
  if (is_year(text)) return TextRange{std::string(text) + "0101", std::string(text) + "1231"};
  if (const auto date = text::parse_date(text)) return TextRange{compact(*date), compact(*date)};
  const std::size_t slash = text.find('/');
  if (slash != text.npos && slash <= 2 && all_digits(text.substr(0, slash)) && is_year(text.substr(slash + 1))) {
    const std::string month = (slash == 1 ? "0" : "") + std::string(text.substr(0, slash));
    if (month >= "01" && month <= "12")
      return TextRange{std::string(text.substr(slash + 1)) + month + "01", std::string(text.substr(slash + 1)) + month + "31"};
  }
  return std::nullopt;
}

bool continues(std::span<const Lexeme> lexemes, std::size_t i) {
  return i < lexemes.size() && lexemes[i].kind == Lexeme::Kind::word && lexemes[i].field.empty() && !lexemes[i].negated &&
         !lexemes[i].prefix;
}

/// The longest run of words from `at` that `accept` knows; one word when it knows none.
template <typename Accept>
std::size_t longest_run(std::span<const Lexeme> lexemes, std::size_t at, std::size_t most, Accept accept, std::string& value) {
  if (lexemes[at].kind == Lexeme::Kind::phrase) return 1;
  std::size_t best = 1;
  std::string joined = lexemes[at].text;
  for (std::size_t count = 2; count <= most && continues(lexemes, at + count - 1); ++count) {
    joined += " " + lexemes[at + count - 1].text;
    if (accept(joined)) {
      best = count;
      value = joined;
    }
  }
  return best;
}

} // namespace

std::optional<TextRange> year_range(std::string_view text) {
  const Sides sides = cut_range(text, true);
  const auto good = [](const std::string& side) { return side.empty() || is_year(side); };
  if (!good(sides.from) || !good(sides.to) || (sides.from.empty() && sides.to.empty())) return std::nullopt;
  if (!sides.from.empty() && !sides.to.empty() && sides.to < sides.from) return TextRange{sides.to, sides.from};
  return TextRange{sides.from, sides.to};
}

std::optional<TextRange> date_range(std::string_view text) {
  const Sides sides = cut_range(text, false);
  TextRange range;
  if (!sides.from.empty()) {
    const auto days = days_of(sides.from);
    if (!days) return std::nullopt;
    range.from = days->from;
  }
  if (!sides.to.empty()) {
    const auto days = days_of(sides.to);
    if (!days) return std::nullopt;
    range.to = days->to;
  }
  if (range.from.empty() && range.to.empty()) return std::nullopt;
  return range;
}

std::optional<FoundFilter> filter_at(std::span<const Lexeme> lexemes, std::size_t at) {
  const Lexeme& lexeme = lexemes[at];
  FoundFilter found;
  found.filter.field = lexeme.field;
  found.filter.value = lexeme.text;
  found.filter.negated = lexeme.negated;
  if (lexeme.field == "nam") {
    const auto range = year_range(lexeme.text);
    if (!range) return std::nullopt;
    found.filter.from = range->from;
    found.filter.to = range->to;
  } else if (lexeme.field == "ngay") {
    const auto range = date_range(lexeme.text);
    if (!range) return std::nullopt;
    found.filter.from = range->from;
    found.filter.to = range->to;
  } else if (lexeme.field == "loai") {
    found.length = longest_run(lexemes, at, 6, [](const std::string& words) { return type_slug(words).has_value(); },
                               found.filter.value);
    const auto slug = type_slug(found.filter.value);
    found.filter.from = slug ? *slug : text::slug(found.filter.value);
  } else if (lexeme.field == "coquan") {
    found.length = longest_run(lexemes, at, 12,
                               [](const std::string& words) { return citation::authority_slug(words).has_value(); },
                               found.filter.value);
  } else if (lexeme.field == "linhvuc") {
    found.length = longest_run(lexemes, at, 5,
                               [](const std::string& words) {
                                 return std::ranges::any_of(corpus::subjects(), [slug = text::slug(words)](const corpus::Subject& subject) {
                                   return subject.slug == slug || text::slug(subject.vi).starts_with(slug);
                                 });
                               },
                               found.filter.value);
  } else if (lexeme.field == "tinh") {
    found.length = longest_run(lexemes, at, 4,
                               [](const std::string& words) {
                                 return citation::authority_slug("Ủy ban nhân dân tỉnh " + words).has_value();
                               },
                               found.filter.value);
  }
  return found;
}

} // namespace danchieu::query
