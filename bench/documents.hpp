#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace danchieu::bench {

/// Real documents: every text file below the folder of the environment variable DANCHIEU_BENCH_DIR, else
/// below the one beside the project, up to `limit` bytes in the order of their names. Without such a folder
/// one sentence, repeated.
inline const std::vector<std::string>& documents(std::size_t limit = 32'000'000) {
  static const std::vector<std::string> texts = [limit] {
    const char* wanted = std::getenv("DANCHIEU_BENCH_DIR");
    const std::filesystem::path folder = wanted != nullptr ? wanted : DANCHIEU_BENCH_DIR;
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder)) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
      }
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> result;
    std::size_t total = 0;
    for (const auto& file : files) {
      if (total >= limit) break;
      std::ifstream in(file, std::ios::binary);
      result.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
      total += result.back().size();
    }
    if (result.empty()) {
      std::string text;
      while (text.size() < 1'000'000)
        text += "Căn cứ Nghị định số 130/2005/NĐ-CP ngày 17 tháng 10 năm 2005 của Chính phủ;\n";
      result.push_back(std::move(text));
    }
    return result;
  }();
  return texts;
}

inline std::size_t total_bytes(const std::vector<std::string>& texts) {
  std::size_t total = 0;
  for (const std::string& text : texts) total += text.size();
  return total;
}

} // namespace danchieu::bench
