#include "normalizer/text/detector.hpp"

#include "normalizer/text/character_class.hpp"
#include "normalizer/text/letters.hpp"
#include "normalizer/text/plain_text.hpp"
#include "normalizer/text/syllable.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

// Detectors made for Western languages take every Vietnamese legacy file for Latin-1. What tells the
// encodings apart is the language: under the true one nearly all words are syllables, under the others few
// are. The thresholds were measured on windows cut from real documents
// (tests/normalizer/text/detector_test.cpp prints the rates).

namespace danchieu::text {

namespace {

constexpr double enough_share = 0.8;
constexpr unsigned enough_words = 5;
constexpr unsigned enough_kinds = 4; // "µm" is the syllable "àm" in TCVN3, however often it stands in a table
constexpr double clear_gain = 0.2;   // of share over the text as it stands
constexpr std::size_t sample_size = 1 << 16;
constexpr std::size_t utf16_sample = 4096;

constexpr std::array legacy_encodings{Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::vps,
                                      Encoding::windows1258};

/// Words of one letter say little: a degree sign, "º", is "ử" in VPS.
constexpr unsigned shortest_word = 2;

bool is_enough(const SyllableShare& share) {
  return share.words >= enough_words && share.kinds >= enough_kinds && share.share >= enough_share;
}

/// The text up to and with the next line end.
std::string_view line_at(std::string_view text, std::size_t start) {
  const std::size_t end = text.find('\n', start);
  return text.substr(start, end == std::string_view::npos ? std::string_view::npos : end + 1 - start);
}

struct LineKind {
  bool ascii = true;
  bool well_formed = true;
  bool suspicious = false;
};

LineKind kind_of(std::string_view line) {
  LineKind kind;
  const ClassTable& classes = class_table();
  std::size_t i = 0;
  while (i < line.size() && static_cast<unsigned char>(line[i]) < 0x80) ++i;
  kind.ascii = i == line.size();
  while (i < line.size()) {
    i = pass_plain(line, i);
    const std::size_t limit = std::min(line.size(), i + plain_block + 2);
    while (i < limit) {
      const Decoded d = decode_utf8(line, i);
      kind.well_formed = kind.well_formed && d.valid;
      kind.suspicious = kind.suspicious || (d.valid && d.code_point < class_table_size &&
                                            (classes[d.code_point] & CharacterClass::is_suspicious) != 0);
      i += d.length;
    }
  }
  return kind;
}

/// Up to sample_size bytes of the lines that `wanted` takes; of a longer line the part from its first byte
/// beyond ASCII on.
template <typename Wanted>
std::string sample_lines(std::string_view text, Wanted wanted) {
  std::string sample;
  for (std::size_t i = 0; i < text.size() && sample.size() < sample_size;) {
    std::string_view line = line_at(text, i);
    i += line.size();
    if (!wanted(kind_of(line))) continue;
    if (line.size() > sample_size) {
      const auto first = std::find_if(line.begin(), line.end(),
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      const auto skipped = std::max<std::ptrdiff_t>(0, first - line.begin() - 16);
      line.remove_prefix(static_cast<std::size_t>(skipped));
    }
    sample += line.substr(0, sample_size - sample.size());
  }
  return sample;
}

SyllableShare share_under(Encoding encoding, std::string_view bytes) {
  const std::string decoded = decode(encoding, bytes).text;
  // windows-1258 writes tones as combining marks, which join their letters in NFC only.
  return syllable_share(encoding == Encoding::windows1258 ? clean_utf8(decoded) : decoded, shortest_word);
}

struct Candidate {
  Encoding encoding = Encoding::latin1;
  SyllableShare share;
};

std::optional<Candidate> best_legacy(std::string_view bytes) {
  std::optional<Candidate> best;
  for (const Encoding encoding : legacy_encodings) {
    const SyllableShare share = share_under(encoding, bytes);
    if (!is_enough(share)) continue;
    const bool better = !best || share.share > best->share.share ||
                        (share.share == best->share.share && share.words > best->share.words);
    if (better) best = Candidate{encoding, share};
  }
  return best;
}

void append(DecodedText& result, const DecodedText& part) {
  result.text += part.text;
  result.offsets.append(part.offsets);
}

void append_unchanged(DecodedText& result, std::string_view part) {
  result.text += part;
  result.offsets.append(part.size(), part.size());
}

/// Decodes the lines that are no good UTF-8 and keeps the others.
DecodedText decode_ill_formed_lines(std::string_view bytes, Encoding encoding) {
  DecodedText result;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::string_view line = line_at(bytes, i);
    i += line.size();
    const LineKind kind = kind_of(line);
    // A line of few letters may be well-formed UTF-8 by chance; then its words are no syllables.
    const bool keep = kind.ascii || (kind.well_formed && syllable_share(line, shortest_word).share >=
                                                             share_under(encoding, line).share);
    if (keep) {
      append_unchanged(result, line);
    } else {
      append(result, decode(encoding, line));
    }
  }
  return result;
}

/// Each ill-formed paragraph under its own best encoding; one that is too short to tell follows the one
/// before. Bytes that are no text at all are given up after the first megabyte.
std::optional<Guess> decode_by_paragraph(std::string_view bytes) {
  constexpr std::size_t most_tried = 1 << 20;
  Guess guess;
  bool found = false;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::string_view line = line_at(bytes, i);
    i += line.size();
    if (kind_of(line).well_formed) {
      append_unchanged(guess.decoded, line);
      continue;
    }
    tried += line.size();
    if (!found && tried > most_tried) return std::nullopt;
    if (const auto best = best_legacy(line.substr(0, sample_size))) {
      guess.encoding = best->encoding;
      found = true;
    }
    if (found) {
      append(guess.decoded, decode(guess.encoding, line));
    } else {
      append_unchanged(guess.decoded, line);
    }
  }
  if (!found) return std::nullopt;
  return guess;
}

/// Whether more sequences of two bytes and more are well-formed than bytes are stray.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const Decoded d = decode_utf8(bytes, i);
    if (!d.valid) {
      ++bad;
    } else if (d.length > 1) {
      ++good;
    }
    i += d.length;
  }
  return good > bad;
}

