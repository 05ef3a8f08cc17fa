#include "query/check/provision_path.hpp"

#include "normalizer/text/fold.hpp"

#include <vector>

namespace danchieu::query {

namespace {

bool starts_path(std::string_view label) {
  return label.starts_with("điều ") || label.starts_with("phụ lục") || label.starts_with("mẫu ");
}

bool begins_with_path(const std::string& longer, const std::string& shorter) {
  return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == ' ');
}

} // namespace

std::set<std::string> provision_paths(std::span<const corpus::Provision> provisions) {
  struct Pending {
    const corpus::Provision* provision;
    std::string above;
  };

  std::set<std::string> paths;
  std::vector<Pending> pending;
  for (const corpus::Provision& provision : provisions) pending.push_back({&provision, {}});
  while (!pending.empty()) {
    const Pending next = pending.back();
    pending.pop_back();
    const std::string label = text::lower(text::squeeze(next.provision->label));
    std::string path = next.above.empty() || starts_path(label) ? label : next.above + ' ' + label;
    for (const corpus::Provision& child : next.provision->children) pending.push_back({&child, path});
    paths.insert(std::move(path));
  }
  return paths;
}

bool overlaps(std::string_view provision, std::string_view other) {
  const std::string left = text::lower(provision);
  const std::string right = text::lower(other);
  return begins_with_path(left, right) || begins_with_path(right, left);
}

} // namespace danchieu::query
