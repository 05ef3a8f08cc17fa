#include "apps/danchieu/language.hpp"
#include "apps/danchieu/options.hpp"
#include "apps/danchieu/shown_path.hpp"
#include "corpus/document/analysis.hpp"
#include "corpus/readers/reader.hpp"
#include "query/check/check.hpp"
#include "query/check/report.hpp"
#include "query/index_reader.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <utility>

namespace danchieu::apps {

namespace {

/// Prints a report, or keeps it in `whole` when the format is one value for all files: a SARIF log with a run for each
/// file, and for several files a JSON array.
void print(const query::CheckedDraft& draft, Format format, corpus::Language language, nlohmann::ordered_json& whole) {
  switch (format) {
  case Format::json: whole.push_back(query::check_to_json(draft)); return;
  case Format::jsonl: std::cout << query::check_to_json(draft).dump() << '\n'; return;
  case Format::sarif:
    if (whole.empty()) whole = query::check_to_sarif(draft);
    else whole["runs"].push_back(std::move(query::check_to_sarif(draft)["runs"].front()));
    return;
  case Format::html: std::cout << query::check_to_html(draft, language); return;
  case Format::text:
  case Format::csv: std::cout << query::check_to_text(draft, language); return;
  }
}

} // namespace

int cmd_check(const CheckOptions& options) {
  if (options.format == Format::html && options.files.size() > 1) {
    std::cerr << "danchieu: --format html makes one page of one draft, and " << options.files.size()
              << " files are given\n  Name one file, or use --format sarif or jsonl.\n";
    return exit_usage;
  }
  const query::IndexReader reader(options.db, corpus::Verify::yes);
  const auto generation = reader.current();
  const text::Date on = date_option(options.on);
  nlohmann::ordered_json whole;
  int exit_code = exit_done;
  for (const std::string& file : options.files) {
    const corpus::ReadResult read = corpus::read_file(file);
    if (const auto* failure = std::get_if<corpus::ReadFailure>(&read)) {
      std::cerr << "danchieu: " << shown_path(file) << ": " << failure->message << "\n  " << failure->hint << '\n';
      exit_code = exit_failure;
      continue;
    }
    const auto& source = std::get<corpus::SourceText>(read);
    const auto documents = corpus::analyse(source.text);
    const query::CheckReport report = query::check_draft(*generation, documents, source.text, on);
    print({shown_path(file), source.text, &source.offsets, &report}, options.format, user_language(), whole);
    if (exit_code == exit_done && report.has_errors()) exit_code = exit_findings;
  }
  if (!whole.empty()) {
    const bool alone = options.format == Format::json && options.files.size() == 1;
    std::cout << (alone ? whole.front() : whole).dump(2) << '\n';
  }
  return exit_code;
}

} // namespace danchieu::apps
