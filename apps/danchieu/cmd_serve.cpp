#include "apps/danchieu/options.hpp"
#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"
#include "web/index_library.hpp"
#include "web/server.hpp"
#include "web/site.hpp"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

namespace danchieu::apps {
namespace {

/// One line a request: when, what kind of page, how it went. Never what was asked or who asked.
void log_line(const web::RequestRecord& record) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char line[160];
  const int length = std::snprintf(
      line, sizeof line, "%04d-%02d-%02dT%02d:%02d:%02dZ route=%s status=%d bytes=%zu ms=%.1f\n",
      utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec,
      record.route.c_str(), record.status, record.bytes, record.milliseconds);
  if (length > 0) std::fwrite(line, 1, std::min(static_cast<std::size_t>(length), sizeof line - 1), stderr);
}

constexpr int most_heaps = 4;
constexpr std::size_t admin_connections = 16;
constexpr std::chrono::milliseconds draft_reading{6000}; ///< of a file that was sent in; its connection ends after ten seconds

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

} // namespace

int cmd_serve(const ServeOptions& options) {
  // The signals that end the server are taken by this thread alone, so they are blocked before any other
  // starts.
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  // Each thread would otherwise come to have a heap of its own, in which what it freed stays; few answers are made at once.
  ::mallopt(M_ARENA_MAX, most_heaps);
  confine_readers(draft_reading);
  web::IndexLibrary library{options.db, options.verify ? corpus::Verify::yes : corpus::Verify::no};
  web::Server* running = nullptr;
  web::SiteOptions site_options;
  site_options.answers_at_once =
      static_cast<std::ptrdiff_t>(std::clamp(std::thread::hardware_concurrency() * 2, 4U, 32U));
  site_options.drafts_at_once = static_cast<std::ptrdiff_t>(std::clamp(std::thread::hardware_concurrency() / 2, 1U, 8U));
  site_options.counters = [&running] { return running->counters(); };
  site_options.failures = &std::cerr;
  site_options.metrics_in_public = options.admin.empty();
  site_options.originals = options.originals;
  site_options.base = [&running, &options] { return options.public_url.empty() ? running->origin() : without_slash(options.public_url); };
  web::Site site{library, std::move(site_options)};

  web::ServerOptions server_options;
  server_options.listen = options.listen;
  web::Server server{
      std::move(server_options),
      [&site](const web::Request& request, std::string& route) { return site.answer(request, route); },
      [&site](const web::RequestRecord& record) {
        site.metrics().add(record);
        log_line(record);
      }};
  running = &server;
  std::optional<web::Server> admin;
  if (!options.admin.empty()) {
    web::ServerOptions admin_options;
    admin_options.listen = options.admin;
    admin_options.connections.total = admin_connections;
    admin.emplace(
        std::move(admin_options),
        [&site](const web::Request& request, std::string& route) { return site.admin(request, route); },
        [](const web::RequestRecord& /*not of the public*/) {});
  }
  server.start();
  if (admin) admin->start();
  std::cout << server.url() << std::endl;
  std::cerr << "danchieu: serving generation " << library.current()->holdings().generation << " of "
            << options.db << " on " << server.url() << " (Ctrl-C to stop)\n";
  if (admin) std::cerr << "danchieu: figures on " << admin->url() << "metrics\n";

  int signal = 0;
  sigwait(&ending, &signal);
  std::cerr << "danchieu: stopping\n";
  server.stop();
  if (admin) admin->stop(std::chrono::milliseconds{100});
  return exit_done;
}

} // namespace danchieu::apps
