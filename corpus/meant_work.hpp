#pragma once

#include "corpus/record.hpp"

namespace danchieu::corpus {

/// The id that a citation stands for: its own when complete, else the one it has been completed to; null when open.
const WorkId* meant_work(const WorkRecord& record, const Citation& citation);

/// The work that issues this one as its attachment; null when it is none, or when that work is not known for certain.
const WorkId* issuing_work(const WorkRecord& record);

} // namespace danchieu::corpus
