#pragma once

#include "query/parsed_query.hpp"
#include "query/query_lexer.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace danchieu::query {

/// A document number found in a question and the pieces that say it: [first, last).
struct FoundNumber {
  NumberReference reference;
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Whether a number without anything that marks it as one ("465") counts: only where the question has just said
/// that a document follows ("thay thế 465").
enum class BareNumber { no, yes };

/// The number whose words start at `first`, in any spelling a person types:
///   "nghi dinh 130/2005" · "130/2005/nd-cp" · "NĐ 130" · "nđ130" · "Nghị định số 130 /2005/NĐ–CP ngày 17/10/2005" ·
///   "673 qd ubnd" · "quyet dinh 673 nam 2012" · "130-2005-nd-cp" · "18-NQ/TW" · "15/CP" · "thong tu 200 2014 btc" ·
///   "76 nqcp" · "qđ-ttg 1441" · "thông tư bộ tài chính số 200 năm 2014" · "btc 2014 200"
/// Kind, number, year and body stand side by side in any order; what marks the number as one is its kind, "số", a year
/// within it, or a year and a body beside it. "200 2014" is none, nor are dates ("23/07/2012"), ranges of years
/// ("2011-2015") and plain numbers.
std::optional<FoundNumber> number_at(std::span<const Lexeme> lexemes, std::size_t first, BareNumber bare);

/// The kind of document named at `first` and how many pieces name it: "nghị định", "nghi dinh", "NĐ", "nd".
struct FoundType {
  std::string slug;
  bool by_name = false; ///< a law: its name may follow
  std::size_t length = 0;
};
std::optional<FoundType> type_at(std::span<const Lexeme> lexemes, std::size_t first);

/// The kind named by a whole text: "quyết định", "QĐ", "qd"; gives its slug.
std::optional<std::string> type_slug(std::string_view text);

} // namespace danchieu::query
