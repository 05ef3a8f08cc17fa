#include "web/site.hpp"

#include "normalizer/text/clean_text.hpp"
#include "query/query_parser.hpp"
#include "web/api.hpp"
#include "web/check_page.hpp"
#include "web/embedded.hpp"
#include "web/review_page.hpp"
#include "web/search_page.hpp"
#include "web/work_page.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <ostream>
#include <semaphore>
#include <string_view>
#include <utility>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

struct Question {
  const Request& request;
  const Catalogue& catalogue;
  Visitor visitor;

  const std::string& path() const { return request.head.path; }

  const Parameters& parameters() const { return request.head.parameters; }
};

bool wants_json(std::string_view path) {
  return starts_with(path, "/api/") || path == "/healthz" || path == "/openapi.json";
}

Visitor visitor_of(const Request& request) {
  const std::string_view lang = value_of(request.head.parameters, "lang");
  Visitor visitor;
  visitor.language = choose_language(lang, request.head.field("accept-language"));
  visitor.language_given = lang == "vi" || lang == "en";
  visitor.on = today_in_vietnam();
  return visitor;
}

/// An error as a page, or as problem+json for programs. `key` finds its heading and help in labels.tsv.
Response error_page(const Request& request, int status, std::string_view key, std::string_view details = {},
                    ordered_json candidates = nullptr) {
  if (wants_json(request.head.path))
    return problem(status, details.empty() ? label(std::string{key} + "_help", Language::en) : details);
  const Visitor visitor = visitor_of(request);
  PageFrame frame;
  frame.title = label(key, visitor.language);
  frame.kind = "error-page";
  frame.path = "/";
  frame.noindex = true;
  ordered_json model = frame_model(frame, visitor);
  model["heading"] = label(key, visitor.language);
  model["help"] = label(std::string{key} + "_help", visitor.language);
  model["details"] = details.empty() ? ordered_json{} : ordered_json(details);
  model["candidates"] = std::move(candidates);
  Response response = page("error", model, visitor, status);
  if (status == 503) response.add_header("Retry-After", "2");
  return response;
}

Response bad_parameter(const Question& question, std::string_view key) {
  return error_page(question.request, 400, "error.400", label(key, question.visitor.language));
}

/// The most cited documents, as examples of what can be asked.
ordered_json examples_of(const Catalogue& catalogue, const Visitor& visitor) {
  query::SearchRequest request;
  request.query = "văn bản"; // words that hardly any document lacks
  request.on = visitor.on;
  request.sort = query::Sort::citations;
  request.limit = 4;
  ordered_json examples = ordered_json::array();
  for (const query::Hit& hit : catalogue.search(request).hits) {
    if (!hit.work.number.empty()) examples.push_back(display_name(hit.work));
  }
  return examples;
}

Response search_page(const Question& question) {
  auto read = read_search_request(question.parameters(), question.visitor.on);
  if (const auto* bad = std::get_if<BadParameter>(&read)) return bad_parameter(question, bad->label_key);
  auto& request = std::get<query::SearchRequest>(read);
  request.limit = hits_per_page;
  Visitor visitor = question.visitor;
  visitor.on_given = !value_of(question.parameters(), "on").empty();
  visitor.on = request.on;
  const query::SearchResult result = question.catalogue.search(request);
  std::optional<query::WorkView> asked;
  const bool one = result.resolution && result.resolution->works.size() == 1 &&
                   (result.resolution->kind == query::ResolutionKind::exact ||
                    result.resolution->kind == query::ResolutionKind::completed);
  if (one && request.offset == 0) {
    if (const auto work = citation::WorkId::parse(result.resolution->works.front().work)) {
      query::ViewRequest view;
      view.on = request.on;
      view.with_text = false;
      view.citations_limit = 1;
      asked = question.catalogue.view(*work, view);
    }
  }
  return page("search", search_model(result, asked, visitor), visitor);
}

