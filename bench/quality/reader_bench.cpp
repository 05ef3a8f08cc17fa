// What the readers make of real files, beside what is known of them:
//   reader_bench DANCHIEU SHARED        figures of SHARED/originals; the worst files of each kind are named
//   reader_bench DANCHIEU --text FILE   the text of one file
//   reader_bench DANCHIEU --words TRUTH FILE…   recall and precision of files that say the same as one transcript
// DANCHIEU is the binary: its `convert` reads the containers.

#include "corpus/document/analysis.hpp"
#include "corpus/readers/confined/converter.hpp"
#include "normalizer/text/clean_text.hpp"
#include "tests/support/word_match.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace danchieu {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<corpus::SourceText> read(const fs::path& path) {
  corpus::ReadResult result = corpus::read_file(path);
  if (const auto* failure = std::get_if<corpus::ReadFailure>(&result)) {
    std::printf("  %-60s %s: %s\n", path.filename().c_str(), std::string(code(failure->reason)).c_str(), failure->message.c_str());
    return std::nullopt;
  }
  return std::get<corpus::SourceText>(std::move(result));
}

/// Mean recall and precision of each kind of file, against the transcripts.
void score_legacy(const fs::path& folder) {
  struct Sum {
    double recall = 0;
    double precision = 0;
    int files = 0;
  };
  std::map<std::string, Sum> kinds;
  for (const fs::path& file : files_in(folder)) {
    const fs::path truth = folder / "truth" / (file.filename().string() + ".txt");
    const auto source = read(file);
    Sum& sum = kinds[file.extension()];
    ++sum.files;
    if (!source || !fs::exists(truth)) continue;
    const tests::WordMatch found = tests::match_words(source->text, text::clean_utf8(bytes_of(truth)));
    sum.recall += found.recall;
    sum.precision += found.precision;
    if (found.recall < 0.995 || found.precision < 0.99) {
      std::printf("  %-60s recall %.4f precision %.4f (%s)\n", file.filename().c_str(), found.recall, found.precision,
                  std::string(text::name(source->encoding)).c_str());
    }
  }
  for (const auto& [extension, sum] : kinds) {
    std::printf("%s: %d files, mean recall %.4f, mean precision %.4f\n", extension.c_str(), sum.files, sum.recall / sum.files, sum.precision / sum.files);
  }
}

std::string heading(const corpus::Document& document) {
  return document.number + " | " + (document.date ? std::to_string(int(document.date->year())) + '-' + std::to_string(unsigned(document.date->month())) + '-' +
                                                        std::to_string(unsigned(document.date->day()))
                                                  : std::string("?")) +
         " | " + document.issuer;
}

/// Numbers cited, each as often as it is.
std::map<std::string, long> cited(const std::vector<corpus::Document>& documents) {
  std::map<std::string, long> numbers;
  for (const corpus::Document& document : documents) {
    for (const corpus::Citation& citation : document.citations) {
      if (!citation.number.empty()) ++numbers[citation.number];
    }
  }
  return numbers;
}

/// Headings and cited numbers, against the plain text of the same documents.
void score_pdf(const fs::path& folder, const fs::path& plain) {
  int files = 0;
  int equal = 0;
  long same = 0;
  long differ = 0;
  for (const fs::path& file : files_in(folder)) {
    const fs::path twin = plain / ("cb-" + file.stem().string() + ".txt");
    if (!fs::exists(twin)) continue;
    ++files;
    const auto source = read(file);
    const auto known = read(twin);
    if (!source || !known) continue;
    const auto documents = corpus::analyse(source->text);
    const auto expected = corpus::analyse(known->text);
    if (documents.empty() || expected.empty()) continue;
    const std::string one = heading(documents.front());
    const std::string other = heading(expected.front());
    if (one == other) ++equal;
    else std::printf("  %s\n    %s\n    %s in the plain text\n", file.filename().c_str(), one.c_str(), other.c_str());
    const auto from_pdf = cited(documents);
    const auto from_text = cited(expected);
    for (const auto& [number, count] : from_text) {
      const auto found = from_pdf.find(number);
      const long held = found == from_pdf.end() ? 0 : found->second;
      same += std::min(count, held);
      if (held < count) std::printf("  %s: %s %ld times, %ld in the plain text\n", file.filename().c_str(), number.c_str(), held, count);
      differ += std::max(0L, count - held);
    }
    for (const auto& [number, count] : from_pdf) {
      const auto found = from_text.find(number);
      const long held = found == from_text.end() ? 0 : found->second;
      if (held < count) std::printf("  %s: %s %ld times, %ld in the plain text\n", file.filename().c_str(), number.c_str(), count, held);
      differ += std::max(0L, count - held);
    }
  }
  std::printf("pdf: %d files, %d headings equal to those of the plain text, %ld cited numbers equal, %ld differ\n", files, equal, same, differ);
}

void show_scans(const fs::path& folder) {
  for (const fs::path& file : files_in(folder)) {
    const auto source = read(file);
    if (!source) continue;
    const auto documents = corpus::analyse(source->text);
    std::printf("scan %-24s %s | %s\n", file.filename().c_str(), documents.empty() ? "no document" : documents.front().type.c_str(),
                documents.empty() ? "" : heading(documents.front()).c_str());
  }
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) {
    std::fputs("reader_bench DANCHIEU SHARED | DANCHIEU --text FILE | DANCHIEU --words TRUTH FILE…\n", stderr);
    return 2;
  }
  corpus::confined::Converter converter;
  converter.program = fs::absolute(arguments[0]);
  corpus::confined::use_converter(std::move(converter));
  if (arguments[1] == "--text" && arguments.size() == 3) {
    const auto source = read(arguments[2]);
    if (source) std::fwrite(source->text.data(), 1, source->text.size(), stdout);
    return source ? 0 : 3;
  }
  if (arguments[1] == "--words" && arguments.size() > 3) {
    const std::string transcript = text::clean_utf8(bytes_of(arguments[2]));
    for (std::size_t i = 3; i < arguments.size(); ++i) {
      const auto source = read(arguments[i]);
      const tests::WordMatch found = source ? tests::match_words(source->text, transcript) : tests::WordMatch{};
      std::printf("%.4f %.4f %s\n", found.recall, found.precision, arguments[i].c_str());
    }
    return 0;
  }
  const fs::path shared = arguments[1];
  score_legacy(shared / "originals" / "legacy");
  score_pdf(shared / "originals" / "pdf", shared / "corpus" / "cb");
  show_scans(shared / "originals" / "scanned");
  return 0;
}

} // namespace
} // namespace danchieu

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0); // it takes minutes: each line as it comes
  return danchieu::run({argv + 1, argv + argc});
}
