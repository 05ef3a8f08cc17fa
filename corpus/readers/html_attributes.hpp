#pragma once

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// The page without what follows the first 256 or so attributes of a tag. libxml2 compares each attribute with all
/// before it, so that a tag of 100,000 would take minutes; no real page comes near. Linear in the page.
std::string without_attribute_floods(std::string_view page);

} // namespace danchieu::corpus
