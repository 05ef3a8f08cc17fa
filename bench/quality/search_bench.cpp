// What a search costs, class by class, on the questions of ../shared/bench/make_queries.py:
//   search_bench DB QUERIES.tsv
// Processor time of this thread, so that it can be measured on a machine that does other things; each question is asked
// once before, as the peers there are measured warm. Whole answers: parsing, ranking by work, ten hits with snippets, facets.

#include "bench/quality/latency.hpp"
#include "corpus/store_layout.hpp"
#include "query/index_reader.hpp"
#include "query/searcher.hpp"

#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace danchieu;

namespace {

struct Question {
  std::string kind;
  query::SearchRequest request;
};

std::vector<Question> read_questions(const char* file) {
  std::vector<Question> questions;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells;
    std::stringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    cells.resize(6);
    Question question{cells[0], {}};
    question.request.query = cells[0] == "phrase" || cells[0] == "noaccent" ? '"' + cells[1] + '"' : cells[1];
    question.request.type = cells[2];
    if (!cells[3].empty()) {
      question.request.query += " ngay:" + cells[3] + ".." + cells[4];
      question.request.sort = query::Sort::newest;
    }
    question.request.on = query::Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    questions.push_back(std::move(question));
  }
  return questions;
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: search_bench DB QUERIES.tsv\n";
    return 2;
  }
  const query::IndexReader reader(argv[1], corpus::Verify::no);
  const auto generation = reader.current();
  std::map<std::string, bench::Latency> latencies;
  std::map<std::string, std::size_t> found;
  for (const Question& question : read_questions(argv[2])) {
    query::search(*generation, question.request);
    const double start = bench::processor_milliseconds();
    const query::SearchResult result = query::search(*generation, question.request);
    latencies[question.kind].milliseconds.push_back(bench::processor_milliseconds() - start);
    found[question.kind] += result.hits.empty() ? 0 : 1;
  }
  for (auto& [kind, latency] : latencies) latency.print((kind + ", found " + std::to_string(found[kind])).c_str());
  return 0;
}
