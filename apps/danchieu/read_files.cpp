#include "apps/danchieu/read_files.hpp"

#include "apps/danchieu/shown_path.hpp"
#include "corpus/document/analysis.hpp"

#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace danchieu::apps {
namespace {

/// With what the catalogue of its folder, or of one above, tells of the file.
std::vector<corpus::Document> analyse(const std::string& text, const std::string& file) {
  const std::optional<corpus::CatalogueRow> row = corpus::catalogue_row_for(file);
  if (!row) return corpus::analyse(text);
  corpus::CataloguedDocuments catalogued = corpus::analyse(text, *row);
  for (const std::string& contradiction : catalogued.contradictions) {
    std::cerr << "danchieu: " << shown_path(file) << ": " << contradiction << '\n';
  }
  return std::move(catalogued.documents);
}

} // namespace

std::size_t read_files(const std::vector<std::string>& files, CatalogueUse catalogue,
                       const std::function<void(const ReadDocuments&)>& show) {
  std::size_t failed = 0;
  for (const std::string& file : files) {
    const std::string name = shown_path(file); // outlives what is shown of the file
    corpus::ReadResult result = corpus::read_file(file);
    if (const auto* failure = std::get_if<corpus::ReadFailure>(&result)) {
      ++failed;
      std::cout.flush();
      std::cerr << "danchieu: " << name << ": " << failure->message << " (" << code(failure->reason) << ")\n  " << failure->hint << '\n';
      continue;
    }
    ReadDocuments read;
    read.source = std::get<corpus::SourceText>(std::move(result));
    read.documents = catalogue == CatalogueUse::yes ? analyse(read.source.text, file) : corpus::analyse(read.source.text);
    read.json = {name, read.source.text, &read.source.offsets};
    show(read);
  }
  return failed;
}

} // namespace danchieu::apps
