#pragma once

#include "corpus/readers/pdf/page.hpp"

#include <cstddef>
#include <functional>
#include <memory>

namespace danchieu::corpus {

/// Reads what `pdftotext -bbox-layout` writes, page by page, as it comes. What a font or a title puts into it that is no
/// XML (control characters, half characters) is passed over.
///   <page width="595.2" height="842.0"> <flow> <block …> <line xMin="87.0" yMin="175.1" xMax="236.4" yMax="190.0">
///   <word xMin="87.0" yMin="175.1" xMax="106.0" yMax="190.0">Số:</word> … </line> … </page>
class BboxReader {
public:
  /// Gives up to `size` bytes; 0 at the end, less than 0 on an error.
  using Source = std::function<long(char* buffer, std::size_t size)>;

  explicit BboxReader(Source source);
  ~BboxReader();

  /// The next page, also one without words; false at the end or where the XML cannot be read on.
  bool next(PrintedPage& page);

  /// Whether the end was a proper one.
  bool complete() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace danchieu::corpus
