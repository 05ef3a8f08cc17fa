#pragma once

#include "corpus/readers/confined/workshop.hpp"
#include "corpus/readers/reader.hpp"

#include <string>
#include <string_view>

// Readers that put foreign programs to work: they read inside a confined child only. A program that is not installed makes
// a failure that names its Debian package.

namespace danchieu::corpus {

/// LibreOffice itself: its starter needs a shell and a process group.
inline constexpr std::string_view office_program = "/usr/lib/libreoffice/program/soffice.bin";

/// Those of the programs that are installed, and the Vietnamese model of tesseract: what is unsupported without one of
/// them is worth another look when this changes. "antiword pdftoppm pdftotext"
const std::string& foreign_programs();

/// PDF: pdftotext; pages without text are recognised (tesseract).
ReadResult pdf_text(std::string_view bytes, const ReadLimits& limits, const confined::Workshop& workshop);

/// PNG, JPEG, TIFF: tesseract.
ReadResult image_text(std::string_view bytes, const ReadLimits& limits, const confined::Workshop& workshop);

/// Word up to 2003: antiword, else LibreOffice.
ReadResult doc_text(std::string_view bytes, const ReadLimits& limits, const confined::Workshop& workshop);

/// What only LibreOffice reads: Excel and PowerPoint up to 2003, .pptx, .odp.
ReadResult office_text(std::string_view bytes, std::string_view media_type, const ReadLimits& limits, const confined::Workshop& workshop);

} // namespace danchieu::corpus
