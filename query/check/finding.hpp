#pragma once

#include "query/work_summary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

enum class Severity { error, warning, info };

std::string_view code(Severity severity); ///< "error", "warning", "info"

/// The sentence that a finding rests on, in another document.
struct FindingEvidence {
  std::string rule;  ///< id of the rule of force: "replaced_by"
  std::string by;    ///< number of the document that speaks
  std::string quote;
  std::string file;
  Span span;
};

/// One thing in a draft that a person should look at.
struct Finding {
  std::string rule; ///< id, a row of check_rules.tsv: "expired_basis"
  Severity severity = Severity::info;
  Span span;        ///< of the words concerned, in the clean text of the draft
  std::string text; ///< those words, blanks squeezed
  std::string vi;   ///< the message
  std::string en;
  std::string work; ///< WorkId of the document concerned; may be empty
  std::vector<std::string> candidates; ///< WorkIds, where several documents fit
  std::string suggestion;              ///< words to write instead, only where one is certain
  std::vector<FindingEvidence> evidence;
};

/// How many citations of a draft could be judged, and how.
struct CheckCounts {
  unsigned citations = 0; ///< mentions of other documents
  unsigned in_force = 0;
  unsigned not_yet = 0;
  unsigned expired = 0;
  unsigned partly = 0;
  unsigned suspended = 0;
  unsigned needs_review = 0;
  unsigned unknown = 0;   ///< the index cannot say; never counted as in force
  unsigned ambiguous = 0; ///< several documents fit
  unsigned incomplete = 0; ///< the words do not identify one document
};

struct CheckReport {
  Date on;
  std::vector<Finding> findings; ///< in order of the text
  CheckCounts checked;

  bool has_errors() const;
};

} // namespace danchieu::query
