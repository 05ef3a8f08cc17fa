#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace danchieu::corpus {

/// A ZIP file of stored (not compressed) parts, in the order given.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  const auto number = [](std::size_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
    return out;
  };
  const auto crc = [](const std::string& bytes) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : bytes) {
      sum ^= static_cast<unsigned char>(c);
      for (int i = 0; i < 8; ++i) sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
  };
  std::string files;
  std::string directory;
  for (const auto& [name, bytes] : parts) {
    // Version, flags (names in UTF-8), method, time, date, check sum, sizes, length of the name, of extra fields.
    const std::string common = number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(crc(bytes), 4) +
                               number(bytes.size(), 4) + number(bytes.size(), 4) + number(name.size(), 2) + number(0, 2);
    directory += "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(files.size(), 4) + name;
    files += "PK\x03\x04" + common + name + bytes;
  }
  return files + directory + "PK\x05\x06" + number(0, 4) + number(parts.size(), 2) + number(parts.size(), 2) + number(directory.size(), 4) +
         number(files.size(), 4) + number(0, 2);
}

} // namespace danchieu::corpus
