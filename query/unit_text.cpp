#include "query/unit_text.hpp"

#include "corpus/error.hpp"
#include "query/characters.hpp"
#include "query/record_cache.hpp"
#include "query/work_store.hpp"

#include <xapian.h>

#include <charconv>

namespace danchieu::query {

StoredUnit decode_unit(std::string_view bytes) {
  StoredUnit unit;
  const auto damaged = [] {
    return Error("a unit in the index is damaged", "Check the index with `danchieu verify`, or make it again with `danchieu index`.");
  };
  const auto line = [&bytes, &damaged] {
    const std::size_t end = bytes.find('\n');
    if (end == bytes.npos) throw damaged();
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    return text;
  };
  unit.eid = line();
  unit.label = line();
  unit.heading = line();
  const std::string_view start = line();
  const auto [end, error] = std::from_chars(start.data(), start.data() + start.size(), unit.start);
  if (error != std::errc() || end != start.data() + start.size()) throw damaged();
  unit.text = bytes;
  return unit;
}

std::string_view body_text(const StoredUnit& unit) {
  const auto is_filler = [](char c) { return is_blank(c) || c == '.' || c == ':'; };
  std::string_view text = unit.text;
  for (const std::string_view head : {std::string_view(unit.label), std::string_view(unit.heading)}) {
    std::size_t at = 0;
    std::size_t said = 0; // characters of the head that the text begins with; lines may be broken elsewhere
    while (said < head.size()) {
      if (is_filler(head[said])) ++said;
      else if (at < text.size() && is_filler(text[at])) ++at;
      else if (at < text.size() && text[at] == head[said]) ++at, ++said;
      else return text;
    }
    text.remove_prefix(at);
    while (!text.empty() && is_filler(text.front())) text.remove_prefix(1);
  }
  return text.empty() ? std::string_view(unit.text) : text;
}

std::shared_ptr<const StoredUnit> read_unit(const WorkStore& store, std::uint32_t document) {
  if (auto known = store.units().find(document)) return known;
  const std::string bytes = store.database().get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
  auto unit = std::make_shared<const StoredUnit>(decode_unit(bytes));
  store.units().store(document, unit, sizeof(StoredUnit) + bytes.size());
  return unit;
}

} // namespace danchieu::query
