#include "normalizer/citation/instrument_type.hpp"

#include "normalizer/citation/letters.hpp"
#include "normalizer/citation/string_map.hpp"
#include "normalizer/citation/tables.hpp"

#include <charconv>
#include <string>

namespace danchieu::citation {
namespace {

struct Registry {
  std::vector<InstrumentType> types;
  StringMap<const InstrumentType*> by_name;
  StringMap<const InstrumentType*> by_abbreviation;

  Registry() {
    for (const auto& row : table_rows("instrument_types.tsv", 5)) {
      InstrumentType type{std::string(row[0]), std::string(row[1]), {}, row[3] == "act"};
      for (const std::string_view letters : cell_parts(row[2])) {
        type.abbreviations.emplace_back(letters);
      }
      std::from_chars(row[4].data(), row[4].data() + row[4].size(), type.rank);
      type.joint = type.slug.find("-lien-") != std::string::npos;
      type.by_name = type.slug == "luat" || type.slug == "bo-luat" || type.slug == "phap-lenh" || type.slug == "hien-phap";
      types.push_back(std::move(type));
    }
    for (const InstrumentType& type : types) {
      by_name.emplace(folded_key(type.name), &type);
      for (const std::string& letters : type.abbreviations) {
        by_abbreviation.emplace(letters, &type);
      }
    }
  }
};

const Registry& registry() {
  static const Registry instance;
  return instance;
}

} // namespace

std::span<const InstrumentType> instrument_types() {
  return registry().types;
}

const InstrumentType* instrument_type_named(std::string_view name) {
  const auto found = registry().by_name.find(folded_key(name));
  return found == registry().by_name.end() ? nullptr : found->second;
}

const InstrumentType* instrument_type_abbreviated(std::string_view letters) {
  const auto found = registry().by_abbreviation.find(letters);
  return found == registry().by_abbreviation.end() ? nullptr : found->second;
}

} // namespace danchieu::citation
