#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Document;
} // namespace Xapian

namespace danchieu::indexer {

/// The terms of one document in order, each once, in a few flat arrays: a fifth of the memory of a Xapian::Document, so
/// that what waits for the writing thread stays small.
class TermList {
public:
  void add_to(Xapian::Document& document) const;

private:
  friend class TermBag;

  struct Item {
    std::uint32_t length = 0;    ///< bytes of the term in the arena
    std::uint32_t count = 0;     ///< occurrences that weigh
  };

  std::string arena_;
  std::vector<Item> items_;
};

/// Gathers the terms of one document as they come in its text. Xapian keeps a document's terms in a map, so adding
/// them one by one costs a tree search a word; given in order, each insertion is at the end (../shared/bench measured
/// 37 s → 22 s for 153 MB). Terms too long for Xapian are left out here, because its own refusal loses a whole batch.
class TermBag {
public:
  TermBag();

  /// One more occurrence of a word.
  void add_term(std::string_view prefix, std::string_view word);

  /// A term that says what the document is; it has no part in weights.
  void add_boolean(std::string_view prefix, std::string_view value);

  /// Everything gathered, in order; the bag is empty after it.
  TermList take();

private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t start = 0; ///< of the term in the arena
    std::uint32_t length = 0;
    std::uint32_t count = 0; ///< occurrences that weigh
  };

  Entry* find(std::string_view prefix, std::string_view word);
  void grow();
  std::string_view term(const Entry& entry) const;

  std::string arena_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_; ///< open addressing; index into entries_ plus one, 0 empty
  std::vector<std::uint32_t> order_;
  std::string scratch_;
};

} // namespace danchieu::indexer
