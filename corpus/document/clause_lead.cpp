#include "corpus/document/clause_lead.hpp"

#include "corpus/document/clause_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace danchieu::corpus {

namespace {

/// Words that may stand between a verb and the thing that it acts upon, without naming it.
constexpr std::array<std::string_view, 34> fillers{
    "toàn", "bộ",    "các", "một",  "số",  "những", "cho",  "việc", "hiệu", "lực", "thi",  "hành",
    "đối",  "với",   "sau", "đây",  "gồm", "là",    "và",   "đồng", "thời", "cả",  "phần", "của",
    "tại",  "trong", "nội", "dung", "áp",  "dụng",  "thực", "hiện", "cụ",   "thể"};

/// First syllables of what can be replaced, repealed or amended in law: a document, a part of one, or words
/// in it.
constexpr std::array<std::string_view, 55> heads{
    "nghị",  "quyết", "thông",  "luật", "pháp", "bộ",   "chỉ",  "quy",   "qui",  "văn",   "điều",
    "khoản", "điểm",  "chương", "mục",  "phần", "phụ",  "mẫu",  "biểu",  "danh", "bảng",  "nội",
    "cụm",   "từ",    "số",     "thủ",  "tiết", "đoạn", "dòng", "cột",   "câu",  "tên",   "đề",
    "kế",    "công",  "định",   "tiêu", "đơn",  "lệnh", "sắc",  "hướng", "tiểu", "quyền", "giá",
    "mức",   "căn",   "ý",      "thứ",  "gạch", "hệ",   "dấu",  "hiến",
    "tthc",  "lỗi",  "sai"};

/// Words by which a part is recognised when they stand between the verb and the document.
constexpr std::array<std::string_view, 25> parts{
    "khoản", "điểm", "chương", "mục", "phụ",  "mẫu",  "biểu", "danh", "cụm", "đoạn", "dòng", "cột",
    "câu",   "tiết", "thủ",    "nội", "gạch", "bảng", "tiểu", "thứ",  "giá", "mức",  "quy",  "điều", "tthc"};

constexpr std::array<std::string_view, 34> guiding{
    "thi",  "hành", "thực", "hiện", "một",    "số",  "điều", "khoản", "điểm", "nội",   "dung", "của",
    "các",  "và",   "biện", "pháp", "để",     "tổ",  "chức", "chi",   "tiết", "hướng", "dẫn",  "quy",
    "định", "việc", "cho",  "mục",  "chương", "tại", "sau",  "đây",   "áp",   "dụng"};

constexpr std::array<std::string_view, 6> provision_words{"điều", "khoản", "điểm", "chương", "mục", "lục"};

/// "QCVN", "TCN", "QTKĐ": letters before the number of a standard.
bool is_code(const ClauseText& text, std::size_t i) {
  static constexpr std::array<std::string_view, 7> codes{"qcvn", "qcđp", "tcvn", "tcn", "qtkđ", "tcxd", "vas"};
  if (text.is_mark(i, ":") && i > 0) --i;
  return one_of(text.word(i), codes);
}

/// "Chế độ phát hành hoá đơn ban hành kèm theo Quyết định số A", "Hệ thống tài khoản ban hành theo …": whatever it is
/// called, a document issued it.
bool is_issued_with(const ClauseText& text, std::size_t first, std::size_t token) {
  token = before_nearer(text, first, token);
  return token >= first + 4 && (text.at(token - 4, "ban hành kèm theo") || text.at(token - 3, "ban hành theo") || text.at(token - 3, "ban hành tại"));
}

/// "trong Tiêu chuẩn vệ sinh lao động ban hành theo", "thuộc Danh mục … kèm theo": what stands before is inside a thing that is
/// issued; but "Quy chế phối hợp trong công tác …", "… tại Việt Nam ban hành kèm theo" are titles.
bool is_inside_what_is_issued(const ClauseText& text, std::size_t first, std::size_t last) {
  static constexpr std::array<std::string_view, 9> issued{"tiêu", "quy", "danh", "bảng", "phụ", "hệ", "biểu", "điều", "chế"};
  for (std::size_t i = first; i + 1 < last; ++i) {
    const std::string_view word = text.word(i);
    if ((word == "trong" || word == "thuộc" || word == "tại") && one_of(text.word(i + 1), issued) && text[i + 1].capital) return true;
  }
  return false;
}

/// "Quy chế quản lý giá …", "toàn bộ Điều lệ …" right behind a verb: of these a document issues one. Procedures ("Quy trình
/// kiểm định …") are issued by the dozen, so one of them is a part.
bool is_regulation(const ClauseText& text, std::size_t first) {
  if (text.at(first, "toàn bộ")) first += 2;
  return text[first].capital && (text.at(first, "quy chế") || text.at(first, "quy định") || text.at(first, "điều lệ"));
}

} // namespace

