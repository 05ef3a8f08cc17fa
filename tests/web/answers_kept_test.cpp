// Answers that last are given again without asking the index; each thing that they depend on makes another one.
#include "tests/web/fake_library.hpp"
#include "web/site.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <stdexcept>
#include <string>

namespace danchieu::web {
namespace {

using testing::decision;

/// Counts what is asked of it; `generation` is set by the test.
class CountingCatalogue final : public testing::FakeCatalogue {
 public:
  explicit CountingCatalogue(std::uint64_t generation) : holdings_{generation, "2026-11-21T10:00:00Z", {}} {}

  std::optional<query::WorkView> view(const citation::WorkId& work, const query::ViewRequest& request) const override {
    ++asked;
    if (while_asked) while_asked();
    return FakeCatalogue::view(work, request);
  }

  query::SearchResult search(const query::SearchRequest& request) const override {
    ++asked;
    if (while_asked) while_asked();
    query::SearchResult result = FakeCatalogue::search(request);
    result.partial = request.query == "long";
    return result;
  }

  const Holdings& holdings() const override { return holdings_; }

  mutable std::atomic<int> asked{0};
  std::function<void()> while_asked; ///< happens in the middle of an answer

 private:
  Holdings holdings_;
};

class CountingLibrary final : public Library {
 public:
  std::shared_ptr<const Catalogue> current() const override {
    if (catalogue == nullptr) throw std::runtime_error("no index");
    return catalogue;
  }

  std::shared_ptr<CountingCatalogue> catalogue = std::make_shared<CountingCatalogue>(1);
};

class AnswersKept : public ::testing::Test {
 protected:
  static Request request_for(const std::string& target, const std::string& fields = {}, const std::string& method = "GET") {
    auto parsed = parse_request_head(method + ' ' + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    Request request;
    request.head = std::get<RequestHead>(std::move(parsed));
    return request;
  }

  Response get(const std::string& target, const std::string& fields = {}, const std::string& method = "GET") {
    route.clear();
    return site.answer(request_for(target, fields, method), route);
  }

  int questions() const { return library.catalogue->asked; }

  SiteOptions options() {
    SiteOptions out;
    out.today = [this] { return today; };
    return out;
  }

  CountingLibrary library;
  Date today = testing::date(2026, 11, 21);
  Site site{library, options()};
  std::string route;
};

TEST_F(AnswersKept, AreTheSameToTheByteAndAskNothing) {
  const Response first = get(decision);
  const int asked = questions();
  EXPECT_GT(asked, 0);
  const Response second = get(decision);
  EXPECT_EQ(questions(), asked);
  EXPECT_EQ(route, "work") << "it is logged like the first";
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(second.headers, first.headers);
  EXPECT_EQ(get(decision, {}, "HEAD").body, first.body) << "the server leaves the body out";
  EXPECT_EQ(questions(), asked);
}

TEST_F(AnswersKept, AreOthersForAnotherAddressLanguageFormOrGeneration) {
  int asked = 0;
  const auto is_new = [&](const std::string& what, const std::string& target, const std::string& fields = {}) {
    get(target, fields);
    EXPECT_GT(questions(), asked) << what;
    asked = questions();
  };
  is_new("first", decision);
  is_new("date", decision + "?on=2012-01-01");
  is_new("list", decision + "?part=1&listx=can-cu");
  is_new("names and values do not run together", decision + "?part=1list&x=can-cu");
  is_new("language by parameter", decision + "?lang=en");
  is_new("language by header", decision, "Accept-Language: en\r\n");
  is_new("compressed", decision, "Accept-Encoding: gzip\r\n");
  is_new("form for programs", "/api/v1/works" + decision);
  is_new("search", "/search?q=a");
  library.catalogue = std::make_shared<CountingCatalogue>(2);
  asked = 0;
  is_new("another generation", decision);
}

TEST_F(AnswersKept, AreThoseOfTheDayOnWhichTheyWereAsked) {
  library.catalogue->while_asked = [this] { today = testing::date(2026, 11, 22); }; // midnight comes in between
  get(decision);
  library.catalogue->while_asked = nullptr;
  const int asked = questions();
  get(decision);
  EXPECT_GT(questions(), asked) << "the force of yesterday was told today";
}

TEST_F(AnswersKept, CountForceAnewOnTheNextDay) {
  get("/about");
  const int asked = questions();
  get("/about");
  EXPECT_EQ(questions(), asked);
  today = testing::date(2026, 11, 22);
  get("/about");
  EXPECT_GT(questions(), asked) << "what is in force was counted as of yesterday";
}

TEST_F(AnswersKept, DoNotWaitForTheOverview) {
  std::future<int> other;
  library.catalogue->while_asked = [&] { // the overview is being made, and another asks for the page
    if (other.valid()) return;
    other = std::async(std::launch::async, [this] {
      std::string of_the_other;
      return site.answer(request_for("/about"), of_the_other).status;
    });
    EXPECT_EQ(other.wait_for(std::chrono::seconds{5}), std::future_status::ready) << "it waits for the searches of the first";
  };
  EXPECT_EQ(get("/about").status, 200);
  EXPECT_EQ(other.get(), 200);
}

TEST_F(AnswersKept, AreForgottenWithTheirGeneration) {
  get(decision);
  const auto before = library.catalogue;
  library.catalogue = std::make_shared<CountingCatalogue>(2);
  get(decision);
  library.catalogue = before; // an answer that began before the new generation came
  const int asked = questions();
  get(decision);
  EXPECT_GT(questions(), asked) << "what the older one gave is gone";
  library.catalogue = std::make_shared<CountingCatalogue>(2);
  get(decision);
  EXPECT_EQ(questions(), 0) << "and what the newer one gave is still kept";
}

TEST_F(AnswersKept, AreNotKeptWhenTimeRanOut) {
  get("/search?q=long");
  const int asked = questions();
  get("/search?q=long");
  EXPECT_GT(questions(), asked) << "the next time there may be more time";
}

TEST_F(AnswersKept, AreNotThoseOfFailures) {
  EXPECT_EQ(get("/search?q=boom").status, 500);
  const int asked = questions();
  EXPECT_EQ(get("/search?q=boom").status, 500);
  EXPECT_GT(questions(), asked);
}

TEST_F(AnswersKept, CannotBeLookedForWithoutAnIndex) {
  library.catalogue = nullptr;
  EXPECT_EQ(get("/search?q=a").status, 500);
  for (const char* path : {"/status", "/healthz", "/metrics"}) EXPECT_EQ(site.admin(request_for(path), route).status, 500) << path;
}

TEST_F(AnswersKept, HaveTagsOfTheirOwnFormAndAreKnownByThem) {
  const auto tag = [](const Response& response) {
    for (const auto& [name, value] : response.headers)
      if (name == "ETag") return value;
    return std::string{};
  };
  const std::string plain = tag(get(decision));
  const std::string packed = tag(get(decision, "Accept-Encoding: gzip\r\n"));
  EXPECT_FALSE(plain.empty());
  EXPECT_NE(plain, packed);
  EXPECT_EQ(get(decision, "If-None-Match: " + plain + "\r\n").status, 304);
  EXPECT_EQ(get(decision, "Accept-Encoding: gzip\r\nIf-None-Match: " + packed + "\r\n").status, 304);
  EXPECT_EQ(get(decision, "If-None-Match: " + packed + "\r\n").status, 200);
}

} // namespace
} // namespace danchieu::web
