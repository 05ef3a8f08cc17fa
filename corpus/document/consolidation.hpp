#pragma once

#include "corpus/document/legal_force.hpp"

#include <string>
#include <vector>

namespace danchieu::corpus {

/// Whether the document gives another act as amended (văn bản hợp nhất).
bool is_consolidation(const Document& document);

/// The act that a consolidated text (văn bản hợp nhất) gives as amended, by its head note; null when its identity is not
/// complete or the document is no consolidation.
const WorkId* consolidated_act(const Document& document);

/// What a consolidated text tells that others did to the act it gives: each amending act of its head note and its footnotes,
/// with its day. `file` is where the consolidated text stands. A consolidation makes no law, it bears witness of it.
std::vector<IncomingEffect> effects_told_by(const Document& document, const std::string& file);

} // namespace danchieu::corpus
