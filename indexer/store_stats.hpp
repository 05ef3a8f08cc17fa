#pragma once

#include "corpus/document/legal_force.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace danchieu::indexer {

/// Counts of a published generation.
struct StoreStats {
  std::uint64_t generation = 0;
  std::string created;
  std::uint64_t bytes = 0;                     ///< on disk
  std::map<std::string, std::uint64_t> counts; ///< works, units, files, texts
  std::map<std::string, std::uint64_t> types;     ///< by slug; "" where unknown
  std::map<std::string, std::uint64_t> years;
  std::map<std::string, std::uint64_t> issuers;
  std::map<std::string, std::uint64_t> force; ///< by code of corpus::ForceStatus, on the date asked
};

/// Throws danchieu::Error when there is no sound generation.
StoreStats store_stats(const std::filesystem::path& dir, corpus::Date on);

} // namespace danchieu::indexer
