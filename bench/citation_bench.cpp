// Speed of finding citations over real documents; text_bench prints ICU's NFC of the same text.
#include "bench/documents.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/clean_text.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using danchieu::bench::documents;
using danchieu::bench::total_bytes;

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
BENCHMARK_CAPTURE(hostile_line, commas, std::string(","))->Iterations(1);
BENCHMARK_CAPTURE(hostile_line, brackets, std::string(10000, '(') + std::string(10000, ')'))->Iterations(1);
BENCHMARK_CAPTURE(hostile_line, half_citations, std::string("Quyết định của Bộ số 5/ "))->Iterations(1);
