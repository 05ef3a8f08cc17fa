#pragma once

#include "corpus/document/document.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace danchieu::query {

/// Lines and columns of a text. Built once in time linear in the text; each question then costs no more than finding a
/// line among the lines and counting one kilobyte, however long the line is. Looks at the text, does not keep it.
class TextLines {
public:
  explicit TextLines(std::string_view text);

  /// Both counted from 1; columns count characters (code points).
  struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
  };

  Place place(std::size_t offset) const;

  /// The bytes of the line in which `offset` lies, without its end.
  corpus::Span line_around(std::size_t offset) const;

private:
  std::size_t line_of(std::size_t offset) const;
  std::size_t characters_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;     ///< of each line
  std::vector<std::size_t> characters_; ///< before each full step of bytes
};

} // namespace danchieu::query
