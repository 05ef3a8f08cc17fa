#pragma once

#include "web/catalogue.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace danchieu::web::testing {

inline query::Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                     std::chrono::day{day}};
}

/// Ids of the works in the hand-made library.
inline const std::string decision = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd";
inline const std::string replaced = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2008/375-qd-ct";
inline const std::string partial = "/akn/vn/act/nghi-dinh/chinh-phu/_/34-nd-cp";

/// A summary in which every field that a page shows is `text`, to try markup in all of them.
inline query::WorkSummary summary(const std::string& work, const std::string& number,
                                  const std::string& text);

/// A view of `decision` with every list filled; `text` stands in every field that comes from documents.
inline query::WorkView full_view(const std::string& text);

/// A result with hits, facets, hints and a suggestion; `text` stands in every field.
inline query::SearchResult full_result(const query::SearchRequest& request, const std::string& text);

/// Holds the question "slow" until the test lets it go, so that no test depends on how fast the machine is.
struct Brake {
  std::atomic<bool> held{false};
  std::atomic<int> waiting{0};
};

inline Brake& brake() {
  static Brake one;
  return one;
}

/// Knows the works above and nothing else. The question "boom" throws, "slow" waits at the brake, "nothing"
/// finds nothing, "asked" names `decision`, "many" is ambiguous.
class FakeCatalogue : public Catalogue {
 public:
  explicit FakeCatalogue(std::string text = "Cải cách hành chính") : text_(std::move(text)) {}

  query::SearchResult search(const query::SearchRequest& request) const override;
  query::Resolution resolve(std::string_view text, query::Date on) const override;
  std::optional<query::WorkView> view(const citation::WorkId& work,
                                      const query::ViewRequest& request) const override;

  query::CheckReport check(std::span<const corpus::Document>, std::string_view clean_text,
                           query::Date on) const override {
    query::CheckReport report;
    report.on = on;
    report.checked.citations = 3;
    report.checked.in_force = 1;
    report.checked.unknown = 2;
    for (const query::Severity severity : {query::Severity::error, query::Severity::warning}) {
      query::Finding finding;
      finding.rule = "expired_basis";
      finding.severity = severity;
      finding.span = {0, std::min<std::size_t>(6, clean_text.size())};
      finding.text = finding.vi = finding.en = finding.suggestion = text_;
      finding.work = decision;
      finding.candidates = {replaced};
      finding.evidence = {{"replaced_by", text_, text_, text_, {10, 40}}};
      report.findings.push_back(finding);
    }
    return report;
  }

  query::Review review(std::string_view issuer, query::Date on) const override;

  std::vector<query::Suggestion> suggest(std::string_view typed, std::size_t) const override {
    if (typed == "nothing") return {};
    return {{query::Suggestion::Kind::number, text_, text_, text_, decision, 3}};
  }

  std::vector<std::string> works(std::size_t offset, std::size_t) const override {
    return offset == 0 ? std::vector<std::string>{decision, replaced} : std::vector<std::string>{};
  }

  const Holdings& holdings() const override { return holdings_; }

 private:
  std::string text_;
  Holdings holdings_{7, "2026-11-21T10:00:00Z", {{"works", 7}, {"files", 5}}};
};

class FakeLibrary final : public Library {
 public:
  explicit FakeLibrary(std::string text = "Cải cách hành chính")
      : catalogue_(std::make_shared<FakeCatalogue>(std::move(text))) {}

  std::shared_ptr<const Catalogue> current() const override { return catalogue_; }

 private:
  std::shared_ptr<const Catalogue> catalogue_;
};

using corpus::ForceStatus;
using query::RelationKind;

inline query::WorkSummary summary(const std::string& work, const std::string& number,
                                  const std::string& text) {
  query::WorkSummary out;
  out.work = work;
  out.number = number;
  out.type = "quyết định";
  out.title = text;
  out.issuer = text;
  out.place = text;
  out.date = date(2012, 7, 23);
  out.text_known = true;
  out.force.status = ForceStatus::expired;
  out.force.on = date(2026, 11, 21);
  out.force.since = date(2021, 1, 5);
  out.force.by = text;
  out.cited_by = 3;
  return out;
}

