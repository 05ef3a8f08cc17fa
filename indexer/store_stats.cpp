#include "indexer/store_stats.hpp"

#include "corpus/field.hpp"
#include "corpus/store_layout.hpp"
#include "corpus/stored_force.hpp"
#include "indexer/generation.hpp"
#include "indexer/xapian_error.hpp"

#include <xapian.h>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;

} // namespace

StoreStats store_stats(const std::filesystem::path& dir, corpus::Date on) {
  const std::filesystem::path generation = corpus::open_generation(dir, corpus::Verify::yes);
  const corpus::Manifest manifest = corpus::read_manifest(generation);
  StoreStats stats;
  stats.generation = manifest.generation;
  stats.created = manifest.created;
  stats.bytes = folder_bytes(generation);
  stats.counts = manifest.counts;
  translated(generation, [&] {
    const Xapian::Database database(generation.string());
    const std::string kind(prefix::work_kind);
    for (auto id = database.postlist_begin(kind); id != database.postlist_end(kind); ++id) {
      const Xapian::Document work = database.get_document(*id);
      ++stats.types[work.get_value(slot::type)];
      ++stats.years[work.get_value(slot::year)];
      ++stats.issuers[work.get_value(slot::authority)];
      ++stats.force[std::string(corpus::code(corpus::status_on(corpus::decode_force(work.get_value(slot::force)), on)))];
    }
  });
  return stats;
}

} // namespace danchieu::indexer
