#include "corpus/document/clause_target.hpp"

#include "corpus/document/clause_joint.hpp"
#include "corpus/document/clause_lead.hpp"
#include "corpus/document/clause_words.hpp"
#include "normalizer/text/date.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

// Which of the documents named in a clause it is about. The first is, when the words before it lead to it; of those that
// follow, some are further targets and some stand in titles ("Thông tư số A sửa đổi Thông tư số B") or in the history of a
// target ("Luật A đã được sửa đổi theo Luật B và Luật C"). The joints (clause_joint.hpp), types and years tell them apart.

namespace danchieu::corpus {

namespace {

/// Provisions said of several documents at once are told of each, up to so many.
constexpr std::size_t most_shared = 20;

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

/// What tells a target apart from others: its type and number, or its name and date, as laws of one name differ by their day
/// only: "Luật sửa đổi … ngày A và … ngày B".
std::string name_of(const Citation& citation) {
  std::string name = citation.type + "|" + (citation.number.empty() ? citation.name : citation.number);
  if (citation.number.empty() && citation.date) name += "|" + text::to_iso(*citation.date);
  return name;
}

class TargetReader {
 public:
  TargetReader(const Document& document, const ClauseText& text, std::size_t first, std::size_t last, Lead lead,
               const std::vector<bool>& hidden)
      : document_(document), text_(text), first_(first), last_(last), lead_(lead), hidden_(hidden), from_(first), before_(first) {}

  std::vector<ClauseTarget> read() {
    int depth = 0;
    for (std::size_t i = first_; i < last_; ++i) {
      if (text_.is_mark(i, "(")) ++depth;
      if (text_.is_mark(i, ")") && depth > 0) --depth;
      if (text_[i].kind != TokenKind::citation || hidden_[i]) continue;
      const Citation& citation = document_.citations[text_[i].citation];
      if (text_[i].self) {
        from_ = i + 1;
        if (targets_.empty() && lead_ != Lead::any) break; // "trái với Thông tư này"
      } else if (depth > 0) {
        nested_types_.insert(citation.type);
        from_ = i + 1;
      } else if (citation.kind != citation::CitationKind::anaphor && !take(i, citation)) {
        break;
      }
    }
    return std::move(targets_);
  }

 private:
  /// Takes up the citation at `i` as a target or as part of a title; false when nothing leads to the first one.
  bool take(std::size_t i, const Citation& citation) {
    LeadIn in = lead_in(text_, from_, i, !citation.pinpoint.empty());
    if (in.joint == Joint::nested && !targets_.empty())
      if (const auto part = part_issued_with(text_, from_, i)) in = {*part, Joint::strong};
    from_ = i + 1;
    const std::size_t between = std::exchange(before_, i) + 1;
    history_ = !targets_.empty() && (history_ || tells_history(text_, between, i));
    if (targets_.empty() && !leads(i)) return false;
    if (targets_.empty() || is_target(i, citation, in, between))
      add(i, citation, in);
    else
      nest(i, citation, in, between);
    return true;
  }

  bool leads(std::size_t i) const {
    if (lead_ == Lead::any) return true;
    if (lead_ == Lead::document) return leads_to_document(text_, first_, i, hidden_);
    return leads_by_guiding(text_, first_, i) || (lead_ == Lead::told && is_set_out_in(text_, first_, i));
  }

  /// Whether a citation after the first is a target of its own. `between`: first token after the citation before it.
  bool is_target(std::size_t i, const Citation& citation, const LeadIn& in, std::size_t between) const {
    const Citation& target = document_.citations[targets_.back().citation];
    const bool seen = seen_.contains(name_of(citation));
    if (lead_ != Lead::any && outranks(document_, target, citation)) return false;
    if (in.joint == Joint::strong) return !seen || !citation.pinpoint.empty();
    if (in.joint == Joint::nested || seen) return false;
    const bool younger = is_younger(citation, target);
    if (acting_title_ && !younger) return false;
    if (part_nested_ && !history_ && !citation.pinpoint.empty()) return false;
    if (history_ && !nested_types_.empty() && has_own_history(text_, i, last_)) return true;
    if (nested_types_.empty()) return true;
    if (history_ && ends_history(citation, target, between, in.first)) return true;
    if (!citation.pinpoint.empty() && !targets_.front().provisions.empty())
      return true; // "Chương V của Luật A đã được sửa đổi theo Luật B, Chương V của Luật C"
    const bool same_kind = target_types_.contains(citation.type);
    if (!nested_types_.contains(citation.type)) {
      const std::size_t words = title_words(text_, between, in.first);
      const bool enumerated = words == 0 && in.first > 0 && text_.is_mark(in.first - 1, ",");
      return same_kind ? !enumerated : words >= 8;
    }
    return same_kind && !history_ && younger;
  }

