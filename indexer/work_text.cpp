#include "indexer/work_text.hpp"

#include "corpus/field.hpp"
#include "corpus/store_layout.hpp"

#include <tuple>

namespace danchieu::indexer {

using corpus::Document;
using corpus::WorkId;

std::string work_key(const Document& document, std::string_view text, int copies) {
  const WorkId nothing(false, "_", "_", "_", "_");
  const WorkId& id = document.work ? *document.work : nothing;
  if (std::string written = id.to_string(); copies == 0 && id.complete() && written.size() <= corpus::max_key_bytes) {
    return written;
  }
  std::string number = id.number();
  if (number == "_" || !number.starts_with('_') || copies != 0) { // not yet a hash of its text
    number = "_" + (number.starts_with('_') ? number.substr(1) : number + '-') + corpus::sha256_hex(text).substr(0, 12);
  }
  if (copies > 1) number += '-' + std::to_string(copies);
  const WorkId own(id.act(), id.type(), id.authority(), id.series(), number, id.attachment());
  std::string key = own.to_string();
  if (key.size() <= corpus::max_key_bytes) return key;
  return WorkId(false, "_", "_", "_", "_" + corpus::sha256_hex(key).substr(0, 12)).to_string();
}

bool is_citable(std::string_view key) {
  const std::optional<WorkId> id = WorkId::parse(key);
  return id && id->complete();
}

TextRank rank_of(const Document& document, const corpus::StoredFile& file) {
  // A part of a text may have the heading ("Xem tiếp Công báo số …") and the other the articles that say when it takes effect and
  // what it ends: those count as much as a whole heading.
  constexpr int heading = 6;
  const bool says_effect = !document.effective.rule.empty() && document.effective.source.empty();
  TextRank rank;
  rank.facts = (document.number.empty() ? 0 : 1) + (document.date ? 1 : 0) + (document.issuer.empty() ? 0 : 1) +
               (document.title.empty() ? 0 : 1) + (document.signer.empty() ? 0 : 1) + (document.type.empty() ? 0 : 1) +
               (document.effective.rule.empty() ? 0 : 1) + (says_effect ? heading : 0) + (document.provisions.empty() ? 0 : 1) -
               static_cast<int>(document.catalogue.fields.size());
  rank.length = document.span.end - document.span.start;
  rank.sha256 = file.sha256 + file.row;
  rank.document = file.document;
  return rank;
}

bool better(const TextRank& a, const TextRank& b) {
  // More facts and more text first; the smaller hash and the earlier document of a file between equals.
  return std::tie(a.facts, a.length, b.sha256, b.document) > std::tie(b.facts, b.length, a.sha256, a.document);
}

} // namespace danchieu::indexer
