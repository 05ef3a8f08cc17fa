#pragma once

#include "indexer/work_change.hpp"

namespace Xapian {
class WritableDatabase;
} // namespace Xapian

namespace danchieu::indexer {

/// Completes citations whose WorkId lacks a part from the index, where exactly one work fits and is not younger than
/// the citing document (design.md section 3), and takes back completions that no longer hold. Works that are only
/// cited, by a full id, count as works that fit: choosing among them would be a guess. Looks at the touched
/// works and at every work that cites one of the touched numbers incompletely; adds to `touched` what it changes.
void complete_citations(Xapian::WritableDatabase& database, Touched& touched);

} // namespace danchieu::indexer
