#include "apps/danchieu/answer_text.hpp"
#include "apps/danchieu/options.hpp"
#include "query/json.hpp"
#include "query/resolver.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace danchieu::apps {

namespace {

void print_json(const nlohmann::ordered_json& value, Format format) {
  std::cout << value.dump(format == Format::jsonl ? -1 : 2) << '\n';
}

} // namespace

/// Exit 1 when the index knows no such work, or several that fit: then the candidates are the answer.
int cmd_show(const ShowOptions& options) {
  const query::Date on = date_option(options.on);
  const query::IndexReader reader(options.db, corpus::Verify::yes);
  const auto generation = reader.current();
  const query::Resolution resolution = query::resolve(*generation, options.work, on);
  const bool one = resolution.kind == query::ResolutionKind::exact || resolution.kind == query::ResolutionKind::completed;
  const auto view = one ? query::view_work(*generation, resolution.works.front().work, {.on = on}) : std::nullopt;
  if (!view) {
    if (options.format == Format::text) {
      print_resolution(std::cout, resolution, output_style());
    } else {
      print_json(query::to_json(resolution), options.format);
    }
    return exit_findings;
  }
  if (options.format == Format::text) {
    print_view(std::cout, *view, output_style());
  } else {
    print_json(query::to_json(*view), options.format);
  }
  return exit_done;
}

} // namespace danchieu::apps
