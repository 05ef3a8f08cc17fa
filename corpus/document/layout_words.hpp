#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Words that tell the parts of a document apart by its layout: the classes of layout_words.tsv.
enum class LayoutClass { attachment, body, no_body, office, place, preamble };

/// Lower case with marks, one spelling, words parted by single blanks, nothing but letters and digits:
/// "ỦY BAN\nNHÂN DÂN:" → "ủy ban nhân dân". The form in which lines of a layout are compared.
std::string plain(std::string_view text);

/// The same without marks and blanks: "CỘNG HOÀ XÃ HỘI" → "conghoaxahoi". For phrases that are known as a whole.
std::string letters(std::string_view text);

/// How many bytes of `words` (made by plain()) the longest entry of the class takes at the start; 0 for none.
std::size_t starts_with(std::string_view words, LayoutClass layout_class);

/// Whether `words` is exactly an entry of the class.
bool is_one_of(std::string_view words, LayoutClass layout_class);

/// Whether a line begins like the name of a body: "BỘ TÀI CHÍNH", not "BỘ LUẬT", "BỔ SUNG" or "BAN HÀNH".
bool begins_like_body(std::string_view words);

} // namespace danchieu::corpus
