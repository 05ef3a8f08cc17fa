#pragma once

#include "normalizer/text/vietnam_time.hpp"
#include "web/catalogue.hpp"
#include "web/metrics.hpp"
#include "web/page.hpp"
#include "web/request.hpp"
#include "web/response.hpp"
#include "web/server.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace danchieu::web {

struct SiteOptions {
  std::ptrdiff_t answers_at_once = 16;      ///< questions to the index worked on at the same time
  std::chrono::milliseconds waiting{400};   ///< for a turn; then 503
  std::ptrdiff_t drafts_at_once = 1;        ///< texts that were sent in, beside the questions: reading a file takes seconds
  std::chrono::milliseconds drafts_waiting{3000};
  std::function<ServerCounters()> counters; ///< for /metrics; may be empty
  bool metrics_in_public = true;            ///< /metrics for this machine; false where an admin listener answers it
  std::function<std::string()> base;        ///< of absolute addresses, "https://vb.example.vn"; may be empty
  std::function<Date()> today = text::today_in_vietnam;
  std::vector<std::string> originals;       ///< folders whose indexed files are handed out
  std::ostream* failures = nullptr;         ///< one line for each answer 500; never what was asked
};

/// From requests to answers: the routes, pages and API of docs/api.md. Thread-safe. What fails inside is an answer 500.
class Site {
 public:
  Site(const Library& library, SiteOptions options);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  Response answer(const Request& request, std::string& route);

  /// The same for the admin listener: /metrics, /status, /healthz.
  Response admin(const Request& request, std::string& route);

  Metrics& metrics();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace danchieu::web
