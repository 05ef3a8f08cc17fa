#pragma once

#include "corpus/readers/reader.hpp"

#include <functional>
#include <string_view>

// Readers of containers that need no foreign program: bytes in, text out, in this process. In the product they run in
// the confined child (confined/); tests and fuzz targets call them directly. All are total: any bytes give a text or
// one ReadFailure (corrupt, encrypted, bomb, too_big, no_text, unsupported), within the limits, without recursion on the
// depth of the input. `text` is clean, `offsets` the identity; the caller sets `media_type`. Nothing is fetched, no DTD
// is read, no macro run.

namespace danchieu::corpus {

ReadResult docx_text(std::string_view bytes, const ReadLimits& limits);
ReadResult odt_text(std::string_view bytes, const ReadLimits& limits);
ReadResult rtf_text(std::string_view bytes, const ReadLimits& limits);
ReadResult xlsx_text(std::string_view bytes, const ReadLimits& limits);
ReadResult ods_text(std::string_view bytes, const ReadLimits& limits);

/// Reads one file of a bundle, whatever it is.
using MemberReader = std::function<ReadResult(std::string_view bytes, std::string_view name)>;

/// The files of a ZIP, TAR (also compressed) or 7z bundle, one after the other, parted by a form feed on a line of its
/// own; which part is whose stands in `members`. A member that cannot be read costs only itself; a bundle of which no
/// member gave text is a failure with the reason of the first.
ReadResult bundle_text(std::string_view bytes, const ReadLimits& limits, const MemberReader& read_member);

} // namespace danchieu::corpus
