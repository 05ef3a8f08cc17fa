#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// A piece of a question: a run of characters without blanks, a quoted phrase, a bracket or an operator.
struct Lexeme {
  enum class Kind { word, phrase, open, close, op_and, op_or, op_not, op_near };
  Kind kind = Kind::word;
  std::string text;   ///< of a word: without punctuation at its ends; of a phrase: what stands between the quotes
  std::string folded; ///< the same in lower case without marks
  unsigned distance = 0; ///< of op_near: "NEAR/5"; 0 when none was typed
  std::string field;  ///< canonical name of the field in front of it ("loai:…"), else empty
  std::string unknown_field; ///< what stood before ':' when it is no field
  bool negated = false;      ///< '-' in front of it
  bool prefix = false;       ///< '*' at its end
};

/// Cuts a question (clean UTF-8) into pieces; never fails: a quote that is not closed reaches to the end.
/// AND OR NOT count as operators in capitals, VÀ HOẶC KHÔNG only when the question is not all in capitals.
std::vector<Lexeme> cut_question(std::string_view text);

} // namespace danchieu::query
