#include "indexer/catalogues.hpp"

#include "corpus/store_layout.hpp"

#include <utility>

namespace danchieu::indexer {
namespace {

std::string_view folder_of(std::string_view location) { return location.substr(0, location.rfind('/')); }

} // namespace

void Catalogues::add(const std::string& path, const std::string& location, std::string_view bytes) {
  auto held = std::make_unique<Held>();
  held->catalogue = corpus::read_catalogue(bytes, path);
  held->location = location;
  by_folder_.insert_or_assign(std::string(folder_of(location)), std::move(held));
}

void Catalogues::add_unreadable(const std::string& location, std::string why) {
  auto held = std::make_unique<Held>();
  held->location = location;
  held->unreadable = std::move(why);
  by_folder_.insert_or_assign(std::string(folder_of(location)), std::move(held));
}

RowOfFile Catalogues::find(const std::string& location) const {
  if (by_folder_.empty()) return {};
  for (std::string_view folder = folder_of(location);; folder = folder_of(folder)) {
    if (const auto held = by_folder_.find(folder); held != by_folder_.end()) {
      const auto& rows = held->second->catalogue.rows;
      const auto row = rows.find(std::string_view(location).substr(folder.size() + 1));
      if (row != rows.end()) {
        ++held->second->used;
        return {&row->second, corpus::sha256_hex(held->second->location + '\n' + corpus::fingerprint(row->second))};
      }
    }
    if (folder.empty()) return {};
  }
}

Catalogues::Account Catalogues::account(const std::string& location) const {
  const auto held = by_folder_.find(folder_of(location));
  if (held == by_folder_.end()) return {};
  return {&held->second->catalogue, held->second->used, held->second->unreadable};
}

} // namespace danchieu::indexer
