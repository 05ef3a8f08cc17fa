#pragma once

#include "normalizer/text/token.hpp"
#include "query/work_store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Query;
} // namespace Xapian

namespace danchieu::query {

/// The tokens of a typed word. A document number gives itself and its parts: the whole alone is asked for.
std::vector<text::Token> word_tokens(std::string_view text);

/// The tokens of a text that follow each other by position: of a document number its parts, not the whole.
std::vector<text::Token> positioned_tokens(std::string_view text);

inline bool is_marked(const text::Token& token) { return token.exact != token.folded; }

/// Whether the index certainly keeps, or certainly does not keep, the pair of two typed neighbours: function words have
/// none, and a word typed without marks may be one.
bool has_pair(const text::Token& first, const text::Token& second);
bool may_have_pair(const text::Token& first, const text::Token& second);

/// The terms of the index, without prefix, that a typed word can mean: one for a word with marks; for one without, the
/// word itself and all words of the index that are it with marks (corpus/search_term.hpp).
std::vector<std::string> word_terms(const WorkStore& store, std::string_view prefix, const text::Token& token);

/// A typed word under `prefix`: its terms count as one word.
Xapian::Query word_query(const WorkStore& store, std::string_view prefix, const text::Token& token);

/// `text*`: the terms of all words that begin so, at most `most`; `more` tells that there are further ones.
std::vector<std::string> words_beginning(const WorkStore& store, const text::Token& token, std::size_t most, bool& more);

} // namespace danchieu::query
