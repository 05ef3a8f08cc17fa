#include "web/kept_answers.hpp"

#include "web/compression.hpp"

#include <utility>

namespace danchieu::web {
namespace {

constexpr std::size_t longest_kept = std::size_t{1} << 20U;
constexpr std::size_t bytes_beside = 1000; ///< of an answer: its headers and what holds it together

/// All that an answer that lasts depends on beside the generation. Each part ends in a byte that no part can hold.
std::string key_of(const Question& question) {
  std::string key = text::to_iso(question.visitor.on) + '\n';
  key += language_tag(question.visitor.language);
  key += takes_gzip(question.request) ? "z\n" : "\n";
  key += question.path();
  for (const auto& [name, value] : question.parameters()) key.append(1, '\0').append(name).append(1, '\0').append(value);
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

std::shared_ptr<const KeptAnswer> KeptAnswers::find(const Question& question) {
  if (question.request.head.method == "POST") return nullptr;
  const auto cache = of(question.catalogue.holdings().generation);
  return cache == nullptr ? nullptr : cache->find(key_of(question));
}

void KeptAnswers::store(const Question& question, KeptAnswer answer) {
  const std::size_t bytes = answer.response.body.size();
  if (!answer.response.lasting || question.request.head.method == "POST" || bytes > longest_kept) return;
  const auto cache = of(question.catalogue.holdings().generation);
  if (cache == nullptr) return;
  const std::string key = key_of(question);
  cache->store(key, std::make_shared<const KeptAnswer>(std::move(answer)), key.size() + bytes + bytes_beside);
}

} // namespace danchieu::web
