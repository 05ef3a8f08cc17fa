#include "indexer/term_bag.hpp"

#include "corpus/field.hpp"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace danchieu::indexer {
namespace {

constexpr std::size_t first_slots = 4096;

} // namespace

TermBag::TermBag() : slots_(first_slots, 0) {}

std::string_view TermBag::term(const Entry& entry) const {
  return std::string_view(arena_).substr(entry.start, entry.length);
}

/// The entry of the term, made if need be; null when the term cannot be stored.
TermBag::Entry* TermBag::find(std::string_view prefix, std::string_view word) {
  if (word.empty() || prefix.size() + word.size() > corpus::max_term_bytes) return nullptr;
  if (word.find('\0') != std::string_view::npos) return nullptr; // Xapian counts it twice, and no reader gives it
  scratch_.assign(prefix).append(word);
  const std::uint64_t hash = std::hash<std::string_view>()(scratch_);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && term(entry) == scratch_) return &entry;
  }
  slots_[slot] = static_cast<std::uint32_t>(entries_.size() + 1);
  Entry& entry = entries_.emplace_back();
  entry.hash = hash;
  entry.start = static_cast<std::uint32_t>(arena_.size());
  entry.length = static_cast<std::uint32_t>(scratch_.size());
  arena_ += scratch_;
  if (entries_.size() * 2 > slots_.size()) grow();
  return &entry;
}

void TermBag::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void TermBag::add_term(std::string_view prefix, std::string_view word) {
  if (Entry* const entry = find(prefix, word)) ++entry->count;
}

void TermBag::add_boolean(std::string_view prefix, std::string_view value) { find(prefix, value); }

TermList TermBag::take() {
  order_.resize(entries_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return term(entries_[a]) < term(entries_[b]); });
  TermList list;
  list.arena_.reserve(arena_.size());
  list.items_.reserve(entries_.size());
  for (const std::uint32_t i : order_) {
    const Entry& entry = entries_[i];
    list.arena_ += term(entry);
    TermList::Item& item = list.items_.emplace_back();
    item.length = entry.length;
    item.count = entry.count;
  }
  arena_.clear();
  entries_.clear();
  std::fill(slots_.begin(), slots_.end(), 0U);
  return list;
}

void TermList::add_to(Xapian::Document& document) const {
  std::string name;
  std::size_t at = 0;
  for (const Item& item : items_) {
    name.assign(arena_, at, item.length);
    at += item.length;
    document.add_term(name, item.count);
  }
}

} // namespace danchieu::indexer