  /// "Pháp lệnh A số 03/2002 đã được sửa đổi theo Pháp lệnh số 15/2011, Pháp lệnh B số 05/2002": what is no younger than the
  /// target cannot have amended it, and amending acts are told in the order of their years. `between` and `last`: the words
  /// after the amending act, which may be its title and name what it amends.
  bool ends_history(const Citation& citation, const Citation& target, std::size_t between, std::size_t last) const {
    if (!amender_ || *amender_ + 1 != between || is_younger(citation, target)) return false;
    const Citation& amender = document_.citations[text_[*amender_].citation];
    const bool titled = text_.find("sửa đổi", between, last) != last || text_.find("bổ sung", between, last) != last;
    return !titled && is_younger(amender, citation) && is_younger(amender, target);
  }

  void nest(std::size_t i, const Citation& citation, const LeadIn& in, std::size_t between) {
    nested_types_.insert(citation.type);
    if (history_) amender_ = i;
    if (in.joint != Joint::nested) return;
    part_nested_ = part_nested_ || !citation.pinpoint.empty();
    acting_title_ = acting_title_ || suspends_by_title(text_, between, i);
  }

  void add(std::size_t i, const Citation& citation, const LeadIn& in) {
    nested_types_.clear();
    history_ = part_nested_ = acting_title_ = false;
    amender_.reset();
    target_types_.insert(citation.type);
    seen_.insert(name_of(citation));
    seen_.insert(citation.type + "|" + (citation.number.empty() ? citation.name : citation.number)); // its title may leave out the day
    ClauseTarget target{.citation = text_[i].citation,
                        .token = i,
                        .lead = targets_.empty() ? first_ : in.first,
                        .partial = false,
                        .provisions = citation.pinpoint};
    target.partial = !citation.pinpoint.empty() || names_part(text_, target.lead, i, hidden_);
    if (lead_ == Lead::guided || lead_ == Lead::told || (target.partial && lead_ == Lead::document))
      target.provisions = provisions_led_by(text_, target.lead, i, citation.pinpoint, hidden_);
    share(target, in);
    targets_.push_back(std::move(target));
  }

  /// Lets what is said of a part of the first target hold for those of its list: "hướng dẫn … tại các Thông tư số A, số B".
  void share(ClauseTarget& target, const LeadIn& in) {
    if (targets_.empty()) {
      bool some = false;
      for (std::size_t at = target.lead; at < target.token && !some; ++at) some = !hidden_[at] && is_some(text_, at);
      several_ = target.partial && opens_shared_list(text_, first_, target.token);
      shared_ = target.partial && (some || several_ || points_into(text_, first_, target.token));
    } else if (shared_ && (in.joint == Joint::weak || several_) && !target.partial) {
      target.partial = true;
      if (targets_.back().provisions.size() <= most_shared) target.provisions = targets_.back().provisions;
    } else {
      shared_ = false;
    }
  }

  const Document& document_;
  const ClauseText& text_;
  std::size_t first_;
  std::size_t last_;
  Lead lead_;
  const std::vector<bool>& hidden_;
  std::vector<ClauseTarget> targets_;
  std::set<std::string> nested_types_; ///< of citations in the title of the target before
  std::set<std::string> target_types_;
  std::set<std::string> seen_; ///< numbers and names of targets
  std::size_t from_;           ///< where the words that lead to the next citation may begin
  std::size_t before_;         ///< the citation before
  std::optional<std::size_t> amender_; ///< the last citation told as the history of the target
  bool history_ = false;      ///< of the target before: "… đã được sửa đổi bởi A và B"
  bool part_nested_ = false;  ///< a title names a part of another: "… sửa đổi Điều 126 của Luật A và Điều 121 của Luật B"
  bool acting_title_ = false; ///< "Nghị quyết số A ngày … tạm ngưng hiệu lực Nghị định số B và Nghị quyết số C"
  bool shared_ = false;       ///< what is said of a part of the first is said of those that follow
  bool several_ = false;      ///< … of all of the list
};

} // namespace

std::vector<ClauseTarget> clause_targets(const Document& document, const ClauseText& text, std::size_t first,
                                         std::size_t last, Lead lead, const std::vector<bool>& hidden) {
  return TargetReader(document, text, first, last, lead, hidden).read();
}

} // namespace danchieu::corpus
