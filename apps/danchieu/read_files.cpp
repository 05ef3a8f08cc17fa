#include "apps/danchieu/read_files.hpp"

#include "apps/danchieu/shown_path.hpp"
#include "corpus/document/analysis.hpp"
#include "corpus/readers/bundle.hpp"

#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace danchieu::apps {
namespace {

/// With what the catalogue of its folder, or of one above, tells of the file.
std::vector<corpus::Document> analyse(const std::string& text, const std::string& file, corpus::CatalogueFinder& catalogues) {
  const std::optional<corpus::CatalogueRow> row = catalogues.row_of(file);
  if (!row) return corpus::analyse(text);
  corpus::CataloguedDocuments catalogued = corpus::analyse(text, *row);
  for (const std::string& contradiction : catalogued.contradictions) {
    std::cerr << "danchieu: " << shown_path(file) << ": " << contradiction << '\n';
  }
  return std::move(catalogued.documents);
}

void report(const std::string& name, const corpus::ReadFailure& failure) {
  std::cout.flush();
  std::cerr << "danchieu: " << name << ": " << failure.message << " (" << code(failure.reason) << ")\n  " << failure.hint << '\n';
}

/// The files of a bundle, each as if it had been given; how many failed.
std::size_t read_members(const corpus::SourceText& bundle, const std::string& file, const std::function<void(const ReadDocuments&)>& show) {
  std::size_t failed = 0;
  for (std::size_t i = 0; i < bundle.members.size(); ++i) {
    const std::string name = shown_path(corpus::member_path(file, bundle.members[i].name));
    if (bundle.members[i].failure) {
      ++failed;
      report(name, *bundle.members[i].failure);
      continue;
    }
    ReadDocuments read;
    read.source = corpus::member_text(bundle, i);
    read.documents = corpus::analyse(read.source.text);
    read.json = {name, read.source.text, &read.source.offsets};
    show(read);
  }
  return failed;
}

} // namespace

std::size_t read_files(const std::vector<std::string>& files, CatalogueUse catalogue,
                       const std::function<void(const ReadDocuments&)>& show) {
  std::size_t failed = 0;
  corpus::CatalogueFinder catalogues;
  for (const std::string& file : files) {
    const std::string name = shown_path(file); // outlives what is shown of the file
    corpus::ReadResult result = corpus::read_file(file);
    if (const auto* failure = std::get_if<corpus::ReadFailure>(&result)) {
      ++failed;
      report(name, *failure);
      continue;
    }
    if (const auto& source = std::get<corpus::SourceText>(result); !source.members.empty()) {
      failed += read_members(source, file, show);
      continue;
    }
    ReadDocuments read;
    read.source = std::get<corpus::SourceText>(std::move(result));
    read.documents = catalogue == CatalogueUse::yes ? analyse(read.source.text, file, catalogues) : corpus::analyse(read.source.text);
    read.json = {name, read.source.text, &read.source.offsets};
    show(read);
  }
  return failed;
}

} // namespace danchieu::apps
