#include "corpus/readers/symbol_font.hpp"

#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace danchieu::corpus {

namespace {

struct Sign {
  unsigned char byte;
  std::string_view text;
};

// The signs of Adobe's Symbol and Microsoft's Wingdings that stand in legal texts: lists, formulas, boxes of forms.
constexpr auto symbol_signs = std::to_array<Sign>({
    {0x25, "%"}, {0x2A, "*"}, {0x2B, "+"}, {0x2D, "-"}, {0x3D, "="}, {0x44, "Δ"}, {0x53, "Σ"}, {0x57, "Ω"}, {0x61, "α"}, {0x62, "β"}, {0x67, "γ"}, {0x64, "δ"},
    {0x6D, "μ"}, {0x70, "π"}, {0xA3, "≤"}, {0xA5, "∞"}, {0xB0, "°"}, {0xB1, "±"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"},
    {0xBB, "≈"}, {0xBC, "…"}, {0xDE, "⇒"}, {0xAE, "→"}, {0xE5, "∑"}, {0xD6, "√"},
});
constexpr auto wingdings_signs = std::to_array<Sign>({
    {0x6C, "•"}, {0x6E, "•"}, {0x76, "•"}, {0x9F, "•"}, {0xA7, "•"}, {0xD8, "•"}, {0x6F, "□"}, {0x71, "□"}, {0x72, "□"}, {0xA8, "□"}, {0xFC, "✓"},
    {0xFD, "☒"}, {0xFE, "☑"}, {0xE0, "→"}, {0xF0, "→"},
});

template <std::size_t size> std::string find(const std::array<Sign, size>& signs, unsigned char byte) {
  const auto found = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return sign.byte == byte; });
  return found == signs.end() ? std::string() : std::string(found->text);
}

} // namespace

bool is_symbol_font(std::string_view font) {
  return font == "Symbol" || font.starts_with("Wingdings") || font.starts_with("Webdings") || font.starts_with("Bookshelf Symbol") ||
         font == "Monotype Sorts" || font == "ZapfDingbats" || font == "MT Extra" || font == "Marlett";
}

std::string symbol(std::string_view font, unsigned char byte) {
  return font == "Symbol" ? find(symbol_signs, byte) : font == "Wingdings" ? find(wingdings_signs, byte) : std::string();
}

std::string symbol(std::string_view font, std::string_view code) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (error != std::errc{} || end != code.data() + code.size() || value > 0x10FFFF || value < 0x20) {
    return {};
  }
  if (is_symbol_font(font)) {
    return symbol(font, static_cast<unsigned char>(value & 0xFFU));
  }
  std::string utf8;
  text::append_utf8(utf8, value);
  return utf8;
}

} // namespace danchieu::corpus