/// Visits a line that was read as windows-1252: on_bytes for what has bytes there, on_sign for the signs between ("≥", the
/// bullet of a symbol font). False, and to be forgotten, when a letter has no such byte: that line is Unicode.
template <typename OnBytes, typename OnSign>
bool visit_latin(std::string_view line, OnBytes on_bytes, OnSign on_sign) {
  while (!line.empty()) {
    const Windows1252 part = to_windows1252(line);
    on_bytes(part.bytes);
    line.remove_prefix(part.length);
    if (line.empty()) break;
    const Decoded d = decode_utf8(line, 0);
    if (!d.valid || is_word_character(d.code_point)) return false;
    on_sign(line.substr(0, d.length));
    line.remove_prefix(d.length);
  }
  return true;
}

/// Bytes of legacy encodings that were read as windows-1252, line by line; a line of Unicode stays.
DecodedText decode_latin_view(std::string_view utf8, Encoding encoding, bool suspicious_only) {
  DecodedText result;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::string_view line = line_at(utf8, i);
    i += line.size();
    const LineKind kind = kind_of(line);
    DecodedText decoded;
    const auto decode_part = [&](const DecodedText& bytes) {
      const DecodedText part = decode(encoding, bytes.text);
      decoded.text += part.text;
      decoded.offsets.append(OffsetMap::compose(part.offsets, bytes.offsets));
    };
    const bool wanted = !kind.ascii && (!suspicious_only || kind.suspicious);
    if (wanted && visit_latin(line, decode_part, [&](std::string_view sign) { append_unchanged(decoded, sign); })) {
      append(result, decoded);
    } else {
      append_unchanged(result, line);
    }
  }
  return result;
}

