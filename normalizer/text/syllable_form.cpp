#include "normalizer/text/syllable_form.hpp"

#include "normalizer/text/table.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// The grammar of written syllables: onset + rime, joined under the spelling rules of modern orthography
// (Quyết định 1989/QĐ-BGDĐT of 2018 for i/y; c/k, g/gh, ng/ngh by the vowel that follows). Facts are in
// syllable_parts.tsv.

namespace danchieu::text {

namespace {

std::u32string code_points(std::string_view utf8) {
  std::u32string result;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    result.push_back(d.code_point);
    i += d.length;
  }
  return result;
}

bool one_of(std::u32string_view value, std::initializer_list<std::u32string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool starts_with_front_vowel(std::u32string_view rime) {
  return rime[0] == U'e' || rime[0] == U'ê' || rime[0] == U'i';
}

/// Whether an onset is written before a rime that has no glide and does not follow "qu".
bool may_join(std::u32string_view onset, std::u32string_view rime) {
  const bool front = starts_with_front_vowel(rime);
  if (rime[0] == U'y') {
    if (onset.empty()) return true;
    return rime == U"y" && one_of(onset, {U"k", U"h", U"l", U"m", U"s", U"t", U"th", U"v"});
  }
  if (one_of(onset, {U"k", U"gh", U"ngh"})) return front;
  if (one_of(onset, {U"c", U"ng"})) return !front;
  if (onset == U"g") {
    // "gì", "gìn", "giêng": the i of the onset gi and of the rime fall together.
    return !front || one_of(rime, {U"i", U"in"}) || rime.substr(0, 2) == U"iê";
  }
  if (onset == U"gi") return rime[0] != U'i';
  return true;
}

bool is_vowel_letter(char32_t c) {
  return std::u32string_view(U"aăâeêioôơuưy").find(c) != std::u32string_view::npos;
}

/// Places in the rime of the letter that bears the tone, old and new style.
struct TonePlaces {
  std::size_t old_style = 0;
  std::size_t new_style = 0;
};

TonePlaces tone_places(std::u32string_view rime, bool after_qu) {
  const std::size_t marked = rime.find_last_of(U"ăâêôơư");
  if (marked != std::u32string_view::npos) return {marked, marked};
  std::size_t vowels = 0;
  while (vowels < rime.size() && is_vowel_letter(rime[vowels])) ++vowels;
  const bool open = vowels == rime.size();
  if (vowels <= 1) return {0, 0};
  if (vowels >= 3 || !open) return {1, 1};
  if (!after_qu && one_of(rime, {U"oa", U"oe", U"uy"})) return {0, 1};
  return {0, 0};
}

class FormTable {
 public:
  FormTable() {
    std::vector<std::u32string> onsets;

    struct Rime {
      std::u32string letters;
      bool stop = false;
    };

    std::vector<Rime> plain;
    std::vector<Rime> glided;
    std::vector<Rime> after_qu;
    for (const auto& row : table_rows(embedded_file("syllable_parts.tsv"))) {
      const Rime rime{code_points(row[1]), row[2] == "stop"};
      if (row[0] == "onset") onsets.push_back(rime.letters);
      if (row[0] == "rime") plain.push_back(rime);
      if (row[0] == "rime_w") glided.push_back(rime);
      if (row[0] == "rime_after_qu") after_qu.push_back(rime);
    }
    slots_.resize(slot_count);
    for (const std::u32string& onset : onsets) {
      if (onset == U"qu") {
        for (const Rime& rime : after_qu) add(onset, rime.letters, rime.stop);
        continue;
      }
      for (const Rime& rime : plain) {
        if (may_join(onset, rime.letters)) add(onset, rime.letters, rime.stop);
      }
      for (const Rime& rime : glided) {
        if (!one_of(onset, {U"k", U"gh", U"ngh", U"c", U"gi"})) add(onset, rime.letters, rime.stop);
      }
    }
  }

  const SyllableForm* find(SyllableKey key) const {
    for (std::size_t slot = home(key);; slot = (slot + 1) % slot_count) {
      if (slots_[slot].key == key) return &slots_[slot];
      if (slots_[slot].key == 0) return nullptr;
    }
  }

  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t slot_count = 16384; // a quarter full

  static std::size_t home(SyllableKey key) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 50);
  }

  void add(const std::u32string& onset, const std::u32string& rime, bool stop) {
    SyllableForm form;
    for (const char32_t c : onset + rime) form.key = append_letter(form.key, letter_code(c));
    const TonePlaces places = tone_places(rime, onset == U"qu");
    form.old_tone = static_cast<std::uint8_t>(onset.size() + places.old_style);
    form.new_tone = static_cast<std::uint8_t>(onset.size() + places.new_style);
    form.stop = stop;
    form.i_for_y = rime == U"i" && one_of(onset, {U"h", U"k", U"l", U"m", U"s", U"t", U"qu"});
    std::size_t slot = home(form.key);
    while (slots_[slot].key != 0 && slots_[slot].key != form.key) slot = (slot + 1) % slot_count;
    if (slots_[slot].key == form.key) return; // the first reading stands: "gi" + "a" before any other
    slots_[slot] = form;
    ++size_;
  }

  std::vector<SyllableForm> slots_;
  std::size_t size_ = 0;
};

const FormTable& form_table() {
  static const FormTable table;
  return table;
}

} // namespace

const SyllableForm* find_syllable_form(SyllableKey key) {
  return key == 0 ? nullptr : form_table().find(key);
}

std::size_t syllable_form_count() { return form_table().size(); }

} // namespace danchieu::text
