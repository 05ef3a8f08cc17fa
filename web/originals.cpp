#include "web/originals.hpp"

#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"
#include "web/uri.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

namespace danchieu::web {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return number_; }

  void reset(int number) { Descriptor{std::exchange(number_, number)}; }

 private:
  int number_;
};

/// Opens `rest` below `root` one name at a time, so that neither ".." nor a link leads out.
int open_below(int root, const fs::path& rest) {
  Descriptor folder{::dup(root)};
  for (auto name = rest.begin(); name != rest.end(); ++name) {
    if (folder.get() < 0 || name->empty() || *name == "." || *name == "..") return -1;
    const bool last = std::next(name) == rest.end();
    const int next = ::openat(folder.get(), name->c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (last ? 0 : O_DIRECTORY));
    if (last) return next;
    folder.reset(next);
  }
  return -1;
}

/// The size of a regular file; nothing when it is none or too big.
std::optional<std::size_t> size_of(int descriptor) {
  struct stat state {};
  if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode) || state.st_size < 0) return std::nullopt;
  const auto size = static_cast<std::size_t>(state.st_size);
  return size <= Originals::most_bytes ? std::optional{size} : std::nullopt;
}

/// So many bytes; nothing when they are not there (any more).
std::optional<std::string> bytes_of(int descriptor, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::read(descriptor, bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    have += static_cast<std::size_t>(got);
  }
  return bytes;
}

bool is_media_type(std::string_view type) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '+' || c == '.';
  };
  return type.find('/') != std::string_view::npos && std::all_of(type.begin(), type.end(), good);
}

} // namespace

std::string attachment_header(std::string_view name) {
  const std::string clean = text::clean_utf8(name);
  std::string plain;
  for (const char c : text::fold(clean)) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    if (safe || plain.empty() || plain.back() != '_') plain += safe ? c : '_';
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encode(clean);
}

/// Room for the bytes of one answer, given back when the answer is gone.
class Originals::Room {
 public:
  Room(std::shared_ptr<std::atomic<std::size_t>> all, std::size_t size) : all_(std::move(all)), size_(size) {
    if ((*all_ += size_) > most_under_way) full_ = true;
  }

  ~Room() { *all_ -= size_; }

  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  bool full() const { return full_; }

 private:
  std::shared_ptr<std::atomic<std::size_t>> all_;
  std::size_t size_;
  bool full_ = false;
};

Originals::Originals(const std::vector<std::string>& folders) : under_way_(std::make_shared<std::atomic<std::size_t>>(0)) {
  for (const std::string& folder : folders) {
    std::error_code error;
    fs::path path = fs::canonical(folder, error);
    const int descriptor = error ? -1 : ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
      throw Error("the folder of originals " + folder + " cannot be opened", "Give --originals a folder that the server may read.");
    roots_.push_back({std::move(path), descriptor});
  }
}

Originals::~Originals() {
  for (const Root& root : roots_) ::close(root.descriptor);
}

std::optional<Originals::Original> Originals::read(const fs::path& path) const {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error).lexically_normal();
  for (const Root& root : roots_) {
    // As the indexer named it, from the same working folder or absolutely; else as a path inside the root.
    const fs::path below = absolute.lexically_relative(root.path);
    const fs::path inside = path.is_relative() ? path.lexically_normal() : fs::path{};
    for (const fs::path& rest : {below, inside}) {
      if (rest.empty() || *rest.begin() == "..") continue;
      const Descriptor file{open_below(root.descriptor, rest)};
      const auto size = file.get() < 0 ? std::nullopt : size_of(file.get());
      if (!size) continue;
      auto room = std::make_shared<const Room>(under_way_, *size);
      if (room->full()) return Original{{}, nullptr};
      if (auto bytes = bytes_of(file.get(), *size)) return Original{std::move(*bytes), std::move(room)};
    }
  }
  return std::nullopt;
}

Response Originals::file(const corpus::StoredFile& file) const {
  // "a.zip/b/c.docx" is a member of the bundle a.zip, whose bytes the sum is of.
  fs::path path = file.path;
  auto original = read(path);
  while (!original && path.has_relative_path() && path.has_parent_path()) {
    path = path.parent_path();
    original = read(path);
  }
  if (original && original->room == nullptr) return problem(503, "too many downloads at once; please try again in a moment");
  if (!original || corpus::sha256_hex(original->bytes) != file.sha256)
    return problem(404, "the file is no longer as it was indexed, or is not offered here");
  Response response;
  response.content_type = is_media_type(file.media_type) ? file.media_type : "application/octet-stream";
  response.body = std::move(original->bytes);
  response.held = std::move(original->room);
  response.caching = Caching::revalidate;
  response.add_header("Content-Disposition", attachment_header(path.filename().string()));
  return response;
}

} // namespace danchieu::web
