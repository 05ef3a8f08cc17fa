#include "apps/danchieu/language.hpp"
#include "apps/danchieu/options.hpp"
#include "indexer/store_stats.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
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

void print(const std::string& heading, const Counts& counts, bool force) {
  constexpr std::size_t most = 20;
  std::cout << heading << '\n';
  const auto rows = by_count(counts);
  for (std::size_t i = 0; i < rows.size() && i < most; ++i) {
    std::string name = rows[i].first.empty() ? "?" : rows[i].first;
    if (force) name = corpus::label(corpus::force_status(name).value_or(corpus::ForceStatus::unknown), user_language());
    std::cout << "  " << rows[i].second << '\t' << name << '\n';
  }
  if (rows.size() > most) std::cout << "  … " << rows.size() - most << " more\n";
}

void print_text(const indexer::StoreStats& stats) {
  const bool vi = user_language() == corpus::Language::vi;
  std::cout << "gen-" << stats.generation << " (" << stats.created << "), " << stats.bytes / 1'000'000 << " MB";
  for (const auto& [name, number] : stats.counts) {
    if (name != "serial") std::cout << ", " << number << ' ' << name;
  }
  std::cout << '\n';
  print(vi ? "Loại văn bản" : "Types", stats.types, false);
  print(vi ? "Cơ quan ban hành" : "Issuers", stats.issuers, false);
  print(vi ? "Năm" : "Years", stats.years, false);
  print(vi ? "Hiệu lực hôm nay" : "Force today", stats.force, true);
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
