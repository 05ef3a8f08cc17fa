#include "query/filter_query.hpp"

#include "corpus/compact_date.hpp"
#include "corpus/field.hpp"
#include "corpus/subject.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"
#include "query/filter_parser.hpp"
#include "query/number_lookup.hpp"
#include "query/number_reference.hpp"
#include "query/query_lexer.hpp"
#include "query/status_words.hpp"
#include "query/word_terms.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;
namespace slot = corpus::slot;
using Xapian::Query;

constexpr std::size_t most_slug_terms = 5000;  ///< slugs of bodies or places read to find those that contain a value
constexpr std::size_t most_slugs = 200;  ///< of them taken

Query any_of(const std::vector<Query>& parts) {
  return parts.empty() ? Query::MatchNothing : Query(Query::OP_OR, parts.begin(), parts.end());
}

/// The terms under `prefix` whose slug is `slug` or has it as whole words: "kon-tum" is in "tinh-kon-tum".
Query slugs_with(const WorkStore& store, std::string_view prefix, const std::string& slug) {
  if (slug.empty()) return Query::MatchNothing;
  const std::string start(prefix);
  if (store.database().term_exists(start + slug)) return Query(start + slug);
  std::vector<Query> parts;
  std::size_t read = 0;
  for (auto term = store.database().allterms_begin(start); term != store.database().allterms_end(start); ++term) {
    if (++read > most_slug_terms || parts.size() == most_slugs) break;
    const std::string whole = *term;
    // "XI…" must not be taken for a term of a longer prefix: slugs are lower case.
    if (("-" + whole.substr(start.size()) + "-").find("-" + slug + "-") != std::string::npos) parts.emplace_back(whole);
  }
  return any_of(parts);
}

/// "UBND tỉnh Kon Tum", "ubnd-tinh-kon-tum", "Kon Tum", "BTC".
Query authority_query(const WorkStore& store, const std::string& value) {
  const std::string given = text::slug(value);
  if (store.database().term_exists(std::string(field::authority) + given)) return Query(std::string(field::authority) + given);
  if (const auto known = citation::authority_slug(value))
    if (store.database().term_exists(std::string(field::authority) + *known)) return Query(std::string(field::authority) + *known);
  if (const auto* issuer = citation::issuer_with_code(text::upper(value)); issuer != nullptr && !issuer->local)
    return slugs_with(store, field::authority, issuer->slug);
  return slugs_with(store, field::authority, given);
}

/// Works whose title has all the words.
Query title_filter(const WorkStore& store, const std::string& value) {
  std::vector<Query> parts;
  for (const text::Token& token : word_tokens(value))
    parts.push_back(word_query(store, field::work_title, token));
  return parts.empty() ? Query::MatchNothing : Query(Query::OP_AND, parts.begin(), parts.end());
}

/// A field of public life by slug or name.
Query subject_query(const std::string& value) {
  const std::string slug = text::slug(value);
  std::vector<Query> parts;
  for (const corpus::Subject& subject : corpus::subjects())
    if (subject.slug == slug || ("-" + text::slug(subject.vi) + "-").find("-" + slug + "-") != std::string::npos)
      parts.emplace_back(Query::OP_VALUE_RANGE, slot::subject, subject.slug, subject.slug);
  return any_of(parts);
}

Query citing_query(const WorkStore& store, const std::string& value) {
  const std::vector<Lexeme> lexemes = cut_question(value);
  const auto number = number_at(lexemes, 0, BareNumber::yes);
  if (!number) return Query::MatchNothing;
  std::vector<Query> cited;
  for (const std::string& key : match_number(store, number->reference).keys) cited.emplace_back(store.citing_term(key));
  return any_of(cited);
}

std::string type_of(const Filter& filter) { return filter.from.empty() ? text::slug(filter.value) : filter.from; }

