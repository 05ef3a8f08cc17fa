#include "normalizer/citation/law_name.hpp"

#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/date_text.hpp"
#include "normalizer/citation/scan.hpp"
#include "normalizer/citation/string_map.hpp"
#include "normalizer/citation/tables.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace danchieu::citation {
namespace {

/// A word as it counts in a name: letters with vowel shapes and the tone, so that "được" is not "dược", but "Thuỷ" is
/// "Thủy" and "kĩ" is "kỹ". Two different words share a key once in 2^64.
struct NameWord {
  std::uint64_t key = 0;
  std::uint64_t bare_key = 0; ///< without marks
  std::size_t end = 0;        ///< where the word begins when there is none
  bool marked = false;
};

NameWord name_word(std::string_view text, std::size_t at) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  constexpr std::size_t longest = 64; // bytes
  const auto mix = [](std::uint64_t key, unsigned unit) {
    key = (key ^ unit) * factor;
    return key ^ key >> 29U;
  };
  NameWord word;
  unsigned tone = 0;
  char before = 0;
  const std::size_t start = at;
  Letter letter = letter_at(text, at);
  const bool number = letter.digit();
  while ((number ? letter.digit() : letter.letter()) && at - start < longest) { // "doanh nghiệp2" ends in a footnote's mark
    at += letter.length;
    const Letter next = letter_at(text, at);
    const bool last = !next.letter();
    const bool as_i = last && letter.folded == 'y' && letter.shape == 0 && std::string_view("hklmstv").find(before) != npos;
    const auto folded = static_cast<unsigned char>(letter.folded);
    word.key = mix(word.key, (as_i ? 'i' : folded) | static_cast<unsigned>(letter.shape) << 8U);
    word.bare_key = mix(word.bare_key, folded);
    tone = letter.tone != 0 ? letter.tone : tone;
    word.marked = word.marked || letter.shape != 0 || letter.tone != 0;
    before = letter.shape == 0 ? letter.folded : '\0';
    letter = next;
  }
  word.key = mix(word.key, tone << 16U);
  word.end = at;
  return word;
}

/// Behind what may stand between two words of a name: blanks, a comma, a semicolon, a dash, a slash.
std::size_t between_words(std::string_view text, std::size_t at) {
  std::size_t next = skip_blanks(text, at);
  const Letter letter = letter_at(text, next);
  if (letter.folded == ',' || letter.folded == ';' || letter.folded == '-' || letter.folded == '/') {
    next = skip_blanks(text, next + letter.length);
  }
  return next;
}

/// A key of the two words with which a name begins, whatever their marks; of the first alone when no other follows.
std::uint64_t beginning(std::string_view text, const NameWord& first) {
  const std::size_t next = between_words(text, first.end);
  const NameWord second = name_word(text, next);
  return second.end == next ? first.bare_key : first.bare_key * 31U + second.bare_key;
}

/// The marks that a name may have in a text: all of them, none, or any, where it has words enough to be sure.
enum class Marks { all, none, some };

/// Names as paths of words; one for text with its marks, one for text without.
class Trie {
public:
  void insert(std::string_view name, bool with_marks) {
    std::uint64_t node = 0;
    for (std::size_t at = 0; at < name.size();) {
      const NameWord word = name_word(name, at);
      if (word.end == at) {
        at += letter_at(name, at).length;
        continue;
      }
      node = nodes_.emplace(step(node, with_marks ? word.key : word.bare_key), Node{nodes_.size() + 1, false}).first->second.number;
      at = word.end;
    }
    ends_.push_back(node);
  }

  /// To be called once, behind the last insert().
  void finish() {
    std::sort(ends_.begin(), ends_.end());
    for (auto& [key, node] : nodes_) {
      node.end = std::binary_search(ends_.begin(), ends_.end(), node.number);
    }
  }

  /// The end of the longest name at `at`; `at` when none.
  std::size_t longest(std::string_view text, std::size_t at, Marks marks) const {
    constexpr int most_words = 40;
    constexpr int sure_words = 3;
    const bool with_marks = marks == Marks::all;
    std::size_t best = at;
    std::uint64_t node = 0;
    std::size_t here = at;
    for (int words = 0; words < most_words; ++words) {
      const NameWord word = name_word(text, here);
      if (word.end == here || (marks == Marks::none && word.marked)) {
        break;
      }
      const auto found = nodes_.find(step(node, with_marks ? word.key : word.bare_key));
      if (found == nodes_.end()) {
        break;
      }
      node = found->second.number;
      if (found->second.end && (marks != Marks::some || words + 1 >= sure_words)) {
        best = word.end;
      }
      here = between_words(text, word.end);
    }
    return best;
  }

private:
  struct Node {
    std::uint64_t number = 0; ///< the root is 0
    bool end = false;
  };

