#include "normalizer/citation/citation.hpp"

#include "normalizer/citation/document_number.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/citation/law_name.hpp"
#include "normalizer/citation/letters.hpp"
#include "normalizer/citation/scan.hpp"
#include "normalizer/citation/tables.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <unordered_map>

namespace danchieu::citation {
namespace {

/// Bodies that alone issue a type, whatever the number says: laws are the Assembly's.
std::string authority_of_type(const std::string& slug) {
  if (slug == "luat" || slug == "bo-luat" || slug == "hien-phap") {
    return "quoc-hoi";
  }
  if (slug == "phap-lenh") {
    return "uy-ban-thuong-vu-quoc-hoi";
  }
  return {};
}

/// The place in a local body's slug, as words: "so-noi-vu-tinh-kon-tum" → "tinh kon tum".
std::string place_in(std::string_view slug) {
  for (const std::string_view kind : {"-tinh-", "-thanh-pho-", "-huyen-", "-quan-", "-thi-xa-", "-xa-", "-phuong-"}) {
    if (const std::size_t at = slug.find(kind); at != std::string_view::npos) {
      std::string place(slug.substr(at + 1));
      std::replace(place.begin(), place.end(), '-', ' ');
      return place;
    }
  }
  return {};
}

/// The body of a document: from the letters of its number, its place from the words beside it or from the
/// document in which it is cited; "" when it stays open.
std::string authority(const Citation& citation, const InstrumentType& type, const DocumentCode& code, const std::string& home) {
  if (std::string fixed = authority_of_type(type.slug); !fixed.empty()) {
    return fixed;
  }
  std::string joined;
  for (std::size_t i = 0; i < code.issuers.size(); ++i) {
    const Issuer* issuer = code.issuers[i];
    if (may_be_department(code, &type)) {
      issuer = nullptr; // only the words beside it say
    }
    if (issuer == nullptr) {
      return code.issuers.size() == 1 && !citation.issuer.empty()
                 ? authority_slug(citation.issuer, home).value_or(std::string())
                 : std::string();
    }
    std::string slug = issuer->slug;
    if (issuer->local) {
      const std::string said = citation.issuer.empty() ? std::string() : authority_slug(citation.issuer, home).value_or(std::string());
      if (!said.empty()) {
        // the name beside it wins: QĐ-CT of "Chủ tịch Ủy ban nhân dân tỉnh", CT-CS of Cục Thuế
        slug = said;
      } else if (!citation.issuer.empty()) {
        return {};
      } else {
        slug = authority_slug(issuer->name, home).value_or(std::string());
      }
      if (slug.empty()) {
        return {};
      }
    }
    joined += joined.empty() ? slug : '+' + slug;
  }
  if (joined.empty() && !citation.issuer.empty()) {
    joined = authority_slug(citation.issuer, home).value_or(std::string());
  }
  if (joined.empty() && code.issuers.empty() && type.slug == "nghi-dinh") {
    joined = "chinh-phu"; // only the Government issues decrees
  }
  return joined;
}

WorkId make_id(const InstrumentType& type, std::string authority_part, std::optional<int> year, const std::string& number) {
  return WorkId(type.act, type.slug, std::move(authority_part), year ? std::to_string(*year) : std::string(), number_key(number));
}

/// The years of the Assembly's term said right behind a name: "Luật … (Quốc hội khóa IX)".
struct Term {
  int from = 0;
  int to = 0;
};

std::optional<Term> term_behind(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + 60);
  for (; at < limit; ++at) {
    if (text[at] == ';' || text[at] == '.' || text[at] == '\n') {
      return std::nullopt;
    }
    const std::size_t behind = match_words(text, at, "khoa");
    if (behind == npos) {
      continue;
    }
    const Word numeral = word_at(text, skip_blanks(text, behind));
    const std::string_view roman = text.substr(numeral.start, numeral.end - numeral.start);
    for (const auto& row : table_rows("assembly_terms.tsv", 4)) {
      if (row[1] == roman) {
        Term term;
        std::from_chars(row[2].data(), row[2].data() + row[2].size(), term.from);
        std::from_chars(row[3].data(), row[3].data() + row[3].size(), term.to);
        return term;
      }
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// The one law that a name with its year, date or term means; nothing when several or none fit.
const NamedLaw* law_meant(const Citation& citation, std::string_view text) {
  const auto laws = laws_named(citation.name);
  if (laws.empty()) {
    return nullptr;
  }
  if (!citation.year && !citation.date) {
    const auto term = term_behind(text, citation.span.end);
    const NamedLaw* meant = nullptr;
    for (const NamedLaw* law : laws) {
      if (term && law->date && static_cast<int>(law->date->year()) > term->from && static_cast<int>(law->date->year()) < term->to) {
        if (meant != nullptr) {
          return nullptr;
        }
        meant = law;
      }
    }
    return meant != nullptr && !meant->number.empty() ? meant : nullptr;
  }
  const NamedLaw* meant = nullptr;
  for (const NamedLaw* law : laws) {
    const bool fits = citation.date && law->date
                          ? *citation.date == *law->date
                          : citation.year && (law->date ? static_cast<int>(law->date->year()) == *citation.year
                                                        : law->number.find('/' + std::to_string(*citation.year) + '/') != std::string::npos);
    if (fits) {
      if (meant != nullptr) {
        return nullptr;
      }
      meant = law;
    }
  }
  return meant != nullptr && !meant->number.empty() ? meant : nullptr;
}

/// What earlier mentions of the same document have said.
struct Known {
  WorkId work;
  bool several = false; ///< the same key was met for two documents: nothing can be completed from it
};

class Identifier {
public:
  Identifier(std::vector<Citation>& citations, std::string_view text, const CitingDocument& self)
      : citations_(citations), text_(text), self_(self), home_(self.place) {
    if (home_.empty() && self.work) {
      home_ = place_in(self.work->authority());
    }
  }

  void run() {
    for (Citation& citation : citations_) {
      if (!citation.work && citation.kind == CitationKind::numbered) {
        citation.work = numbered(citation);
      } else if (!citation.work && citation.kind == CitationKind::by_name) {
        citation.work = named(citation);
      } else if (citation.kind == CitationKind::header && !citation.work) {
        citation.work = self_.work;
      }
      if (citation.work && citation.work->complete()) {
        learn(citation);
      }
    }
    for (std::size_t i = 0; i < citations_.size(); ++i) {
      complete(i);
    }
    resolve_spoken();
  }

private:
  static const InstrumentType* type_of(const Citation& citation, const DocumentCode& code) {
    const InstrumentType* said = instrument_type_named(citation.type);
    if (code.type != nullptr && (said == nullptr || said->slug == "van-ban" ||
                                 (said->slug == "thong-tu" && code.type->slug.rfind("thong-tu", 0) == 0) ||
                                 said->slug == "chuong-trinh-hanh-dong")) {
      return code.type; // "Thông tư số 60/2003/TTLT-BNV-BTC" is a joint circular
    }
    if (said != nullptr && said->slug == "van-ban" && code.type == nullptr) {
      return instrument_type_named("công văn");
    }
    if (said != nullptr && said->slug == "luat") { // "Luật số 100/2015/QH13": laws and codes share their numbers
      const NamedLaw* const law = law_numbered(number_key(citation.number));
      const InstrumentType* const codified = instrument_type_named("bộ luật");
      return law != nullptr && law->name.rfind("Bộ luật", 0) == 0 ? codified : said;
    }
    return said;
  }

  std::optional<WorkId> numbered(const Citation& citation) const {
    const DocumentCode code = read_code(code_of(citation.number), instrument_type_named(citation.type));
    const InstrumentType* type = type_of(citation, code);
    if (type == nullptr) {
      return std::nullopt;
    }
    return make_id(*type, authority(citation, *type, code, home_), citation.year, citation.number);
  }

  std::optional<WorkId> named(const Citation& citation) const {
    const InstrumentType* type = instrument_type_named(citation.type);
    if (type == nullptr) {
      return std::nullopt;
    }
    if (const NamedLaw* law = law_meant(citation, text_)) {
      std::optional<int> year = citation.year;
      if (law->date) {
        year = static_cast<int>(law->date->year());
      }
      return make_id(*type, authority_of_type(type->slug), year, law->number);
    }
    return WorkId(type->act, type->slug, authority_of_type(type->slug), citation.year ? std::to_string(*citation.year) : std::string(), {});
  }

  /// Keys under which a fuller mention is found again: its whole number, its serial, its name.
  static std::vector<std::string> keys(const Citation& citation) {
    std::vector<std::string> keys;
    if (!citation.number.empty()) {
      keys.push_back(citation.type + '#' + number_key(citation.number));
      const std::size_t end = citation.number.find_first_of("/-");
      keys.push_back(citation.type + '#' + number_key(citation.number.substr(0, end)));
      const std::size_t letters = code_of(citation.number).size();
      if (citation.number.size() - letters > end + 1) { // "78/2014" of "78/2014/TT-BTC"
        keys.push_back(citation.type + '#' + number_key(citation.number.substr(0, citation.number.size() - letters)));
      }
    }
    if (!citation.name.empty()) {
      keys.push_back('=' + folded_key(citation.name));
    }
    return keys;
  }

  void learn(const Citation& citation) {
    for (std::string& key : keys(citation)) {
      const auto [known, fresh] = known_.emplace(std::move(key), Known{*citation.work, false});
      if (!fresh && known->second.work != *citation.work) {
        known->second.several = true;
      }
    }
  }

  /// A mention with less than a full identity takes it from the fuller mention of the same document.
  void complete(std::size_t index) {
    Citation& citation = citations_[index];
    if (!citation.work || citation.work->complete() ||
        (citation.kind != CitationKind::numbered && citation.kind != CitationKind::by_name)) {
      return;
    }
    std::string key;
    if (citation.kind == CitationKind::numbered) {
      key = citation.type + '#' + number_key(citation.number);
    } else if (!citation.year && !citation.date) {
      key = '=' + folded_key(citation.name);
    } else {
      return;
    }
    const auto known = known_.find(key);
    if (known == known_.end() || known->second.several) {
      return;
    }
    const WorkId& fuller = known->second.work;
    const WorkId& own = *citation.work;
    const auto agrees = [](const std::string& a, const std::string& b) { return a == "_" || b == "_" || a == b; };
    if (agrees(own.authority(), fuller.authority()) && agrees(own.series(), fuller.series())) {
      citation.work = fuller;
    }
  }

  /// "Nghị định này" is the document itself; in new wording quoted for another document, and in a letter that
  /// speaks of a decree, it is the document last named. "Nghị định nêu trên" always is.
  void resolve_spoken() {
    std::unordered_map<std::string, const WorkId*> last; // by type, outside quotations
    std::size_t read = 0;
    int depth = 0;
    for (Citation& citation : citations_) {
      for (; read < citation.span.start && read < text_.size(); ++read) {
        if (text_[read] != '\xE2' || read + 2 >= text_.size() || text_[read + 1] != '\x80') {
          continue;
        }
        if (text_[read + 2] == '\x9C') {
          depth = 1; // quotations of law do not nest; one that is never closed ends with the next
        } else if (text_[read + 2] == '\x9D') {
          depth = 0;
        }
      }
      const bool spoken = citation.kind == CitationKind::self || citation.kind == CitationKind::anaphor;
      if (!spoken) {
        if (citation.work && depth == 0) {
          last[citation.type] = &*citation.work;
        }
        continue;
      }
      if (citation.work) {
        continue;
      }
      const auto named_last = last.find(citation.type);
      if (citation.kind == CitationKind::self && depth == 0) {
        const InstrumentType* type = instrument_type_named(citation.type);
        if (self_.work && type != nullptr) {
          if (self_.work->type() == type->slug || (self_.work->type() == "bo-luat" && type->slug == "luat") ||
              self_.work->attachment() == type->slug) {
            citation.work = self_.work;
            continue;
          }
          const std::string& own = self_.work->type();
          const bool letter = own == "cong-van" || own == "bao-cao" || own == "to-trinh" || own == "thong-bao";
          if (letter && named_last != last.end()) {
            citation.kind = CitationKind::anaphor;
            citation.work = *named_last->second;
          }
        }
        continue;
      }
      if (named_last != last.end()) {
        citation.work = *named_last->second;
      }
    }
  }

  std::vector<Citation>& citations_;
  std::string_view text_;
  const CitingDocument& self_;
  std::string home_;
  std::map<std::string, Known> known_;
};

} // namespace

void identify(std::vector<Citation>& citations, std::string_view clean_text, const CitingDocument& self) {
  Identifier(citations, clean_text, self).run();
}

} // namespace danchieu::citation
