#include "normalizer/citation/issuer.hpp"

#include "normalizer/citation/letters.hpp"
#include "normalizer/citation/place.hpp"
#include "normalizer/citation/string_map.hpp"
#include "normalizer/citation/tables.hpp"

#include <array>
#include <string>

namespace danchieu::citation {
namespace {

struct WrittenCode {
  std::string_view code;
  const Issuer* issuer = nullptr;
};

struct Registry {
  std::vector<Issuer> issuers;
  StringMap<const Issuer*> by_code;
  StringMap<WrittenCode> by_folded_code;
  StringMap<const Issuer*> by_name;

  Registry() {
    for (const auto& row : table_rows("issuers.tsv", 9)) {
      Issuer issuer{std::string(row[0]), std::string(row[1]), std::string(row[2]), {}, row[5] == "local", {}};
      for (const std::string_view variant : cell_parts(row[3])) {
        issuer.variants.emplace_back(variant);
      }
      for (const std::string_view successor : cell_parts(row[8])) {
        issuer.successors.emplace_back(successor);
      }
      issuers.push_back(std::move(issuer));
    }
    for (const Issuer& issuer : issuers) {
      by_code.emplace(issuer.code, &issuer);
      by_name.emplace(folded_key(issuer.name), &issuer);
    }
    for (const Issuer& issuer : issuers) { // a code of its own wins over a variant of another body
      add_folded(issuer.code, issuer);
    }
    for (const Issuer& issuer : issuers) {
      for (const std::string& variant : issuer.variants) {
        if (variant.find(' ') != std::string::npos) {
          by_name.emplace(folded_key(variant), &issuer);
        } else if (by_code.emplace(variant, &issuer).second) {
          add_folded(variant, issuer);
        }
      }
    }
  }

