#include "apps/danchieu/options.hpp"
#include "apps/danchieu/printer.hpp"
#include "apps/danchieu/read_files.hpp"
#include "normalizer/text/fold.hpp"
#include "query/relation_labels.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>

namespace danchieu::apps {

namespace {

using corpus::Citation;

/// One mention for a person: place, words, what it is taken for.
///   12345  Nghị định số 130/2005/NĐ-CP · Điều 5 · căn cứ
void print(const Printer& printer, const Citation& citation, const ReadDocuments& read) {
  printer.out() << read.source.offsets.to_source(citation.span.start) << "  "
            << text::squeeze(read.json.text.substr(citation.span.start, citation.span.end - citation.span.start));
  for (const std::string& pinpoint : citation.pinpoint) {
    printer.out() << " · " << pinpoint;
  }
  if (citation.date) {
    printer.out() << " · " << printer.date(*citation.date);
  }
  if (citation.relation != citation::RelationKind::cites) {
    const query::RelationLabel label = query::relation_label(citation.relation);
    printer.out() << " · " << printer.say(label.vi, label.en) << (citation.partial ? printer.say(" (một phần)", " (in part)") : "");
  }
  printer.out() << "\n      " << (citation.work ? citation.work->to_string() : std::string(printer.say("không rõ văn bản nào", "document unknown"))) << '\n';
}

} // namespace

int cmd_cite(const FilesOptions& options) {
  const Printer printer(std::cout, output_style());
  std::size_t found = 0;
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  const std::size_t failed = read_files(options.files, CatalogueUse::no, [&](const ReadDocuments& read) {
    if (options.format == Format::text) {
      std::cout << read.json.file << '\n';
    }
    for (const corpus::Document& document : read.documents) {
      for (const Citation& citation : document.citations) {
        ++found;
        switch (options.format) {
        case Format::jsonl:
          std::cout << to_json(citation, read.json).dump() << '\n';
          break;
        case Format::json:
          all.push_back(to_json(citation, read.json));
          break;
        default:
          print(printer, citation, read);
        }
      }
    }
  });
  if (options.format == Format::json) {
    std::cout << all.dump(2) << '\n';
  }
  std::cout.flush();
  if (failed > 0) {
    return exit_failure;
  }
  if (found == 0 && options.format == Format::text) {
    std::cerr << printer.say("Không thấy viện dẫn nào.\n", "No citations found.\n");
  }
  return found == 0 ? exit_findings : exit_done;
}

} // namespace danchieu::apps
