#include "query/status_words.hpp"

#include "normalizer/text/fold.hpp"

#include <array>
#include <string>

namespace danchieu::query {

namespace {

using corpus::ForceStatus;

struct StatusWord {
  std::string_view slug;
  ForceStatus status;
};

constexpr auto words = std::to_array<StatusWord>({
    {"con", ForceStatus::in_force},
    {"con-hieu-luc", ForceStatus::in_force},
    {"dang-co-hieu-luc", ForceStatus::in_force},
    {"het", ForceStatus::expired},
    {"het-hieu-luc", ForceStatus::expired},
    {"mot-phan", ForceStatus::partly_expired},
    {"het-mot-phan", ForceStatus::partly_expired},
    {"chua", ForceStatus::not_yet_in_force},
    {"chua-co-hieu-luc", ForceStatus::not_yet_in_force},
    {"ngung", ForceStatus::suspended},
    {"dinh-chi", ForceStatus::suspended},
    {"ra-soat", ForceStatus::needs_review},
    {"khong-ro", ForceStatus::unknown},
    {"chua-ro", ForceStatus::unknown},
});

constexpr auto statuses = std::to_array<ForceStatus>({
    ForceStatus::in_force, ForceStatus::not_yet_in_force, ForceStatus::expired, ForceStatus::partly_expired,
    ForceStatus::suspended, ForceStatus::partly_suspended, ForceStatus::needs_review, ForceStatus::unknown,
});

} // namespace

std::optional<ForceStatus> status_named(std::string_view text) {
  const std::string slug = text::slug(text);
  for (const StatusWord& word : words)
    if (word.slug == slug) return word.status;
  for (const ForceStatus status : statuses)
    if (text::slug(corpus::code(status)) == slug || text::slug(label(status, corpus::Language::vi)) == slug ||
        text::slug(label(status, corpus::Language::en)) == slug)
      return status;
  return std::nullopt;
}

} // namespace danchieu::query