  static std::uint64_t step(std::uint64_t node, std::uint64_t word) { return word + node * 0xD6E8FEB86659FD93ULL; }

  std::unordered_map<std::uint64_t, Node> nodes_; ///< by the node before and the word that leads to it
  std::vector<std::uint64_t> ends_;
};

/// The names of one type of law.
struct Names {
  std::string_view type; ///< slug
  std::string_view key;  ///< folded name
  std::size_t words = 1; ///< of the type itself
  Trie marked;
  Trie bare;

  /// The end of the longest name at `at`; `at` when none.
  std::size_t longest(std::string_view text, std::size_t at) const {
    for (const Marks marks : {Marks::all, Marks::none, Marks::some}) {
      const std::size_t end = (marks == Marks::all ? marked : bare).longest(text, at, marks);
      if (end != at) {
        return end;
      }
    }
    return at;
  }
};

struct Registry {
  std::vector<NamedLaw> laws;
  StringMap<std::vector<const NamedLaw*>> by_name;
  StringMap<const NamedLaw*> by_number; ///< by number_key
  StringMap<std::string> full_name; ///< folded short name → folded full name
  std::unordered_set<std::uint64_t> beginnings; ///< of all names, as beginning() gives them
  std::array<Names, 3> names{{{"bo-luat", "bo luat", 2, {}, {}}, {"phap-lenh", "phap lenh", 2, {}, {}}, {"luat", "luat", 1, {}, {}}}};

  Registry() {
    const auto rows = table_rows("named_laws.tsv", 4);
    laws.reserve(rows.size());
    for (const auto& row : rows) {
      const std::string key = folded_key(row[0]);
      insert(row[0], key);
      if (!row[3].empty()) {
        full_name.emplace(key, folded_key(row[3]));
      } else if (!row[1].empty() || !row[2].empty()) {
        laws.push_back({std::string(row[0]), std::string(row[1]), text::parse_date(row[2])});
      }
    }
    for (Names& each : names) {
      each.marked.finish();
      each.bare.finish();
    }
    for (const NamedLaw& law : laws) {
      by_name[folded_key(law.name)].push_back(&law);
      if (!law.number.empty()) {
        by_number.emplace(number_key(law.number), &law);
      }
    }
  }

  /// Puts what follows the type's own words into the tries of that type.
  void insert(std::string_view name, std::string_view key) {
    const auto type = std::find_if(names.begin(), names.end(), [&](const Names& each) { return key.rfind(each.key, 0) == 0; });
    if (type == names.end()) {
      return;
    }
    std::size_t at = 0;
    for (std::size_t words = 0; words < type->words; ++words) {
      at = skip_blanks(name, word_at(name, at).end);
    }
    beginnings.insert(beginning(name, name_word(name, at)));
    type->marked.insert(name.substr(at), true);
    type->bare.insert(name.substr(at), false);
  }
};

const Registry& registry() {
  static const Registry instance;
  return instance;
}

/// Words that end a name which is not in the table.
constexpr std::array<std::string_view, 46> stops = {
    "nay",  "so",   "ngay", "nam",  "duoc", "da",    "do",    "co",    "thi",   "de",    "theo", "tai",
    "la",   "voi",  "cho",  "khi",  "ma",   "tu",    "ban",   "huong", "quy",   "phai",  "khong", "neu",
    "noi",  "tren", "hien", "hoac", "bang", "den",   "trong", "ngoai", "cac",   "nhung", "moi",  "cung",
    "van",  "nghi", "thong", "quyet", "luat", "phap", "dieu", "khoan", "diem",  "thay"};

bool ends_name(const Word& word) {
  return std::find(stops.begin(), stops.end(), word.folded()) != stops.end();
}

/// Whether a law's adoption is told at `at`: "ngày 30/6/1990", "năm 1990", "được Quốc hội … thông qua".
bool adoption_at(std::string_view text, std::size_t at) {
  if (read_date(text, at, true) || read_year_words(text, at)) {
    return true;
  }
  static constexpr std::array<std::string_view, 4> adopted = {"duoc quoc hoi", "duoc cong bo", "duoc hoi dong nha nuoc",
                                                              "duoc uy ban thuong vu quoc hoi"};
  return std::any_of(adopted.begin(), adopted.end(), [&](std::string_view words) { return match_words(text, at, words) != npos; });
}

} // namespace

