#include "web/kept_answers.hpp"

#include "web/compression.hpp"
#include "web/page.hpp"
#include "web/question.hpp"

#include <utility>

namespace danchieu::web {
namespace {

constexpr std::size_t longest_kept = std::size_t{1} << 20U;
constexpr std::size_t bytes_beside = 1000; ///< of an answer: its headers and what holds it together

/// All that an answer that lasts depends on beside the generation. Each part ends in a byte that no part can hold.
std::string key_of(const Request& request) {
  const Visitor visitor = visitor_of(request);
  std::string key = text::to_iso(visitor.on) + '\n';
  key += language_tag(visitor.language);
  key += takes_gzip(request) ? "z\n" : "\n";
  key += request.head.path;
  for (const auto& [name, value] : request.head.parameters) key.append(1, '\0').append(name).append(1, '\0').append(value);
  return key;
}

} // namespace

/// Null for a generation that is no longer the newest asked for: answers under way may still be made from it.
std::shared_ptr<KeptAnswers::Cache> KeptAnswers::of(std::uint64_t generation) {
  const std::lock_guard lock{mutex_};
  if (cache_ == nullptr || generation > generation_) {
    cache_ = std::make_shared<Cache>(max_bytes_);
    generation_ = generation;
  }
  return generation == generation_ ? cache_ : nullptr;
}

std::shared_ptr<const KeptAnswer> KeptAnswers::find(std::uint64_t generation, const Request& request) {
  if (request.head.method == "POST") return nullptr;
  const auto cache = of(generation);
  return cache == nullptr ? nullptr : cache->find(key_of(request));
}

void KeptAnswers::store(std::uint64_t generation, const Request& request, KeptAnswer answer) {
  const std::size_t bytes = answer.response.body.size();
  if (!answer.response.lasting || request.head.method == "POST" || bytes > longest_kept) return;
  const auto cache = of(generation);
  if (cache == nullptr) return;
  const std::string key = key_of(request);
  cache->store(key, std::make_shared<const KeptAnswer>(std::move(answer)), key.size() + bytes + bytes_beside);
}

} // namespace danchieu::web
