#include "query/check/check.hpp"

#include "normalizer/text/fold.hpp"
#include "query/check/draft.hpp"
#include "query/check/provision_path.hpp"

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

} // namespace

bool Draft::says(const std::string& sentence) {
  if (squeezed_.empty()) squeezed_ = text::squeeze(text.substr(document.span.start, document.span.end - document.span.start));
  return squeezed_.find(sentence) != std::string::npos;
}

const WorkView* CitedWorks::view(const WorkId& work) {
  const std::string id = work.to_string();
  auto found = views_.find(id);
  if (found == views_.end()) {
    ViewRequest request;
    request.on = on_;
    request.citations_limit = 0;
    request.with_text = false;
    found = views_.emplace(id, view_work(generation_, work, request)).first;
  }
  return found->second ? &*found->second : nullptr;
}

const std::set<std::string>& CitedWorks::paths(const WorkView& view) {
  const auto [found, is_new] = paths_.try_emplace(view.summary.work);
  if (is_new) found->second = provision_paths(view.provisions);
  return found->second;
}

const Resolution& CitedWorks::resolution(const std::string& cited) {
  auto found = resolutions_.find(cited);
  if (found == resolutions_.end()) found = resolutions_.emplace(cited, resolve(generation_, cited, on_)).first;
  return found->second;
}

std::string cited_as(const Draft& draft, const corpus::Citation& citation) {
  const std::string words = text::squeeze(draft.text.substr(citation.span.start, citation.span.end - citation.span.start));
  const bool bare = !words.empty() && words.front() >= '0' && words.front() <= '9';
  return bare && !citation.type.empty() ? citation.type + " số " + words : words;
}

CheckReport check_draft(const Generation& generation, std::span<const corpus::Document> documents,
                        std::string_view clean_text, Date on) {
  CheckReport report;
  report.on = on;
  CitedWorks works(generation, on);
  for (const corpus::Document& document : documents) {
    const bool has_attachment = std::any_of(documents.begin(), documents.end(), [&](const corpus::Document& other) {
      return other.attached_to && (!document.work || *other.attached_to == *document.work);
    });
    Draft draft(works, document, clean_text, on, has_attachment);
    draft.has_parent = std::any_of(documents.begin(), documents.end(), [&](const corpus::Document& other) {
      return &other != &document && !other.attached_to && document.attached_to && other.work == document.attached_to;
    });
    check_citations(draft);
    check_consistency(draft);
    check_own_acts(draft);
    check_form(draft);
    check_labels(draft);
    add(report.checked, draft.counts);
    std::move(draft.findings.begin(), draft.findings.end(), std::back_inserter(report.findings));
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& left, const Finding& right) {
    return left.span.start != right.span.start ? left.span.start < right.span.start : left.severity < right.severity;
  });
  return report;
}

} // namespace danchieu::query
