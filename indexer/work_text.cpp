#include "indexer/work_text.hpp"

#include "corpus/field.hpp"
#include "corpus/store_layout.hpp"

#include <tuple>

namespace danchieu::indexer {

using corpus::Document;

std::string work_key(const Document& document, std::string_view text) {
  std::string key = "/akn/vn/doc/_/_/_/_";
  if (document.work) {
    std::string written = document.work->to_string();
    if (written.size() <= corpus::max_key_bytes && document.work->complete()) return written;
    // Twelve digits and '~' must still fit.
    if (written.size() + 13 <= corpus::max_key_bytes) key = std::move(written);
  }
  return key + '~' + corpus::sha256_hex(text).substr(0, 12);
}

bool is_citable(std::string_view key) { return key.find('~') == std::string_view::npos; }

TextRank rank_of(const Document& document, const corpus::StoredFile& file) {
  TextRank rank;
  rank.facts = (document.number.empty() ? 0 : 1) + (document.date ? 1 : 0) + (document.issuer.empty() ? 0 : 1) +
               (document.title.empty() ? 0 : 1) + (document.signer.empty() ? 0 : 1) + (document.type.empty() ? 0 : 1) +
               (document.effective.rule.empty() ? 0 : 1) + (document.provisions.empty() ? 0 : 1);
  rank.length = document.span.end - document.span.start;
  rank.sha256 = file.sha256;
  rank.document = file.document;
  return rank;
}

bool better(const TextRank& a, const TextRank& b) {
  // More facts and more text first; the smaller hash and the earlier document of a file between equals.
  return std::tie(a.facts, a.length, b.sha256, b.document) > std::tie(b.facts, b.length, a.sha256, a.document);
}

} // namespace danchieu::indexer
