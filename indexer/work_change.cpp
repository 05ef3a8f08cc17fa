#include "indexer/work_change.hpp"

#include "corpus/error.hpp"
#include "corpus/field.hpp"
#include "indexer/store_access.hpp"
#include "indexer/work_document.hpp"
#include "indexer/xapian_error.hpp"
#include "normalizer/citation/citation.hpp"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>
#include <tuple>
#include <utility>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using corpus::StoredFile;
using corpus::WorkRecord;

/// A text of the work: where it is kept, and which files hold it.
struct Content {
  TextRank rank;
  std::optional<corpus::Document> document; ///< absent while it stands in its text document
  std::optional<std::string> text;          ///< absent while it stands in its text document or in the units of the store
  PreparedUnits units;             ///< ready ones, if it comes from a file just read
  Xapian::docid kept_as = 0;       ///< its text document, if it has one
  bool shown = false;              ///< the work's units in the store are its own
  std::vector<StoredFile> files;
};

/// Bytes, catalogue's row and document number: what tells texts apart.
using ContentKey = std::tuple<std::string, std::string, int>;

ContentKey key_of(const StoredFile& file) { return {file.sha256, file.row, file.document}; }

// A text document's data: the length of the record in decimal, a line end, the record, the text. What is asked of it
// whenever the work gets another text stands in a slot, so that not all texts are read for each:
//   facts, length, document of the file, hash of the file, hash of its row: "7 5120 1 9f86d08… "

std::string encode_rank(const Content& content, const ContentKey& key) {
  const auto& [sha256, row, document] = key;
  return std::to_string(content.rank.facts) + ' ' + std::to_string(content.rank.length) + ' ' + std::to_string(document) + ' ' + sha256 + ' ' + row;
}

std::optional<std::pair<ContentKey, TextRank>> decode_rank(const std::string& value) {
  std::istringstream in(value);
  TextRank rank;
  ContentKey key;
  auto& [sha256, row, document] = key;
  if (!(in >> rank.facts >> rank.length >> document >> sha256)) return std::nullopt;
  in >> row; // there may be none
  rank.sha256 = sha256 + row;
  rank.document = document;
  return std::pair(key, rank);
}

[[noreturn]] void throw_damaged() { throw Error("a stored text of the index is damaged", "Run `danchieu verify`."); }

std::string text_document_data(const std::string& key, const Content& content) {
  WorkRecord record;
  record.key = key;
  if (!content.document || !content.text) throw_damaged();
  record.document = *content.document;
  record.files = {content.files.front()};
  record.files.front().path.clear(); // which of the files that hold it was first does not matter
  record.files.front().id.clear();
  const std::string head = corpus::encode_record(record);
  return std::to_string(head.size()) + '\n' + head + *content.text;
}

Content read_text_document(const std::string& data, StoredFile& sample) {
  std::size_t length = 0;
  const char* const end = data.data() + data.size();
  const auto [after, error] = std::from_chars(data.data(), end, length);
  if (error != std::errc() || after == end || length > static_cast<std::size_t>(end - after) - 1) {
    throw_damaged();
  }
  WorkRecord record = corpus::decode_record(std::string_view(after + 1, length));
  Content content;
  content.document = std::move(record.document);
  content.text = std::string(after + 1 + length, end);
  if (!record.files.empty()) sample = record.files.front();
  return content;
}

class Change {
public:
  Change(Xapian::WritableDatabase& database, const std::string& key, Touched& touched)
      : database_(database), key_(key), touched_(touched) {
    load();
  }

  void run(std::vector<TextStep> steps) {
    for (TextStep& step : steps) take(std::move(step));
    for (auto content = contents_.begin(); content != contents_.end();) {
      content = content->second.files.empty() ? drop(content) : std::next(content);
    }
    if (contents_.empty()) remove_work();
    else write();
  }

private:
  using Contents = std::map<ContentKey, Content>;

  void load() {
    work_id_ = find_one(database_, prefix::id, key_);
    if (work_id_ == 0) return;
    before_ = corpus::decode_record(database_.get_document(work_id_).get_data());
    for (const Xapian::docid id : find_all(database_, prefix::text_of, key_)) {
      const Xapian::Document kept = database_.get_document(id);
      const auto known = decode_rank(kept.get_value(slot::text_rank));
      if (!known) throw DamagedIndex("a text of " + key_ + " has no place among the others", damage_hint);
      Content& content = contents_[known->first];
      content.rank = known->second;
      content.kept_as = id;
    }
    if (before_->files.empty()) return;
    Content& shown = contents_[key_of(before_->files.front())];
    shown.document = before_->document;
    shown.rank = rank_of(before_->document, before_->files.front());
    shown.shown = true;
    for (const StoredFile& file : before_->files) contents_[key_of(file)].files.push_back(file);
  }

