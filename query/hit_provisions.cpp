#include "query/hit_provisions.hpp"

#include "query/unit_text.hpp"

#include <algorithm>

namespace danchieu::query {

namespace {

constexpr std::size_t snippet_bytes = 320;
constexpr std::size_t most_openings = 5; ///< units looked at for the first provision

} // namespace

ProvisionHit HitProvisions::of_unit(std::uint32_t unit, double score) const {
  const auto read = read_unit(store_, unit);
  return {.eid = read->eid, .label = read->label, .heading = read->heading, .snippet = marks_.snippet(body_text(*read), snippet_bytes), .score = score};
}

std::optional<std::uint32_t> HitProvisions::article(std::uint32_t work, const std::string& eid) const {
  if (eid.empty()) return std::nullopt;
  for (const std::uint32_t unit : columns_.units_of(work)) {
    const std::string whole = "__" + read_unit(store_, unit)->eid + "__";
    if (whole.find("__" + eid + "__") != whole.npos) return unit;
  }
  return std::nullopt;
}

void HitProvisions::add_opening(Hit& hit) const {
  const std::uint32_t work = columns_.work_with(hit.work.work);
  if (work == WorkColumns::none || columns_.units_of(work).empty()) return;
  const auto units = columns_.units_of(work).first(std::min(columns_.units_of(work).size(), most_openings));
  const auto provision = std::ranges::find_if(units, [this](std::uint32_t unit) { return !read_unit(store_, unit)->eid.empty(); });
  hit.provisions.push_back(of_unit(provision == units.end() ? units.front() : *provision, 0));
}

} // namespace danchieu::query
