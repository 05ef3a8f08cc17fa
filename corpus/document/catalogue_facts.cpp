#include "corpus/document/catalogue_facts.hpp"

#include "corpus/document/body_name.hpp"
#include "corpus/document/layout_words.hpp"
#include "normalizer/citation/document_number.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <utility>

namespace danchieu::corpus {
namespace {

/// A catalogue names the province alone where the number says whether its council or its committee issued:
/// "Tỉnh Bắc Ninh" with "23/2019/NQ-HĐND" → "Hội đồng nhân dân tỉnh Bắc Ninh".
std::string issuer_of(const CatalogueRow& row, const citation::DocumentCode& code) {
  const citation::Issuer* const local = code.issuers.size() == 1 && code.issuers.front() != nullptr && code.issuers.front()->local
                                            ? code.issuers.front()
                                            : nullptr;
  const std::string words = plain(row.issuer);
  for (const std::string_view kind : {"tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "xã ", "phường "}) {
    if (!words.starts_with(kind)) continue;
    if (local == nullptr) return {}; // a place issues nothing by itself
    return local->name + ' ' + text::lower(row.issuer.substr(0, kind.size())) + row.issuer.substr(kind.size());
  }
  if (!row.issuer.empty()) return body_name(without_office(row.issuer));
  std::string names;
  for (const citation::Issuer* issuer : code.issuers) {
    if (issuer == nullptr || issuer->local) return {};
    names += (names.empty() ? "" : " - ") + issuer->name;
  }
  return names;
}

class Filling {
public:
  Filling(Document& document, const CatalogueRow& row) : document_(document), row_(row) {}

  void text(std::string& field, const std::string& value, const char* name) {
    if (!field.empty() || value.empty()) return;
    field = value;
    took(name);
  }

  void date(std::optional<Date>& field, const std::optional<Date>& value, const char* name) {
    if (field || !value) return;
    field = value;
    took(name);
  }

  void took(const char* name) {
    document_.catalogue.source = row_.source;
    document_.catalogue.fields.emplace_back(name);
  }

private:
  Document& document_;
  const CatalogueRow& row_;
};

std::string contradiction(const char* field, const std::string& in_text, const CatalogueRow& row, const std::string& in_row) {
  return std::string(field) + ": the text says " + in_text + ", the catalogue (" + row.source + ") " + in_row +
         "; the text counts";
}

bool same_number(const std::string& a, const std::string& b) { return citation::number_key(a) == citation::number_key(b); }

/// Two names of one body give one slug; a name that gives none contradicts nothing.
bool other_body(const std::string& a, const std::string& b) {
  const auto one = citation::authority_slug(a);
  const auto two = citation::authority_slug(b);
  return one && two && *one != *two;
}

} // namespace

Document* described_document(std::vector<Document>& documents, const std::vector<bool>& attachments, const CatalogueRow& row) {
  for (std::size_t i = 0; i < documents.size() && !row.number.empty(); ++i) {
    if (!attachments[i] && same_number(documents[i].number, row.number)) return &documents[i];
  }
  return documents.empty() || attachments.front() ? nullptr : &documents.front();
}

bool fill_from_catalogue(Document& document, const CatalogueRow& row, std::vector<std::string>& contradictions) {
  const citation::DocumentCode code = citation::read_code(citation::code_of(row.number));
  std::string type = row.type;
  if (type.empty() && code.type != nullptr) type = code.type->name;
  const std::string issuer = issuer_of(row, code);
  const std::size_t before = contradictions.size();
  if (!document.number.empty() && !row.number.empty() && !same_number(document.number, row.number)) {
    contradictions.push_back(contradiction("number", document.number, row, row.number));
  }
  if (!document.type.empty() && !type.empty() && document.type != type) {
    contradictions.push_back(contradiction("type", document.type, row, type));
  }
  if (contradictions.size() != before) return false;
  if (document.date && row.date && *document.date != *row.date) {
    contradictions.push_back(contradiction("date", text::to_iso(*document.date), row, text::to_iso(*row.date)));
  }
  if (!document.issuer.empty() && !issuer.empty() && other_body(document.issuer, issuer)) {
    contradictions.push_back(contradiction("issuer", document.issuer, row, issuer));
  }
  Filling fill(document, row);
  fill.text(document.number, row.number, "number");
  fill.text(document.type, type, "type");
  fill.text(document.issuer, issuer, "issuer");
  fill.text(document.title, row.title, "title");
  fill.text(document.signer, row.signer, "signer");
  fill.date(document.date, row.date, "date");
  if (document.place.empty()) document.place = place_of(document.issuer);
  if (!document.year) {
    const std::optional<citation::DocumentNumber> number = citation::read_document_number(document.number, 0);
    if (number && number->year) document.year = number->year;
    else if (document.date) document.year = static_cast<int>(document.date->year());
  }
  return true;
}

/// "có hiệu lực từ ngày 20 tháng 6 năm 2009" in a circular of April 2019: an old year left in the text. Only the year differs from
/// the catalogue's day, and only the catalogue's can be.
static bool is_slip_of_year(Date told, const std::optional<Date>& issued, Date catalogued) {
  return issued && told < *issued && catalogued >= *issued && told.month() == catalogued.month() && told.day() == catalogued.day();
}

void fill_effective_date(Document& document, const CatalogueRow& row, std::vector<std::string>& contradictions) {
  if (!row.effective) return;
  EffectiveDate& effective = document.effective;
  if (effective.date && is_slip_of_year(*effective.date, document.date, *row.effective)) {
    contradictions.push_back("effective date: the text says " + text::to_iso(*effective.date) + ", before it was issued; the year of the catalogue (" + row.source +
                             ") counts: " + text::to_iso(*row.effective));
  } else if (effective.date) {
    if (*effective.date == *row.effective) return;
    contradictions.push_back(
        contradiction("effective date", text::to_iso(*effective.date), row, text::to_iso(*row.effective)));
    return;
  }
  if (document.date && *row.effective < *document.date) {
    contradictions.push_back("effective date: the catalogue (" + row.source + ") says " + text::to_iso(*row.effective) +
                             ", before the document was issued; it is left out");
    return;
  }
  effective.date = row.effective;
  effective.rule = "catalogue";
  effective.quote = row.words;
  effective.source = row.source;
  effective.span = {};
  Filling(document, row).took("effective");
}

} // namespace danchieu::corpus
