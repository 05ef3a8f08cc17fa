#include "query/number_lookup.hpp"

#include "corpus/compact_date.hpp"
#include "corpus/field.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/document_code.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/citation/law_name.hpp"
#include "normalizer/text/fold.hpp"
#include "query/characters.hpp"
#include "query/number_words.hpp"
#include "query/record_cache.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace danchieu::query {

namespace {

namespace field = corpus::prefix;

constexpr std::size_t most_number_terms = 4000; ///< terms read for one number: what "1" alone may stand for
constexpr std::size_t most_near = 5;

struct Candidate {
  std::string key;
  std::string number; ///< as in its term: "130-2005-nd-cp"
  bool held = false;
  std::optional<WorkId> id;
};

/// The works that the index has under numbers, held or cited. To be asked for numbers in their order: the place in the
/// table of terms only moves forward, which costs a tenth of looking for each anew.
class NumberTerms {
public:
  explicit NumberTerms(const WorkStore& store)
      : lists_({List(store, field::number), List(store, field::cited_number)}) {}

  /// Those whose number is `key` or begins with it.
  std::vector<Candidate> find(const std::string& key) {
    std::map<std::string, Candidate> found;
    for (List& list : lists_) list.collect(key, found);
    std::vector<Candidate> candidates;
    for (auto& [id, candidate] : found) candidates.push_back(std::move(candidate));
    return candidates;
  }

private:
  struct List {
    List(const WorkStore& store, std::string_view kind)
        : prefix(kind), term(store.database().allterms_begin(prefix)), end(store.database().allterms_end(prefix)) {}

    void collect(const std::string& key, std::map<std::string, Candidate>& out) {
      const std::string start = prefix + key;
      if (term != end) term.skip_to(start);
      for (std::size_t read = 0; term != end && read < most_number_terms; ++term, ++read) {
        const std::string text = *term;
        if (!text.starts_with(start)) break;
        const std::size_t bar = text.find('|');
        if (bar == text.npos || bar < start.size()) continue;
        if (text[start.size()] != '|' && text[start.size()] != '-') continue;
        Candidate candidate;
        candidate.number = text.substr(prefix.size(), bar - prefix.size());
        candidate.key = text.substr(bar + 1);
        candidate.held = prefix == field::number;
        candidate.id = WorkId::parse(candidate.key.substr(0, candidate.key.find('~')));
        Candidate& known = out.try_emplace(candidate.key, candidate).first->second;
        known.held = known.held || candidate.held;
      }
    }

    std::string prefix;
    Xapian::TermIterator term;
    Xapian::TermIterator end;
  };