Response work_page(const Question& question) {
  const auto on = read_on(question.parameters(), question.visitor.on);
  if (!on) return bad_parameter(question, "error.date");
  Visitor visitor = question.visitor;
  visitor.on_given = !value_of(question.parameters(), "on").empty();
  visitor.on = *on;
  const auto work = citation::WorkId::parse(question.path());
  if (!work) return error_page(question.request, 404, "error.404");
  const WorkPageRequest request = read_work_request(question.parameters());
  query::ViewRequest asked;
  asked.on = *on;
  asked.citations_limit = citations_per_page;
  asked.citations_out_offset = (request.citations_out - 1) * citations_per_page;
  asked.citations_in_offset = (request.citations_in - 1) * citations_per_page;
  const auto view = question.catalogue.view(*work, asked);
  if (!view) {
    query::Resolution resolution = question.catalogue.resolve(work->number(), *on);
    if (resolution.suggestions.empty()) resolution.suggestions = std::exchange(resolution.works, {});
    resolution.kind = query::ResolutionKind::near;
    return error_page(question.request, 404, "error.404_work", {}, candidates_model(resolution, visitor));
  }
  std::optional<query::Resolution> candidates;
  if (!work->complete() && !view->summary.number.empty())
    candidates = question.catalogue.resolve(view->summary.number, *on);
  Response response = page("work", work_model(*view, request, candidates, visitor), visitor);
  response.caching = Caching::revalidate;
  return response;
}

Response check_page(const Question& question) {
  Parameters form = question.parameters();
  const bool posted = question.request.head.method == "POST";
  if (posted) {
    const std::string_view type = question.request.head.field("content-type");
    auto sent = starts_with(type, "application/x-www-form-urlencoded")
                    ? parse_query(question.request.body, 16)
                    : std::nullopt;
    if (!sent) return bad_parameter(question, "error.draft");
    form = std::move(*sent);
  }
  const auto on = read_on(form, question.visitor.on);
  if (!on) return bad_parameter(question, "error.date");
  Visitor visitor = question.visitor;
  visitor.on = *on;
  if (const std::string_view lang = value_of(form, "lang"); lang == "vi" || lang == "en") {
    visitor.language = choose_language(lang, {});
    visitor.language_given = true;
  }
  if (!posted) return empty_check_page(visitor);
  return check_answer(question.catalogue, std::string{value_of(form, "text")}, value_of(form, "format"), visitor);
}

Response review_page(const Question& question) {
  const auto on = read_on(question.parameters(), question.visitor.on);
  if (!on) return bad_parameter(question, "error.date");
  Visitor visitor = question.visitor;
  visitor.on_given = !value_of(question.parameters(), "on").empty();
  visitor.on = *on;
  std::optional<query::Review> review;
  const std::string_view issuer = value_of(question.parameters(), "issuer");
  if (!issuer.empty() && issuer.size() <= query::limits::query_bytes)
    review = question.catalogue.review(issuer, *on);
  return page("review", review_model(review, visitor), visitor);
}

Response about_page(const Question& question) {
  PageFrame frame;
  frame.title = label("site.about", question.visitor.language);
  frame.kind = "about-page";
  frame.path = "/about";
  ordered_json model = frame_model(frame, question.visitor);
  const Holdings& holdings = question.catalogue.holdings();
  ordered_json counts = ordered_json::array();
  for (const auto& [name, count] : holdings.counts) {
    const std::string key = "about." + name;
    counts.push_back(
        {{"term", has_label(key) ? label(key, question.visitor.language) : std::string_view{name}},
         {"value", count}});
  }
  counts.push_back(
      {{"term", label("about.created", question.visitor.language)}, {"value", holdings.created}});
  counts.push_back(
      {{"term", label("about.generation", question.visitor.language)}, {"value", holdings.generation}});
  model["counts"] = std::move(counts);
  Response response = page("about", model, question.visitor);
  response.caching = Caching::revalidate;
  return response;
}

Response static_file(const Request& request) {
  struct Kind {
    std::string_view name;
    std::string_view type;
  };

  static constexpr std::array<Kind, 3> files{{{"site.css", "text/css; charset=utf-8"},
                                              {"site.js", "text/javascript; charset=utf-8"},
                                              {"icon.svg", "image/svg+xml; charset=utf-8"}}};
  const std::string_view name =
      std::string_view{request.head.path}.substr(std::string_view{"/static/"}.size());
  for (const Kind& file : files) {
    if (file.name != name) continue;
    Response response;
    response.content_type = file.type;
    response.body = embedded_file(file.name);
    const bool versioned =
        static_link(name) ==
        "/static/" + std::string{name} + "?v=" + std::string{value_of(request.head.parameters, "v")};
    response.caching = versioned ? Caching::forever : Caching::revalidate;
    return response;
  }
  return error_page(request, 404, "error.404");
}

