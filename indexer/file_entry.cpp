#include "indexer/file_entry.hpp"

#include "corpus/byte_text.hpp"
#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"

#include <nlohmann/json.hpp>

#include <elf.h>
#include <link.h>

#include <cstring>

// A path is bytes, JSON is text: paths, messages and hints are kept with each byte as the character of its number.
// Example: {"v":1,"p":"a/b.txt","h":"9f86…","g":"6d3b…","w":[["/akn/vn/act/…",1]]}

namespace danchieu::indexer {
namespace {

using Json = nlohmann::ordered_json;

constexpr int entry_version = 1;

std::string hex(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

/// Looks for the note NT_GNU_BUILD_ID of the main program, which dl_iterate_phdr names first.
int find_build_id(dl_phdr_info* info, std::size_t, void* out) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& header = info->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    const auto* at = reinterpret_cast<const unsigned char*>(info->dlpi_addr + header.p_vaddr); // NOLINT
    const auto* const end = at + header.p_memsz;
    while (at + sizeof(ElfW(Nhdr)) <= end) {
      ElfW(Nhdr) note{};
      std::memcpy(&note, at, sizeof note);
      const auto* const name = at + sizeof note;
      const auto* const content = name + ((note.n_namesz + 3U) & ~3U);
      if (content + note.n_descsz > end) break;
      if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0) {
        *static_cast<std::string*>(out) = hex(content, note.n_descsz);
        return 1;
      }
      at = content + ((note.n_descsz + 3U) & ~3U);
    }
  }
  return 1;
}

} // namespace

std::string_view code(Outcome outcome) {
  switch (outcome) {
  case Outcome::indexed: return "indexed";
  case Outcome::unchanged: return "unchanged";
  case Outcome::skipped: return "skipped";
  case Outcome::failed: return "failed";
  }
  return "";
}

std::string file_id(const std::string& location) { return corpus::sha256_hex(location); }

std::string content_id(const std::string& sha256, const std::string& row) {
  return row.empty() || sha256.empty() ? sha256 : corpus::sha256_hex(sha256 + row);
}

std::string encode_entry(const FileEntry& entry) {
  Json json = Json::object();
  json["v"] = entry_version;
  json["p"] = corpus::text_of_bytes(entry.path);
  json["l"] = corpus::text_of_bytes(entry.location);
  json["h"] = entry.sha256;
  json["g"] = entry.program;
  if (!entry.row.empty()) json["row"] = entry.row;
  if (entry.catalogue) json["cat"] = true;
  if (entry.failed) json["r"] = entry.reason;
  if (!entry.message.empty()) json["m"] = corpus::text_of_bytes(entry.message);
  if (!entry.hint.empty()) json["i"] = corpus::text_of_bytes(entry.hint);
  Json& works = json["w"] = Json::array();
  for (const HeldWork& work : entry.works) {
    works.push_back(Json::array({work.key, work.document}));
    if (!work.member.empty()) works.back().push_back(corpus::text_of_bytes(work.member));
  }
  for (const EntryMember& member : entry.members) {
    json["b"].push_back(Json::array({corpus::text_of_bytes(member.name), member.reason, corpus::text_of_bytes(member.message),
                                     corpus::text_of_bytes(member.hint)}));
  }
  if (entry.tries != 0) json["t"] = entry.tries;
  if (!entry.programs.empty()) json["f"] = entry.programs;
  return json.dump();
}

FileEntry decode_entry(std::string_view bytes) {
  constexpr const char* hint = "Run `danchieu verify`; index the files again into a new folder if it finds damage.";
  try {
    const Json json = Json::parse(bytes);
    if (json.at("v").get<int>() != entry_version) {
      throw Error("the index was written by another version of danchieu", "Index the files into a new folder.");
    }
    FileEntry entry;
    entry.path = corpus::bytes_of_text(json.at("p").get<std::string>());
    entry.location = corpus::bytes_of_text(json.at("l").get<std::string>());
    entry.sha256 = json.at("h").get<std::string>();
    entry.program = json.at("g").get<std::string>();
    if (const auto reason = json.find("r"); reason != json.end()) {
      entry.failed = true;
      entry.reason = reason->get<std::string>();
    }
    entry.row = json.value("row", std::string());
    entry.catalogue = json.value("cat", false);
    entry.message = corpus::bytes_of_text(json.value("m", std::string()));
    entry.hint = corpus::bytes_of_text(json.value("i", std::string()));
    entry.tries = json.value("t", 0);
    entry.programs = json.value("f", std::string());
    for (const Json& work : json.at("w")) {
      entry.works.push_back({work.at(0).get<std::string>(), work.at(1).get<int>(),
                             work.size() > 2 ? corpus::bytes_of_text(work.at(2).get<std::string>()) : ""});
    }
    for (const Json& member : json.value("b", Json::array())) {
      entry.members.push_back({corpus::bytes_of_text(member.at(0).get<std::string>()), member.at(1).get<std::string>(),
                               corpus::bytes_of_text(member.at(2).get<std::string>()), corpus::bytes_of_text(member.at(3).get<std::string>())});
    }
    return entry;
  } catch (const Json::exception& error) {
    throw Error(std::string("a file entry of the index cannot be read: ") + error.what(), hint);
  }
}

const std::string& program_id() {
  static const std::string id = [] {
    std::string found;
    dl_iterate_phdr(find_build_id, &found);
    return found.empty() ? corpus::sha256_of_file("/proc/self/exe").substr(0, 40) : found;
  }();
  return id;
}

} // namespace danchieu::indexer
