#include "corpus/readers/rtf_words.hpp"

#include <algorithm>
#include <array>

namespace danchieu::corpus {

namespace {

constexpr auto skipped_destinations = std::to_array<std::string_view>(
    {"colortbl",  "stylesheet", "info",     "pict",     "header",   "headerl", "headerr", "headerf", "footer",  "footerl", "footerr", "footerf",  "filetbl",
     "revtbl",    "ftnsep",     "ftnsepc",  "ftncn",    "aftnsep",  "aftnsepc", "aftncn", "xe",      "tc",      "txe",     "rxe",     "objdata",  "objclass",
     "objname",   "bkmkstart",  "bkmkend",  "pntxta",   "pntxtb",   "pnseclvl", "nonshppict", "sp",  "shprslt", "atnid",   "atnauthor", "annotation", "template",
     "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "mmathPr",
     "nesttableprops", "nonesttables", "falt", "panose", "fontemb", "wgrffmtfilter", "passwordhash", "docvar", "pn", "keywords", "private"});

constexpr auto read_destinations = std::to_array<std::string_view>({"shpinst", "do", "ud", "footnote", "listtext", "pntext", "fldinst", "shptxt", "dptxbxtext"});

struct NamedSign {
  std::string_view word;
  std::string_view text;
};

constexpr auto named_signs = std::to_array<NamedSign>({
    {"emdash", "—"}, {"endash", "–"}, {"lquote", "‘"}, {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"}, {"bullet", "•"}, {"emspace", " "}, {"enspace", " "}, {"qmspace", " "},
});

template <std::size_t size> bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool is_skipped_destination(std::string_view word) { return is_one_of(word, skipped_destinations); }

bool is_read_destination(std::string_view word) { return is_one_of(word, read_destinations); }

std::string_view named_sign(std::string_view word) {
  const auto sign = std::find_if(named_signs.begin(), named_signs.end(), [word](const NamedSign& named) { return named.word == word; });
  return sign == named_signs.end() ? std::string_view{} : sign->text;
}

} // namespace danchieu::corpus
