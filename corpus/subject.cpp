#include "corpus/subject.hpp"

#include "corpus/document/table.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/token.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace danchieu::corpus {

namespace {

constexpr std::size_t longest_phrase = 6;      ///< words
constexpr std::size_t most_title_words = 200;

struct Table {
  std::vector<Subject> subjects;
  std::unordered_map<std::string, std::size_t> of_phrase; ///< words with marks, joined by blanks
};

/// A row: slug, Vietnamese name, English name, phrases separated by '|'.
const Table& table() {
  static const Table built = [] {
    Table made;
    for (const auto& row : table_rows(embedded_file("subjects.tsv"))) {
      if (row.size() < 4) continue;
      made.subjects.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2])});
      const std::string phrases(row[3]);
      for (std::size_t begin = 0; begin <= phrases.size();) {
        const std::size_t end = std::min(phrases.find('|', begin), phrases.size());
        std::string key;
        for (const text::Token& token : text::tokenize(std::string_view(phrases).substr(begin, end - begin)))
          key += (key.empty() ? "" : " ") + token.exact;
        if (!key.empty()) made.of_phrase.emplace(std::move(key), made.subjects.size() - 1);
        begin = end + 1;
      }
    }
    return made;
  }();
  return built;
}

} // namespace

const std::vector<Subject>& subjects() { return table().subjects; }

const Subject* subject(std::string_view slug) {
  const auto found = std::find_if(subjects().begin(), subjects().end(), [slug](const Subject& one) { return one.slug == slug; });
  return found == subjects().end() ? nullptr : &*found;
}

std::string subject_of(std::string_view title) {
  std::vector<text::Token> tokens = text::tokenize(title);
  if (tokens.size() > most_title_words) tokens.resize(most_title_words);
  std::vector<std::size_t> words(subjects().size(), 0);
  std::vector<std::size_t> order; // of first mention
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t taken = 0;
    std::string phrase;
    std::size_t meant = 0;
    for (std::size_t length = 1; length <= longest_phrase && i + length <= tokens.size(); ++length) {
      phrase += (length == 1 ? "" : " ") + tokens[i + length - 1].exact;
      if (const auto found = table().of_phrase.find(phrase); found != table().of_phrase.end()) {
        taken = length;
        meant = found->second;
      }
    }
    if (taken > 0) {
      if (words[meant] == 0) order.push_back(meant);
      words[meant] += taken;
    }
    i += std::max<std::size_t>(taken, 1);
  }
  const auto best = std::max_element(order.begin(), order.end(), [&words](std::size_t a, std::size_t b) { return words[a] < words[b]; });
  return best == order.end() ? std::string() : subjects()[*best].slug;
}

} // namespace danchieu::corpus
