#include "corpus/readers/rtf_fonts.hpp"

#include "corpus/readers/symbol_font.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

constexpr std::size_t most_fonts = 32768;
constexpr std::size_t longest_name = 200;

} // namespace

void RtfFonts::begin(int number) {
  current_ = number;
  name_.clear();
}

/// The character sets of Windows that differ from the page of the file; those of fonts of before Unicode say nothing
/// true, since every Vietnamese font called itself Western.
void RtfFonts::charset(int number) {
  if (fonts_.size() >= most_fonts) {
    return;
  }
  switch (number) {
  case 0:
    fonts_[current_].page = &text::windows1252_page();
    break;
  case 77:
    fonts_[current_].page = &text::macroman_page();
    break;
  case 163:
    fonts_[current_].page = &text::windows1258_page();
    break;
  default:
    break;
  }
}

void RtfFonts::name(std::string_view bytes) {
  for (const char c : bytes) {
    if (c != ';') {
      if (name_.size() < longest_name) {
        name_ += c;
      }
      continue;
    }
    if (fonts_.size() < most_fonts) {
      Font& font = fonts_[current_];
      font.name = name_.substr(std::min(name_.find_first_not_of(' '), name_.size()));
      font.traits = font_traits(font.name);
      font.symbols = is_symbol_font(font.name);
    }
    name_.clear();
  }
}

void RtfFonts::code_page(int number) {
  page_ = number == 1258 ? &text::windows1258_page() : number == 10000 ? &text::macroman_page() : &text::windows1252_page();
}

const RtfFonts::Font& RtfFonts::at(int number) const {
  static const Font ordinary;
  const auto found = fonts_.find(number);
  return found == fonts_.end() ? ordinary : found->second;
}

std::string RtfFonts::decode(const Font& font, unsigned char byte) const {
  if (font.symbols && byte >= 0x20) {
    return symbol(font.name, byte);
  }
  // A file of Vietnamese Windows says "\ansicpg1258" and "\fcharset0" at once: its page counts unless a font says more.
  const text::CodePage* page = font.page == nullptr || (font.page == &text::windows1252_page() && page_ != font.page) ? page_ : font.page;
  if (font.traits.encoding) {
    page = &text::windows1252_page();
  }
  std::string utf8;
  text::append_utf8(utf8, (*page)[byte]);
  return utf8;
}

} // namespace danchieu::corpus
