#include "corpus/document/relation_reader.hpp"

#include "corpus/document/clause_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

// Two sentences beside the acts of an article on effect that name no act of their own: what ends without being named, and
// what stays of a document that ends.

namespace danchieu::corpus {

namespace {

/// First syllables of rules: "quy định", "văn bản", "hướng dẫn", "luật lệ", "nội dung", "mức thu", "chế độ", "điều kiện".
constexpr std::array<std::string_view, 10> rules{"quy", "qui", "văn", "hướng", "luật", "nội", "mức", "chế", "điều", "thông"};

constexpr std::size_t most_words_to_self = 14; ///< "trái với các quy định tại Quy chế ban hành kèm theo Quyết định này"
constexpr std::size_t most_words_to_verb = 12; ///< "… này và các quy định sau đây hết hiệu lực"

bool ends(const RelationVerb& verb) { return verb.kind == RelationKind::repeals || verb.kind == RelationKind::replaces; }

} // namespace

/// "Các quy định trước đây trái với Thông tư này đều bãi bỏ": rules end that are not named. Kept as a repeal without target.
void RelationReader::contrary_rules(const Unit& unit, std::size_t first, std::size_t last) {
  const std::size_t contrary = text_.find("trái với", first, last);
  if (contrary == last || hidden_[contrary] || consolidated_) return;
  std::size_t self = contrary + 2;
  const std::size_t limit = std::min(last, self + most_words_to_self);
  while (self < limit && !text_[self].self) ++self;
  if (self == limit) return;
  bool named = false; // what is contrary is a set of rules, not a deed
  for (std::size_t i = first; i < contrary && !named; ++i) named = one_of(text_.word(i), rules);
  if (!named || !ends_contrary(first, contrary, self, last)) return;
  Relation relation;
  relation.kind = RelationKind::repeals;
  relation.target.name = "Quy định trái với văn bản này";
  relation.scope = Scope::part;
  relation.quote = evidence(first, last, contrary);
  relation.span = text_.span(unit.first, last);
  relation.note = "contrary";
  contrary_.push_back(std::move(relation));
}

/// Whether a verb before or after "trái với Thông tư này" ends the rules: in an article on effect, or said of all earlier ones.
/// "Đình chỉ, bãi bỏ những quy định trái với Luật này" among the tasks of a body does not.
bool RelationReader::ends_contrary(std::size_t first, std::size_t contrary, std::size_t self, std::size_t last) const {
  const bool of_effect = in_effect_article();
  const bool earlier = text_.find("trước đây", first, self) != self;
  for (std::size_t i = self + 1; i < std::min(last, self + most_words_to_verb); ++i) {
    const std::optional<RelationVerb> verb = relation_verb(text_, i, last);
    if (!verb || !ends(*verb) || !(verb->subject || grammar_.is_passive(i))) continue;
    return of_effect || earlier || text_.find("đều", self, i) != i;
  }
  std::size_t clause = first;
  for (std::size_t i = near(first, contrary); i < contrary; ++i) {
    if (text_.is_mark(i, ";")) clause = i + 1;
    const std::optional<RelationVerb> verb = hidden_[i] ? std::nullopt : relation_verb(text_, i, contrary);
    if (verb && ends(*verb) && !verb->subject && (of_effect || grammar_.effect_clause(first, i)) && grammar_.may_act(*verb, clause, first, false))
      return true;
  }
  return false;
}

/// "Điều 12. Hiệu lực thi hành", "Điều khoản thi hành": the heading of the present article, or the first words of its text.
bool RelationReader::in_effect_article() const {
  return text_.find("hiệu lực", article_first_, article_last_) != article_last_ ||
         text_.find("điều khoản thi hành", article_first_, article_last_) != article_last_;
}

/// "Đối với quy định tại khoản 2 Điều 4 Nghị định số A tiếp tục thực hiện cho đến khi …" in the article that ends A: these
/// provisions are excepted.
void RelationReader::remains(std::size_t first, std::size_t last) {
  const std::size_t goes_on = text_.find("tiếp tục", first, last);
  if (goes_on == last || goes_on == first) return;
  static constexpr std::array<std::string_view, 4> verbs{"thực", "áp", "có", "thi"}; // thực hiện, áp dụng, có hiệu lực, thi hành
  const std::size_t verb = goes_on + 2 + (text_.word(goes_on + 2) == "được" ? 1U : 0U);
  if (!one_of(text_.word(verb), verbs)) return;
  std::size_t cited = first; // only words that lead to provisions of a document may stand before it
  static constexpr std::array<std::string_view, 14> leads{"đối", "với", "riêng", "các", "những", "quy", "định", "nội", "dung", "tại", "của", "và", "điều", "khoản"};
  while (cited < goes_on && text_[cited].kind != TokenKind::citation) {
    const bool leading = text_[cited].kind != TokenKind::word || one_of(text_.word(cited), leads) || text_.word(cited) == "điểm" || is_label(text_, cited);
    if (!leading) return;
    ++cited;
  }
  if (cited == goes_on || text_[cited].self) return;
  const Citation& target = document_.citations[text_[cited].citation];
  if (target.pinpoint.empty() || target.number.empty()) return;
  for (Act& act : acts_) {
    const bool whole_end = (act.kind == RelationKind::repeals || act.kind == RelationKind::replaces) && !act.partial;
    if (!whole_end || document_.citations[act.citation].number != target.number || !act.except.empty()) continue;
    act.except = target.pinpoint;
    act.until = grammar_.circumstances(verb, last).until;
    act.quote += ' ' + evidence(first, last, cited);
  }
}

} // namespace danchieu::corpus
