#include "corpus/document/label.hpp"
#include "corpus/document/quotation.hpp"
#include "corpus/document/words.hpp"
#include "query/check/draft.hpp"
#include "query/check/rules.hpp"

#include <algorithm>

// Parts of one kind are numbered in a row (Decree 30/2020/NĐ-CP, annex I). The provisions of a document hold what its
// count allows, so that a label that stands again is a line of the part that bears it, or of one inside that part:
//   b) Thắp đèn
//   b) Hạ đèn      ← within "điểm b" of the provisions

namespace danchieu::query {

namespace {

/// A provision in the order of the text, and the place of the one that holds it.
struct Part {
  const corpus::Provision* provision = nullptr;
  std::size_t parent = 0; ///< its own place for one that nothing holds
  bool normative = false; ///< an article, or inside one; annexes and forms count as they like
  bool has_list = false;  ///< a list within it counts from the beginning: "1." below "Điều 2 khoản 3"
};

void flatten(const std::vector<corpus::Provision>& provisions, std::size_t parent, std::vector<Part>& parts) {
  for (const corpus::Provision& provision : provisions) { // as deep as provisions nest
    const std::size_t place = parts.size();
    const bool inside = parent != std::string::npos;
    const bool annexed = provision.eid.starts_with("phu-luc") || provision.eid.starts_with("mau"); // an eid begins with the outermost part's
    const bool normative = !annexed && (provision.label.starts_with("Điều ") || (inside && parts[parent].normative));
    parts.push_back({&provision, inside ? parent : place, normative});
    flatten(provision.children, place, parts);
  }
}

class LabelCheck {
public:
  explicit LabelCheck(Draft& draft) : draft_(draft) { flatten(draft.document.provisions, std::string::npos, parts_); }

  void run() {
    const std::vector<corpus::Quotation> quotations = corpus::find_quotations(draft_.text, draft_.document.span);
    std::size_t quotation = 0;
    std::size_t next = 0; // the first part that begins behind the line
    for (const corpus::Line& line : corpus::split_lines(draft_.text, draft_.document.span)) {
      while (quotation < quotations.size() && quotations[quotation].span.end <= line.span.start) ++quotation;
      while (next < parts_.size() && parts_[next].provision->span.start <= line.span.start) ++next;
      const bool quoted = quotation < quotations.size() && quotations[quotation].span.start <= line.span.start;
      if (!quoted && next > 0) judge(line.span, next - 1);
    }
  }

private:
  /// `place`: of the last part that begins at the line or before it.
  void judge(Span line, std::size_t place) {
    if (parts_[place].provision->span.start >= line.start) return; // its own label
    const auto label = corpus::read_label(draft_.text.substr(line.start, line.end - line.start));
    using corpus::PartKind;
    if (!label || !label->strong || (label->kind != PartKind::article && label->kind != PartKind::clause && label->kind != PartKind::point)) return;
    const bool article = label->kind == PartKind::article;
    for (std::size_t at = place;; at = parts_[at].parent) {
      Part& part = parts_[at];
      if (part.provision->span.end > line.start) {
        if (label->number == 1 && !article) part.has_list = true;
        if (part.has_list && !article) return;
        if (part.normative && part.provision->label == label->name) {
          draft_.findings.push_back(make_finding("duplicate_label", line, draft_.text, {{"provision", label->name}}));
          return;
        }
      }
      if (part.parent == at) return;
    }
  }

  Draft& draft_;
  std::vector<Part> parts_;
};

} // namespace

/// A consolidated text keeps the labels of what was repealed: "b)27 (được bãi bỏ) b)28 …".
void check_labels(Draft& draft) {
  if (draft.document.type != "văn bản hợp nhất") LabelCheck(draft).run();
}

} // namespace danchieu::query
