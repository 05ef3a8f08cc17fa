// How long a check and a look at a work take inside the process, after the index is open.
//
// usage: check_bench INDEX DRAFT [RUNS]
// Prints the median and the greatest of RUNS (default 20) in milliseconds: `check` of DRAFT, the reading of DRAFT itself
// (analysis), and `show` of the works that DRAFT cites. The goals are 300 ms for a draft of 50 pages and 5 ms for a work.

#include "corpus/document/analysis.hpp"
#include "corpus/readers/reader.hpp"
#include "query/check/check.hpp"
#include "query/check/report.hpp"
#include "query/index_reader.hpp"
#include "query/work_view.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(const std::function<void()>& work) {
  const Clock::time_point start = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void print(const char* what, std::vector<double> times) {
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  std::printf("%-28s %6zu runs  median %9.2f ms  greatest %9.2f ms\n", what, times.size(), times[times.size() / 2], times.back());
}

} // namespace

int main(int count, char** arguments) {
  using namespace danchieu;
  if (count < 3) {
    std::fprintf(stderr, "usage: check_bench INDEX DRAFT [RUNS]\n");
    return 2;
  }
  const int runs = count > 3 ? std::max(1, std::atoi(arguments[3])) : 20;
  const query::IndexReader reader(arguments[1], corpus::Verify::no);
  const auto generation = reader.current();
  const corpus::ReadResult read = corpus::read_file(arguments[2]);
  const auto* source = std::get_if<corpus::SourceText>(&read);
  if (source == nullptr) {
    std::fprintf(stderr, "%s cannot be read\n", arguments[2]);
    return 3;
  }
  const text::Date on = std::chrono::year{2025} / 6 / 1;
  const std::vector<corpus::Document> documents = corpus::analyse(source->text);
  std::set<std::string> cited;
  std::size_t mentions = 0;
  for (const corpus::Document& document : documents) {
    mentions += document.citations.size();
    for (const corpus::Citation& citation : document.citations)
      if (citation.work && citation.work->complete()) cited.insert(citation.work->to_string());
  }
  std::printf("%zu bytes, %zu mentions of %zu works\n", source->text.size(), mentions, cited.size());

  std::vector<double> reading;
  std::vector<double> checking;
  std::vector<double> rendering;
  for (int run = 0; run < runs; ++run) {
    reading.push_back(milliseconds([&] { (void)corpus::analyse(source->text); }));
    query::CheckReport report;
    checking.push_back(milliseconds([&] { report = query::check_draft(*generation, documents, source->text, on); }));
    rendering.push_back(milliseconds([&] { (void)query::check_to_text({arguments[2], source->text, &source->offsets, &report}, corpus::Language::vi); }));
  }
  print("reading the draft", std::move(reading));
  print("check against the index", std::move(checking));
  print("report as text", std::move(rendering));

  std::vector<double> showing;
  query::ViewRequest request;
  request.on = on;
  for (const std::string& work : cited)
    if (const auto id = corpus::WorkId::parse(work))
      showing.push_back(milliseconds([&] { (void)query::view_work(*generation, *id, request); }));
  print("show of a work", std::move(showing));
  return 0;
}
