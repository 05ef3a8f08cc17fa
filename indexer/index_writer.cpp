#include "indexer/index_writer.hpp"

#include "corpus/readers/bundle.hpp"
#include "corpus/field.hpp"
#include "corpus/register_record.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/force_resolver.hpp"
#include "indexer/store_access.hpp"
#include "indexer/work_change.hpp"
#include "indexer/xapian_error.hpp"
#include "normalizer/citation/citation.hpp"

#include <xapian.h>

#include <cstdlib>
#include <optional>
#include <set>
#include <utility>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;

// The store's own notes in the database's metadata.
constexpr const char* note_serial = "serial";         // number of the last commit
constexpr const char* note_unresolved = "unresolved"; // "1" while works wait for the resolver
constexpr const char* note_format = "format";
constexpr const char* format_version = "3";

/// Documents after which Xapian puts into its tables what it holds in memory, also within a transaction: by default
/// 10,000, which of units full of ever new words is some 800 MB. It holds them in trees, of which few fit into the
/// processor's caches: 4,000 generated texts took 54 s with 1,000 documents, 45 with 400, 46 with 200. Xapian 1.4 can
/// be told by its environment alone.
constexpr const char* held_documents = "400";

/// Bytes of texts that wait to be written: what many of them change of one work is then written once for some.
constexpr std::size_t most_waiting = 1 << 20;

std::uint64_t number_in(const std::string& text) { return text.empty() ? 0 : std::stoull(text); }

} // namespace

struct IndexWriter::State {
  explicit State(std::filesystem::path path) : folder(std::move(path)) {
    translated(folder, [this] { open(); });
  }

