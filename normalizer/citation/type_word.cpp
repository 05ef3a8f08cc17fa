#include "normalizer/citation/type_word.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace danchieu::citation {
namespace {

struct Phrase {
  std::vector<Word> words; ///< with their marks
  const InstrumentType* type;
};

/// Letters that stand before numbers instead of the type's name.
constexpr std::array<std::string_view, 16> letters_as_words = {"QĐ", "QD", "NĐ", "ND", "TT", "TTLT", "NQ", "CT",
                                                               "CV", "KH", "TB", "TTr", "TTLB", "NQLT", "VBHN", "PL"};

/// First words of provisions (provision.cpp reads them).
constexpr std::array<std::string_view, 10> provision_words = {"dieu", "khoan", "diem", "tieu", "muc",
                                                              "chuong", "phan", "phu", "mau", "bieu"};

/// Up to eight letters as one number, for look-up without a string.
std::uint64_t packed(std::string_view word) {
  std::uint64_t key = word.size();
  for (std::size_t i = 0; i < word.size() && i < 8; ++i) {
    key = key * 31 + static_cast<unsigned char>(word[i]) - 96;
  }
  return key;
}

/// The bytes with which any written form of a folded letter begins: 'd' → 'd', 'D', those of đ and Đ.
std::vector<unsigned char> first_bytes(char folded) {
  std::vector<unsigned char> bytes{static_cast<unsigned char>(folded), static_cast<unsigned char>(folded - 32)};
  for (unsigned i = 0; i < 256; ++i) {
    if (low_letters[i].folded == folded) {
      bytes.push_back(static_cast<unsigned char>(0xC3 + i / 64));
    }
    if (high_letters[i].folded == folded) {
      bytes.push_back(0xE1);
    }
  }
  std::sort(bytes.begin(), bytes.end());
  bytes.erase(std::unique(bytes.begin(), bytes.end()), bytes.end());
  return bytes;
}

struct Registry {
  std::unordered_map<std::uint64_t, std::vector<Phrase>> phrases; ///< by first word
  std::unordered_map<std::string, const InstrumentType*> letters;
  FirstWords sieve;

  Registry() {
    for (const InstrumentType& type : instrument_types()) {
      const std::string key = folded_key(type.name);
      const std::size_t blank = std::min(key.find(' '), key.size());
      const std::string first = key.substr(0, blank);
      Phrase phrase{{}, &type};
      for (std::size_t at = 0; at < type.name.size(); at = skip_blanks(type.name, phrase.words.back().end)) {
        phrase.words.push_back(word_at(type.name, at));
      }
      phrases[packed(first)].push_back(std::move(phrase));
      sieve.allow(first);
    }
    for (auto& [first, list] : phrases) {
      std::sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
    }
    for (const std::string_view word : letters_as_words) {
      letters.emplace(word, instrument_type_abbreviated(word));
      sieve.allow(folded_key(word));
    }
    for (const std::string_view word : provision_words) {
      sieve.allow(word);
    }
  }
};

const Registry& registry() {
  static const Registry instance;
  return instance;
}

} // namespace

std::optional<TypeWord> read_type_word(std::string_view text, const Word& first) {
  const Registry& all = registry();
  const std::string_view written = text.substr(first.start, first.end - first.start);
  if (first.capital && written.size() <= 6 && !letter_at(text, first.start + 1).blank() &&
      (first.all_capital || first.folded() == "ttr")) {
    const auto found = all.letters.find(std::string(written));
    if (found != all.letters.end() && found->second != nullptr) {
      return TypeWord{found->second, first.end, true};
    }
  }
  const auto list = all.phrases.find(packed(first.folded()));
  if (list == all.phrases.end()) {
    return std::nullopt;
  }
  for (const Phrase& phrase : list->second) {
    if (!first.may_be(phrase.words.front())) {
      continue;
    }
    std::size_t end = first.end;
    bool matched = true;
    for (std::size_t i = 1; i < phrase.words.size() && matched; ++i) {
      const std::size_t next = skip_gap(text, end);
      const Word word = word_at(text, next);
      matched = next != end && word.may_be(phrase.words[i]);
      end = word.end;
    }
    if (matched) {
      return TypeWord{phrase.type, end, false};
    }
  }
  return std::nullopt;
}

const FirstWords& FirstWords::instance() {
  return registry().sieve;
}

void FirstWords::allow(std::string_view word) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < word.size() && i < 8; ++i) {
    key = key << 5U | static_cast<std::uint64_t>(word[i] - 'a' + 1);
  }
  std::size_t i = place(key);
  while (keys_[i] != 0 && keys_[i] != key) {
    i = (i + 1) % keys_.size();
  }
  keys_[i] = key;
  sieve_[slot(word[0], word.size() > 1 ? word[1] : ' ', word.size() > 2 ? word[2] : ' ')] = true;
  const std::vector<unsigned char> second = word.size() > 1 ? first_bytes(word[1]) : std::vector<unsigned char>{};
  for (const unsigned char first : first_bytes(word[0])) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      // a first letter of several bytes, a word of one letter: any second byte
      if (first >= 0x80 || second.empty() || std::find(second.begin(), second.end(), byte) != second.end()) {
        bytes_[first * 256U + byte] = true;
      }
    }
  }
}

bool named_type(const InstrumentType& type) {
  return type.slug == "luat" || type.slug == "bo-luat" || type.slug == "phap-lenh" || type.slug == "hien-phap";
}

} // namespace danchieu::citation
