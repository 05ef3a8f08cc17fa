#include "query/relation_labels.hpp"

namespace danchieu::query {

RelationLabel relation_label(RelationKind kind) {
  switch (kind) {
  case RelationKind::legal_basis: return {"căn cứ", "is based on", "là căn cứ của", "is the basis of", "", "", ""};
  case RelationKind::replaces:
    return {"thay thế", "replaces", "bị thay thế bởi", "is replaced by", "replaced", "Bị thay thế", "Replaced"};
  case RelationKind::repeals:
    return {"bãi bỏ", "repeals", "bị bãi bỏ bởi", "is repealed by", "repealed", "Bị bãi bỏ", "Repealed"};
  case RelationKind::amends:
    return {"sửa đổi, bổ sung", "amends", "được sửa đổi, bổ sung bởi", "is amended by", "amended", "Được sửa đổi, bổ sung", "Amended"};
  case RelationKind::suspends:
    return {"ngưng hiệu lực", "suspends", "bị ngưng hiệu lực bởi", "is suspended by", "suspended", "Bị ngưng hiệu lực", "Suspended"};
  case RelationKind::corrects:
    return {"đính chính", "corrects", "được đính chính bởi", "is corrected by", "corrected", "Được đính chính", "Corrected"};
  case RelationKind::guides:
    return {"quy định chi tiết, hướng dẫn", "implements", "được quy định chi tiết, hướng dẫn bởi", "is implemented by",
            "guided", "Được quy định chi tiết, hướng dẫn", "Implemented"};
  case RelationKind::issued_with: return {"ban hành kèm theo", "is issued with", "ban hành kèm theo", "is issued with", "", "", ""};
  case RelationKind::consolidates:
    return {"hợp nhất", "consolidates", "được hợp nhất bởi", "is consolidated by", "consolidated", "Được hợp nhất", "Consolidated"};
  case RelationKind::proposal: return {"theo đề nghị tại", "follows the proposal", "là đề nghị của", "is the proposal for", "", "", ""};
  case RelationKind::cites: return {"dẫn chiếu", "cites", "được dẫn chiếu bởi", "is cited by", "", "", ""};
  case RelationKind::self: return {"chính văn bản", "is itself", "chính văn bản", "is itself", "", "", ""};
  }
  return {"", "", "", "", "", "", ""};
}

} // namespace danchieu::query
