#include "normalizer/citation/issuer_phrase.hpp"

#include "normalizer/citation/issuer.hpp"
#include "normalizer/citation/place.hpp"
#include "normalizer/citation/scan.hpp"
#include "normalizer/citation/string_map.hpp"
#include "normalizer/citation/type_word.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

namespace danchieu::citation {
namespace {

/// Names of bodies as folded words.
struct BodyNames {
  std::unordered_set<std::string> single; ///< "ubnd"
  StringMap<std::vector<std::string>> after; ///< by the first two words, the words after them, longest first
};

const BodyNames& body_names() {
  static const BodyNames table = [] {
    BodyNames names;
    const auto add = [&](std::string_view name) {
      const std::string key = folded_key(name);
      const std::size_t first = key.find(' ');
      if (first == std::string::npos) {
        names.single.insert(key);
        return;
      }
      const std::size_t second = std::min(key.find(' ', first + 1), key.size());
      names.after[key.substr(0, second)].push_back(key.substr(std::min(second + 1, key.size())));
    };
    for (const Issuer& issuer : issuers()) {
      add(issuer.name);
      for (const std::string& variant : issuer.variants) {
        if (variant.find(' ') != std::string::npos) {
          add(variant);
        }
      }
    }
    for (const std::string_view more : {"UBND", "HĐND", "Thủ tướng", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Ngân hàng Nhà nước",
                                        "Tổng Thanh tra Chính phủ", "Tổng Kiểm toán nhà nước", "Ban Thường vụ Tỉnh ủy",
                                        "Ban Thường vụ Thành ủy", "Ban Thường vụ Quốc hội", "Liên Bộ"}) {
      add(more);
    }
    for (auto& [words, rests] : names.after) {
      std::sort(rests.begin(), rests.end(), [](const std::string& x, const std::string& y) { return x.size() > y.size(); });
    }
    return names;
  }();
  return table;
}

/// Behind blanks, with a comma or a dash among them, between two words of a name; `at` when there are none.
std::size_t skip_between_words(std::string_view text, std::size_t at) {
  std::size_t next = skip_gap(text, at);
  const Letter letter = letter_at(text, next);
  if (letter.folded == ',' || letter.folded == '-') {
    next = skip_gap(text, next + letter.length);
  }
  return next;
}

/// Behind folded `words` at `at`, where "," and "-" may stand between words: "Bộ Văn hóa, Thể thao và Du lịch".
std::size_t match_name(std::string_view text, std::size_t at, std::string_view words) {
  std::size_t word = 0;
  while (word < words.size()) {
    const std::size_t blank = std::min(words.find(' ', word), words.size());
    const std::size_t behind = match_words(text, at, words.substr(word, blank - word));
    if (behind == npos) {
      return npos;
    }
    word = blank + 1;
    if (word >= words.size()) {
      return behind;
    }
    const std::size_t next = skip_between_words(text, behind);
    if (next == behind) {
      return npos;
    }
    at = next;
  }
  return npos;
}

/// Offices before the name of a body; "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ".
std::size_t skip_office(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 16> offices = {
      "bo truong", "thong doc", "chu nhiem", "tong cuc truong", "cuc truong", "giam doc", "chanh an", "vien truong",
      "chanh van phong", "chanh thanh tra", "pho thu tuong", "thu truong", "tong giam doc", "truong ban", "chu tich", "pho chu tich"};
  for (int times = 0; times < 2; ++times) {
    bool found = false;
    if (std::string_view("btcgvp").find(letter_at(text, at).folded) == npos) {
      break; // no office begins with another letter
    }
    for (const std::string_view office : offices) {
      const std::size_t behind = match_words(text, at, office);
      if (behind == npos) {
        continue;
      }
      if (office == "chu tich" && match_words(text, skip_gap(text, behind), "nuoc") != npos) {
        return at; // "Chủ tịch nước" is the body
      }
      std::size_t next = skip_gap(text, behind);
      if (next < text.size() && text[next] == ',') {
        next = skip_gap(text, next + 1);
      }
      at = next;
      found = true;
      break;
    }
    if (!found) {
      break;
    }
  }
  return at;
}

/// Behind one or two blanks or a line break; a tab or an empty line parts cells of a table.
std::size_t skip_line_blanks(std::string_view text, std::size_t at) {
  const std::size_t end = skip_blanks(text, at);
  const std::string_view gap = text.substr(at, end - at);
  return gap.size() > 3 || gap.find('\t') != npos || gap.find("\n\n") != npos ? at : end;
}

/// "Khoá XIV", "Kỳ họp thứ 5" behind a council: its term or session, no place.
bool term_or_session(std::string_view text, const Word& word) {
  const std::size_t next = skip_blanks(text, word.end);
  if (word.folded() == "ky") {
    return match_words(text, next, "hop") != npos;
  }
  if (word.folded() != "khoa") {
    return false;
  }
  const Word numeral = word_at(text, next);
  static constexpr std::string_view roman = "ivx";
  return letter_at(text, next).digit() ||
         (numeral && std::all_of(numeral.folded().begin(), numeral.folded().end(), [](char c) { return roman.find(c) != npos; }));
}

/// "⏎Theo", "⏎Căn cứ", "⏎Nghị định": a new line on which a sentence begins, and no name goes on.
bool begins_sentence(std::string_view text, const Word& word) {
  if (word.start >= 2 && text[word.start - 1] == ' ' && solid(text[word.start - 2])) {
    return false; // a single blank, as nearly everywhere
  }
  static const auto starts = [] {
    std::vector<Word> list;
    for (const std::string_view start : {"theo", "căn", "về", "điều", "các", "để", "khi", "nếu", "xét", "trong", "đối", "việc",
                                         "những", "ngoài", "số", "nơi", "kèm", "trên", "tại"}) {
      list.push_back(word_at(start, 0));
    }
    return list;
  }();
  const std::size_t last = word.start == 0 ? npos : before_blanks(text, word.start);
  if (last == npos || text.substr(last, word.start - last).find('\n') == npos) {
    return false;
  }
  return std::any_of(starts.begin(), starts.end(), [&](const Word& start) { return word.may_be(start); }) ||
         read_type_word(text, word).has_value();
}

/// "BAN HÀNH", "TRIỂN KHAI": words with which a title goes on behind a body, where all is in capitals.
bool begins_title(std::string_view text, const Word& word) {
  static constexpr std::array<std::string_view, 12> starts = {"ve",        "ban hanh", "trien khai", "dieu chinh", "huong dan", "quy dinh",
                                                              "cong bo",   "sua doi",  "phe duyet",  "xu ly",      "v v",       "ra sac lenh"};
  return word.all_capital && word.size > 1 &&
         std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return match_words(text, word.start, start) != npos; });
}

