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
#include <fstream>
#include <limits>
#include <numeric>
#include <random>
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

constexpr std::size_t large = 100'000'000; // bytes

/// Cleaning and finding of one text: seconds of this thread.
double seconds_of(const std::string& text) {
  const double start = cpu_seconds();
  const auto clean = danchieu::text::clean(text);
  benchmark::DoNotOptimize(danchieu::citation::find_citations(clean.text).data());
  return cpu_seconds() - start;
}

/// All documents in one text, without a line break, as often as it takes to be large.
const std::string& ordinary_line() {
  static const std::string line = [] {
    std::string result;
    while (result.size() < large) {
      for (const std::string& text : documents()) result += text;
    }
    result.resize(large);
    std::replace(result.begin(), result.end(), '\n', ' ');
    return result;
  }();
  return line;
}

/// A text of 100 MB beside one of the same size made of documents: `of_ordinary` is its cost by the byte.
void cost_beside_ordinary(benchmark::State& state, const std::string& piece) {
  static const double ordinary = seconds_of(ordinary_line());
  std::string text;
  text.reserve(large + piece.size());
  while (text.size() < large) text += piece;
  double seconds = 0;
  for (auto _ : state) seconds += seconds_of(text);
  state.counters["of_ordinary"] = seconds / static_cast<double>(state.iterations()) / ordinary;
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

/// The same documents with and without line breaks.
void long_line(benchmark::State& state) {
  std::string text = ordinary_line();
  for (auto _ : state) benchmark::DoNotOptimize(seconds_of(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

/// Counter `peak_MB`: the most memory that the process held while it cleaned 100 MB of random bytes, they included.
void random_bytes_peak(benchmark::State& state) {
  std::string bytes(large, '\0');
  std::mt19937_64 random(1);
  for (char& byte : bytes) byte = static_cast<char>(random());
  for (auto _ : state) {
    std::ofstream("/proc/self/clear_refs") << '5'; // the peak starts anew
    benchmark::DoNotOptimize(danchieu::text::clean(bytes).text.data());
  }
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) state.counters["peak_MB"] = std::stod(line.substr(6)) / 1024;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}

} // namespace

BENCHMARK(find_citations);
BENCHMARK(clean_find_identify);
BENCHMARK(clean_and_find_beside_icu)->Iterations(12);
BENCHMARK(random_bytes_peak)->Iterations(1);
BENCHMARK(long_line)->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, commas, std::string(","))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, brackets, std::string(10000, '(') + std::string(10000, ')'))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, blanks, std::string(" "))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, digits, std::string("1"))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, half_numbers, std::string("1/"))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, half_citations, std::string("Quyết định của Bộ số 5/ "))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, laws_without_name, std::string("Luật "))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, provisions, std::string("điểm a, khoản 1, Điều 5; "))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, look_alikes, std::string("Ð"))->Iterations(1);
BENCHMARK_CAPTURE(cost_beside_ordinary, loose_marks, std::string("e\u0301"))->Iterations(1);
