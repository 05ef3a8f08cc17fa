// ranking_bench DB SHARED [name=value …]
// Judged questions, known items and latency over an index of SHARED/corpus. `name=value` sets a weight of
// query::Ranking, so that weights are chosen by what they do.

#include "bench/quality/latency.hpp"
#include "bench/quality/plain_bm25.hpp"
#include "corpus/field.hpp"
#include "normalizer/text/fold.hpp"
#include "query/searcher.hpp"
#include "query/unit_text.hpp"
#include "query/work_store.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
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
using bench::Latency;
using bench::PlainBm25;
using bench::processor_milliseconds;

constexpr std::size_t cutoff = 10;

/// An article: "key dieu-5".
using Article = std::string;

struct Question {
  std::string text;
  std::set<std::string> works; ///< keys of the judged documents
  std::set<Article> articles;  ///< the judged articles
  bool half = false;           ///< by a hash of its id: weights are chosen on one half and confirmed on the other
};

/// "chuong-1__dieu-5__khoan-2" → "dieu-5": articles count through a document, whatever stands above them.
std::string article_of(const std::string& eid) {
  std::size_t start = 0;
  while (start < eid.size() && eid.compare(start, 5, "dieu-") != 0) {
    const std::size_t next = eid.find("__", start);
    if (next == std::string::npos) return eid;
    start = next + 2;
  }
  return eid.substr(start, eid.find("__", start) - start);
}

