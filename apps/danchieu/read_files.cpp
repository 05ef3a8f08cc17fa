#include "apps/danchieu/read_files.hpp"

#include "apps/danchieu/shown_path.hpp"
#include "corpus/document/analysis.hpp"

#include <iostream>
#include <string>
#include <utility>
#include <variant>

namespace danchieu::apps {

std::size_t read_files(const std::vector<std::string>& files, const std::function<void(const ReadDocuments&)>& show) {
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
    read.documents = corpus::analyse(read.source.text);
    read.json = {name, read.source.text, &read.source.offsets};
    show(read);
  }
  return failed;
}

} // namespace danchieu::apps
