#include "corpus/document/table.hpp"
#include "corpus/readers/html.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>

namespace danchieu::corpus {

namespace {

/// Messages of servers are short; a document that mentions one is longer, or begins like a document.
constexpr std::size_t longest_message = 1000;

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

bool is_document(std::string_view folded) {
  constexpr auto signs = std::to_array<std::string_view>({"cong hoa xa hoi chu nghia", "doc lap - tu do", "can cu ", "dieu 1", "kinh gui"});
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return folded.find(sign) != std::string_view::npos; });
}

bool has_script(std::string_view page) {
  constexpr std::string_view tag = "<script";
  return std::search(page.begin(), page.end(), tag.begin(), tag.end(),
                     [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; }) != page.end();
}

ReadFailure made_by_scripts() {
  return {FailureReason::no_text, "the page has no text of its own: scripts would load it, and they are not run",
          "save the page from a browser after it has loaded, or print it to PDF, and give that file"};
}

} // namespace

std::optional<ReadFailure> missing_document(std::string_view clean, std::string_view text) {
  if (!has_letter(text)) {
    return has_script(clean) ? std::optional(made_by_scripts()) : std::nullopt;
  }
  if (text.size() > longest_message) {
    return std::nullopt;
  }
  const std::string folded = text::squeeze(text::fold(text));
  if (is_document(folded)) {
    return std::nullopt;
  }
  for (const auto& row : table_rows(embedded_file("error_pages.tsv"))) {
    if (folded.find(row[0]) == std::string::npos) {
      continue;
    }
    if (row[1] == "script") {
      return made_by_scripts();
    }
    return ReadFailure{FailureReason::no_text, "it is the message of a server, not the document: \"" + text::squeeze(text.substr(0, 80)) + "\"",
                       "open its address in a browser and save the document again"};
  }
  return std::nullopt;
}

} // namespace danchieu::corpus
