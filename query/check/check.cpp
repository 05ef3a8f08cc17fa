#include "query/check/check.hpp"

#include "normalizer/text/fold.hpp"
#include "query/check/draft.hpp"

#include <algorithm>
#include <iterator>

namespace danchieu::query {

namespace {

void add(CheckCounts& total, const CheckCounts& part) {
  total.citations += part.citations;
  total.in_force += part.in_force;
  total.not_yet += part.not_yet;
  total.expired += part.expired;
  total.partly += part.partly;
  total.suspended += part.suspended;
  total.needs_review += part.needs_review;
  total.unknown += part.unknown;
  total.ambiguous += part.ambiguous;
  total.incomplete += part.incomplete;
}

/// "17" → "17", "7" → "07"
std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

} // namespace

const WorkView* Draft::view(const WorkId& work) {
  const std::string id = work.to_string();
  auto found = views_.find(id);
  if (found == views_.end()) {
    ViewRequest request;
    request.on = on;
    request.citations_limit = 0;
    request.with_text = false;
    found = views_.emplace(id, view_work(generation, work, request)).first;
  }
  return found->second ? &*found->second : nullptr;
}

std::string cited_as(const Draft& draft, const corpus::Citation& citation) {
  const std::string words = text::squeeze(draft.text.substr(citation.span.start, citation.span.end - citation.span.start));
  const bool bare = !words.empty() && words.front() >= '0' && words.front() <= '9';
  return bare && !citation.type.empty() ? citation.type + " số " + words : words;
}

std::string vietnamese_date(Date date) {
  return two_digits(static_cast<unsigned>(date.day())) + '/' + two_digits(static_cast<unsigned>(date.month())) + '/' +
         std::to_string(static_cast<int>(date.year()));
}

CheckReport check_draft(const Generation& generation, std::span<const corpus::Document> documents,
                        std::string_view clean_text, Date on) {
  CheckReport report;
  report.on = on;
  for (const corpus::Document& document : documents) {
    const bool has_attachment = std::any_of(documents.begin(), documents.end(), [&](const corpus::Document& other) {
      return other.attached_to && (!document.work || *other.attached_to == *document.work);
    });
    Draft draft(generation, document, clean_text, on, has_attachment);
    check_citations(draft);
    check_consistency(draft);
    check_own_acts(draft);
    check_form(draft);
    add(report.checked, draft.counts);
    std::move(draft.findings.begin(), draft.findings.end(), std::back_inserter(report.findings));
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& left, const Finding& right) {
    return left.span.start != right.span.start ? left.span.start < right.span.start : left.severity < right.severity;
  });
  return report;
}

} // namespace danchieu::query
