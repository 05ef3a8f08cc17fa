#include "corpus/readers/font_encoding.hpp"

#include "corpus/document/table.hpp"
#include "normalizer/text/code_pages.hpp"
#include "normalizer/text/decoder.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/syllable.hpp"
#include "normalizer/text/utf8.hpp"

#include <array>
#include <cassert>
#include <utility>
#include <vector>

// Before Unicode, Vietnamese was typed with fonts whose letters stood in the places of Latin-1 characters: the file says
// "C¸c", the font .VnTime shows "Các". Only the name of the font tells.

namespace danchieu::corpus {

namespace {

using text::Encoding;

struct FontFamily {
  std::string begin;
  bool capital_follows = false;
  Encoding encoding = Encoding::tcvn3;
};

std::vector<FontFamily> read_families() {
  constexpr auto encodings = std::to_array({Encoding::tcvn3, Encoding::vni, Encoding::vps, Encoding::viscii});
  std::vector<FontFamily> families;
  for (const auto& row : table_rows(embedded_file("fonts.tsv"))) {
    const bool capital_follows = row[0].starts_with('?');
    for (const Encoding encoding : encodings) {
      if (text::name(encoding) == row[1]) {
        families.push_back({std::string(row[0].substr(capital_follows ? 1 : 0)), capital_follows, encoding});
      }
    }
  }
  assert(!families.empty());
  return families;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

std::string lower_ascii(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    c = is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

/// "VnTimeH(Ds)" → "VnTimeH"; ".VnTimeH Tur" → ".VnTimeH": what Windows adds for other scripts.
std::string_view without_script(std::string_view name) {
  name = name.substr(0, name.find('('));
  for (const std::string_view script : {" Tur", " CE", " Cyr", " Greek", " Baltic", " Hebrew", " Arabic"}) {
    if (name.ends_with(script)) {
      name.remove_suffix(script.size());
    }
  }
  while (name.ends_with(' ')) {
    name.remove_suffix(1);
  }
  return name;
}

/// ".VnTimeH", ".VnCentury SchoolbookH", ".VNTIMEH"; not ".VnEnglisch".
bool has_capitals_only(std::string_view name) {
  if (name.size() < 4 || name.back() != 'H') {
    return false;
  }
  const char before = name[name.size() - 2];
  return is_small(before) || (before >= '0' && before <= '9') || before == 'D' || (is_capital(before) && before != 'C' && before != 'S');
}

} // namespace

FontTraits font_traits(std::string_view name) {
  static const std::vector<FontFamily> families = read_families();
  FontTraits traits;
  const std::string lower = lower_ascii(name);
  for (const FontFamily& family : families) {
    if (!lower.starts_with(family.begin)) {
      continue;
    }
    // "VNtimes" and "Vnd" belong to others.
    if (family.capital_follows && (name.size() <= family.begin.size() || !is_capital(name[family.begin.size()]) || !is_small(name[family.begin.size() - 1]))) {
      continue;
    }
    traits.encoding = family.encoding;
    traits.capitals = family.encoding == Encoding::tcvn3 && has_capitals_only(without_script(name));
    break;
  }
  return traits;
}

std::string decode_font_text(std::string_view utf8, Encoding encoding) {
  struct Piece {
    std::string bytes;
    std::string other; ///< a sign that has no place in a font of 256, behind them
  };
  std::vector<Piece> pieces(1);
  for (std::size_t i = 0; i < utf8.size();) {
    const text::Decoded d = text::decode_utf8(utf8, i);
    const char32_t c = d.code_point >= 0xF020 && d.code_point <= 0xF0FF ? d.code_point - 0xF000 : d.code_point;
    const bool in_page = d.code_point != c || c < 0x80 || (c >= 0xA0 && c <= 0xFF);
    const auto byte = in_page ? std::optional(static_cast<std::uint8_t>(c)) : text::byte_in_windows1252(c);
    if (byte) {
      pieces.back().bytes += static_cast<char>(*byte);
    } else if ((text::letter_flags(c) & text::Letter::is_letter) != 0) {
      return std::string(utf8); // "Điều" under .VnTime: typed as Unicode, shown with another font
    } else {
      pieces.back().other.append(utf8.substr(i, d.length));
      pieces.emplace_back();
    }
    i += d.length;
  }
  const auto decode = [&](Encoding by) {
    std::string all;
    for (const Piece& piece : pieces) {
      all += text::decode(by, piece.bytes).text;
      all += piece.other;
    }
    return all;
  };
  std::string decoded = decode(encoding);
  // Text typed for one family and set in the other by a change of font: only the language tells.
  if (const text::SyllableShare said = text::syllable_share(decoded); said.words >= 3 && said.share < 0.5) {
    for (const Encoding other : {Encoding::tcvn3, Encoding::vni}) {
      std::string alternative = decode(other);
      if (other != encoding && text::syllable_share(alternative).share >= 0.8) {
        return alternative;
      }
    }
  }
  // "là" is U+00E0 in Unicode: a word that only makes sense as it stands.
  const text::SyllableShare as_is = text::syllable_share(utf8);
  if (as_is.words > 0 && as_is.share > 0.5) {
    const text::SyllableShare share = text::syllable_share(decoded);
    if (share.words == 0 || share.share * 2 < as_is.share) {
      return std::string(utf8);
    }
  }
  return decoded;
}

} // namespace danchieu::corpus
