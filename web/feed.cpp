#include "web/feed.hpp"

#include "corpus/store_layout.hpp"
#include "query/export/markup.hpp"
#include "query/json.hpp"
#include "web/citation_form.hpp"
#include "web/embedded.hpp"
#include "web/search_page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace danchieu::web {
namespace {

using query::xml_text;

constexpr std::uint32_t entries_of_feed = 50;

struct Entry {
  std::string id; ///< what it is about, in words that never change
  std::string title;
  std::string href;
  std::optional<Date> date;
  std::string author;
  std::string summary;
};

/// A name-based UUID (RFC 9562, version 8): the same id has the same name on every server.
std::string uuid_of(std::string_view id) {
  std::string hex = corpus::sha256_hex(id).substr(0, 32);
  hex[12] = '8';
  hex[16] = 'a';
  for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
  return "urn:uuid:" + hex;
}

/// A day as Atom wants it; the day begins in Viet Nam.
std::string moment(const std::optional<Date>& date, std::string_view otherwise) {
  return date ? text::to_iso(*date) + "T00:00:00+07:00" : std::string{otherwise};
}

Response atom(const Question& question, const std::string& id, const std::string& title, const std::string& page,
              const std::vector<Entry>& entries) {
  const std::string& created = question.catalogue.holdings().created;
  const auto address = [&](const std::string& path) { return xml_text(question.base + path); };
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"";
  out += language_tag(question.visitor.language);
  out += "\">\n<id>" + uuid_of(id) + "</id>\n<title>" + xml_text(title) + "</title>\n<updated>" + xml_text(created) + "</updated>\n";
  out += "<author><name>" + xml_text(label("site.name", question.visitor.language)) + "</name></author>\n";
  out += "<link rel=\"self\" type=\"application/atom+xml\" href=\"" + address(make_url(question.path(), question.parameters())) + "\"/>\n";
  out += "<link rel=\"alternate\" type=\"text/html\" href=\"" + address(page) + "\"/>\n";
  for (const Entry& entry : entries) {
    out += "<entry>\n<id>" + uuid_of(entry.id) + "</id>\n<title>" + xml_text(entry.title) + "</title>\n<updated>" +
           moment(entry.date, created) + "</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"" + address(entry.href) + "\"/>\n";
    if (!entry.author.empty()) out += "<author><name>" + xml_text(entry.author) + "</name></author>\n";
    if (!entry.summary.empty()) out += "<summary>" + xml_text(entry.summary) + "</summary>\n";
    out += "</entry>\n";
  }
  Response response;
  response.content_type = media::atom;
  response.body = out + "</feed>\n";
  response.caching = Caching::revalidate;
  return response;
}

std::string title_of(const query::WorkSummary& work) {
  const std::string title = query::display_title(work);
  return query::display_name(work) + (title.empty() ? "" : ": ") + title;
}

} // namespace

Response search_feed(const Question& question) {
  auto read = read_search_request(question.parameters(), question.visitor.on);
  if (const auto* bad = std::get_if<BadParameter>(&read)) return bad_parameter(question, bad->label_key);
  auto& request = std::get<query::SearchRequest>(read);
  request.limit = entries_of_feed;
  request.offset = 0;
  request.sort = query::Sort::newest;
  const query::SearchResult result = question.catalogue.search(request);
  std::vector<Entry> entries;
  for (const query::Hit& hit : result.hits) {
    Entry entry{.id = hit.work.work, .title = title_of(hit.work), .href = work_link(question.visitor, hit.work.work), .date = hit.work.date, .author = hit.work.issuer, .summary = {}};
    if (!hit.provisions.empty()) entry.summary = hit.provisions.front().snippet.text;
    entries.push_back(std::move(entry));
  }
  Parameters asked = question.parameters();
  const std::string page = make_url("/search", asked);
  const std::string title = std::string{label("site.name", question.visitor.language)} + ": " + request.query;
  Response response = atom(question, "search?" + page, title, page, entries);
  response.caching = Caching::none; // what somebody asked is kept nowhere on the way
  return response;
}

