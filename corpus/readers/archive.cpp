#include "corpus/readers/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace danchieu::corpus {

namespace {

/// Text and XML shrink to a tenth, tables of zeros to a fiftieth; only made-up content shrinks further than this.
constexpr std::uint64_t plausible_ratio = 200;
constexpr std::uint64_t ratio_matters_from = std::uint64_t{8} << 20; // bytes unpacked
constexpr std::size_t longest_name = 4096;

struct FreeArchive {
  void operator()(struct archive* archive) const { archive_read_free(archive); }
};

/// libarchive loses names in UTF-8 unless the locale of the thread can say them.
class Utf8Names {
public:
  Utf8Names() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", static_cast<locale_t>(nullptr))) {
    if (locale_ != nullptr) {
      before_ = ::uselocale(locale_);
    }
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (locale_ != nullptr) {
      ::uselocale(before_);
      ::freelocale(locale_);
    }
  }

private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

using Archive = std::unique_ptr<struct archive, FreeArchive>;

std::string error_of(struct archive* archive) {
  const char* message = archive_error_string(archive);
  return message == nullptr ? "no reason given" : message;
}

ReadFailure corrupt(const std::string& what) { return {FailureReason::corrupt, what, "open it in the program that made it and save it again"}; }

ReadFailure bomb(const std::string& what) { return {FailureReason::bomb, what, "unpack it by hand if you trust it, and give the files in it"}; }

ReadFailure encrypted(const std::string& what) { return {FailureReason::encrypted, what, "save it without a password"}; }

/// gzip, bzip2, xz
bool is_compressed(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B") || bytes.starts_with("BZh") || bytes.starts_with(std::string_view("\xFD" "7zXZ\0", 6));
}

Archive open_archive(ArchiveKind kind, std::string_view bytes, std::string& error) {
  Archive archive(archive_read_new());
  if (!archive) {
    error = "out of memory";
    return nullptr;
  }
  if (kind == ArchiveKind::zip) {
    archive_read_support_format_zip_seekable(archive.get());
  } else {
    archive_read_support_format_zip(archive.get());
    archive_read_support_format_tar(archive.get());
    archive_read_support_format_gnutar(archive.get());
    archive_read_support_format_7zip(archive.get());
    archive_read_support_filter_gzip(archive.get());
    archive_read_support_filter_bzip2(archive.get());
    archive_read_support_filter_xz(archive.get());
    if (is_compressed(bytes)) {
      archive_read_support_format_raw(archive.get()); // one file by itself: "a.txt.gz"
    }
  }
  if (archive_read_open_memory(archive.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    error = error_of(archive.get());
    return nullptr;
  }
  return archive;
}

std::string name_of(struct archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) {
    name = archive_entry_pathname_utf8(entry); // a name in UTF-8 where the locale is another
  }
  return name == nullptr ? std::string() : std::string(name).substr(0, longest_name);
}

/// One walk; counts what has been unpacked over all entries.
class Walk {
public:
  Walk(struct archive* archive, std::size_t packed, const ReadLimits& limits, const ArchiveVisitor& visitor)
      : archive_(archive), packed_(packed), limits_(limits), visitor_(visitor) {}

  std::optional<ReadFailure> run() {
    for (std::size_t entries = 0;;) {
      struct archive_entry* entry = nullptr;
      const int status = archive_read_next_header(archive_, &entry);
      if (status == ARCHIVE_EOF) {
        return std::nullopt;
      }
      if (status == ARCHIVE_RETRY) {
        continue;
      }
      if (status < ARCHIVE_WARN) {
        return corrupt("the archive is damaged: " + error_of(archive_));
      }
      if (++entries > limits_.max_entries) {
        return bomb("it has more than " + std::to_string(limits_.max_entries) + " entries");
      }
      if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
        continue;
      }
      const ArchiveEntry found{name_of(entry), archive_entry_size_is_set(entry) != 0 ? static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0)) : 0};
      const EntryChoice choice = visitor_.choose(found);
      if (choice == EntryChoice::stop) {
        return std::nullopt;
      }
      if (choice == EntryChoice::skip) {
        continue;
      }
      if (archive_entry_is_encrypted(entry) != 0) {
        visitor_.failure(found, encrypted("a password is needed to open it"));
        continue;
      }
      if (std::optional<ReadFailure> end = read(found)) {
        return end;
      }
    }
  }

private:
  /// Gives the entry to the visitor; a failure that ends the walk is the result.
  std::optional<ReadFailure> read(const ArchiveEntry& entry) {
    std::string bytes;
    std::array<char, 65536> block{};
    for (;;) {
      const la_ssize_t got = archive_read_data(archive_, block.data(), block.size());
      if (got == ARCHIVE_RETRY) {
        continue;
      }
      if (got < 0) {
        const std::string why = error_of(archive_);
        visitor_.failure(entry, archive_read_has_encrypted_entries(archive_) > 0 ? encrypted("a password is needed to open it") : corrupt("it is damaged: " + why));
        return got == ARCHIVE_FATAL ? std::optional(corrupt("the archive is damaged: " + why)) : std::nullopt;
      }
      if (got == 0) {
        visitor_.bytes(entry, std::move(bytes));
        return std::nullopt;
      }
      unpacked_ += static_cast<std::uint64_t>(got);
      if (unpacked_ > limits_.max_unpacked) {
        return bomb("it unpacks to more than " + std::to_string(limits_.max_unpacked >> 20) + " MiB");
      }
      if (unpacked_ > ratio_matters_from && unpacked_ / plausible_ratio > packed_) {
        return bomb("it unpacks to more than " + std::to_string(plausible_ratio) + " times its size");
      }
      bytes.append(block.data(), static_cast<std::size_t>(got));
    }
  }

  struct archive* archive_;
  std::uint64_t packed_;
  const ReadLimits& limits_;
  const ArchiveVisitor& visitor_;
  std::uint64_t unpacked_ = 0;
};

} // namespace

std::optional<ReadFailure> walk_archive(std::string_view bytes, ArchiveKind kind, const ReadLimits& limits, const ArchiveVisitor& visitor) {
  const Utf8Names names;
  std::string error;
  const Archive archive = open_archive(kind, bytes, error);
  if (!archive) {
    return corrupt("the archive cannot be opened: " + error);
  }
  return Walk(archive.get(), bytes.size(), limits, visitor).run();
}

std::variant<Parts, ReadFailure> read_parts(std::string_view zip, const std::function<bool(std::string_view name)>& wanted,
                                            const ReadLimits& limits) {
  Parts parts;
  std::optional<ReadFailure> failed;
  ArchiveVisitor visitor;
  visitor.choose = [&](const ArchiveEntry& entry) {
    if (failed) {
      return EntryChoice::stop;
    }
    return wanted(entry.name) ? EntryChoice::read : EntryChoice::skip;
  };
  visitor.bytes = [&](const ArchiveEntry& entry, std::string&& bytes) {
    if (!parts.emplace(entry.name, std::move(bytes)).second) {
      failed = corrupt("it has two parts named " + entry.name);
    }
  };
  visitor.failure = [&](const ArchiveEntry& entry, const ReadFailure& failure) {
    failed = ReadFailure{failure.reason, entry.name + ": " + failure.message, failure.hint};
  };
  std::optional<ReadFailure> ended = walk_archive(zip, ArchiveKind::zip, limits, visitor);
  if (failed) {
    return *std::move(failed);
  }
  if (ended) {
    return *std::move(ended);
  }
  return parts;
}

} // namespace danchieu::corpus