std::vector<const NamedLaw*> laws_named(std::string_view name) {
  const Registry& all = registry();
  std::string key = folded_key(name);
  if (const auto full = all.full_name.find(key); full != all.full_name.end()) {
    key = full->second;
  }
  const auto found = all.by_name.find(key);
  return found == all.by_name.end() ? std::vector<const NamedLaw*>{} : found->second;
}

std::optional<text::Date> adopted_by(const NamedLaw& law) {
  if (law.date) {
    return law.date;
  }
  const std::size_t slash = law.number.find('/'); // 31/2024/QH15
  return slash == npos ? std::nullopt : text::parse_date(law.number.substr(slash + 1, 4) + "-12-31");
}

const NamedLaw* law_numbered(std::string_view key) {
  const auto found = registry().by_number.find(key);
  return found == registry().by_number.end() ? nullptr : found->second;
}

const NamedLaw* next_of_same_name(std::string_view key) {
  const NamedLaw* const numbered = law_numbered(key);
  if (numbered == nullptr) {
    return nullptr;
  }
  const Registry& all = registry();
  const NamedLaw& law = *numbered;
  const std::string name = folded_key(law.name);
  const auto same = all.by_name.find(name);
  const auto adopted = adopted_by(law);
  if (name.find("sua doi") != std::string::npos || same == all.by_name.end() || !adopted) {
    return nullptr;
  }
  const NamedLaw* next = nullptr;
  for (const NamedLaw* other : same->second) {
    const auto day = adopted_by(*other);
    if (day && *day > *adopted && !other->number.empty() && (next == nullptr || *day < *adopted_by(*next))) {
      next = other;
    }
  }
  return next;
}

std::size_t law_name_end(std::string_view text, std::size_t at, const InstrumentType& type) {
  const auto& all = registry().names;
  const auto names = std::find_if(all.begin(), all.end(), [&](const Names& each) { return each.type == type.slug; });
  if (names == all.end()) {
    return at;
  }
  const NameWord first = name_word(text, at);
  const auto& beginnings = registry().beginnings; // most words that follow begin no name
  if (beginnings.count(first.bare_key) != 0 || beginnings.count(beginning(text, first)) != 0) {
    if (const std::size_t end = names->longest(text, at); end != at) {
      return end;
    }
    for (const Names& each : all) { // an ordinance has often come before the law of the same name
      if (const std::size_t end = each.longest(text, at); letter_at(text, at).upper && end > first.end) {
        return end;
      }
    }
  }
  std::size_t end = at;
  // a law that the table does not know: "Luật Đặc khu kinh tế …"
  Word word = word_at(text, at);
  if (!word || !word.capital || word.size < 2 || word.all_capital || word.folded() == "luat" || word.folded() == "phap") {
    return at; // a heading in capitals runs on into other words
  }
  for (int words = 0; words < 14 && word; ++words) {
    if (words > 0 && ends_name(word)) {
      break;
    }
    if (words > 0 && (word.folded() == "va" || word.folded() == "ve" || word.folded() == "cua")) {
      const Word next = word_at(text, skip_blanks(text, word.end));
      if (!next || ends_name(next) || word.folded() == "ve" ||
          (word.folded() == "cua" && !next.capital)) {
        break;
      }
    }
    end = word.end;
    std::size_t next = skip_blanks(text, word.end);
    if (words == 0) { // "Luật Khám, chữa bệnh …"
      const std::size_t behind = between_words(text, word.end);
      next = letter_at(text, behind).upper ? next : behind;
    }
    if (next == word.end) {
      break;
    }
    word = word_at(text, next);
  }
  return end;
}

std::size_t dated_name_end(std::string_view text, std::size_t at) {
  constexpr int most_words = 12;
  std::size_t end = at;
  for (int words = 0; words < most_words; ++words) {
    const std::size_t next = words == 0 ? at : skip_blanks(text, end);
    if (words > 1 && adoption_at(text, next)) {
      return end;
    }
    const Word word = word_at(text, next);
    if (!word || ends_name(word) || (words > 0 && next == end)) {
      return at;
    }
    end = word.end;
  }
  return at;
}

std::size_t dated_amending_name_end(std::string_view text, std::size_t at) {
  constexpr int most_words = 24;
  std::size_t end = at;
  bool laws = false;
  for (int words = 0; words < most_words; ++words) {
    const std::size_t next = words == 0 ? at : between_words(text, end);
    if (laws && adoption_at(text, next)) {
      return end;
    }
    const NameWord word = name_word(text, next);
    if (word.end == next || match_words(text, next, "hieu luc") != npos || match_words(text, next, "tu") != npos) {
      return at;
    }
    laws = laws || match_words(text, next, "luat") != npos;
    end = word.end;
  }
  return at;
}

} // namespace danchieu::citation
