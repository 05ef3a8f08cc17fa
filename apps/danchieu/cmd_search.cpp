#include "apps/danchieu/answer_text.hpp"
#include "apps/danchieu/options.hpp"
#include "corpus/error.hpp"
#include "query/json.hpp"
#include "query/status_words.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace danchieu::apps {

namespace {

query::SearchRequest request_of(const SearchOptions& options) {
  query::SearchRequest request;
  request.query = options.query;
  request.on = date_option(options.on);
  request.type = options.type;
  request.issuer = options.issuer;
  request.year = options.year;
  request.status = options.status;
  request.field = options.field;
  request.explain = options.explain;
  request.similar = options.similar;
  request.limit = options.limit;
  request.offset = options.offset;
  const auto sort = query::sort_named(options.sort);
  if (!sort) throw Error("no order: --sort " + options.sort, "Use relevance, date, newest, oldest or citations.");
  request.sort = *sort;
  return request;
}

} // namespace

/// Exit 1 when nothing was found. `json` is one value, `jsonl` one line a hit.
int cmd_search(const SearchOptions& options) {
  const query::SearchRequest request = request_of(options);
  const query::IndexReader reader(options.db, corpus::Verify::yes);
  const query::SearchResult result = query::search(*reader.current(), request);
  if (options.format == Format::text) {
    print_search(std::cout, result, output_style());
  } else {
    const nlohmann::ordered_json answer = query::to_json(result);
    if (options.format == Format::jsonl) {
      for (const auto& hit : answer["hits"]) std::cout << hit.dump() << '\n';
    } else {
      std::cout << answer.dump(2) << '\n';
    }
  }
  return result.hits.empty() ? exit_findings : exit_done;
}

} // namespace danchieu::apps