inline corpus::ForceReason reason(const std::string& text) {
  corpus::ForceReason out;
  out.rule = "replaced_by";
  out.by = citation::WorkId::parse(decision);
  out.by_number = text;
  out.quote = text;
  out.file = text;
  out.span = {10, 40};
  out.date = date(2021, 1, 5);
  return out;
}

inline query::RelationView relation(RelationKind kind, const std::string& work, const std::string& text) {
  query::RelationView out;
  out.kind = kind;
  out.other = summary(work, "375/QĐ-CT", text);
  out.scope = kind == RelationKind::amends ? corpus::Scope::part : corpus::Scope::whole;
  out.provisions = {text};
  out.except = {text};
  out.from = date(2012, 7, 23);
  out.until = date(2022, 7, 23);
  out.quote = text;
  out.file = text;
  out.span = {10, 30};
  return out;
}

inline corpus::Provision provision(const std::string& eid, const std::string& label,
                                   const std::string& heading, std::size_t start, std::size_t end) {
  corpus::Provision out;
  out.eid = eid;
  out.label = label;
  out.heading = heading;
  out.span = {start, end};
  return out;
}

inline query::WorkView full_view(const std::string& text) {
  query::WorkView view;
  view.summary = summary(decision, "673/QĐ-UBND", text);
  view.urn = "urn:lex:vn:" + text;
  view.year = 2012;
  view.signer = text;
  view.signer_title = text;
  view.effective.date = date(2012, 7, 23);
  view.effective.rule = "from_signature";
  view.effective.quote = text;
  view.attached_to = summary(replaced, "375/QĐ-CT", text);
  view.attachments = {summary(decision + "!ke-hoach", "", text)};
  view.force.status = ForceStatus::expired;
  view.force.on = date(2026, 11, 21);
  view.force.since = date(2021, 1, 5);
  view.force.because = {reason(text)};
  view.force.provisions.push_back({text, ForceStatus::partly_expired, reason(text)});
  view.chain.push_back({summary(replaced, "375/QĐ-CT", text), date(2021, 1, 5)});
  view.relations_out = {relation(RelationKind::replaces, replaced, text),
                        relation(RelationKind::legal_basis, replaced, text)};
  view.relations_in = {relation(RelationKind::amends, replaced, text)};
  query::CitationView cited;
  cited.other = summary(replaced, "375/QĐ-CT", text);
  cited.text = text;
  cited.relation = RelationKind::replaces;
  cited.mentions = 2;
  cited.pinpoints = {text};
  cited.span = {5, 12};
  cited.then = summary(replaced, "375/QĐ-CT", text).force;
  cited.then->status = ForceStatus::in_force;
  view.citations_out = {120, 0, {cited}};
  view.citations_in = {1, 0, {cited}};

  // Two articles with a citation in the second, then whatever text is given.
  const std::string body =
      "QUYẾT ĐỊNH:\nĐiều 1. Phạm vi\nĐiều 2. Quyết định này thay thế Quyết định số 375/QĐ-CT.\n";
  query::UnitView unit;
  unit.eid = "dieu-1";
  unit.label = "Điều 1";
  unit.start = 0;
  unit.text = body + text + "\n";
  const std::size_t at = body.find("Quyết định số 375");
  unit.citations.push_back(
      {{at, at + std::string{"Quyết định số 375/QĐ-CT"}.size()}, replaced, "375/QĐ-CT", true});
  const std::size_t second = body.find("Điều 2");
  view.provisions = {provision("dieu-1", "Điều 1", "Phạm vi", body.find("Điều 1"), second),
                     provision("dieu-2", "Điều 2", text, second, unit.text.size())};
  view.units = {unit};
  view.linked = {{summary(replaced, "375/QĐ-CT", text), cited.then}};
  view.linked.front().then->on = date(2012, 7, 23);
  view.history.push_back({date(2012, 7, 23), "replaced", text, text, text, replaced, text});
  corpus::StoredFile file;
  file.path = "/srv/kho/" + text + ".txt";
  file.sha256 = std::string(64, 'a');
  file.media_type = "text/plain";
  file.encoding = "utf-8";
  view.texts = {file};
  view.recipients = {text};
  return view;
}

