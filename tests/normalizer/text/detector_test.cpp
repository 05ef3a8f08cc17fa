#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/decoder.hpp"
#include "normalizer/text/fold.hpp"
#include "tests/normalizer/text/legacy_writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace danchieu::text {
namespace {

constexpr std::array encodings{
    Encoding::tcvn3,           Encoding::vni,     Encoding::viscii,  Encoding::vps,
    Encoding::windows1258,     Encoding::utf16le, Encoding::utf16be, Encoding::utf8_as_windows1252,
    Encoding::utf8_as_macroman};

constexpr std::string_view sample =
    "Căn cứ Luật Tổ chức Chính phủ; theo đề nghị của Bộ trưởng Bộ Nội vụ về việc ban hành Nghị định số "
    "130/2005/NĐ-CP quy định chế độ tự chủ, cơ quan nhà nước được giao kinh phí quản lý hành chính.";

TEST(Detector, ReadsASentenceInEveryEncoding) {
  for (const Encoding encoding : encodings) {
    const CleanText result = clean(write_legacy(encoding, sample));
    EXPECT_EQ(name(result.encoding), name(encoding));
    EXPECT_EQ(result.text, sample) << name(encoding);
  }
}

TEST(Detector, OffsetsLeadToTheBytesOfTheEncoding) {
  for (const Encoding encoding : encodings) {
    const CleanText result = clean(write_legacy(encoding, sample));
    for (std::size_t i = 0; i < sample.size(); i = sample.find(' ', i) + 1) {
      EXPECT_EQ(result.offsets.to_source(i), write_legacy(encoding, sample.substr(0, i)).size())
          << name(encoding) << " at " << i;
      EXPECT_EQ(result.offsets.to_derived(result.offsets.to_source(i)), i) << name(encoding);
      if (sample.find(' ', i) == std::string_view::npos) break;
    }
  }
}

TEST(Detector, ReadsByteOrderMarks) {
  EXPECT_EQ(clean("\xFF\xFE" + write_legacy(Encoding::utf16le, "Nghị")).text, "Nghị");
  EXPECT_EQ(clean("\xFE\xFF" + write_legacy(Encoding::utf16be, "Nghị")).text, "Nghị");
  EXPECT_EQ(clean("\xFE\xFF" + write_legacy(Encoding::utf16be, "Nghị") + "\x1E").text, "Nghị\uFFFD");
  EXPECT_EQ(clean(std::string("\xFF\xFE\x00\xD8\x41\x00", 6)).text, "\uFFFDA");
}

TEST(Detector, ObeysAGivenEncoding) {
  EXPECT_EQ(clean("n\xAD\xED"
                  "c",
                  Encoding::tcvn3)
                .text,
            "nước");
  EXPECT_EQ(clean("n\xAD\xED"
                  "c",
                  Encoding::latin1)
                .text,
            "níc"); // AD is a soft hyphen there
  EXPECT_EQ(clean("Vie^.t Nam dda^'t nu+o+'c, nghi. ddi.nh co\\.", Encoding::viqr).text,
            "Việt Nam đất nước, nghị định co.");
  EXPECT_EQ(clean("\xC3\xA1", Encoding::utf8).text, "á");
}

TEST(Detector, LeavesOtherTextAsItIs) {
  for (const std::string_view text :
       {"Les élèves français étudient déjà la théorie à l'école primaire où naïveté et garçon élégante",
        "Über die größten Städte Österreichs, für Schüler müßte höhere Gebühren",
        "Él también comió más jamón aquí, ayer llegó mañana así después",
        "Não há informação disponível à população"}) {
    EXPECT_EQ(clean(text).text, text);
    EXPECT_EQ(clean(text).encoding, Encoding::utf8);
    const std::string latin1 = write_legacy(Encoding::windows1258, text); // the same bytes for these letters
    EXPECT_NE(clean(latin1).encoding, Encoding::tcvn3) << text;
    EXPECT_NE(clean(latin1).encoding, Encoding::vni) << text;
  }
}

TEST(Detector, TakesSignsBesideNumbersForNoWords) {
  std::string text = "Điểm\n";
  for (int i = 10; i < 40; ++i)
    text += "P" + std::to_string(i) + ": 16º" + std::to_string(i) + "'12\" ± 5 µm, 108º\n";
  EXPECT_EQ(name(clean(text).encoding), "utf-8");
  EXPECT_TRUE(clean(text).text == text);
}

TEST(Detector, KeepsUtf8WithStrayBytes) {
  const CleanText result = clean(std::string(sample) + " \xFF\xFE \xC3( " + std::string(sample) + "\xE1\xBB");
  EXPECT_EQ(result.encoding, Encoding::utf8);
  EXPECT_EQ(result.text, std::string(sample) + " \uFFFD\uFFFD \uFFFD( " + std::string(sample) + "\uFFFD");
}

TEST(Detector, TakesBytesWithoutEvidenceForLatin1) {
  const CleanText result = clean("caf\xE9 \x93x\x94");
  EXPECT_EQ(result.encoding, Encoding::latin1);
  EXPECT_EQ(result.text, "café “x”");
}

TEST(Detector, ReadsMixedFilesByParagraph) {
  const std::string text(sample);
  const CleanText two = clean(text + "\n" + write_legacy(Encoding::tcvn3, sample) + "\n" + text + "\n");
  EXPECT_EQ(two.text, text + "\n" + text + "\n" + text + "\n");
  EXPECT_EQ(two.encoding, Encoding::tcvn3);
  const CleanText three =
      clean(write_legacy(Encoding::tcvn3, sample) + "\n" + write_legacy(Encoding::vni, sample) + "\n" + text);
  EXPECT_EQ(three.text, text + "\n" + text + "\n" + text);
}

TEST(Detector, ReadsLegacyBytesThatWereTakenForLatin1) {
  for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni}) {
    const std::string view =
        clean(write_legacy(encoding, sample), Encoding::utf8).text; // U+FFFD: cannot be undone
    EXPECT_NE(view, sample);
    std::string latin1;
    latin1 = decode(Encoding::latin1, write_legacy(encoding, sample)).text;
    EXPECT_EQ(clean(latin1).text, sample) << name(encoding);
    EXPECT_EQ(clean("Nghị định này quy định về việc cán bộ được hưởng\n" + latin1).text,
              "Nghị định này quy định về việc cán bộ được hưởng\n" + std::string(sample));
  }
}

