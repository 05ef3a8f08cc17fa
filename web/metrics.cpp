#include "web/metrics.hpp"

#include <sstream>
#include <string>

namespace danchieu::web {

void Metrics::add(const RequestRecord& record) {
  const std::lock_guard lock{mutex_};
  ++requests_[{record.route, record.status}];
  Times& times = times_[record.route];
  const double seconds = record.milliseconds / 1000;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (seconds <= bounds.at(i)) ++times.below.at(i);
  }
  ++times.count;
  times.seconds += seconds;
}

std::string Metrics::text(const ServerCounters& server, const Holdings& holdings) const {
  std::ostringstream out;
  out << "# HELP danchieu_requests_total Requests answered, by route and status.\n# TYPE danchieu_requests_total counter\n";
  const std::lock_guard lock{mutex_};
  for (const auto& [key, count] : requests_) {
    out << "danchieu_requests_total{route=\"" << key.first << "\",status=\"" << key.second << "\"} " << count
        << '\n';
  }
  out << "# HELP danchieu_request_seconds Time from accepting a connection to its answer.\n# TYPE danchieu_request_seconds histogram\n";
  for (const auto& [route, times] : times_) {
    const std::string name = "danchieu_request_seconds_bucket{route=\"" + route + "\",le=\"";
    for (std::size_t i = 0; i < bounds.size(); ++i)
      out << name << bounds.at(i) << "\"} " << times.below.at(i) << '\n';
    out << name << "+Inf\"} " << times.count << '\n';
    out << "danchieu_request_seconds_sum{route=\"" << route << "\"} " << std::to_string(times.seconds) << '\n';
    out << "danchieu_request_seconds_count{route=\"" << route << "\"} " << times.count << '\n';
  }
  const auto gauge = [&](const char* name, const char* type, const char* help, std::uint64_t value) {
    out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n'
        << name << ' ' << value << '\n';
  };
  gauge("danchieu_connections_open", "gauge", "Connections at this moment.", server.open);
  gauge("danchieu_connections_refused_total", "counter", "Connections answered 503 at the door.",
        server.refused);
  gauge("danchieu_connections_shut_total", "counter", "Connections ended by the watchdog.", server.shut);
  gauge("danchieu_generation", "gauge", "Generation of the index in use.", holdings.generation);
  for (const auto& [name, count] : holdings.counts) {
    out << "danchieu_holdings{kind=\"" << name << "\"} " << count << '\n';
  }
  return out.str();
}

} // namespace danchieu::web
