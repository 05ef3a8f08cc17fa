// Any bytes as a record of the store: as they are, and put into the record of a document. What is no record is refused
// with an Error; what is read is written again as the same record.
#include "corpus/document/analysis.hpp"
#include "corpus/error.hpp"
#include "corpus/record.hpp"
#include "fuzz/require.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace danchieu;

namespace {

void require_total(std::string_view bytes) {
  try {
    const std::string written = corpus::encode_record(corpus::decode_record(bytes));
    REQUIRE(corpus::encode_record(corpus::decode_record(written)) == written);
  } catch (const Error& refused) {
    REQUIRE(!refused.hint().empty());
  }
}

std::string sound_record() {
  const std::string text = "CHÍNH PHỦ\n\nSố: 5/2020/NĐ-CP\n\nHà Nội, ngày 2 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\nVề đèn \"lồng\"\n\n"
                           "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\n\nĐiều 1. Phạm vi\n1. Thay thế Nghị định số "
                           "3/2010/NĐ-CP ngày 1 tháng 2 năm 2010.\n\nĐiều 2. Hiệu lực\nTừ ngày 1 tháng 5 năm 2020.\n";
  corpus::WorkRecord record;
  record.key = "key";
  record.document = corpus::analyse(text).front();
  record.files = {{"a\xFF.txt", "id", "sum", "text/plain", "utf-8"}};
  return corpus::encode_record(record);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  require_total({reinterpret_cast<const char*>(data), size});
  static const std::string sound = sound_record();
  std::string changed = sound;
  for (std::size_t i = 0; i + 2 < size && i < 30; i += 3) { // two bytes of place, one to put there
    changed[(std::size_t{data[i]} << 8 | data[i + 1]) % changed.size()] = static_cast<char>(data[i + 2]);
  }
  require_total(changed);
  return 0;
}
