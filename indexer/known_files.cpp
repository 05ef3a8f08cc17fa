#include "indexer/known_files.hpp"

#include "corpus/readers/foreign.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace danchieu::indexer {
namespace {

/// Failures that lie in the bytes themselves: reading them again gives the same.
constexpr std::array<std::string_view, 6> of_the_bytes = {"empty", "too_big", "encrypted", "no_text", "corrupt", "bomb"};

/// Failures that a machine with more time or memory may not meet.
constexpr std::array<std::string_view, 3> may_pass = {"timeout", "memory", "crashed"};
constexpr int most_tries = 3;

/// For want of a program.
constexpr std::string_view unsupported = "unsupported";

template <std::size_t size> bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether reading the file again would give the same.
bool lasts(const FileEntry& entry) {
  const auto reason_lasts = [&entry](const std::string& reason) {
    if (reason == unsupported) return entry.programs == corpus::foreign_programs();
    return reason.empty() || is_one_of(reason, of_the_bytes) || (is_one_of(reason, may_pass) && entry.tries >= most_tries);
  };
  return (!entry.failed || reason_lasts(entry.reason)) &&
         std::all_of(entry.members.begin(), entry.members.end(), [&](const EntryMember& member) { return reason_lasts(member.reason); });
}

} // namespace

void KnownFiles::add(FileEntry&& entry) {
  State& state = files_[entry.location];
  state.content = content_id(entry.sha256, entry.row);
  state.message = entry.message;
  state.tries = entry.program == program_id() ? entry.tries : 0;
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

void KnownFiles::judge_failures(const FileIdentity& file, FileEntry& entry) const {
  const auto known = files_.find(file.location);
  const bool same = known != files_.end() && known->second.content == file.content();
  const int tries = (same ? known->second.tries : 0) + 1;
  const auto judge = [&](const std::string& reason, std::string& hint) {
    if (reason == unsupported) entry.programs = corpus::foreign_programs();
    if (!is_one_of(reason, may_pass)) return;
    entry.tries = tries;
    if (tries >= most_tries) hint += "; it has failed " + std::to_string(tries) + " times and is not tried again until it changes";
  };
  if (entry.failed) judge(entry.reason, entry.hint);
  for (EntryMember& member : entry.members) judge(member.reason, member.hint);
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
