#pragma once

#include "corpus/readers/confined/workshop.hpp"
#include "corpus/readers/pdf/page.hpp"
#include "corpus/readers/reader.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace danchieu::corpus {

/// The pages that tesseract finds in a picture (a TIFF may have several). `picture` is a file in the workshop's folder.
std::variant<std::vector<PrintedPage>, ReadFailure> recognise(const std::string& picture, const ReadLimits& limits, const confined::Workshop& workshop);

/// Draws one page of a PDF in grey at 200 dpi, one larger than A3 as if it were A3; the picture's path, or why there is
/// none. `longer_side` in points.
std::variant<std::string, ReadFailure> draw_page(const std::string& pdf, unsigned page, double longer_side, const confined::Workshop& workshop);

/// Reads the table that `tesseract … tsv` writes: level, page, block, paragraph, line, word, left, top, width, height,
/// confidence, text. Total.
///   5  1  1  1  2  3  412  207  61  24  96.5  định
std::vector<PrintedPage> read_tesseract_table(std::string_view table);

} // namespace danchieu::corpus
