#include "indexer/number_completion.hpp"

#include "corpus/compact_date.hpp"
#include "corpus/field.hpp"
#include "corpus/meant_work.hpp"
#include "indexer/store_access.hpp"
#include "indexer/work_document.hpp"
#include "indexer/work_text.hpp"
#include "normalizer/citation/citation.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using corpus::Citation;
using corpus::CompletedCitation;
using corpus::WorkId;
using corpus::WorkRecord;

constexpr std::string_view unknown_part = "_";

/// A work with a number that the index holds, or that is cited there by its full id.
struct Candidate {
  WorkId work;
  std::string date; ///< yyyymmdd; only the year, or nothing, when no more is known
};

enum class Answer { no, yes, unsure };

/// Whether a document of one date can be cited by one of the other. Dates are compared as far as both go.
Answer not_younger(const std::string& cited, const std::string& citing) {
  const std::size_t known = std::min(cited.size(), citing.size());
  if (known == 0) return Answer::unsure;
  const int order = cited.compare(0, known, citing, 0, known);
  if (order != 0) return order < 0 ? Answer::yes : Answer::no;
  return known == 8 ? Answer::yes : Answer::unsure;
}

bool fits(const std::string& written, const std::string& known) { return written == unknown_part || written == known; }

/// Whether the incomplete id can be the known one: every part it has is the same.
bool may_be(const WorkId& written, const WorkId& known) {
  return fits(written.type(), known.type()) && fits(written.authority(), known.authority()) &&
         fits(written.series(), known.series()) && written.number() == known.number() &&
         written.attachment() == known.attachment();
}

class Completer {
public:
  Completer(Xapian::WritableDatabase& database, Touched& touched) : database_(database), touched_(touched) {}

  void run() {
    std::set<std::string> works = touched_.works;
    for (const std::string& number : touched_.numbers) add_incomplete_citers(number, works);
    for (const std::string& key : works) complete(key);
  }

private:
  /// Works that cite the number with an id that is not complete: XK<number>|<id>.
  void add_incomplete_citers(const std::string& number, std::set<std::string>& works) const {
    const std::string start = std::string(prefix::cited_number) + number + '|';
    for (auto term = database_.allterms_begin(start); term != database_.allterms_end(start); ++term) {
      const std::optional<WorkId> work = WorkId::parse((*term).substr(start.size()));
      if (!work || work->complete()) continue;
      for (auto id = database_.postlist_begin(*term); id != database_.postlist_end(*term); ++id) {
        works.insert(database_.get_document(*id).get_value(slot::work));
      }
    }
  }

  void complete(const std::string& key) {
    const Xapian::docid id = find_one(database_, prefix::id, key);
    if (id == 0) return;
    const Xapian::Document before = database_.get_document(id);
    WorkRecord record = corpus::decode_record(before.get_data());
    std::vector<CompletedCitation> now = completions(record);
    const auto same = [](const CompletedCitation& a, const CompletedCitation& b) {
      return a.written == b.written && a.work == b.work;
    };
    if (std::equal(now.begin(), now.end(), record.completed.begin(), record.completed.end(), same)) return;
    touch(record);
    record.completed = std::move(now);
    touch(record);
    Xapian::Document document = work_document(record);
    keep_resolved(before, document);
    database_.replace_document(id, document);
  }

  std::vector<CompletedCitation> completions(const WorkRecord& record) {
    std::map<WorkId, std::string> open; // incomplete ids and the numbers they were cited by
    const auto note = [&](const Citation& citation) {
      if (citation.work && !citation.work->complete() && !citation.number.empty()) {
        open.emplace(*citation.work, citation::number_key(citation.number));
      }
    };
    for (const Citation& citation : record.document.citations) note(citation);
    for (const corpus::Relation& relation : record.document.relations) note(relation.target);
    std::string date = corpus::compact_date(record.document.date);
    if (date.empty() && record.document.year) date = std::to_string(*record.document.year);
    std::vector<CompletedCitation> completed;
    for (const auto& [written, number] : open) {
      // A candidate whose age is unsure cannot be chosen, but it makes any other choice a guess.
      const Candidate* only = nullptr;
      int fitting = 0;
      for (const Candidate& candidate : candidates(number)) {
        if (!may_be(written, candidate.work) || candidate.work.to_string() == record.key) continue;
        const Answer answer = not_younger(candidate.date, date);
        if (answer == Answer::no) continue;
        if (answer == Answer::yes) only = &candidate;
        ++fitting;
      }
      if (fitting == 1 && only != nullptr) completed.push_back({written, only->work});
    }
    return completed;
  }

  /// All works known with a number. What is known of them does not change while citations are completed.
  const std::vector<Candidate>& candidates(const std::string& number) {
    const auto [entry, fresh] = candidates_.try_emplace(number);
    if (!fresh) return entry->second;
    std::set<std::string> seen;
    for (const std::string_view kind : {prefix::number, prefix::cited_number}) {
      const std::string start = std::string(kind) + number + '|';
      for (auto term = database_.allterms_begin(start); term != database_.allterms_end(start); ++term) {
        const std::string key = (*term).substr(start.size());
        const std::optional<WorkId> work = is_citable(key) ? WorkId::parse(key) : std::nullopt;
        if (!work || !work->complete() || !seen.insert(key).second) continue;
        const Xapian::docid id = find_one(database_, prefix::id, key);
        std::string date = id == 0 ? std::string() : database_.get_document(id).get_value(slot::date);
        if (date.empty()) date = work->series();
        entry->second.push_back({*work, std::move(date)});
      }
    }
    return entry->second;
  }

  void touch(const WorkRecord& record) {
    for (std::string& target : targets_of(record)) touched_.works.insert(std::move(target));
  }

  Xapian::WritableDatabase& database_;
  Touched& touched_;
  std::map<std::string, std::vector<Candidate>> candidates_;
};

} // namespace

void complete_citations(Xapian::WritableDatabase& database, Touched& touched) { Completer(database, touched).run(); }

} // namespace danchieu::indexer
