#include "normalizer/text/fold.hpp"
#include "query/check/mention.hpp"
#include "query/check/rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

// A number that is not known may be a slip for a near one. But numbers follow each other, and most near ones are documents of
// their own: of another day, on another matter, or cited beside the first.

namespace danchieu::query {

namespace {

/// Words of nearly every title, folded.
bool is_common(const std::string& word) {
  static const std::set<std::string> common{"quy",  "dinh",  "ve",    "viec", "cua",  "cac",  "va",    "mot",  "so",   "dieu", "huong", "dan",   "thuc", "hien", "ban",   "hanh", "chi",
                                            "tiet", "thi",   "sua",   "doi",  "bo",   "sung", "nghi",  "luat", "thong", "tu",  "quyet", "trong", "doi",  "voi",  "theo",  "cho",  "tai",
                                            "kem",  "ngay",  "thang", "nam",  "chinh", "phu", "truong", "duoc", "noi",  "dung", "phap",  "lenh",  "bien", "che",  "cong",  "khoan"};
  return word.size() < 2 || common.contains(word) || std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::set<std::string> matter_of(std::string_view title) {
  std::string folded = text::fold(title);
  for (char& c : folded)
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) c = ' ';
  std::set<std::string> words;
  std::istringstream stream(folded);
  for (std::string word; stream >> word;)
    if (!is_common(word)) words.insert(word);
  return words;
}

/// The first title told of the document in the draft, behind any of its mentions.
std::string title_in_draft(const Mention& mention) {
  for (const corpus::Citation& other : mention.draft.document.citations) {
    if (other.number != mention.citation.number || other.type != mention.citation.type) continue;
    if (std::string title = told_title(mention.draft, other); !title.empty()) return title;
  }
  return {};
}

/// The day told of the document in the draft, beside any of its mentions.
std::optional<Date> date_in_draft(const Mention& mention) {
  if (mention.citation.date) return mention.citation.date;
  for (const corpus::Citation& other : mention.draft.document.citations)
    if (other.number == mention.citation.number && other.type == mention.citation.type && other.date) return other.date;
  return std::nullopt;
}

} // namespace

std::string told_title(const Draft& draft, const corpus::Citation& citation) {
  constexpr std::size_t reach = 400; // bytes
  static constexpr std::array<std::string_view, 8> openers{" về ", " quy định ", " hướng dẫn ", " ban hành ", " sửa đổi", " phê duyệt ", " công bố ", " gia hạn "};
  std::string behind = text::squeeze(draft.text.substr(citation.span.end, reach));
  std::size_t end = behind.size();
  for (const std::string_view stop : {";", ". ", ") ", " và Nghị", " và Thông", " và Quyết"}) end = std::min(end, behind.find(stop));
  behind.resize(std::min(end, behind.size()));
  const std::string lower = text::lower(' ' + behind);
  std::size_t start = std::string::npos;
  for (const std::string_view opener : openers) start = std::min(start, lower.find(opener));
  constexpr std::size_t longest_lead = 140; // bytes of date and body: "ngày 15 tháng 11 năm 2018 của Bộ trưởng Bộ Nông nghiệp và …"
  if (start == std::string::npos || start > longest_lead || lower.find(" được sửa đổi") <= start) return {};
  return lower.substr(start + 1);
}

bool same_matter(std::string_view one, std::string_view other) {
  std::set<std::string> few = matter_of(one);
  std::set<std::string> many = matter_of(other);
  if (few.size() > many.size()) std::swap(few, many);
  const auto shared = std::count_if(few.begin(), few.end(), [&](const std::string& word) { return many.contains(word); });
  constexpr std::size_t telling = 4; // fewer words are shared by many titles
  return !few.empty() && (few == many || static_cast<std::size_t>(shared) * 10 >= std::max(few.size(), telling) * 7);
}

void suggest_near(const Mention& mention, std::vector<WorkSummary> near) {
  Draft& draft = mention.draft;
  if (near.empty() || mention.citation.number.empty() || !draft.first_time("near_number", mention.citation.type + mention.citation.number)) return;
  const std::optional<Date> date = date_in_draft(mention);
  const std::string title = title_in_draft(mention);
  constexpr std::uint32_t sure = 3; // a number that so many cite exists, though its text is not held
  std::erase_if(near, [&](const WorkSummary& work) {
    const bool other_day = date && work.date && *date != *work.date;
    const bool other_matter = !title.empty() && !work.title.empty() && !same_matter(title, work.title);
    const bool doubtful = !work.text_known && work.cited_by < sure;
    const auto& citations = draft.document.citations;
    const std::optional<WorkId> id = WorkId::parse(work.work);
    const bool cited_too = std::any_of(citations.begin(), citations.end(), [&](const corpus::Citation& other) { return other.work && other.work == id; });
    const bool other_name = mention.citation.kind == citation::CitationKind::by_name && !same_matter(mention.citation.name, work.title);
    return other_day || other_matter || doubtful || cited_too || other_name;
  });
  if (near.empty()) return;
  std::string numbers;
  for (const WorkSummary& work : near) {
    if (!numbers.empty()) numbers += ", ";
    numbers += work.number;
    if (work.date) numbers += " ngày " + text::to_vietnamese(*work.date);
  }
  Finding finding = make_finding("near_number", mention.citation.span, draft.text, {{"cited", mention.cited}, {"near", numbers}});
  for (const WorkSummary& work : near) finding.candidates.push_back(work.work);
  draft.findings.push_back(std::move(finding));
}

} // namespace danchieu::query
