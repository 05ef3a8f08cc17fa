#include "normalizer/citation/provision/paths.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace danchieu::citation {
namespace {

constexpr std::size_t most_provisions = 300;

} // namespace

std::string ProvisionPaths::written(const Path& path) {
  std::string text;
  for (const std::string& label : path.labels) {
    if (!label.empty()) {
      text += text.empty() ? label : ' ' + label;
    }
  }
  return text;
}

void ProvisionPaths::add(Level level, const std::vector<std::string>& labels, const ProvisionJoint& joint) {
  if (paths_.size() >= most_provisions) {
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
  std::size_t first = 0;
  if (join_waiting(level, labels.front(), outward)) {
    first = 1;
  } else if (!paths_.empty() && joint.tight && level > paths_.back().bottom) {
    continue_last(level, labels);
    return;
  }
  for (std::size_t i = first; i < labels.size(); ++i) {
    Path path;
    path.labels[level] = labels[i];
    path.top = level;
    path.bottom = level;
    paths_.push_back(std::move(path));
  }
}

/// "điểm a khoản 1": the points wait for their clause. Whether any did.
bool ProvisionPaths::join_waiting(Level level, const std::string& label, bool outward) {
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

/// "Điều 5 khoản 2 và 3": the inner level follows the outer one.
void ProvisionPaths::continue_last(Level level, const std::vector<std::string>& labels) {
  const Path last = std::move(paths_.back());
  paths_.pop_back();
  for (const std::string& label : labels) {
    Path path = last;
    path.labels[level] = label;
    path.bottom = level;
    paths_.push_back(std::move(path));
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
