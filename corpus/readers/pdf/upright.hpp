#pragma once

#include "corpus/readers/pdf/page.hpp"

namespace danchieu::corpus {

/// Turns a page that is printed sideways upright, so that its lines run from left to right.
void turn_upright(PrintedPage& page);

} // namespace danchieu::corpus
