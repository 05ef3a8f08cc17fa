#include "corpus/readers/confined/message.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace danchieu::corpus::confined {
namespace {

SourceText full_source() {
  SourceText source;
  source.text = "Điều 1. Phạm vi\nĐiều 2. Đối tượng\n";
  source.encoding = text::Encoding::tcvn3;
  source.media_type = "application/pdf";
  source.ocr = true;
  source.pages = {{0, 1}, {20, 3}};
  source.doubtful = {{0, 6, 41}, {8, 9, 0}};
  source.members = {{"a/b\xFF.pdf", 0, 20, "application/pdf", {}}, {"c.doc", 20, 20, "", ReadFailure{FailureReason::encrypted, "locked", "unlock"}}};
  return source;
}

TEST(Message, CarriesEverythingOfAText) {
  const SourceText source = full_source();
  const auto result = decode(encode(source));
  ASSERT_TRUE(result);
  const auto& copy = std::get<SourceText>(*result);
  EXPECT_EQ(copy.text, source.text);
  EXPECT_EQ(copy.encoding, source.encoding);
  EXPECT_EQ(copy.media_type, source.media_type);
  EXPECT_TRUE(copy.ocr);
  EXPECT_EQ(copy.pages, source.pages);
  EXPECT_EQ(copy.doubtful, source.doubtful);
  ASSERT_EQ(copy.members.size(), 2U);
  EXPECT_EQ(copy.members[0].name, source.members[0].name);
  EXPECT_EQ(copy.members[0].end, 20U);
  ASSERT_TRUE(copy.members[1].failure);
  EXPECT_EQ(copy.members[1].failure->reason, FailureReason::encrypted);
  EXPECT_EQ(page_at(copy, 25), 3U);
}

TEST(Message, CarriesAFailure) {
  const auto result = decode(encode(ReadFailure{FailureReason::bomb, "too much", "beware"}));
  ASSERT_TRUE(result);
  EXPECT_EQ(std::get<ReadFailure>(*result).reason, FailureReason::bomb);
  EXPECT_EQ(std::get<ReadFailure>(*result).hint, "beware");
}

TEST(Message, IsRefusedWhereverItIsCutOrTooLong) {
  for (const std::string& whole : {encode(full_source()), encode(ReadFailure{FailureReason::bomb, "too much", "beware"})}) {
    for (std::size_t length = 0; length < whole.size(); ++length) {
      EXPECT_FALSE(decode(whole.substr(0, length))) << length << " of " << whole.size();
    }
    EXPECT_FALSE(decode(whole + "x"));
  }
}

TEST(Message, IsRefusedWhenItLies) {
  const auto refused = [](void (*change)(SourceText&)) {
    SourceText source = full_source();
    change(source);
    return !decode(encode(source));
  };
  EXPECT_FALSE(refused([](SourceText&) {}));
  EXPECT_TRUE(refused([](SourceText& source) { source.text[0] = '\xFF'; })) << "no UTF-8";
  EXPECT_TRUE(refused([](SourceText& source) { source.pages[1].offset = 1000; })) << "outside the text";
  EXPECT_TRUE(refused([](SourceText& source) { source.pages[1].page = 1; })) << "pages out of order";
  EXPECT_TRUE(refused([](SourceText& source) { source.doubtful[1].end = 7; })) << "ends before it starts";
  EXPECT_TRUE(refused([](SourceText& source) { source.doubtful[1].start = 5; })) << "words overlap";
  EXPECT_TRUE(refused([](SourceText& source) { source.doubtful[0].confidence = 101; }));
  EXPECT_TRUE(refused([](SourceText& source) { source.members[1].start = 10; })) << "members overlap";
}

TEST(Message, SurvivesAnyChangedByte) {
  const std::string whole = encode(full_source());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'\0', '\x7F', '\xFF'}) {
      std::string changed = whole;
      changed[at] = byte;
      if (const auto result = decode(changed)) {
        if (const auto* source = std::get_if<SourceText>(&*result)) {
          for (const PageStart& page : source->pages) EXPECT_LE(page.offset, source->text.size());
          for (const DoubtfulWord& word : source->doubtful) EXPECT_LE(word.end, source->text.size());
        }
      }
    }
  }
}

TEST(FrameReader, PutsTogetherWhatComesInPieces) {
  const std::string stream = frame(sign_of_life, {}) + frame(sign_of_life, {}) + frame(result_letter, "payload");
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    FrameReader reader(100);
    int signs = 0;
    for (std::size_t at = 0; at < stream.size(); at += piece) signs += reader.add(std::string_view(stream).substr(at, piece)) ? 1 : 0;
    ASSERT_EQ(reader.state(), FrameReader::State::done) << piece;
    EXPECT_EQ(reader.result(), "payload") << piece;
    EXPECT_GE(signs, 1) << piece;
  }
}

TEST(FrameReader, RefusesWhatIsNoMessage) {
  const auto state = [](const std::string& bytes) {
    FrameReader reader(100);
    reader.add(bytes);
    return reader.state();
  };
  EXPECT_EQ(state("hello world"), FrameReader::State::broken);
  EXPECT_EQ(state(frame(sign_of_life, "x")), FrameReader::State::broken);
  EXPECT_EQ(state(frame(result_letter, "x") + "y"), FrameReader::State::broken);
  EXPECT_EQ(state(frame(result_letter, std::string(101, 'x'))), FrameReader::State::too_long);
  EXPECT_EQ(state(frame(result_letter, "xy").substr(0, 6)), FrameReader::State::waiting);
}

} // namespace
} // namespace danchieu::corpus::confined
