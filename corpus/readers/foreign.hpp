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

/// A part of LibreOffice, which Debian packs by itself; without it the program starts and reads nothing of that kind.
struct OfficePart {
  std::string_view name;
  std::string_view package;
  std::string_view library; ///< the file that shows that it is installed
};

inline constexpr OfficePart office_writer = {"LibreOffice Writer", "libreoffice-writer-nogui", "/usr/lib/libreoffice/program/libswlo.so"};
inline constexpr OfficePart office_calc = {"LibreOffice Calc", "libreoffice-calc-nogui", "/usr/lib/libreoffice/program/libsclo.so"};
inline constexpr OfficePart office_impress = {"LibreOffice Impress", "libreoffice-impress-nogui", "/usr/lib/libreoffice/program/libsdlo.so"};

bool is_installed(const OfficePart& part);

/// Those of the programs that are installed, and the Vietnamese model of tesseract: what is unsupported without one of
/// them is worth another look when this changes. "antiword pdftoppm pdftotext"
const std::string& foreign_programs();

/// "the program tesseract is missing: it recognises the text of scanned pages", with the packages to install.
ReadFailure missing_program(std::string_view program, std::string_view packages, std::string_view purpose);

/// PDF: pdftotext; pages without text are recognised (tesseract).
ReadResult pdf_text(std::string_view bytes, const ReadLimits& limits, const confined::Workshop& workshop);

/// PNG, JPEG, TIFF: tesseract.
ReadResult image_text(std::string_view bytes, const ReadLimits& limits, const confined::Workshop& workshop);

/// Word up to 2003: antiword, else LibreOffice.
ReadResult doc_text(std::string_view bytes, const ReadLimits& limits, const confined::Workshop& workshop);

/// What only LibreOffice reads: Excel and PowerPoint up to 2003, .pptx, .odp.
ReadResult office_text(std::string_view bytes, std::string_view media_type, const ReadLimits& limits, const confined::Workshop& workshop);

} // namespace danchieu::corpus
