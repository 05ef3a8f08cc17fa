// What a search costs, class by class, on the questions of ../shared/bench/make_queries.py:
//   search_bench DB QUERIES.tsv [KIND [ROUNDS]]
// Processor time of this thread, so that it can be measured on a machine that does other things. As the peers there are
// measured warm, each question is asked once before; what that first time costs is told as well. Whole answers: parsing,
// ranking by work, ten hits with snippets, facets.

#include "bench/quality/latency.hpp"
#include "corpus/store_layout.hpp"
#include "query/index_reader.hpp"
#include "query/searcher.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace danchieu;

namespace {

constexpr int usual_rounds = 5;

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

/// What a question costs once it was asked: the middle of five times, as the peers measure. More rounds are for profiles.
double warm_milliseconds(const query::Generation& generation, const Question& question, int rounds) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) times.push_back(bench::processor_milliseconds_of([&] { query::search(generation, question.request); }));
  std::ranges::nth_element(times, times.begin() + rounds / 2);
  return times[rounds / 2];
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::cerr << "usage: search_bench DB QUERIES.tsv [KIND [ROUNDS]]\n";
    return 2;
  }
  const query::IndexReader reader(argv[1], corpus::Verify::no);
  const auto generation = reader.current();
  struct Kind {
    bench::Latency first;
    bench::Latency warm;
    std::size_t found = 0;
  };
  std::map<std::string, Kind> kinds;
  std::vector<Question> questions = read_questions(argv[2]);
  const int rounds = argc == 5 ? std::max(1, std::atoi(argv[4])) : usual_rounds;
  if (argc >= 4) std::erase_if(questions, [&](const Question& question) { return question.kind != argv[3]; });
  for (const Question& question : questions) {
    Kind& kind = kinds[question.kind];
    kind.first.milliseconds.push_back(bench::processor_milliseconds_of([&] {
      kind.found += query::search(*generation, question.request).hits.empty() ? 0 : 1;
    }));
  }
  for (const Question& question : questions) kinds[question.kind].warm.milliseconds.push_back(warm_milliseconds(*generation, question, rounds));
  for (auto& [name, kind] : kinds) {
    kind.warm.print((name + ", found " + std::to_string(kind.found)).c_str());
    kind.first.print((name + ", asked for the first time").c_str());
  }
  return 0;
}