  std::array<List, 2> lists_;
};

/// Keeps what `accept` accepts, if it accepts any.
template <typename Accept>
bool narrow(std::vector<Candidate>& candidates, Accept accept) {
  if (std::ranges::none_of(candidates, accept)) return false;
  std::erase_if(candidates, [&accept](const Candidate& candidate) { return !accept(candidate); });
  return true;
}

bool has_type(const Candidate& candidate, const std::string& type) {
  // Nobody says "bộ luật" who looks for "luật 45/2019".
  return candidate.id && (candidate.id->type().starts_with(type) || candidate.id->attachment().starts_with(type) ||
                          (type == "luat" && candidate.id->type() == "bo-luat"));
}

/// What stands between two signs in a list: "bo-tai-chinh+bo-tu-phap", "200-2014-tt-btc".
bool any_part(std::string_view list, char sign, const auto& accept) {
  for (std::size_t start = 0; start <= list.size();) {
    const std::size_t end = std::min(list.find(sign, start), list.size());
    if (accept(list.substr(start, end - start))) return true;
    start = end + 1;
  }
  return false;
}

/// Whether a body, by its folded letters, issued it: its letters stand in the number ("qh" in "50-2024-qh15", "bgd&dt"
/// in "2-2002-tt-bgd-dt"), or the body they stand for is its authority ("bnnptnt" of "15/2006/QĐ-BNN").
bool has_body(const Candidate& candidate, const std::string& letters) {
  const std::string_view term = citation::without_term(letters);
  const auto is_body = [&](std::string_view part) { return part == letters || (term == letters && citation::without_term(part) == letters); };
  if (any_part(candidate.number, '-', is_body)) return true;
  if (("-" + candidate.number + "-").find("-" + text::slug(letters) + "-") != std::string::npos) return true;
  const auto* body = citation::issuer_with_code(citation::code_folded(term));
  if (body == nullptr || term != letters || !candidate.id) return false;
  const std::string start = body->slug + "-";
  return any_part(candidate.id->authority(), '+', [&](std::string_view authority) {
    return authority == body->slug || (body->local && authority.starts_with(start));
  });
}

/// People say "quyết định 1441 của Chính phủ" where its head decided.
bool of_government(const Candidate& candidate, const std::string& letters) {
  return letters == "cp" && candidate.id && candidate.id->authority() == "thu-tuong-chinh-phu";
}

/// Keeps what all bodies said issued; false when nothing is left.
bool narrow_by_letters(std::vector<Candidate>& candidates, const std::vector<std::string>& bodies) {
  for (const std::string& body : bodies)
    if (!narrow(candidates, [&](const Candidate& candidate) { return has_body(candidate, body); }) &&
        !narrow(candidates, [&](const Candidate& candidate) { return of_government(candidate, body); }))
      return false;
  return true;
}

/// Those that only leave out signs or the letters of the kind: "76/NQCP", "130/2005/CP".
std::vector<Candidate> spelt_alike(const WorkStore& store, const std::string& key) {
  const bool typed = says_type(key);
  const std::string wanted = bare_spelling(key, typed);
  std::vector<Candidate> candidates = NumberTerms(store).find(key.substr(0, key.find('-')));
  std::erase_if(candidates, [&](const Candidate& candidate) { return bare_spelling(candidate.number, typed) != wanted; });
  return candidates;
}

bool has_year(const WorkStore& store, const Candidate& candidate, int year) {
  const std::string digits = std::to_string(year);
  if (candidate.id && candidate.id->series() == digits) return true;
  if (("-" + candidate.number + "-").find("-" + digits + "-") != std::string::npos) return true;
  if (candidate.id && candidate.id->series() != "_") return false;
  const auto date = store.description(candidate.key).date;
  return date && static_cast<int>(date->year()) == year;
}

/// How many words of the longest run of `rest` stand side by side in the slug of the body; the run goes to `run`.
std::size_t named_body(const Candidate& candidate, const std::vector<std::string>& rest, std::vector<std::string>& run) {
  if (!candidate.id) return 0;
  const std::string slug = "-" + candidate.id->authority() + "-";
  for (std::size_t length = std::min<std::size_t>(rest.size(), 12); length > 0; --length) {
    if (length == 1 && rest.size() > 1) return 0; // one syllable of many names nothing
    for (std::size_t first = 0; first + length <= rest.size(); ++first) {
      std::string words = "-";
      for (std::size_t i = first; i < first + length; ++i) words += rest[i] + "-";
      if (slug.find(words) == std::string::npos) continue;
      run.assign(rest.begin() + static_cast<std::ptrdiff_t>(first), rest.begin() + static_cast<std::ptrdiff_t>(first + length));
      return length;
    }
  }
  return 0;
}

void narrow_by_body(std::vector<Candidate>& candidates, const NumberReference& reference, NumberMatch& match) {
  std::size_t best = 0;
  std::vector<std::size_t> lengths;
  for (const Candidate& candidate : candidates) {
    std::vector<std::string> run;
    lengths.push_back(named_body(candidate, reference.rest, run));
    if (lengths.back() > best) {
      best = lengths.back();
      match.body_words = run;
    }
  }
  if (best == 0) return;
  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (lengths[i] == best) kept.push_back(std::move(candidates[i]));
  candidates = std::move(kept);
}

/// An attached plan bears its decision's number; the decision is meant unless the plan's kind was said.
void drop_attachments(std::vector<Candidate>& candidates, const std::string& type) {
  std::set<std::string> parents;
  for (const Candidate& candidate : candidates)
    if (candidate.id && candidate.id->attachment().empty() && (type.empty() || candidate.id->type().starts_with(type)))
      parents.insert(candidate.key);
  std::erase_if(candidates, [&parents](const Candidate& candidate) {
    const std::size_t mark = candidate.key.find('!');
    return mark != std::string::npos && parents.contains(candidate.key.substr(0, mark));
  });
}

/// Whether a key has letters behind the number: "130-2005-nd-cp", not "30c".
bool has_letters(std::string_view key) { return key.find_first_not_of("0123456789-", std::min(key.find('-'), key.size())) != std::string_view::npos; }

std::optional<int> year_of(const NumberReference& reference) {
  return reference.date ? std::optional(static_cast<int>(reference.date->year())) : reference.year;
}

/// "673 qd ubnd" is 673/QĐ-UBND where that exists, and not 673/2012/QĐ-UBND nor 673/QĐ-UBND-VX.
void narrow_to_spelling(std::vector<Candidate>& candidates, const NumberReference& reference) {
  std::string letters;
  for (const std::string& body : reference.bodies) letters += body;
  const std::string number = bare_spelling(reference.key, false);
  const std::string with_year = reference.year ? number + std::to_string(*reference.year) + letters : number + letters;
  narrow(candidates, [&](const Candidate& candidate) {
    const std::string spelling = bare_spelling(candidate.number, false);
    return spelling == with_year || spelling == number + letters;
  });
}

std::vector<std::string> ordered_keys(const WorkStore& store, std::vector<Candidate> candidates) {
  struct Ranked {
    bool held;
    bool complete; ///< has an id that others can cite
    std::uint32_t cited_by;
    std::string series;
    std::string key;
  };
  std::vector<Ranked> ranked;
  for (Candidate& candidate : candidates)
    ranked.push_back({candidate.held, candidate.id && candidate.id->complete(), store.cited_by(candidate.key),
                      candidate.id ? candidate.id->series() : std::string(), std::move(candidate.key)});
  std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
    return std::tie(b.held, b.complete, b.cited_by, b.series, a.key) < std::tie(a.held, a.complete, a.cited_by, a.series, b.key);
  });
  std::vector<std::string> keys;
  for (Ranked& entry : ranked) keys.push_back(std::move(entry.key));
  return keys;
}

