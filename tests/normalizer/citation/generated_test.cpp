// Prints citations in every way that documents write them and reads them back. How many: the environment variable
// DANCHIEU_GENERATED, ten thousand when it is not set (the test preset "generated" asks for a million).

#include "normalizer/citation/citation.hpp"

#include "normalizer/text/fold.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

namespace danchieu::citation {
namespace {

struct Kind {
  const char* type;        ///< as in running text
  const char* name;        ///< as the grammar names it
  const char* letters;     ///< abbreviation that may stand for the type word; "" when none does
  const char* plain;       ///< without marks
  const char* code;        ///< letters of the number
  enum { year_in_number, year_in_date, dashed } form; ///< "130/2005/NĐ-CP", "30/NQ-CP", "18-NQ/TW"
};

const Kind kinds[] = {
    {"Nghị định", "nghị định", "NĐ", "Nghi dinh", "NĐ-CP", Kind::year_in_number},
    {"Quyết định", "quyết định", "QĐ", "Quyet dinh", "QĐ-TTg", Kind::year_in_number},
    {"Quyết định", "quyết định", "QĐ", "Quyet dinh", "QĐ-UBND", Kind::year_in_date},
    {"Quyết định", "quyết định", "QĐ", "Quyet dinh", "QĐ-BNN-KHCN", Kind::year_in_date},
    {"Thông tư", "thông tư", "TT", "Thong tu", "TT-BTC", Kind::year_in_number},
    {"Thông tư", "thông tư", "TT", "Thong tu", "TT-BLĐTBXH", Kind::year_in_number},
    {"Thông tư liên tịch", "thông tư liên tịch", "TTLT", "Thong tu lien tich", "TTLT-BTC-BNV", Kind::year_in_number},
    {"Thông tư liên tịch", "thông tư liên tịch", "TTLT", "Thong tu lien tich", "TTLT-BGD&ĐT-BTC", Kind::year_in_number},
    {"Thông tư liên tịch", "thông tư liên tịch", "TTLT", "Thong tu lien tich", "TTLT/BTC-BLĐTBXH", Kind::year_in_number},
    {"Thông tư liên tịch", "thông tư liên tịch", "TTLT", "Thong tu lien tich", "BTC-TNMT", Kind::year_in_number},
    {"Nghị quyết", "nghị quyết", "NQ", "Nghi quyet", "NQ-CP", Kind::year_in_date},
    {"Nghị quyết", "nghị quyết", "NQ", "Nghi quyet", "NQ-HĐND", Kind::year_in_number},
    {"Nghị quyết", "nghị quyết", "NQ", "Nghi quyet", "QH15", Kind::year_in_number},
    {"Nghị quyết", "nghị quyết", "NQ", "Nghi quyet", "NQ/TW", Kind::dashed},
    {"Kết luận", "kết luận", "", "Ket luan", "KL/TW", Kind::dashed},
    {"Quy định", "quy định", "", "Quy dinh", "QĐ/TW", Kind::dashed},
    {"Hướng dẫn", "hướng dẫn", "", "Huong dan", "HD/BTCTW", Kind::dashed},
    {"Kế hoạch", "kế hoạch", "KH", "Ke hoach", "KH/TU", Kind::dashed},
    {"Nghị định", "nghị định", "NĐ", "Nghi dinh", "CP", Kind::dashed},
    {"Nghị định", "nghị định", "NĐ", "Nghi dinh", "HĐBT", Kind::dashed},
    {"Luật", "luật", "", "Luat", "LCT/HĐNN8", Kind::dashed},
    {"Quyết định", "quyết định", "QĐ", "Quyet dinh", "TTg", Kind::year_in_date},
    {"Quyết định", "quyết định", "QĐ", "Quyet dinh", "QĐ-CTN", Kind::year_in_date},
    {"Quyết định", "quyết định", "QĐ", "Quyet dinh", "QĐ-CTUBND", Kind::year_in_number},
    {"Chỉ thị", "chỉ thị", "CT", "Chi thi", "CT-TTg", Kind::year_in_date},
    {"Chỉ thị", "chỉ thị", "CT", "Chi thi", "CT/TU", Kind::dashed},
    {"Kế hoạch", "kế hoạch", "KH", "Ke hoach", "KH-UBND", Kind::year_in_date},
    {"Công văn", "công văn", "CV", "Cong van", "UBND-KTTH", Kind::year_in_date},
    {"Công văn", "công văn", "CV", "Cong van", "BKH-TĐ&GSĐT", Kind::year_in_date},
    {"Tờ trình", "tờ trình", "TTr", "To trinh", "TTr-SNV", Kind::year_in_date},
    {"Thông báo", "thông báo", "TB", "Thong bao", "TB-VPCP", Kind::year_in_date},
    {"Pháp lệnh", "pháp lệnh", "", "Phap lenh", "PL-UBTVQH10", Kind::year_in_number},
    {"Luật", "luật", "", "Luat", "QH13", Kind::year_in_number},
    {"Lệnh", "lệnh", "", "Lenh", "L-CTN", Kind::year_in_number},
    {"Văn bản hợp nhất", "văn bản hợp nhất", "VBHN", "Van ban hop nhat", "VBHN-VPQH", Kind::year_in_date},
    {"Văn bản hợp nhất", "văn bản hợp nhất", "VBHN", "Van ban hop nhat", "VBHN-BTC", Kind::year_in_date},
};

class Printer {
public:
  explicit Printer(std::uint64_t seed) : random_(seed) {}

