#pragma once

#include "corpus/record.hpp"
#include "query/index_reader.hpp"
#include "query/work_summary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// What one work does to another, seen from either side, with its evidence.
struct RelationView {
  RelationKind kind = RelationKind::cites;
  WorkSummary other; ///< the target of an outgoing relation, the source of an incoming one
  corpus::Scope scope = corpus::Scope::whole;
  std::vector<std::string> provisions; ///< of the target, when scope is part
  std::vector<std::string> except;
  std::optional<Date> from;
  std::optional<Date> until;
  std::string quote;
  std::string file; ///< in which the sentence stands
  Span span;        ///< of the sentence in the clean text of that file
};

/// How many works do one thing to another.
struct ActingWorks {
  RelationKind kind = RelationKind::cites;
  std::uint32_t works = 0;
};

/// One cited (or citing) work with all its mentions counted together.
struct CitationView {
  WorkSummary other;
  std::string text;   ///< the first mention as it is identified: "Nghị định 130/2005/NĐ-CP", "Luật Đất đai"
  RelationKind relation = RelationKind::cites; ///< the strongest of the mentions
  std::uint32_t mentions = 0;
  std::vector<std::string> pinpoints; ///< "Điều 5 khoản 2", each once
  Span span; ///< of the first mention, in the clean text of the citing document's file
  std::optional<ForceBadge> then; ///< force of the cited work on the day the citing one was issued, where that is known
};

/// What a link in the text tells before it is followed.
struct LinkedWork {
  WorkSummary work;
  std::optional<ForceBadge> then; ///< its force on the day this document was issued, where that is known
};

struct CitationPage {
  std::uint32_t total = 0; ///< works
  std::uint32_t offset = 0;
  std::vector<CitationView> items;
};

/// A citation in a unit's text, for links.
struct CitationSpan {
  Span span;        ///< byte offsets into UnitView::text
  std::string work; ///< WorkId, may be partial; empty when unknown
  std::string number;
  bool known = false; ///< the index holds its text
};

/// A piece of the work's text. The units, joined in order, are the whole text.
struct UnitView {
  std::string eid;
  std::string label;
  std::size_t start = 0; ///< byte offset of `text` in the clean text of the file
  std::string text;
  std::vector<CitationSpan> citations; ///< in order, disjoint
};

/// A dated event in the life of a work.
struct HistoryEvent {
  Date date;
  std::string event; ///< "issued", "in_force", "amended", "replaced", …
  std::string vi;
  std::string en;
  std::string by; ///< number of the acting document; empty for its own events
  std::string by_work;
  std::string quote;
};

/// A link of the chain of replacement; the end of the chain is the document to read today.
struct ChainLink {
  WorkSummary work;
  std::optional<Date> date; ///< when it replaced the one before
};

/// Everything the index knows of one work, as of a date.
struct WorkView {
  WorkSummary summary;
  std::string urn;
  std::optional<int> year;
  std::string signer;
  std::string signer_title;
  corpus::EffectiveDate effective;
  std::optional<WorkSummary> attached_to;
  std::vector<WorkSummary> attachments;
  corpus::LegalForce force;
  std::vector<ChainLink> chain; ///< works that replaced it, in order; stops before a cycle
  bool chain_cyclic = false;    ///< the evidence contradicts itself
  std::vector<RelationView> relations_out;
  std::vector<RelationView> relations_in; ///< of each kind those of some works, as asked; see `acting`
  std::vector<ActingWorks> acting; ///< how many works there are of each kind that there is, held ones
  CitationPage citations_out;
  CitationPage citations_in;
  std::vector<corpus::Provision> provisions; ///< tree; offsets into the clean text of the file
  std::vector<UnitView> units;
  std::vector<LinkedWork> linked; ///< the works that citations in `units` stand for, each once; filled with them
  std::vector<HistoryEvent> history; ///< oldest first
  std::vector<corpus::StoredFile> texts;
  corpus::CatalogueFacts catalogue; ///< what its collection tells of it and its text does not
  std::vector<std::string> recipients;
  std::vector<corpus::Abbreviation> abbreviations;
};

struct ViewRequest {
  Date on;
  std::uint32_t citations_limit = 100;
  std::uint32_t citations_out_offset = 0;
  std::uint32_t citations_in_offset = 0;
  std::uint32_t relations_limit = 200; ///< works of one kind that are listed in relations_in
  std::optional<RelationKind> relations_of; ///< the kind whose works are listed from relations_offset on, others from the first
  std::uint32_t relations_offset = 0;
  bool with_text = true;  ///< fill `units`
  bool with_lists = true; ///< fill relations, citations, history and attachments; else only what it is, its force and the chain
};

/// The view of a work that the index holds or that is cited in it; nothing when it knows neither. `work` is a WorkId's
/// text, or the key of a work whose id is incomplete (corpus/field.hpp), as answers give it. Thread-safe.
std::optional<WorkView> view_work(const Generation& generation, std::string_view work, const ViewRequest& request);

inline std::optional<WorkView> view_work(const Generation& generation, const WorkId& work, const ViewRequest& request) {
  return view_work(generation, work.to_string(), request);
}

} // namespace danchieu::query
