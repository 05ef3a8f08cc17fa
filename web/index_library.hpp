#pragma once

#include "query/index_reader.hpp"
#include "web/catalogue.hpp"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace danchieu::web {

/// The library of an index folder. A generation published while it lives is verified and taken up by a thread
/// of its own; answers under way keep the one that they began with. Thread-safe.
class IndexLibrary final : public Library {
 public:
  /// Throws danchieu::Error when the folder holds no sound generation.
  IndexLibrary(std::filesystem::path dir, corpus::Verify verify);
  ~IndexLibrary() override;
  IndexLibrary(const IndexLibrary&) = delete;
  IndexLibrary& operator=(const IndexLibrary&) = delete;

  /// The newest generation. When one has just been published this waits for it a moment, so that who indexes
  /// and then asks finds the new documents; when its verification takes longer, the one before it answers all
  /// further questions at once.
  std::shared_ptr<const Catalogue> current() const override;

 private:
  std::string published() const; ///< target of DIR/current; empty when DIR is itself a generation
  void watch();
  bool take_up(const std::string& newest);
  void give_back_memory();

  using Clock = std::chrono::steady_clock;

  std::filesystem::path dir_;
  std::string taken_up_; ///< published(), read before the generation in use was looked for; guarded by mutex_
  query::IndexReader reader_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::shared_ptr<const Catalogue> catalogue_; ///< guarded by mutex_, as are the next three
  bool stopping_ = false;
  mutable std::string awaited_; ///< the generation that questions wait for,
  mutable Clock::time_point awaited_until_;
  std::filesystem::path served_; ///< the watcher's own, as are the next two: the folder of catalogue_
  std::weak_ptr<const Catalogue> before_; ///< the one in use before this
  bool superseded_ = false;               ///< whether its memory is still to be given back
  std::thread watcher_; ///< last: it uses all others
};

} // namespace danchieu::web
