#include "corpus/document/metadata.hpp"

#include "corpus/document/body_name.hpp"
#include "corpus/document/document_work.hpp"
#include "corpus/document/layout_words.hpp"
#include "corpus/document/words.hpp"
#include "corpus/document/written_date.hpp"
#include "normalizer/citation/document_code.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::corpus {

namespace {

/// "tỉnh Kiên Giang" for "Kiên Giang": the kind of place that the text itself puts before the name.
std::string full_place(std::string_view name, std::string_view text, Span part) {
  for (const std::string_view city : {"TP. ", "TP.", "Tp. ", "Tp.", "thành phố ", "Thành phố "}) {
    if (name.starts_with(city)) {
      return "thành phố " + std::string(name.substr(city.size()));
    }
  }
  if (name.empty()) {
    return {};
  }
  const std::size_t end = std::min(part.end, part.start + 40000);
  std::string_view window = text.substr(part.start, end - part.start);
  for (const std::string_view kind : {"tỉnh", "thành phố", "Thành phố", "TP.", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn"}) {
    for (std::size_t at = window.find(kind); at != std::string_view::npos; at = window.find(kind, at + 1)) {
      const std::string_view after = window.substr(at + kind.size(), name.size() + 8);
      if (text::squeeze(after).starts_with(name)) {
        return (kind == "TP." || kind == "Thành phố" ? std::string("thành phố") : std::string(kind)) + ' ' + std::string(name);
      }
    }
  }
  const std::string upper_window = text::upper(window.substr(0, 4000)); // titles in capitals
  const std::string upper_name = text::upper(name);
  for (const std::string_view kind : {"tỉnh", "thành phố"}) {
    if (upper_window.find(text::upper(kind) + ' ' + upper_name) != std::string::npos) {
      return std::string(kind) + ' ' + std::string(name);
    }
  }
  return {};
}

/// The body that issues, from the best witness; see fill_metadata.
std::string issuer_of(const Document& document, const Segment& segment, const Signature& signature, const std::string& symbol) {
  const Heading& heading = segment.heading;
  for (const std::string* witness : {&heading.letterhead, &heading.enacting_body}) {
    if (!witness->empty()) {
      std::string name = body_name(without_office(witness->starts_with("của ") ? std::string_view(*witness).substr(4) : std::string_view(*witness)));
      if (begins_like_body(plain(name))) {
        return name;
      }
    }
  }
  if (segment.caption && !segment.caption->issuer.empty()) {
    return body_name(without_office(segment.caption->issuer));
  }
  const auto coded = bodies_named(symbol, document.type);
  if (!coded.empty() && std::none_of(coded.begin(), coded.end(), [](const citation::Issuer* issuer) { return issuer->local; })) {
    std::string names;
    for (const citation::Issuer* issuer : coded) {
      names += (names.empty() ? "" : " - ") + issuer->name;
    }
    return names;
  }
  if (!signature.body.empty()) {
    return body_name(signature.body);
  }
  return coded.size() == 1 ? coded.front()->name : std::string();
}

/// The type line of an attached document and what follows it up to the caption.
void fill_attachment(Document& document, const Segment& segment, std::string_view text) {
  const Caption& caption = *segment.caption;
  for (const Line& line : split_lines(text, {segment.span.start, caption.span.start})) {
    const std::string_view content = text.substr(line.span.start, line.span.end - line.span.start);
    std::string words = plain(content);
    if (words.starts_with("phụ lục") && line.span.start < segment.span.start + 200) { // an annex alone in its file
      document.type = "phụ lục";
      document.title = text::squeeze(text.substr(line.span.start, caption.span.start - line.span.start));
      break;
    }
    if (words.starts_with("bản ")) {
      words.erase(0, std::string_view("bản ").size());
    }
    const std::size_t name = starts_with(words, LayoutClass::attachment);
    if (name == 0) {
      continue;
    }
    document.type = words.substr(0, name);
    if (const auto* known = citation::instrument_type_named(document.type)) {
      document.type = known->name;
    }
    // The title: the rest of this line and the lines down to the caption.
    std::string title = text::squeeze(text.substr(line.span.start, caption.span.start - line.span.start));
    std::size_t cut = 0;
    const auto spaces = std::count(document.type.begin(), document.type.end(), ' ');
    for (std::ptrdiff_t i = 0; i <= spaces && cut != std::string::npos; ++i) {
      cut = title.find(' ', cut == 0 ? 0 : cut + 1);
    }
    document.title = cut == std::string::npos ? std::string() : title.substr(cut + 1);
    break;
  }
  document.year = caption.year;
  document.date = caption.date;
}

std::optional<Date> date_of_adoption(std::string_view text, Span part) {
  // "Luật này đã được Quốc hội … thông qua ngày 25 tháng 11 năm 2015."
  constexpr std::string_view words = "thông qua";
  const std::size_t start = part.end > part.start + 3000 ? part.end - 3000 : part.start;
  const std::string_view window = text.substr(start, part.end - start);
  const std::size_t at = window.rfind(words);
  std::optional<int> year;
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view after = window.substr(at + words.size(), 100);
  return after.find("ngày") > 3 ? std::nullopt : read_written_date(after, year);
}

} // namespace

void fill_metadata(Document& document, const Segment& segment, const Signature& signature, std::string_view text) {
  const Heading& heading = segment.heading;
  std::string symbol = heading.symbol;
  if (segment.caption) {
    fill_attachment(document, segment, text);
    symbol = segment.caption->symbol;
  } else {
    document.type = heading.type;
    document.number = heading.number;
    document.year = heading.year;
    document.date = heading.date ? heading.date : date_of_adoption(text, {segment.span.start, signature.span.end > 0 ? signature.span.end : segment.span.end});
    document.title = heading.title;
    if (document.type.empty() && !symbol.empty()) {
      const citation::InstrumentType* const type = citation::read_code(symbol).type;
      document.type = type == nullptr ? std::string() : type->name;
    }
    if (!document.year && document.date) {
      document.year = static_cast<int>(document.date->year());
    }
  }
  document.issuer = issuer_of(document, segment, signature, symbol);
  document.place = place_of(document.issuer);
  if (document.place.empty() && is_local(document.issuer)) {
    document.place = place_of(heading.parent_body.empty() ? std::string() : body_name(heading.parent_body));
    if (document.place.empty()) {
      document.place = place_of(body_name(without_office(heading.enacting_body)));
    }
    if (document.place.empty()) {
      document.place = full_place(heading.date_place, text, segment.span);
    }
    if (!document.place.empty()) {
      std::string kind = document.issuer.substr(document.issuer.rfind(' ') + 1); // "Ủy ban nhân dân tỉnh" + "tỉnh X"
      if (is_one_of(plain(kind), LayoutClass::place)) {
        document.issuer.resize(document.issuer.size() - kind.size() - 1);
      }
      document.issuer += ' ' + document.place;
    }
  }
  const std::string parent_place = place_of(heading.parent_body.empty() ? std::string() : body_name(heading.parent_body));
  if (document.place.empty() && !parent_place.empty() && !document.issuer.empty()) { // a unit of a local body
    document.place = parent_place;
    document.issuer += ' ' + parent_place;
  }
  if (document.place.empty()) {
    document.place = heading.date_place;
  }
  document.signer = signature.name;
  document.signer_title = signature.title;
  document.recipients = signature.recipients;
}

void adopt_number(Document& document, const std::vector<Segment>& segments) {
  if (!document.number.empty() || document.type.empty() || document.type == "văn bản hợp nhất") {
    return;
  }
  for (const Segment& segment : segments) {
    if (!segment.caption || segment.caption->number.empty() || segment.caption->type != document.type || segment.span.start < document.span.end) {
      continue;
    }
    const Caption& caption = *segment.caption;
    document.number = caption.number;
    document.year = caption.year;
    document.date = document.date ? document.date : caption.date;
    if (document.issuer.empty()) {
      document.issuer = body_name(without_office(caption.issuer));
      document.place = place_of(document.issuer);
    }
    return;
  }
}

} // namespace danchieu::corpus
