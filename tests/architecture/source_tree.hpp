#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace danchieu::tests {

/// The files of the project below `root`, relative to it, sorted: without version control, build and index
/// folders.
std::vector<std::filesystem::path> project_files(const std::filesystem::path& root);

std::string file_bytes(const std::filesystem::path& path);

/// Line by line without the line ends; a last line without an end counts.
std::vector<std::string> lines_of(const std::string& bytes);

} // namespace danchieu::tests
