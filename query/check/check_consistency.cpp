#include "normalizer/citation/hierarchy.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"
#include "query/check/mention.hpp"
#include "query/check/rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace danchieu::query {

namespace {

using corpus::Citation;

bool is_numbered(const Citation& citation) {
  return citation.kind == citation::CitationKind::numbered && !citation.quoted && !citation.number.empty();
}

bool same_document(const Draft& draft, const Citation& citation) {
  return draft.document.work && citation.work == draft.document.work;
}

/// Number and type, which together have one date of issue within one draft, save that a number without a year comes
/// back every year: those are told apart by the year beside them.
using NumberOfType = std::tuple<std::string, std::string, int>;

void check_dates(Draft& draft) {
  std::map<NumberOfType, const Citation*> dated;
  for (const Citation& citation : draft.document.citations) {
    if (!is_numbered(citation) || !citation.date) continue;
    const NumberOfType key{citation::number_key(citation.number), citation.type, citation.year.value_or(0)};
    const auto [first, is_first] = dated.emplace(key, &citation);
    if (is_first || *first->second->date == *citation.date) continue;
    draft.findings.push_back(make_finding("several_dates", citation.span, draft.text,
                                          {{"cited", cited_as(draft, citation)},
                                           {"first", text::to_vietnamese(*first->second->date)},
                                           {"second", text::to_vietnamese(*citation.date)}}));
  }
  if (!draft.document.date) return;
  for (const Citation& citation : draft.document.citations) {
    if (!is_numbered(citation) || !citation.date || *citation.date <= *draft.document.date || same_document(draft, citation)) continue;
    draft.findings.push_back(make_finding("cited_in_future", citation.span, draft.text,
                                          {{"cited", cited_as(draft, citation)},
                                           {"written", text::to_vietnamese(*citation.date)},
                                           {"own", text::to_vietnamese(*draft.document.date)}}));
  }
}

/// Whether one insertion, deletion or replacement of a character turns `left` into `right`.
bool one_slip_apart(std::string_view left, std::string_view right) {
  if (left.size() > right.size()) std::swap(left, right);
  if (right.size() - left.size() > 1 || left == right) return false;
  const auto [at_left, at_right] = std::mismatch(left.begin(), left.end(), right.begin());
  const auto rest_left = std::string_view(left).substr(static_cast<std::size_t>(at_left - left.begin()));
  const auto rest_right = std::string_view(right).substr(static_cast<std::size_t>(at_right - right.begin()));
  return left.size() == right.size() ? rest_left.substr(1) == rest_right.substr(1) : rest_left == rest_right.substr(1);
}

/// 14411/QĐ-TTg and 1441/QĐ-TTg of one date and body: serials one slip apart, the rest alike. Where one body has so many
/// of one day, the draft is a list of them, and near numbers are what it is made of.
void check_near_twins(Draft& draft) {
  constexpr std::size_t most_of_a_day = 50;

  struct Twin {
    std::string serial;
    const Citation* citation;
    std::string title;
  };

  std::map<std::tuple<Date, std::string, std::string>, std::vector<Twin>> groups;
  for (const Citation& citation : draft.document.citations) {
    if (!is_numbered(citation) || !citation.date) continue;
    const std::string key = citation::number_key(citation.number);
    const std::size_t dash = std::min(key.find('-'), key.size());
    std::vector<Twin>& group = groups[{*citation.date, citation.type, key.substr(dash)}];
    if (group.size() == most_of_a_day) continue;
    Twin twin{key.substr(0, dash), &citation, {}};
    if (std::any_of(group.begin(), group.end(), [&](const Twin& other) { return other.serial == twin.serial; })) continue;
    twin.title = told_title(draft, citation);
    const auto near = std::find_if(group.begin(), group.end(), [&](const Twin& other) {
      if (std::max(other.serial.size(), twin.serial.size()) < 3 || !one_slip_apart(other.serial, twin.serial)) return false;
      return other.title.empty() || twin.title.empty() || same_matter(other.title, twin.title); // two matters are two documents of one day
    });
    if (near != group.end()) {
      draft.findings.push_back(make_finding("near_twins", citation.span, draft.text,
                                            {{"cited", cited_as(draft, citation)}, {"near", near->citation->number}}));
    }
    group.push_back(std::move(twin));
  }
}

/// The type that the letters of a number name: "30/2020/NĐ-CP" → nghị định; null for symbols without type letters.
const citation::InstrumentType* type_of_symbol(std::string_view number) {
  const std::size_t slash = number.rfind('/');
  if (slash == std::string_view::npos) return nullptr;
  const std::string_view symbol = number.substr(slash + 1);
  const std::size_t dash = symbol.find('-');
  return dash == std::string_view::npos ? nullptr : citation::instrument_type_abbreviated(symbol.substr(0, dash));
}

void check_type(Draft& draft, const Citation& citation) {
  const citation::InstrumentType* written = citation::instrument_type_named(citation.type);
  const citation::InstrumentType* symbol = type_of_symbol(citation.number);
  if (written == nullptr || symbol == nullptr || written == symbol) return;
  // Older short forms: "Tờ trình số 2219/TT-UBND", "Thông tư liên bộ số 08/TT-LB"
  if (symbol->name == "thông tư" && (written->name == "tờ trình" || written->name == "thông tư liên bộ")) return;
  draft.findings.push_back(make_finding(
      "type_mismatch", citation.span, draft.text,
      {{"cited", citation.number}, {"right", symbol->name}, {"written", written->name}}));
}

/// Whether words name the body by a name that it had or that its meetings have: "Hội đồng Chính phủ" (1960 to 1981), "Hội nghị
/// Trung ương 6" of the Party's committee; or are cut ("Bộ Tài ⏎" before the foot of a page).
bool may_be_called(const citation::Issuer& body, const std::string& words) {
  const std::string name = text::fold(words);
  if (text::fold(body.name).starts_with(name + ' ')) return true;
  if (name.starts_with("bo ") && body.name.starts_with("Tổng cục")) return true; // its ministry
  if (body.slug == "chinh-phu") return name == "hoi dong chinh phu" || name == "hoi dong bo truong";
  return body.slug.find("trung-uong") != std::string::npos && name.starts_with("hoi nghi");
}

/// The letters of a number name its type and its body; the words beside it must not say otherwise.
void check_symbols(Draft& draft) {
  for (const Citation& citation : draft.document.citations) {
    if (!is_numbered(citation)) continue;
    check_type(draft, citation);
    if (!citation.work) continue;
    if (citation.issuer.empty() || citation.work->authority() == "_") continue;
    const auto named = citation::authority_slug(citation.issuer, draft.document.place);
    if (!named || *named == citation.work->authority()) continue;
    const auto issuers = citation::issuers();
    const auto body = std::find_if(issuers.begin(), issuers.end(), [&](const citation::Issuer& issuer) {
      return !issuer.local && issuer.slug == citation.work->authority();
    });
    if (body != issuers.end() && may_be_called(*body, citation.issuer)) continue;
    if (body == issuers.end()) continue; // a local code says too little to contradict the words
    draft.findings.push_back(make_finding(
        "issuer_mismatch", citation.span, draft.text,
        {{"cited", cited_as(draft, citation)}, {"right", body->name}, {"written", citation.issuer}}));
  }
}

/// The folded words right before a mention.
std::string words_before(const Draft& draft, const Citation& citation, std::size_t reach) {
  const std::size_t from = citation.span.start - std::min(reach, citation.span.start);
  return text::squeeze(text::fold(draft.text.substr(from, citation.span.start - from)));
}

/// "Các Nghị định của Chính phủ: số 41/2020/NĐ-CP …": the head of the list names the body.
bool named_by_list(const Draft& draft, const Citation& citation) {
  const std::string words = cited_as(draft, citation);
  const bool bare = text::squeeze(draft.text.substr(citation.span.start, citation.span.end - citation.span.start)) != words;
  constexpr std::size_t longest_list = 600; // bytes
  const std::string before = words_before(draft, citation, longest_list);
  const std::size_t colon = before.rfind(": so");
  return bare && colon != std::string::npos && before.rfind(" cua ", colon) != std::string::npos && colon - before.rfind(" cua ", colon) < 60;
}

/// "(sau đây gọi tắt là Thông tư số 01/2021)": a name for what was cited in full before.
bool is_short_name(const Draft& draft, const Citation& citation) {
  const std::string before = words_before(draft, citation, 60);
  const std::size_t from = before.rfind("sau day");
  return from != std::string::npos && before.find("la", from) != std::string::npos && before.find(')', from) == std::string::npos;
}

/// Decree 30/2020/NĐ-CP, Annex I: the first citation gives type, number, date and body; laws go by name.
void check_first_citations(Draft& draft) {
  std::set<std::string> seen;
  for (const Citation& citation : draft.document.citations) {
    if (!is_numbered(citation) || !citation.work || same_document(draft, citation)) continue;
    if (is_short_name(draft, citation) || !seen.insert(citation.work->number()).second) continue;
    const bool law = citation::rank(*citation.work) <= 3;
    std::string vi;
    std::string en;
    const auto lacks = [&](std::string_view in_vi, std::string_view in_en) {
      vi += (vi.empty() ? "" : ", ") + std::string(in_vi);
      en += (en.empty() ? "" : ", ") + std::string(in_en);
    };
    if (!citation.date && !law) lacks("ngày ban hành", "the date of issue");
    const bool named_before = citation.relation == RelationKind::proposal; // "… của Giám đốc Sở Nội vụ tại Tờ trình số …"
    if (citation.issuer.empty() && !law && !named_before && !named_by_list(draft, citation)) lacks("cơ quan ban hành", "the issuing body");
    if (vi.empty()) continue;
    draft.findings.push_back(make_finding(
        "incomplete_first_citation", citation.span, draft.text,
        {{"cited", cited_as(draft, citation)}, {"missing_vi", vi}, {"missing_en", en}}));
  }
}

/// The letters before the first '-' of a symbol when they are a common but not the official abbreviation of a type:
/// "769/Tr-SNV" → Tr, where TTr is official.
void check_symbol_letters(Draft& draft, const Citation& citation) {
  const std::size_t slash = citation.number.rfind('/');
  if (slash == std::string::npos) return;
  const std::string_view symbol = std::string_view(citation.number).substr(slash + 1);
  const std::size_t dash = symbol.find('-');
  if (dash == std::string_view::npos) return;
  const std::string letters(symbol.substr(0, dash));
  const citation::InstrumentType* type = citation::instrument_type_abbreviated(letters);
  if (type == nullptr || type->abbreviations.empty() || type->abbreviations.front() == letters) return;
  draft.findings.push_back(make_finding("unofficial_symbol", citation.span, draft.text,
                                        {{"cited", cited_as(draft, citation)}, {"written", letters}, {"right", type->abbreviations.front()}}));
}

/// "Quyết định số 9/2016/QĐ-UBND": 09, unless the document held is numbered like that itself.
void check_padding(Draft& draft, const Citation& citation) {
  const std::string& number = citation.number;
  if (number.size() < 2 || number[0] < '1' || number[0] > '9' || number[1] != '/') return;
  if (!citation.work || !citation::has_normative_form(*citation.work) || citation::rank(*citation.work) <= 3) return;
  const WorkView* held = citation.work->complete() ? draft.works.view(*citation.work) : nullptr;
  if (held != nullptr && held->summary.text_known && held->summary.number == number) return;
  draft.findings.push_back(make_finding("number_padding", citation.span, draft.text, {{"cited", cited_as(draft, citation)}, {"right", '0' + number}}));
}

/// "Nghị định 30/2020/NĐ-CP", where "Nghị định số 30/2020/NĐ-CP" is meant to be written.
void check_word_so(Draft& draft, const Citation& citation) {
  const std::string words = text::lower(cited_as(draft, citation));
  const std::string head = citation.type + ' ';
  if (!words.starts_with(head) || words.size() == head.size() || words[head.size()] < '0' || words[head.size()] > '9') return;
  draft.findings.push_back(make_finding("missing_so", citation.span, draft.text, {{"cited", cited_as(draft, citation)}}));
}

/// How numbers are written, told at the first mention of each.
void check_number_form(Draft& draft) {
  std::set<std::string> seen;
  for (const Citation& citation : draft.document.citations) {
    if (!is_numbered(citation) || same_document(draft, citation) || !seen.insert(citation.type + citation.number).second) continue;
    check_symbol_letters(draft, citation);
    check_padding(draft, citation);
    check_word_so(draft, citation);
  }
}

/// Whether the body of `basis` stands above that of `own`: an individual decision of the Prime Minister may well be the basis of a
/// minister's circular.
bool is_of_superior(const WorkId& basis, const WorkId& own) {
  static constexpr std::array<std::string_view, 5> order{"quoc-hoi", "uy-ban-thuong-vu-quoc-hoi", "chu-tich-nuoc", "chinh-phu", "thu-tuong-chinh-phu"};
  const auto place = [&](const std::string& authority) {
    const auto found = std::find(order.begin(), order.end(), authority);
    if (found != order.end()) return static_cast<int>(found - order.begin());
    const bool local = authority.starts_with("ubnd-") || authority.starts_with("hdnd-");
    return static_cast<int>(order.size()) + (local ? 1 : 0);
  };
  return place(basis.authority()) < place(own.authority());
}

void check_basis_rank(Draft& draft) {
  if (!draft.document.work) return;
  const int own = citation::rank(*draft.document.work);
  if (own >= citation::administrative_rank) return;
  for (const Citation& citation : draft.document.citations) {
    if (citation.relation != RelationKind::legal_basis || !citation.work || citation.work->authority() == "_") continue;
    const int basis = citation::rank(*citation.work);
    if (basis <= own || basis >= citation::party_rank || is_of_superior(*citation.work, *draft.document.work)) continue;
    draft.findings.push_back(make_finding("basis_lower_rank", citation.span, draft.text, {{"cited", cited_as(draft, citation)}}));
  }
}

} // namespace

void check_consistency(Draft& draft) {
  check_dates(draft);
  check_near_twins(draft);
  check_symbols(draft);
  check_first_citations(draft);
  check_number_form(draft);
  check_basis_rank(draft);
}

} // namespace danchieu::query
