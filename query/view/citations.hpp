#pragma once

#include "query/view/viewed_work.hpp"

namespace danchieu::query {

/// The works that this one cites, in the order of their first mentions: the page of them that is asked for.
CitationPage works_cited(const ViewedWork& work);

/// The works that cite this one, newest first: the page of them that is asked for. There are at least `total`.
CitationPage works_citing(const ViewedWork& work, std::uint32_t total);

} // namespace danchieu::query
