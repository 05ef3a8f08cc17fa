#pragma once

#include "corpus/document/document.hpp"
#include "indexer/term_bag.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Document;
} // namespace Xapian

namespace danchieu::indexer {

/// One unit, ready to be written.
struct PreparedUnit {
  TermList terms;
  std::string data;
};

/// The units of one text, ready to be written in order of the text. Made by any thread.
struct PreparedUnits {
  std::vector<PreparedUnit> units;
  std::string key; ///< of their work
};

/// `text` are the bytes of document.span; offsets in `document` are into the whole text of its file.
PreparedUnits prepare_units(const std::string& key, const corpus::Document& document, std::string_view text);

/// The words by which a work is called, in its title, number, type, issuer and place, each once, as terms.
std::vector<std::string> title_terms(const corpus::Document& document);

/// The document for the store.
Xapian::Document unit_document(const PreparedUnits& all, const PreparedUnit& unit);

/// The four header lines of a unit's data, and the text after them.
struct UnitHeader {
  std::string eid;
  std::string label;
  std::string heading;
  std::size_t offset = 0;
};
std::string unit_data(const UnitHeader& header, std::string_view text);
std::string_view unit_text(std::string_view data);

} // namespace danchieu::indexer
