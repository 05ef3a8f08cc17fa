#include "corpus/document/relation_reader.hpp"

#include <algorithm>
#include <utility>

// What a consolidated text tells of the act that it gives: who amended it, and when.

namespace danchieu::corpus {

using citation::CitationKind;

/// "VĂN BẢN HỢP NHẤT … Luật A …, được sửa đổi, bổ sung bởi: Luật số B …, có hiệu lực kể từ ngày …": what is merged, and
/// what amended it and when.
void RelationReader::consolidates(const Unit& unit) {
  for (std::size_t i = unit.first; i < unit.last; ++i) {
    if (text_.at(i, "bổ sung bởi") || text_.at(i, "sửa đổi bởi") || text_.at(i, "bổ sung theo")) amended_by_ = true;
    if (text_[i].kind != TokenKind::citation || hidden_[i] || text_[i].self) continue;
    const Citation& citation = document_.citations[text_[i].citation];
    if (citation.kind == CitationKind::anaphor) continue;
    const bool opens = i == unit.text || text_.word(i - 1) == "bởi" || text_.word(i - 1) == "theo" ||
                       text_.is_mark(i - 1, ":") || text_.is_mark(i - 1, ";");
    if (!opens) continue;
    Act act{.kind = RelationKind::consolidates,
            .citation = text_[i].citation,
            .span = text_.span(unit.first, unit.last),
            .quote = evidence(unit.first, unit.last, i)};
    if (amended_by_) {
      act.note = "history";
      act.from = effect_told(i, unit.last);
    }
    add(std::move(act));
  }
}

/// "…, có hiệu lực kể từ ngày 01 tháng 01 năm 2015" said of the document cited at `token`.
std::optional<Date> RelationReader::effect_told(std::size_t token, std::size_t last) const {
  last = std::min(last, token + longest_clause);
  const std::size_t effect = text_.find("có hiệu lực", token, last);
  for (std::size_t i = effect; i < std::min(last, effect + 8); ++i)
    if (text_.at(i, "từ ngày"))
      if (const auto date = text_.date(i + 1)) return date->date;
  return std::nullopt;
}

/// A footnote of a consolidated text: "[3] Khoản này được bãi bỏ theo quy định tại khoản 2 Điều 2 của Thông tư số B …, có
/// hiệu lực kể từ ngày …". Whether it was one.
bool RelationReader::footnote(const Unit& unit) {
  const std::size_t look = std::min(unit.last, unit.first + 24);
  for (std::size_t i = unit.first; i + 3 < look; ++i) {
    if (text_.word(i) != "này" || (text_.word(i + 1) != "được" && text_.word(i + 1) != "bị")) continue;
    const std::size_t by = text_.find("theo quy định tại", i, std::min(unit.last, i + 16));
    if (by == std::min(unit.last, i + 16)) return false;
    std::size_t cited = by;
    while (cited < unit.last && text_[cited].kind != TokenKind::citation) ++cited;
    if (cited == unit.last || text_[cited].self) return false;
    const bool ended = text_.find("bãi bỏ", i, by) != by;
    Act act{.kind = RelationKind::consolidates,
            .citation = text_[cited].citation,
            .partial = true,
            .provisions = noted_provision(unit),
            .from = effect_told(cited, unit.last),
            .span = text_.span(unit.first, unit.last),
            .quote = evidence(unit.first, unit.last, cited),
            .note = ended ? "history_repeals" : "history"};
    acts_.push_back(std::move(act));
    return true;
  }
  return false;
}

/// The provision at which the mark "[3]" of a footnote stands in the text above; nothing for marks in other forms.
std::vector<std::string> RelationReader::noted_provision(const Unit& unit) const {
  if (!text_.is_mark(unit.first, "[") || text_[unit.first + 1].kind != TokenKind::number || !text_.is_mark(unit.first + 2, "]")) return {};
  const std::size_t note = text_[unit.first].span.start;
  const std::string mark(clean_text_.substr(note, text_[unit.first + 2].span.end - note));
  const std::size_t at = clean_text_.substr(0, note).find(mark, document_.span.start);
  if (at == std::string_view::npos) return {};
  std::string path;
  const std::vector<Provision>* level = &document_.provisions;
  for (int depth = 0; level != nullptr && depth < 8; ++depth) {
    const auto inside = std::find_if(level->begin(), level->end(), [&](const Provision& one) { return one.span.start <= at && at < one.span.end; });
    if (inside == level->end()) break;
    if (inside->label.starts_with("Điều ")) path = inside->label;
    else if (!path.empty()) path += ' ' + inside->label;
    level = &inside->children;
  }
  return path.empty() ? std::vector<std::string>{} : std::vector<std::string>{path};
}

} // namespace danchieu::corpus
