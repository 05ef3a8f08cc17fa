#include "query/unit_sums.hpp"

#include <algorithm>
#include <bit>
#include <mutex>

namespace danchieu::query {

namespace {

constexpr std::size_t most_idle = 4; ///< arrays over all documents that wait for another question

std::mutex idle_mutex;
std::vector<Sums> idle_sums; ///< all empty

} // namespace

std::size_t DocumentSet::size() const {
  std::size_t documents = 0;
  for (const std::uint64_t bits : words_) documents += static_cast<std::size_t>(std::popcount(bits));
  return documents;
}

void Sums::keep(const DocumentSet& kept) {
  held_.keep(kept, [this](std::uint32_t document) { values_[document] = 0; });
}

UnitScores Sums::take() {
  UnitScores out;
  const std::size_t size = held_.size();
  out.documents.resize(size);
  out.weights.resize(size);
  std::size_t place = 0;
  held_.each([&](std::uint32_t document) {
    out.documents[place] = document;
    out.weights[place++] = std::exchange(values_[document], 0.0);
  });
  held_ = DocumentSet(values_.size());
  return out;
}

Sums borrow_sums(std::size_t documents) {
  {
    const std::scoped_lock lock(idle_mutex);
    const auto fitting = std::ranges::find(idle_sums, documents, &Sums::documents);
    if (fitting != idle_sums.end()) {
      Sums sums = std::move(*fitting);
      idle_sums.erase(fitting);
      return sums;
    }
  }
  return Sums(documents);
}

void give_back(Sums&& sums) {
  const std::scoped_lock lock(idle_mutex);
  if (idle_sums.size() == most_idle) idle_sums.erase(idle_sums.begin()); // perhaps of a generation that is gone
  idle_sums.push_back(std::move(sums));
}

UnitScores Matches::listed() && {
  if (!sums_) return std::move(list_);
  UnitScores list = sums_->take();
  give_back(std::move(*sums_));
  sums_.reset();
  return list;
}

Sums Matches::spread(std::size_t documents) && {
  if (sums_) return std::move(*sums_);
  Sums sums = borrow_sums(documents);
  for (std::size_t i = 0; i < list_.documents.size(); ++i) sums.add(list_.documents[i], list_.weights[i]);
  return sums;
}

UnitScores added_up(std::vector<std::pair<std::uint32_t, double>> found) {
  std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
  UnitScores out;
  for (const auto& [document, value] : found) {
    if (!out.documents.empty() && out.documents.back() == document) {
      out.weights.back() += value;
    } else {
      out.documents.push_back(document);
      out.weights.push_back(value);
    }
  }
  return out;
}

} // namespace danchieu::query