static bool is_number(const ClauseText& text, std::size_t i) { return i < text.tokens().size() && text[i].kind == TokenKind::number; }

/// One past "kể từ ngày 05/3/2024 đến hết ngày 31 tháng 12 năm 2024" at `i`; `i` itself where no time is told.
static std::size_t behind_time(const ClauseText& text, std::size_t i) {
  std::size_t end = i;
  for (std::size_t at = i; one_of(text.word(at), std::array<std::string_view, 6>{"kể", "từ", "đến", "hết", "ngày", "năm"}); ++at) {
    if (const auto date = text.date(at))
      end = at = date->end;
    else if (text.word(at) == "năm" && is_number(text, at + 1))
      end = at = at + 2;
    else
      continue;
    --at;
  }
  return end;
}

bool leads_to_document(const ClauseText& text, std::size_t first, std::size_t token,
                       const std::vector<bool>& hidden) {
  std::size_t i = first;
  while (i < token) {
    const std::size_t time = behind_time(text, i);
    const bool filler = hidden[i] || text[i].kind != TokenKind::word || one_of(text.word(i), fillers);
    if (!filler && time == i) break;
    i = std::max(time, i + 1);
  }
  if (i == token) return true;
  const bool contents = i > first && (text.word(i - 1) == "phần" || (i >= first + 2 && text.at(i - 2, "nội dung"))); // "phần trình tự … của", "nội dung tương ứng tại …"
  if (!contents && !one_of(text.word(i), heads) && !is_issued_with(text, i, token)) return false;
  for (; i < token; ++i) { // clauses on other acts, or on a state of things, do not name the thing acted upon
    if (hidden[i]) continue;
    if (text.at(i, "trái với") || text.at(i, "trường hợp") || text.at(i, "theo quy định") ||
        text.at(i, "căn cứ vào"))
      return false;
  }
  const std::string_view before = text.word(token - 1);
  static constexpr std::array<std::string_view, 8> links{"của",   "tại", "trong", "theo",
                                                         "thuộc", "ở",   "các",   "số"};
  const bool linked = one_of(before, links) || token - first <= 6 || text.is_mark(token - 1, ":") ||
                      text.at(token - 2, "đối với"); // "ngưng hiệu lực từ ngày … đến hết ngày … đối với Thông tư số A"
  if (before == "theo" && text.word(token - 2) != "kèm" && text.word(token - 2) != "hành") return false;
  return linked || text.is_mark(token - 1, ",") || text.is_mark(token - 1, "-") ||
         text[token - 1].kind == TokenKind::number || hidden[token - 1] || one_of(before, heads) ||
         is_label(text, token - 1);
}

bool leads_by_guiding(const ClauseText& text, std::size_t first, std::size_t token) {
  bool aside = false; // what a provision is about, or except what
  for (std::size_t i = first; i < token; ++i) {
    const bool label = i > first && is_label(text, i) && one_of(text.word(i - 1), provision_words);
    if (label || (aside && i + 1 == token && (text.word(i) == "của" || text.word(i) == "hành"))) aside = false;
    if (aside || text[i].kind != TokenKind::word || one_of(text.word(i), guiding) || is_label(text, i)) continue;
    aside = i > first + 1 && (text.word(i) == "về" || text.word(i) == "trừ") &&
            (is_label(text, i - 1) || text.is_mark(i - 1, ","));
    if (!aside) return false;
  }
  return !aside;
}

bool is_set_out_in(const ClauseText& text, std::size_t first, std::size_t token) {
  constexpr std::size_t longest = 50;
  std::size_t i = token;
  while (i > first && (is_label(text, i - 1) || one_of(text.word(i - 1), provision_words))) --i;
  return token - first <= longest && i >= first + 4 && text.at(i - 3, "quy định tại") && text.word(i - 4) != "theo";
}

bool points_into(const ClauseText& text, std::size_t first, std::size_t token) {
  std::size_t i = before_nearer(text, first, token);
  if (i > first && text.is_mark(i - 1, ":")) --i;
  if (i == first) return false;
  const std::string_view link = text.word(i - 1);
  return link == "tại" || link == "trong" ||
         (link == "theo" && i >= first + 2 && (text.word(i - 2) == "kèm" || text.word(i - 2) == "hành"));
}

bool is_some(const ClauseText& text, std::size_t i) {
  return text.at(i, "một số") && !one_of(text.word(i + 2), document_words);
}

