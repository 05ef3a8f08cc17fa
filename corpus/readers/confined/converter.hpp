#pragma once

#include "corpus/readers/reader.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus::confined {

/// The program that reads containers for us, one process a file, shut in by sandbox.hpp.
struct Converter {
  std::filesystem::path program = "/proc/self/exe"; ///< must answer to `arguments` by calling run_child() (child.hpp)
  std::vector<std::string> arguments = {"convert"};
  std::filesystem::path temporary; ///< where each child gets a folder of its own; empty: $TMPDIR, else /tmp
  std::chrono::milliseconds patience = std::chrono::seconds(30);  ///< without a sign of life
  std::chrono::milliseconds whole_time = std::chrono::minutes(20); ///< with signs of life (recognition gives one a page)
  std::function<void(const std::string&)> warn; ///< told once when the kernel lacks a part of the confinement
};

/// Lets read_file() and read_bytes() send every container to this program from now on. To be called before threads
/// start. Without it the formats that need no foreign program are read in this process (tests, fuzz targets), others not
/// at all.
void use_converter(Converter converter);

/// Nothing when none was named.
const Converter* converter_in_use();

/// Reads a file in a child. Whatever the child does (crashes, hangs, eats memory, lies), this returns within the time
/// limits, with one failure and nothing left behind: no process of its group, no temporary file. Thread-safe.
ReadResult convert(const Converter& converter, std::string_view bytes, const ReadLimits& limits);

} // namespace danchieu::corpus::confined
