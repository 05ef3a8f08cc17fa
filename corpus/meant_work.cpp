#include "corpus/meant_work.hpp"

#include "corpus/field.hpp"

#include <algorithm>

namespace danchieu::corpus {

const WorkId* meant_work(const WorkRecord& record, const Citation& citation) {
  if (!citation.work) return nullptr;
  if (citation.work->complete()) return &*citation.work;
  const auto found = std::ranges::find(record.completed, *citation.work, &CompletedCitation::written);
  return found == record.completed.end() ? nullptr : &found->work;
}

const WorkId* issuing_work(const WorkRecord& record) {
  const std::optional<WorkId>& issuing = record.document.attached_to;
  if (!issuing || !issuing->complete()) return nullptr;
  const std::string key = issuing->to_string();
  return key == record.key || key.size() > max_key_bytes ? nullptr : &*issuing;
}

} // namespace danchieu::corpus