/// What the columns do not tell, over works.
std::optional<Query> one_filter(const WorkStore& store, const Filter& filter) {
  if (filter.field == "coquan") return authority_query(store, filter.value);
  if (filter.field == "tinh") return slugs_with(store, field::place, text::slug(filter.value));
  if (filter.field == "linhvuc") return subject_query(filter.value);
  if (filter.field == "tieude") return title_filter(store, filter.value);
  if (filter.field == "trichdan") return citing_query(store, filter.value);
  return std::nullopt;
}

using WorkTest = std::function<bool(std::uint32_t work)>;

/// "suspended" stands for the works suspended in part, too.
WorkTest status_test(const WorkColumns& columns, ForceStatus wanted, std::uint32_t on) {
  return [&columns, wanted, on](std::uint32_t work) {
    const ForceStatus status = columns.status(columns.row(work), on);
    return status == wanted || (wanted == ForceStatus::suspended && status == ForceStatus::partly_suspended);
  };
}

/// What the columns tell of the works by themselves: "loai", "nam", "ngay" and "hieuluc" as a test; nothing for other
/// fields and for a status that has no name.
WorkTest column_test(const WorkColumns& columns, const Filter& filter, Date on) {
  if (filter.field == "loai") {
    const std::string slug = type_of(filter);
    const auto found = std::ranges::find(columns.types(), slug);
    const auto type = static_cast<std::uint32_t>(found - columns.types().begin());
    return [&columns, type](std::uint32_t work) { return columns.row(work).type == type; }; // a type that no work has is past the last
  }
  if (filter.field == "nam") {
    std::vector<bool> within;
    for (const std::string& year : columns.years())
      within.push_back((filter.from.empty() || year >= filter.from) && (filter.to.empty() || year <= filter.to));
    return [&columns, within](std::uint32_t work) {
      const std::uint32_t year = columns.row(work).year;
      return year != WorkColumns::none && within[year];
    };
  }
  if (filter.field == "ngay") {
    const auto first = static_cast<std::uint32_t>(std::atoi(filter.from.c_str())); // 0 when open
    const auto last = filter.to.empty() ? WorkColumns::none : static_cast<std::uint32_t>(std::atoi(filter.to.c_str()));
    return [&columns, first, last](std::uint32_t work) {
      const std::uint32_t date = columns.row(work).date;
      return date != 0 && date >= first && date <= last;
    };
  }
  if (filter.field == "hieuluc") {
    if (const auto status = status_named(filter.value)) return status_test(columns, *status, corpus::day_number(on));
  }
  return {};
}

} // namespace

std::vector<bool> works_left(const WorkStore& store, const WorkColumns& columns, const std::vector<Filter>& filters, Date on,
                             std::vector<Hint>& hints) {
  std::vector<bool> left(columns.size(), true);
  std::vector<Query> wanted;
  std::vector<Query> unwanted;
  for (const Filter& filter : filters) {
    if (const auto test = column_test(columns, filter, on)) {
      for (std::uint32_t work = 0; work < columns.size(); ++work)
        if (left[work] && test(work) == filter.negated) left[work] = false;
    } else if (auto query = one_filter(store, filter)) {
      (filter.negated ? unwanted : wanted).push_back(std::move(*query));
    } else {
      hints.push_back({"bad_value", "Không hiểu giá trị \"" + filter.value + "\" của trường " + filter.field + "; đã bỏ qua.",
                       "The value \"" + filter.value + "\" means nothing for the field " + filter.field + "; ignored."});
    }
  }
  if (wanted.empty() && unwanted.empty()) return left;
  wanted.emplace_back(std::string(field::work_kind));
  Query query(Query::OP_AND, wanted.begin(), wanted.end());
  if (!unwanted.empty()) query = Query(Query::OP_AND_NOT, query, Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
  Xapian::Enquire enquire(store.database());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(columns.size()));
  std::vector<bool> matched(columns.size(), false);
  for (auto item = found.begin(); item != found.end(); ++item)
    if (const std::uint32_t work = columns.work_of(*item); work != WorkColumns::none) matched[work] = left[work];
  return matched;
}

} // namespace danchieu::query