  void add_folded(const std::string& code, const Issuer& issuer) {
    by_folded_code.emplace(folded_key(code), WrittenCode{code, &issuer});
  }
};

const Registry& registry() {
  static const Registry instance;
  return instance;
}

/// Cuts `word` and the blank after it from the front of a folded key.
bool drop_front(std::string_view& key, std::string_view words) {
  if (key.substr(0, words.size()) != words || (key.size() > words.size() && key[words.size()] != ' ')) {
    return false;
  }
  key.remove_prefix(std::min(words.size() + 1, key.size()));
  return true;
}

/// Offices whose holder signs for the body named after them: "bo truong [bo tai chinh]".
constexpr std::array<std::string_view, 26> offices = {
    "bo truong chu nhiem", "bo truong", "thu truong", "thong doc", "pho thong doc", "chu nhiem", "pho chu nhiem",
    "giam doc", "pho giam doc", "tong giam doc", "tong cuc truong", "pho tong cuc truong", "cuc truong",
    "pho cuc truong", "chanh van phong", "chanh thanh tra", "truong ban", "pho truong ban", "truong", "chanh an",
    "vien truong", "tong bien tap", "chu tich hoi dong quan tri", "quyen", "nguyen", "dong chi"};

/// "tong thanh tra chinh phu" and the like, where the office replaces the name of the body.
struct OfficeName {
  std::string_view key;
  std::string_view slug;
};
constexpr std::array<OfficeName, 8> office_names = {{
    {"tong thanh tra chinh phu", "thanh-tra-chinh-phu"},
    {"tong thanh tra nha nuoc", "thanh-tra-nha-nuoc"},
    {"tong kiem toan nha nuoc", "kiem-toan-nha-nuoc"},
    {"tong kiem toan", "kiem-toan-nha-nuoc"},
    {"ngan hang nha nuoc", "ngan-hang-nha-nuoc-viet-nam"},
    {"thu tuong", "thu-tuong-chinh-phu"},
    {"chu tich nuoc cong hoa xa hoi chu nghia viet nam", "chu-tich-nuoc"},
    {"quoc hoi nuoc cong hoa xa hoi chu nghia viet nam", "quoc-hoi"},
}};

/// Words that begin the name of a local body, the code of its slug; longest first.
struct LocalBody {
  std::string_view key;
  std::string_view slug;
};
constexpr std::array<LocalBody, 16> local_bodies = {{
    {"chu tich uy ban nhan dan", "ubnd"},
    {"pho chu tich uy ban nhan dan", "ubnd"},
    {"chu tich ubnd", "ubnd"},
    {"uy ban nhan dan", "ubnd"},
    {"ubnd", "ubnd"},
    {"thuong truc hoi dong nhan dan", "thuong-truc-hdnd"},
    {"thuong truc hdnd", "thuong-truc-hdnd"},
    {"hoi dong nhan dan", "hdnd"},
    {"hdnd", "hdnd"},
    {"van phong uy ban nhan dan", "van-phong-ubnd"},
    {"van phong ubnd", "van-phong-ubnd"},
    {"ban thuong vu tinh uy", "tinh-uy"},
    {"ban thuong vu thanh uy", "thanh-uy"},
    {"ban chap hanh dang bo", "dang-bo"},
    {"tinh uy", "tinh-uy"},
    {"thanh uy", "thanh-uy"},
}};

std::string joined_slug(std::string_view head, std::string_view place) {
  return std::string(head) + "-" + slugged(place);
}

/// "Tỉnh ủy Kiên Giang": the place without its kind, which the word tỉnh or thành already says.
std::string committee_slug(std::string_view head, const std::string& place) {
  std::string_view name = place;
  drop_front(name, "tinh");
  drop_front(name, "thanh pho");
  return joined_slug(head, name);
}

} // namespace

std::span<const Issuer> issuers() {
  return registry().issuers;
}

const Issuer* issuer_with_code(std::string_view code) {
  const Registry& all = registry();
  if (const auto found = all.by_code.find(code); found != all.by_code.end()) {
    return found->second;
  }
  if (code.size() < 3) {
    return nullptr;
  }
  const auto found = all.by_folded_code.find(folded_key(code));
  return found == all.by_folded_code.end() ? nullptr : found->second.issuer;
}

std::string_view code_folded(std::string_view folded) {
  const auto found = registry().by_folded_code.find(folded);
  return found == registry().by_folded_code.end() ? std::string_view{} : found->second.code;
}

std::optional<std::string> authority_slug(std::string_view issuer_name, std::string_view place) {
  const std::string folded = folded_key(issuer_name);
  std::string_view key = folded;
  drop_front(key, "cua");
  const Registry& all = registry();
  const auto exact = [&](std::string_view name) -> std::optional<std::string> {
    for (const OfficeName& office : office_names) {
      if (office.key == name) {
        return std::string(office.slug);
      }
    }
    const auto found = all.by_name.find(name);
    if (found != all.by_name.end() && !found->second->local) {
      return found->second->slug;
    }
    return std::nullopt;
  };
  if (key.empty()) {
    return std::nullopt;
  }
  if (auto slug = exact(key)) {
    return slug;
  }
  const std::string home = place.empty() ? std::string() : place_key(place);
  for (const LocalBody& body : local_bodies) {
    std::string_view rest = key;
    if (!drop_front(rest, body.key)) {
      continue;
    }
    const std::string where = complete_place(rest, home);
    if (where.empty()) {
      return std::nullopt;
    }
    if (body.slug == "tinh-uy" || body.slug == "thanh-uy") {
      return committee_slug(body.slug, where);
    }
    if (body.slug == "dang-bo") {
      return committee_slug(where.rfind("thanh pho", 0) == 0 ? "thanh-uy" : "tinh-uy", where);
    }
    return joined_slug(body.slug, where);
  }
  for (const std::string_view office : offices) {
    std::string_view rest = key;
    if (drop_front(rest, office) && !rest.empty()) {
      if (auto slug = exact(rest)) {
        return slug;
      }
      if (office != "truong") { // "Trưởng ban …" names a body, "Trường …" is one
        key = rest;
      }
      break;
    }
  }
  if (auto slug = exact(key)) {
    return slug;
  }
  // "so noi vu [tinh kon tum]", "cong an tinh": bodies of a place, the place after the name.
  const std::array<std::string_view, 8> local_starts = {"so", "cong an", "ban dan toc", "ban quan ly", "bao hiem xa hoi",
                                                        "ban to chuc", "chi cuc", "phong"};
  for (const std::string_view start : local_starts) {
    std::string_view rest = key;
    if (!drop_front(rest, start)) {
      continue;
    }
    const std::size_t at = place_start(key);
    const std::string where = complete_place(at == std::string_view::npos ? std::string_view{} : key.substr(at), home);
    const std::string_view head = at == std::string_view::npos ? key : key.substr(0, at == 0 ? 0 : at - 1);
    if (where.empty() || head.empty()) {
      return std::nullopt;
    }
    return joined_slug(slugged(head), where);
  }
  const std::array<std::string_view, 14> bodies = {"bo",   "cuc",  "tong cuc", "ban",  "van phong", "hoi",  "lien doan",
                                                   "vien", "toa an", "uy ban", "thue", "tong cong ty", "kho bac", "dai"};
  for (const std::string_view start : bodies) {
    std::string_view rest = key;
    if (drop_front(rest, start) && !rest.empty()) {
      return slugged(key);
    }
  }
  return std::nullopt;
}

} // namespace danchieu::citation
