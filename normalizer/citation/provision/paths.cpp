#include "normalizer/citation/provision/paths.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace danchieu::citation {
namespace {

constexpr std::size_t most_provisions = 300;
constexpr std::size_t most_labels = 20'000;

} // namespace

std::string ProvisionPaths::written(const Path& path) const {
  std::string text;
  for (const LabelNumber label : path.labels) {
    if (label != 0) {
      text += text.empty() ? "" : " ";
      text += said_[label - 1U];
    }
  }
  return text;
}

void ProvisionPaths::add(Level level, std::vector<std::string> labels, const ProvisionJoint& joint) {
  if (paths_.size() >= most_provisions || said_.size() + labels.size() > most_labels) {
    return; // read on, so that an endless list is not begun again and again
  }
  // an article waits for its chapter when nothing but blanks, a comma or "của" lies between them
  const bool outward = joint.linked || (joint.comma && level < article);
  if (!outward && !paths_.empty()) {
    const unsigned top = paths_.back().top;
    if ((level <= article && top < level) || (level < article && top != level)) {
      chain_ = paths_.size(); // "Điều 5 và Mục V Phụ lục": the annex holds the section alone
    }
  }
  auto label = static_cast<LabelNumber>(said_.size() + 1);
  std::move(labels.begin(), labels.end(), std::back_inserter(said_));
  if (join_waiting(level, label, outward)) {
    ++label;
  } else if (!paths_.empty() && joint.tight && level > paths_.back().bottom) {
    continue_last(level, label);
    return;
  }
  const auto last = static_cast<LabelNumber>(said_.size()); // at most most_labels
  for (; label <= last; ++label) {
    Path path;
    path.labels[level] = label;
    path.top = level;
    path.bottom = level;
    paths_.push_back(path);
  }
}

/// "điểm a khoản 1": the points wait for their clause. Whether any did.
bool ProvisionPaths::join_waiting(Level level, LabelNumber label, bool outward) {
  bool any = false;
  for (std::size_t i = std::min(chain_, paths_.size()); i < paths_.size(); ++i) {
    Path& path = paths_[i];
    if (path.top > level && (path.top > article || outward)) {
      path.labels[level] = label;
      path.top = level;
      any = true;
    }
  }
  return any;
}

/// "Điều 5 khoản 2 và 3": the inner level, whose labels are said from `first` on, follows the outer one.
void ProvisionPaths::continue_last(Level level, LabelNumber first) {
  Path path = paths_.back();
  paths_.pop_back();
  const auto last = static_cast<LabelNumber>(said_.size());
  for (LabelNumber label = first; label <= last; ++label) {
    path.labels[level] = label;
    path.bottom = level;
    paths_.push_back(path);
  }
}

/// "Điều 12, khoản 4" at the end: the clause left alone belongs to the article before it.
void ProvisionPaths::settle() {
  for (std::size_t i = 1; i < paths_.size(); ++i) {
    const Path& before = paths_[i - 1];
    Path& path = paths_[i];
    if (path.top <= article || before.top > article || before.bottom != article) {
      continue;
    }
    std::copy_n(before.labels.begin(), article + 1, path.labels.begin());
    path.top = before.top;
    paths_.erase(paths_.begin() + static_cast<std::ptrdiff_t>(i) - 1);
    --i;
  }
}

std::vector<std::string> ProvisionPaths::written() {
  settle();
  std::vector<std::string> provisions;
  for (const Path& path : paths_) {
    std::string text = written(path);
    // one said twice stands once; only the last few are looked at, so that long lists stay linear
    const auto recent = provisions.end() - std::min<std::ptrdiff_t>(16, std::ssize(provisions));
    if (std::find(recent, provisions.end(), text) == provisions.end()) {
      provisions.push_back(std::move(text));
    }
  }
  return provisions;
}

} // namespace danchieu::citation