std::string latin_view_bytes(std::string_view utf8) {
  std::string result;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::string_view line = line_at(utf8, i);
    i += line.size();
    std::string bytes;
    if (visit_latin(line, [&](const DecodedText& part) { bytes += part.text; }, [](std::string_view) {})) result += bytes;
  }
  return result;
}

/// The share of a text that may be wrongly decoded, as it stands: "bá»™" is no word, although "bá" is one.
SyllableShare share_as_is(std::string_view utf8) {
  std::string joined;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    const bool sign = (character_class(d.code_point) & CharacterClass::is_suspicious) != 0;
    append_utf8(joined, sign ? U'ß' : d.code_point); // a letter, and in no syllable
    i += d.length;
  }
  return syllable_share(joined, shortest_word);
}

} // namespace

std::optional<Encoding> find_utf16(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE") return Encoding::utf16le;
  if (bytes.substr(0, 2) == "\xFE\xFF") return Encoding::utf16be;
  const std::size_t units = std::min(bytes.size(), utf16_sample) / 2;
  if (units == 0 || std::memchr(bytes.data(), 0, units * 2) == nullptr) return std::nullopt;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < units * 2; ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  // Two thirds of Vietnamese letters are ASCII, and no text has zero characters.
  const auto is_high_half = [&](std::size_t high, std::size_t low) {
    return high * 10 >= units * 4 && low * 50 <= units;
  };
  if (is_high_half(zeros[1], zeros[0])) return Encoding::utf16le;
  if (is_high_half(zeros[0], zeros[1])) return Encoding::utf16be;
  return std::nullopt;
}

Guess guess_ill_formed(std::string_view bytes) {
  const std::string bad = sample_lines(bytes, [](const LineKind& kind) { return !kind.well_formed; });
  if (const auto best = best_legacy(bad)) {
    const std::string good =
        sample_lines(bytes, [](const LineKind& kind) { return kind.well_formed && !kind.ascii; });
    const bool mixed = is_enough(syllable_share(good, shortest_word));
    return {mixed ? decode_ill_formed_lines(bytes, best->encoding) : decode(best->encoding, bytes),
            best->encoding};
  }
  // Good UTF-8 with some stray bytes has syllables between them already.
  if (!is_enough(syllable_share(bad, shortest_word))) {
    if (auto guess = decode_by_paragraph(bytes)) return std::move(*guess);
  }
  const Encoding encoding = is_mostly_utf8(bytes) ? Encoding::utf8 : Encoding::latin1;
  return {decode(encoding, bytes), encoding};
}

std::optional<WrongDecoding> find_wrong_decoding(std::string_view utf8) {
  const std::string sample = sample_lines(utf8, [](const LineKind& kind) { return kind.suspicious; });
  const SyllableShare as_is = share_as_is(sample);
  if (as_is.share >= enough_share) return std::nullopt;
  std::optional<Candidate> best;
  for (const Encoding encoding : {Encoding::utf8_as_windows1252, Encoding::utf8_as_macroman}) {
    const SyllableShare share = share_under(encoding, sample);
    if (is_enough(share) && (!best || share.share > best->share.share)) best = Candidate{encoding, share};
  }
  const bool twice = best && best->share.share >= as_is.share + clear_gain;
  if (twice) return WrongDecoding{best->encoding, false}; // has effect on its own signs only
  best = best_legacy(latin_view_bytes(sample));
  if (!best || best->share.share < as_is.share + clear_gain) return std::nullopt;
  const std::string rest =
      sample_lines(utf8, [](const LineKind& kind) { return !kind.suspicious && !kind.ascii; });
  return WrongDecoding{best->encoding, is_enough(syllable_share(rest, shortest_word))};
}

DecodedText undo(const WrongDecoding& wrong, std::string_view utf8) {
  const bool twice =
      wrong.encoding == Encoding::utf8_as_windows1252 || wrong.encoding == Encoding::utf8_as_macroman;
  return twice ? decode(wrong.encoding, utf8) : decode_latin_view(utf8, wrong.encoding, wrong.by_line);
}

} // namespace danchieu::text
