#pragma once

#include "normalizer/citation/work_id.hpp"
#include "normalizer/text/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

using text::Date;

/// Byte offsets [start, end) into a clean text.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

enum class CitationKind {
  numbered, ///< has a document number
  by_name,  ///< a law by its name alone
  self,     ///< "Nghị định này"
  anaphor,  ///< "Nghị định nêu trên"
  header,   ///< the document's own number in its own heading
};

/// What a document does to another at a mention; the verb is the citing document's (gold/GUIDELINES.md, design.md §4).
enum class RelationKind {
  cites,
  legal_basis,
  replaces,
  repeals,
  amends,
  suspends,
  corrects,
  guides,
  issued_with,
  consolidates,
  proposal,
  self,
};

std::string_view code(CitationKind kind);     ///< "by_name"
std::string_view code(RelationKind relation); ///< "legal_basis"
std::optional<RelationKind> relation_kind(std::string_view code);

/// A mention of a document in a text (viện dẫn). Unknown fields are empty.
struct Citation {
  Span span; ///< from the type word (or the number) to the end of the number, or of a law's name
  CitationKind kind = CitationKind::numbered;
  std::string type;   ///< full Vietnamese name, lower case
  std::string number; ///< canonical: "130/2005/NĐ-CP"; no blanks, '-' inside the code, leading zeros as written
  std::string name;   ///< of a law cited by name, as written, blanks squeezed: "Luật Đất đai"
  std::optional<int> year;
  std::optional<Date> date;          ///< only if it stands beside this mention
  std::string issuer;                ///< as named beside the mention
  std::vector<std::string> pinpoint; ///< "Điều 5 khoản 2 điểm a", in order of the text
  RelationKind relation = RelationKind::cites; ///< set by corpus/document
  bool partial = false;                        ///< only a part of the cited document is touched
  bool quoted = false;                         ///< stands inside new wording quoted by an amending act
  std::optional<WorkId> work;                  ///< may be incomplete (WorkId::complete)
};

/// What is known about the text in which citations stand, used to complete them.
struct CitingDocument {
  std::optional<WorkId> work;
  std::string place;        ///< "tỉnh Kon Tum", gives local issuers their place
  std::optional<Date> date; ///< of the citing document: nothing younger can be meant
};

/// Every citation in a clean text, in reading order. Spans of different citations do not overlap, except that the
/// name of an amending law holds the laws it amends. Linear in the length of the text; thread-safe.
std::vector<Citation> find_citations(std::string_view clean_text);

/// Gives the citations of one document their WorkIds: central bodies from their codes, local ones from the words
/// beside them or from `self`, years from the fuller mention of the same number, short forms ("Nghị định 34") from
/// the definer or mention before, "Nghị định này" from `self`.
void identify(std::vector<Citation>& citations, std::string_view clean_text, const CitingDocument& self);

/// Canonical key of a document number for look-up, from any spelling: "130/2005/nd-cp", "số 130 /2005/NĐ–CP" →
/// "130-2005-nd-cp"; leading zeros dropped. Empty when there is no number in it.
std::string number_key(std::string_view number);

} // namespace danchieu::citation
