#pragma once

#include <cstddef>
#include <utility>

namespace danchieu::web {

/// An object of a model: object_of<ordered_json>({{"name", name}, {"href", href}}). The same as the braces alone make, for
/// models of many small objects: those build an array of each pair first, which is four times the allocations.
template <typename Json, std::size_t Count>
Json object_of(std::pair<const char*, Json> (&&members)[Count]) {
  Json object = Json::object();
  auto& list = object.template get_ref<typename Json::object_t&>();
  list.reserve(Count);
  for (auto& [name, value] : members) list.emplace_back(name, std::move(value));
  return object;
}

} // namespace danchieu::web
