#pragma once

#include "corpus/record.hpp"

#include <string>

namespace danchieu::corpus {

/// Where the words of a work's relation stand: the file of its text; for a relation that only a title tells which the
/// catalogue of the collection gives, the catalogue and its line. Empty when no file is known.
std::string evidence_file(const WorkRecord& record, const Relation& relation);

} // namespace danchieu::corpus
