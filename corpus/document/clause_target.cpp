#include "corpus/document/clause_target.hpp"

#include "normalizer/text/date.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace danchieu::corpus {

namespace {

template <std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Provisions said of several documents at once are told of each, up to so many.
constexpr std::size_t most_shared = 20;

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

/// Words right before a citation that make it part of another document's title, or of a reference.
constexpr std::array<std::string_view, 6> nearer{"số", "các", "những", "một", "bộ", "toàn"};

constexpr std::array<std::string_view, 34> guiding{
    "thi",  "hành", "thực", "hiện", "một",    "số",  "điều", "khoản", "điểm", "nội",   "dung", "của",
    "các",  "và",   "biện", "pháp", "để",     "tổ",  "chức", "chi",   "tiết", "hướng", "dẫn",  "quy",
    "định", "việc", "cho",  "mục",  "chương", "tại", "sau",  "đây",   "áp",   "dụng"};

bool is_provision_word(std::string_view word) {
  static constexpr std::array<std::string_view, 19> words{
      "điều", "khoản", "điểm", "tiết", "mục", "chương", "phần", "phụ",  "lục", "mẫu",
      "biểu", "số",    "của",  "các",  "tại", "kèm",    "theo", "tiểu", "đoạn"};
  return one_of(word, words);
}

bool is_label(const ClauseText& text, std::size_t i) {
  const std::string_view word = text.word(i);
  return text[i].kind == TokenKind::number || word == "đ" ||
         (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') ||
         (!word.empty() && word.size() <= 4 && word.find_first_not_of("ivx") == std::string_view::npos);
}

enum class Joint { strong, weak, nested };

struct LeadIn {
  std::size_t first = 0; ///< token where the words that lead to the citation begin
  Joint joint = Joint::nested;
};

/// Walks back from a citation over its own provisions ("khoản 2 và khoản 3 Điều 5 của") to what joins it to
/// the text before.
LeadIn lead_in(const ClauseText& text, std::size_t from, std::size_t token, bool has_pinpoint) {
  std::size_t i = token;
  bool saw_provision = false;
  while (i > from) {
    const std::size_t before = i - 1;
    const std::string_view word = text.word(before);
    if (text[before].kind == TokenKind::citation) break;
    const bool separator = text.is_mark(before, ",") || word == "và";
    if (has_pinpoint && (is_provision_word(word) || is_label(text, before))) {
      saw_provision = saw_provision || word == "điều" || word == "khoản" || word == "điểm" || word == "lục" ||
                      word == "mục" || word == "chương";
      i = before;
    } else if (has_pinpoint && separator && before > from && is_label(text, before - 1) && i < token &&
               !saw_provision) {
      i = before;
    } else if (has_pinpoint && separator && before > from && is_label(text, before - 1) &&
               (is_label(text, i) || is_provision_word(text.word(i)))) {
      i = before;
    } else if (!has_pinpoint && one_of(word, nearer) &&
               !(word == "bộ" && before > from && text.word(before - 1) != "toàn")) {
      i = before;
    } else {
      break;
    }
  }
  LeadIn found{.first = i, .joint = Joint::nested};
  if (i == from) {
    found.joint = Joint::strong;
    return found;
  }
  const std::size_t before = i - 1;
  const std::string_view word = text.word(before);
  const bool list_label = text[i].new_line && (is_label(text, i) || text.is_mark(i, "-"));
  if (text.is_mark(before, ";") || text.is_mark(before, ":") || list_label)
    found.joint = Joint::strong;
  else if (text.is_mark(before, "-") && text[before].new_line)
    found.joint = Joint::strong;
  else if (text.is_mark(before, ",") || word == "và" || word == "hoặc" || word == "cùng")
    found.joint = Joint::weak;
  if (word == "cứ" && before > from && text.word(before - 1) == "căn")
    found.joint = Joint::strong; // "…, căn cứ Kết luận số …"
  if ((word == "và" || word == "với") && before > from && text.is_mark(before - 1, ";"))
    found.joint = Joint::strong;
  return found;
}

/// "Chế độ phát hành hoá đơn ban hành kèm theo Quyết định số A", "Hệ thống tài khoản ban hành theo …": whatever it is
/// called, a document issued it.
bool is_issued_with(const ClauseText& text, std::size_t first, std::size_t token) {
  while (token > first && (one_of(text.word(token - 1), nearer))) --token;
  return token >= first + 4 && (text.at(token - 4, "ban hành kèm theo") || text.at(token - 3, "ban hành theo") || text.at(token - 3, "ban hành tại"));
}

/// Whether the words between a verb and the first citation name a document or a part of one.
bool leads_to_document(const ClauseText& text, std::size_t first, std::size_t token,
                       const std::vector<bool>& hidden) {
  std::size_t i = first;
  while (i < token && (hidden[i] || text[i].kind != TokenKind::word || one_of(text.word(i), fillers))) ++i;
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
  const bool linked = one_of(before, links) || token - first <= 6 || text.is_mark(token - 1, ":");
  if (before == "theo" && text.word(token - 2) != "kèm" && text.word(token - 2) != "hành") return false;
  return linked || text.is_mark(token - 1, ",") || text.is_mark(token - 1, "-") ||
         text[token - 1].kind == TokenKind::number || hidden[token - 1] || one_of(before, heads) ||
         is_label(text, token - 1);
}

bool leads_by_guiding(const ClauseText& text, std::size_t first, std::size_t token) {
  for (std::size_t i = first; i < token; ++i)
    if (text[i].kind == TokenKind::word && !one_of(text.word(i), guiding) && !is_label(text, i)) return false;
  return true;
}

/// "… tại Thông tư số A", "… ban hành kèm theo Quyết định số B": something in the document, not the document.
bool points_into(const ClauseText& text, std::size_t first, std::size_t token) {
  std::size_t i = token;
  while (i > first && one_of(text.word(i - 1), nearer)) --i;
  if (i > first && text.is_mark(i - 1, ":")) --i;
  if (i == first) return false;
  const std::string_view link = text.word(i - 1);
  return link == "tại" || link == "trong" ||
         (link == "theo" && i >= first + 2 && (text.word(i - 2) == "kèm" || text.word(i - 2) == "hành"));
}

/// Words between two citations beside a date: the rest of a title, or the name of a body.
std::size_t title_words(const ClauseText& text, std::size_t first, std::size_t last) {
  std::size_t count = 0;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view word = text.word(i);
    if (text[i].kind == TokenKind::word && word != "ngày" && word != "tháng" && word != "năm" && word != "và")
      ++count;
  }
  return count;
}

/// First syllables of the names of documents.
constexpr std::array<std::string_view, 7> documents{"văn", "quyết", "thông", "nghị", "luật", "chỉ", "pháp"};

/// "một số điều của", but not "một số Quyết định".
bool is_some(const ClauseText& text, std::size_t i) {
  return text.at(i, "một số") && !one_of(text.word(i + 2), documents);
}

/// "QCVN", "TCN", "QTKĐ": letters before the number of a standard.
bool is_code(const ClauseText& text, std::size_t i) {
  static constexpr std::array<std::string_view, 7> codes{"qcvn", "qcđp", "tcvn", "tcn", "qtkđ", "tcxd", "vas"};
  if (text.is_mark(i, ":") && i > 0) --i;
  return one_of(text.word(i), codes);
}

bool names_part(const ClauseText& text, std::size_t first, std::size_t last,
                const std::vector<bool>& hidden) {
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
  std::size_t link = last; // "tại" and "trong" point to a part whatever it is called
  while (link > first && one_of(text.word(link - 1), nearer)) --link;
  return text.word(link - 1) != "theo";
}

/// First token of "khoản 1 Mục I của Phụ lục ban hành kèm theo" before `token` and after a ";": an item of a
/// list that names a part of what another document issued. Nothing when the words are others.
std::optional<std::size_t> part_issued_with(const ClauseText& text, std::size_t from, std::size_t token) {
  constexpr std::size_t longest = 60;
  static constexpr std::array<std::string_view, 11> openers{
      "khoản", "điểm", "điều", "mục", "phụ", "mẫu", "chương", "phần", "biểu", "danh", "bảng"};
  if (token < from + 3 || text.word(token - 1) != "theo" || text.word(token - 2) != "kèm")
    return std::nullopt;
  for (std::size_t i = token; i > from && token - i < longest; --i)
    if (text.is_mark(i - 1, ";"))
      return one_of(text.word(i), openers) ? std::optional(i) : std::nullopt;
  return std::nullopt;
}

/// Whether a document is younger than another one, which then cannot name it in its title.
bool is_younger(const Citation& one, const Citation& other) {
  if (one.date && other.date) return std::chrono::sys_days{*one.date} > std::chrono::sys_days{*other.date};
  return one.year && other.year && *one.year > *other.year;
}

/// Whether an act stands above what a circular or a decision can end (Law 64/2025/QH15 Điều 8): named after a
/// comma in such a document, it belongs to the title of what was named before.
bool outranks(const Document& document, const Citation& before, const Citation& citation) {
  static constexpr std::array<std::string_view, 4> low{"thông tư", "thông tư liên tịch", "quyết định",
                                                       "chỉ thị"};
  static constexpr std::array<std::string_view, 5> high{"luật", "bộ luật", "pháp lệnh", "hiến pháp",
                                                        "nghị định"};
  if (!one_of(document.type, low) || !one_of(before.type, low)) return false;
  return one_of(citation.type, high) || citation.number.ends_with("/NQ-CP") ||
         citation.number.find("NQ-QH") != std::string::npos;
}

/// "… đã được sửa đổi, bổ sung bởi Luật số A": what follows is the history of what was named before.
bool tells_history(const ClauseText& text, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i)
    if (text.word(i) == "bởi" || text.at(i, "đã được") || text.at(i, "được sửa đổi") ||
        text.at(i, "được bổ sung"))
      return true;
  return false;
}

