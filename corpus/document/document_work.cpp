#include "corpus/document/document_work.hpp"

#include "corpus/document/body_name.hpp"
#include "corpus/document/layout_words.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/document_code.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

// Which work a document is: from what it says of itself (design.md section 3), as normalizer/citation makes the ids of those cited.

namespace danchieu::corpus {

namespace {

std::string hash_part(std::string_view text) {
  std::uint32_t hash = 2166136261U; // FNV-1a, 32 bits: a stable name, no protection
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  std::string digits = "_";
  for (int shift = 28; shift >= 0; shift -= 4) {
    digits += "0123456789abcdef"[(hash >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return digits;
}

/// Whether the table of issuers has a body with this slug.
bool is_tabled(std::string_view slug) {
  const auto all = citation::issuers();
  return std::any_of(all.begin(), all.end(), [&](const citation::Issuer& issuer) { return issuer.slug == slug; });
}

std::string authority_of(std::string_view issuer, std::string_view place, std::string_view symbol, std::string_view type) {
  const auto coded = bodies_named(symbol, type);
  const bool central = !coded.empty() && std::none_of(coded.begin(), coded.end(), [](const citation::Issuer* one) { return one->local; });
  if (central && coded.size() > 1) { // a joint circular
    std::string slugs;
    for (const citation::Issuer* one : coded) {
      slugs += (slugs.empty() ? "" : "+") + one->slug;
    }
    return slugs;
  }
  const auto slug = issuer.empty() ? std::nullopt : citation::authority_slug(issuer, place);
  if (central && !(slug && is_tabled(*slug))) { // a name in no table never outweighs a code that is in one
    return coded.front()->slug;
  }
  if (slug) {
    return *slug;
  }
  return issuer.empty() || (is_local(issuer) && place.empty()) ? std::string("_") : text::slug(issuer);
}

WorkId make_work(std::string_view type, const std::string& authority, std::optional<int> year, const std::string& number) {
  const citation::InstrumentType* row = type.empty() ? nullptr : citation::instrument_type_named(type);
  const std::string slug = row != nullptr ? row->slug : text::slug(type);
  return {row != nullptr && row->act, slug.empty() ? "_" : slug, authority, year ? std::to_string(*year) : "_", number};
}

} // namespace

bool is_local(std::string_view issuer) {
  const std::string words = plain(issuer);
  for (const std::string_view start : {"ủy ban nhân dân", "hội đồng nhân dân", "sở ", "công an tỉnh", "thường trực hội đồng nhân dân", "văn phòng ủy ban nhân dân", "chi cục"}) {
    if (words.starts_with(start)) {
      return true;
    }
  }
  return false;
}

std::vector<const citation::Issuer*> bodies_named(std::string_view letters, std::string_view type) {
  const citation::InstrumentType* const said = citation::instrument_type_named(type);
  const citation::DocumentCode code = citation::read_code(letters, said);
  const bool unknown = std::find(code.issuers.begin(), code.issuers.end(), nullptr) != code.issuers.end();
  return unknown || citation::may_be_department(code, said) ? std::vector<const citation::Issuer*>{} : code.issuers;
}

std::optional<WorkId> work_of(const Document& document, std::string_view text) {
  const std::string key = citation::number_key(document.number);
  const std::string number = key.empty() ? hash_part(text.substr(document.span.start, document.span.end - document.span.start)) : key;
  return make_work(document.type, authority_of(document.issuer, document.place, citation::code_of(document.number), document.type), document.year, number);
}

std::optional<WorkId> work_of_caption(const Caption& caption, const Document* main) {
  if (main != nullptr && main->work) {
    return main->work;
  }
  const std::string key = citation::number_key(caption.number);
  if (key.empty()) {
    return std::nullopt;
  }
  const std::string issuer = caption.issuer.empty() ? std::string() : body_name(without_office(caption.issuer));
  return make_work(caption.type, authority_of(issuer, place_of(issuer), caption.symbol, caption.type), caption.year, key);
}

} // namespace danchieu::corpus
