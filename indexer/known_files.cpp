#include "indexer/known_files.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace danchieu::indexer {
namespace {

/// Failures that lie in the bytes themselves: reading them again gives the same. All others are tried again.
constexpr std::array<std::string_view, 6> lasting = {"empty", "too_big", "encrypted", "no_text", "corrupt", "bomb"};

bool lasts(const FileEntry& entry) {
  return !entry.failed || std::find(lasting.begin(), lasting.end(), entry.reason) != lasting.end();
}

} // namespace

void KnownFiles::add(FileEntry&& entry) {
  State& state = files_[entry.location];
  state.sha256 = entry.sha256;
  state.current = entry.program == program_id() && !entry.sha256.empty() && lasts(entry);
  for (const HeldWork& work : entry.works) state.works.push_back(work.key);
  if (!state.current) return;
  if (entry.failed) failures_.emplace(entry.location, std::move(entry));
  else held_.insert(state.sha256);
}

KnownFiles::Verdict KnownFiles::judge(const FileIdentity& file) {
  const std::lock_guard lock(mutex_);
  const auto known = files_.find(file.location);
  if (known != files_.end() && known->second.current && known->second.sha256 == file.sha256) return Verdict::unchanged;
  if (held_.contains(file.sha256)) return Verdict::held_content;
  return taken_.insert(file.sha256).second ? Verdict::analyse : Verdict::taken_content;
}

std::optional<FileEntry> KnownFiles::failure(const std::string& location) const {
  const auto found = failures_.find(location);
  return found == failures_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> KnownFiles::works(const std::string& location) const {
  const auto found = files_.find(location);
  return found == files_.end() ? std::vector<std::string>() : found->second.works;
}

std::vector<std::string> KnownFiles::locations() const {
  std::vector<std::string> all;
  all.reserve(files_.size());
  for (const auto& [location, state] : files_) all.push_back(location);
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace danchieu::indexer
