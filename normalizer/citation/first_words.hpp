#pragma once

#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/scan.hpp"

#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::citation {

/// A word with which types of documents or provisions begin, and what may follow it.
struct FirstWord {
  /// What provisions a word begins: none, "khoản 5", "điểm a", "Mục II", "Phụ lục", "Mẫu số".
  enum class Provision : unsigned char { none, clause, point, section, annex };

  static constexpr std::size_t most_words = 6; ///< of a type's name

  struct Phrase {
    std::vector<Word> words; ///< of a type's name, with their marks, the first one too
    const InstrumentType* type = nullptr;
  };

  std::vector<Phrase> phrases;                                        ///< longest first
  std::vector<std::pair<std::string, const InstrumentType*>> letters; ///< "QĐ", "QD"
  std::uint32_t seconds = 0; ///< folded letters that the second word of a phrase begins with; bit 0 is 'a'
  bool alone = false;        ///< may be a whole name or an abbreviation: anything may follow
  Provision provision = Provision::none;

  /// Whether a type may begin here when one blank and `letter` follow.
  bool may_be_type(const Letter& letter) const {
    return alone || (letter.letter() && (seconds >> static_cast<unsigned>(letter.folded - 'a') & 1U) != 0);
  }

  /// Whether what stands behind the word, at `end`, shows that it does not count: "công ty", "thông qua".
  bool goes_astray(std::string_view text, std::size_t end) const {
    if (alone || provision != Provision::none || end >= text.size() || text[end] != ' ') {
      return false;
    }
    const Letter next = letter_at(text, end + 1);
    return next.letter() && !may_be_type(next);
  }
};

/// The words that can begin a type word or a provision; the rest of a text is passed over. Immutable; built on first
/// use.
class FirstWords {
public:
  static const FirstWords& instance();

  /// The entry of the whole word at `at`, in any case and with any marks; null when it is none of them.
  const FirstWord* find(std::string_view text, std::size_t at) const;

  /// The entry of a folded word.
  const FirstWord* find(std::string_view folded) const;

private:
  static constexpr std::size_t longest = 12; // letters, as many as a key holds; none of the words has so many

  FirstWords();

  static std::uint64_t with(std::uint64_t key, char letter) {
    return key << 5U | static_cast<std::uint64_t>(letter - 'a' + 1);
  }

  static std::size_t place(std::uint64_t key) { return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 55U); }

  const FirstWord* entry(std::uint64_t key) const;
  FirstWord& make_entry(std::string_view folded);
  void add_type(const InstrumentType& type);
  void add_phrase(FirstWord::Phrase phrase);

  std::bitset<32768> beginnings_;         ///< the first three letters of those that have so many
  std::array<std::uint64_t, 512> keys_{}; ///< words packed five bits a letter, open addressing, far from full
  std::array<std::uint16_t, 512> indexes_{};
  std::vector<FirstWord> words_;
};

/// Remembers which words FirstWords holds, by their bytes, so that a common word is decoded once a thread. 64 KiB.
class WordMemo {
public:
  static WordMemo& of_this_thread();

  /// As FirstWords::find(); `length` is that of the run of letters at `at`, 0 when it is not known.
  const FirstWord* find(std::string_view text, std::size_t at, std::size_t length) {
    std::uint64_t bytes = 0;
    if (length == 0 || length > sizeof bytes || text.size() - at < sizeof bytes) {
      return words_.find(text, at);
    }
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::size_t behind = 8 * (sizeof bytes - length);
    bytes = std::endian::native == std::endian::little ? bytes << behind : bytes >> behind;
    Slot& slot = slots_[bytes * 0x9E3779B97F4A7C15ULL >> 52U];
    if (slot.bytes != bytes) {
      slot = {bytes, words_.find(text, at)};
    }
    return slot.word;
  }

private:
  struct Slot {
    std::uint64_t bytes = 0; ///< of a word, filled up with zeros
    const FirstWord* word = nullptr;
  };

  const FirstWords& words_ = FirstWords::instance();
  std::array<Slot, 4096> slots_{};
};

} // namespace danchieu::citation
