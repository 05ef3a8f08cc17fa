#pragma once

#include "corpus/readers/confined/workshop.hpp"
#include "corpus/readers/reader.hpp"

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// Bytes as a file in the workshop, for a program that wants a path; removed at the end of its scope.
class WorkFile {
public:
  WorkFile(const confined::Workshop& workshop, std::string_view name, std::string_view bytes);
  WorkFile(const WorkFile&) = delete;
  WorkFile& operator=(const WorkFile&) = delete;
  ~WorkFile();

  bool good() const { return error_ == 0; }
  ReadFailure failure() const;
  const std::string& path() const { return path_; }

private:
  std::string path_;
  int error_ = 0;
};

} // namespace danchieu::corpus
