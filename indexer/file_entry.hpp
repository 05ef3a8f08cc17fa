#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::indexer {

enum class Outcome { indexed, unchanged, skipped, failed };

std::string_view code(Outcome outcome); ///< "indexed"

/// Which work, and which document of the file it is, from 1.
struct HeldWork {
  std::string key;
  int document = 1;
  std::string member = {}; ///< of a bundle: path inside it; bytes

  bool operator==(const HeldWork&) const = default;
};

/// One file of a bundle, and why it gave nothing when it failed.
struct EntryMember {
  std::string name;    ///< path inside the bundle, bytes; empty: the rest of a damaged one
  std::string reason;  ///< code of corpus::FailureReason; empty when it was read
  std::string message;
  std::string hint;

  bool operator==(const EntryMember&) const = default;
};

/// What the store remembers of a file, so that an unchanged one need not be read again.
struct FileEntry {
  std::string path;      ///< as given to `index`, for people; bytes
  std::string location;  ///< absolute path; bytes
  std::string sha256;    ///< of the content; empty when it could not be read
  std::string row;       ///< hash of the catalogue's row of the file; empty when there is none
  std::string program;   ///< which program judged it (program_id); another one judges anew
  bool failed = false;
  std::string reason;    ///< code of corpus::FailureReason, when failed
  std::string message;   ///< also what its catalogue says otherwise, when it did not fail
  std::string hint;
  bool catalogue = false; ///< no document, but what tells of others
  std::vector<HeldWork> works;
  std::vector<EntryMember> members; ///< of a bundle
  int tries = 0;        ///< how often these bytes have failed in a way that may pass, they or some of a bundle
  std::string programs; ///< which foreign programs there were; empty unless one more might have read it

  bool operator==(const FileEntry&) const = default;
};

/// SHA-256 of the absolute path: what tells files apart, short enough for a term.
std::string file_id(const std::string& location);

/// What tells contents apart: the bytes and what the catalogue says of them. Empty when there are no bytes.
std::string content_id(const std::string& sha256, const std::string& row);

std::string encode_entry(const FileEntry& entry);
FileEntry decode_entry(std::string_view bytes); ///< throws danchieu::Error on bytes that are no entry

/// A name that changes whenever the program does: what an older one read is read again, so no answer outlives the
/// rules it came from. The linker's build id; the hash of the program file where there is none.
const std::string& program_id();

} // namespace danchieu::indexer