/// Capitalised words of a place at `at`: "Kon Tum", "Bà Rịa - Vũng Tàu"; lower case only for a province's name.
std::size_t place_name_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t next = at;
  for (int words = 0; words < 5; ++words) {
    const Word word = word_at(text, next);
    if (!word || !word.capital || term_or_session(text, word) || begins_title(text, word) || begins_sentence(text, word)) {
      break; // "UBND HUYỆN ĐĂK HÀ VỀ VIỆC …"
    }
    end = word.end;
    next = skip_line_blanks(text, end);
    if (letter_at(text, next).folded == '-') {
      const std::size_t behind = skip_blanks(text, next + letter_at(text, next).length);
      const Word after = word_at(text, behind);
      const std::string both = folded_key(text.substr(at, after.end > at ? after.end - at : 0));
      if (!after.capital || province_prefix(both) == 0) {
        break;
      }
      next = behind;
    }
    if (next == end) {
      break;
    }
  }
  const std::string rest = folded_key(text.substr(at, std::min<std::size_t>(60, text.size() - at)));
  if (const std::size_t known = province_prefix(rest); known != 0) {
    // as many words of the text as the province's name has
    std::size_t words = static_cast<std::size_t>(std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(known), ' ')) + 1;
    std::size_t behind = at;
    std::size_t from = at;
    while (words > 0) {
      const Word word = word_at(text, from);
      if (!word) {
        from += letter_at(text, from).length;
        if (from >= text.size()) {
          break;
        }
        continue;
      }
      behind = word.end;
      from = skip_blanks(text, behind);
      --words;
    }
    return end == at ? behind : std::min(end, std::max(behind, at));
  }
  return end;
}

