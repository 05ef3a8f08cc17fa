// ranking_bench DB SHARED [name=value …]
// Judged questions, known items and latency over an index of SHARED/corpus. `name=value` sets a weight of
// query::Ranking, so that weights are chosen by what they do.

#include "bench/quality/plain_bm25.hpp"
#include "corpus/field.hpp"
#include "normalizer/text/fold.hpp"
#include "query/searcher.hpp"
#include "query/unit_text.hpp"
#include "query/work_store.hpp"

#include <xapian.h>

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace danchieu;
using bench::PlainBm25;

constexpr std::size_t cutoff = 10;

struct Question {
  std::string text;
  std::set<std::string> works; ///< keys that answer it
};

/// What the index holds: works by the file they came from, and their articles for the baseline.
struct Holdings {
  std::map<std::string, std::string> work_of_file; ///< "pd-95-2018-nd-cp" → key
  std::map<std::string, std::string> number_of;    ///< key → number
  std::map<std::string, std::vector<std::string>> articles; ///< key → texts
};

std::vector<std::vector<std::string>> read_tsv(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells;
    std::stringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    rows.push_back(std::move(cells));
  }
  return rows;
}

Holdings read_holdings(const query::WorkStore& store) {
  Holdings holdings;
  Xapian::Database& database = store.database();
  const std::string start(corpus::prefix::id);
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    const std::string key = (*term).substr(start.size());
    const auto record = store.record(key);
    if (record == nullptr) continue;
    for (const corpus::StoredFile& file : record->files)
      holdings.work_of_file[std::filesystem::path(file.path).stem().string()] = key;
    holdings.number_of[key] = record->document.number;
    std::string article;
    std::string eid;
    const std::string units = std::string(corpus::prefix::unit_of) + key;
    auto& articles = holdings.articles[key];
    for (auto posting = database.postlist_begin(units); posting != database.postlist_end(units); ++posting) {
      const query::StoredUnit unit = query::decode_unit(database.get_document(*posting).get_data());
      const std::string whole = unit.eid.substr(0, unit.eid.find("__")); // a long Điều is kept in several units
      if (articles.empty() || whole != eid || whole.empty()) articles.emplace_back();
      articles.back() += unit.text;
      eid = whole;
    }
  }
  return holdings;
}

std::vector<Question> read_questions(const std::filesystem::path& shared, const Holdings& holdings) {
  std::map<std::string, Question> questions;
  std::map<std::string, std::string> texts;
  for (const auto& row : read_tsv(shared / "qrels" / "queries.tsv"))
    if (row.size() >= 2 && row[0] != "qid") texts[row[0]] = row[1];
  std::size_t lost = 0;
  for (const auto& row : read_tsv(shared / "qrels" / "qrels.tsv")) {
    if (row.size() < 2 || row[0] == "qid") continue;
    Question& question = questions[row[0]];
    question.text = texts[row[0]];
    const auto work = holdings.work_of_file.find(row[1]);
    if (work == holdings.work_of_file.end()) {
      ++lost;
    } else {
      question.works.insert(work->second);
    }
  }
  std::printf("%zu judged questions, %zu judgements whose document is not in the index\n", questions.size(), lost);
  std::vector<Question> out;
  for (auto& [id, question] : questions)
    if (!question.works.empty()) out.push_back(std::move(question));
  std::printf("%zu questions can be answered from this index\n", out.size());
  return out;
}

struct Figures {
  double reciprocal_rank = 0;
  double hits = 0;
  std::size_t questions = 0;

  void add(const std::vector<std::string>& ranked, const std::set<std::string>& wanted) {
    ++questions;
    for (std::size_t i = 0; i < ranked.size() && i < cutoff; ++i) {
      if (!wanted.contains(ranked[i])) continue;
      reciprocal_rank += 1.0 / static_cast<double>(i + 1);
      ++hits;
      return;
    }
  }

  void print(const char* name) const {
    std::printf("%-52s MRR@10 %.4f   hit@10 %5.1f %%\n", name, reciprocal_rank / static_cast<double>(questions),
                100 * hits / static_cast<double>(questions));
  }
};

std::vector<std::string> distinct(const std::vector<std::string>& works) {
  std::vector<std::string> out;
  for (const std::string& work : works)
    if (std::ranges::find(out, work) == out.end()) out.push_back(work);
  return out;
}

/// Processor time of this thread: what a question costs, also on a machine that does other things.
double processor_milliseconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Latency {
  std::vector<double> milliseconds;

  void print(const char* name) {
    if (milliseconds.empty()) return;
    std::ranges::sort(milliseconds);
    const auto at = [this](double share) {
      return milliseconds[std::min(milliseconds.size() - 1, static_cast<std::size_t>(share * static_cast<double>(milliseconds.size())))];
    };
    std::printf("%-52s p50 %7.2f ms   p99 %7.2f ms of processor time (%zu)\n", name, at(0.5), at(0.99), milliseconds.size());
  }
};

class Bench {
public:
  Bench(const query::Generation& generation, query::Ranking ranking) : generation_(generation) {
    request_.on = query::Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    request_.ranking = ranking;
    request_.time_limit = std::chrono::seconds(10);
  }

  std::vector<std::string> ask(const std::string& text, Latency& latency) {
    request_.query = text;
    const double start = processor_milliseconds();
    const query::SearchResult result = query::search(generation_, request_);
    latency.milliseconds.push_back(processor_milliseconds() - start);
    std::vector<std::string> works;
    for (const query::Hit& hit : result.hits) works.push_back(hit.work.work);
    return works;
  }

private:
  const query::Generation& generation_;
  query::SearchRequest request_;
};

