#pragma once

#include "indexer/work_text.hpp"

#include <set>
#include <string>
#include <vector>

namespace Xapian {
class WritableDatabase;
} // namespace Xapian

namespace danchieu::indexer {

/// One step in the life of a work's texts.
struct TextStep {
  enum class Kind {
    add,   ///< `text` stands in text.file, and takes the place of what the same document of the same bytes gave before
    share, ///< the text known from the same document of the same bytes stands in text.file too
    remove ///< text.file (id and document) no longer holds a text of the work
  };
  Kind kind = Kind::add;
  WorkText text;
};

/// What counts and force must be brought up to date for.
struct Touched {
  std::set<std::string> works;   ///< keys
  std::set<std::string> numbers; ///< number keys of works that came, went or changed
};

/// Takes the steps in order and writes the work anew: the best of its texts as record and units, the others beside it
/// as text documents; nothing when no text is left. The result follows from the files that hold the work alone.
void change_work(Xapian::WritableDatabase& database, const std::string& key, std::vector<TextStep> steps, Touched& touched);

} // namespace danchieu::indexer
