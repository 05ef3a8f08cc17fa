#include "normalizer/citation/grammar/finder.hpp"

#include <utility>

namespace danchieu::citation {
namespace {

/// Types that in "văn bản này" may be anything.
bool generic(const InstrumentType& type) {
  return type.slug == "van-ban" || type.slug == "bao-cao" || type.slug == "bien-ban";
}

/// Behind the word that says which document is meant, and whether it is the one that speaks.
struct Pointer {
  CitationKind kind = CitationKind::anaphor;
  std::size_t end = npos;
};

/// "này": self. "nêu trên", "nói trên", "kể trên", "dẫn trên": above. "Nghị định đó", "Luật ấy", "Quyết định trên":
/// only with the type in capitals, as the words are common.
Pointer read_pointer(std::string_view text, const Word& word, std::size_t type_at) {
  const std::string_view folded = word.folded();
  if (folded == "nay" && (word.tone == 1 || !word_at(text, type_at).marked)) {
    return {CitationKind::self, word.end};
  }
  if (folded == "neu" || folded == "noi" || folded == "ke" || folded == "dan") {
    return {CitationKind::anaphor, match_words(text, skip_gap(text, word.end), "tren")};
  }
  if (!letter_at(text, type_at).upper) {
    return {};
  }
  if (folded == "do" || folded == "ay") {
    const bool right = word.marked && (folded == "ay" || text.substr(word.start, word.end - word.start) == "đó");
    return {CitationKind::anaphor, right ? word.end : npos};
  }
  if (folded == "tren") { // not "Quyết định trên cơ sở …"
    static constexpr std::array<std::string_view, 5> bases = {"co", "dia", "toan", "ca", "linh"};
    const Word follower = word_at(text, skip_blanks(text, word.end));
    return {CitationKind::anaphor, one_of(follower.folded(), bases) ? npos : word.end};
  }
  return {};
}

} // namespace

/// "Nghị định này" (self), "Quyết định nêu trên", "Luật đó" (anaphor).
std::size_t Finder::spoken(std::size_t at, const TypeWord& type, std::size_t next) {
  const Word word = word_at(text_, next);
  if (!word || generic(*type.type)) {
    return npos;
  }
  const Pointer pointer = read_pointer(text_, word, at);
  if (pointer.end == npos) {
    return npos;
  }
  Citation citation;
  citation.kind = pointer.kind;
  citation.type = type.type->name;
  citation.span = {at, pointer.end};
  provisions_before(citation);
  found_.push_back(std::move(citation));
  close_list();
  return pointer.end;
}

} // namespace danchieu::citation
