#pragma once

#include "corpus/record.hpp"
#include "web/response.hpp"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace danchieu::web {

/// Hands out the files that were indexed, as downloads. Only what the index names is opened, only below the folders the
/// operator gave, no symbolic link is followed on the way, and only bytes with the indexed SHA-256 leave: a file that
/// has changed since, or another in its place, is never shown as the original. Thread-safe.
class Originals {
 public:
  /// Throws danchieu::Error when a folder cannot be opened.
  explicit Originals(const std::vector<std::string>& folders);
  ~Originals();
  Originals(const Originals&) = delete;
  Originals& operator=(const Originals&) = delete;

  static constexpr std::size_t most_bytes = std::size_t{16} << 20;     ///< of one file
  static constexpr std::size_t most_under_way = std::size_t{96} << 20; ///< of all answers not yet taken

  /// The file, of a member of a bundle the bundle, as attachment; 404 when it cannot be handed out, 503 when too many are under way.
  Response file(const corpus::StoredFile& file) const;

 private:
  struct Root {
    std::filesystem::path path; ///< absolute
    int descriptor = -1;
  };

  class Room;

  struct Original {
    std::string bytes;
    std::shared_ptr<const Room> room; ///< null: there was none for its bytes
  };

  std::optional<Original> read(const std::filesystem::path& path) const;

  std::vector<Root> roots_;
  std::shared_ptr<std::atomic<std::size_t>> under_way_;
};

/// `attachment; filename="Quyet_dinh.pdf"; filename*=UTF-8''Quy%E1%BA%BFt…` (RFC 6266); `name` may be any bytes.
std::string attachment_header(std::string_view name);

} // namespace danchieu::web
