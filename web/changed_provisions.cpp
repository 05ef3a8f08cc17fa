#include "web/changed_provisions.hpp"

#include "normalizer/text/fold.hpp"

#include <string_view>

namespace danchieu::web {
namespace {

constexpr int deepest = 16;

bool is_article(std::string_view label) { return label.starts_with("điều "); }

/// Every name that a part may be called by: "điều 5 khoản 2", and with what stands above the article before it.
void collect(const std::vector<corpus::Provision>& parts, const std::string& above, const std::string& article, int depth,
             std::map<std::string, std::string>& eids) {
  if (depth > deepest) return;
  for (const corpus::Provision& part : parts) {
    const std::string label = text::squeeze(text::lower(part.label));
    const std::string path = above.empty() ? label : above + ' ' + label;
    const std::string short_path = is_article(label) ? label : article.empty() ? std::string{} : article + ' ' + label;
    eids.emplace(path, part.eid);
    if (!short_path.empty()) eids.emplace(short_path, part.eid);
    collect(part.children, path, short_path, depth + 1, eids);
  }
}

} // namespace

std::map<std::string, std::vector<const corpus::ProvisionForce*>> changed_provisions(const query::WorkView& view) {
  std::map<std::string, std::vector<const corpus::ProvisionForce*>> changed;
  if (view.force.provisions.empty()) return changed;
  std::map<std::string, std::string> eids;
  collect(view.provisions, {}, {}, 0, eids);
  for (const corpus::ProvisionForce& part : view.force.provisions) {
    const auto found = eids.find(text::squeeze(text::lower(part.provision)));
    if (found != eids.end() && !found->second.empty()) changed[found->second].push_back(&part);
  }
  return changed;
}

} // namespace danchieu::web