/// What the index holds: works by the file they came from, and their articles for the baseline.
struct Holdings {
  std::map<std::string, std::set<std::string>> works_of_file; ///< "pd-95-2018-nd-cp" → keys: a gazette holds several
  std::map<std::string, std::string> number_of;    ///< key → number
  std::map<Article, std::pair<std::string, std::string>> articles; ///< → key, text; text outside articles stands by itself
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
      holdings.works_of_file[std::filesystem::path(file.path).stem().string()].insert(key);
    holdings.number_of[key] = record->document.number;
    const std::string units = std::string(corpus::prefix::unit_of) + key;
    std::size_t outside = 0;
    for (auto posting = database.postlist_begin(units); posting != database.postlist_end(units); ++posting) {
      const query::StoredUnit unit = query::decode_unit(database.get_document(*posting).get_data());
      const std::string article = article_of(unit.eid);
      auto& entry = holdings.articles[key + " " + (article.empty() ? "text-" + std::to_string(++outside) : article)];
      entry.first = key; // a long Điều is kept in several units
      entry.second += unit.text;
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
    question.half = std::hash<std::string>()(row[0]) % 2 == 1;
    const auto works = holdings.works_of_file.find(row[1]);
    if (works == holdings.works_of_file.end()) {
      ++lost;
      continue;
    }
    for (const std::string& work : works->second) {
      question.works.insert(work);
      if (row.size() >= 3) question.articles.insert(work + " " + text::slug(row[2]));
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
  std::array<double, 2> reciprocal_rank{};
  std::array<double, 2> hits{};
  std::array<double, 2> questions{};

  void add(const std::vector<std::string>& ranked, const std::set<std::string>& wanted, bool half) {
    ++questions[half];
    for (std::size_t i = 0; i < ranked.size() && i < cutoff; ++i) {
      if (!wanted.contains(ranked[i])) continue;
      reciprocal_rank[half] += 1.0 / static_cast<double>(i + 1);
      ++hits[half];
      return;
    }
  }

  void print(const char* name) const {
    const double all = questions[0] + questions[1];
    std::printf("%-46s MRR@10 %.4f (halves %.4f %.4f)   hit@10 %5.1f %% (%.1f %.1f)\n", name,
                (reciprocal_rank[0] + reciprocal_rank[1]) / all, reciprocal_rank[0] / questions[0], reciprocal_rank[1] / questions[1],
                100 * (hits[0] + hits[1]) / all, 100 * hits[0] / questions[0], 100 * hits[1] / questions[1]);
  }
};

std::vector<std::string> distinct(const std::vector<std::string>& works) {
  std::vector<std::string> out;
  for (const std::string& work : works)
    if (std::ranges::find(out, work) == out.end()) out.push_back(work);
  return out;
}

class Bench {
public:
  Bench(const query::Generation& generation, query::Ranking ranking) : generation_(generation) {
    request_.on = query::Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    request_.ranking = ranking;
    request_.time_limit = std::chrono::seconds(10);
  }

  struct Answer {
    std::vector<std::string> works;
    std::vector<Article> articles; ///< of all provisions shown, by their own score and that of their work
  };

  Answer ask(const std::string& text, Latency& latency) {
    request_.query = text;
    const double start = processor_milliseconds();
    const query::SearchResult result = query::search(generation_, request_);
    latency.milliseconds.push_back(processor_milliseconds() - start);
    Answer answer;
    std::vector<std::pair<double, Article>> provisions;
    for (const query::Hit& hit : result.hits) {
      answer.works.push_back(hit.work.work);
      // Of two provisions of one work the difference of their own scores counts; the best one has the score of the work.
      for (const query::ProvisionHit& provision : hit.provisions)
        provisions.emplace_back(hit.score - (hit.provisions.front().score - provision.score),
                                hit.work.work + " " + article_of(provision.eid));
    }
    std::ranges::stable_sort(provisions, [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [score, article] : provisions)
      if (std::ranges::find(answer.articles, article) == answer.articles.end()) answer.articles.push_back(std::move(article));
    return answer;
  }

private:
  const query::Generation& generation_;
  query::SearchRequest request_;
};

void judge(Bench& bench, const std::vector<Question>& questions, const Holdings& holdings, bool with_baseline, bool misses) {
  Latency latency;
  std::array<std::array<Figures, 2>, 2> ours; // by article and by document, as typed and without accents
  for (const Question& question : questions) {
    for (const bool plain : {false, true}) {
      const Bench::Answer answer = bench.ask(plain ? text::fold(question.text) : question.text, latency);
      ours[0][plain].add(answer.articles, question.articles, question.half);
      ours[1][plain].add(answer.works, question.works, question.half);
      if (!misses || plain || answer.articles.empty() || question.articles.contains(answer.articles.front())) continue;
      const auto place = std::ranges::find_if(answer.articles, [&](const Article& article) { return question.articles.contains(article); });
      std::printf("   %td %s\n      first %s\n      wanted %s\n", place == answer.articles.end() ? 0 : place - answer.articles.begin() + 1,
                  question.text.c_str(), answer.articles.front().c_str(), question.articles.begin()->c_str());
    }
  }
  ours[0][0].print("danchieu, judged article, as typed");
  ours[0][1].print("danchieu, judged article, without accents");
  ours[1][0].print("danchieu, its document, as typed");
  ours[1][1].print("danchieu, its document, without accents");
  latency.print("judged questions");
  if (!with_baseline) return;
  for (const auto form : {PlainBm25::Form::exact, PlainBm25::Form::folded}) {
    PlainBm25 baseline(form);
    for (const auto& [article, entry] : holdings.articles) baseline.add(article, entry.second);
    Figures by_article;
    Figures by_document;
    for (const Question& question : questions) {
      const std::string text = form == PlainBm25::Form::exact ? question.text : text::fold(question.text);
      const std::vector<std::string> ranked = baseline.search(text, 500);
      by_article.add(ranked, question.articles, question.half);
      std::vector<std::string> works;
      for (const Article& article : ranked) works.push_back(holdings.articles.at(article).first);
      by_document.add(distinct(works), question.works, question.half);
    }
    const bool exact = form == PlainBm25::Form::exact;
    by_article.print(exact ? "plain BM25, judged article, as typed" : "plain BM25, judged article, without accents");
    by_document.print(exact ? "plain BM25, its document, as typed" : "plain BM25, its document, without accents");
    std::printf("   (%zu articles)\n", baseline.units());
  }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

/// The eight ways in which each number is asked for.
/// "130/2005/NĐ-CP" → "130/2005"
std::string digits_of(const std::string& number) {
  const std::size_t letters = number.find_first_not_of("0123456789/-. ");
  return number.substr(0, letters == number.npos || letters == 0 ? number.npos : letters - 1);
}

std::vector<std::pair<std::string, std::string>> spellings(const std::string& type, const std::string& number) {
  const std::size_t slash = number.find('/');
  std::string blanks = number;
  if (slash != blanks.npos) blanks.insert(slash, " ");
  // As citizens type: blanks for signs, letters glued, the parts in another order.
  std::string parted = text::fold(number);
  for (char& c : parted)
    if (c == '/' || c == '-') c = ' ';
  const std::string digits = digits_of(number);
  const std::string code = digits.size() < number.size() ? text::fold(number.substr(digits.size() + 1)) : std::string();
  std::string glued = code;
  std::erase_if(glued, [](char c) { return c == '-' || c == '/'; });
  std::string spaced = digits;
  for (char& c : spaced)
    if (c == '/') c = ' ';
  return {{"typed: type and parts apart", text::fold(type) + " " + parted},
          {"typed: parts apart", parted},
          {"typed: letters glued", spaced + " " + glued},
          {"typed: letters first", code + " " + spaced},
          {"typed: kind, number, year", text::fold(type) + " " + spaced},
          {"typed: number/year, letters", digits + " " + code},
          {"number", number},
          {"type number", type + " " + number},
          {"type số number", type + " số " + number},
          {"without accents", text::fold(type + " so " + number)},
          {"lower case", text::lower(number)},
          {"number without accents", text::fold(number)},
          {"blanks", type + " số " + blanks},
          {"Eth for Đ", type + " " + replaced(number, "Đ", "Ð")}};
}

void known_items(Bench& bench, const query::WorkStore& store, const Holdings& holdings, std::size_t every) {
  std::map<std::string, std::set<std::string>> same; // works that truly share a number, or its digits
  for (const auto& [key, number] : holdings.number_of)
    if (!number.empty()) {
      same[text::fold(number)].insert(key);
      same[digits_of(number)].insert(key);
    }
  std::map<std::string, std::pair<std::size_t, std::size_t>> first; // spelling → found first, asked
  Latency latency;
  std::size_t shown = 0;
  std::size_t index = 0;
  for (const auto& [key, number] : holdings.number_of) {
    if (number.empty() || key.find('!') != key.npos || ++index % every != 0) continue;
    const std::string type = store.record(key)->document.type;
    for (const auto& [name, question] : spellings(type, number)) {
      const std::set<std::string>& sharing = same[name == "typed: kind, number, year" ? digits_of(number) : text::fold(number)];
      const std::vector<std::string> works = bench.ask(question, latency).works;
      // First, or among those first that share the number.
      bool right = false;
      for (const std::string& work : works) {
        if (work == key) right = true;
        const auto found = holdings.number_of.find(work);
        if (right || found == holdings.number_of.end() || !sharing.contains(work)) break;
      }
      if (!right && works.size() == cutoff && sharing.size() > cutoff)
        right = std::ranges::all_of(works, [&](const std::string& work) { return sharing.contains(work); });
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
                                               {"pair", &ranking.pair},       {"definition", &ranking.definition},
                                               {"other", &ranking.other},     {"age", &ranking.age},
                                               {"expired", &ranking.expired}, {"titled", &ranking.titled}, {"citations", &ranking.citations}};
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
    std::cerr << "usage: ranking_bench DB SHARED [only=questions|baseline|items] [every=N] [misses] [weight=value …]\n";
    return 2;
  }
  query::Ranking ranking;
  std::string only;
  bool misses = false;
  std::size_t every = 1; ///< take each n-th question or work only
  for (int i = 3; i < argc; ++i) {
    const std::string setting = argv[i];
    if (setting.starts_with("only=")) only = setting.substr(5);
    else if (setting == "misses") misses = true;
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
    judge(bench, questions, holdings, only != "questions", misses);
  }
  if (only.empty() || only == "items") known_items(bench, store, holdings, every);
  return 0;
}
