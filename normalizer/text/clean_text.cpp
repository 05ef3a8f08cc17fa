#include "normalizer/text/clean_text.hpp"

#include "normalizer/text/repair.hpp"

#include <utility>

namespace danchieu::text {

std::string_view name(Encoding encoding) {
  switch (encoding) {
  case Encoding::utf8: return "utf-8";
  case Encoding::utf16le: return "utf-16le";
  case Encoding::utf16be: return "utf-16be";
  case Encoding::windows1258: return "windows-1258";
  case Encoding::tcvn3: return "tcvn3";
  case Encoding::vni: return "vni";
  case Encoding::viscii: return "viscii";
  case Encoding::vps: return "vps";
  case Encoding::viqr: return "viqr";
  case Encoding::utf8_as_windows1252: return "utf-8-as-windows-1252";
  case Encoding::utf8_as_macroman: return "utf-8-as-macroman";
  case Encoding::latin1: return "latin-1";
  }
  return "utf-8";
}

namespace {

CleanText repair(std::string_view utf8) {
  Repaired repaired = repair_characters(utf8);
  CleanText result{std::move(repaired.text), std::move(repaired.offsets), Encoding::utf8};
  if (repaired.has_look_alikes) {
    LookAlikes look_alikes = repair_look_alikes(result.text);
    result.offsets = OffsetMap::compose(look_alikes.offsets, result.offsets);
    result.text = std::move(look_alikes.text);
  }
  return result;
}

} // namespace

CleanText clean(std::string_view bytes, std::optional<Encoding>) { return repair(bytes); }

std::string clean_utf8(std::string_view utf8) { return repair(utf8).text; }

} // namespace danchieu::text
