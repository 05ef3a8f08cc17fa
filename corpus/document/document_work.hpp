#pragma once

#include "corpus/document/document.hpp"
#include "corpus/document/segments.hpp"
#include "normalizer/citation/issuer.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The WorkId of a document from its metadata. A blank number becomes '_' and eight hexadecimal digits of a hash of the
/// text: a provisional id, never complete.
std::optional<WorkId> work_of(const Document& document, std::string_view text);

/// The WorkId of the document that a caption names; `main` lends what the caption leaves out.
std::optional<WorkId> work_of_caption(const Caption& caption, const Document* main);

/// The bodies that the letters of a number name ("TTLT-BTC-BNV"), in written order; none unless all are known. `type`: of the
/// document, or "".
std::vector<const citation::Issuer*> bodies_named(std::string_view letters, std::string_view type);

/// Whether a body's name lacks its place, and means another one in each.
bool is_local(std::string_view issuer);

} // namespace danchieu::corpus
