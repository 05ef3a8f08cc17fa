#include "normalizer/text/decoder.hpp"

#include "normalizer/text/code_pages.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/tcvn3_decoder.hpp"
#include "normalizer/text/utf8.hpp"
#include "normalizer/text/viqr_decoder.hpp"

#include <array>

namespace danchieu::text {

namespace {

unsigned char byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// Collects decoded characters together with the lengths they come from.
class Output {
 public:
  explicit Output(std::size_t source_size) { result_.text.reserve(source_size + source_size / 3); }

  void add(char32_t c, std::size_t source_length) {
    const std::size_t before = result_.text.size();
    append_utf8(result_.text, c);
    result_.offsets.append(result_.text.size() - before, source_length);
  }

  /// Takes over the ASCII bytes from `i` on and gives their end.
  std::size_t copy_ascii(std::string_view bytes, std::size_t i) {
    std::size_t end = i;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) ++end;
    result_.text.append(bytes, i, end - i);
    result_.offsets.append(end - i, end - i);
    return end;
  }

  DecodedText take() { return std::move(result_); }

 private:
  DecodedText result_;
};

DecodedText decode_page(const CodePage& page, std::string_view bytes) {
  Output out(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) out.add(page[byte_at(bytes, i)], 1);
  return out.take();
}

/// VNI writes a letter and then, where the letter needs one, a byte for its marks: "a" E1 is ấ, F4 F9 is ớ.
DecodedText decode_vni(std::string_view bytes) {
  const CodePage& single = vni_page();
  Output out(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const char32_t pair = i + 1 < bytes.size() ? vni_pair(byte_at(bytes, i), byte_at(bytes, i + 1)) : U'\0';
    if (pair != 0) {
      out.add(pair, 2);
      i += 2;
    } else {
      out.add(single[byte_at(bytes, i)], 1);
      ++i;
    }
  }
  return out.take();
}

DecodedText decode_utf16(std::string_view bytes, bool big_endian) {
  const auto unit_at = [&](std::size_t i) -> char32_t {
    const unsigned first = byte_at(bytes, i);
    const unsigned second = byte_at(bytes, i + 1);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  Output out(bytes.size());
  std::size_t i = 0;
  while (i + 1 < bytes.size()) {
    const char32_t unit = unit_at(i);
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit_at(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        out.add(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 4);
        i += 4;
        continue;
      }
    }
    out.add(unit, 2); // a lone surrogate becomes U+FFFD
    i += 2;
  }
  if (i < bytes.size()) out.add(replacement_character, 1);
  return out.take();
}

/// Undoes "UTF-8 read as a code page of one byte and written as UTF-8 again": wherever two to four characters
/// are the bytes of one UTF-8 sequence ("á»‹" is E1 BB 8B, ị), they become its character; all others stay.
DecodedText decode_twice(std::string_view utf8, std::optional<std::uint8_t> (*byte_of)(char32_t)) {
  Output out(utf8.size());
  for (std::size_t i = out.copy_ascii(utf8, 0); i < utf8.size(); i = out.copy_ascii(utf8, i)) {
    const Decoded first = decode_utf8(utf8, i);
    std::array<char, 4> inner{};
    std::size_t inner_size = 0;
    std::array<std::size_t, 4> ends{};
    for (std::size_t at = i; inner_size < 4 && at < utf8.size();) {
      const Decoded d = decode_utf8(utf8, at);
      const auto byte = d.valid && d.code_point >= 0x80 ? byte_of(d.code_point) : std::nullopt;
      if (!byte) break;
      at += d.length;
      inner[inner_size] = static_cast<char>(*byte);
      ends[inner_size++] = at;
    }
    const Decoded d = inner_size < 2 ? Decoded{} : decode_utf8(std::string_view(inner.data(), inner_size), 0);
    if (d.valid) {
      out.add(d.code_point, ends[d.length - 1] - i);
      i = ends[d.length - 1];
    } else {
      out.add(first.code_point, first.length);
      i += first.length;
    }
  }
  return out.take();
}

} // namespace

DecodedText decode(Encoding encoding, std::string_view bytes) {
  switch (encoding) {
  case Encoding::utf8:
    return {std::string(bytes), OffsetMap::identity(bytes.size())};
  case Encoding::utf16le:
    return decode_utf16(bytes, false);
  case Encoding::utf16be:
    return decode_utf16(bytes, true);
  case Encoding::windows1258:
    return decode_page(windows1258_page(), bytes);
  case Encoding::tcvn3:
    return decode_tcvn3(bytes);
  case Encoding::vni:
    return decode_vni(bytes);
  case Encoding::viscii:
    return decode_page(viscii_page(), bytes);
  case Encoding::vps:
    return decode_page(vps_page(), bytes);
  case Encoding::viqr:
    return decode_viqr(bytes);
  case Encoding::utf8_as_windows1252:
    return decode_twice(bytes, byte_in_windows1252);
  case Encoding::utf8_as_macroman:
    return decode_twice(bytes, byte_in_macroman);
  case Encoding::latin1:
    return decode_page(windows1252_page(), bytes);
  }
  return {std::string(bytes), OffsetMap::identity(bytes.size())};
}

namespace {

/// A glyph that looks like the one of a byte of windows-1252, as programs that draw text out of PDF files name it.
std::optional<std::uint8_t> byte_of_glyph(char32_t c) {
  switch (c) {
  case 0x2212: return 0xAD; // minus sign for soft hyphen
  case 0x2219: return 0xB7; // bullet operator for middle dot
  case 0x02C9: return 0xAF; // modifier letter macron
  case 0x03BC: return 0xB5; // Greek mu for the micro sign
  default: return byte_in_windows1252(c);
  }
}

} // namespace

Windows1252 to_windows1252(std::string_view utf8) {
  Windows1252 result;
  while (result.length < utf8.size()) {
    const Decoded d = decode_utf8(utf8, result.length);
    const auto byte = d.valid ? byte_of_glyph(d.code_point) : std::nullopt;
    if (!byte) break;
    result.bytes.text.push_back(static_cast<char>(*byte));
    result.bytes.offsets.append(1, d.length);
    result.length += d.length;
  }
  return result;
}

} // namespace danchieu::text
