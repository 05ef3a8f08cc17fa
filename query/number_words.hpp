#pragma once

#include "normalizer/citation/instrument_type.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// The kind of document that a text names whole: "quyết định", "QĐ", "qd"; null when it names none.
const citation::InstrumentType* type_named(std::string_view text);

/// "2005" → 2005, if documents can be of that year.
std::optional<int> plausible_year(std::string_view text);

/// One sign for each kind of dash and slash, and no asterisks of OCR.
std::string plain_signs(std::string_view text);

/// What a run of characters says as a number: "130", "30c", "130/2005", "130/2005/nđ-cp", "18-nq/tw".
struct NumberShape {
  bool valid = false;
  bool code = false; ///< has letters after the number
  std::optional<int> year;
};
NumberShape shape_of(std::string_view folded);

/// What letters say that stand beside a number: "nđ-cp", "nqcp", "qđ", "btc".
struct CodeLetters {
  const citation::InstrumentType* type = nullptr; ///< null when only bodies are said
  std::vector<std::string> bodies; ///< folded: "cp", "btc"; of a code with signs also letters that no table knows
};

/// The letters of a word as typed; nothing when they are none of a number. A body that reads as a Vietnamese syllable
/// ("tu") counts only where a kind of document was said before.
std::optional<CodeLetters> code_letters(std::string_view word, bool type_said);

/// A word in which letters and number are glued: "nđ130", "tt200/2014", "QĐ673/QĐ-UBND", "76nqcp".
struct GluedNumber {
  std::string number;
  CodeLetters letters;
};
std::optional<GluedNumber> glued_number(std::string_view word);

/// A number's key without what people leave out or write otherwise: its signs, and the letters of its kind unless
/// `with_type`. "76-nqcp" and "76-nq-cp" → "76nqcp"; "130-2005-cp" and "130-2005-nd-cp" → "1302005cp" without.
std::string bare_spelling(std::string_view key, bool with_type);

/// Whether the letters of a key begin with a kind of document: "130-2005-nd-cp", not "25-ubnd-ktth".
bool says_type(std::string_view key);

} // namespace danchieu::query