/// Every key one slip away in the digits of the number itself.
std::set<std::string> slips(const std::string& key) {
  const std::size_t end = std::min(key.find_first_not_of("0123456789"), key.size());
  const std::string digits = key.substr(0, end);
  const std::string tail = key.substr(end);
  std::set<std::string> out;
  const auto add = [&](std::string changed) {
    changed.erase(0, std::min(changed.find_first_not_of('0'), changed.size()));
    if (!changed.empty() && changed != digits) out.insert(changed + tail);
  };
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      add(digits.substr(0, i) + digit + digits.substr(i));
      if (i < digits.size()) add(digits.substr(0, i) + digit + digits.substr(i + 1));
    }
    if (i < digits.size()) add(digits.substr(0, i) + digits.substr(i + 1));
    if (i + 1 < digits.size()) {
      std::string swapped = digits;
      std::swap(swapped[i], swapped[i + 1]);
      add(swapped);
    }
  }
  return out;
}

/// What the table of named laws has under a name, the year of which may stand behind it.
std::vector<WorkId> laws_of_name(std::string_view name) {
  static constexpr std::string_view year_signs = "0123456789() ";
  const std::size_t last = name.find_last_not_of(year_signs);
  std::string_view bare = name.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (bare.size() < name.size())
    for (const std::string_view word : {" năm", " nam"})
      if (bare.ends_with(word)) bare.remove_suffix(word.size());
  std::vector<WorkId> works;
  for (const citation::NamedLaw* law : citation::laws_named(bare)) {
    if (law->number.empty()) continue;
    const std::string written = law->name + " số " + law->number;
    std::vector<citation::Citation> mentions = citation::find_citations(written);
    citation::identify(mentions, written, {});
    if (!mentions.empty() && mentions.front().work) works.push_back(*mentions.front().work);
  }
  return works;
}

NumberMatch look_up(const WorkStore& store, const NumberReference& reference) {
  NumberMatch match;
  std::vector<Candidate> candidates = NumberTerms(store).find(reference.key);
  const auto equal = [&](const Candidate& candidate) { return candidate.number == reference.key; };
  const bool has_code = has_letters(reference.key);
  if (has_code) match.whole = narrow(candidates, equal);
  if (candidates.empty() && has_code) candidates = spelt_alike(store, reference.key);
  // With the code's letters the number says its kind itself; a kind typed wrongly beside it is let pass.
  if (!reference.type.empty() &&
      !narrow(candidates, [&](const Candidate& candidate) { return has_type(candidate, reference.type); }) && !has_code)
    return match;
  if (!has_code && !narrow_by_letters(candidates, reference.bodies)) return match;
  const auto year = year_of(reference);
  if (year && !narrow(candidates, [&](const Candidate& candidate) { return has_year(store, candidate, *year); })) return match;
  if (!has_code && !reference.bodies.empty()) narrow_to_spelling(candidates, reference);
  if (!has_code && !year && reference.bodies.empty()) match.whole = narrow(candidates, equal); // a few have no letters
  if (reference.date && candidates.size() > 1)
    narrow(candidates, [&](const Candidate& candidate) { return store.description(candidate.key).date == reference.date; });
  narrow_by_body(candidates, reference, match);
  // What is cited incompletely may be one of the complete ones, so it adds no candidate of its own beside them.
  narrow(candidates, [](const Candidate& candidate) { return candidate.held || (candidate.id && candidate.id->complete()); });
  drop_attachments(candidates, reference.type);
  match.keys = ordered_keys(store, std::move(candidates));
  return match;
}

