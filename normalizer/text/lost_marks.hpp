#pragma once

#include "normalizer/text/offset_map.hpp"

#include <string>
#include <string_view>

namespace danchieu::text {

// For reading only: what a document says is shown in its own words.

/// A clean text after marks were put back.
struct RestoredMarks {
  std::string text;
  OffsetMap offsets; ///< to the text given
};

/// Whether a clean text is Vietnamese of law or office that has lost all its marks: "Can cu Nghi dinh so 15/2020/ND-CP …".
/// Never for a few words: what somebody asks without marks stays as asked.
bool lacks_marks(std::string_view text);

/// Puts the marks back on the words by which documents are read (lost_marks.tsv), each alone, by its neighbour or by the
/// number behind it: "can cu" is "căn cứ", "thi hanh" is "thi hành", "thi thuc hien" is "thì thực hiện", "so 15" is "số 15".
/// Other words stay bare; case stays.
RestoredMarks restore_marks(std::string_view text);

/// Back again: "Căn cứ" → "Can cu". Other letters and signs stay.
std::string remove_marks(std::string_view text);

} // namespace danchieu::text