void judge(Bench& bench, const std::vector<Question>& questions, const Holdings& holdings, bool with_baseline) {
  Latency latency;
  Figures accented;
  Figures plain;
  for (const Question& question : questions) {
    accented.add(bench.ask(question.text, latency), question.works);
    plain.add(bench.ask(text::fold(question.text), latency), question.works);
  }
  accented.print("danchieu, as typed");
  plain.print("danchieu, without accents");
  latency.print("judged questions");
  if (!with_baseline) return;
  for (const auto form : {PlainBm25::Form::exact, PlainBm25::Form::folded}) {
    PlainBm25 baseline(form);
    for (const auto& [work, articles] : holdings.articles)
      for (const std::string& article : articles) baseline.add(work, article);
    Figures by_article;
    Figures by_document;
    for (const Question& question : questions) {
      const std::string text = form == PlainBm25::Form::exact ? question.text : text::fold(question.text);
      const std::vector<std::string> ranked = baseline.search(text, 500);
      by_article.add(ranked, question.works);
      by_document.add(distinct(ranked), question.works);
    }
    const bool exact = form == PlainBm25::Form::exact;
    by_article.print(exact ? "plain BM25, articles, as typed" : "plain BM25, articles, without accents");
    by_document.print(exact ? "plain BM25, best article of each document, as typed" : "plain BM25, best article of each document, no accents");
    std::printf("   (%zu articles)\n", baseline.units());
  }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

/// The eight ways in which each number is asked for.
std::vector<std::pair<std::string, std::string>> spellings(const std::string& type, const std::string& number) {
  const std::size_t slash = number.find('/');
  std::string blanks = number;
  if (slash != blanks.npos) blanks.insert(slash, " ");
  return {{"number", number},
          {"type number", type + " " + number},
          {"type số number", type + " số " + number},
          {"without accents", text::fold(type + " so " + number)},
          {"lower case", text::lower(number)},
          {"number without accents", text::fold(number)},
          {"blanks", type + " số " + blanks},
          {"Eth for Đ", type + " " + replaced(number, "Đ", "Ð")}};
}

void known_items(Bench& bench, const query::WorkStore& store, const Holdings& holdings, std::size_t every) {
  std::map<std::string, std::set<std::string>> same; // works that truly share a number
  for (const auto& [key, number] : holdings.number_of)
    if (!number.empty()) same[text::fold(number)].insert(key);
  std::map<std::string, std::pair<std::size_t, std::size_t>> first; // spelling → found first, asked
  Latency latency;
  std::size_t shown = 0;
  std::size_t index = 0;
  for (const auto& [key, number] : holdings.number_of) {
    if (number.empty() || key.find('!') != key.npos || ++index % every != 0) continue;
    const std::string type = store.record(key)->document.type;
    for (const auto& [name, question] : spellings(type, number)) {
      const std::vector<std::string> works = bench.ask(question, latency);
      // First, or among those first that share the number.
      bool right = false;
      for (const std::string& work : works) {
        if (work == key) right = true;
        const auto found = holdings.number_of.find(work);
        if (right || found == holdings.number_of.end() || !same[text::fold(number)].contains(work)) break;
      }
      if (!right && works.size() == cutoff && same[text::fold(number)].size() > cutoff)
        right = std::ranges::all_of(works, [&](const std::string& work) { return same[text::fold(number)].contains(work); });
      auto& [good, asked] = first[name];
      good += right ? 1 : 0;
      ++asked;
      if (!right && ++shown <= 20) std::printf("   not first: \"%s\" → %s, wanted %s\n", question.c_str(), works.empty() ? "nothing" : works[0].c_str(), key.c_str());
    }
  }
  for (const auto& [name, counts] : first) std::printf("known item, %-40s %zu of %zu first\n", name.c_str(), counts.first, counts.second);
  latency.print("known items");
}

bool set_weight(query::Ranking& ranking, const std::string& setting) {
  const std::map<std::string, double*> weights{{"k1", &ranking.k1},           {"b", &ranking.b},
                                               {"title", &ranking.title},     {"heading", &ranking.heading},
                                               {"pair", &ranking.pair},       {"folded", &ranking.folded},
                                               {"expired", &ranking.expired}, {"citations", &ranking.citations}};
  const std::size_t equals = setting.find('=');
  const auto weight = weights.find(setting.substr(0, equals));
  if (equals == setting.npos || weight == weights.end()) return false;
  *weight->second = std::stod(setting.substr(equals + 1));
  return true;
}

} // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  if (argc < 3) {
    std::cerr << "usage: ranking_bench DB SHARED [only=questions|baseline|items] [every=N] [weight=value …]\n";
    return 2;
  }
  query::Ranking ranking;
  std::string only;
  std::size_t every = 1; ///< take each n-th question or work only
  for (int i = 3; i < argc; ++i) {
    const std::string setting = argv[i];
    if (setting.starts_with("only=")) only = setting.substr(5);
    else if (setting.starts_with("every=")) every = std::stoul(setting.substr(6));
    else if (!set_weight(ranking, setting)) {
      std::cerr << "unknown setting: " << setting << '\n';
      return 2;
    }
  }
  const query::IndexReader reader(argv[1], corpus::Verify::no);
  const auto generation = reader.current();
  const query::WorkStore store(*generation);
  const Holdings holdings = read_holdings(store);
  std::printf("%zu works\n", holdings.number_of.size());
  Bench bench(*generation, ranking);
  if (only != "items") {
    std::vector<Question> questions;
    std::size_t index = 0;
    for (Question& question : read_questions(argv[2], holdings))
      if (++index % every == 0) questions.push_back(std::move(question));
    judge(bench, questions, holdings, only != "questions");
  }
  if (only.empty() || only == "items") known_items(bench, store, holdings, every);
  return 0;
}
