#pragma once

#include "query/work_summary.hpp"

namespace danchieu::query {

/// A kind of relation as a verb, both ways: "thay thế" / "bị thay thế bởi", and as an event: "Bị thay thế".
struct RelationLabel {
  const char* vi;
  const char* en;
  const char* vi_reverse;
  const char* en_reverse;
  const char* event;    ///< code of the event in the life of the target; empty when it is none
  const char* vi_event;
  const char* en_event;
};
RelationLabel relation_label(RelationKind kind);

} // namespace danchieu::query
