#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/syllable.hpp"
#include "normalizer/text/token.hpp"
#include "normalizer/text/utf8.hpp"
#include "tests/normalizer/text/legacy_writer.hpp"

#include <gtest/gtest.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace danchieu::text {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text.substr(0, 2000)) {
    static constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    result += byte >= 0x20 && byte < 0x7F ? std::string(1, c)
                                          : std::string{'\\', 'x', digits[byte >> 4], digits[byte & 15]};
  }
  return result;
}

bool is_nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(text, status) != 0;
}

/// What must hold for any bytes.
void check(std::string_view bytes) {
  SCOPED_TRACE(escaped(bytes));
  const CleanText result = clean(bytes);
  ASSERT_TRUE(is_utf8(result.text)) << escaped(result.text);
  ASSERT_TRUE(is_nfc(result.text)) << escaped(result.text);
  ASSERT_EQ(clean(result.text).text, result.text) << "cleaned again: " << escaped(clean(result.text).text);
  ASSERT_EQ(clean_utf8(result.text), result.text);
  ASSERT_EQ(result.offsets.derived_length(), result.text.size());
  ASSERT_EQ(result.offsets.source_length(), bytes.size());
  std::size_t last_source = 0;
  for (std::size_t i = 0; i <= result.text.size(); ++i) {
    const std::size_t source = result.offsets.to_source(i);
    ASSERT_LE(last_source, source);
    ASSERT_LE(source, bytes.size());
    // Not past the offset it came from, and the same place on the way back and forth.
    const std::size_t back = result.offsets.to_derived(source);
    ASSERT_LE(back, i);
    ASSERT_EQ(result.offsets.to_source(back), source);
    ASSERT_LE(result.offsets.to_source_end(i), bytes.size());
    if (i > 0) {
      ASSERT_GE(result.offsets.to_source_end(i), result.offsets.to_source(i - 1));
    }
    last_source = source;
  }
  std::size_t last_start = 0;
  std::uint32_t last_position = 0;
  for (const Token& token : tokenize(result.text)) {
    ASSERT_LE(last_start, token.start);
    ASSERT_LT(token.start, token.end);
    ASSERT_LE(token.end, result.text.size());
    ASSERT_GE(token.position, last_position);
    ASSERT_FALSE(token.exact.empty());
    ASSERT_EQ(token.folded, fold(token.exact));
    last_start = token.start;
    last_position = token.position;
  }
  ASSERT_EQ(spelling_key(spelling_key(result.text)), spelling_key(result.text));
  ASSERT_EQ(lower(lower(result.text)), lower(result.text));
  for (const char c : slug(result.text))
    ASSERT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  const SyllableShare share = syllable_share(result.text);
  ASSERT_TRUE(share.share >= 0 && share.share <= 1);
}

TEST(TextProperties, HoldForRandomBytes) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 3 == 0 ? 'a' + random() % 26 : random() % 256);
    check(bytes);
    if (HasFatalFailure()) return;
  }
}

/// Pieces that meet each other badly: marks, letters before marks, look-alikes, blanks, signs of wrong
/// decoding.
TEST(TextProperties, HoldForRandomSequencesOfAwkwardCharacters) {
  const std::vector<std::string> pieces{
      "a",        "e",      "o",      "u",          "U",      "y",
      "d",        "đ",      "ư",      "Ơ",          "ê",      "é",
      "ế",        "ệ",      "n",      "h",          "c",      "Q",
      "q",        " ",      "\n",     "\r",         "\r\n",   "\0",
      "1",        "/",      "-",      "–",          ".",      ",",
      "\u0300",   "\u0301", "\u0303", "\u0309",     "\u0323", "\u0302",
      "\u0306",   "\u031B", "\u0340", "\u0308",     "\u0327", "\u00AD",
      "\u200B",   "\u200D", "\uFEFF", "\u00A0",     "\u3000", "Ｎ",
      "／",       "Ð",      "ð",      "Ɖ",          "А",      "р",
      "Ж",        "Τ",      "á»",     "Ã",          "áº¡",    "»",
      "µ",        "¸",      "ä",      "√",          "\u1100", "\u1161",
      "\u11A8",   "\u212B", "\u0958", "\U0001D15E", "😀",      "\xFF",
      "\xE1\xBB", "\xC3",   "nước",   "nhà",        "của",    "130/2005/NĐ-CP"};
  std::mt19937 random(4);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes;
    for (auto i = random() % 25; i > 0; --i) bytes += pieces[random() % pieces.size()];
    check(bytes);
    if (HasFatalFailure()) return;
  }
}

TEST(TextProperties, HoldForSentencesInEveryEncodingCutAnywhere) {
  const std::string sentence =
      "Căn cứ Luật Tổ chức Chính phủ; QUYẾT ĐỊNH của Bộ trưởng số 130/2005/NĐ-CP: đơn vị được hưởng – “nước”";
  for (const Encoding encoding :
       {Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::vps, Encoding::windows1258,
        Encoding::utf16le, Encoding::utf16be, Encoding::utf8_as_windows1252, Encoding::utf8_as_macroman,
        Encoding::utf8}) {
    const std::string bytes = write_legacy(encoding, sentence);
    for (std::size_t i = 0; i <= bytes.size(); ++i) {
      check(std::string_view(bytes).substr(0, i));
      check(std::string_view(bytes).substr(i));
      if (HasFatalFailure()) return;
    }
  }
  check(write_legacy(Encoding::utf8_as_windows1252, write_legacy(Encoding::utf8_as_windows1252, sentence)));
}

TEST(TextProperties, CostGrowsWithLengthOnly) {
  // Time of this process only, the best of three: other programs may run beside the tests.
  const auto seconds = [](const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const std::clock_t start = std::clock();
      (void)tokenize(clean(text).text);
      best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
  };
  for (const std::string_view unit : {"a\u0301\u0323", "\u0301", "\u200B", "Ðа", "1,", "1/", "9", "ê", "\xE1",
                                      "á»", "a\xFF", "\r", "đ1-", "µ¸ "}) {
    std::string small;
    std::string large;
    while (small.size() < 8'000) small += unit;
    for (int i = 0; i < 10; ++i) large += small;
    const double one = std::max(seconds(small), 0.005);
    EXPECT_LT(seconds(large), one * 10 * 5) << escaped(unit); // ten times the length; five for noise
  }
}

} // namespace
} // namespace danchieu::text
