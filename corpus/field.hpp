#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The one table where `indexer` (what is stored) and `query` (what is asked) meet. See docs/ARCHITECTURE.md, "The index".
//
// Two kinds of Xapian documents answer questions:
//   work  one for each work whose text is held: its record (corpus/record.hpp) as data, boolean terms for what it is,
//         what it cites and what it does to others, values for filters and sorting
//   unit  one for each provision that is searched by itself (a Điều, else a section or window of text). The units of a
//         work partition its text, so the text is their data joined in order of document id. Data: four header lines
//         (eid, label, heading, byte offset of the text in the document's file text), then the text.
// One more serves both, beside the works:
//   row   one for each row of the register (corpus/register_record.hpp), found by the work that it acts on
// Two more serve the indexer alone and are never shown:
//   file  one for each file seen: path, hash, outcome, and the works that it holds (indexer/file_entry.hpp)
//   text  one for each text of a work that is not its best one, kept so that it can take the best one's place
// A work that is only cited has no documents: everything known of it stands in terms on the works that cite it.
//
// A work is kept under its key, which WorkId::parse always reads: the text of its WorkId when that is complete, else a
// provisional one whose number begins with '_' and ends in digits of a hash of its text, so that a document without a
// number is found and shown too, but is never taken for what another document cites.

namespace danchieu::corpus {

/// Term prefixes. Single letters keep their meaning in Xapian Omega's convention; our own start with X. A "word" is a
/// text::Token, written as corpus/search_term.hpp says. There are no positions: phrases are found by their pairs and
/// verified in the text (docs/decisions/0026).
namespace prefix {
inline constexpr std::string_view id = "Q";              ///< work: Q<key>
inline constexpr std::string_view unit_of = "XU";        ///< unit: XU<key>
inline constexpr std::string_view word = "";             ///< unit: word of the text
inline constexpr std::string_view pair = "XP";           ///< unit: two neighbours without marks (corpus::pair_term)
inline constexpr std::string_view heading = "XH";        ///< unit: word of the headings above and of it
inline constexpr std::string_view work_title = "XS";     ///< work: word of its title, number, type, issuer and place, with weight
inline constexpr std::string_view abbreviation = "XB";   ///< work: XB<short form>|<slug of its expansion>, as the work defines it
inline constexpr std::string_view type = "T";            ///< work: slug of the type
inline constexpr std::string_view authority = "XI";      ///< work: slug of the issuing body
inline constexpr std::string_view place = "XG";          ///< work: slug of the place
inline constexpr std::string_view year = "Y";            ///< work: four digits
inline constexpr std::string_view number = "XN";         ///< work: XN<number_key>|<key>
inline constexpr std::string_view name = "XL";           ///< work: XL<slug of a law's name>|<key>
inline constexpr std::string_view cites = "XC";          ///< work: XC<WorkId> of each document it cites (complete ids)
inline constexpr std::string_view cited_number = "XK";   ///< work: XK<number_key>|<WorkId> of each document it cites, also incomplete;
                                                         ///< row: of the document that it acts on
inline constexpr std::string_view relation = "XR";       ///< work: XR<relation code>:<WorkId> of each document it acts on
inline constexpr std::string_view file = "XD";           ///< work: XD<SHA-256 of the file's path, hexadecimal>
inline constexpr std::string_view file_id = "XQ";        ///< file: XQ<SHA-256 of the path, hexadecimal>
inline constexpr std::string_view content = "XE";        ///< file: XE<SHA-256 of its bytes (and its catalogue's row), hexadecimal>
inline constexpr std::string_view text_of = "XV";        ///< text: XV<key>
inline constexpr std::string_view registered = "XA";     ///< row: XA<WorkId> of the document that it acts on
inline constexpr std::string_view work_kind = "XYwork";  ///< every work document
inline constexpr std::string_view unit_kind = "XYunit";  ///< every unit document
inline constexpr std::string_view file_kind = "XYfile";  ///< every file document
inline constexpr std::string_view text_kind = "XYtext";  ///< every text document
inline constexpr std::string_view row_kind = "XYrow";    ///< every row of the register
} // namespace prefix

/// Longest key and longest cited id that are stored; Xapian takes terms of 245 bytes.
inline constexpr std::size_t max_key_bytes = 200;

/// Longest term that is stored; longer ones are left out.
inline constexpr std::size_t max_term_bytes = 240;

/// Value slots of works. Units have the first one alone: what a work is, and what becomes of it, is asked of the work.
namespace slot {
inline constexpr std::uint32_t work = 0;      ///< key
inline constexpr std::uint32_t date = 1;      ///< yyyymmdd of issue
inline constexpr std::uint32_t force = 2;     ///< its status over all days (corpus/stored_force.hpp)
inline constexpr std::uint32_t cited_by = 3;  ///< Xapian::sortable_serialise(number of works that cite it)
inline constexpr std::uint32_t type = 4;      ///< slug, for facets
inline constexpr std::uint32_t authority = 5; ///< slug, for facets
inline constexpr std::uint32_t year = 6;      ///< four digits, for facets
inline constexpr std::uint32_t subject = 7;   ///< slug of what its title is about; empty when that says nothing
inline constexpr std::uint32_t issuer = 8;    ///< name of the issuing body, as the work says it
inline constexpr std::uint32_t text_rank = 9; ///< of a text document alone: its place among the texts of its work
inline constexpr std::uint32_t last = text_rank;
} // namespace slot

} // namespace danchieu::corpus
