// Precision and recall of citations against windows annotated by hand, with every miss by its cause.
// usage: citation_quality GOLD.jsonl WINDOWS_DIR [--misses]
// A found mention answers a gold one when their spans overlap, the largest overlap first; only numbered mentions and
// laws by name count. What document analysis adds later (relation, own heading) is not judged here.
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/clean_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

using namespace danchieu;

namespace {

struct Gold {
  citation::Span span; ///< bytes of the window
  bool counted = false;
  nlohmann::json fields;
};

struct Found {
  citation::Span span;
  citation::Citation citation;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Code points, as the gold counts, to bytes.
std::size_t byte_offset(const std::string& text, std::size_t code_points) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && code_points-- == 0) {
      break;
    }
  }
  return at;
}

std::multiset<std::string> provisions(const nlohmann::json& value) {
  std::multiset<std::string> result;
  if (!value.is_string()) {
    return result;
  }
  std::string rest = value.get<std::string>() + ';';
  for (std::size_t mark = rest.find(';'); mark != std::string::npos; mark = rest.find(';')) {
    std::string part = rest.substr(0, mark);
    part.erase(0, part.find_first_not_of(' '));
    if (!part.empty()) {
      result.insert(part);
    }
    rest.erase(0, mark + 1);
  }
  return result;
}

struct Tally {
  std::map<std::string, unsigned> right;
  std::map<std::string, unsigned> causes;
  unsigned gold = 0;
  unsigned found = 0;
  unsigned matched = 0;
  unsigned with_provisions = 0;
};

class Judge {
public:
  explicit Judge(bool misses) : misses_(misses) {}

  void window(const std::string& name, const std::string& text, const std::vector<Gold>& gold) {
    const text::CleanText clean = text::clean(text);
    auto citations = citation::find_citations(clean.text);
    citation::identify(citations, clean.text, {});
    std::vector<Found> found;
    for (citation::Citation& one : citations) {
      if (one.kind == citation::CitationKind::numbered || one.kind == citation::CitationKind::by_name) {
        found.push_back({{clean.offsets.to_source(one.span.start), clean.offsets.to_source_end(one.span.end)}, one});
      }
    }
    match(name, text, gold, found);
  }

  const Tally& tally() const { return tally_; }

private:
  static std::size_t overlap(const citation::Span& a, const citation::Span& b) {
    const std::size_t start = std::max(a.start, b.start);
    const std::size_t end = std::min(a.end, b.end);
    return end > start ? end - start : 0;
  }

  void match(const std::string& name, const std::string& text, const std::vector<Gold>& gold, const std::vector<Found>& found) {
    struct Pair {
      std::size_t overlap;
      std::size_t gold;
      std::size_t found;
    };
    std::vector<Pair> pairs;
    for (std::size_t g = 0; g < gold.size(); ++g) {
      for (std::size_t f = 0; gold[g].counted && f < found.size(); ++f) {
        if (const std::size_t shared = overlap(gold[g].span, found[f].span); shared > 0) {
          pairs.push_back({shared, g, f});
        }
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });
    std::vector<int> answer(gold.size(), -1);
    std::vector<bool> used(found.size(), false);
    for (const Pair& pair : pairs) {
      if (answer[pair.gold] < 0 && !used[pair.found]) {
        answer[pair.gold] = static_cast<int>(pair.found);
        used[pair.found] = true;
      }
    }
    for (std::size_t f = 0; f < found.size(); ++f) {
      const bool neutral = !used[f] && std::any_of(gold.begin(), gold.end(), [&](const Gold& g) {
        return !g.counted && overlap(g.span, found[f].span) > 0;
      });
      if (!neutral) {
        ++tally_.found;
        if (!used[f]) {
          miss("extra", name, text.substr(found[f].span.start, found[f].span.end - found[f].span.start));
        }
      }
    }
    for (std::size_t g = 0; g < gold.size(); ++g) {
      if (gold[g].counted) {
        ++tally_.gold;
        if (answer[g] < 0) {
          miss("not found", name, gold[g].fields.value("text", ""));
        } else {
          compare(name, gold[g], found[static_cast<std::size_t>(answer[g])]);
        }
      }
    }
  }

