#include "corpus/document/analysis.hpp"

#include "corpus/document/abbreviations.hpp"
#include "corpus/document/bare_text.hpp"
#include "corpus/document/catalogue_facts.hpp"
#include "corpus/document/document_work.hpp"
#include "corpus/document/metadata.hpp"
#include "corpus/document/provisions.hpp"
#include "corpus/document/relation.hpp"
#include "corpus/document/segments.hpp"
#include "corpus/document/signature.hpp"
#include "corpus/document/title_relations.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/fold.hpp"
#include "normalizer/text/lost_marks.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>

namespace danchieu::corpus {

namespace {

Document read_document(const Segment& segment, std::string_view text) {
  Document document;
  document.span = segment.span;
  const std::size_t after_heading = segment.caption ? segment.caption->span.end : segment.heading.region.end;
  const Signature signature = read_signature(text, {after_heading, segment.span.end});
  fill_metadata(document, segment, signature, text);
  const std::size_t end_of_text = signature.span.end > signature.span.start ? signature.span.start : segment.span.end;
  document.provisions = find_provisions(text, {after_heading, segment.span.end}, end_of_text);
  document.abbreviations = find_abbreviations(text, segment.span);
  return document;
}

/// Before anything follows from a document's facts, the catalogue completes those of the document that its row is about,
/// which is given back; null when it takes nothing from the row.
Document* complete_from(const CatalogueRow& row, std::vector<Document>& documents, const std::vector<Segment>& segments,
                        std::vector<std::string>& contradictions) {
  std::vector<bool> attachments;
  attachments.reserve(segments.size());
  for (const Segment& segment : segments) attachments.push_back(segment.caption.has_value());
  Document* const described = described_document(documents, attachments, row);
  return described != nullptr && fill_from_catalogue(*described, row, contradictions) ? described : nullptr;
}

/// Attached documents get their identity from the document they came with: the one before them in the text that is no
/// attachment, or the one that the caption names.
void identify_documents(std::vector<Document>& documents, const std::vector<Segment>& segments, std::string_view text) {
  const Document* main = nullptr;
  std::map<std::string, int> ordinals;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    if (!segments[i].caption) {
      adopt_number(document, segments);
      document.work = work_of(document, text);
      main = &document;
      ordinals.clear();
      continue;
    }
    const Caption& caption = *segments[i].caption;
    document.attached_to = work_of_caption(caption, main);
    if (main != nullptr) {
      document.issuer = main->issuer;
      document.place = main->place;
      document.date = document.date ? document.date : main->date;
      document.year = document.year ? document.year : main->year;
    }
    const std::string type = text::slug(document.type);
    if (document.attached_to && !type.empty()) {
      const int ordinal = ++ordinals[document.attached_to->to_string() + '!' + type];
      document.work = document.attached_to->attached(ordinal == 1 ? type : type + '-' + std::to_string(ordinal));
    } else {
      document.work = work_of(document, text);
    }
  }
}

/// The document's own number in its heading is a citation of kind `header`, whether the grammar saw it or not.
void mark_header(Document& document, const Heading& heading) {
  if (heading.number.empty() || heading.number_span.end == heading.number_span.start) {
    return;
  }
  auto& citations = document.citations;
  const auto overlaps = [&](const Citation& citation) { return citation.span.start < heading.number_span.end && heading.number_span.start < citation.span.end; };
  auto found = std::find_if(citations.begin(), citations.end(), overlaps);
  if (found == citations.end()) {
    const auto place = std::find_if(citations.begin(), citations.end(), [&](const Citation& citation) { return citation.span.start > heading.number_span.start; });
    found = citations.insert(place, Citation{});
  } else {
    const auto next = std::remove_if(std::next(found), citations.end(), overlaps);
    citations.erase(next, citations.end());
  }
  found->span = heading.number_span;
  found->kind = citation::CitationKind::header;
  found->relation = RelationKind::self;
  found->type = document.type;
  found->number = document.number;
  found->name.clear();
  found->year = document.year;
  found->date = document.date;
  found->issuer = document.issuer;
  found->pinpoint.clear();
}

void find_document_citations(std::vector<Document>& documents, const std::vector<Segment>& segments, std::string_view text) {
  std::vector<Citation> citations = citation::find_citations(text);
  auto next = citations.begin();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    const auto end = std::find_if(next, citations.end(), [&](const Citation& citation) { return citation.span.start >= document.span.end; });
    document.citations.assign(std::make_move_iterator(next), std::make_move_iterator(end));
    next = end;
    // What runs over the edge of a document is no mention in either.
    if (!document.citations.empty() && document.citations.back().span.end > document.span.end) {
      document.citations.pop_back();
    }
    mark_header(document, segments[i].heading);
    citation::identify(document.citations, text, {document.work, document.place, document.date});
    for (Citation& citation : document.citations) {
      if (citation.kind == citation::CitationKind::header) {
        citation.work = document.work;
      }
    }
    // A title that the catalogue tells acts as one on the first page would.
    const std::vector<std::string>& told = document.catalogue.fields;
    const bool titled = std::find(told.begin(), told.end(), "title") != told.end();
    find_relations(document, text, titled ? relations_of_title(document, document.title) : std::vector<Relation>{});
  }
}

CataloguedDocuments read_documents(std::string_view clean_text, const CatalogueRow* row) {
  const std::vector<Segment> segments = find_segments(clean_text);
  CataloguedDocuments read;
  std::vector<Document>& documents = read.documents;
  documents.reserve(segments.size());
  for (const Segment& segment : segments) {
    documents.push_back(read_document(segment, clean_text));
  }
  Document* const described = row == nullptr ? nullptr : complete_from(*row, documents, segments, read.contradictions);
  identify_documents(documents, segments, clean_text);
  find_document_citations(documents, segments, clean_text);
  if (described != nullptr) fill_effective_date(*described, *row, read.contradictions);
  return read;
}

/// A text that has lost all its marks is read with the likely ones; what is told of it is in its own words.
CataloguedDocuments read_text(std::string_view clean_text, const CatalogueRow* row) {
  if (!text::lacks_marks(clean_text)) {
    return read_documents(clean_text, row);
  }
  const text::RestoredMarks restored = text::restore_marks(clean_text);
  CataloguedDocuments read = read_documents(restored.text, row);
  for (Document& document : read.documents) {
    return_to_bare_text(document, restored.offsets);
  }
  return read;
}

} // namespace

std::vector<Document> analyse(std::string_view clean_text) { return read_text(clean_text, nullptr).documents; }

CataloguedDocuments analyse(std::string_view clean_text, const CatalogueRow& row) { return read_text(clean_text, &row); }

} // namespace danchieu::corpus
