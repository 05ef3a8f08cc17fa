#include "normalizer/citation/type_word.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <unordered_map>
#include <vector>

namespace danchieu::citation {
namespace {

struct Phrase {
  std::string rest; ///< folded words after the first
  const InstrumentType* type;
};

/// Letters that stand before numbers instead of the type's name.
constexpr std::array<std::string_view, 16> letters_as_words = {"QĐ", "QD", "NĐ", "ND", "TT", "TTLT", "NQ", "CT",
                                                               "CV", "KH", "TB", "TTr", "TTLB", "NQLT", "VBHN", "PL"};

/// First words of provisions (provision.cpp reads them).
constexpr std::array<std::string_view, 10> provision_words = {"dieu", "khoan", "diem", "tieu", "muc",
                                                              "chuong", "phan", "phu", "mau", "bieu"};

std::size_t slot(char a, char b, char c) {
  const auto index = [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<std::size_t>(letter - 'a' + 1) : std::size_t{0}; };
  return (index(a) * 27 + index(b)) * 27 + index(c);
}

struct Registry {
  std::unordered_map<std::string, std::vector<Phrase>> phrases; ///< by first word
  std::unordered_map<std::string, const InstrumentType*> letters;
  std::bitset<std::size_t{27} * 27 * 27> sieve;

  Registry() {
    for (const InstrumentType& type : instrument_types()) {
      const std::string key = folded_key(type.name);
      const std::size_t blank = std::min(key.find(' '), key.size());
      const std::string first = key.substr(0, blank);
      phrases[first].push_back({blank < key.size() ? key.substr(blank + 1) : std::string(), &type});
      allow(first);
    }
    for (auto& [first, list] : phrases) {
      std::sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) { return a.rest.size() > b.rest.size(); });
    }
    for (const std::string_view word : letters_as_words) {
      letters.emplace(word, instrument_type_abbreviated(word));
      allow(folded_key(word));
    }
    for (const std::string_view word : provision_words) {
      allow(word);
    }
  }

  void allow(std::string_view word) {
    sieve.set(slot(word[0], word.size() > 1 ? word[1] : ' ', word.size() > 2 ? word[2] : ' '));
  }
};

const Registry& registry() {
  static const Registry instance;
  return instance;
}

} // namespace

std::optional<TypeWord> read_type_word(std::string_view text, const Word& first) {
  const Registry& all = registry();
  const std::string_view word = text.substr(first.start, first.end - first.start);
  if (first.capital && word.size() <= 6) {
    const auto found = all.letters.find(std::string(word));
    if (found != all.letters.end() && found->second != nullptr) {
      return TypeWord{found->second, first.end, true};
    }
  }
  const auto list = all.phrases.find(std::string(first.folded()));
  if (list == all.phrases.end()) {
    return std::nullopt;
  }
  for (const Phrase& phrase : list->second) {
    if (phrase.rest.empty()) {
      return TypeWord{phrase.type, first.end, false};
    }
    const std::size_t next = skip_gap(text, first.end);
    if (next == first.end) {
      continue;
    }
    if (const std::size_t end = match_words(text, next, phrase.rest); end != npos) {
      return TypeWord{phrase.type, end, false};
    }
  }
  return std::nullopt;
}

bool may_begin(char first, char second, char third) {
  return registry().sieve.test(slot(first, second, third));
}

bool named_type(const InstrumentType& type) {
  return type.slug == "luat" || type.slug == "bo-luat" || type.slug == "phap-lenh" || type.slug == "hien-phap";
}

} // namespace danchieu::citation