Response embedded_answer(std::string_view name, std::string_view type) {
  Response response;
  response.content_type = type;
  response.body = embedded_file(name);
  response.caching = Caching::revalidate;
  return response;
}

/// 304 when the asker already has this body (RFC 9110, 13.1.2).
void validate(const Request& request, Response& response) {
  if (response.status != 200 || response.caching == Caching::none) return;
  const std::string tag = entity_tag(response.body);
  response.add_header("ETag", tag);
  if (request.head.field("if-none-match").find(tag) == std::string_view::npos) return;
  response.status = 304;
  response.body.clear();
}

} // namespace

struct Site::State {
  const Library& library;
  SiteOptions options;
  Metrics metrics;
  std::counting_semaphore<> turns;
  std::atomic<std::uint64_t> failures{0};
  std::mutex mutex;
  std::uint64_t examples_of_generation = 0; ///< guarded by mutex, as is the next
  ordered_json examples = nullptr;

  State(const Library& from, SiteOptions given)
      : library(from), options(std::move(given)), turns(options.answers_at_once) {}

  /// Gives back the turn that an answer took.
  struct Turn {
    std::counting_semaphore<>& turns;

    ~Turn() { turns.release(); }
  };

  /// Examples of the generation in use; made once, and only when the index is not busy, so that the first
  /// page comes however busy it is.
  ordered_json examples_for(const Question& question) {
    const std::uint64_t generation = question.catalogue.holdings().generation;
    const std::lock_guard lock{mutex};
    if ((examples.is_null() || examples_of_generation != generation) && turns.try_acquire()) {
      const Turn turn{turns};
      examples = examples_of(question.catalogue, question.visitor);
      examples_of_generation = generation;
    }
    return examples;
  }

  Response start_page(const Question& question) {
    const ordered_json names = examples_for(question);
    PageFrame frame;
    frame.description = label("site.tagline", question.visitor.language);
    frame.kind = "start-page";
    frame.path = "/";
    frame.search_box = false;
    ordered_json model = frame_model(frame, question.visitor);
    model["fields"] = hidden_fields(question.visitor);
    ordered_json links = ordered_json::array();
    for (const auto& name : names) {
      const std::string text = name.get<std::string>();
      links.push_back({{"href", link(question.visitor, "/search", {{"q", text}})}, {"text", text}});
    }
    model["has_examples"] = !links.empty();
    model["examples"] = std::move(links);
    model["holdings"] = nullptr;
    const Holdings& holdings = question.catalogue.holdings();
    if (const auto works = holdings.counts.find("works"); works != holdings.counts.end()) {
      const auto date = text::parse_date(std::string_view{holdings.created}.substr(0, 10));
      model["holdings"] = {{"works", works->second},
                           {"created", date_model(date, question.visitor.language)}};
    }
    return page("start", model, question.visitor);
  }