  struct Printed {
    std::string text;
    std::string type;
    std::string number;
    std::optional<int> year;
    std::optional<Date> date;
  };

  Printed print() {
    const Kind& kind = kinds[below(std::size(kinds))];
    Printed out;
    out.type = kind.name;
    const unsigned year = 1986 + below(45);
    const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(1 + below(12)), std::chrono::day(1 + below(28))};
    std::string serial = std::to_string(1 + below(below(2) ? 99 : 9999));
    if (serial.size() == 1 && below(2)) {
      serial.insert(0, "0");
    }
    if (below(12) == 0) {
      serial += one_of({"a", "b", "c", "d"});
    } else if (below(12) == 0 && kind.form == Kind::year_in_number) {
      serial += '.' + std::to_string(1 + below(19));
    }
    out.number = serial;
    std::string number = below(25) == 0 && serial.find('.') == std::string::npos ? '*' + serial + '*' : serial;
    if (kind.form == Kind::dashed) {
      out.number += '-';
      number += dash();
    } else {
      out.number += '/';
      number += slash();
    }
    if (kind.form == Kind::year_in_number) {
      out.number += std::to_string(year) + '/';
      number += std::to_string(year) + slash();
      out.year = static_cast<int>(year);
    }
    out.number += kind.code;
    number += code(kind.code);

    const bool dated = kind.form != Kind::year_in_number ? below(4) != 0 : below(2) == 0;
    const std::string type = type_word(kind);
    const bool letters_said = type == kind.letters;
    std::string said = one_of({"số ", "số ", "số ", "số: ", "Số ", "số\n", "số", "số số ", "", "so "});
    if (said.empty() && letters_said && (kind.code[0] == 'U' || kind.code[0] == 'B')) {
      said = "số ";
    }
    const std::string note = letters_said || said.empty() ? "" : note_mark();
    out.text = one_of({"Căn cứ ", "theo quy định tại ", "(", "- ", "“", "của "}) + type + note + (letters_said ? " " : blank()) + said + number;
    if (dated) {
      out.date = date;
      out.year = out.year ? out.year : std::optional(static_cast<int>(year));
      out.text += note_mark() + one_of({" ", ", ", "\n", " "}) + day_words(date);
    }
    out.text += one_of({";", " của ai đó", ".", ")", ", và", " về việc khác", "\n\nĐiều 2"});
    return out;
  }

private:
  unsigned below(std::size_t count) { return static_cast<unsigned>(random_() % count); }

  std::string one_of(std::initializer_list<const char*> choices) { return *(choices.begin() + below(choices.size())); }

  std::string blank() { return one_of({" ", " ", " ", " ", "\n", "  ", " \n"}); }

