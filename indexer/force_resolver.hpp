#pragma once

#include "indexer/work_change.hpp"

namespace Xapian {
class WritableDatabase;
} // namespace Xapian

namespace danchieu::indexer {

/// Marks every work, for a store whose last writer did not get to resolving.
void touch_everything(const Xapian::WritableDatabase& database, Touched& touched);

/// Brings what other documents say of a work up to date for all touched works, and for those that depend on one of
/// them whose force changed:
///   - incomplete citations that exactly one work of the index fits (design.md section 3);
///   - the values cited_by and force of the work.
/// The result follows from the works alone, not from what was touched or when, unless contradictory days make works end
/// each other in a ring: after a bounded number of rounds such a ring is left in its last state.
void resolve_touched(Xapian::WritableDatabase& database, const Touched& touched);

} // namespace danchieu::indexer
