// Speed of finding citations over real documents; text_bench prints ICU's NFC of the same text.
#include "bench/documents.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/clean_text.hpp"

#include <benchmark/benchmark.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace {

using danchieu::bench::documents;
using danchieu::bench::total_bytes;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

const std::vector<std::string>& clean_documents() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> result;
    for (const std::string& text : documents()) result.push_back(danchieu::text::clean(text).text);
    return result;
  }();
  return texts;
}

void find_citations(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& text : clean_documents()) {
      benchmark::DoNotOptimize(danchieu::citation::find_citations(text).data());
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(total_bytes(clean_documents())) * state.iterations());
}

void clean_find_identify(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& text : documents()) {
      const auto clean = danchieu::text::clean(text);
      auto citations = danchieu::citation::find_citations(clean.text);
      danchieu::citation::identify(citations, clean.text, {});
      benchmark::DoNotOptimize(citations.data());
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(total_bytes(documents())) * state.iterations());
}

/// The best time of each document in any round: what disturbs a busy machine only ever adds to it.
class BestTimes {
 public:
  explicit BestTimes(std::size_t documents) : seconds_(documents, std::numeric_limits<double>::infinity()) {}

  template <typename Work>
  void time(std::size_t document, Work work) {
    const double start = cpu_seconds();
    work();
    seconds_[document] = std::min(seconds_[document], cpu_seconds() - start);
  }

  double total() const { return std::accumulate(seconds_.begin(), seconds_.end(), 0.0); }

 private:
  std::vector<double> seconds_;
};

/// Cleaning and finding in turns with ICU's NFC of the same documents, so that both meet the same machine. Counters:
/// `of_icu` is our share of ICU's speed, `clean_of_icu` that of cleaning alone.
void clean_and_find_beside_icu(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfc = *icu::Normalizer2::getNFCInstance(status);
  BestTimes icus(documents().size());
  BestTimes cleaning(documents().size());
  BestTimes finding(documents().size());
  for (auto _ : state) {
    for (std::size_t i = 0; i < documents().size(); ++i) {
      const std::string& text = documents()[i];
      icus.time(i, [&] {
        std::string form;
        icu::StringByteSink<std::string> sink(&form, static_cast<std::int32_t>(text.size()));
        nfc.normalizeUTF8(0, text, sink, nullptr, status);
        benchmark::DoNotOptimize(form.data());
      });
      danchieu::text::CleanText clean;
      cleaning.time(i, [&] { clean = danchieu::text::clean(text); });
      finding.time(i, [&] { benchmark::DoNotOptimize(danchieu::citation::find_citations(clean.text).data()); });
    }
  }
  const double megabytes = static_cast<double>(total_bytes(documents())) * 1e-6;
  state.counters["of_icu"] = icus.total() / (cleaning.total() + finding.total());
  state.counters["clean_of_icu"] = icus.total() / cleaning.total();
  state.counters["find_MB/s"] = megabytes / finding.total();
  state.counters["icu_MB/s"] = megabytes / icus.total();
}

/// One line without an end: a hundred megabytes of what a parser might try again and again.
void hostile_line(benchmark::State& state, const std::string& piece) {
  std::string text;
  while (text.size() < 100'000'000) text += piece;
  for (auto _ : state) benchmark::DoNotOptimize(danchieu::citation::find_citations(text).data());
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

} // namespace

BENCHMARK(find_citations);
BENCHMARK(clean_find_identify);
BENCHMARK(clean_and_find_beside_icu)->Iterations(12);
BENCHMARK_CAPTURE(hostile_line, commas, std::string(","))->Iterations(1);
BENCHMARK_CAPTURE(hostile_line, brackets, std::string(10000, '(') + std::string(10000, ')'))->Iterations(1);
BENCHMARK_CAPTURE(hostile_line, half_citations, std::string("Quyết định của Bộ số 5/ "))->Iterations(1);
