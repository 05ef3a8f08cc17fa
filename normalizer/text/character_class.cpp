#include "normalizer/text/character_class.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <string_view>

namespace danchieu::text {

namespace {

constexpr char32_t zero_width_space = 0x200B;

bool is_other_blank(char32_t c) {
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Zero-width and format characters: soft hyphen, joiners, direction marks, byte order mark; and the zero
/// character.
bool is_invisible(char32_t c) {
  return c == 0 || c == 0x00AD || c == 0x180E || (c >= 0x200C && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// Letters and signs that TCVN3, VNI, VISCII, VPS or UTF-8 show when they are read as Latin-1, windows-1252
/// or MacRoman, and that no Vietnamese text has. Signs of ordinary typography (° § « » · ² ³ ½) are left out
/// where the others suffice.
bool is_suspicious(char32_t c) {
  constexpr std::u32string_view suspicious = U"¡¢£¤¥¦¨ª¬®¯´µ¶¸¹º»¼¾¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ√∆∫∑∂Ω≈◊";
  return c < 0x3000 && suspicious.find(c) != std::u32string_view::npos;
}

std::uint8_t classify(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfc = *icu::Normalizer2::getNFCInstance(status);
  const auto u = static_cast<UChar32>(c);
  std::uint8_t result = 0;
  if (!nfc.hasBoundaryBefore(u)) result |= CharacterClass::joins_before | CharacterClass::needs_repair;
  if (u_getIntPropertyValue(u, UCHAR_NFC_QUICK_CHECK) != UNORM_YES) {
    result |= CharacterClass::is_not_nfc | CharacterClass::needs_repair;
  }
  if (replacement_of(c) != c) result |= CharacterClass::needs_repair;
  if (c == zero_width_space) result |= CharacterClass::needs_repair | CharacterClass::is_look_alike;
  if (homoglyph_of(c) != 0 || d_with_stroke_of(c) != 0) result |= CharacterClass::is_look_alike;
  if (is_suspicious(c)) result |= CharacterClass::is_suspicious;
  return result;
}

} // namespace

const ClassTable& class_table() {
  static const ClassTable table = [] {
    ClassTable built{};
    for (char32_t c = 0; c < class_table_size; ++c) built[c] = classify(c);
    return built;
  }();
  return table;
}

std::uint8_t character_class(char32_t c) { return c < class_table_size ? class_table()[c] : classify(c); }

char32_t replacement_of(char32_t c) {
  if (c < 0x80) return c == '\r' ? U'\n' : c == 0 ? dropped_character : c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  if (is_other_blank(c)) return U' ';
  if (c == 0x2028 || c == 0x2029) return U'\n';
  if (is_invisible(c)) return dropped_character;
  return c;
}

char32_t homoglyph_of(char32_t c) {
  if (c < 0x0370 || c > 0x0458) return 0;
  constexpr std::u32string_view foreign = U"АВЕЅІЈКМНОРСТХУасеіјорхуѕ"
                                          U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
  constexpr std::u32string_view latin = U"ABESIJKMHOPCTXYaceijopxys"
                                        U"ABEZHIKMNOPTYXo";
  const auto at = foreign.find(c);
  return at == std::u32string_view::npos ? U'\0' : latin[at];
}

char32_t d_with_stroke_of(char32_t c) {
  switch (c) {
  case 0x00D0: // eth
  case 0x0189: // African d
    return 0x0110;
  case 0x00F0:
  case 0x0256:
    return 0x0111;
  default:
    return 0;
  }
}

} // namespace danchieu::text
