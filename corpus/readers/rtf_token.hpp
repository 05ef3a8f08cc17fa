#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace danchieu::corpus {

/// One piece of an RTF file (Rich Text Format specification 1.9.1, "RTF syntax").
struct RtfToken {
  enum class Kind {
    open,   ///< {
    close,  ///< }
    word,   ///< \name or \name-12, with the blank that ends it
    symbol, ///< \ and a sign: \~ \_ \- \* \{
    byte,   ///< \'hh
    text,   ///< bytes as they stand; line ends are no text
    end,
  };

  Kind kind = Kind::end;
  std::string_view text;        ///< name of a word, sign, bytes
  std::optional<int> parameter; ///< of a word
  unsigned char value = 0;      ///< of \'hh
};

/// Cuts RTF into tokens, in linear time; total. Binary data (\bin) are stepped over.
class RtfTokens {
public:
  explicit RtfTokens(std::string_view rtf) : rtf_(rtf), last_paragraph_(rtf.rfind("\\par")) {}

  RtfToken next();

  /// Whether paragraphs follow: the file goes on behind a brace too many.
  bool goes_on() const { return last_paragraph_ != std::string_view::npos && last_paragraph_ >= at_; }

private:
  RtfToken control();

  std::string_view rtf_;
  std::size_t last_paragraph_; ///< the last "\par"
  std::size_t at_ = 0;
};

} // namespace danchieu::corpus