Response work_feed(const Question& question) {
  const auto work = citation::WorkId::parse(std::string_view{question.path()}.substr(std::string_view{"/feed"}.size()));
  query::ViewRequest asked;
  asked.on = question.visitor.on;
  asked.with_text = false;
  asked.citations_limit = entries_of_feed;
  const auto view = work ? question.catalogue.view(*work, asked) : std::nullopt;
  if (!view) return error_page(question.request, 404, "error.404_work");
  const bool vi = question.visitor.language == Language::vi;
  const std::string name = query::display_name(view->summary);
  std::vector<Entry> entries;
  std::set<std::string> acting;
  for (const query::RelationView& relation : view->relations_in) {
    const query::RelationLabel verbs = query::relation_label(relation.kind);
    const std::string id = view->summary.work + ' ' + std::string{citation::code(relation.kind)} + ' ' + relation.other.work;
    if (!acting.insert(id).second) continue;
    acting.insert(relation.other.work);
    const std::string href = relation.span.end > relation.span.start ? evidence_link(question.visitor, relation.other.work, relation.span)
                                                                     : work_link(question.visitor, relation.other.work);
    entries.push_back({id, query::display_name(relation.other) + ' ' + (vi ? verbs.vi : verbs.en) + ' ' + name, href, relation.other.date,
                       relation.other.issuer, relation.quote});
  }
  for (const query::CitationView& citation : view->citations_in.items) {
    if (acting.contains(citation.other.work)) continue;
    const query::RelationLabel verbs = query::relation_label(query::RelationKind::cites);
    entries.push_back({view->summary.work + " cites " + citation.other.work,
                       query::display_name(citation.other) + ' ' + (vi ? verbs.vi : verbs.en) + ' ' + name,
                       work_link(question.visitor, citation.other.work), citation.other.date, citation.other.issuer, query::display_title(citation.other)});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.date > b.date; });
  if (entries.size() > entries_of_feed) entries.resize(entries_of_feed);
  return atom(question, "changes of " + view->summary.work, std::string{label("feed.changes", question.visitor.language)} + ' ' + name,
              work_link(question.visitor, view->summary.work), entries);
}

Response sitemap_index(const Question& question) {
  std::uint64_t works = 0;
  const auto& counts = question.catalogue.holdings().counts;
  if (const auto found = counts.find("works"); found != counts.end()) works = found->second;
  Response response;
  response.content_type = media::xml;
  response.caching = Caching::revalidate;
  response.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  const std::uint64_t maps = std::max<std::uint64_t>(1, (works + works_per_sitemap - 1) / works_per_sitemap);
  for (std::uint64_t number = 1; number <= maps; ++number)
    response.body += "<sitemap><loc>" + xml_text(question.base) + "/sitemap-" + std::to_string(number) + ".xml</loc></sitemap>\n";
  response.body += "</sitemapindex>\n";
  return response;
}

Response sitemap(const Question& question, std::size_t number) {
  const auto works = question.catalogue.works((number - 1) * works_per_sitemap, works_per_sitemap);
  if (works.empty() && number > 1) return error_page(question.request, 404, "error.404");
  Response response;
  response.content_type = media::xml;
  response.caching = Caching::revalidate;
  response.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& work : works)
    response.body += "<url><loc>" + xml_text(question.base + make_url(work, {})) + "</loc></url>\n";
  response.body += "</urlset>\n";
  return response;
}

Response robots(const Question& question) {
  Response response;
  response.content_type = media::plain;
  response.caching = Caching::revalidate;
  response.body = std::string{embedded_file("robots.txt")} + "Sitemap: " + question.base + "/sitemap.xml\n";
  return response;
}

} // namespace danchieu::web
