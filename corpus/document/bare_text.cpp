#include "corpus/document/bare_text.hpp"

#include "normalizer/text/lost_marks.hpp"

#include <algorithm>

namespace danchieu::corpus {

namespace {

class BareText {
public:
  explicit BareText(const text::OffsetMap& offsets) : offsets_(offsets) {}

  void take(std::string& words) const { words = text::remove_marks(words); }

  void take(std::vector<std::string>& list) const {
    for (std::string& words : list) take(words);
  }

  void take(Span& span) const { span = {offsets_.to_source(span.start), offsets_.to_source_end(span.end)}; }

  void take(Provision& provision) const {
    take(provision.heading);
    take(provision.span);
    for (Provision& child : provision.children) take(child);
  }

  void take(EffectiveDate& effective) const {
    take(effective.quote);
    take(effective.span);
    take(effective.expires_quote);
    take(effective.expires_span);
    for (StagedEffect& staged : effective.staged) {
      take(staged.quote);
      take(staged.span);
    }
  }

  void take(Relation& relation) const {
    take(relation.target.span);
    take(relation.quote);
    take(relation.span);
  }

private:
  const text::OffsetMap& offsets_;
};

} // namespace

void return_to_bare_text(Document& document, const text::OffsetMap& offsets) {
  const BareText bare(offsets);
  bare.take(document.span);
  const std::vector<std::string>& told = document.catalogue.fields;
  if (std::find(told.begin(), told.end(), "title") == told.end()) bare.take(document.title);
  if (std::find(told.begin(), told.end(), "signer") == told.end()) bare.take(document.signer);
  bare.take(document.effective);
  for (Provision& provision : document.provisions) bare.take(provision);
  for (Citation& citation : document.citations) bare.take(citation.span);
  for (Relation& relation : document.relations) bare.take(relation);
  bare.take(document.recipients);
  for (Abbreviation& abbreviation : document.abbreviations) {
    bare.take(abbreviation.short_form);
    bare.take(abbreviation.expansion);
  }
}

} // namespace danchieu::corpus
