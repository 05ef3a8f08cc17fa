#pragma once

#include "corpus/store_layout.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace Xapian {
class Database;
} // namespace Xapian

namespace danchieu::query {

class FactsCache;
class LookupCache;
class NumberCache;
class PostingCache;
class RecordCache;
class SummaryCache;
class UnitCache;
class WorkColumns;

/// One immutable generation of the store, opened for reading. A generation lives as long as someone holds it, also
/// when newer ones have been published; its folder is kept as long.
class Generation {
public:
  explicit Generation(std::filesystem::path folder);
  ~Generation();
  Generation(const Generation&) = delete;
  Generation& operator=(const Generation&) = delete;

  /// A Xapian handle for the caller alone; given back when it goes out of scope. Handles are pooled, because one
  /// Xapian::Database must never be used by two threads and opening one costs more than a small query.
  class Lease {
  public:
    explicit Lease(const Generation& owner);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Xapian::Database& operator*() const { return *database_; }

    Xapian::Database* operator->() const { return database_.get(); }

  private:
    const Generation& owner_;
    std::unique_ptr<Xapian::Database> database_;
  };

  const std::filesystem::path& folder() const { return folder_; }

  RecordCache& records() const { return *records_; }

  /// Records without provisions and citations.
  RecordCache& heads() const { return *heads_; }

  FactsCache& facts() const { return *facts_; }

  PostingCache& postings() const { return *postings_; }

  LookupCache& lookups() const { return *lookups_; }

  NumberCache& numbers() const { return *numbers_; }

  UnitCache& units() const { return *units_; }

  SummaryCache& summaries() const { return *summaries_; }

  /// The columns of its works; read on first use.
  const WorkColumns& columns() const;

private:
  struct Pool;
  std::filesystem::path folder_;
  corpus::GenerationUse use_;
  std::unique_ptr<Pool> pool_;
  std::unique_ptr<RecordCache> records_;
  std::unique_ptr<RecordCache> heads_;
  std::unique_ptr<FactsCache> facts_;
  std::unique_ptr<SummaryCache> summaries_;
  std::unique_ptr<PostingCache> postings_;
  std::unique_ptr<UnitCache> units_;
  std::unique_ptr<LookupCache> lookups_;
  std::unique_ptr<NumberCache> numbers_;
};

/// The door to a store: finds the newest sound generation and moves to a newer one on demand. All members may be
/// called from any thread.
class IndexReader {
public:
  /// Throws danchieu::Error when `dir` holds no sound generation, saying how to make one.
  IndexReader(std::filesystem::path dir, corpus::Verify verify);
  ~IndexReader();
  IndexReader(const IndexReader&) = delete;
  IndexReader& operator=(const IndexReader&) = delete;

  /// The generation in use. Hold it for the whole of one answer, so that all of the answer has one origin.
  std::shared_ptr<const Generation> current() const;

  /// Moves to the newest published generation. A damaged newer one is reported on stderr and the present one kept.
  void refresh();

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace danchieu::query
