#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// A field of public life that documents are about (lĩnh vực).
struct Subject {
  std::string slug;  ///< "dat-dai"
  std::string vi;    ///< "Đất đai"
  std::string en;    ///< "Land"
};

/// All of them, in the order of the table corpus/document/subjects.tsv.
const std::vector<Subject>& subjects();

/// The one with this slug, else null.
const Subject* subject(std::string_view slug);

/// What a title is about: the subject of which it says most words, the one it says first between equals. Empty when it
/// says none: nothing is guessed from the text. "Quy định giá đất trên địa bàn tỉnh" → "dat-dai".
std::string subject_of(std::string_view title);

} // namespace danchieu::corpus
