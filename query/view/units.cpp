#include "query/view/units.hpp"

#include "corpus/field.hpp"
#include "query/unit_text.hpp"

#include <xapian.h>

#include <map>
#include <string>
#include <utility>

namespace danchieu::query {
namespace {

/// Links the citations of one text after the other; both stand in the order of the file.
class Linker {
public:
  Linker(const ViewedWork& work, std::vector<LinkedWork>& linked) : work_(work), citations_(work.record->document.citations), linked_(linked) {}

  std::vector<CitationSpan> links_in(const UnitView& unit) {
    std::vector<CitationSpan> links;
    const std::size_t end = unit.start + unit.text.size();
    std::size_t free_from = unit.start;
    while (next_ < citations_.size() && citations_[next_].span.start < unit.start) ++next_;
    for (; next_ < citations_.size() && citations_[next_].span.start < end; ++next_) {
      const citation::Citation& mention = citations_[next_];
      if (mention.span.start < free_from || mention.span.end > end || !is_mention_of_another(mention)) continue;
      free_from = mention.span.end;
      CitationSpan link{.span = {mention.span.start - unit.start, mention.span.end - unit.start},
                        .work = WorkStore::target_of(*work_.record, mention),
                        .number = mention.number};
      link.known = !link.work.empty() && holds(link.work, mention);
      links.push_back(std::move(link));
    }
    return links;
  }

private:
  /// Whether its text is held; describes it the first time.
  bool holds(const std::string& target, const citation::Citation& mention) {
    const auto [place, added] = held_.try_emplace(target, false);
    if (added) {
      place->second = work_.store.head(target) != nullptr;
      linked_.push_back({work_.cited(target, mention), work_.force_then(target)});
    }
    return place->second;
  }

  const ViewedWork& work_;
  const std::vector<citation::Citation>& citations_;
  std::vector<LinkedWork>& linked_;
  std::map<std::string, bool> held_;
  std::size_t next_ = 0;
};

} // namespace

LinkedText linked_text(const ViewedWork& work) {
  LinkedText text;
  Linker linker(work, text.linked);
  Xapian::Database& database = work.store.database();
  const std::string units = std::string(corpus::prefix::unit_of) + work.key;
  for (auto posting = database.postlist_begin(units); posting != database.postlist_end(units); ++posting) {
    StoredUnit stored = decode_unit(database.get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data());
    UnitView unit{.eid = std::move(stored.eid), .label = std::move(stored.label), .start = stored.start, .text = std::move(stored.text), .citations = {}};
    unit.citations = linker.links_in(unit);
    text.units.push_back(std::move(unit));
  }
  return text;
}

} // namespace danchieu::query