inline query::SearchResult full_result(const query::SearchRequest& request, const std::string& text) {
  query::SearchResult result;
  result.request = request;
  result.understood.text = request.query;
  result.total = 25;
  result.total_exact = false;
  result.partial = true;
  query::Hit hit;
  hit.work = summary(decision, "673/QĐ-UBND", text);
  query::ProvisionHit found;
  found.eid = "dieu-1";
  found.label = "Điều 1";
  found.heading = text;
  found.snippet.text = text;
  found.snippet.highlights = {{0, std::min<std::size_t>(3, text.size())}};
  hit.provisions = {found};
  result.hits = {hit};
  for (const char* name : {"type", "issuer", "year", "status"}) {
    query::Facet facet{name, {}};
    for (int i = 0; i < 12; ++i)
      facet.values.push_back({std::string{name} + std::to_string(i), text, text, 3});
    result.facets.push_back(facet);
  }
  result.facets_exact = false;
  result.suggestion = text;
  result.hints = {{"unknown_field", text, text}};
  return result;
}

inline query::SearchResult FakeCatalogue::search(const query::SearchRequest& request) const {
  if (request.query == "boom") throw std::runtime_error("the secret reason of \"a\nfailure=7\"");
  if (request.query == "slow") {
    ++brake().waiting;
    for (int i = 0; i < 4000 && brake().held; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    --brake().waiting;
  }
  if (request.query == "nothing") {
    query::SearchResult none;
    none.request = request;
    return none;
  }
  query::SearchResult result = full_result(request, text_);
  if (request.query == "asked" || request.query == "many")
    result.resolution = resolve(request.query, request.on);
  return result;
}

inline query::Review FakeCatalogue::review(std::string_view issuer, query::Date on) const {
  query::Review review;
  review.issuer = issuer;
  review.on = on;
  if (issuer == "nobody") return review;
  review.works = 2;
  review.endangered.push_back(
      {summary(decision, "673/QĐ-UBND", text_), {summary(replaced, "375/QĐ-CT", text_)}, {reason(text_)}});
  review.expired.push_back({summary(decision, "673/QĐ-UBND", text_), {text_}, reason(text_)});
  return review;
}

inline query::Resolution FakeCatalogue::resolve(std::string_view asked, query::Date) const {
  query::Resolution resolution;
  resolution.asked = asked;
  resolution.number = text_;
  if (asked == "asked") {
    resolution.kind = query::ResolutionKind::exact;
    resolution.works = {summary(decision, "673/QĐ-UBND", text_)};
  } else {
    resolution.kind = query::ResolutionKind::ambiguous;
    resolution.works = {summary(decision, "673/QĐ-UBND", text_), summary(replaced, "375/QĐ-CT", text_)};
  }
  return resolution;
}

inline std::optional<query::WorkView> FakeCatalogue::view(const citation::WorkId& work,
                                                          const query::ViewRequest& request) const {
  const std::string id = work.to_string();
  if (id == decision) {
    query::WorkView view = full_view(text_);
    view.force.on = request.on;
    return view;
  }
  if (id != replaced && id != partial) return std::nullopt;
  query::WorkView view; // known only from citations
  view.summary.work = id;
  view.summary.number = id == replaced ? "375/QĐ-CT" : "34/NĐ-CP";
  view.summary.type = "quyết định";
  view.force.on = request.on;
  return view;
}

} // namespace danchieu::web::testing
