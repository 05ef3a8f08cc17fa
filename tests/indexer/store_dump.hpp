#pragma once

#include "corpus/field.hpp"
#include "corpus/record.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/file_entry.hpp"

#include <xapian.h>

#include <filesystem>
#include <map>
#include <string>

namespace danchieu::tests {

/// What stands in the slot of a work; "" when the work is not there.
inline std::string slot_of(const Xapian::Database& database, const std::string& key, Xapian::valueno slot) {
  const std::string term = std::string(corpus::prefix::id) + key;
  const auto found = database.postlist_begin(term);
  return found == database.postlist_end(term) ? std::string() : database.get_document(*found).get_value(slot);
}

inline Xapian::Database open_database(const std::filesystem::path& db) {
  return Xapian::Database(corpus::open_generation(db, corpus::Verify::yes).string());
}

/// Everything a generation says, independent of document ids: works, units in order, texts and files. The program that
/// judged a file is left out.
inline std::string dump_store(const std::filesystem::path& db) {
  const Xapian::Database database = open_database(db);
  std::multimap<std::string, std::string> works;
  std::map<std::string, std::string> units;
  std::multimap<std::string, std::string> others;
  std::map<Xapian::docid, std::map<std::string, Xapian::termcount>> terms_of; // a generation has no lists of terms
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto id = database.postlist_begin(*term); id != database.postlist_end(*term); ++id) terms_of[*id][*term] = id.get_wdf();
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const Xapian::Document document = database.get_document(*id);
    std::string text = document.get_data();
    std::string terms;
    std::string kind;
    for (const auto& [term, frequency] : terms_of[*id]) {
      terms += term + ' ' + std::to_string(frequency) + '\n';
      if (term.starts_with("XY")) kind = term;
    }
    for (Xapian::valueno slot = 0; slot <= corpus::slot::last; ++slot) {
      terms += '#' + std::to_string(slot) + '=' + document.get_value(slot) + '\n';
    }
    const std::string key = document.get_value(corpus::slot::work);
    if (kind == corpus::prefix::unit_kind) {
      units[key] += text + '\n' + terms;
    } else if (kind == corpus::prefix::file_kind) {
      indexer::FileEntry entry = indexer::decode_entry(text);
      entry.program.clear();
      others.emplace(kind + entry.location, indexer::encode_entry(entry));
    } else {
      (kind == corpus::prefix::work_kind ? works : others).emplace(kind + key, text + '\n' + terms);
    }
  }
  std::string all;
  for (const auto* part : {&works, &others}) {
    for (const auto& [name, content] : *part) all += name + ": " + content + "\n";
  }
  for (const auto& [name, content] : units) all += name + ": " + content + "\n";
  return all;
}

} // namespace danchieu::tests
