// Anything that might come out of pdftotext: the text stays UTF-8, pages and offsets in order.
#include "corpus/readers/pdf/bbox_reader.hpp"
#include "corpus/readers/pdf/ocr.hpp"
#include "corpus/readers/pdf/page_text.hpp"
#include "fuzz/require.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

using namespace danchieu::corpus;

namespace {

void require_ordered(const SourceText& source) {
  std::size_t before = 0;
  for (const PageStart& page : source.pages) {
    REQUIRE(page.offset >= before && page.offset <= source.text.size());
    before = page.offset;
  }
  before = 0;
  for (const DoubtfulWord& word : source.doubtful) {
    REQUIRE(word.start >= before && word.end >= word.start && word.end <= source.text.size());
    before = word.end;
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  PageText recognised;
  for (PrintedPage& page : read_tesseract_table(rest)) recognised.add(std::move(page));
  require_ordered(recognised.finish());

  BboxReader reader([&](char* buffer, std::size_t wanted) {
    const std::size_t count = std::min({wanted, rest.size(), std::size_t{100}});
    std::copy_n(rest.data(), count, buffer);
    rest.remove_prefix(count);
    return static_cast<long>(count);
  });
  PageText text;
  for (PrintedPage page; text.pages() < 100 && reader.next(page);) text.add(std::move(page));
  require_ordered(text.finish());
  return 0;
}