  /// Answers that cost nothing and must come however busy the index is.
  std::optional<Response> light(const Request& request, std::string& route) {
    const std::string& path = request.head.path;
    const auto is = [&](std::string_view wanted, const char* name) {
      if (path == wanted) route = name;
      return path == wanted;
    };
    if (is("/healthz", "healthz")) {
      Response response;
      response.content_type = media::json;
      response.body = R"({"status":"ok","generation":)" +
                      std::to_string(library.current()->holdings().generation) + "}\n";
      return response;
    }
    if (is("/metrics", "metrics")) {
      if (!request.direct) return error_page(request, 404, "error.404");
      Response response;
      response.content_type = "text/plain; version=0.0.4; charset=utf-8";
      response.body = metrics.text(options.counters ? options.counters() : ServerCounters{},
                                   library.current()->holdings());
      return response;
    }
    if (starts_with(path, "/static/")) {
      route = "static";
      return static_file(request);
    }
    if (is("/favicon.ico", "static")) return embedded_answer("icon.svg", "image/svg+xml; charset=utf-8");
    if (is("/openapi.json", "openapi")) {
      Response response = embedded_answer("openapi.json", media::json);
      response.add_header("Access-Control-Allow-Origin", "*");
      return response;
    }
    if (is("/robots.txt", "robots")) return embedded_answer("robots.txt", media::plain);
    const auto page_of = [&](auto make) {
      const auto catalogue = library.current();
      return make(Question{request, *catalogue, visitor_of(request)});
    };
    if (is("/about", "about")) return page_of(about_page);
    if (value_of(request.head.parameters, "q").empty() && is("/", "start")) {
      return page_of([this](const Question& question) { return start_page(question); });
    }
    return std::nullopt;
  }

  Response heavy(const Request& request, std::string& route) {
    const std::string& path = request.head.path;

    struct Route {
      std::string_view path;
      bool is_prefix;
      std::string_view name;
    };

    static constexpr std::array<Route, 11> routes{{{"/", false, "search"},
                                                  {"/search", false, "search"},
                                                  {"/akn/", true, "work"},
                                                  {"/check", false, "check"},
                                                  {"/review", false, "review"},
                                                  {"/api/v1/check", false, "api_check"},
                                                  {"/api/v1/review", false, "api_review"},
                                                  {"/api/v1/search", false, "api_search"},
                                                  {"/api/v1/works/akn/", true, "api_work"},
                                                  {"/api/v1/resolve", false, "api_resolve"},
                                                  {"/api/v1/cite", false, "api_cite"}}};
    route = "none";
    for (const Route& known : routes) {
      if (known.is_prefix ? starts_with(path, known.path) : path == known.path) route = known.name;
    }
    if (route == "none") return error_page(request, 404, "error.404");
    if (!turns.try_acquire_for(options.waiting)) return error_page(request, 503, "error.503");
    const Turn turn{turns};
    const auto catalogue = library.current();
    const Question question{request, *catalogue, visitor_of(request)};
    if (route == "start")
      return value_of(question.parameters(), "q").empty() ? start_page(question) : search_page(question);
    if (route == "search") return search_page(question);
    if (route == "about") return about_page(question);
    if (route == "work") return work_page(question);
    if (route == "check") return check_page(question);
    if (route == "review") return review_page(question);
    Response response = answer_api(question, route);
    response.add_header("Access-Control-Allow-Origin", "*");
    return response;
  }

  static Response answer_api(const Question& question, std::string_view route) {
    if (route == "api_cite" || route == "api_check") {
      if (question.request.head.method == "POST") {
        if (route == "api_cite") return api_cite(question.request);
        const auto day = read_on(question.parameters(), question.visitor.on);
        if (!day) return problem(400, label("error.date", Language::en));
        return api_check(question.catalogue, question.request, *day, question.visitor.language);
      }
      Response response = problem(405, "send the text with POST");
      response.headers.clear();
      response.add_header("Allow", "POST");
      return response;
    }
    const auto on = read_on(question.parameters(), question.visitor.on);
    if (!on) return problem(400, label("error.date", Language::en));
    if (route == "api_search") return api_search(question.catalogue, question.request, *on);
    if (route == "api_work") return api_work(question.catalogue, question.request, *on);
    if (route == "api_review") return api_review(question.catalogue, question.request, *on);
    return api_resolve(question.catalogue, question.request, *on);
  }

  Response failure(const Request& request, const std::string& route, const char* what) {
    const std::uint64_t number = ++failures;
    if (options.failures != nullptr) {
      const std::lock_guard lock{mutex};
      *options.failures << "failure=" << number << " route=" << route << " what=\""
                        << text::clean_utf8(what).substr(0, 200) << "\"\n";
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
  Response response;
  try {
    auto light = state_->light(request, route);
    response = light ? std::move(*light) : state_->heavy(request, route);
  } catch (const std::exception& error) {
    response = state_->failure(request, route, error.what());
  }
  validate(request, response);
  return response;
}

} // namespace danchieu::web
