#pragma once

#include "corpus/document/legal_force.hpp"
#include "query/index_reader.hpp"
#include "query/work_summary.hpp"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// A document of the agency that stands on another which is dead, changed or in doubt.
struct EndangeredWork {
  WorkSummary work;
  std::vector<WorkSummary> path;             ///< from its own basis to the document concerned, which is last
  std::vector<corpus::ForceReason> because;  ///< why that last one is not simply in force
};

/// A row of the yearly list of documents that ended or were suspended, wholly or in part (Decree 79/2025/NĐ-CP).
struct ExpiryRow {
  WorkSummary work;
  std::vector<std::string> provisions; ///< the parts concerned; empty: the whole document
  corpus::ForceReason reason;
};

/// The stock of one agency as of a date.
struct Review {
  std::string issuer; ///< as asked
  std::string authority; ///< slug that was looked for
  std::vector<std::string> former; ///< bodies of merged provinces whose documents are reviewed with its own: "Ủy ban nhân dân tỉnh Kon Tum"
  Date on;
  std::uint32_t works = 0; ///< of the agency whose text is held
  std::vector<EndangeredWork> endangered;
  std::vector<ExpiryRow> expired;
  bool partial = false; ///< time ran out: there may be more rows
};

/// Reviews the documents of the body named `issuer` ("UBND tỉnh Kon Tum" or its slug), and those of the same bodies of
/// provinces that had become part of its own by `on`, of whose documents any are held. Bases are followed through at
/// most three parents; cycles are survived. Thread-safe.
Review review_stock(const Generation& generation, std::string_view issuer, Date on, std::chrono::milliseconds time_limit = std::chrono::hours{1});

nlohmann::ordered_json to_json(const Review& review);

/// The two tables as CSV (RFC 4180, UTF-8 with a heading line, values that a spreadsheet would run as a formula quoted).
std::string expiry_csv(const Review& review);
std::string endangered_csv(const Review& review);

} // namespace danchieu::query
