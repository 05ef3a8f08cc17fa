#pragma once

#include "corpus/force_gathering.hpp"

namespace Xapian {
class Database;
} // namespace Xapian

namespace danchieu::indexer {

/// What a store under work tells of its works; `database` must outlive it. Not thread-safe, as the database.
class StoredWorks final : public corpus::HeldWorks {
public:
  explicit StoredWorks(const Xapian::Database& database) : database_(database) {}

  bool holds(const std::string& key) const override;
  std::shared_ptr<const corpus::WorkRecord> head(const std::string& key) const override;
  std::vector<std::shared_ptr<const corpus::WorkRecord>> saying(corpus::RelationKind kind, const std::string& id) const override;
  std::vector<corpus::IncomingEffect> registered(const std::string& id) const override;
  std::optional<corpus::Date> ended(const std::string& key) const override;

private:
  std::shared_ptr<const corpus::WorkRecord> head_at(std::uint32_t document) const;

  const Xapian::Database& database_;
};

} // namespace danchieu::indexer
