#pragma once

#include "corpus/document/legal_force.hpp"
#include "corpus/record.hpp"

namespace Xapian {
class Database;
} // namespace Xapian

namespace danchieu::indexer {

/// Whether a relation of this kind can change the force of its target.
bool acts(corpus::RelationKind kind);

/// All that the store knows about the force of a work: its own words, what others do to it, and how those it guides
/// have ended; of an attachment, also what holds of the document that issues it. Ends of other works are taken from their
/// value slots.
corpus::ForceFacts gather_facts(const Xapian::Database& database, const corpus::WorkRecord& record);

/// The same for a work that is only cited: what held works and the register do to it.
corpus::ForceFacts gather_cited(const Xapian::Database& database, const corpus::WorkId& work);

} // namespace danchieu::indexer
