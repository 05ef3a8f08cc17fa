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

/// The id that a citation stands for: its own when complete, else the one it has been completed to; null when open.
const corpus::WorkId* meant_work(const corpus::WorkRecord& record, const corpus::Citation& citation);

/// The work that issues this one as its attachment; null when it is none, or when that work is not known for certain.
const corpus::WorkId* issuing_work(const corpus::WorkRecord& record);

} // namespace danchieu::indexer
