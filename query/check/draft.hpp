#pragma once

#include "query/check/finding.hpp"
#include "query/index_reader.hpp"
#include "query/resolver.hpp"
#include "query/work_view.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// What the index says of the works that a draft cites, asked once each: a long draft cites the same ones over and over.
class CitedWorks {
public:
  CitedWorks(const Generation& index, Date day) : generation_(index), on_(day) {}

  /// What the index knows of a work on the day. Null when it knows nothing.
  const WorkView* view(const WorkId& work);

  /// The parts of the text held, as they are cited (provision_path.hpp).
  const std::set<std::string>& paths(const WorkView& view);

  /// What the words of a citation stand for.
  const Resolution& resolution(const std::string& cited);

private:
  const Generation& generation_;
  Date on_;
  std::map<std::string, std::optional<WorkView>> views_;
  std::map<std::string, std::set<std::string>> paths_;
  std::map<std::string, Resolution> resolutions_;
};

/// One document of a draft under judgement: the parts of the check read it and add to its findings.
class Draft {
public:
  Draft(CitedWorks& cited, const corpus::Document& judged, std::string_view clean_text, Date day, bool with_attachment)
      : works(cited), document(judged), text(clean_text), on(day), has_attachment(with_attachment) {}

  CitedWorks& works;
  const corpus::Document& document;
  std::string_view text;
  Date on;
  bool has_attachment;     ///< another document of the same file is attached to this one
  bool has_parent = false; ///< the document that issues this attachment stands in the same file

  /// Whether a finding of this rule about this document is the first: what is told once for all mentions.
  bool first_time(std::string_view rule, const std::string& about) { return told_.insert(std::string(rule) + '|' + about).second; }

  std::vector<Finding> findings;
  CheckCounts counts;

  /// Whether the draft says this sentence; line breaks do not count.
  bool says(const std::string& sentence);

private:
  std::set<std::string> told_;
  std::string squeezed_; ///< the draft's words, for says()
};

// The parts of the check, one file each.

void check_citations(Draft& draft);   ///< are the cited documents, and the cited provisions, in force?
void check_consistency(Draft& draft); ///< do the citations contradict each other, or the order of norms?
void check_own_acts(Draft& draft);    ///< may the draft end what it ends?
void check_form(Draft& draft);        ///< number, date, effect, annexes of the draft itself
void check_labels(Draft& draft);      ///< are its parts numbered once?

/// "Nghị định số 130/2005/NĐ-CP" for messages: the mention as written, blanks squeezed; a bare number gets its type.
std::string cited_as(const Draft& draft, const corpus::Citation& citation);

} // namespace danchieu::query
