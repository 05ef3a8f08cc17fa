#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/grammar/finder.hpp"

namespace danchieu::citation {

std::vector<Citation> find_citations(std::string_view clean_text) {
  return Finder(clean_text).find();
}

} // namespace danchieu::citation