/// All that a reference says, in one line.
std::string all_of(const NumberReference& reference) {
  std::string said = reference.key + ' ' + reference.type + ' ' + std::to_string(reference.year.value_or(0)) + ' ' +
                     (reference.date ? corpus::compact_date(*reference.date) : std::string());
  for (const std::string& body : reference.bodies) said += ' ' + body;
  said += '|';
  for (const std::string& word : reference.rest) said += ' ' + word;
  return said;
}

} // namespace

NumberMatch match_number(const WorkStore& store, const NumberReference& reference) {
  const std::string said = all_of(reference);
  if (const auto known = store.numbers().find(said)) return *known;
  NumberMatch match = look_up(store, reference);
  std::size_t bytes = said.size() + sizeof match;
  for (const std::string& key : match.keys) bytes += key.size() + sizeof key;
  store.numbers().store(said, std::make_shared<const NumberMatch>(match), bytes);
  return match;
}

std::vector<std::string> other_kinds(const WorkStore& store, NumberReference reference) {
  if (!year_of(reference)) return {};
  if (has_letters(reference.key)) return {};
  reference.type.clear();
  reference.bodies.clear();
  std::vector<std::string> keys = match_number(store, reference).keys;
  if (keys.size() > most_near) keys.resize(most_near);
  return keys;
}

std::vector<std::string> near_numbers(const WorkStore& store, const NumberReference& reference) {
  const auto year = year_of(reference);
  if (reference.key.find('-') == std::string::npos && !year) return {}; // a bare number is near everything
  std::string name = reference.key + ' ' + reference.type + ' ' + std::to_string(year.value_or(0));
  for (const std::string& body : reference.bodies) name += ' ' + body;
  if (const auto known = store.lookups().find(name)) return *known;
  const bool has_code = has_letters(reference.key);
  std::vector<Candidate> candidates;
  NumberTerms terms(store);
  for (const std::string& key : slips(reference.key))
    for (Candidate& candidate : terms.find(key))
      if (reference.type.empty() || has_type(candidate, reference.type)) candidates.push_back(std::move(candidate));
  if (!has_code && !narrow_by_letters(candidates, reference.bodies)) candidates.clear();
  if (year) std::erase_if(candidates, [&](const Candidate& candidate) { return !has_year(store, candidate, *year); });
  drop_attachments(candidates, reference.type);
  std::vector<std::string> keys = ordered_keys(store, std::move(candidates));
  if (keys.size() > most_near) keys.resize(most_near);
  std::size_t bytes = name.size();
  for (const std::string& key : keys) bytes += key.size();
  store.lookups().store(name, std::make_shared<const std::vector<std::string>>(keys), bytes + 200);
  return keys;
}

std::vector<std::string> match_law_name(const WorkStore& store, std::string_view name) {
  std::string slug = text::slug(name);
  std::string year;
  for (const std::string_view before : {"-nam-", "-"}) {
    if (slug.size() <= before.size() + 4) continue;
    const std::string_view tail = std::string_view(slug).substr(slug.size() - 4);
    const bool digits = all_digits(tail);
    if (!digits || !std::string_view(slug).substr(0, slug.size() - 4).ends_with(before)) continue;
    year = tail;
    slug.resize(slug.size() - 4 - before.size());
    break;
  }
  const std::string start = std::string(field::name) + slug + "|";
  std::vector<Candidate> candidates;
  for (auto term = store.database().allterms_begin(start); term != store.database().allterms_end(start); ++term) {
    const std::string key = (*term).substr(start.size());
    candidates.push_back({key, {}, true, WorkId::parse(key.substr(0, key.find('~')))});
  }
  // Laws of this name that are not held but cited: who asks for "Luật Đất đai" must not be given only that of 2013.
  for (const WorkId& law : laws_of_name(name)) {
    const std::string key = law.to_string();
    if (std::ranges::none_of(candidates, [&](const Candidate& candidate) { return candidate.key == key; }) && store.cited_by(key) > 0)
      candidates.push_back({key, {}, false, law});
  }
  // Nobody says "bộ luật" who looks for "luật lao động".
  if (candidates.empty() && slug.starts_with("luat-")) return match_law_name(store, "bộ " + std::string(name));
  if (!year.empty())
    std::erase_if(candidates, [&](const Candidate& candidate) { return !has_year(store, candidate, std::stoi(year)); });
  return ordered_keys(store, std::move(candidates));
}

} // namespace danchieu::query
