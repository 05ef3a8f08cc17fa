#include "normalizer/text/clean_text.hpp"

#include "normalizer/text/decoder.hpp"
#include "normalizer/text/detector.hpp"
#include "normalizer/text/repair.hpp"

#include <utility>

namespace danchieu::text {

std::string_view name(Encoding encoding) {
  switch (encoding) {
  case Encoding::utf8:
    return "utf-8";
  case Encoding::utf16le:
    return "utf-16le";
  case Encoding::utf16be:
    return "utf-16be";
  case Encoding::windows1258:
    return "windows-1258";
  case Encoding::tcvn3:
    return "tcvn3";
  case Encoding::vni:
    return "vni";
  case Encoding::viscii:
    return "viscii";
  case Encoding::vps:
    return "vps";
  case Encoding::viqr:
    return "viqr";
  case Encoding::utf8_as_windows1252:
    return "utf-8-as-windows-1252";
  case Encoding::utf8_as_macroman:
    return "utf-8-as-macroman";
  case Encoding::latin1:
    return "latin-1";
  }
  return "utf-8";
}

namespace {

// Each round undoes one wrong decoding, which at least doubles the letters beyond ASCII; more than a few do
// not occur.
constexpr unsigned most_rounds = 8;

/// Words that change may join their neighbours (a zero-width space went) or explain them, so once is not
/// enough.
void repair_words(CleanText& text) {
  for (unsigned round = 0; round < most_rounds; ++round) {
    LookAlikes look_alikes = repair_look_alikes(text.text);
    if (look_alikes.text == text.text) return;
    text.offsets = OffsetMap::compose(look_alikes.offsets, text.offsets);
    text.text = std::move(look_alikes.text);
  }
}

struct Repair {
  CleanText text;
  bool is_suspicious = false;
};

Repair finish(Repaired repaired) {
  Repair result{{std::move(repaired.text), std::move(repaired.offsets), Encoding::utf8},
                repaired.is_suspicious};
  if (repaired.has_look_alikes) repair_words(result.text);
  return result;
}

/// Decoded text repaired, with offsets to the bytes that it was decoded from.
Repair repair_decoded(DecodedText decoded, Encoding encoding) {
  Repaired repaired = repair_characters(decoded.text);
  std::string().swap(decoded.text); // large texts must not stand in memory thrice; an assignment keeps the buffer
  Repair result = finish(std::move(repaired));
  result.text.offsets = OffsetMap::compose(result.text.offsets, decoded.offsets);
  result.text.encoding = encoding;
  return result;
}

Repair clean_unknown(std::string_view bytes) {
  if (const auto utf16 = find_utf16(bytes)) return repair_decoded(decode(*utf16, bytes), *utf16);
  Repaired repaired = repair_characters(bytes, IllFormed::give_up);
  if (repaired.ill_formed > 0) {
    std::string().swap(repaired.text);
    Guess guess = guess_ill_formed(bytes);
    return repair_decoded(std::move(guess.decoded), guess.encoding);
  }
  // Before the repairs count: they drop soft hyphens, which are the ư of TCVN3.
  if (repaired.is_suspicious) {
    if (const auto wrong = find_wrong_decoding(bytes)) {
      std::string().swap(repaired.text);
      return repair_decoded(undo(*wrong, bytes), wrong->encoding);
    }
  }
  return finish(std::move(repaired));
}

} // namespace

CleanText clean(std::string_view bytes, std::optional<Encoding> encoding) {
  if (encoding == Encoding::utf8) return finish(repair_characters(bytes)).text;
  if (encoding) return repair_decoded(decode(*encoding, bytes), *encoding).text;
  Repair result = clean_unknown(bytes);
  for (unsigned round = 0; result.is_suspicious && round < most_rounds; ++round) {
    const auto wrong = find_wrong_decoding(result.text.text);
    if (!wrong) break;
    const Encoding first = result.text.encoding;
    const OffsetMap inner = std::move(result.text.offsets);
    result =
        repair_decoded(undo(*wrong, result.text.text), first == Encoding::utf8 ? wrong->encoding : first);
    result.text.offsets = OffsetMap::compose(result.text.offsets, inner);
  }
  return std::move(result.text);
}

std::string clean_utf8(std::string_view utf8) { return finish(repair_characters(utf8)).text.text; }

} // namespace danchieu::text
