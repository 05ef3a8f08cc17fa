#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::web {

/// A field of a form that was sent with its files.
struct FormPart {
  std::string name;
  std::optional<std::string> file; ///< its name as the sender has it, of a file; bytes, a hint for its type and nothing else
  std::string_view content;        ///< into the body
};

/// The parts of a body of multipart/form-data (RFC 7578), as browsers write it; nothing for anything else: another type,
/// no or a bad boundary, a part without a name, more than `most` parts, text before the first boundary, no end.
///   --X\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n…\r\n--X--\r\n
std::optional<std::vector<FormPart>> parse_form_data(std::string_view content_type, std::string_view body, std::size_t most);

} // namespace danchieu::web
