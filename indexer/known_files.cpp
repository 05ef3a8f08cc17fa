#include "indexer/known_files.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace danchieu::indexer {
namespace {

/// Failures that lie in the bytes themselves: reading them again gives the same. All others are tried again.
constexpr std::array<std::string_view, 6> lasting = {"empty", "too_big", "encrypted", "no_text", "corrupt", "bomb"};

bool lasts(std::string_view reason) { return std::find(lasting.begin(), lasting.end(), reason) != lasting.end(); }

bool lasts(const FileEntry& entry) {
  const bool members = std::all_of(entry.members.begin(), entry.members.end(),
                                   [](const EntryMember& member) { return member.reason.empty() || lasts(member.reason); });
  return members && (!entry.failed || lasts(entry.reason));
}

} // namespace

void KnownFiles::add(FileEntry&& entry) {
  State& state = files_[entry.location];
  state.content = content_id(entry.sha256, entry.row);
  state.message = entry.message;
  state.current = entry.program == program_id() && !entry.sha256.empty() && lasts(entry);
  for (const HeldWork& work : entry.works) state.works.push_back(work.key);
  if (entry.catalogue) catalogues_.push_back(entry.location);
  if (!state.current || entry.catalogue) return;
  if (entry.failed) {
    failures_.emplace(entry.location, std::move(entry));
    return;
  }
  held_.insert(state.content);
  if (!entry.members.empty()) bundles_.emplace(entry.location, std::move(entry));
}

KnownFiles::Verdict KnownFiles::judge(const FileIdentity& file) {
  const std::lock_guard lock(mutex_);
  if (knows(file)) return Verdict::unchanged;
  const std::string content = file.content();
  if (held_.contains(content)) return Verdict::held_content;
  return taken_.insert(content).second ? Verdict::analyse : Verdict::taken_content;
}

bool KnownFiles::knows(const FileIdentity& file) const {
  const auto known = files_.find(file.location);
  return known != files_.end() && known->second.current && known->second.content == file.content();
}

std::string KnownFiles::message(const std::string& location) const {
  const auto found = files_.find(location);
  return found == files_.end() ? std::string() : found->second.message;
}

std::optional<FileEntry> KnownFiles::failure(const std::string& location) const {
  const auto found = failures_.find(location);
  return found == failures_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FileEntry> KnownFiles::bundle(const std::string& location) const {
  const auto found = bundles_.find(location);
  return found == bundles_.end() ? std::nullopt : std::optional(found->second);
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
