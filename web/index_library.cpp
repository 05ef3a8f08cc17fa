#include "web/index_library.hpp"

#include "query/check/check.hpp"
#include "query/work_list.hpp"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <iostream>
#include <optional>
#include <system_error>
#include <utility>

namespace danchieu::web {
namespace {

using namespace std::chrono_literals;

constexpr auto review_time = 5s; ///< of one answer, whose connection is shut after 10
constexpr auto look_interval = 100ms;
constexpr auto patience = 300ms; ///< of all questions together for a generation that is being verified
constexpr std::chrono::seconds first_retry{1}; ///< of a generation that was refused; then after twice as long each time
constexpr std::chrono::seconds last_retry{3600};

class GenerationCatalogue final : public Catalogue {
 public:
  explicit GenerationCatalogue(std::shared_ptr<const query::Generation> generation)
      : generation_(std::move(generation)) {
    const corpus::Manifest manifest = corpus::read_manifest(generation_->folder());
    holdings_ = {manifest.generation, manifest.created, manifest.counts};
  }

  query::SearchResult search(const query::SearchRequest& request) const override {
    return query::search(*generation_, request);
  }

  query::Resolution resolve(std::string_view text, query::Date on) const override {
    return query::resolve(*generation_, text, on);
  }

  std::optional<query::WorkView> view(const citation::WorkId& work,
                                      const query::ViewRequest& request) const override {
    return query::view_work(*generation_, work, request);
  }

  query::CheckReport check(std::span<const corpus::Document> documents, std::string_view clean_text,
                           query::Date on) const override {
    return query::check_draft(*generation_, documents, clean_text, on);
  }

  query::Review review(std::string_view issuer, query::Date on) const override {
    return query::review_stock(*generation_, issuer, on, review_time);
  }

  std::vector<query::Suggestion> suggest(std::string_view typed, std::size_t limit) const override {
    return query::suggest(*generation_, typed, limit);
  }

  std::vector<std::string> works(std::size_t offset, std::size_t most) const override {
    return query::list_works(*generation_, offset, most);
  }

  const Holdings& holdings() const override { return holdings_; }

 private:
  std::shared_ptr<const query::Generation> generation_;
  Holdings holdings_;
};

} // namespace

IndexLibrary::IndexLibrary(std::filesystem::path dir, corpus::Verify verify)
    : dir_(std::move(dir)), taken_up_(published()), reader_(dir_, verify),
      catalogue_(std::make_shared<GenerationCatalogue>(reader_.current())), served_(reader_.current()->folder()),
      watcher_([this] { watch(); }) {}

IndexLibrary::~IndexLibrary() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  watcher_.join();
}

std::string IndexLibrary::published() const {
  std::error_code none;
  return std::filesystem::read_symlink(dir_ / "current", none).string();
}

std::shared_ptr<const Catalogue> IndexLibrary::current() const {
  const std::string newest = published();
  std::unique_lock lock{mutex_};
  if (newest != taken_up_ && !newest.empty()) {
    if (awaited_ != newest) {
      awaited_ = newest;
      awaited_until_ = Clock::now() + patience;
    }
    changed_.notify_all();
    changed_.wait_until(lock, awaited_until_, [&] { return taken_up_ == newest || stopping_; });
  }
  return catalogue_;
}

void IndexLibrary::watch() {
  std::optional<Clock::time_point> retry; // what was refused may be whole and lack only memory or descriptors
  auto wait = first_retry;
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    const std::string newest = published();
    const bool is_new = newest != taken_up_;
    if (!newest.empty() && (is_new || (retry && Clock::now() >= *retry))) {
      lock.unlock();
      const bool done = take_up(newest);
      wait = is_new ? first_retry : std::min(wait * 2, last_retry);
      retry = done ? std::nullopt : std::optional{Clock::now() + wait};
      lock.lock();
      taken_up_ = newest; // also when it could not be used: nobody is to wait for it
      changed_.notify_all();
    } else {
      lock.unlock();
      give_back_memory();
      lock.lock();
    }
    changed_.wait_for(lock, look_interval);
  }
}

/// What the generation before held in memory is a hundred megabytes in small pieces, which the allocator keeps for itself
/// unless it is asked: with the new one beside it the program would stay as big as both.
void IndexLibrary::give_back_memory() {
  if (!superseded_ || !before_.expired()) return;
  superseded_ = false;
  ::malloc_trim(0);
}

/// Whether `newest`, the target of DIR/current, is the one in use afterwards.
bool IndexLibrary::take_up(const std::string& newest) {
  try {
    reader_.refresh();
    const auto generation = reader_.current();
    if (generation->folder() != served_) {
      std::shared_ptr<const Catalogue> next = std::make_shared<const GenerationCatalogue>(generation);
      std::cerr << "danchieu: generation " << next->holdings().generation << " taken up\n";
      {
        const std::lock_guard lock{mutex_};
        std::swap(catalogue_, next);
      }
      served_ = generation->folder();
      before_ = next; // what it held is freed here or by the last answer made from it, with nobody waiting
      superseded_ = true;
    }
  } catch (const std::exception& error) {
    std::cerr << "danchieu: the generation in use is kept: " << error.what() << '\n';
  }
  return served_.filename() == std::filesystem::path(newest).filename();
}

} // namespace danchieu::web
