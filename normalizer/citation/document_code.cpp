#include "normalizer/citation/document_code.hpp"

#include "normalizer/citation/number/serial.hpp"

#include <algorithm>
#include <cstddef>

namespace danchieu::citation {
namespace {

/// Splits letters at '-', '/', '.' and blanks, and where a hyphen was lost.
std::vector<std::string_view> groups_of(std::string_view letters) {
  std::vector<std::string_view> groups;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    if (i == letters.size() || letters[i] == '-' || letters[i] == '/' || letters[i] == '.' || letters[i] == ' ') {
      if (i > start) {
        const auto parts = glued_parts(letters.substr(start, i - start));
        groups.insert(groups.end(), parts.begin(), parts.end());
      }
      start = i + 1;
    }
  }
  return groups;
}

} // namespace

std::string_view without_term(std::string_view group) {
  while (!group.empty() && group.back() >= '0' && group.back() <= '9') {
    group.remove_suffix(1);
  }
  return group;
}

std::string_view code_of(std::string_view canonical) {
  std::size_t at = 0;
  for (int part = 0; part < 3; ++part) { // the serial, then perhaps the year, seldom twice
    std::size_t end = at;
    while (end < canonical.size() && canonical[end] != '/' && canonical[end] != '-') {
      ++end;
    }
    if (part >= 1 && !(end - at == 4 && read_year(canonical, at))) {
      break;
    }
    at = std::min(end + 1, canonical.size());
  }
  return canonical.substr(at);
}

bool may_be_department(const DocumentCode& code, const InstrumentType* type) {
  const bool circular = type != nullptr && type->slug.starts_with("thong-tu");
  return !circular && code.issuers.size() == 1 && code.issuers.front() != nullptr && code.issuers.front()->code.front() == 'B' &&
         code.issuer_codes.front().front() != 'B';
}

DocumentCode read_code(std::string_view letters, const InstrumentType* said) {
  DocumentCode code;
  const auto groups = groups_of(letters);
  if (groups.empty()) {
    return code;
  }
  std::size_t first_body = 0;
  const auto body_at = [&](std::size_t i) {
    return i < groups.size() && issuer_with_code(without_term(groups[i])) != nullptr;
  };
  if (const InstrumentType* type = instrument_type_abbreviated(groups[0])) {
    // "5253/CT-CS" is an official letter of Cục Thuế, "CP-KTTH" has no type at all
    const bool doubtful = type->slug == "chi-thi" && groups.size() > 1 && !body_at(1);
    if (!doubtful) {
      code.type = type;
      first_body = 1;
    }
  } else if (groups.size() > 1 && groups.back().size() >= 2) { // "1895/1997/BYT-QĐ"
    const InstrumentType* last = instrument_type_abbreviated(groups.back());
    if (last != nullptr && last->slug != "chi-thi" && last->slug != "ban-sao" && body_at(0) && !body_at(groups.size() - 1)) {
      code.type = last;
    }
  }
  const auto add = [&](std::string_view group) {
    code.issuer_codes.emplace_back(group);
    code.issuers.push_back(issuer_with_code(without_term(group)));
  };
  const InstrumentType* const type = code.type != nullptr ? code.type : said;
  const bool several = type != nullptr && type->joint;
  for (std::size_t i = first_body; i < groups.size(); ++i) {
    // a body's letters may themselves hold a hyphen: "BNN-PTNT", "BLĐ-TB&XH"
    const std::string pair = i + 1 < groups.size() ? std::string(groups[i]) + '-' + std::string(groups[i + 1]) : std::string();
    if (!pair.empty() && issuer_with_code(pair) != nullptr) {
      code.issuer_codes.push_back(pair);
      code.issuers.push_back(issuer_with_code(pair));
      ++i;
    } else if (several || code.issuers.empty()) {
      if (several && code.type != nullptr && instrument_type_abbreviated(groups[i]) == code.type) {
        continue;
      }
      add(groups[i]);
    }
    if (!several) {
      break;
    }
  }
  return code;
}

} // namespace danchieu::citation
