#pragma once

#include "query/work_view.hpp"

#include <string>

namespace danchieu::query {

/// The work as an Akoma Ntoso 1.0 document (OASIS LegalDocML, namespace http://docs.oasis-open.org/legaldocml/ns/akn/3.0):
/// meta with FRBR identification and life cycle, preamble, body of provisions with citations as <ref>. Every word of
/// the text stands in it once and in order. `view` must hold its units. Well-formed for any text.
std::string akn_xml(const WorkView& view);

/// The same without XML declaration and <akomaNtoso>: one component of a collection.
std::string akn_component(const WorkView& view);

inline constexpr const char* akn_namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

} // namespace danchieu::query
