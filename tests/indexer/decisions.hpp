#pragma once

#include <string>

namespace danchieu::tests {

/// A decision of the People's Committee of Kon Tum as its office lays it out. `date` is "23 tháng 7 năm 2012"; `clauses` are
/// its articles.
inline std::string decision(const std::string& number, const std::string& date, const std::string& title,
                            const std::string& clauses) {
  return "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
         "---------------\n\nSố: " +
         number + "\n\nKon Tum, ngày " + date + "\n\nQUYẾT ĐỊNH\n" + title +
         "\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM\n\n"
         "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003;\n\nQUYẾT ĐỊNH:\n\n" +
         clauses + "\n\nCHỦ TỊCH\n\nHà Ban\n";
}

inline std::string replacing(const std::string& number, const std::string& date, const std::string& old_number,
                             const std::string& old_date) {
  return decision(number, date, "Về việc phân công công tác",
                  "Điều 1. Phân công công tác cho các thành viên.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế "
                  "Quyết định số " +
                      old_number + " ngày " + old_date + " của Ủy ban nhân dân tỉnh Kon Tum.\n\nĐiều 3. Chánh Văn phòng chịu "
                                                         "trách nhiệm thi hành Quyết định này.");
}

inline std::string plain(const std::string& number, const std::string& date, const std::string& title) {
  return decision(number, date, title,
                  "Điều 1. Ban hành kèm theo Quyết định này quy chế phối hợp.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày "
                  "ký.\n\nĐiều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.");
}

inline std::string work(const std::string& year, const std::string& number) {
  return "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/" + year + "/" + number;
}

} // namespace danchieu::tests
