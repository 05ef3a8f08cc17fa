#include "query/local_body.hpp"

#include "normalizer/text/fold.hpp"

#include <algorithm>

namespace danchieu::query {

namespace {

constexpr int longest_line = 4; ///< of mergers one after the other

bool became_part(const citation::Province& former, const citation::Province& successor, std::string_view day, int depth) {
  return depth < longest_line && former.until <= day &&
         std::any_of(former.merged_into.begin(), former.merged_into.end(), [&](const std::string& name) {
           const citation::Province* next = citation::province_named(name);
           return next != nullptr && (next->slug == successor.slug || became_part(*next, successor, day, depth + 1));
         });
}

} // namespace

std::optional<LocalBody> local_body(std::string_view authority) {
  for (const std::string_view kind : {"ubnd", "hdnd"}) {
    for (const std::string_view place : {"-tinh-", "-thanh-pho-"}) {
      const std::string head = std::string(kind) + std::string(place);
      if (!authority.starts_with(head)) continue;
      const citation::Province* province = citation::province_with_slug(authority.substr(head.size()));
      return province == nullptr ? std::nullopt : std::optional(LocalBody{kind, province});
    }
  }
  return std::nullopt;
}

std::string name_of(const LocalBody& body) {
  const std::string name = body.kind == "ubnd" ? "Ủy ban nhân dân " : "Hội đồng nhân dân ";
  return name + body.province->kind + ' ' + body.province->name;
}

std::string slug_of(const LocalBody& body) { return std::string(body.kind) + '-' + text::slug(body.province->kind) + '-' + body.province->slug; }

bool became_part(const citation::Province& former, const citation::Province& successor, std::string_view day) {
  return became_part(former, successor, day, 0);
}

std::vector<LocalBody> former_bodies(const LocalBody& body, std::string_view day) {
  std::vector<LocalBody> found;
  for (const citation::Province& province : citation::all_provinces())
    if (became_part(province, *body.province, day)) found.push_back({body.kind, &province});
  return found;
}

} // namespace danchieu::query
