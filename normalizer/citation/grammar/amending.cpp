#include "normalizer/citation/grammar/finder.hpp"

#include "normalizer/citation/law_name.hpp"

#include <utility>

namespace danchieu::citation {
namespace {

constexpr int most_words = 24; // before a law, or between two
constexpr std::size_t most_laws = 30;

/// A law named within the name of another.
struct InnerLaw {
  Span span;
  const InstrumentType* type = nullptr;
};

/// "Luật Đất đai" at `at`; without a type when there is none.
InnerLaw read_inner_law(std::string_view text, std::size_t at) {
  const Word word = word_at(text, at);
  const auto type = word ? read_type_word(text, word) : std::nullopt;
  if (!type || !type->type->by_name) {
    return {};
  }
  const std::size_t name_at = skip_gap(text, type->end);
  const std::size_t name_end = law_name_end(text, name_at, *type->type);
  return {{at, name_end == name_at ? at : name_end}, type->type};
}

/// Behind "Điều 121 của" at `at`; `at` when no provision stands there.
std::size_t skip_provision(std::string_view text, std::size_t at) {
  const auto group = read_provisions(text, at);
  if (!group || group->own) {
    return at;
  }
  const std::size_t of = match_words(text, skip_gap(text, group->end), "cua");
  return skip_gap(text, of == npos ? group->end : of);
}

/// Behind a comma, "và" or both, when another law follows, or a provision of one where the first is amended `in_part`; npos
/// otherwise.
std::size_t next_law(std::string_view text, std::size_t at, bool in_part) {
  std::size_t next = skip_gap(text, at);
  const bool comma = next < text.size() && (text[next] == ',' || text[next] == ';');
  if (comma) {
    next = skip_gap(text, next + 1);
  }
  const std::size_t conjunction = match_words(text, next, "va");
  if (conjunction == npos && !comma) {
    return npos;
  }
  next = conjunction == npos ? next : skip_gap(text, conjunction);
  next = in_part ? skip_provision(text, next) : next;
  const Word word = word_at(text, next);
  const auto type = word ? read_type_word(text, word) : std::nullopt;
  return type && type->type->by_name ? next : npos;
}

/// Behind a word or number that may stand before the first law: "bổ sung một số điều của", "10 luật".
std::size_t skip_lead(std::string_view text, std::size_t from, std::size_t at, bool number_allowed) {
  static constexpr std::array<std::string_view, 16> words = {"bo",  "sung", "mot", "so", "dieu", "cua", "khoan", "cac",
                                                             "sua", "doi",  "va",  "phu", "luc", "danh", "muc",  "diem"};
  const Word word = word_at(text, at);
  if (word && one_of(word.folded(), words)) {
    return word.end;
  }
  if (!number_allowed || !letter_at(text, at).digit() || at - from >= 4) {
    return npos;
  }
  while (letter_at(text, at).digit()) {
    ++at;
  }
  return at;
}

/// The laws that an amending law's name names from `at` on.
std::vector<InnerLaw> read_inner_laws(std::string_view text, std::size_t at) {
  std::vector<InnerLaw> laws;
  std::size_t here = at;
  bool in_part = false; // "sửa đổi, bổ sung Điều 126 của Luật A và Điều 121 của Luật B"
  for (int words = 0; words < most_words && laws.size() <= most_laws; ++words) {
    const std::size_t place = skip_comma(text, skip_gap(text, here));
    const InnerLaw law = read_inner_law(text, place);
    if (law.type != nullptr) {
      const bool another = !laws.empty() && match_words(text, skip_gap(text, word_end(text, place)), "sua doi") != npos;
      if (law.span.end == law.span.start || another) {
        break;
      }
      laws.push_back(law);
      here = next_law(text, law.span.end, in_part);
      words = 0;
    } else {
      in_part = in_part || (laws.empty() && letter_at(text, place).digit());
      here = skip_lead(text, here, place, laws.empty());
    }
    if (here == npos) {
      break;
    }
  }
  return laws;
}

} // namespace

/// "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C": one citation, the inner laws behind it.
std::size_t Finder::amending(std::size_t at, const TypeWord& type, std::size_t next) {
  static constexpr std::array<std::string_view, 3> leads = {"sua doi", "bo sung", "ve viec sua doi"};
  const std::size_t lead = match_any(text_, next, leads);
  if (lead == npos) {
    return npos;
  }
  const std::vector<InnerLaw> laws = read_inner_laws(text_, lead);
  if (laws.empty()) {
    return npos;
  }
  const std::size_t behind = add_named(at, *type.type, laws.back().span.end);
  for (const InnerLaw& law : laws) {
    Citation citation;
    citation.kind = CitationKind::by_name;
    citation.type = law.type->name;
    citation.span = law.span;
    citation.name = squeezed(text_.substr(law.span.start, law.span.end - law.span.start));
    found_.push_back(std::move(citation));
  }
  return behind;
}

} // namespace danchieu::citation
