#pragma once

#include "corpus/readers/confined/descriptor.hpp"

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus::confined {

/// A foreign program to be run inside the confined child, which it cannot leave either.
struct ProgramCall {
  std::vector<std::string> arguments; ///< the first is its name, looked for in /usr/bin and /usr/local/bin, or a path
  unsigned cpu_seconds = 20;
  std::size_t memory = std::size_t{768} << 20;    ///< bytes of address space
  std::size_t file_size = std::size_t{512} << 20; ///< bytes of any file that it writes, its complaints among them
};

/// How it ended.
struct ProgramEnd {
  int exit_code = -1;  ///< -1 when a signal ended it
  int signal = 0;
  std::string errors;  ///< the first kilobytes of what it said on standard error

  bool good() const { return exit_code == 0; }
};

/// Whether a program of this name is installed.
bool has_program(std::string_view name);

/// A running foreign program; what it writes on its standard output is read here. A confined child may send no signals:
/// a program that is not waited for loses its output, and ends with the child at the latest.
class Program {
public:
  explicit Program(const ProgramCall& call);
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  bool started() const { return id_ > 0; }

  /// Bytes of its output: how many, 0 at the end, -1 on an error.
  ssize_t read(char* buffer, std::size_t size);

  /// All that is left of its output, at most `limit` bytes (`cut` tells that there was more).
  std::string read_all(std::size_t limit, bool& cut);

  /// Waits for its end. Output that was not read makes it end early.
  ProgramEnd end();

private:
  Descriptor output_;
  Descriptor errors_;
  pid_t id_ = -1;
};

} // namespace danchieu::corpus::confined
