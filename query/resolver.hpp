#pragma once

#include "query/index_reader.hpp"
#include "query/parsed_query.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

enum class ResolutionKind {
  exact,     ///< the question says all of the identity of one work that the index knows
  completed, ///< it says a part, and exactly one work fits
  ambiguous, ///< several works fit: `works` are all of them
  near,      ///< none fits, but works with a number one slip away exist: `suggestions`, never merged
  unknown,   ///< nothing fits
};

std::string_view code(ResolutionKind kind); ///< "exact"

/// What a free text citation, number, name of a law or WorkId stands for in the index.
struct Resolution {
  ResolutionKind kind = ResolutionKind::unknown;
  std::string asked;                    ///< the text given
  std::string number;                   ///< as understood, for display; empty for a name
  std::vector<WorkSummary> works;       ///< exact, completed: one; ambiguous: all, most likely first
  std::vector<WorkSummary> suggestions; ///< near numbers: "14411/QĐ-TTg: có phải 1441/QĐ-TTg?"
  std::vector<std::string> body_words;  ///< folded words of the question that named the issuing body or its place
};

/// `on` dates the force badges of the candidates. Thread-safe.
Resolution resolve(const Generation& generation, std::string_view text, Date on);

/// The same for a question already read, within the work of one answer.
class WorkStore;
Resolution resolve(const WorkStore& store, const ParsedQuery& query, Date on);

} // namespace danchieu::query