/// "tỉnh Kon Tum", "TP. Hồ Chí Minh", "huyện Đắk Hà, tỉnh Kon Tum", "tỉnh": behind the place, or `at`.
std::size_t skip_place(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 11> kinds = {"tinh", "thanh pho", "thi xa", "thi tran", "huyen", "quan",
                                                             "xa",   "phuong",    "dac khu", "tp",      "thu do"};
  std::size_t end = at;
  for (int levels = 0; levels < 3; ++levels) {
    std::size_t next = skip_gap(text, end);
    if (levels > 0 && next < text.size() && text[next] == ',') {
      next = skip_gap(text, next + 1);
    }
    std::size_t behind = npos;
    for (const std::string_view kind : kinds) {
      behind = match_words(text, next, kind);
      if (behind != npos) {
        break;
      }
    }
    if (behind == npos) {
      if (levels == 0) { // "UBND Kon Tum"
        const Word word = word_at(text, next);
        const std::string rest = folded_key(text.substr(next, std::min<std::size_t>(60, text.size() - next)));
        if (word.capital && province_prefix(rest) != 0) {
          return place_name_end(text, next);
        }
      }
      break;
    }
    std::size_t name = skip_line_blanks(text, behind);
    if (match_words(text, next, "tp") != npos && name < text.size() && text[name] == '.') { // elsewhere a full stop ends the name
      name = skip_line_blanks(text, name + 1);
    }
    const std::size_t name_end = place_name_end(text, name);
    if (levels > 0 && name_end == name) {
      break;
    }
    end = name_end == name ? behind : name_end;
  }
  return end;
}

/// Words that begin a body's name which no table holds: "Cục Thuế", "Hội Nông dân", "Tổng công ty …".
constexpr std::array<std::string_view, 20> heads = {"bo", "so", "cuc", "tong", "ban", "hoi", "vien", "truong", "toa", "kho",
                                                    "thue", "dai", "dang", "doan", "lien", "cong", "van", "chi", "trung", "ngan"};

/// Lower case words that go on within a body's name.
constexpr std::array<std::string_view, 4> inner = {"va", "tinh", "thanh", "quan"};

/// Words that cannot stand in a body's name.
constexpr std::array<std::string_view, 34> stops = {
    "ve", "quy", "ngay", "huong", "sua", "ban", "phe", "duoc", "co", "thi", "la", "tai", "trong", "de", "da", "do", "cho",
    "so", "theo", "nam", "va", "gui", "ke", "cong", "giao", "thong", "trien", "nay", "den", "khi", "bai", "thay", "nhu", "noi"};

/// A name after a head word: capitalised words and the lower case ones that follow them until a stop.
std::size_t loose_name_end(std::string_view text, std::size_t at) {
  Word word = word_at(text, at);
  if (!word.capital || std::find(heads.begin(), heads.end(), word.folded()) == heads.end()) {
    return at;
  }
  std::size_t end = word.end;
  for (int words = 0; words < 12; ++words) {
    const std::size_t next = skip_line_blanks(text, end);
    if (next == end) {
      break;
    }
    word = word_at(text, next);
    if (!word || (word.size == 1 && !word.marked) || begins_title(text, word) || begins_sentence(text, word)) {
      break;
    }
    if (!word.capital) {
      const bool goes_on = std::find(inner.begin(), inner.end(), word.folded()) != inner.end() &&
                           word_at(text, skip_blanks(text, word.end)).capital;
      if (!goes_on && std::find(stops.begin(), stops.end(), word.folded()) != stops.end()) {
        break;
      }
    }
    end = word.end;
  }
  return end;
}

/// Behind the longest name of a body that the tables hold; `at` when none stands there.
std::size_t body_name_end(std::string_view text, std::size_t at) {
  const Word first = word_at(text, at);
  if (!first) {
    return at;
  }
  const std::size_t second_at = skip_between_words(text, first.end);
  const Word second = second_at == first.end ? Word{} : word_at(text, second_at);
  if (second) {
    std::string words(first.folded());
    words += ' ';
    words += second.folded();
    const auto names = body_names().after.find(words);
    const std::size_t rest_at = names == body_names().after.end() ? second.end : skip_between_words(text, second.end);
    for (std::size_t i = 0; names != body_names().after.end() && i < names->second.size(); ++i) {
      const std::string& rest = names->second[i];
      const std::size_t end = rest.empty() ? second.end : rest_at == second.end ? npos : match_name(text, rest_at, rest);
      if (end != npos) {
        return end;
      }
    }
  }
  return body_names().single.count(std::string(first.folded())) != 0 ? first.end : at;
}

} // namespace

std::optional<IssuerPhrase> read_issuer(std::string_view text, std::size_t at) {
  const std::size_t body = skip_office(text, at);
  const std::size_t known = body_name_end(text, body);
  const std::size_t end = known == body ? loose_name_end(text, body) : skip_place(text, known);
  if (end == body) {
    return std::nullopt;
  }
  // "Chủ tịch UBND tỉnh" keeps the office, "Bộ trưởng Bộ Tài chính" is the ministry
  const bool chairman = body != at && match_words(text, at, "chu tich") != npos;
  const std::size_t start = chairman ? at : body;
  return IssuerPhrase{squeezed(text.substr(start, end - start)), end};
}

} // namespace danchieu::citation