/// "Luật số A đã được sửa đổi theo Luật số B, Luật Bầu cử số C đã được sửa đổi …": what has a history of its own is not
/// part of another's.
bool has_own_history(const ClauseText& text, std::size_t token, std::size_t last) {
  return token + 2 < last && text.at(token + 1, "đã được sửa đổi");
}

/// Whether the words between two citations are the title of a document that suspends the second.
bool suspends_by_title(const ClauseText& text, std::size_t first, std::size_t last) {
  for (const std::string_view verb : {"ngưng hiệu lực", "ngừng hiệu lực", "dừng hiệu lực", "hoãn hiệu lực", "ngưng thực hiện", "dừng thực hiện", "thời hạn áp dụng"})
    if (text.find(verb, first, last) != last) return true;
  return false;
}

/// The provisions named on the way to a document, where its own pinpoint tells fewer: "các Điều 7, 8 và các quy định về
/// thuế tại Điều 12 tại Nghị định số A", "Điều 7, Điều 8 Điều lệ … ban hành kèm theo Thông tư số B".
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

} // namespace

bool names_documents(const ClauseText& text, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < std::min(last, first + 5); ++i) {
    const bool many = text.word(i) == "các" || text.word(i) == "những" || text.at(i, "toàn bộ");
    if (!many) continue;
    std::size_t thing = i + (text.at(i, "toàn bộ") ? 2U : 1U);
    if (text.word(thing) == "các") ++thing;
    return one_of(text.word(thing), documents) && !text.at(thing, "quy định");
  }
  return false;
}