bool names_part(const ClauseText& text, std::size_t first, std::size_t last,
                const std::vector<bool>& hidden) {
  const std::size_t link = before_nearer(text, first, last);
  const bool issued_with = link > first && text.word(link - 1) == "theo";
  const bool inside = issued_with && is_inside_what_is_issued(text, first, link);
  if (issued_with && !inside && is_regulation(text, first)) return false; // all words up to "ban hành kèm theo" are its title
  for (std::size_t i = first; i < last; ++i) {
    if (hidden[i]) continue;
    if (text.at(i, "một phần") || is_some(text, i)) return true;
    const std::string_view word = text.word(i);
    if (word == "quy" ||
        word == "điều") { // "Quy định …", "Điều lệ … ban hành kèm theo" is the whole of what is issued
      const bool issued =
          text.at(i, "quy định") || text.at(i, "quy chế") || text.at(i, "quy trình") || text.at(i, "điều lệ");
      // "Các quy định về bưu chính của Pháp lệnh số A" are some rules of it.
      const std::string_view owner = text.word(text.is_mark(last - 1, ":") ? last - 2 : last - 1);
      const bool rules = text.at(i, "quy định") && !text.word(i + 2).empty() && text.word(i + 2) != "kèm" &&
                         (owner == "của" || owner == "tại" || owner == "trong") &&
                         (i > 0 && (text.word(i - 1) == "các" || text.word(i - 1) == "những"));
      if (issued && !rules) continue;
    }
    const bool the_part = word == "phần" && i > 0 && text.word(i - 1) != "thành" && text.word(i - 1) != "cổ" && text.word(i - 1) != "toàn";
    if (the_part || one_of(word, parts)) return true;
  }
  if (!points_into(text, first, last)) return false;
  // One thing by its own name or number, of what may be several: “Quy chuẩn …”, "Chuẩn mực kiểm toán số 910", "TCN 08: 2006".
  for (std::size_t i = first; i < last; ++i) {
    if (hidden[i]) return true;
    if (text[i].kind != TokenKind::number || i == first) continue;
    if (text.word(i - 1) == "số" || is_code(text, i - 1)) return true;
  }
  return !issued_with || inside; // "tại" and "trong" point to a part whatever it is called
}

bool opens_shared_list(const ClauseText& text, std::size_t first, std::size_t token) {
  const std::size_t list = before_nearer(text, first, token);
  if (list > first && text.is_mark(list - 1, ":")) return true;
  for (std::size_t at = first + 2; at <= token; ++at) {
    const std::string_view link = text.word(at - 2);
    const bool of_several = text.word(at - 1) == "các" && (link == "tại" || link == "của" || link == "theo");
    if (of_several && (at == token || one_of(text.word(at), document_words))) return true;
  }
  return false;
}

std::vector<std::string> provisions_led_by(const ClauseText& text, std::size_t lead, std::size_t token,
                                           const std::vector<std::string>& pinpoint, const std::vector<bool>& hidden) {
  for (std::size_t i = lead; i < token; ++i)
    if (hidden[i]) return pinpoint; // "cụm từ “khoản 2 Điều 6 Nghị định số B” tại khoản 3 Điều 12 Nghị định số A"
  std::vector<std::string> all = text.provisions(lead, token);
  if (all.size() <= pinpoint.size()) return pinpoint;
  for (const std::string& one : pinpoint)
    if (std::find(all.begin(), all.end(), one) == all.end()) return pinpoint; // read otherwise: the citation knows better
  return all;
}

bool names_documents(const ClauseText& text, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < std::min(last, first + 5); ++i) {
    const bool many = text.word(i) == "các" || text.word(i) == "những" || text.at(i, "toàn bộ");
    if (!many) continue;
    std::size_t thing = i + (text.at(i, "toàn bộ") ? 2U : 1U);
    if (text.word(thing) == "các") ++thing;
    return one_of(text.word(thing), document_words) && !text.at(thing, "quy định");
  }
  return false;
}

bool tells_of_parts(const ClauseText& text, std::size_t first, std::size_t last) {
  static constexpr std::array<std::string_view, 5> parts_of{"quy", "nội", "điều", "khoản", "phần"};
  static constexpr std::array<std::string_view, 4> owners{"tại", "trong", "của", "ở"};
  last = std::min(last, first + 60);
  if (text.find("một phần", first, last) != last && text.find("toàn bộ", first, last) == last) return true;
  for (std::size_t i = first; i < last; ++i) {
    std::size_t thing = i;
    if (text.at(i, "một số")) thing = i + 2;
    else if (text.word(i) == "các" || text.word(i) == "những") thing = i + 1;
    if (thing == i || !one_of(text.word(thing), parts_of)) continue;
    for (std::size_t at = thing + 1; at < last; ++at)
      if (one_of(text.word(at), owners)) return true;
  }
  return false;
}

} // namespace danchieu::corpus
