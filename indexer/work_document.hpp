#pragma once

#include "corpus/record.hpp"

#include <string>
#include <vector>

namespace Xapian {
class Document;
} // namespace Xapian

namespace danchieu::indexer {

/// The document that stands for a work in the store: its record, and terms for what it is, cites and does.
Xapian::Document work_document(const corpus::WorkRecord& record);

/// The complete ids of the works that a record cites or acts on, each once, without its own.
std::vector<std::string> targets_of(const corpus::WorkRecord& record);

/// Counts and force stay as the resolver wrote them until it comes again: gives them on to the work's new document.
void keep_resolved(const Xapian::Document& before, Xapian::Document& document);

} // namespace danchieu::indexer
