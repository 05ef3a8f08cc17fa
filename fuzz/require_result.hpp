#pragma once

#include "corpus/readers/reader.hpp"
#include "fuzz/require.hpp"
#include "normalizer/text/utf8.hpp"

#include <cstddef>
#include <variant>

/// What holds for the result of every reader: a text in well-formed UTF-8, or a failure that says why and what to do.
inline void require_result(const danchieu::corpus::ReadResult& result) {
  if (const auto* failure = std::get_if<danchieu::corpus::ReadFailure>(&result)) {
    REQUIRE(!failure->message.empty());
    REQUIRE(!failure->hint.empty());
    return;
  }
  const auto& source = std::get<danchieu::corpus::SourceText>(result);
  REQUIRE(!source.text.empty());
  REQUIRE(source.offsets.derived_length() == source.text.size());
  for (std::size_t i = 0; i < source.text.size();) {
    const danchieu::text::Decoded d = danchieu::text::decode_utf8(source.text, i);
    REQUIRE(d.valid);
    i += d.length;
  }
}
