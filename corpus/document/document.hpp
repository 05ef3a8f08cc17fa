#pragma once

#include "normalizer/citation/citation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace danchieu::corpus {

using citation::Citation;
using citation::Date;
using citation::RelationKind;
using citation::Span;
using citation::WorkId;

/// A part of a document with a label of its own (chương, mục, điều, khoản, điểm, phụ lục; I., 1., a) in plans).
struct Provision {
  std::string eid;     ///< Akoma Ntoso style: "dieu-5", "dieu-5__khoan-2", "dieu-5__khoan-2__diem-dd"
  std::string label;   ///< as cited: "Điều 5", "khoản 2", "điểm đ"
  std::string heading; ///< "Phạm vi điều chỉnh"; may be empty
  Span span;           ///< of the whole part, from its label on
  std::vector<Provision> children;
};

/// A part of a document with an effect date, or a last day, of its own ("Riêng khoản 2 Điều 5 có hiệu lực từ …").
struct StagedEffect {
  std::vector<std::string> provisions{}; ///< "Điều 5 khoản 2"
  std::optional<Date> from{};
  std::optional<Date> until{}; ///< its last day
  std::string quote{};
  Span span{};
};

/// When a document takes effect, and the words that say so.
struct EffectiveDate {
  std::optional<Date> date;
  std::string rule;  ///< "fixed_date", "from_signature", "days_after_signature", "days_after_publication" (no date follows
                     ///< from it), "with_document" (the date of another document), "blank", "catalogue", "" when not said
  std::string quote; ///< the sentence; empty when not said
  Span span;
  std::optional<Date> expires; ///< its own last day, if it says one
  std::string expires_quote;   ///< the sentence that says so
  Span expires_span;
  std::vector<StagedEffect> staged;
  std::string source; ///< what says so, if it is not the document: "corpus/metadata.jsonl:12"
};

/// Which facts of a document stand in the catalogue of its collection and not in its text.
struct CatalogueFacts {
  std::string source;              ///< file and line: "corpus/metadata.jsonl:12"; empty when there are none
  std::vector<std::string> fields; ///< "number", "type", "issuer", "title", "signer", "date", "effective"
};

enum class Scope { whole, part };

/// What this document does to another, with its evidence (quan hệ).
struct Relation {
  RelationKind kind = RelationKind::cites;
  Citation target; ///< the mention that names the other document
  Scope scope = Scope::whole;
  std::vector<std::string> provisions; ///< of the target, when scope is part: "Điều 5 khoản 2"
  std::vector<std::string> except;     ///< of the target, not touched
  std::optional<Date> from;            ///< when it happens; absent: when this document takes effect
  std::optional<Date> until;           ///< of a suspension, or of what stays in force after a repeal
  std::string quote;                   ///< the sentence or list head with the item, blanks squeezed
  Span span;                           ///< of the sentence in the text
  std::string note; ///< empty, or: "wording" only words are exchanged; "conditional" it happens, or a suspension ends, on an event whose
                    ///< day the text does not tell; "declared" a list bears witness; "extended" only its last day becomes `until`; "history" in a consolidated text, what the
                    ///< target did to it; "contrary" rules contrary to this document end: nothing is named, no work is the target
};

/// "cải cách hành chính (gọi tắt CCHC)"
struct Abbreviation {
  std::string short_form;
  std::string expansion;
};

/// One document found in a text (FRBR Expression): its facts, parts, citations and relations. Offsets are byte
/// offsets into the clean text of the file it stands in. Unknown fields are empty.
struct Document {
  Span span;
  std::optional<WorkId> work; ///< may be incomplete
  std::string type;           ///< full Vietnamese name, lower case
  std::string number;         ///< canonical
  std::optional<int> year;
  std::string issuer; ///< full name: "UBND tỉnh Kon Tum" is written "Ủy ban nhân dân tỉnh Kon Tum"
  std::string place;  ///< "tỉnh Kon Tum"
  std::optional<Date> date;
  std::string title;
  std::string signer;
  std::string signer_title;
  EffectiveDate effective;
  std::optional<WorkId> attached_to;
  std::vector<Provision> provisions;
  std::vector<Citation> citations;
  std::vector<Relation> relations;
  std::vector<std::string> recipients;
  std::vector<Abbreviation> abbreviations;
  CatalogueFacts catalogue;
};

} // namespace danchieu::corpus
