#pragma once

#include "corpus/document/clause_grammar.hpp"
#include "corpus/document/clause_text.hpp"
#include "corpus/document/relation_act.hpp"
#include "corpus/document/relation_verb.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Tokens looked at around a verb; keeps reading linear on hostile text.
inline constexpr std::size_t longest_clause = 600;

/// A verb that governs the units below the one in which it stands.
struct Head {
  Level level = Level::plain; ///< units at this level or above end it
  RelationKind kind = RelationKind::cites;
  std::optional<std::size_t> target; ///< citation that is amended by the units below
  std::optional<Date> from;
  std::optional<Date> until; ///< of a suspension
  std::string quote;
  std::string article; ///< last article named, for clauses below
  bool list = false;   ///< items below are themselves the targets
  bool partial = false;
  std::string note;
};

/// New wording that follows an instruction without quotation marks.
struct Wording {
  Level level = Level::plain; ///< of the instruction
  std::optional<int> number;  ///< in the instruction's label
};

/// Reads a document unit by unit for find_relations (relation.hpp), which says what comes of it. Its parts answer different
/// questions and stand in files of their own; they share where the reading has come to.
class RelationReader {
 public:
  RelationReader(Document& document, std::string_view clean_text);
  std::uint64_t looked_at() const { return text_.looked_at(); }
  void read(const std::vector<Relation>& by_title);

 private:
  void read();
  void witness();
  void hide_quotations();
  void read_unit(const Unit& unit);
  static std::size_t near(std::size_t first, std::size_t at);
  std::string evidence(std::size_t first, std::size_t last, std::size_t token) const;
  Head head_at(const Unit& unit, RelationKind kind, std::size_t last) const;
  void open(Head head);
  void open_list(Head head, const Unit& unit, std::size_t first, std::size_t last);
  void add(Act act);

  // relation_opening.cpp
  bool issued_with(const Unit& unit);
  std::size_t caption_of_issue(const Unit& unit) const;
  void title(const Unit& unit);
  bool opens_title(std::size_t first, std::size_t verb) const;
  void preamble(const Unit& unit);
  bool preamble_runs_on(const Unit& unit) const;
  std::size_t enacting(const Unit& unit) const;
  void enacting_clause(const Unit& unit, std::size_t from);
  std::size_t proposal_behind(const Unit& unit, std::size_t last) const;
  void proposals(const Unit& unit, std::size_t first, std::size_t last);

  // relation_history.cpp
  void consolidates(const Unit& unit);
  std::optional<Date> effect_told(std::size_t token, std::size_t last) const;
  bool footnote(const Unit& unit);
  std::vector<std::string> noted_provision(const Unit& unit) const;

  // relation_clause.cpp
  void body(const Unit& unit);
  bool tells_tasks(const Unit& unit) const;
  bool is_capital_heading(const Unit& unit) const;
  void annex(const Unit& unit);
  bool opens_annex_list(const Unit& unit);
  std::optional<Head> annex_head(const Unit& unit) const;
  bool sentence(const Unit& unit, std::size_t first, std::size_t last);
  bool is_suspended(const RelationVerb& verb, std::size_t clause, std::size_t first, std::size_t last) const;
  bool act(const RelationVerb& verb, const Unit& unit, std::size_t stop, bool in_title);
  static std::string article_of(const std::string& provision);
  std::optional<Date> explicit_from(const Circumstances& when, const Unit& unit, const RelationVerb& verb) const;
  std::vector<std::string> provisions_behind(std::size_t token, std::size_t last) const;
  void add_apart(Act act, std::size_t first, std::size_t token);
  void item(const Unit& unit);

  // relation_contrary.cpp
  void contrary_rules(const Unit& unit, std::size_t first, std::size_t last);
  bool ends_contrary(std::size_t first, std::size_t contrary, std::size_t self, std::size_t last) const;
  bool in_effect_article() const;
  void remains(std::size_t first, std::size_t last);

  // relation_subject.cpp
  bool ends_subject(const Unit& unit, const RelationVerb& verb, std::size_t first, std::size_t last);
  bool tells_event(std::size_t i) const;
  bool on_own_event(std::size_t first, std::size_t last) const;
  std::size_t after_effect_clause(std::size_t first, std::size_t mark) const;
  bool amended_subject(const Unit& unit, const RelationVerb& verb, std::size_t first, std::size_t last);

  // relation_amending.cpp
  void leave_heads(const Unit& unit);
  bool ends_wording(const Unit& unit) const;
  std::optional<int> number_of(const Unit& unit) const;
  bool starts_as_item(const Unit& unit) const;
  bool is_instruction(const Unit& unit) const;
  const Head* amending_head();
  bool amend_below(const Head& amended, RelationKind kind, const std::string& note, const Unit& unit, std::size_t from, std::size_t stop);
  static void put_in_place(std::vector<std::string>& added, const std::vector<std::string>& neighbours);
  void note_wording(const Unit& unit, std::size_t stop);
  void instruct_item(const Head& head, const Unit& unit);

  Document& document_;
  std::string_view clean_text_;
  ClauseText text_;
  std::vector<bool> hidden_; ///< tokens inside quotation marks
  ClauseGrammar grammar_;
  std::vector<Head> heads_;
  Head title_head_;
  std::optional<std::size_t> title_target_;
  std::vector<Act> acts_;
  std::vector<Relation> contrary_; ///< repeals of rules that are not named
  std::vector<Act> acts_below_; ///< of instructions that name provisions only
  std::optional<int> article_number_;
  std::optional<Wording> wording_; ///< of the instruction: inside new wording without quotation marks
  const Unit* previous_ = nullptr;
  const Unit* next_ = nullptr;
  Level enclosing_ = Level::part;
  std::size_t article_first_ = 0;
  std::size_t article_last_ = 0;
  std::optional<Unit> capital_heading_; ///< the heading of capitals that the present unit may go on with
  bool plain_list_ = false;
  bool title_read_ = false;
  bool repeals_by_annex_ = false;
  bool consolidated_ = false;
  bool amended_by_ = false; ///< the head of a consolidated text has come to what amended it
  bool goes_on_ = false; ///< the present unit is the next article of the document's own
  bool to_do_ = false; ///< below a heading that tells what others are to do
  bool is_programme_ = false; ///< a plan, a report, a list: it acts on others only where it says so of itself
};

} // namespace danchieu::corpus
