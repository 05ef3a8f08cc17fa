#pragma once

#include "corpus/document/legal_force.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::web {

using corpus::Language;

/// Every sentence and word that pages show, from web/templates/labels.tsv (key, Vietnamese, English).
/// Gives the key itself when the table lacks it, so that a gap is seen; a test compares table and use.
std::string_view label(std::string_view key, Language language);
bool has_label(std::string_view key);

std::vector<std::string_view> label_keys();

/// The language a person reads: the `lang` parameter if it is "vi" or "en", else the better of the two in
/// Accept-Language (RFC 9110, 12.5.4), else Vietnamese.
Language choose_language(std::string_view lang_parameter, std::string_view accept_language);

std::string_view language_tag(Language language); ///< "vi", "en"

/// A number as people write it: "2.307", "2,307".
std::string count_text(std::uint64_t count, Language language);

/// A date as people write it: "23/07/2012", "23 July 2012".
std::string date_text(citation::Date date, Language language);

} // namespace danchieu::web
