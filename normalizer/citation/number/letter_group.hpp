#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::citation {

/// One group of a number's letters: "NĐ", "QH13", "TTg", "CCHC&PC", "TC.CCVC".
struct LetterGroup {
  std::string letters; ///< in their proper form: "QĐ" for "qđ" and "QD", one spelling of Đ
  std::size_t end = 0;
  bool all_capital = true; ///< as written
  bool glued = false;      ///< a word follows without a blank: "NĐ-CPngày"
};

/// Which groups in lower case are taken for letters.
enum class LowerCase {
  refused,
  known,    ///< those of a type or a body: "cp", "bkhđt"
  possible, ///< also what can be no word: "skhcn"
};

/// The group at `at`; `first` when it stands right behind the serial or year, where a type's letters do.
std::optional<LetterGroup> read_letter_group(std::string_view text, std::size_t at, bool first, LowerCase lower);

/// Whether letters as written are those of a type or a body.
bool known_letters(std::string_view letters);

} // namespace danchieu::citation
