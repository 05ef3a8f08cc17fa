#pragma once

#include "normalizer/text/vietnam_time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// One struct a verb: what the command line says, already checked by type.

namespace danchieu::apps {

/// `--on`, which is a date already; today in Viet Nam when it is empty.
inline text::Date date_option(const std::string& on) { return on.empty() ? text::today_in_vietnam() : text::parse_date(on).value(); }

enum class Format { text, json, jsonl, csv, sarif, html };

struct IndexOptions {
  std::string db;
  std::vector<std::string> paths;
  std::string report;   ///< file for one JSON line a file; empty: none
  std::string register_dir;
  bool prune = false;
};

struct SearchOptions {
  std::string db;
  std::string query;
  std::string on; ///< ISO date; empty: today
  std::string type;
  std::string issuer;
  std::string year;
  std::string status;
  std::string field;
  std::string sort = "relevance";
  bool explain = false;      ///< show what each score is made of
  std::uint32_t similar = 0; ///< documents like the one asked for
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
  Format format = Format::text;
};

struct ShowOptions {
  std::string db;
  std::string work;
  std::string on;
  Format format = Format::text;
};

struct FilesOptions { ///< cite, read
  std::vector<std::string> files;
  Format format = Format::text;
};

struct CheckOptions {
  std::string db;
  std::vector<std::string> files;
  std::string on; ///< ISO date; empty: today
  Format format = Format::text;
};

struct ReviewOptions {
  std::string db;
  std::string issuer;
  std::string on;               ///< ISO date; empty: today
  std::string list = "expired"; ///< the table that CSV gives: "expired" or "endangered"
  Format format = Format::text;
};

struct ServeOptions {
  std::string db;
  std::string listen = "127.0.0.1:8080";
  std::string admin;                  ///< address of the listener for /metrics and /status; empty: none
  std::string public_url;             ///< where people reach the server, without '/' at the end; empty: its own address
  std::vector<std::string> originals; ///< folders below which indexed files may be handed out
  bool verify = true;
};

struct ExportOptions {
  std::string db;
  std::string as;              ///< "jsonl", "csv", "akn", "graphml"
  std::string table = "works"; ///< of CSV: "works" or "relations"
  std::string on;              ///< ISO date; empty: today
};

struct StoreOptions { ///< verify, stats
  std::string db;
  Format format = Format::text;
};

/// Exit codes of the contract.
inline constexpr int exit_done = 0;
inline constexpr int exit_findings = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_failure = 3;

int cmd_index(const IndexOptions& options);
int cmd_search(const SearchOptions& options);
int cmd_show(const ShowOptions& options);
int cmd_cite(const FilesOptions& options);
int cmd_read(const FilesOptions& options);
int cmd_check(const CheckOptions& options);
int cmd_review(const ReviewOptions& options);
int cmd_serve(const ServeOptions& options);
int cmd_export(const ExportOptions& options);
int cmd_verify(const StoreOptions& options);
int cmd_stats(const StoreOptions& options);

/// The hidden verb: this program as its own confined reader of one container (corpus/readers/confined). It takes no part
/// in the command line's grammar; what the returned code is for must end by _exit.
bool is_convert(int argc, char** argv);
int cmd_convert(int argc, char** argv);

/// Sends every container that is read from now on to a process of its own, which may take `at_most` so long.
void confine_readers(std::optional<std::chrono::milliseconds> at_most = std::nullopt);

} // namespace danchieu::apps
