#include "apps/danchieu/language.hpp"
#include "apps/danchieu/options.hpp"
#include "apps/danchieu/read_files.hpp"
#include "query/check/check.hpp"
#include "query/check/report.hpp"
#include "query/index_reader.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iostream>
#include <string>
#include <utility>

namespace danchieu::apps {

namespace {

/// Reports as they are printed: at once, or at the end where the format is one value for all drafts: a SARIF log with a run for
/// each, for several drafts a JSON array, a page for one.
class Reports {
public:
  explicit Reports(Format format) : format_(format) {}

  void add(const query::CheckedDraft& draft) {
    ++drafts_;
    switch (format_) {
    case Format::json: whole_.push_back(query::check_to_json(draft)); return;
    case Format::jsonl: std::cout << query::check_to_json(draft).dump() << '\n'; return;
    case Format::sarif:
      if (whole_.empty()) whole_ = query::check_to_sarif(draft);
      else whole_["runs"].push_back(std::move(query::check_to_sarif(draft)["runs"].front()));
      return;
    case Format::html: page_ = query::check_to_html(draft, user_language()); return;
    case Format::text:
    case Format::csv: std::cout << query::check_to_text(draft, user_language()); return;
    }
  }

  /// False when there are more drafts than the format can hold.
  bool end(bool one_file) {
    if (!page_.empty() && drafts_ > 1) {
      std::cerr << "danchieu: --format html makes one page of one draft, and " << drafts_ << " are given\n  Name one file, or use --format sarif or jsonl.\n";
      return false;
    }
    std::cout << page_;
    if (!whole_.empty()) std::cout << (format_ == Format::json && one_file && drafts_ == 1 ? whole_.front() : whole_).dump(2) << '\n';
    return true;
  }

private:
  Format format_;
  std::size_t drafts_ = 0;
  nlohmann::ordered_json whole_;
  std::string page_;
};

} // namespace

int cmd_check(const CheckOptions& options) {
  const query::IndexReader reader(options.db, corpus::Verify::yes);
  const auto generation = reader.current();
  const text::Date on = date_option(options.on);
  Reports reports(options.format);
  bool errors = false;
  const std::size_t failed = read_files(options.files, CatalogueUse::no, [&](const ReadDocuments& read) {
    const query::CheckReport report = query::check_draft(*generation, read.documents, read.source.text, on);
    reports.add({std::string(read.json.file), read.source.text, &read.source.offsets, &report});
    errors = errors || report.has_errors();
  });
  if (!reports.end(options.files.size() == 1)) return exit_usage;
  return failed > 0 ? exit_failure : errors ? exit_findings : exit_done;
}

} // namespace danchieu::apps