bool tells_of_parts(const ClauseText& text, std::size_t first, std::size_t last) {
  static constexpr std::array<std::string_view, 5> parts_of{"quy", "nội", "điều", "khoản", "phần"};
  static constexpr std::array<std::string_view, 4> owners{"tại", "trong", "của", "ở"};
  last = std::min(last, first + 60);
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

std::vector<ClauseTarget> clause_targets(const Document& document, const ClauseText& text, std::size_t first,
                                         std::size_t last, Lead lead, const std::vector<bool>& hidden) {
  std::vector<ClauseTarget> targets;
  std::set<std::string> nested_types; // of citations in the title of the target before
  std::set<std::string> target_types;
  std::size_t last_citation = first;
  std::set<std::string> seen; // numbers and names of targets
  int depth = 0;
  std::size_t from = first;
  bool history = false; // of the target before: "… đã được sửa đổi bởi A và B"
  bool part_nested = false; // a title names a part of another: "… sửa đổi, bổ sung Điều 126 của Luật A và Điều 121 của Luật B"
  bool acting_title = false; // "Nghị quyết số A ngày … tạm ngưng hiệu lực Nghị định số B và Nghị quyết số C"
  bool several = false; // … and it is said of all of a list
  bool shared = false; // what is said of a part of the first is said of those that follow
  for (std::size_t i = first; i < last; ++i) {
    if (text.is_mark(i, "(")) ++depth;
    if (text.is_mark(i, ")") && depth > 0) --depth;
    if (text[i].kind != TokenKind::citation || hidden[i]) continue;
    const Citation& citation = document.citations[text[i].citation];
    if (text[i].self) {
      from = i + 1;
      if (targets.empty() && lead != Lead::any) return targets; // "trái với Thông tư này"
      continue;
    }
    if (citation.kind == citation::CitationKind::anaphor) continue;
    if (depth > 0) {
      nested_types.insert(citation.type);
      from = i + 1;
      continue;
    }
    LeadIn in = lead_in(text, from, i, !citation.pinpoint.empty());
    if (in.joint == Joint::nested && !targets.empty())
      if (const auto part = part_issued_with(text, from, i)) in = {*part, Joint::strong};
    from = i + 1;
    const std::size_t before_this = std::exchange(last_citation, i);
    history = !targets.empty() && (history || tells_history(text, before_this + 1, i));
    std::string name = citation.type + "|" + (citation.number.empty() ? citation.name : citation.number);
    const std::string undated = name;
    if (citation.number.empty() && citation.date) // laws of one name: "Luật sửa đổi … ngày A và … ngày B"
      name += "|" + text::to_iso(*citation.date);
    bool top = false;
    if (targets.empty()) {
      const bool led =
          lead == Lead::any || (lead == Lead::guided ? leads_by_guiding(text, first, i)
                                                     : leads_to_document(text, first, i, hidden));
      if (!led) return targets;
      top = true;
    } else if (in.joint == Joint::strong) {
      top = !seen.contains(name) || !citation.pinpoint.empty();
      if (lead != Lead::any && outranks(document, document.citations[targets.back().citation], citation)) top = false;
    } else if (in.joint == Joint::weak && !seen.contains(name)) {
      const std::size_t words = title_words(text, before_this + 1, in.first);
      const bool same_kind = target_types.contains(citation.type);
      if (lead != Lead::any &&
          outranks(document, document.citations[targets.back().citation], citation)) {
        top = false;
      } else if (acting_title && !is_younger(citation, document.citations[targets.back().citation])) {
        top = false;
      } else if (part_nested && !history && !citation.pinpoint.empty()) {
        top = false;
      } else if (history && !nested_types.empty() && has_own_history(text, i, last)) {
        top = true;
      } else if (nested_types.empty()) {
        top = true;
      } else if (!citation.pinpoint.empty() && !targets.front().provisions.empty()) {
        top = true; // "Chương V của Luật A đã được sửa đổi theo Luật B, Chương V của Luật C"
      } else if (!nested_types.contains(citation.type)) {
        const bool enumerated = words == 0 && in.first > 0 && text.is_mark(in.first - 1, ",");
        top = same_kind ? !enumerated : words >= 8;
      } else if (same_kind && !history) {
        top = is_younger(citation, document.citations[targets.back().citation]);
      }
    }
    if (!top) {
      nested_types.insert(citation.type);
      if (in.joint == Joint::nested) {
        part_nested = part_nested || !citation.pinpoint.empty();
        acting_title = acting_title || suspends_by_title(text, before_this + 1, i);
      }
      continue;
    }
    nested_types.clear();
    history = false;
    part_nested = false;
    acting_title = false;
    target_types.insert(citation.type);
    seen.insert(name);
    seen.insert(undated);
    ClauseTarget target{.citation = text[i].citation,
                        .token = i,
                        .lead = targets.empty() ? first : in.first,
                        .partial = false,
                        .provisions = citation.pinpoint};
    target.partial = !citation.pinpoint.empty() || names_part(text, target.lead, i, hidden);
    if (target.partial && lead != Lead::any) target.provisions = provisions_led_by(text, target.lead, i, citation.pinpoint, hidden);
    bool some = false;
    for (std::size_t at = target.lead; at < i && !some; ++at) some = !hidden[at] && is_some(text, at);
    if (targets.empty()) {
      for (std::size_t at = first + 1; at <= i && !several; ++at) // "tại các Quyết định …: số A; số B"
        several = target.partial && text.word(at - 1) == "các" && at >= first + 2 &&
                  (text.word(at - 2) == "tại" || text.word(at - 2) == "của" || text.word(at - 2) == "theo") &&
                  (at == i || one_of(text.word(at), documents));
      shared = target.partial && (some || several || points_into(text, first, i));
    } else if (shared && (in.joint == Joint::weak || several) &&
               !target.partial) { // "hướng dẫn … tại các Thông tư số A, số B"
      target.partial = true;
      if (targets.back().provisions.size() <= most_shared) target.provisions = targets.back().provisions;
    } else {
      shared = false;
    }
    targets.push_back(std::move(target));
  }
  return targets;
}

} // namespace danchieu::corpus
