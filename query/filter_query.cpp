#include "query/filter_query.hpp"

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
constexpr std::size_t most_citing_works = 2000;  ///< works that one `trichdan:` stands for

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

Query value_range(std::uint32_t number, const std::string& from, const std::string& to) {
  // An empty value means "not known", which lies in no range.
  return Query(Query::OP_VALUE_RANGE, number, from.empty() ? "0" : from, to.empty() ? "9999~" : to);
}

/// Works whose title has all the words.
Query title_filter(const WorkStore& store, const std::string& value) {
  std::vector<Query> parts;
  for (const text::Token& token : word_tokens(value))
    parts.push_back(word_query(store, field::work_title, token));
  return parts.empty() ? Query::MatchNothing : Query(Query::OP_AND, parts.begin(), parts.end());
}

/// Days as stored in the slots; see stored_status() for the same rules on values.
Query status_query(ForceStatus status, const std::string& on) {
  Query everything(std::string{});
  Query ended = value_range(slot::force_until, "0", on);
  const Query later(Query::OP_VALUE_GE, slot::force_from, on + "~");
  const auto flagged = [](std::initializer_list<const char*> values) {
    std::vector<Query> parts;
    for (const char* value : values) parts.emplace_back(Query::OP_VALUE_RANGE, slot::force_flags, value, value);
    return any_of(parts);
  };
  const Query partly = flagged({"p", "pr", "prs", "ps", "psr", "rp", "rps", "rsp", "sp", "spr", "srp"});
  const Query review = flagged({"r", "rs", "sr"});
  const auto without = [](const Query& from, std::initializer_list<Query> what) {
    return Query(Query::OP_AND_NOT, from, Query(Query::OP_OR, what.begin(), what.end()));
  };
  switch (status) {
  case ForceStatus::expired: return ended;
  case ForceStatus::not_yet_in_force: return without(later, {ended});
  case ForceStatus::partly_expired: return without(partly, {ended, later});
  case ForceStatus::needs_review: return without(review, {ended, later});
  case ForceStatus::in_force: return without(value_range(slot::force_from, "0", on), {ended, partly, review});
  case ForceStatus::suspended:
  case ForceStatus::partly_suspended: return without(flagged({"s", "ps", "rs", "prs", "psr", "sp", "sr", "spr"}), {ended, later});
  case ForceStatus::unknown:
    return without(everything, {ended, partly, review, Query(Query::OP_VALUE_GE, slot::force_from, "0")});
  }
  return everything;
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
  std::vector<Query> works;
  for (const std::string& key : match_number(store, number->reference).keys)
    for (const std::string& citing : store.citing(key, most_citing_works)) works.emplace_back(std::string(field::id) + citing);
  return any_of(works);
}

std::string type_of(const Filter& filter) { return filter.from.empty() ? text::slug(filter.value) : filter.from; }

/// What the columns do not tell, over works.
std::optional<Query> one_filter(const WorkStore& store, const Filter& filter, Date on) {
  if (filter.field == "coquan") return authority_query(store, filter.value);
  if (filter.field == "tinh") return slugs_with(store, field::place, text::slug(filter.value));
  if (filter.field == "linhvuc") return subject_query(filter.value);
  if (filter.field == "tieude") return title_filter(store, filter.value);
  if (filter.field == "trichdan") return citing_query(store, filter.value);
  if (filter.field == "hieuluc") {
    const auto status = status_named(filter.value);
    return status ? std::optional(status_query(*status, compact_date(on))) : std::nullopt;
  }
  return std::nullopt;
}

/// What the columns tell of the works by themselves: "loai", "nam" and "ngay" as a test of a row; nothing for other fields.
std::function<bool(const WorkColumns::Row&)> column_test(const WorkColumns& columns, const Filter& filter) {
  if (filter.field == "loai") {
    const std::string slug = type_of(filter);
    const auto found = std::ranges::find(columns.types(), slug);
    const auto type = static_cast<std::uint32_t>(found - columns.types().begin());
    return [type](const WorkColumns::Row& row) { return row.type == type; }; // a type that no work has is past the last
  }
  if (filter.field == "nam") {
    std::vector<bool> within;
    for (const std::string& year : columns.years())
      within.push_back((filter.from.empty() || year >= filter.from) && (filter.to.empty() || year <= filter.to));
    return [within](const WorkColumns::Row& row) { return row.year != WorkColumns::none && within[row.year]; };
  }
  if (filter.field == "ngay") {
    const auto first = static_cast<std::uint32_t>(std::atoi(filter.from.c_str())); // 0 when open
    const auto last = filter.to.empty() ? WorkColumns::none : static_cast<std::uint32_t>(std::atoi(filter.to.c_str()));
    return [first, last](const WorkColumns::Row& row) { return row.date != 0 && row.date >= first && row.date <= last; };
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
    if (const auto test = column_test(columns, filter)) {
      for (std::uint32_t work = 0; work < columns.size(); ++work)
        if (left[work] && test(columns.row(work)) == filter.negated) left[work] = false;
    } else if (auto query = one_filter(store, filter, on)) {
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

ForceStatus stored_status(const WorkColumns::Row& row, std::uint32_t on) {
  if (row.until != 0 && row.until <= on) return ForceStatus::expired;
  if (row.from > on) return ForceStatus::not_yet_in_force;
  if (row.partly_expired) return ForceStatus::partly_expired;
  if (row.needs_review) return ForceStatus::needs_review;
  return row.from == 0 ? ForceStatus::unknown : ForceStatus::in_force;
}

std::uint32_t day_number(Date date) {
  return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 10000 + static_cast<unsigned>(date.month()) * 100 +
         static_cast<unsigned>(date.day());
}

} // namespace danchieu::query
