#pragma once

#include "normalizer/citation/work_id.hpp"

namespace danchieu::citation {

/// Ranks outside the order of norms.
inline constexpr int administrative_rank = 20; ///< individual decisions, directives, plans, letters
inline constexpr int party_rank = 30;          ///< documents of the Party: an order of their own, never compared

/// Place of a work in the hierarchy of legal norms, 1 (Constitution) highest; hierarchy.tsv names the law for each row.
/// One type has several ranks (a decision may be the President's or a commune's), so the issuing body and the form of
/// the number count as well.
int rank(const WorkId& work);

/// Whether the number carries the year ("130/2005/NĐ-CP", not "673/QĐ-UBND"): since about 1997 the mark of a norm.
bool has_normative_form(const WorkId& work);

/// Whether the issuing body is an organ of the Party.
bool is_party(const WorkId& work);

} // namespace danchieu::citation
