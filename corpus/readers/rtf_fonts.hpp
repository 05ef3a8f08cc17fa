#pragma once

#include "corpus/readers/font_encoding.hpp"
#include "normalizer/text/code_pages.hpp"

#include <map>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// The font table of an RTF file: what the bytes of each font mean.
class RtfFonts {
public:
  struct Font {
    std::string name;
    FontTraits traits;
    const text::CodePage* page = nullptr; ///< nothing: the page of the whole file
    bool symbols = false;
  };

  /// Inside the table: "\f15", "\fcharset0", ".VnTime;".
  void begin(int number);
  void charset(int number);
  void name(std::string_view bytes);

  /// The page of all fonts that name none: "\ansicpg1258", "\mac".
  void code_page(int number);

  const Font& at(int number) const;

  /// A byte of text in a font, as UTF-8: what windows-1252 (or the font's own page) has in its place.
  std::string decode(const Font& font, unsigned char byte) const;

private:
  std::map<int, Font> fonts_;
  int current_ = 0;
  std::string name_;
  const text::CodePage* page_ = &text::windows1252_page();
};

} // namespace danchieu::corpus
