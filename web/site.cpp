#include "web/site.hpp"

#include "normalizer/text/clean_text.hpp"
#include "web/api.hpp"
#include "web/check_page.hpp"
#include "web/compression.hpp"
#include "web/feed.hpp"
#include "web/kept_answers.hpp"
#include "web/originals.hpp"
#include "web/pages.hpp"
#include "web/review_page.hpp"
#include "web/static_files.hpp"
#include "web/validation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <ostream>
#include <semaphore>
#include <string_view>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using Seconds = std::chrono::sys_seconds;

/// Answers that only programs ask for.
Response answer_api(const Question& question, std::string_view route) {
  const bool posted = question.request.head.method == "POST";
  const bool takes_text = route == "api_cite" || route == "api_check";
  if (takes_text && !posted) return problem(405, "send the text with POST", "POST");
  const auto on = read_on(question.parameters(), question.visitor.on);
  if (!on) return problem(400, label("error.date", Language::en));
  if (route == "api_cite") return api_cite(question.request);
  if (route == "api_check") return api_check(question.catalogue, question.request, *on, question.visitor.language);
  if (route == "api_search") return api_search(question);
  if (route == "api_suggest") return api_suggest(question);
  if (route == "api_work") return api_work(question, *on);
  if (route == "api_review") return api_review(question.catalogue, question.request, *on);
  return api_resolve(question, *on);
}

/// "/sitemap-12.xml" → 12
std::optional<std::size_t> sitemap_number(std::string_view path) {
  constexpr std::string_view before = "/sitemap-";
  constexpr std::string_view after = ".xml";
  if (!path.starts_with(before) || !path.ends_with(after) || path.size() <= before.size() + after.size()) return std::nullopt;
  path.remove_prefix(before.size());
  path.remove_suffix(after.size());
  const auto number = read_number(path);
  return number && *number > 0 && *number <= 100'000 ? std::optional<std::size_t>{*number} : std::nullopt;
}

/// For the log: a reason may hold a file's name, and that anything.
std::string one_line(std::string_view reason) {
  std::string line = text::clean_utf8(reason).substr(0, 200);
  std::replace_if(line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ') || c == '"' || c == '\x7f'; }, ' ');
  return line;
}

constexpr std::size_t kept_bytes = std::size_t{64} << 20U; ///< of answers that last, as they are sent

} // namespace

struct Site::State {
  const Library& library;
  SiteOptions options;
  Metrics metrics;
  std::counting_semaphore<> turns;
  std::counting_semaphore<> draft_turns;
  std::atomic<std::uint64_t> failures{0};
  std::unique_ptr<const Originals> originals;
  const Seconds started = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  KeptAnswers kept{kept_bytes};
  std::mutex failing;  ///< guards options.failures
  std::mutex overseen; ///< held by who makes the overview
  std::mutex mutex;
  std::pair<std::uint64_t, Date> overview_from; ///< generation and day; guarded by mutex, as is the next
  std::shared_ptr<const Overview> overview;

  State(const Library& from, SiteOptions given)
      : library(from), options(std::move(given)), turns(options.answers_at_once), draft_turns(options.drafts_at_once) {
    if (!options.originals.empty()) originals = std::make_unique<const Originals>(options.originals);
  }

  /// Gives back the turn that an answer took.
  struct Turn {
    std::counting_semaphore<>& turns;

    ~Turn() { turns.release(); }
  };

  /// Of the generation in use, on the day of the question (force has a day). Made by one question, only when the index
  /// is not busy; the others do not wait for it but show the page without: null.
  std::shared_ptr<const Overview> overview_for(const Question& question) {
    const std::pair wanted{question.catalogue.holdings().generation, question.visitor.on};
    {
      const std::lock_guard lock{mutex};
      if (overview && overview_from == wanted) return overview;
    }
    const std::unique_lock alone{overseen, std::try_to_lock};
    if (!alone || !turns.try_acquire()) return nullptr;
    const Turn turn{turns};
    auto made = std::make_shared<const Overview>(overview_of(question.catalogue, question.visitor.on));
    const std::lock_guard lock{mutex};
    overview = made;
    overview_from = wanted;
    return made;
  }

  /// With its tag and date, from what is kept when it can be.
  Response answer(const Request& request, std::string& route) {
    const auto catalogue = library.current();
    const Question asked = question(request, *catalogue);
    if (const auto known = kept.find(asked)) {
      route = known->route;
      return known->response;
    }
    auto at_once = light(asked, route);
    Response response = at_once ? std::move(*at_once) : heavy(asked, route);
    compress(request, response);
    if (response.status != 200) return response;
    if (response.caching != Caching::none) response.add_header("ETag", entity_tag(response.body));
    if (response.caching == Caching::revalidate) response.add_header("Last-Modified", http_date(modified(asked)));
    kept.store(asked, {response, route});
    return response;
  }

  Question question(const Request& request, const Catalogue& catalogue) const {
    return {request, catalogue, visitor_of(request, options.today()), options.base ? options.base() : std::string{}, originals.get()};
  }

  Response health() const {
    Response response;
    response.content_type = media::json;
    response.body = R"({"status":"ok","generation":)" + std::to_string(library.current()->holdings().generation) + "}\n";
    return response;
  }

  Response figures() const {
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = metrics.text(options.counters ? options.counters() : ServerCounters{}, library.current()->holdings());
    return response;
  }

