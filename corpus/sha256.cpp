#include "corpus/store_layout.hpp"

#include "corpus/error.hpp"

#include <nettle/sha2.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

// Why Nettle: docs/decisions/0021.

namespace danchieu::corpus {
namespace {

class Sha256 {
public:
  Sha256() { ::sha256_init(&state_); }

  void add(const void* bytes, std::size_t count) { ::sha256_update(&state_, count, static_cast<const std::uint8_t*>(bytes)); }

  std::string hex() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    ::sha256_digest(&state_, digest.size(), digest.data());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
      text += digits[byte >> 4];
      text += digits[byte & 15];
    }
    return text;
  }

private:
  ::sha256_ctx state_{};
};

[[noreturn]] void refuse(const std::filesystem::path& file, const char* what, int error) {
  throw Error(file.string() + ": " + what + ": " + std::strerror(error),
              "Check that the disk is healthy and that this user may read the folder.");
}

/// A file open for reading that closes itself.
struct OpenFile {
  explicit OpenFile(const std::filesystem::path& file) : fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd < 0) refuse(file, "cannot be opened", errno);
  }

  ~OpenFile() { ::close(fd); }

  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int fd;
};

} // namespace

std::string sha256_hex(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes.data(), bytes.size());
  return sum.hex();
}

std::string sha256_of_file(const std::filesystem::path& file) {
  const OpenFile in(file);
  Sha256 sum;
  std::vector<char> buffer(std::size_t{1} << 18);
  for (;;) {
    const ssize_t got = ::read(in.fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(file, "cannot be read", errno);
    if (got == 0) return sum.hex();
    sum.add(buffer.data(), static_cast<std::size_t>(got));
  }
}

} // namespace danchieu::corpus