  /// The mark of a footnote, seldom.
  std::string note_mark() { return below(12) == 0 ? one_of({"[1]", "(2)", "¹", "[12]", " (*)"}) : ""; }

  std::string slash() { return one_of({"/", "/", "/", "/", "/", " /", "/ ", " / ", "∕", "⁄", "/\n"}); }

  std::string dash() { return one_of({"-", "-", "-", "-", "–", "‑", "—"}); }

  /// "Nghị định", "NGHỊ ĐỊNH", "nghị định", "Nghị\nđịnh", "Nghi dinh", "NĐ".
  std::string type_word(const Kind& kind) {
    const unsigned how = below(10);
    if (how == 0 && kind.letters[0] != 0) {
      return kind.letters;
    }
    std::string word = how == 1 ? kind.plain : kind.type;
    if (how == 2) {
      word = kind.name;
    } else if (how == 4) {
      word = text::upper(kind.name);
    }
    for (std::size_t i = 0; how == 3 && i < word.size(); ++i) {
      if (word[i] == ' ') {
        word[i] = '\n';
      }
    }
    return word;
  }

  /// The letters with any dash, blanks and line breaks where documents break them, đ seldom without its stroke.
  std::string code(std::string_view letters) {
    std::string out;
    if (below(30) == 0 && (letters == "QĐ-UBND" || letters == "NĐ-CP" || letters == "NQ-HĐND" || letters == "QĐ-TTg")) {
      return below(2) ? text::lower(letters) : text::upper(text::fold(letters)); // "qđ-ubnd", "QD-UBND"
    }
    bool first = true;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (letters[i] == '-') {
        out += dash();
        out += first ? one_of({"", "", "", " ", "\n"}) : one_of({"", "", "", "\n"});
        first = false;
      } else {
        out += letters[i];
      }
    }
    return out;
  }

  std::string day_words(Date date) {
    const auto day = static_cast<unsigned>(date.day());
    const auto month = static_cast<unsigned>(date.month());
    const std::string d = (day < 10 && below(2) ? "0" : "") + std::to_string(day);
    const std::string m = (month < 10 && below(2) ? "0" : "") + std::to_string(month);
    const std::string y = std::to_string(static_cast<int>(date.year()));
    switch (below(7)) {
    case 0:
      return "ngày " + d + "/" + m + "/" + y;
    case 1:
      return "ngày " + d + "." + m + "." + y;
    case 2:
      return "ngày " + d + "-" + m + "-" + y;
    case 3:
      return "ngày" + d + " tháng" + m + " năm " + y;
    case 4:
      return "ngày " + d + "\ntháng " + m + " năm\n" + y;
    case 5:
      return "ngày ngày " + d + "/" + m + "/" + y;
    default:
      return "ngày " + d + " tháng " + m + " năm " + y;
    }
  }

  std::mt19937_64 random_;
};

unsigned long how_many() {
  const char* const asked = std::getenv("DANCHIEU_GENERATED");
  return asked == nullptr ? 10'000UL : std::strtoul(asked, nullptr, 10);
}

TEST(GeneratedCitations, AreReadBackAsPrinted) {
  Printer printer(2026);
  unsigned failures = 0;
  for (unsigned long i = 0; i < how_many() && failures < 20; ++i) {
    const Printer::Printed printed = printer.print();
    const auto found = find_citations(printed.text);
    const bool right = found.size() == 1 && found[0].kind == CitationKind::numbered && found[0].number == printed.number &&
                       found[0].type == printed.type && found[0].year == printed.year && found[0].date == printed.date &&
                       number_key(found[0].number) == number_key(printed.number);
    if (!right) {
      ++failures;
      ADD_FAILURE() << '[' << printed.text << "]\n  printed " << printed.type << ' ' << printed.number << " year "
                    << printed.year.value_or(0) << "\n  read " << found.size() << ' '
                    << (found.empty() ? "" : found[0].type + ' ' + found[0].number) << " year "
                    << (found.empty() ? 0 : found[0].year.value_or(0)) << (found.empty() || !found[0].date ? " no date" : " dated");
    }
  }
}

} // namespace
} // namespace danchieu::citation
