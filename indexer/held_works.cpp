#include "indexer/held_works.hpp"

#include "corpus/field.hpp"
#include "corpus/register_record.hpp"
#include "corpus/stored_force.hpp"
#include "indexer/store_access.hpp"
#include "normalizer/citation/citation.hpp"

#include <xapian.h>

namespace danchieu::indexer {

namespace prefix = corpus::prefix;

using Head = std::shared_ptr<const corpus::WorkRecord>;

bool StoredWorks::holds(const std::string& key) const { return find_one(database_, prefix::id, key) != 0; }

Head StoredWorks::head_at(std::uint32_t document) const {
  return std::make_shared<corpus::WorkRecord>(corpus::decode_record_head(database_.get_document(document).get_data()));
}

Head StoredWorks::head(const std::string& key) const {
  const Xapian::docid id = find_one(database_, prefix::id, key);
  return id == 0 ? nullptr : head_at(id);
}

std::vector<Head> StoredWorks::saying(corpus::RelationKind kind, const std::string& id) const {
  std::vector<Head> heads;
  for (const Xapian::docid work : find_all(database_, prefix::relation, std::string(citation::code(kind)) + ':' + id)) heads.push_back(head_at(work));
  return heads;
}

std::vector<corpus::IncomingEffect> StoredWorks::registered(const std::string& id) const {
  std::vector<corpus::IncomingEffect> effects;
  for (const Xapian::docid row : find_all(database_, prefix::registered, id))
    effects.push_back(corpus::decode_effect(database_.get_document(row).get_data()).effect);
  return effects;
}

/// A work that has just arrived has no force yet; when it gets an end, the works that look at it are asked again.
std::optional<corpus::Date> StoredWorks::ended(const std::string& key) const {
  const Xapian::docid id = find_one(database_, prefix::id, key);
  const std::string force = id == 0 ? std::string() : database_.get_document(id).get_value(corpus::slot::force);
  return force.empty() ? std::nullopt : corpus::ended(corpus::decode_force(force));
}

} // namespace danchieu::indexer