TEST(Detector, ReadsLegacyBytesDrawnFromAPdfByTheLookOfTheirGlyphs) {
  std::string drawn = decode(Encoding::latin1, write_legacy(Encoding::tcvn3, sample)).text;
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = drawn.find(from); at != std::string::npos; at = drawn.find(from, at + to.size()))
      drawn.replace(at, from.size(), to);
  };
  replace("\u00AD", "\u2212");
  replace("\u00B7", "\u2219");
  ASSERT_NE(drawn.find("\u2212"), std::string::npos);
  EXPECT_EQ(clean(drawn).text, sample);
  EXPECT_EQ(clean("\u2022 " + drawn + " \u2265 5").text, "\u2022 " + std::string(sample) + " \u2265 5") << "signs of other fonts";
  EXPECT_EQ(clean("Nhiệt độ từ \u22125 đến 3 độ, sai số \u2219 μ").text, "Nhiệt độ từ \u22125 đến 3 độ, sai số \u2219 μ");
}

TEST(Detector, RestoresCapitalsOfCapitalFonts) {
  const std::string title =
      "ỦY BAN NHÂN DÂN TỈNH KON TUM\nKẾ HOẠCH\nVề việc thực hiện Quyết định số 5 của Bộ Tài chính";
  const std::string again = title + "\n" + title;
  EXPECT_EQ(clean(write_legacy(Encoding::tcvn3, again)).text, again);
  EXPECT_EQ(clean(write_legacy(Encoding::tcvn3, "BỘ TÀI CHÍNH"), Encoding::tcvn3).text, "BỘ TÀI CHÍNH");
  EXPECT_EQ(clean(write_legacy(Encoding::tcvn3, "Bộ UBND Số 5"), Encoding::tcvn3).text, "Bộ UBND Số 5");
  EXPECT_EQ(clean("C\x97NG H\x92"
                  "A X\x82 H\x97I \x93tri\xD3n khai\x94",
                  Encoding::tcvn3)
                .text,
            "CỘNG HÒA XÃ HỘI “triển khai”");
}

