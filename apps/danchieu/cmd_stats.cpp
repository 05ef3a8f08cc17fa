#include "apps/danchieu/options.hpp"
#include "apps/danchieu/printer.hpp"
#include "indexer/store_stats.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::apps {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

/// The most frequent first, names deciding between equals.
std::vector<std::pair<std::string, std::uint64_t>> by_count(const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

void print(const Printer& printer, std::string_view heading, const Counts& counts, bool force) {
  constexpr std::size_t most = 20;
  std::cout << heading << '\n';
  const auto rows = by_count(counts);
  for (std::size_t i = 0; i < rows.size() && i < most; ++i) {
    std::string name = rows[i].first.empty() ? "?" : rows[i].first;
    if (force) name = corpus::label(corpus::force_status(name).value_or(corpus::ForceStatus::unknown), printer.language());
    std::cout << "  " << rows[i].second << '\t' << name << '\n';
  }
  if (rows.size() > most) std::cout << "  … " << rows.size() - most << printer.say(" dòng nữa\n", " more\n");
}

void print_text(const indexer::StoreStats& stats) {
  const Printer printer(std::cout, output_style());
  std::cout << "gen-" << stats.generation << " (" << stats.created << "), " << stats.bytes / 1'000'000 << " MB" << printer.counts(stats.counts) << '\n';
  print(printer, printer.say("Loại văn bản", "Types"), stats.types, false);
  print(printer, printer.say("Cơ quan ban hành", "Issuers"), stats.issuers, false);
  print(printer, printer.say("Năm", "Years"), stats.years, false);
  print(printer, printer.say("Hiệu lực hôm nay", "Force today"), stats.force, true);
}

} // namespace

int cmd_stats(const StoreOptions& options) {
  const corpus::Date on = date_option({});
  const indexer::StoreStats stats = indexer::store_stats(options.db, on);
  if (options.format == Format::text) {
    print_text(stats);
    return exit_done;
  }
  nlohmann::ordered_json json;
  json["generation"] = stats.generation;
  json["created"] = stats.created;
  json["bytes"] = stats.bytes;
  for (const auto& [name, number] : stats.counts) {
    if (name != "serial") json[name] = number;
  }
  json["on"] = text::to_iso(on);
  json["types"] = stats.types;
  json["issuers"] = stats.issuers;
  json["years"] = stats.years;
  json["force"] = stats.force;
  std::cout << json.dump(options.format == Format::json ? 2 : -1) << '\n';
  return exit_done;
}

} // namespace danchieu::apps
