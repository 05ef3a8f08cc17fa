#include "indexer/store_check.hpp"

#include "corpus/error.hpp"
#include "corpus/field.hpp"
#include "corpus/store_layout.hpp"
#include "indexer/generation.hpp"
#include "indexer/store_access.hpp"
#include "indexer/xapian_error.hpp"

#include <xapian.h>

#include <optional>
#include <utility>

namespace danchieu::indexer {
namespace fs = std::filesystem;
namespace {

namespace prefix = corpus::prefix;

/// The message when something is wrong with a generation. Tables whose sums differ are not opened: Xapian's own
/// reader can crash on them.
std::optional<std::string> fault_of(const fs::path& generation) {
  try {
    corpus::verify_generation(generation);
    require_sound(generation);
    const corpus::Manifest manifest = corpus::read_manifest(generation);
    return translated(generation, [&]() -> std::optional<std::string> {
      const Xapian::Database database(generation.string());
      for (const auto& [name, kind] : {std::pair("works", prefix::work_kind), std::pair("units", prefix::unit_kind),
                                       std::pair("files", prefix::file_kind), std::pair("texts", prefix::text_kind)}) {
        const auto promised = manifest.counts.find(name);
        const std::uint64_t held = count(database, kind, {});
        if (promised != manifest.counts.end() && promised->second != held) {
          return generation.string() + ": holds " + std::to_string(held) + " " + name + ", its manifest says " +
                 std::to_string(promised->second);
        }
      }
      return std::nullopt;
    });
  } catch (const Error& damage) {
    return damage.what();
  }
}

void check_link(const fs::path& dir, StoreCheck& check) {
  std::error_code error;
  const fs::path link = dir / corpus::current_name;
  const fs::path target = fs::read_symlink(link, error);
  if (error) {
    check.findings.push_back({"current", link.string() + ": missing; the newest generation is served"});
  } else if (!corpus::generation_number(target) || !fs::exists(dir / target.filename() / corpus::manifest_name, error)) {
    check.findings.push_back({"current", link.string() + ": names no generation; the newest sound one is served"});
  }
}

void check_work(const fs::path& dir, StoreCheck& check) {
  const fs::path work = dir / corpus::work_name;
  std::error_code error;
  if (fs::exists(dir / "writing", error)) return; // a run is under way, or was cut short: the next run checks it
  if (!fs::exists(work, error)) {
    check.findings.push_back({"work", work.string() + ": missing"});
    return;
  }
  try {
    require_sound(work);
  } catch (const Error& damage) {
    check.findings.push_back({"work", damage.what()});
  }
}

std::string advice_for(const fs::path& dir, const StoreCheck& check) {
  const std::string again = "danchieu index --db " + dir.string() + " PATH…";
  if (check.served.empty()) {
    return "No sound generation is left. The documents themselves are not touched: index them into a new folder with "
           "`danchieu index --db NEW PATH…`; nothing of the damaged index is needed for that.";
  }
  return "The sound " + check.served + " is served meanwhile. Run `" + again +
         "`: it continues from sound data and publishes a new generation. To begin from nothing, index into a new folder.";
}

} // namespace

StoreCheck check_store(const fs::path& dir) {
  StoreCheck check;
  const std::vector<fs::path> generations = corpus::list_generations(dir);
  if (generations.empty()) corpus::open_generation(dir, corpus::Verify::no); // says that there is none, and what to do
  const bool one_generation = generations.empty();
  for (const fs::path& generation : one_generation ? std::vector<fs::path>{dir} : generations) {
    const std::string name = generation.filename().string();
    if (const std::optional<std::string> fault = fault_of(generation)) {
      check.findings.push_back({name, *fault});
      continue;
    }
    if (check.sound.empty()) {
      check.served = name;
      check.counts = corpus::read_manifest(generation).counts;
    }
    check.sound.push_back(name);
  }
  if (!one_generation) {
    check_link(dir, check);
    check_work(dir, check);
  }
  if (!check.findings.empty()) check.advice = advice_for(dir, check);
  return check;
}

} // namespace danchieu::indexer
