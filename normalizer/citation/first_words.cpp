#include "normalizer/citation/first_words.hpp"

#include "normalizer/citation/tables.hpp"

#include <algorithm>
#include <cassert>

namespace danchieu::citation {
namespace {

/// Letters that stand before numbers instead of the type's name.
constexpr std::array<std::string_view, 16> letters_as_words = {"QĐ", "QD", "NĐ", "ND", "TT", "TTLT", "NQ", "CT",
                                                               "CV", "KH", "TB", "TTr", "TTLB", "NQLT", "VBHN", "PL"};

/// First words of provisions (provision.cpp reads them).
using Provision = FirstWord::Provision;
constexpr std::array<std::pair<std::string_view, Provision>, 10> provision_words = {{
    {"dieu", Provision::clause},
    {"khoan", Provision::clause},
    {"diem", Provision::point},
    {"muc", Provision::section},
    {"chuong", Provision::section},
    {"phan", Provision::section},
    {"tieu", Provision::annex},
    {"phu", Provision::annex},
    {"mau", Provision::annex},
    {"bieu", Provision::annex},
}};

} // namespace

const FirstWords& FirstWords::instance() {
  static const FirstWords words;
  return words;
}

FirstWords::FirstWords() {
  for (const InstrumentType& type : instrument_types()) {
    add_type(type);
  }
  for (FirstWord& word : words_) {
    std::sort(word.phrases.begin(), word.phrases.end(),
              [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
  }
  for (const std::string_view letters : letters_as_words) {
    FirstWord& entry = make_entry(folded_key(letters));
    entry.alone = true;
    entry.letters.emplace_back(letters, instrument_type_abbreviated(letters));
  }
  for (const auto& row : table_rows("named_laws.tsv", 4)) {
    if (!row[3].empty() && row[0].find(' ') == npos) { // "BLHS", a code by its letters alone
      FirstWord& entry = make_entry(folded_key(row[0]));
      entry.alone = true;
      entry.letters.emplace_back(row[0], instrument_type_named("bộ luật"));
    }
  }
  for (const auto& [word, provision] : provision_words) {
    make_entry(word).provision = provision;
  }
}

void FirstWords::add_type(const InstrumentType& type) {
  FirstWord::Phrase phrase{{}, &type};
  for (std::size_t at = 0; at < type.name.size(); at = skip_blanks(type.name, phrase.words.back().end)) {
    phrase.words.push_back(word_at(type.name, at));
  }
  assert(phrase.words.size() <= FirstWord::most_words);
  if (phrase.words.size() > 1) { // "Nghịđịnh", "Thôngtư liên tịch"
    std::string name = type.name;
    name.erase(phrase.words.front().end, 1);
    FirstWord::Phrase glued = phrase;
    glued.words.erase(glued.words.begin());
    glued.words.front() = word_at(name, 0);
    if (glued.words.front().size < longest) {
      add_phrase(std::move(glued));
    }
  }
  add_phrase(std::move(phrase));
}

void FirstWords::add_phrase(FirstWord::Phrase phrase) {
  FirstWord& entry = make_entry(phrase.words.front().folded());
  if (phrase.words.size() == 1) {
    entry.alone = true;
  } else {
    entry.seconds |= 1U << static_cast<unsigned>(phrase.words[1].folded().front() - 'a');
  }
  entry.phrases.push_back(std::move(phrase));
}

FirstWord& FirstWords::make_entry(std::string_view folded) {
  assert(folded.size() < longest);
  std::uint64_t key = 0;
  for (const char letter : folded) {
    key = with(key, letter);
  }
  std::size_t i = place(key);
  while (keys_[i] != 0 && keys_[i] != key) {
    i = (i + 1) % keys_.size();
  }
  if (keys_[i] == 0) {
    if (folded.size() >= 3) {
      beginnings_.set(key >> 5U * (folded.size() - 3));
    }
    keys_[i] = key;
    indexes_[i] = static_cast<std::uint16_t>(words_.size());
    words_.emplace_back();
  }
  return words_[indexes_[i]];
}

const FirstWord* FirstWords::entry(std::uint64_t key) const {
  std::size_t i = place(key);
  while (keys_[i] != key && keys_[i] != 0) {
    i = (i + 1) % keys_.size();
  }
  return keys_[i] == 0 ? nullptr : &words_[indexes_[i]];
}

const FirstWord* FirstWords::find(std::string_view text, std::size_t at) const {
  std::uint64_t key = 0;
  for (std::size_t letters = 0; letters < longest; ++letters) {
    const Letter letter = letter_at(text, at);
    if (!letter.letter()) {
      break;
    }
    key = with(key, letter.folded);
    if (letters == 2 && !beginnings_[key]) {
      return nullptr;
    }
    at += letter.length;
  }
  return entry(key);
}

const FirstWord* FirstWords::find(std::string_view folded) const {
  std::uint64_t key = 0;
  for (const char letter : folded.substr(0, longest)) {
    key = with(key, letter);
  }
  return entry(key);
}

WordMemo& WordMemo::of_this_thread() {
  thread_local WordMemo memo;
  return memo;
}

} // namespace danchieu::citation
