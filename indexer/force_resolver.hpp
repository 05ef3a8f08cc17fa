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
///   - cited_by, force_from, force_until and force_flags, on the work and on its units.
/// The result follows from the works alone, not from what was touched or when.
void resolve_touched(Xapian::WritableDatabase& database, const Touched& touched);

} // namespace danchieu::indexer
