#include "indexer/store_stats.hpp"

#include "corpus/field.hpp"
#include "corpus/record.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/force_gathering.hpp"
#include "indexer/generation.hpp"
#include "indexer/work_facets.hpp"
#include "indexer/xapian_error.hpp"

#include <xapian.h>

namespace danchieu::indexer {
namespace {

namespace prefix = corpus::prefix;
namespace slot = corpus::slot;
using corpus::ForceStatus;

/// The two days in the slots decide for works without a flag; the others are judged with all that is known of them.
ForceStatus status_of(const Xapian::Database& database, const Xapian::Document& work, corpus::Date on) {
  const std::string from = work.get_value(slot::force_from);
  const std::string until = work.get_value(slot::force_until);
  const std::string date = work.get_value(slot::date);
  const std::string day = compact_date(on);
  const bool plain = work.get_value(slot::force_flags).empty() && !from.empty() && (date.empty() || date <= day);
  if (!plain) return corpus::legal_force(gather_facts(database, corpus::decode_record_head(work.get_data())), on).status;
  if (!until.empty() && until <= day) return ForceStatus::expired;
  return from <= day ? ForceStatus::in_force : ForceStatus::not_yet_in_force;
}

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
      ++stats.force[std::string(corpus::code(status_of(database, work, on)))];
    }
  });
  return stats;
}

} // namespace danchieu::indexer
