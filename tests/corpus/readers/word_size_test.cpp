#include "corpus/readers/word_size.hpp"

#include "corpus/readers/compound_file.hpp"
#include "corpus/readers/container_reader.hpp"
#include "tests/corpus/readers/tiny_word.hpp"

#include <gtest/gtest.h>

#include <string>

namespace danchieu::corpus {
namespace {

using tests::tiny_word;
using tests::TinyWord;

TEST(WordSize, CountsWhatIsShown) {
  struct Case {
    TinyWord say;
    std::size_t shown;
  };
  const Case cases[] = {
      {{"ABC de\r", u"Đ ễ\r", ""}, 7},                         // blanks and ends of paragraphs are nothing
      {{"ABC", u"", "running head"}, 3},                       // heads are no text
      {{"a\x13 PAGE \x14"                                      // a field shows its result
        "12\x15"
        "b",
        u"", ""},
       4},
      {{"\x13 REF \x13 PAGE \x14"                              // one within the instruction of another shows nothing
        "3\x15 \x14"
        "xy\x15",
        u"", ""},
       2},
  };
  for (const Case& each : cases) EXPECT_EQ(shown_characters(tiny_word(each.say)), each.shown) << each.say.narrow;
}

TEST(WordSize, SaysNothingOfOtherAndDamagedFiles) {
  EXPECT_EQ(shown_characters(""), std::nullopt);
  EXPECT_EQ(shown_characters("{\\rtf1 a}"), std::nullopt);
  const std::string whole = tiny_word({"ABC", u"", ""});
  for (std::size_t size = 0; size < whole.size(); size += 101) EXPECT_EQ(shown_characters(whole.substr(0, size)), std::nullopt) << size;
  std::string old = whole;
  tests::put(old, 5 * 512 + 2, 0x69, 2); // Word 95
  EXPECT_EQ(shown_characters(old), std::nullopt);
}

TEST(WordSize, EndsWhereChainsRunInARingAndPiecesOverlap) {
  std::string ring = tiny_word({"ABC", u"", ""});
  tests::put(ring, 512 + 4 * 12, 4, 4); // the last sector of the text points to its first
  EXPECT_EQ(shown_characters(ring), 3U);
  tests::put(ring, 512 + 4 * 1, 1, 4); // and so does the directory
  EXPECT_EQ(shown_characters(ring), 3U);
  std::string huge = tiny_word({"ABC", u"", ""});
  tests::put(huge, 5 * 512 + 0x4C, 0x7FFFFFFF, 4);
  tests::put(huge, 4 * 512 + 5 + 4, 0x7FFFFFFF, 4);
  EXPECT_LE(shown_characters(huge).value_or(0), 9U * 512);
}

TEST(CompoundFile, GivesStreamsOfBothSizes) {
  const std::string bytes = tiny_word({"ABC", u"", ""});
  const CompoundFile file(bytes);
  EXPECT_EQ(file.stream("WordDocument").value_or("").size(), 9U * 512);
  EXPECT_EQ(file.stream("1Table").value_or("").size(), 45U);
  EXPECT_EQ(file.stream("0Table"), std::nullopt);
}

TEST(CompoundFile, KnowsThatItsEndIsMissing) {
  const std::string whole = tiny_word({"ABC", u"", ""});
  EXPECT_FALSE(is_cut_short(whole));
  EXPECT_FALSE(is_cut_short(whole.substr(0, whole.size() - 511))) << "a last sector that is not filled";
  EXPECT_FALSE(is_cut_short("{\\rtf1 a}"));
  for (std::size_t size = 80; size <= whole.size() - 512; size += 101) EXPECT_TRUE(is_cut_short(whole.substr(0, size))) << size;
  std::string ring = whole;
  tests::put(ring, 44, 0x7FFFFFFF, 4);
  tests::put(ring, 68, 0, 4);
  EXPECT_FALSE(is_cut_short(ring)) << "more tables promised than are listed";
}

TEST(CompoundFile, CutShortIsSaidWhateverIsLeftOfIt) {
  const std::string whole = tiny_word({"Nghị định số 1", u"", ""});
  for (const std::size_t size : {std::size_t{1000}, std::size_t{2000}, whole.size() - 600}) {
    const std::string_view cut = std::string_view(whole).substr(0, size);
    const ReadResult result = read_here(cut, media_type(cut, "a.doc"), {}, nullptr);
    const auto* const failure = std::get_if<ReadFailure>(&result);
    ASSERT_NE(failure, nullptr) << size;
    EXPECT_EQ(failure->reason, FailureReason::corrupt) << size;
    EXPECT_NE(failure->message.find("cut short"), std::string::npos) << failure->message;
  }
}

} // namespace
} // namespace danchieu::corpus
