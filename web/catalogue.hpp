#pragma once

#include "corpus/document/document.hpp"
#include "query/check/finding.hpp"
#include "query/review/review.hpp"
#include "query/searcher.hpp"
#include "query/suggestion.hpp"
#include "query/work_view.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::web {

/// What the index holds, for the start and about pages.
struct Holdings {
  std::uint64_t generation = 0;
  std::string created;                         ///< UTC, "2026-11-21T10:00:00Z"
  std::map<std::string, std::uint64_t> counts; ///< "works", "units", "files", …

  std::chrono::sys_seconds moment() const; ///< `created`; the beginning of time when that is none
  std::optional<query::Date> day() const;  ///< of `created`, in Viet Nam
};

/// The questions that pages and API ask of one generation of the index. Thread-safe. Tests answer them from
/// hand-made values, the server from query::Generation.
class Catalogue {
 public:
  virtual ~Catalogue() = default;

  virtual query::SearchResult search(const query::SearchRequest& request) const = 0;
  virtual query::Resolution resolve(std::string_view text, query::Date on) const = 0;
  virtual std::optional<query::WorkView> view(const citation::WorkId& work,
                                              const query::ViewRequest& request) const = 0;
  virtual query::CheckReport check(std::span<const corpus::Document> documents, std::string_view clean_text,
                                   query::Date on) const = 0;
  virtual query::Review review(std::string_view issuer, query::Date on) const = 0;
  virtual std::vector<query::Suggestion> suggest(std::string_view typed, std::size_t limit) const = 0;

  /// Keys of the works whose text is held, always in the same order: `most` from the `offset`-th on.
  virtual std::vector<std::string> works(std::size_t offset, std::size_t most) const = 0;
  virtual const Holdings& holdings() const = 0;
};

/// Where the newest generation is had; one call an answer, so that all of an answer has one origin.
class Library {
 public:
  virtual ~Library() = default;
  virtual std::shared_ptr<const Catalogue> current() const = 0;
};

} // namespace danchieu::web
