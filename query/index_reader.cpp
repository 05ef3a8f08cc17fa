#include "query/index_reader.hpp"

#include "corpus/error.hpp"
#include "query/number_lookup.hpp"
#include "query/record_cache.hpp"
#include "query/work_columns.hpp"

#include <xapian.h>

#include <iostream>
#include <mutex>
#include <utility>
#include <vector>

namespace danchieu::query {

namespace {

constexpr std::size_t record_cache_bytes = std::size_t{32} << 20;
constexpr std::size_t head_cache_bytes = std::size_t{16} << 20;
constexpr std::size_t facts_cache_bytes = std::size_t{16} << 20;
constexpr std::size_t posting_cache_bytes = std::size_t{32} << 20;
constexpr std::size_t unit_cache_bytes = std::size_t{32} << 20;
constexpr std::size_t lookup_cache_bytes = std::size_t{4} << 20;
constexpr std::size_t number_cache_bytes = std::size_t{4} << 20;
constexpr std::size_t pooled_handles = 16;

std::unique_ptr<Xapian::Database> open_database(const std::filesystem::path& folder) {
  try {
    return std::make_unique<Xapian::Database>(folder.string());
  } catch (const Xapian::Error& error) {
    throw Error("cannot open the index " + folder.string() + ": " + error.get_msg(),
                "Check it with `danchieu verify`, or make it again with `danchieu index`.");
  }
}

} // namespace

struct Generation::Pool {
  std::mutex mutex;
  std::vector<std::unique_ptr<Xapian::Database>> idle;
  std::once_flag columns_read;
  std::unique_ptr<const WorkColumns> columns;
};

Generation::Generation(std::filesystem::path folder)
    : folder_(std::move(folder)), use_(folder_), pool_(std::make_unique<Pool>()), records_(std::make_unique<RecordCache>(record_cache_bytes)),
      heads_(std::make_unique<RecordCache>(head_cache_bytes)), facts_(std::make_unique<FactsCache>(facts_cache_bytes)), summaries_(std::make_unique<SummaryCache>()),
      postings_(std::make_unique<PostingCache>(posting_cache_bytes)), units_(std::make_unique<UnitCache>(unit_cache_bytes)),
      lookups_(std::make_unique<LookupCache>(lookup_cache_bytes)), numbers_(std::make_unique<NumberCache>(number_cache_bytes)) {
  pool_->idle.push_back(open_database(folder_));
}

Generation::~Generation() = default;

const WorkColumns& Generation::columns() const {
  std::call_once(pool_->columns_read, [this] {
    const Lease lease(*this);
    pool_->columns = std::make_unique<const WorkColumns>(*lease);
  });
  return *pool_->columns;
}

Generation::Lease::Lease(const Generation& owner) : owner_(owner) {
  {
    const std::scoped_lock lock(owner_.pool_->mutex);
    if (!owner_.pool_->idle.empty()) {
      database_ = std::move(owner_.pool_->idle.back());
      owner_.pool_->idle.pop_back();
    }
  }
  if (database_ == nullptr) database_ = open_database(owner_.folder_);
}

Generation::Lease::~Lease() {
  const std::scoped_lock lock(owner_.pool_->mutex);
  if (owner_.pool_->idle.size() < pooled_handles) owner_.pool_->idle.push_back(std::move(database_));
}

struct IndexReader::State {
  std::filesystem::path dir;
  corpus::Verify verify = corpus::Verify::yes;
  mutable std::mutex mutex;
  std::shared_ptr<const Generation> current;
};

IndexReader::IndexReader(std::filesystem::path dir, corpus::Verify verify) : state_(std::make_unique<State>()) {
  state_->dir = std::move(dir);
  state_->verify = verify;
  state_->current = std::make_shared<const Generation>(corpus::open_generation(state_->dir, verify));
}

IndexReader::~IndexReader() = default;

std::shared_ptr<const Generation> IndexReader::current() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->current;
}

void IndexReader::refresh() {
  // Reading the name of the newest generation is cheap; its sums are only compared when it is another one.
  try {
    const auto present = current();
    if (corpus::open_generation(state_->dir, corpus::Verify::no) == present->folder()) return;
    auto folder = corpus::open_generation(state_->dir, state_->verify);
    if (folder == present->folder()) return;
    auto next = std::make_shared<const Generation>(std::move(folder));
    const std::scoped_lock lock(state_->mutex);
    state_->current = std::move(next);
  } catch (const Error& error) {
    std::cerr << "danchieu: stay with the present generation of the index: " << error.what() << '\n';
  }
}

} // namespace danchieu::query
