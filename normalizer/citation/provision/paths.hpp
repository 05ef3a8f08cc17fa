#pragma once

#include "normalizer/citation/provision/label.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace danchieu::citation {

/// What stands between two elements of a group of provisions.
struct ProvisionJoint {
  bool tight = false;  ///< nothing
  bool linked = false; ///< nothing or "của", "tại": the one before lies within the one behind
  bool comma = false;  ///< a comma, and no conjunction
};

/// The provisions of a group, put together from its elements in order of the text, from the inner to the outer or the
/// other way: "điểm a khoản 1 Điều 5, Điều 7 khoản 2".
class ProvisionPaths {
public:
  /// Adds the labels of one element, "điểm a", "điểm b", which stands behind `joint`.
  void add(Level level, std::vector<std::string> labels, const ProvisionJoint& joint);

  bool empty() const { return paths_.empty(); }

  /// Whether an annex may still begin: none is the outermost level of the last path.
  bool below_annex() const { return paths_.empty() || paths_.back().top > annex; }

  /// The provisions as they are written: "Điều 5 khoản 1 điểm a". To be called once.
  std::vector<std::string> written();

private:
  using LabelNumber = std::uint16_t; ///< place in said_ + 1; 0 is none

  struct Path {
    std::array<LabelNumber, levels> labels{}; ///< of "Điều 28" at [article]
    unsigned top = levels;                  ///< the outermost level said so far
    unsigned bottom = levels;               ///< the innermost
  };

  std::string written(const Path& path) const;
  bool join_waiting(Level level, LabelNumber label, bool outward);
  void continue_last(Level level, LabelNumber first);
  void settle();

  std::vector<std::string> said_; ///< every label, in order
  std::size_t chain_ = 0; ///< paths before this one take no further outer levels
  std::vector<Path> paths_;
};

} // namespace danchieu::citation
