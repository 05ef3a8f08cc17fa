#include "corpus/readers/legacy_fonts.hpp"

#include "normalizer/text/decoder.hpp"
#include "normalizer/text/syllable.hpp"

#include <algorithm>
#include <cmath>

namespace danchieu::corpus {

namespace {

using text::Encoding;
using text::SyllableShare;

constexpr unsigned enough_words = 3;
constexpr double enough_share = 0.75;
constexpr double clear_gain = 0.2; ///< over the line as it stands

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// How many words were syllables; "Q§-BTC" is none in any encoding and must not count against one.
unsigned syllables(const SyllableShare& share) { return static_cast<unsigned>(std::lround(share.share * share.words)); }

struct Reading {
  std::string text;
  SyllableShare share;
};

/// The line with its words decoded; a word with a character that windows-1252 has not ("≥", a letter typed in Unicode)
/// stays as it is.
Reading under(Encoding encoding, std::string_view line) {
  Reading reading;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t blank = std::min(line.find_first_of(" \t", at), line.size());
    const std::string_view word = line.substr(at, blank - at);
    const text::Windows1252 found = is_ascii(word) ? text::Windows1252{} : text::to_windows1252(word);
    reading.text += found.length == word.size() ? text::decode(encoding, found.bytes.text).text : std::string(word);
    if (blank < line.size()) {
      reading.text += line[blank];
    }
    at = blank + 1;
  }
  reading.share = text::syllable_share(reading.text, 2);
  return reading;
}

} // namespace

LegacyFonts::LegacyFonts(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    line(text.substr(at, end - at));
    at = end + 1;
  }
  last_ = tcvn3_ + vni_ > 0 ? std::optional<Encoding>(encoding()) : std::nullopt;
  tcvn3_ = 0;
  vni_ = 0;
}

std::string LegacyFonts::line(std::string_view utf8) {
  if (is_ascii(utf8)) {
    return std::string(utf8);
  }
  const SyllableShare plain = text::syllable_share(utf8, 2);
  Reading tcvn3 = under(Encoding::tcvn3, utf8);
  Reading vni = under(Encoding::vni, utf8);
  const bool is_vni = vni.share.share > tcvn3.share.share;
  Reading& best = is_vni ? vni : tcvn3;
  const bool clear = best.share.words >= enough_words && best.share.share >= enough_share && best.share.share >= plain.share + clear_gain &&
                     std::max(vni.share.share, tcvn3.share.share) > std::min(vni.share.share, tcvn3.share.share);
  if (clear) {
    last_ = is_vni ? Encoding::vni : Encoding::tcvn3;
  } else {
    // What came before tells, unless more words of this line are good as they stand. Where none is in either reading, an
    // abbreviation in capitals ("Q§-BTC") is of the document, a foreign word ("Résumé") is not.
    const unsigned as_before = last_ ? syllables((*last_ == Encoding::vni ? vni : tcvn3).share) : 0;
    const bool foreign = as_before == 0 && std::any_of(utf8.begin(), utf8.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!last_ || as_before < syllables(plain) || foreign) {
      return std::string(utf8);
    }
  }
  (*last_ == Encoding::vni ? vni_ : tcvn3_) += utf8.size();
  return *last_ == Encoding::vni ? std::move(vni.text) : std::move(tcvn3.text);
}

Encoding LegacyFonts::encoding() const {
  if (tcvn3_ == 0 && vni_ == 0) {
    return Encoding::utf8;
  }
  return vni_ > tcvn3_ ? Encoding::vni : Encoding::tcvn3;
}

} // namespace danchieu::corpus
