#pragma once

#include "corpus/document/document.hpp"
#include "corpus/document/segments.hpp"
#include "corpus/document/signature.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Fills type, number, year, issuer, place, date, title, signer and recipients from what heading, caption and signature
/// say. Where several places speak, the letterhead comes before the enacting line, that before the signature, and the code
/// in the number comes last. A head of a body and the body are one issuer.
void fill_metadata(Document& document, const Segment& segment, const Signature& signature, std::string_view text);

/// Gives a document that lacks its number the one that the caption of its attachment tells (drafts published without the
/// first page's number), if type and issuer agree.
void adopt_number(Document& document, const std::vector<Segment>& segments);

} // namespace danchieu::corpus
