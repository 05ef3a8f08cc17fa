#include "apps/danchieu/answer_text.hpp"
#include "apps/danchieu/language.hpp"
#include "apps/danchieu/options.hpp"
#include "query/index_reader.hpp"
#include "query/review/review.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace danchieu::apps {

namespace {

using corpus::Language;

std::string described(const query::WorkSummary& work) {
  std::string text = work.type + (work.type.empty() ? "" : " ") + work.number;
  if (work.number.empty()) text += work.title;
  return text;
}

void print_reason(const corpus::ForceReason& reason, Language language) {
  std::cout << "      " << corpus::explain(reason.rule, language);
  if (!reason.by_number.empty()) std::cout << ": " << reason.by_number;
  if (reason.date) std::cout << " (" << text::to_iso(*reason.date) << ')';
  std::cout << '\n';
  if (!reason.quote.empty()) std::cout << "      “" << reason.quote << "”\n";
}

void print_text(const query::Review& review, Language language) {
  const bool vi = language == Language::vi;
  std::cout << (vi ? "Rà soát văn bản của " : "Review of documents of ") << review.issuer << (vi ? ", ngày " : ", on ")
            << text::to_iso(review.on) << ": " << review.works << (vi ? " văn bản trong kho\n\n" : " documents held\n\n");
  std::cout << (vi ? "Hết hiệu lực, ngưng hiệu lực toàn bộ hoặc một phần: " : "Ended or suspended, wholly or in part: ")
            << review.expired.size() << '\n';
  for (const query::ExpiryRow& row : review.expired) {
    std::cout << "  - " << described(row.work);
    for (const std::string& provision : row.provisions) std::cout << "; " << provision;
    std::cout << '\n';
    print_reason(row.reason, language);
  }
  std::cout << '\n' << (vi ? "Dựa trên căn cứ đã hết hiệu lực hoặc thay đổi: " : "On a dead or changed basis: ") << review.endangered.size() << '\n';
  for (const query::EndangeredWork& row : review.endangered) {
    std::cout << "  - " << described(row.work);
    for (const query::WorkSummary& step : row.path) std::cout << " → " << described(step);
    std::cout << " [" << corpus::label(row.path.back().force.status, language) << "]\n";
    if (!row.because.empty()) print_reason(row.because.front(), language);
  }
}

} // namespace

int cmd_review(const ReviewOptions& options) {
  const query::IndexReader reader(options.db, corpus::Verify::yes);
  const text::Date on = date_option(options.on);
  const query::Review review = query::review_stock(*reader.current(), options.issuer, on);
  if (review.works == 0) {
    std::cerr << "danchieu: no document of '" << options.issuer << "' (" << review.authority
              << ") in the index\n  See the issuers with: danchieu stats --db " << options.db << '\n';
    return exit_findings;
  }
  switch (options.format) {
  case Format::json: std::cout << query::to_json(review).dump(2) << '\n'; break;
  case Format::jsonl: std::cout << query::to_json(review).dump() << '\n'; break;
  case Format::csv: std::cout << (options.list == "endangered" ? query::endangered_csv(review) : query::expiry_csv(review)); break;
  default: print_text(review, user_language());
  }
  return exit_done;
}

} // namespace danchieu::apps
