#pragma once

#include "query/check/draft.hpp"

#include <string>
#include <vector>

namespace danchieu::query {

/// A document named in a draft, while it is judged.
struct Mention {
  Draft& draft;
  const corpus::Citation& citation;
  std::string cited; ///< as messages name it (cited_as)
};

/// What `view` tells of the work on the draft's day, counted, and reported where it should not be relied on.
void judge_force(const Mention& mention, const WorkView& view);

/// Whether the parts cited ended or changed while the rest stands, and whether the text held has them.
void judge_provisions(const Mention& mention, const WorkView& view);

/// Only the second: are the parts cited in the text held?
void judge_known_text(const Mention& mention, const WorkView& view);

/// Asks whether one of `near`, whose numbers are one slip away, is meant by a number that is not known.
void suggest_near(const Mention& mention, std::vector<WorkSummary> near);

/// " (bị thay thế toàn bộ bởi 673/QĐ-UBND; nay là 1021/QĐ-UBND)": who ended or changed a work, and what stands in its place
/// today. Empty without a reason.
std::string by_words(const WorkView& view, const corpus::ForceReason* reason, corpus::Language language);

/// Whether the sentence is the draft's own, which the index may hold already: a repeal is no fault of the text that repeals.
bool is_own(const Mention& mention, const corpus::ForceReason& reason);

bool acts_on_target(RelationKind kind); ///< it changes or ends what it cites

FindingEvidence evidence_of(const corpus::ForceReason& reason);

/// The title told behind a mention: "… ngày 5/3/2020 của Chính phủ về công tác văn thư" → "về công tác văn thư"; empty where the
/// words go on otherwise.
std::string told_title(const Draft& draft, const corpus::Citation& citation);

/// Whether two titles speak of one matter: seven in ten words of the shorter one, common ones left out, stand in the other too.
bool same_matter(std::string_view one, std::string_view other);

} // namespace danchieu::query
