#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace danchieu::indexer {

/// What is wrong with one part of a store.
struct StoreFinding {
  std::string part;    ///< "gen-3", "current", "work"
  std::string message; ///< what and where
};

struct StoreCheck {
  std::string served; ///< the generation that readers get: "gen-3"; empty when none is sound
  std::vector<std::string> sound; ///< generations without a finding, newest first
  std::map<std::string, std::uint64_t> counts; ///< of `served`
  std::vector<StoreFinding> findings;
  std::string advice; ///< what to do next; empty without findings
};

/// Compares each generation with its manifest, checks the structure of its tables and its counts, then the database of
/// the indexer. Throws danchieu::Error when `dir` holds no index at all.
StoreCheck check_store(const std::filesystem::path& dir);

} // namespace danchieu::indexer
