#include "indexer/generation.hpp"

#include "corpus/error.hpp"
#include "corpus/field.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/xapian_error.hpp"

#include <xapian.h>

#include <algorithm>
#include <sstream>
#include <system_error>
#include <vector>

namespace danchieu::indexer {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view unfinished_suffix = ".tmp";
constexpr Xapian::docid turned_documents = 4000; ///< whose term lists are made again at one time: some 100 MB

[[noreturn]] void refuse(const fs::path& path, const std::error_code& error) {
  throw Error(path.string() + ": cannot be written: " + error.message(),
              "Check free space and permissions of the folder, then run the command again; "
              "the former generation stays.");
}

void remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) refuse(path, error);
}

/// Xapian syncs what it compacts, but neither the folder nor what later hands copy; every file is synced here.
void sync_folder(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) corpus::sync_path(entry.path());
  corpus::sync_path(folder);
}

/// Xapian takes a table that it cannot open for one that was never made (all tables but the posting lists are optional to
/// it): one refused system call, and a copy says nothing of what the table held, and checks as sound. Every document of
/// ours has data and terms, so one of them tells. Readers' copies have no lists of terms.
enum class TermLists { no, yes };
void require_all_tables(const fs::path& copy, TermLists term_lists) {
  bool whole = true;
  translated(copy, [&] {
    const Xapian::Database database(copy.string());
    const auto first = database.postlist_begin({});
    if (first == database.postlist_end({})) return;
    try {
      whole = !database.get_document(*first).get_data().empty();
      if (term_lists == TermLists::yes) whole = whole && database.termlist_begin(*first) != database.termlist_end(*first);
    } catch (const Xapian::DocNotFoundError&) { // of its terms
      whole = false;
    } catch (const Xapian::FeatureUnavailableError&) { // no table of terms
      whole = false;
    }
  });
  if (whole) return;
  throw Error(copy.string() + ": a part of the index could not be opened while it was copied",
              "Check the disk and the limit of open files, then run the command again; what was committed before stands.");
}

void compact(Xapian::Database database, const fs::path& to) {
  database.compact(to.string(), static_cast<unsigned>(Xapian::Compactor::FULL));
}

/// Writes documents `first` to `last` with the terms that the lists of postings give them.
void copy_documents(const Xapian::Database& source, Xapian::WritableDatabase& target, Xapian::docid first, Xapian::docid last) {
  std::map<Xapian::docid, Xapian::Document> documents;
  auto held = source.postlist_begin({});
  for (held.skip_to(first); held != source.postlist_end({}) && *held <= last; ++held) {
    const Xapian::Document from = source.get_document(*held, Xapian::DOC_ASSUME_VALID);
    Xapian::Document& to = documents[*held];
    to.set_data(from.get_data());
    for (Xapian::valueno slot = 0; slot <= corpus::slot::last; ++slot) to.add_value(slot, from.get_value(slot));
  }
  for (auto term = source.allterms_begin(); term != source.allterms_end(); ++term) {
    auto posting = source.postlist_begin(*term);
    for (posting.skip_to(first); posting != source.postlist_end(*term) && *posting <= last; ++posting) {
      documents[*posting].add_term(*term, posting.get_wdf());
    }
  }
  for (const auto& [id, document] : documents) target.replace_document(id, document);
}

bool is_sound(const fs::path& generation) {
  try {
    corpus::verify_generation(generation);
    return true;
  } catch (const Error&) {
    return false; // readers refuse it by the same check and tell why
  }
}

void point_current_at(const fs::path& dir, const std::string& name) {
  const fs::path temporary = dir / (std::string(corpus::current_name) + std::string(unfinished_suffix));
  std::error_code error;
  fs::remove(temporary, error);
  fs::create_symlink(name, temporary, error);
  if (error) refuse(temporary, error);
  fs::rename(temporary, dir / corpus::current_name, error);
  if (error) refuse(dir / corpus::current_name, error);
  corpus::sync_path(dir);
}

} // namespace

bool holds_database(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "iamglass", error);
}

std::uintmax_t folder_bytes(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    const std::uintmax_t size = entry->file_size(unknown);
    if (!unknown) bytes += size;
  }
  return bytes;
}

void compact_database(const fs::path& from, const fs::path& to) {
  remove_tree(to);
  translated(from, [&] { compact(Xapian::Database(from.string()), to); });
  require_all_tables(to, TermLists::yes);
  sync_folder(to);
}

void compact_for_readers(const fs::path& from, const fs::path& to) {
  // Xapian leaves the term lists out of what it compacts when one of its sources has none.
  const fs::path without = to.string() + std::string(unfinished_suffix);
  remove_tree(to);
  remove_tree(without);
  translated(from, [&] {
    Xapian::WritableDatabase(without.string(), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST).commit();
    Xapian::Database both(from.string());
    both.add_database(Xapian::Database(without.string()));
    compact(both, to);
  });
  remove_tree(without);
  require_all_tables(to, TermLists::no);
  sync_folder(to);
}

