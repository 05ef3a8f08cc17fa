#include "corpus/readers/antiword_text.hpp"
#include "corpus/readers/confined/descriptor.hpp"
#include "corpus/readers/confined/program.hpp"
#include "corpus/readers/containers.hpp"
#include "corpus/readers/foreign.hpp"
#include "corpus/readers/word_size.hpp"
#include "corpus/readers/work_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

// Word, Excel and PowerPoint up to 2003. catdoc is of no use: it drops U+00AD, which is the letter "ư" in TCVN3 fonts.

namespace danchieu::corpus {

namespace {

using confined::Program;
using confined::ProgramEnd;
using confined::Workshop;

constexpr unsigned office_seconds = 20;
constexpr int start_again = 81; ///< exit code of LibreOffice when it has made a new profile

ReadFailure bomb(const ReadLimits& limits) {
  return {FailureReason::bomb, "it holds more than " + std::to_string(limits.max_text >> 20) + " MB of text", "check where it comes from"};
}

/// What antiword prints; its letters are those of windows-1252 where an old font shows others. Nothing when it failed.
std::optional<std::string> antiword(std::vector<std::string> options, const std::string& path, std::size_t limit, bool& cut) {
  options.insert(options.begin(), "antiword");
  options.push_back(path);
  Program program({std::move(options), 20, std::size_t{512} << 20});
  std::string printed = program.read_all(limit, cut);
  const ProgramEnd end = program.end();
  return cut || end.good() ? std::optional<std::string>(std::move(printed)) : std::nullopt;
}

/// Whether much of what the file shows is not in what antiword has printed of it: rows of tables whose cells are joined
/// across, text boxes.
bool has_lost_text(std::string_view printed, std::string_view bytes) {
  const std::optional<std::size_t> shown = shown_characters(bytes);
  const auto of_text = std::count_if(printed.begin(), printed.end(), [](char c) {
    const bool first_byte = (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    return first_byte && static_cast<unsigned char>(c) > 0x20 && c != '|'; // which draws the tables
  });
  return shown && static_cast<std::size_t>(of_text) < *shown - *shown / 100;
}

/// What antiword reads, and whether that is all.
struct AntiwordResult {
  ReadResult result;
  bool whole = true;
};

/// Through antiword: as DocBook, which keeps tables, and as plain text, which keeps the numbers of lists.
std::optional<AntiwordResult> through_antiword(std::string_view bytes, const ReadLimits& limits, const Workshop& workshop) {
  const WorkFile file(workshop, "document.doc", bytes);
  if (!file.good()) {
    return AntiwordResult{file.failure()};
  }
  bool cut = false;
  const auto book = antiword({"-x", "db", "-i", "1"}, file.path(), 4 * limits.max_text, cut);
  if (cut) {
    return AntiwordResult{bomb(limits)};
  }
  const auto printed = antiword({"-m", "UTF-8.txt", "-w", "0", "-i", "1"}, file.path(), 2 * limits.max_text, cut);
  if (!book || !printed) {
    return std::nullopt;
  }
  return AntiwordResult{antiword_text(*printed, *book, limits), !has_lost_text(*printed, bytes)};
}

/// Bytes of a file that a program has made; nothing when it is not there or larger than a document may be.
std::optional<std::string> contents(const std::string& path, std::size_t limit) {
  const confined::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat status = {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) > limit) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got <= 0) {
      return std::nullopt;
    }
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

/// Lets LibreOffice save the file in a format of today ("docx"), under a profile of its own, so that several may run and
/// nothing of the user's is read; macros stay off in headless conversion.
std::variant<std::string, ReadFailure> through_libreoffice(std::string_view bytes, const std::string& format, const OfficePart& part, const ReadLimits& limits,
                                                           const Workshop& workshop) {
  if (!is_installed(part)) {
    return missing_program(part.name, part.package, "reads this kind of file");
  }
  const WorkFile file(workshop, "old", bytes);
  if (!file.good()) {
    return file.failure();
  }
  const std::string folder = workshop.folder.string();
  workshop.alive();
  ProgramEnd end;
  std::string profile = folder + "/profile";
  for (int start = 0; start < 2 && (start == 0 || end.exit_code == start_again); ++start) {
    Program program({{std::string(office_program), "--headless", "--norestore", "--nologo", "--nolockcheck", "-env:UserInstallation=file://" + profile,
                      "--convert-to", format, "--outdir", folder + "/new", file.path()},
                     office_seconds,
                     std::size_t{1} << 30});
    bool cut = false;
    program.read_all(std::size_t{1} << 20, cut);
    end = program.end();
    workshop.alive();
    // Its socket in /tmp is named for the profile and cannot be removed from here: the second start needs another name.
    std::error_code same;
    std::filesystem::rename(profile, profile + "2", same);
    profile += same ? "" : "2";
  }
  if (end.signal == SIGXCPU || end.signal == SIGKILL) {
    return ReadFailure{FailureReason::timeout, "LibreOffice took longer than " + std::to_string(office_seconds) + " seconds", "open it, save it anew, and give that file"};
  }
  std::optional<std::string> made = contents(folder + "/new/old." + format, limits.max_bytes);
  if (!made) {
    return ReadFailure{FailureReason::corrupt, "LibreOffice cannot read it" + (end.signal != 0 ? " (signal " + std::to_string(end.signal) + ")" : std::string()),
                       "open it in an office program and save it anew"};
  }
  return *std::move(made);
}

} // namespace

ReadResult doc_text(std::string_view bytes, const ReadLimits& limits, const Workshop& workshop) {
  if (!confined::has_program("antiword")) {
    return missing_program("antiword", "antiword", "reads Word files up to 2003");
  }
  std::optional<AntiwordResult> read = through_antiword(bytes, limits, workshop);
  if (read && read->whole) {
    return std::move(read->result);
  }
  auto made = through_libreoffice(bytes, "docx", office_writer, limits, workshop);
  if (auto* failure = std::get_if<ReadFailure>(&made)) {
    return read ? std::move(read->result) : std::move(*failure);
  }
  return docx_text(std::get<std::string>(made), limits);
}

ReadResult office_text(std::string_view bytes, std::string_view media_type, const ReadLimits& limits, const Workshop& workshop) {
  const bool sheets = media_type.find("excel") != std::string_view::npos;
  auto made = through_libreoffice(bytes, sheets ? "xlsx" : "pdf", sheets ? office_calc : office_impress, limits, workshop);
  if (auto* failure = std::get_if<ReadFailure>(&made)) {
    return std::move(*failure);
  }
  const auto& bytes_made = std::get<std::string>(made);
  return sheets ? xlsx_text(bytes_made, limits) : pdf_text(bytes_made, limits, workshop);
}

} // namespace danchieu::corpus
