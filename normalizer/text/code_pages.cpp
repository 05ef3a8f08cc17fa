#include "normalizer/text/code_pages.hpp"

#include "normalizer/text/table.hpp"
#include "normalizer/text/utf8.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

// ICU has converters for windows-1252, windows-1258 and MacRoman; it has none for the Vietnamese encodings of
// fonts, whose letters are in tcvn3.tsv (TCVN 5712:1993), vni.tsv and viscii_vps.tsv (RFC 1456).

namespace danchieu::text {

namespace {

CodePage icu_page(const char* converter_name) {
  CodePage page{};
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(converter_name, &status);
  assert(U_SUCCESS(status)); // built into ICU's data
  for (unsigned byte = 0; byte < 256 && converter != nullptr; ++byte) {
    const char in = static_cast<char>(byte);
    char16_t out[4] = {};
    status = U_ZERO_ERROR;
    const std::int32_t length = ucnv_toUChars(converter, out, 4, &in, 1, &status);
    const bool defined = U_SUCCESS(status) && length == 1 && out[0] != 0xFFFD;
    page[byte] = defined ? char32_t{out[0]} : char32_t{byte};
  }
  ucnv_close(converter);
  return page;
}

char32_t first_code_point(std::string_view utf8) {
  return utf8.empty() ? U'\0' : decode_utf8(utf8, 0).code_point;
}

std::uint8_t hex_byte(std::string_view digits) {
  std::uint8_t value = 0;
  [[maybe_unused]] const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  assert(result.ec == std::errc());
  return value;
}

/// Fills a page from a column of hexadecimal bytes.
CodePage table_page(std::string_view table, std::size_t letter_column, std::size_t byte_column) {
  CodePage page = windows1252_page();
  for (const auto& row : table_rows(embedded_file(table))) {
    if (row[byte_column].size() == 2) page[hex_byte(row[byte_column])] = first_code_point(row[letter_column]);
  }
  return page;
}

struct VniTables {
  CodePage single = windows1252_page();
  std::vector<std::array<char32_t, 256>> pairs = std::vector<std::array<char32_t, 256>>(256); // [base][mark]
};

const VniTables& vni_tables() {
  static const VniTables tables = [] {
    VniTables built;
    for (const auto& row : table_rows(embedded_file("vni.tsv"))) {
      const std::string_view bytes = row[0];
      const char32_t letter = first_code_point(row[1]);
      if (bytes.size() == 2) built.single[hex_byte(bytes)] = letter;
      if (bytes.size() == 5) built.pairs[hex_byte(bytes.substr(0, 2))][hex_byte(bytes.substr(3))] = letter;
    }
    return built;
  }();
  return tables;
}

/// Bytes of the code points of a page: a table for U+0000 to U+00FF, where most are, and a sorted list for
/// the others.
class Inverse {
 public:
  explicit Inverse(const CodePage& page) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char32_t c = byte < 0x80 ? char32_t{byte} : page[byte];
      const auto value = static_cast<std::uint8_t>(byte);
      if (c < low_.size()) {
        low_[c] = value;
      } else {
        high_.emplace_back(c, value);
      }
    }
    std::sort(high_.begin(), high_.end());
  }

  std::optional<std::uint8_t> find(char32_t c) const {
    if (c < low_.size()) return low_[c];
    const auto at = std::lower_bound(high_.begin(), high_.end(), std::pair{c, std::uint8_t{0}});
    if (at == high_.end() || at->first != c) return std::nullopt;
    return at->second;
  }

 private:
  std::array<std::optional<std::uint8_t>, 256> low_;
  std::vector<std::pair<char32_t, std::uint8_t>> high_;
};

} // namespace

const CodePage& windows1252_page() {
  static const CodePage page = icu_page("windows-1252");
  return page;
}

const CodePage& windows1258_page() {
  static const CodePage page = icu_page("windows-1258");
  return page;
}

const CodePage& macroman_page() {
  static const CodePage page = icu_page("macintosh");
  return page;
}

const CodePage& tcvn3_page() {
  static const CodePage page = [] {
    CodePage built = windows1252_page();
    for (const auto& row : table_rows(embedded_file("tcvn3.tsv"))) {
      if (row[2].empty()) built[hex_byte(row[0])] = first_code_point(row[1]);
    }
    return built;
  }();
  return page;
}

const CodePage& tcvn3_capitals() {
  static const CodePage page = [] {
    CodePage built{};
    for (const auto& row : table_rows(embedded_file("tcvn3.tsv"))) {
      if (row[2] == "vn1") built[hex_byte(row[0])] = first_code_point(row[1]);
    }
    return built;
  }();
  return page;
}

const CodePage& viscii_page() {
  static const CodePage page = table_page("viscii_vps.tsv", 0, 1);
  return page;
}

const CodePage& vps_page() {
  static const CodePage page = table_page("viscii_vps.tsv", 0, 2);
  return page;
}

char32_t vni_pair(unsigned char base, unsigned char mark) { return vni_tables().pairs[base][mark]; }

const CodePage& vni_page() { return vni_tables().single; }

std::optional<std::uint8_t> byte_in_windows1252(char32_t c) {
  static const Inverse inverse(windows1252_page());
  return inverse.find(c);
}

std::optional<std::uint8_t> byte_in_macroman(char32_t c) {
  static const Inverse inverse(macroman_page());
  return inverse.find(c);
}

} // namespace danchieu::text
