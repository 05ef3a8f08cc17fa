#pragma once

#include <string>
#include <string_view>

namespace danchieu::query {

/// A title as a person would write it, where the text prints it otherwise: the type that stands beside it anyway is left
/// out ("Nghị định quy định về …"), as are marks of footnotes and what a scanner left at its end; blanks stand behind
/// commas, not before; a title all in small letters gets the capitals of bodies, provinces, laws and numbers. Titles all
/// in capitals stay so: which of their words are names is not known.
std::string written_title(std::string_view title, std::string_view type);

/// A law's name, "Luật Điện ảnh", from its title: "ĐIỆN ẢNH", "VỀ ĐIỆN ẢNH", "Luật điện ảnh".
std::string law_title(std::string_view title, std::string_view type);

} // namespace danchieu::query