  void open() {
    ::setenv("XAPIAN_FLUSH_THRESHOLD", held_documents, 0);
    database = Xapian::WritableDatabase(folder.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
    const std::string format = database.get_metadata(note_format);
    if (format.empty() && database.get_doccount() != 0) {
      throw Error(folder.string() + ": not an index of danchieu", "Name another folder with --db.");
    }
    if (!format.empty() && format != format_version) {
      throw Error(folder.string() + ": the index was written by another version of danchieu",
                  "Index the files into a new folder.");
    }
    if (format.empty()) { // a new one: an index of nothing can be published and asked too
      database.begin_transaction();
      open_transaction = true;
      end_transaction(false);
    }
    everything_touched = database.get_metadata(note_unresolved) == "1";
  }

  /// What the store remembers of a file, and the document that says so.
  std::optional<FileEntry> entry(const std::string& id, Xapian::docid& found) const {
    found = find_one(database, prefix::file_id, id);
    if (found == 0) return std::nullopt;
    return decode_entry(database.get_document(found).get_data());
  }

  /// A sound entry with this content, if there is one.
  std::optional<FileEntry> entry_with_content(const std::string& content) const {
    for (const Xapian::docid id : find_all(database, prefix::content, content)) {
      FileEntry entry = decode_entry(database.get_document(id).get_data());
      if (entry.program == program_id() && !entry.failed) return entry;
    }
    return std::nullopt;
  }

  /// Writes the entry of a file, or removes it; the texts that it held before are no longer in it.
  void replace_entry(const std::string& location, const FileEntry* now) {
    const std::string id = file_id(location);
    Xapian::docid found = 0;
    if (const std::optional<FileEntry> before = entry(id, found)) {
      for (const HeldWork& work : before->works) {
        TextStep step;
        step.kind = TextStep::Kind::remove;
        step.text.file.id = id;
        step.text.file.document = work.document;
        wait(work.key, std::move(step));
      }
    }
    if (now == nullptr) {
      if (found != 0) database.delete_document(found);
      return;
    }
    Xapian::Document document;
    document.set_data(encode_entry(*now));
    document.add_boolean_term(std::string(prefix::file_kind));
    document.add_boolean_term(std::string(prefix::file_id) + id);
    if (const std::string content = content_id(now->sha256, now->row); !content.empty()) {
      document.add_boolean_term(std::string(prefix::content) + content);
    }
    if (found != 0) database.replace_document(found, document);
    else database.add_document(document);
  }

  /// Begins a transaction if none is open, and runs one change in it. A change that fails gives up the transaction:
  /// Xapian may have dropped any part of it.
  template <class Action> void change(Action&& action) {
    translated(folder, [&] {
      if (!open_transaction) {
        database.begin_transaction();
        open_transaction = true;
      }
      try {
        action();
        if (waiting_bytes >= most_waiting) write_waiting();
      } catch (...) {
        give_up();
        throw;
      }
    });
  }

  void wait(const std::string& key, TextStep&& step) {
    waiting_bytes += sizeof step + step.text.text.size();
    steps[key].push_back(std::move(step));
  }

  void write_waiting() {
    for (auto& [key, list] : steps) change_work(database, key, std::move(list), touched);
    steps.clear();
    waiting_bytes = 0;
  }

  void end_transaction(bool unresolved) {
    translated(folder, [&] {
      try {
        database.set_metadata(note_format, format_version);
        database.set_metadata(note_unresolved, unresolved ? "1" : "0");
        database.set_metadata(note_serial, std::to_string(number_in(database.get_metadata(note_serial)) + 1));
        open_transaction = false; // commit_transaction ends it, also when it fails
        database.commit_transaction();
      } catch (...) {
        give_up();
        throw;
      }
    });
    // Xapian syncs its files but not their names: without this a power cut can lose the commit.
    corpus::sync_path(folder);
  }

  /// Leaves nothing of a failed transaction for Xapian's destructor to commit.
  void give_up() {
    steps.clear();
    waiting_bytes = 0;
    if (std::exchange(open_transaction, false)) database.cancel_transaction();
  }

  std::filesystem::path folder;
  Xapian::WritableDatabase database;
  bool open_transaction = false;
  std::map<std::string, std::vector<TextStep>> steps; ///< those that wait, by work
  std::size_t waiting_bytes = 0;
  Touched touched;
  bool everything_touched = false;
};

IndexWriter::IndexWriter(std::filesystem::path folder) : state_(std::make_unique<State>(std::move(folder))) {}

IndexWriter::~IndexWriter() = default;

void IndexWriter::for_each_file(const std::function<void(FileEntry&&)>& visit) const {
  translated(state_->folder, [&] {
    const Xapian::Database& database = state_->database;
    const std::string kind(prefix::file_kind);
    for (auto id = database.postlist_begin(kind); id != database.postlist_end(kind); ++id) {
      visit(decode_entry(database.get_document(*id).get_data()));
    }
  });
}

void IndexWriter::put(AnalysedFile&& file) {
  state_->change([&] {
    state_->replace_entry(file.entry.location, &file.entry);
    for (WorkText& text : file.texts) {
      const std::string key = text.key;
      state_->wait(key, {TextStep::Kind::add, std::move(text)});
    }
  });
}

std::optional<FileEntry> IndexWriter::put_same_content(const FileIdentity& file) {
  std::optional<FileEntry> held;
  state_->change([&] {
    held = state_->entry_with_content(file.content());
    std::optional<FileEntry> entry = held;
    if (!entry || entry->location == file.location) return;
    entry->path = file.path;
    entry->location = file.location;
    state_->replace_entry(file.location, &*entry);
    for (const HeldWork& work : entry->works) {
      TextStep step;
      step.kind = TextStep::Kind::share;
      step.text.file.path = corpus::member_path(file.path, work.member);
      step.text.file.id = file_id(file.location);
      step.text.file.sha256 = file.sha256;
      step.text.file.row = file.row;
      step.text.file.document = work.document;
      state_->wait(work.key, std::move(step));
    }
  });
  return held;
}

void IndexWriter::remove(const std::string& location) {
  state_->change([&] { state_->replace_entry(location, nullptr); });
}

void IndexWriter::put_register(const std::vector<corpus::RegisterEffect>& rows) {
  std::multiset<std::string> now;
  for (const corpus::RegisterEffect& row : rows) {
    if (row.target.to_string().size() <= corpus::max_key_bytes) now.insert(corpus::encode_effect(row));
  }
  const auto held = [this] { return find_all(state_->database, prefix::row_kind, {}); };
  std::multiset<std::string> before;
  translated(state_->folder, [&] {
    for (const Xapian::docid id : held()) before.insert(state_->database.get_document(id).get_data());
  });
  if (now == before) return;
  state_->change([&] {
    for (const Xapian::docid id : held()) state_->database.delete_document(id);
    for (const std::string& row : before) {
      const corpus::RegisterEffect gone = corpus::decode_effect(row);
      state_->touched.works.insert(gone.target.to_string());
      state_->touched.numbers.insert(citation::number_key(gone.effect.relation.target.number));
    }
    for (const std::string& row : now) {
      const corpus::RegisterEffect effect = corpus::decode_effect(row);
      const std::string target = effect.target.to_string();
      const std::string number = citation::number_key(effect.effect.relation.target.number);
      Xapian::Document document;
      document.set_data(row);
      document.add_boolean_term(std::string(prefix::row_kind));
      document.add_boolean_term(std::string(prefix::registered) + target);
      std::string name = number;
      name.append(1, '|').append(target);
      if (!number.empty() && name.size() < corpus::max_term_bytes) {
        document.add_boolean_term(std::string(prefix::cited_number) + name);
        state_->touched.numbers.insert(number);
      }
      state_->database.add_document(document);
      state_->touched.works.insert(target);
    }
  });
}

void IndexWriter::commit() {
  if (!state_->open_transaction) return;
  state_->change([this] { state_->write_waiting(); });
  state_->end_transaction(state_->everything_touched || !state_->touched.works.empty());
}

void IndexWriter::resolve() {
  commit();
  if (!state_->everything_touched && state_->touched.works.empty()) return;
  state_->change([&] {
    if (state_->everything_touched) touch_everything(state_->database, state_->touched);
    resolve_touched(state_->database, state_->touched);
  });
  state_->end_transaction(false);
  state_->everything_touched = false;
  state_->touched = {};
}

std::map<std::string, std::uint64_t> IndexWriter::counts() const {
  return translated(state_->folder, [this] {
    const Xapian::Database& database = state_->database;
    return std::map<std::string, std::uint64_t>{
        {"works", count(database, prefix::work_kind, {})}, {"units", count(database, prefix::unit_kind, {})},
        {"files", count(database, prefix::file_kind, {})}, {"texts", count(database, prefix::text_kind, {})},
        {"serial", serial()},
    };
  });
}

std::uint64_t IndexWriter::serial() const {
  return translated(state_->folder, [this] { return number_in(state_->database.get_metadata(note_serial)); });
}

void IndexWriter::close() {
  translated(state_->folder, [this] { state_->database.close(); });
}

} // namespace danchieu::indexer
