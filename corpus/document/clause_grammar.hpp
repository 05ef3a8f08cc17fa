#pragma once

#include "corpus/document/clause_text.hpp"
#include "corpus/document/relation_verb.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace danchieu::corpus {

/// When, until when and with what exceptions a sentence acts.
struct Circumstances {
  std::optional<Date> from;
  std::optional<Date> until;
  std::vector<std::string> except;
  bool conditional = false; ///< until something happens: "cho đến khi Luật A có hiệu lực"
};

/// The questions that are asked of a clause: does the document itself act here, how far does the verb reach,
/// and with what exceptions? Tokens that are `hidden` (quoted phrases) do not count. Looks only; keeps
/// references.
class ClauseGrammar {
 public:
  ClauseGrammar(const ClauseText& text, const std::vector<bool>& hidden) : text_(text), hidden_(hidden) {}

  /// One past the full stop that ends the sentence starting at `first`.
  std::size_t end_of_sentence(std::size_t first, std::size_t last) const;

  /// "Trường hợp các văn bản dẫn chiếu … được sửa đổi, bổ sung hoặc thay thế thì áp dụng …": acts on nothing.
  bool is_standing_clause(std::size_t first, std::size_t last) const;

  bool is_passive(std::size_t verb) const;

  /// Whether the document itself is the subject of an active verb.
  bool may_act(const RelationVerb& verb, std::size_t clause, std::size_t first, bool acted) const;

  /// "Quyết định này có hiệu lực kể từ ngày ký" and the like between two tokens, with nothing else cited.
  bool effect_clause(std::size_t first, std::size_t last) const;

  /// "Kể từ ngày Thông tư này có hiệu lực, …", "Từ ngày 01/01/2020 …" before the verb, with nothing else
  /// said.
  bool since_clause(std::size_t first, std::size_t verb) const;

  /// Where the reach of a verb ends: at the next verb that opens a clause of its own.
  std::size_t next_verb(const RelationVerb& verb, std::size_t last) const;

  /// The last day of "năm 2025" at `i`.
  std::optional<Date> end_of_year(std::size_t i) const;

  Circumstances circumstances(std::size_t first, std::size_t last) const;

  /// "trừ các trường hợp …", but not "miễn trừ", "phòng, trừ dịch", "trừ lùi".
  bool is_exception(std::size_t i) const;

  std::size_t exception_end(std::size_t from, std::size_t last) const;

  std::size_t exception_start(std::size_t first, std::size_t last) const;

  /// Where the part of a list begins that the exception in it is said of: "A; B; C (trừ Điều 5)" excepts a part of
  /// C, but "A; B, trừ các quy định về rượu" some of all.
  std::size_t excepted_from(const Circumstances& when, std::size_t first, std::size_t last) const;

  /// "… bằng Phụ lục I ban hành kèm theo Thông tư này": what comes instead is not acted upon.
  std::size_t instead(std::size_t first, std::size_t last) const;

  /// Words are exchanged, not rules ended: "thay thế cụm từ “…”", "bỏ từ “…”".
  bool acts_on_words(std::size_t from) const;

  /// Where in [first, last) words of a document are named beside its parts: "Điều 5 và cụm từ “…” tại Điều 6"; `last` if nowhere.
  std::size_t words_in(std::size_t first, std::size_t last) const;

  bool refers_to_annex(std::size_t first, std::size_t last) const;

  /// "các văn bản sau đây:", "các Thông tư", "một số điều của các Nghị định".
  bool leads_to_list(std::size_t first, std::size_t last, bool opens) const;

  /// "đến khi Nghị quyết số A …", "trước ngày Thông tư số A …" before the verb at `mark`: its subject tells a
  /// time.
  bool is_a_time(std::size_t first, std::size_t mark) const;

 private:
  const ClauseText& text_;
  const std::vector<bool>& hidden_;
};

} // namespace danchieu::corpus