  /// Answers that cost nothing and must come however busy the index is.
  std::optional<Response> light(const Question& asked, std::string& route) {
    const Request& request = asked.request;
    const std::string& path = asked.path();
    const auto is = [&](std::string_view wanted, const char* name) {
      if (path == wanted) route = name;
      return path == wanted;
    };
    if (is("/healthz", "healthz")) return health();
    if (is("/metrics", "metrics")) {
      if (!options.metrics_in_public || !request.direct) return error_page(request, 404, "error.404");
      return figures();
    }
    if (auto file = static_file(request)) {
      route = "static";
      return file;
    }
    if (is("/robots.txt", "robots")) return robots(asked);
    if (is("/about", "about")) return about_page(asked, overview_for(asked).get());
    if (asked.parameter("q").empty() && is("/", "start")) return start_page(asked, overview_for(asked).get());
    return std::nullopt;
  }

  Response heavy(const Question& asked, std::string& route) {
    struct Route {
      std::string_view path;
      bool is_prefix;
      std::string_view name;
    };

    static constexpr std::array<Route, 16> routes{{{"/", false, "search"},
                                                  {"/search", false, "search"},
                                                  {"/akn/", true, "work"},
                                                  {"/check", false, "check"},
                                                  {"/review", false, "review"},
                                                  {"/feed", false, "feed"},
                                                  {"/feed/akn/", true, "work_feed"},
                                                  {"/sitemap.xml", false, "sitemap"},
                                                  {"/sitemap-", true, "sitemap"},
                                                  {"/api/v1/check", false, "api_check"},
                                                  {"/api/v1/review", false, "api_review"},
                                                  {"/api/v1/search", false, "api_search"},
                                                  {"/api/v1/suggest", false, "api_suggest"},
                                                  {"/api/v1/works/akn/", true, "api_work"},
                                                  {"/api/v1/resolve", false, "api_resolve"},
                                                  {"/api/v1/cite", false, "api_cite"}}};
    const std::string& path = asked.path();
    const auto known = std::find_if(routes.begin(), routes.end(), [&path](const Route& each) {
      return each.is_prefix ? path.starts_with(each.path) : path == each.path;
    });
    route = known == routes.end() ? "none" : known->name;
    if (route == "none") return error_page(asked.request, 404, "error.404");
    const bool draft = asked.request.head.method == "POST";
    auto& waiting_for = draft ? draft_turns : turns;
    if (!waiting_for.try_acquire_for(draft ? options.drafts_waiting : options.waiting)) return error_page(asked.request, 503, "error.503");
    const Turn turn{waiting_for};
    if (route == "search") return search_page(asked);
    if (route == "work") return work_page(asked);
    if (route == "check") return check_page(asked);
    if (route == "review") return review_page(asked, overview_for(asked).get());
    if (route == "sitemap") return site_map(asked);
    Response response = route == "feed" ? search_feed(asked) : route == "work_feed" ? work_feed(asked) : answer_api(asked, route);
    response.add_header("Access-Control-Allow-Origin", "*");
    return response;
  }

  static Response site_map(const Question& asked) {
    if (asked.path() == "/sitemap.xml") return sitemap_index(asked);
    const auto number = sitemap_number(asked.path());
    return number ? sitemap(asked, *number) : error_page(asked.request, 404, "error.404");
  }

  /// What a page shows changes with the generation, with the day (force is told as of today), and with the program.
  Seconds modified(const Question& asked) const {
    const Seconds midnight = std::chrono::sys_days(asked.visitor.on) - text::vietnam_offset;
    return std::max({asked.catalogue.holdings().moment(), midnight, started});
  }

  Response status() const {
    const ServerCounters counters = options.counters ? options.counters() : ServerCounters{};
    const auto catalogue = library.current();
    const Holdings& holdings = catalogue->holdings();
    const auto up = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) - started;
    const ordered_json value{{"status", "ok"},
                             {"uptime_seconds", up.count()},
                             {"generation", holdings.generation},
                             {"created", holdings.created},
                             {"counts", holdings.counts},
                             {"connections", {{"open", counters.open}, {"refused", counters.refused}, {"shut", counters.shut}}},
                             {"failures", failures.load()}};
    Response response;
    response.content_type = media::json;
    response.body = value.dump() + '\n';
    return response;
  }

  Response failure(const Request& request, const std::string& route, const char* what) {
    const std::uint64_t number = ++failures;
    if (options.failures != nullptr) {
      const std::lock_guard lock{failing};
      *options.failures << "failure=" << number << " route=" << route << " what=\"" << one_line(what) << "\"\n";
    }
    const std::string reference = "#" + std::to_string(number);
    try {
      return error_page(request, 500, "error.500", reference);
    } catch (const std::exception&) {
      return problem(500, reference); // even the page that says so cannot be made; the line above tells why
    }
  }
};

Site::Site(const Library& library, SiteOptions options)
    : state_(std::make_unique<State>(library, std::move(options))) {}

Site::~Site() = default;

Metrics& Site::metrics() { return state_->metrics; }

Response Site::answer(const Request& request, std::string& route) {
  try {
    Response response = state_->answer(request, route);
    if (response.status == 200 && is_known(request, response)) {
      response.status = 304;
      response.body.clear();
    }
    return response;
  } catch (const std::exception& error) {
    return state_->failure(request, route, error.what());
  }
}

Response Site::admin(const Request& request, std::string& route) {
  route = "admin";
  const std::string& path = request.head.path;
  try {
    if (path == "/metrics") return state_->figures();
    if (path == "/status") return state_->status();
    if (path == "/healthz") return state_->health();
    return problem(404, "this listener answers /metrics, /status and /healthz");
  } catch (const std::exception& error) {
    return state_->failure(request, route, error.what());
  }
}

} // namespace danchieu::web
