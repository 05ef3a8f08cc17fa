#pragma once

#include "corpus/error.hpp"

#include <filesystem>

namespace danchieu::indexer {

/// The database itself is damaged: another one must take its place.
class DamagedIndex : public Error {
public:
  using Error::Error;
};

inline constexpr const char* damage_hint =
    "Run the command again: it starts from the last sound generation. `danchieu verify` tells more.";

/// Inside a catch block: throws the present exception on, what Xapian threw as danchieu::Error naming the database.
[[noreturn]] void rethrow_translated(const std::filesystem::path& database);

/// Runs `action` and translates what it throws.
template <class Action> auto translated(const std::filesystem::path& database, Action&& action) -> decltype(action()) {
  try {
    return action();
  } catch (...) {
    rethrow_translated(database);
  }
}

} // namespace danchieu::indexer
