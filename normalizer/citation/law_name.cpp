#include "normalizer/citation/law_name.hpp"

#include "normalizer/citation/scan.hpp"
#include "normalizer/citation/tables.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace danchieu::citation {
namespace {

/// A word as it counts in a name: folded letters with vowel shapes and the tone at the end, so that "được" is not
/// "dược", but "Thuỷ" is "Thủy" and "kĩ" is "kỹ".
std::string marked_word(std::string_view text, std::size_t at, std::size_t& end, bool& marked) {
  std::string key;
  char tone = '0';
  Letter letter = letter_at(text, at);
  while ((letter.letter() || letter.digit()) && key.size() < 40) {
    key += letter.folded;
    if (letter.shape != 0) {
      key += static_cast<char>('0' + letter.shape);
    }
    if (letter.tone != 0) {
      tone = static_cast<char>('0' + letter.tone);
    }
    marked = marked || letter.shape != 0 || letter.tone != 0;
    at += letter.length;
    letter = letter_at(text, at);
  }
  end = at;
  if (key.size() >= 2 && key.back() == 'y' && std::string_view("hklmstv").find(key[key.size() - 2]) != npos) {
    key.back() = 'i';
  }
  return key + tone;
}

/// Behind what may stand between two words of a name: blanks, a comma, a semicolon, a dash.
std::size_t between_words(std::string_view text, std::size_t at) {
  std::size_t next = skip_blanks(text, at);
  const Letter letter = letter_at(text, next);
  if (letter.folded == ',' || letter.folded == ';' || letter.folded == '-') {
    next = skip_blanks(text, next + letter.length);
  }
  return next;
}

/// Names as paths of words; one for text with its marks, one for text without any.
struct Trie {
  struct Node {
    std::unordered_map<std::string, unsigned> next;
    bool end = false;
  };
  std::vector<Node> nodes{1};

  void insert(std::string_view name, bool with_marks) {
    unsigned node = 0;
    for (std::size_t at = 0; at < name.size();) {
      std::size_t end = at;
      bool marked = false;
      std::string word = marked_word(name, at, end, marked);
      if (end == at) {
        at += letter_at(name, at).length;
        continue;
      }
      if (!with_marks) {
        word = folded_key(name.substr(at, end - at));
      }
      const auto [found, fresh] = nodes[node].next.emplace(std::move(word), static_cast<unsigned>(nodes.size()));
      const unsigned child = found->second;
      if (fresh) {
        nodes.emplace_back();
      }
      node = child;
      at = end;
    }
    nodes[node].end = true;
  }

  /// The end of the longest name at `at`; `at` when none.
  std::size_t longest(std::string_view text, std::size_t at, bool with_marks) const {
    std::size_t best = at;
    unsigned node = 0;
    std::size_t here = at;
    for (int words = 0; words < 40; ++words) {
      std::size_t end = here;
      bool marked = false;
      std::string word = marked_word(text, here, end, marked);
      if (end == here || (!with_marks && marked)) {
        break;
      }
      if (!with_marks) {
        word = folded_key(text.substr(here, end - here));
      }
      const auto found = nodes[node].next.find(word);
      if (found == nodes[node].next.end()) {
        break;
      }
      node = found->second;
      if (nodes[node].end) {
        best = end;
      }
      here = between_words(text, end);
    }
    return best;
  }
};

struct Registry {
  std::vector<NamedLaw> laws;
  std::unordered_map<std::string, std::vector<const NamedLaw*>> by_name;
  std::unordered_map<std::string, std::string> full_name; ///< folded short name → folded full name
  std::unordered_map<std::string, Trie> marked;           ///< by type: "luat", "bo luat", "phap lenh"
  std::unordered_map<std::string, Trie> bare;

  Registry() {
    const auto rows = table_rows("named_laws.tsv", 4);
    laws.reserve(rows.size());
    for (const auto& row : rows) {
      const std::string key = folded_key(row[0]);
      for (const std::string_view type : {"bo luat", "phap lenh", "luat"}) {
        if (key.rfind(type, 0) == 0) {
          std::size_t words = 0; // skip the type's own words in the table's spelling
          std::size_t at = 0;
          while (words < (type == "luat" ? 1U : 2U)) {
            at = skip_blanks(row[0], word_at(row[0], at).end);
            ++words;
          }
          marked[std::string(type)].insert(row[0].substr(at), true);
          bare[std::string(type)].insert(row[0].substr(at), false);
          break;
        }
      }
      if (!row[3].empty()) {
        full_name.emplace(key, folded_key(row[3]));
      } else if (!row[1].empty() || !row[2].empty()) {
        laws.push_back({std::string(row[0]), std::string(row[1]), text::parse_date(row[2])});
      }
    }
    for (const NamedLaw& law : laws) {
      by_name[folded_key(law.name)].push_back(&law);
    }
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

std::size_t law_name_end(std::string_view text, std::size_t at, std::string_view type) {
  const Registry& all = registry();
  const auto names = all.marked.find(std::string(type));
  if (names == all.marked.end()) {
    return at;
  }
  std::size_t end = names->second.longest(text, at, true);
  if (end == at) {
    end = all.bare.at(std::string(type)).longest(text, at, false);
  }
  if (end != at) {
    return end;
  }
  // a law that the table does not know: "Luật Đặc khu kinh tế …"
  Word word = word_at(text, at);
  if (!word || !word.capital || word.size < 2 || word.all_capital || word.folded() == "luat" || word.folded() == "phap") {
    return at; // a heading in capitals runs on into other words
  }
  for (int words = 0; words < 14 && word; ++words) {
    if (words > 0 && std::find(stops.begin(), stops.end(), word.folded()) != stops.end()) {
      break;
    }
    if (words > 0 && (word.folded() == "va" || word.folded() == "ve" || word.folded() == "cua")) {
      const Word next = word_at(text, skip_blanks(text, word.end));
      if (!next || std::find(stops.begin(), stops.end(), next.folded()) != stops.end() || word.folded() == "ve" ||
          (word.folded() == "cua" && !next.capital)) {
        break;
      }
    }
    end = word.end;
    const std::size_t next = skip_blanks(text, word.end);
    if (next == word.end) {
      break;
    }
    word = word_at(text, next);
  }
  return end;
}

} // namespace danchieu::citation
