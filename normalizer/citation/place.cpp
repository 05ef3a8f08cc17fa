#include "normalizer/citation/place.hpp"

#include "normalizer/citation/letters.hpp"
#include "normalizer/citation/tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace danchieu::citation {
namespace {

/// Folded name or variant of a province → its folded name with its kind.
const std::map<std::string, std::string, std::less<>>& provinces() {
  static const auto table = [] {
    std::map<std::string, std::string, std::less<>> names;
    for (const auto& row : table_rows("provinces.tsv", 7)) {
      const std::string full = folded_key(row[1]) + ' ' + folded_key(row[0]);
      names.emplace(folded_key(row[0]), full);
      for (const std::string_view variant : cell_parts(row[3])) {
        names.emplace(folded_key(variant), full);
      }
    }
    return names;
  }();
  return table;
}

constexpr std::array<std::string_view, 11> kinds = {"tinh", "thanh pho", "thi xa", "thi tran", "huyen", "quan",
                                                    "xa",   "phuong",    "dac khu", "tp",      "thu do"};

/// The kind a key begins with, "" when none.
std::string_view leading_kind(std::string_view key) {
  for (const std::string_view kind : kinds) {
    if (key.substr(0, kind.size()) == kind && (key.size() == kind.size() || key[kind.size()] == ' ')) {
      return kind;
    }
  }
  return {};
}

/// "tp ha noi" → "thanh pho ha noi"; the name in the table's spelling when it is a province's.
std::string with_kind(std::string_view kind, std::string_view name) {
  if (kind == "tp" || kind == "thu do") {
    kind = "thanh pho";
  }
  if (kind == "tinh" || kind == "thanh pho") {
    const auto found = provinces().find(name);
    if (found != provinces().end()) {
      const std::string_view official = found->second;
      return std::string(kind) + std::string(official.substr(official.find(' ', leading_kind(official).size())));
    }
  }
  return std::string(kind) + ' ' + std::string(name);
}

const Province* province_by(std::string Province::*field, std::string_view value) {
  const auto& all = all_provinces();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Province& one) { return one.*field == value; });
  return found == all.end() ? nullptr : &*found;
}

} // namespace

const std::vector<Province>& all_provinces() {
  static const std::vector<Province> all = [] {
    std::vector<Province> rows;
    for (const auto& row : table_rows("provinces.tsv", 7)) {
      Province province{.name = std::string(row[0]), .kind = std::string(row[1]), .slug = std::string(row[2]), .until = std::string(row[5]), .merged_into = {}};
      for (std::string_view name : cell_parts(row[6])) {
        while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
        province.merged_into.emplace_back(name);
      }
      rows.push_back(std::move(province));
    }
    return rows;
  }();
  return all;
}

const Province* province_with_slug(std::string_view slug) { return province_by(&Province::slug, slug); }

const Province* province_named(std::string_view name) { return province_by(&Province::name, name); }

std::string place_key(std::string_view place) {
  const std::string folded = folded_key(place);
  const std::string_view kind = leading_kind(folded);
  if (kind.empty()) {
    const auto found = provinces().find(folded);
    return found == provinces().end() ? std::string() : found->second;
  }
  if (folded.size() == kind.size()) {
    return {};
  }
  return with_kind(kind, std::string_view(folded).substr(kind.size() + 1));
}

std::size_t place_start(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = folded.substr(at);
    if (at > 0 && !leading_kind(rest).empty()) {
      return at;
    }
    if (at > 0 && province_prefix(rest) == rest.size()) {
      return at;
    }
    const std::size_t blank = folded.find(' ', at);
    if (blank == std::string_view::npos) {
      break;
    }
    at = blank + 1;
  }
  return std::string_view::npos;
}

std::string complete_place(std::string_view words, std::string_view home) {
  if (words.empty()) {
    return std::string(home);
  }
  const std::string_view kind = leading_kind(words);
  if (kind == words) {
    // "UBND tỉnh" in a document of the province; "UBND huyện" there stays open.
    const std::string_view home_kind = leading_kind(home);
    const bool same = kind == home_kind || (kind == "tp" && home_kind == "thanh pho");
    return same ? std::string(home) : std::string();
  }
  return place_key(words);
}

std::size_t province_prefix(std::string_view folded) {
  std::size_t best = 0;
  for (std::size_t end = 0; end <= folded.size() && end < 32; ++end) {
    if ((end == folded.size() || folded[end] == ' ') && provinces().find(folded.substr(0, end)) != provinces().end()) {
      best = end;
    }
  }
  return best;
}

} // namespace danchieu::citation
