#pragma once

#include "corpus/document/legal_force.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Xapian {
class Database;
} // namespace Xapian

namespace danchieu::query {

/// What ranking, filters' counts and facets ask of each work, read once for a generation and kept in memory: which work
/// a unit belongs to, and the values of the works. 12 bytes a unit and some 200 a work. Immutable, so thread-safe.
class WorkColumns {
public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// What a work is: numbers into the lists of names below, `none` when unknown. Days are yyyymmdd, 0 when unknown.
  struct Row {
    std::uint32_t type = none;
    std::uint32_t authority = none;
    std::uint32_t year = none;
    std::uint32_t subject = none;
    std::uint32_t document = 0; ///< the work's own document in the store
    std::uint32_t date = 0;     ///< of issue
    std::uint32_t until = 0;    ///< first day no longer in force as a whole; 0 when none is known
    std::uint32_t last_step = 0; ///< of its force, in the list of steps
    std::uint32_t cited_by = 0;
    float doublings = 0;        ///< log2(1 + cited_by)
  };

  explicit WorkColumns(const Xapian::Database& database);

  std::size_t size() const { return rows_.size(); }

  const Row& row(std::uint32_t work) const { return rows_[work]; }

  const std::string& key(std::uint32_t work) const { return keys_[work]; }

  /// The work's status on a day, as show tells it: `unknown` for one that the resolver has not seen.
  corpus::ForceStatus status(const Row& row, std::uint32_t day) const;

  /// The documents of the work's units, in order.
  std::span<const std::uint32_t> units_of(std::uint32_t work) const {
    return {units_.data() + first_units_[work], units_.data() + first_units_[work + 1]};
  }

  /// Whether a document of the store is a unit of some work.
  bool is_unit(std::uint32_t document) const {
    const std::uint32_t work = work_of(document);
    return work != none && rows_[work].document != document;
  }

  /// The work that a document of the store (a work or a unit) belongs to, or `none`.
  std::uint32_t work_of(std::uint32_t document) const { return document < works_.size() ? works_[document] : none; }

  /// Documents of the store have numbers below this.
  std::uint32_t documents() const { return static_cast<std::uint32_t>(works_.size()); }

  /// Words of a document, as weights count them.
  std::uint32_t length_of(std::uint32_t document) const { return lengths_[document]; }

  std::uint32_t work_with(std::string_view key) const;

  const std::vector<std::string>& types() const { return types_.names; }
  const std::vector<std::string>& authorities() const { return authorities_.names; }
  /// The body's name as most of its works say it; empty when none does.
  const std::string& authority_name(std::uint32_t authority) const { return authority_names_[authority]; }

  const std::vector<std::string>& years() const { return years_.names; }
  const std::vector<std::string>& subjects() const { return subjects_.names; }

private:
  struct Names {
    std::vector<std::string> names;
    std::unordered_map<std::string, std::uint32_t> number;
    std::uint32_t of(const std::string& name);
  };

  struct Step {
    std::uint32_t day; ///< first day of the status; 0 for the first step of a work
    corpus::ForceStatus status;
  };

  void read_works(const Xapian::Database& database);
  void read_units(const Xapian::Database& database);
  void name_authorities(const std::vector<std::string>& issuers);

  std::vector<std::uint32_t> works_; ///< by document id
  std::vector<std::uint32_t> lengths_; ///< by document id
  std::vector<std::uint32_t> units_;       ///< work after work
  std::vector<std::uint32_t> first_units_; ///< by work: its first one in `units_`; one more at the end
  std::vector<Row> rows_;
  std::vector<Step> steps_; ///< work after work
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  Names types_;
  Names authorities_;
  std::vector<std::string> authority_names_;
  Names years_;
  Names subjects_;
};

} // namespace danchieu::query
