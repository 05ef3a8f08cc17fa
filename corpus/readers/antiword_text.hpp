#pragma once

#include "corpus/readers/reader.hpp"

#include <string_view>

namespace danchieu::corpus {

/// The text of a Word file from the two things that antiword makes of it, each of which has what the other lacks.
/// `printed`, plain text, has the numbers of lists, line breaks and notes, but sets the cells of tables side by side:
///   |Bé Tµi chÝnh        |céng hoµ x· héi chñ nghÜa   |
///   |Sè: 12/2001/Q§-BTC  |ViÖt nam                    |
/// `docbook` (`-x db`) has the cells:
///   <informaltable><tgroup><tbody><row><entry>⏎Bé Tµi chÝnh⏎Sè: 12/2001/Q§-BTC⏎</entry> …
/// Letters of old fonts stand in the places of others and are decoded (legacy_fonts.hpp).
ReadResult antiword_text(std::string_view printed, std::string_view docbook, const ReadLimits& limits);

} // namespace danchieu::corpus
