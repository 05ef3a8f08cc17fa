#pragma once

#include "corpus/document/legal_force.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace danchieu::query {

using citation::Date;
using citation::Span;
using citation::WorkId;
using corpus::ForceStatus;
using corpus::RelationKind;

/// The force of a work in one line: what a badge shows.
struct ForceBadge {
  ForceStatus status = ForceStatus::unknown;
  Date on;
  std::optional<Date> since; ///< first day of this status, if known
  std::optional<Date> until; ///< last day before the next known change, or the last day in force of an expired work
  std::string by;            ///< number of the document that ended or changed it: "673/QĐ-UBND"
  std::string by_work;       ///< its WorkId; empty when unknown
};

/// What lists of works show of each. A work known only from citations has no title and `text_known` is false.
struct WorkSummary {
  std::string work;   ///< WorkId; may be partial when it is known only from an incomplete citation
  std::string number; ///< "130/2005/NĐ-CP"; empty for a law cited by name alone
  std::string type;   ///< "nghị định"
  std::string title;
  std::string issuer;
  std::string place;
  std::optional<Date> date;
  bool text_known = false;
  ForceBadge force;
  std::uint32_t cited_by = 0; ///< works that cite it
};

/// What people call it: "Nghị định 130/2005/NĐ-CP"; a law cited by name alone by its title; failing all, the end of its id.
std::string display_name(const WorkSummary& work);

/// Its title as people read it beside that name: a law by its name, "Luật Điện ảnh" where the text prints "ĐIỆN ẢNH".
/// Empty when the name already says it.
std::string display_title(const WorkSummary& work);

} // namespace danchieu::query
