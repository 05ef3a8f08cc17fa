#include "indexer/xapian_error.hpp"

#include <xapian.h>

#include <string>

namespace danchieu::indexer {

void rethrow_translated(const std::filesystem::path& database) {
  try {
    throw;
  } catch (const Xapian::DatabaseLockError& error) {
    throw Error(database.string() + ": another process is writing it: " + error.get_msg(),
                "Wait for the other indexer to finish, or end it.");
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw DamagedIndex(database.string() + ": the index is damaged: " + error.get_msg(), damage_hint);
  } catch (const Xapian::DatabaseVersionError& error) {
    throw DamagedIndex(database.string() + ": the index is damaged: " + error.get_msg(), damage_hint);
  } catch (const Xapian::Error& error) {
    const std::string cause = error.get_error_string() != nullptr ? std::string(": ") + error.get_error_string() : "";
    throw Error(database.string() + ": the index cannot be used: " + error.get_msg() + cause,
                "Check free space and permissions of the folder, then run the command again; "
                "what was committed before stands.");
  }
}

} // namespace danchieu::indexer