void copy_for_writing(const fs::path& from, const fs::path& to) {
  remove_tree(to);
  translated(from, [&] {
    const Xapian::Database source(from.string());
    Xapian::WritableDatabase target(to.string(), Xapian::DB_CREATE);
    const Xapian::docid last = source.get_lastdocid();
    for (Xapian::docid first = 1; first <= last; first += turned_documents) {
      copy_documents(source, target, first, std::min(last, first + turned_documents - 1));
      target.commit();
    }
    for (auto key = source.metadata_keys_begin(); key != source.metadata_keys_end(); ++key) {
      target.set_metadata(*key, source.get_metadata(*key));
    }
    target.commit();
  });
  require_all_tables(to, TermLists::yes);
  sync_folder(to);
}

void require_sound(const fs::path& database) {
  translated(database, [&] {
    std::ostringstream findings;
    if (Xapian::Database::check(database.string(), 0, &findings) != 0) {
      throw DamagedIndex(database.string() + ": the index is damaged: " + findings.str(), damage_hint);
    }
  });
}

void make_generation(const fs::path& dir, const std::map<std::string, std::uint64_t>& counts, const std::string& created) {
  std::uint64_t number = 1;
  std::error_code error;
  for (fs::directory_iterator entry(dir, error), end; !error && entry != end; entry.increment(error)) {
    if (const auto taken = corpus::generation_number(entry->path())) number = std::max(number, *taken + 1);
  }
  const std::string name = corpus::generation_name(number);
  const fs::path unfinished = dir / (name + std::string(unfinished_suffix));

  compact_for_readers(dir / corpus::work_name, unfinished);
  corpus::Manifest manifest;
  manifest.generation = number;
  manifest.created = created;
  manifest.counts = counts;
  for (const fs::directory_entry& entry : fs::directory_iterator(unfinished)) {
    manifest.sha256[entry.path().filename().string()] = corpus::sha256_of_file(entry.path());
  }
  corpus::write_manifest(unfinished, manifest);
  fs::rename(unfinished, dir / name, error);
  if (error) refuse(dir / name, error);
  corpus::sync_path(dir);
  point_current_at(dir, name);

  bool kept_one = false; // what readers fall back on when the new one is damaged
  for (const fs::path& old : corpus::list_generations(dir)) {
    const std::uint64_t old_number = *corpus::generation_number(old);
    if (old_number == number || corpus::in_use(old)) continue; // a server may open more handles on what it holds
    if (!kept_one && is_sound(old)) {
      kept_one = true;
      continue;
    }
    // Under its own name it is whole or not there: whoever looks at it while it goes sees no damage.
    const fs::path going = old.string() + std::string(unfinished_suffix);
    fs::rename(old, going, error);
    if (error) refuse(old, error);
    remove_tree(going);
  }
}

std::uint64_t current_generation(const fs::path& dir) {
  std::error_code error;
  const fs::path target = fs::read_symlink(dir / corpus::current_name, error);
  const std::vector<fs::path> all = corpus::list_generations(dir);
  if (!error) {
    const auto named = corpus::generation_number(target);
    const bool there = named && std::any_of(all.begin(), all.end(), [&](const fs::path& path) {
                         return corpus::generation_number(path) == named;
                       });
    if (there) return *named;
  }
  return all.empty() ? 0 : *corpus::generation_number(all.front());
}

std::uint64_t published_serial(const fs::path& dir) {
  const std::uint64_t number = current_generation(dir);
  std::error_code error;
  const bool named = fs::is_symlink(dir / corpus::current_name, error);
  if (number == 0 || !named) return 0; // a lost link is made again with the next generation
  try {
    const fs::path generation = dir / corpus::generation_name(number);
    corpus::verify_generation(generation);
    const corpus::Manifest manifest = corpus::read_manifest(generation);
    const auto serial = manifest.counts.find("serial");
    return serial == manifest.counts.end() ? 0 : serial->second;
  } catch (const Error&) {
    return 0; // damaged: the next generation takes its place
  }
}

void remove_unfinished_generations(const fs::path& dir) {
  std::error_code error;
  std::vector<fs::path> unfinished;
  for (fs::directory_iterator entry(dir, error), end; !error && entry != end; entry.increment(error)) {
    fs::path finished = entry->path();
    while (finished.extension() == unfinished_suffix) finished.replace_extension();
    const bool ours = finished.filename() == corpus::current_name || corpus::generation_number(finished);
    if (ours && finished != entry->path()) unfinished.push_back(entry->path());
  }
  for (const fs::path& path : unfinished) remove_tree(path);
}

} // namespace danchieu::indexer