TEST(Detector, RestoresTheLostLetterOfTcvn3) {
  std::string bytes = write_legacy(Encoding::tcvn3, sample);
  bytes.erase(std::remove(bytes.begin(), bytes.end(), '\xAD'), bytes.end());
  const std::string text = clean(bytes).text;
  EXPECT_NE(text.find("trưởng"), std::string::npos) << text;
  EXPECT_NE(text.find("nước được"), std::string::npos) << text;
}

#ifdef DANCHIEU_SHARED_DIR

std::vector<std::string> seed_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(DANCHIEU_SHARED_DIR "/seeds")) {
    std::ifstream in(entry.path(), std::ios::binary);
    texts.push_back(clean(std::string(std::istreambuf_iterator<char>(in), {})).text);
  }
  return texts;
}

/// Windows of about `length` bytes from every part of the seeds, cut at blanks.
std::vector<std::string> windows(std::size_t length) {
  std::vector<std::string> result;
  for (const std::string& text : seed_texts()) {
    for (std::size_t i = 0; i + 2 * length < text.size(); i += std::max<std::size_t>(997, length)) {
      const std::size_t start = text.find(' ', i);
      const std::size_t end = text.find(' ', start + length);
      if (end != std::string::npos) result.push_back(text.substr(start + 1, end - start - 1));
    }
  }
  return result;
}

TEST(DetectorOverSeeds, FindsTheEncodingOfWindowsOfText) {
  for (const auto& [length, floor] :
       {std::pair{60U, 0.85}, std::pair{120U, 0.95}, std::pair{240U, 0.985}, std::pair{600U, 0.995}}) {
    for (const Encoding encoding : encodings) {
      unsigned good = 0;
      unsigned all = 0;
      std::string missed;
      for (const std::string& window : windows(length)) {
        ++all;
        if (clean(write_legacy(encoding, window)).encoding == encoding) {
          ++good;
        } else {
          missed = window;
        }
      }
      const double rate = static_cast<double>(good) / all;
      std::cout << length << " bytes, " << name(encoding) << ": " << good << " of " << all << " found ("
                << rate * 100 << " %)\n";
      EXPECT_GE(rate, floor) << "e.g. " << missed;
    }
  }
}

TEST(DetectorOverSeeds, WholeSeedsComeBackFromEveryEncoding) {
  for (const std::string& text : seed_texts()) {
    for (const Encoding encoding : encodings) {
      const std::string bytes = write_legacy(encoding, text);
      const CleanText result = clean(bytes);
      EXPECT_EQ(name(result.encoding), name(encoding));
      // Characters that the encoding lacks are '?' on both sides; TCVN3 has lost the case of toned capitals.
      const std::string expected = clean(bytes, encoding).text;
      EXPECT_EQ(result.text, expected);
      std::size_t differing = 0;
      const std::string a = lower(result.text);
      const std::string b = lower(text);
      std::size_t at_a = 0;
      for (std::size_t at_b = 0; at_b < b.size() && at_a < a.size(); ++at_a, ++at_b) {
        if (a[at_a] == b[at_b]) continue;
        ++differing;
        if (a[at_a] == '?') {
          while (at_b + 1 < b.size() && (b[at_b + 1] & 0xC0) == 0x80) ++at_b;
        }
      }
      EXPECT_LT(differing, 60U) << name(encoding);
    }
  }
}

#endif

} // namespace
} // namespace danchieu::text
