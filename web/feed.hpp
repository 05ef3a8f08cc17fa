#pragma once

#include "web/question.hpp"
#include "web/response.hpp"

namespace danchieu::web {

/// /feed?q=…: the newest documents that answer a search, as Atom (RFC 4287), with the filters of the search page.
Response search_feed(const Question& question);

/// /feed/akn/…: what newly cites or changes a work.
Response work_feed(const Question& question);

/// /sitemap.xml: an index of site maps; /sitemap-N.xml: the pages of works_per_sitemap works (sitemaps.org).
Response sitemap_index(const Question& question);
Response sitemap(const Question& question, std::size_t number);

/// /robots.txt, with the address of the site map.
Response robots(const Question& question);

inline constexpr std::size_t works_per_sitemap = 5000;

} // namespace danchieu::web
