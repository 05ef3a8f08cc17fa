#pragma once

#include "corpus/document/document.hpp"
#include "normalizer/text/offset_map.hpp"

namespace danchieu::corpus {

/// A document was read from its text with the marks put back that it had lost (text::restore_marks): gives it the offsets
/// of the text as it stands (`offsets` lead there) and the words of that text, so that nobody is shown, as evidence or as a
/// title, what the document does not say. Names by which it is known (type, issuer, names of laws, labels) keep their marks.
void return_to_bare_text(Document& document, const text::OffsetMap& offsets);

} // namespace danchieu::corpus
