#include "apps/danchieu/options.hpp"
#include "apps/danchieu/printer.hpp"
#include "indexer/store_check.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace danchieu::apps {

int cmd_verify(const StoreOptions& options) {
  const indexer::StoreCheck check = indexer::check_store(options.db);
  const bool sound = check.findings.empty();
  if (options.format == Format::text) {
    for (const indexer::StoreFinding& finding : check.findings) std::cout << finding.part << ": " << finding.message << '\n';
    if (sound) {
      const Printer printer(std::cout, output_style());
      std::cout << check.served << ": " << printer.say("nguyên vẹn", "sound") << printer.counts(check.counts) << '\n';
    } else {
      std::cout << check.advice << '\n';
    }
  } else {
    nlohmann::ordered_json json;
    json["sound"] = sound;
    json["served"] = check.served.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(check.served);
    json["generations"] = check.sound;
    json["counts"] = check.counts;
    json["findings"] = nlohmann::ordered_json::array();
    for (const indexer::StoreFinding& finding : check.findings) {
      json["findings"].push_back({{"part", finding.part}, {"message", finding.message}});
    }
    json["advice"] = check.advice.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(check.advice);
    std::cout << json.dump(options.format == Format::json ? 2 : -1, ' ', false,
                           nlohmann::ordered_json::error_handler_t::replace)
              << '\n';
  }
  return sound ? exit_done : exit_findings;
}

} // namespace danchieu::apps
