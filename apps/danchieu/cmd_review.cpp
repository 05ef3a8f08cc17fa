#include "apps/danchieu/answer_text.hpp"
#include "apps/danchieu/options.hpp"
#include "query/index_reader.hpp"
#include "query/review/review.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace danchieu::apps {

namespace {

void print_reason(const Printer& printer, const corpus::ForceReason& reason) {
  printer.out() << "      ";
  printer.reason(reason);
  printer.out() << '\n';
  printer.quote(reason.quote, {}, 0);
}

void print_review(const Printer& printer, const query::Review& review) {
  std::ostream& out = printer.out();
  out << printer.say("Rà soát văn bản của ", "Review of documents of ") << review.issuer << printer.say(", ngày ", ", on ")
      << printer.date(review.on) << ": " << review.works << printer.say(" văn bản trong kho\n", " documents held\n");
  for (const std::string& body : review.former) out << printer.say("  gồm cả văn bản của ", "  with those of ") << body << '\n';
  out << '\n';
  out << printer.say("Hết hiệu lực, ngưng hiệu lực toàn bộ hoặc một phần: ", "Ended or suspended, wholly or in part: ")
      << review.expired.size() << '\n';
  for (const query::ExpiryRow& row : review.expired) {
    out << "  - " << Printer::name(row.work);
    for (const std::string& provision : row.provisions) out << "; " << provision;
    out << '\n';
    print_reason(printer, row.reason);
  }
  out << '\n' << printer.say("Dựa trên căn cứ đã hết hiệu lực hoặc thay đổi: ", "On a dead or changed basis: ") << review.endangered.size() << '\n';
  for (const query::EndangeredWork& row : review.endangered) {
    out << "  - " << Printer::name(row.work);
    for (const query::WorkSummary& step : row.path) out << " → " << Printer::name(step);
    out << " [" << corpus::label(row.path.back().force.status, printer.language()) << "]\n";
    if (!row.because.empty()) print_reason(printer, row.because.front());
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
  default: print_review(Printer(std::cout, output_style()), review);
  }
  return exit_done;
}

} // namespace danchieu::apps
