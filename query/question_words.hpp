#pragma once

#include "query/parsed_query.hpp"

#include <optional>
#include <string>
#include <vector>

namespace danchieu::query {

/// A question without the words that only ask.
struct ReadQuestion {
  std::optional<QueryNode> tree;     ///< what is looked for; nothing when every word only asks
  std::vector<std::string> ignored;  ///< "được quy định như thế nào"
  std::vector<std::string> defined;  ///< the word just before "là gì", when a definition is asked for: "thuốc thang" → "thang"
};

/// Takes the words of query/question_words.tsv out of the free words of a question. Marks may be missing.
ReadQuestion read_question(QueryNode tree);

/// Another way to say some of the words of a question: "UBND" for "Ủy ban nhân dân", "giấy phép lái xe" for "bằng lái".
struct OtherWords {
  std::size_t first = 0; ///< words [first, last) of the question
  std::size_t last = 0;
  std::string words;
};

/// What query/abbreviations.tsv and query/synonyms.tsv say of the words, which are typed one an element.
std::vector<OtherWords> other_words(const std::vector<std::string>& words);

} // namespace danchieu::query
