#pragma once

#include "corpus/document/legal_force.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// What a curated register says that one document does to another: evidence like any other, with its own
/// source.
struct RegisterEffect {
  WorkId target;
  IncomingEffect effect; ///< its file is the row: "effects.tsv:12"; its quote the row's words or its source
};

struct Register {
  std::vector<RegisterEffect> effects;
  std::vector<std::string> problems; ///< "effects.tsv:12: …", one for each row that was left out
};

/// Reads `effects.tsv` and `names.tsv` of a folder; either may be absent. Documents are named by WorkId or by
/// a full citation ("Nghị định số 130/2005/NĐ-CP"). Columns, with a heading row:
///   effects.tsv  target  kind  provisions  by  from  until  quote  source
///   names.tsv    name  document  ended  source
/// kind is a relation code (replaces, repeals, amends, suspends); provisions are joined by ';', empty for the
/// whole; dates are ISO; `ended` is the first day on which the law was no longer in force. A row of names.tsv bears witness
/// like an official list of ended documents: what ended the law is not told. A row that cannot be read is a problem, not an error; throws danchieu::Error when
/// the folder does not exist or cannot be read.
Register read_register(const std::filesystem::path& folder);

/// The same for one table's bytes; `file` names it in evidence and problems.
void read_effects(std::string_view table, const std::string& file, Register& into);
void read_names(std::string_view table, const std::string& file, Register& into);

} // namespace danchieu::corpus
