#pragma once

#include "query/resolver.hpp"
#include "query/work_view.hpp"
#include "web/page.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace danchieu::web {

inline constexpr std::uint32_t citations_per_page = 50;
inline constexpr std::size_t text_per_page = 250'000; ///< bytes; a longer text is shown in parts

/// What the address of a work's page asks besides the work.
struct WorkPageRequest {
  std::optional<query::Span> mark; ///< sentence to show, in the clean text
  std::size_t part = 1;            ///< of the text, from 1
  std::uint32_t citations_out = 1; ///< page of the list, from 1
  std::uint32_t citations_in = 1;
};

/// The parameters mark ("120-340"), part, out and in; those that cannot be read are taken as absent.
WorkPageRequest read_work_request(const Parameters& parameters);

/// Markup-free model of work.mustache. `known` holds summaries of cited works for the hints on links in the
/// text; `candidates` the works that an incomplete id may stand for.
nlohmann::ordered_json work_model(const query::WorkView& view, const WorkPageRequest& request,
                                  const std::optional<query::Resolution>& candidates, const Visitor& visitor);

/// "Quyết định số 673/QĐ-UBND ngày 23 tháng 7 năm 2012 của Ủy ban nhân dân tỉnh Kon Tum": as Decree
/// 30/2020/NĐ-CP, annex I, II.5.b asks a document to be cited the first time.
std::string citation_form(const query::WorkSummary& work);

} // namespace danchieu::web
