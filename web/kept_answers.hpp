#pragma once

#include "query/bounded_cache.hpp"
#include "web/question.hpp"
#include "web/response.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace danchieu::web {

/// An answer as it is sent.
struct KeptAnswer {
  Response response;
  std::string route;
};

/// Answers that last, the ones asked for last, of one generation of the index: those of the generation before are
/// forgotten with the first question to the next (docs/decisions/0041). Thread-safe.
class KeptAnswers {
 public:
  explicit KeptAnswers(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// Null when it is not there, and for a request that has a body.
  std::shared_ptr<const KeptAnswer> find(const Question& question);

  /// Keeps it when it is one that lasts, and not too long.
  void store(const Question& question, KeptAnswer answer);

 private:
  using Cache = query::BoundedCache<KeptAnswer>;

  std::shared_ptr<Cache> of(std::uint64_t generation);

  std::size_t max_bytes_;
  std::mutex mutex_;
  std::uint64_t generation_ = 0; ///< guarded by mutex_, as is the next
  std::shared_ptr<Cache> cache_;
};

} // namespace danchieu::web
