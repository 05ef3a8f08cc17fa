// Speed of cleaning and tokenizing over real documents, beside ICU's NFC of the same text.
#include "bench/documents.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"

#include <benchmark/benchmark.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

namespace {

using danchieu::bench::documents;
using danchieu::bench::total_bytes;

void count_bytes(benchmark::State& state, const std::vector<std::string>& texts) {
  state.SetBytesProcessed(static_cast<std::int64_t>(total_bytes(texts)) * state.iterations());
}

const icu::Normalizer2& icu_form(bool composed) {
  UErrorCode status = U_ZERO_ERROR;
  return composed ? *icu::Normalizer2::getNFCInstance(status) : *icu::Normalizer2::getNFDInstance(status);
}

const std::vector<std::string>& decomposed() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> result;
    for (const std::string& text : documents()) {
      UErrorCode status = U_ZERO_ERROR;
      icu::UnicodeString form = icu_form(false).normalize(icu::UnicodeString::fromUTF8(text), status);
      form.toUTF8String(result.emplace_back());
    }
    return result;
  }();
  return texts;
}

/// As a program would use ICU: UTF-8 to UTF-16, NFC, and back.
void icu_nfc_through_utf16(benchmark::State& state, const std::vector<std::string>& texts) {
  for (auto _ : state) {
    for (const std::string& text : texts) {
      UErrorCode status = U_ZERO_ERROR;
      std::string out;
      icu_form(true).normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
      benchmark::DoNotOptimize(out.data());
    }
  }
  count_bytes(state, texts);
}

void icu_nfc_utf8(benchmark::State& state, const std::vector<std::string>& texts) {
  for (auto _ : state) {
    for (const std::string& text : texts) {
      UErrorCode status = U_ZERO_ERROR;
      std::string out;
      icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
      icu_form(true).normalizeUTF8(0, text, sink, nullptr, status);
      benchmark::DoNotOptimize(out.data());
    }
  }
  count_bytes(state, texts);
}

void clean(benchmark::State& state, const std::vector<std::string>& texts) {
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(danchieu::text::clean(text).text.data());
  }
  count_bytes(state, texts);
}

void tokenize(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& text : documents())
      benchmark::DoNotOptimize(danchieu::text::tokenize(text).data());
  }
  count_bytes(state, documents());
}

void fold(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& text : documents()) benchmark::DoNotOptimize(danchieu::text::fold(text).data());
  }
  count_bytes(state, documents());
}

} // namespace

BENCHMARK_CAPTURE(icu_nfc_through_utf16, composed, documents());
BENCHMARK_CAPTURE(icu_nfc_utf8, composed, documents());
BENCHMARK_CAPTURE(clean, composed, documents());
BENCHMARK_CAPTURE(icu_nfc_through_utf16, decomposed, decomposed());
BENCHMARK_CAPTURE(icu_nfc_utf8, decomposed, decomposed());
BENCHMARK_CAPTURE(clean, decomposed, decomposed());
BENCHMARK(tokenize);
BENCHMARK(fold);