  void take(TextStep step) {
    const StoredFile& file = step.text.file;
    if (step.kind == TextStep::Kind::remove) {
      for (auto& [key, content] : contents_) {
        std::erase_if(content.files,
                      [&](const StoredFile& f) { return f.id == file.id && f.document == file.document; });
      }
      return;
    }
    const auto known = contents_.find(key_of(file));
    if (step.kind == TextStep::Kind::share && known == contents_.end()) {
      throw Error("the index does not hold the text that " + file.path + " shares",
                  "This is a defect; run `danchieu verify` and report it.");
    }
    Content& content = contents_[key_of(file)];
    std::erase_if(content.files, [&](const StoredFile& f) { return f.id == file.id; });
    if (step.kind == TextStep::Kind::share) {
      StoredFile shared = content.files.empty() ? file : content.files.front();
      shared.path = file.path;
      shared.id = file.id;
      content.files.push_back(std::move(shared));
      return;
    }
    // The same bytes read by another program may give another text: the newer reading replaces the older.
    if (content.kept_as != 0) database_.delete_document(std::exchange(content.kept_as, 0U));
    content.shown = false;
    content.rank = rank_of(step.text.document, file);
    content.document = std::move(step.text.document);
    content.text = std::move(step.text.text);
    content.units = std::move(step.text.units);
    for (StoredFile& same : content.files) {
      same.media_type = file.media_type;
      same.encoding = file.encoding;
    }
    content.files.push_back(file);
  }

  Contents::iterator drop(Contents::iterator content) {
    if (content->second.kept_as != 0) database_.delete_document(content->second.kept_as);
    return contents_.erase(content);
  }

  void remove_work() {
    if (work_id_ == 0) return;
    touch(*before_);
    database_.delete_document(work_id_);
    delete_units();
  }

  void write() {
    const auto best = std::max_element(contents_.begin(), contents_.end(), [](const auto& a, const auto& b) {
      return better(b.second.rank, a.second.rank);
    });
    take_back(best->second);
    keep_others(best->first);
    if (!best->second.shown) show(best->second);

    WorkRecord record;
    record.key = key_;
    record.document = *best->second.document;
    record.files = files_best_first(best->first);
    if (before_) touch(*before_);
    touch(record);
    Xapian::Document document = work_document(record);
    if (before_) keep_resolved(database_.get_document(work_id_), document);
    if (work_id_ == 0) work_id_ = database_.add_document(document);
    else database_.replace_document(work_id_, document);
  }

  /// Reads what is to be shown out of its text document.
  void take_back(Content& content) const {
    if (content.document) return;
    StoredFile sample;
    Content kept = read_text_document(database_.get_document(content.kept_as).get_data(), sample);
    content.document = std::move(kept.document);
    content.text = std::move(kept.text);
  }

  /// Each text but the best gets a text document, so that it can come forward when the best goes.
  void keep_others(const ContentKey& best) {
    for (auto& [key, content] : contents_) {
      if (key == best || content.kept_as != 0) continue;
      if (!content.text) content.text = text_of_units();
      Xapian::Document document;
      document.set_data(text_document_data(key_, content));
      document.add_boolean_term(std::string(prefix::text_kind));
      document.add_boolean_term(std::string(prefix::text_of) + key_);
      document.add_value(slot::text_rank, encode_rank(content, key));
      database_.add_document(document);
    }
  }

  void show(Content& content) {
    delete_units();
    if (content.units.units.empty()) content.units = prepare_units(key_, *content.document, *content.text);
    for (const PreparedUnit& unit : content.units.units) database_.add_document(unit_document(content.units, unit));
    if (content.kept_as != 0) database_.delete_document(content.kept_as);
  }

  std::string text_of_units() const {
    std::string text;
    for (const Xapian::docid id : find_all(database_, prefix::unit_of, key_)) {
      text += unit_text(database_.get_document(id).get_data());
    }
    return text;
  }

  void delete_units() {
    for (const Xapian::docid id : find_all(database_, prefix::unit_of, key_)) database_.delete_document(id);
  }

  std::vector<StoredFile> files_best_first(const ContentKey& best) const {
    std::vector<std::pair<TextRank, StoredFile>> ranked;
    for (const auto& [key, content] : contents_) {
      for (const StoredFile& file : content.files) ranked.emplace_back(content.rank, file);
    }
    std::sort(ranked.begin(), ranked.end(), [&best](const auto& a, const auto& b) {
      const bool a_best = key_of(a.second) == best;
      const bool b_best = key_of(b.second) == best;
      if (a_best != b_best) return a_best;
      if (better(a.first, b.first) != better(b.first, a.first)) return better(a.first, b.first);
      return std::tie(a.second.path, a.second.id) < std::tie(b.second.path, b.second.id);
    });
    std::vector<StoredFile> files;
    for (auto& [rank, file] : ranked) files.push_back(std::move(file));
    return files;
  }

  void touch(const WorkRecord& record) {
    touched_.works.insert(key_);
    for (std::string& target : targets_of(record)) touched_.works.insert(std::move(target));
    touch_number(record.document.number);
    // A work cited by its full id is one more that an incomplete citation elsewhere may mean.
    for (const corpus::Citation& citation : record.document.citations) {
      if (citation.work && citation.work->complete()) touch_number(citation.number);
    }
  }

  void touch_number(const std::string& number) {
    std::string key = citation::number_key(number);
    if (!key.empty()) touched_.numbers.insert(std::move(key));
  }

  Xapian::WritableDatabase& database_;
  const std::string& key_;
  Touched& touched_;
  Xapian::docid work_id_ = 0;
  std::optional<WorkRecord> before_;
  Contents contents_;
};

} // namespace

void change_work(Xapian::WritableDatabase& database, const std::string& key, std::vector<TextStep> steps, Touched& touched) {
  Change(database, key, touched).run(std::move(steps));
}

} // namespace danchieu::indexer
