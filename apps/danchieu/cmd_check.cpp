#include "apps/danchieu/answer_text.hpp"
#include "apps/danchieu/language.hpp"
#include "apps/danchieu/options.hpp"
#include "corpus/document/analysis.hpp"
#include "corpus/readers/reader.hpp"
#include "query/check/check.hpp"
#include "query/check/report.hpp"
#include "query/index_reader.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace danchieu::apps {

namespace {

void print(const query::CheckedDraft& draft, Format format, corpus::Language language) {
  switch (format) {
  case Format::json: std::cout << query::check_to_json(draft).dump(2) << '\n'; return;
  case Format::jsonl: std::cout << query::check_to_json(draft).dump() << '\n'; return;
  case Format::sarif: std::cout << query::check_to_sarif(draft).dump(2) << '\n'; return;
  case Format::html: std::cout << query::check_to_html(draft, language); return;
  case Format::text:
  case Format::csv: std::cout << query::check_to_text(draft, language); return;
  }
}

} // namespace

int cmd_check(const CheckOptions& options) {
  const query::IndexReader reader(options.db, corpus::Verify::yes);
  const auto generation = reader.current();
  const text::Date on = date_option(options.on);
  int exit_code = exit_done;
  for (const std::string& file : options.files) {
    const corpus::ReadResult read = corpus::read_file(file);
    if (const auto* failure = std::get_if<corpus::ReadFailure>(&read)) {
      std::cerr << "danchieu: " << file << ": " << failure->message << "\n  " << failure->hint << '\n';
      exit_code = exit_failure;
      continue;
    }
    const auto& source = std::get<corpus::SourceText>(read);
    const auto documents = corpus::analyse(source.text);
    const query::CheckReport report = query::check_draft(*generation, documents, source.text, on);
    print({file, source.text, &source.offsets, &report}, options.format, user_language());
    if (exit_code == exit_done && report.has_errors()) exit_code = exit_findings;
  }
  return exit_code;
}

} // namespace danchieu::apps