  void compare(const std::string& name, const Gold& gold, const Found& found) {
    const citation::Citation& said = found.citation;
    const nlohmann::json& want = gold.fields;
    const std::string words = want.value("text", "");
    ++tally_.matched;
    const auto string_of = [&](const char* key) { return want.contains(key) && want[key].is_string() ? want[key].get<std::string>() : std::string(); };
    const bool number = citation::number_key(string_of("number")) == citation::number_key(said.number);
    const bool type = string_of("type") == said.type;
    const bool year = (want["year"].is_number() ? std::optional(want["year"].get<int>()) : std::nullopt) == said.year;
    judge("exact span", gold.span == found.span, name, words);
    judge("identity", number && type && year, name,
          words + (number ? "" : " | number " + said.number) + (type ? "" : " | type " + said.type) + (year ? "" : " | year"));
    judge("date", string_of("date") == (said.date ? text::to_iso(*said.date) : std::string()), name, words);
    const auto pinpoint = provisions(want.value("pinpoint", nlohmann::json()));
    if (!pinpoint.empty()) {
      ++tally_.with_provisions;
      judge("provisions", pinpoint == std::multiset<std::string>(said.pinpoint.begin(), said.pinpoint.end()), name, words);
    }
  }

  void judge(const std::string& what, bool right, const std::string& name, const std::string& words) {
    if (right) {
      ++tally_.right[what];
    } else {
      miss(what, name, words);
    }
  }

  void miss(const std::string& cause, const std::string& name, const std::string& words) {
    ++tally_.causes[cause];
    if (misses_) {
      std::cout << "  " << cause << " | " << name << " | " << nlohmann::json(words).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    }
  }

  bool misses_;
  Tally tally_;
};

double share(unsigned part, unsigned whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: citation_quality GOLD.jsonl WINDOWS_DIR [--misses]\n";
    return 2;
  }
  std::map<std::string, std::vector<Gold>> windows;
  std::map<std::string, std::string> texts;
  std::ifstream lines(argv[1]);
  for (std::string line; std::getline(lines, line);) {
    nlohmann::json fields = nlohmann::json::parse(line);
    const std::string name = fields.at("window");
    const auto [text, fresh] = texts.emplace(name, std::string());
    if (fresh) {
      text->second = read_file(std::string(argv[2]) + '/' + name);
    }
    const std::string kind = fields.at("kind");
    Gold gold{{byte_offset(text->second, fields.at("start")), byte_offset(text->second, fields.at("end"))},
              (kind == "numbered" || kind == "by_name") && !fields.value("nested", false), std::move(fields)};
    windows[name].push_back(std::move(gold));
  }
  Judge judge(argc > 3);
  for (const auto& [name, gold] : windows) {
    judge.window(name, texts[name], gold);
  }
  const Tally& tally = judge.tally();
  std::printf("windows %zu, mentions %u, found %u\n", windows.size(), tally.gold, tally.found);
  const auto line = [&](const char* what, unsigned right) {
    const double precision = share(right, tally.found);
    const double recall = share(right, tally.gold);
    std::printf("%-12s precision %.4f  recall %.4f  F1 %.4f\n", what, precision, recall,
                precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0.0);
  };
  line("overlap", tally.matched);
  line("exact span", tally.right.count("exact span") != 0 ? tally.right.at("exact span") : 0);
  line("identity", tally.right.count("identity") != 0 ? tally.right.at("identity") : 0);
  std::printf("date %.4f of the matched, provisions %.4f of the %u that give one\n",
              share(tally.right.count("date") != 0 ? tally.right.at("date") : 0, tally.matched),
              share(tally.right.count("provisions") != 0 ? tally.right.at("provisions") : 0, tally.with_provisions), tally.with_provisions);
  for (const auto& [cause, count] : tally.causes) {
    std::printf("  %-12s %u\n", cause.c_str(), count);
  }
  return 0;
}
