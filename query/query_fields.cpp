#include "query/query_parser.hpp"

#include "normalizer/text/fold.hpp"

#include <array>
#include <string>

namespace danchieu::query {

namespace {

constexpr auto fields = std::to_array<QueryField>({
    {"loai", "loại type kind", "loại văn bản, tên đầy đủ hay viết tắt", "kind of document, full name or abbreviation",
     "loai:\"quyết định\""},
    {"coquan", "cơquan issuer authority banhanh", "cơ quan ban hành", "issuing body", "coquan:\"UBND tỉnh Kon Tum\""},
    {"tinh", "tỉnh thanhpho place province", "tỉnh, thành phố", "province or city", "tinh:\"Kon Tum\""},
    {"nam", "năm year", "năm ban hành, hay khoảng năm", "year of issue, or a range of years", "nam:2012..2016"},
    {"ngay", "ngày date", "ngày ban hành, hay khoảng ngày", "date of issue, or a range of dates",
     "ngay:2012-01-01..2012-06-30"},
    {"so", "số number no", "số, ký hiệu", "document number", "so:130/2005/NĐ-CP"},
    {"hieuluc", "hiệulực status force", "tình trạng hiệu lực: còn, hết, một phần, chưa, không rõ",
     "legal force: in_force, expired, partly_expired, not_yet_in_force, unknown", "hieuluc:con"},
    {"tieude", "tiêuđề title tên ten", "từ trong tên văn bản", "words of the title", "tieude:\"cải cách hành chính\""},
    {"linhvuc", "lĩnhvực field subject topic", "lĩnh vực, theo tên văn bản", "field of public life, as the title tells", "linhvuc:\"đất đai\""},
    {"trichdan", "tríchdẫn cites danchieu dẫnchiếu", "văn bản có trích dẫn số này", "documents that cite this number",
     "trichdan:130/2005/NĐ-CP"},
});

} // namespace

std::span<const QueryField> query_fields() {
  return fields;
}

const QueryField* query_field(std::string_view name) {
  const std::string folded = text::fold(name);
  if (folded.empty()) return nullptr;
  for (const QueryField& field : fields) {
    if (folded == field.name) return &field;
    std::size_t begin = 0;
    while (begin < field.aliases.size()) {
      std::size_t end = field.aliases.find(' ', begin);
      if (end == std::string_view::npos) end = field.aliases.size();
      if (text::fold(field.aliases.substr(begin, end - begin)) == folded) return &field;
      begin = end + 1;
    }
  }
  return nullptr;
}

} // namespace danchieu::query
