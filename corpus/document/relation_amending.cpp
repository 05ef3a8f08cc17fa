#include "corpus/document/relation_reader.hpp"

#include "corpus/document/clause_target.hpp"

#include <algorithm>
#include <utility>

// Amending acts: verbs that govern units below them, instructions that name only provisions, new wording.

namespace danchieu::corpus {

void RelationReader::leave_heads(const Unit& unit) {
  if (previous_ != nullptr && unit.zone != previous_->zone) heads_.clear();
  if (wording_ && ends_wording(unit)) wording_.reset();
  if (wording_) return;
  while (!heads_.empty()) {
    const Level level = heads_.back().level;
    const bool ends = unit.level == Level::plain ? heads_.back().list && unit.zone != Zone::annex &&
                                                       !starts_as_item(unit) && plain_list_
                                                 : unit.level <= level && !(unit.row && heads_.back().list);
    if (!ends) break;
    heads_.pop_back();
  }
}

/// New wording without quotation marks ends at the next instruction, at the next article or clause of the
/// amending act by its number, and at its article on effect.
bool RelationReader::ends_wording(const Unit& unit) const {
  if (unit.level == Level::article) {
    const bool next_article = article_number_ && number_of(unit) == *article_number_ + 1;
    const std::size_t last = std::min(unit.last, unit.text + 12);
    const bool closes = text_.find("hiệu lực", unit.text, last) != last ||
                        text_.find("tổ chức thực hiện", unit.text, last) != last ||
                        text_.find("điều khoản thi hành", unit.text, last) != last ||
                        text_.find("trách nhiệm thi hành", unit.text, last) != last;
    return next_article || closes || is_instruction(unit);
  }
  if (unit.level > wording_->level) return false;
  const bool next_number =
      wording_->number && number_of(unit) == *wording_->number + 1 && unit.level == wording_->level;
  return next_number || is_instruction(unit);
}

/// The number in a label: of "Điều 12." 12, of "3." 3.
std::optional<int> RelationReader::number_of(const Unit& unit) const {
  for (std::size_t i = unit.first; i < unit.text; ++i) {
    if (text_[i].kind != TokenKind::number || text_[i].word.size() > 4) continue;
    int value = 0;
    for (const char digit : text_[i].word) value = value * 10 + (digit - '0');
    return value;
  }
  return std::nullopt;
}

bool RelationReader::starts_as_item(const Unit& unit) const {
  return !clause_targets(document_, text_, unit.text, std::min(unit.last, unit.text + 24), Lead::document,
                         hidden_)
              .empty();
}

/// Whether a unit gives an instruction of amendment: "2. Sửa đổi …", "Khoản 3 Điều 5 được sửa đổi …".
bool RelationReader::is_instruction(const Unit& unit) const {
  for (std::size_t i = unit.text; i < unit.last && i < unit.text + 40; ++i) {
    if (hidden_[i]) continue;
    const std::optional<RelationVerb> verb = relation_verb(text_, i, unit.last);
    if (verb && !verb->subject && supersedes(verb->kind))
      return i == unit.text || text_.word(i - 1) == "được" || text_.word(i - 1) == "bị";
  }
  return false;
}

const Head* RelationReader::amending_head() {
  for (auto head = heads_.rbegin(); head != heads_.rend(); ++head)
    if (head->target) return &*head;
  if (!title_target_) return nullptr;
  title_head_.kind = RelationKind::amends;
  title_head_.target = title_target_;
  return &title_head_;
}

/// An instruction that names only provisions, of the act amended above: "2. Bãi bỏ khoản 3 Điều 7."
bool RelationReader::amend_below(const Head& amended, RelationKind kind, const std::string& note, const Unit& unit,
                 std::size_t from, std::size_t stop) {
  std::string article = amended.article;
  for (const Head& head : heads_)
    if (!head.article.empty()) article = head.article;
  // "Bổ sung khoản 3a vào sau khoản 3 Điều 5 như sau": the place tells the article, no more.
  std::size_t end = text_.find("như sau", from, stop);
  std::size_t place = end;
  for (std::size_t i = from; i < end && place == end; ++i)
    if (text_.at(i, "vào sau") || text_.at(i, "vào trước") || text_.at(i, "sau khoản") || text_.at(i, "sau điều")) place = i;
  std::vector<std::string> provisions = text_.provisions(from, note == "wording" ? end : place, &article);
  if (place < end && note != "wording") put_in_place(provisions, text_.provisions(place, end, &article));
  const std::size_t target = *amended.target;
  Act one{.kind = kind,
          .citation = target,
          .partial = true,
          .provisions = std::move(provisions),
          .span = text_.span(unit.first, stop),
          .quote = text_.quote(near(unit.text, stop), stop),
          .note = note};
  if (kind == RelationKind::replaces) one.kind = RelationKind::amends;
  acts_below_.push_back(std::move(one));
  Head head = head_at(unit, kind, stop);
  head.target = target;
  head.article = article;
  head.note = note;
  open(std::move(head));
  note_wording(unit, stop);
  return true;
}

/// "điểm h vào sau điểm g khoản 1 Điều 41" is Điều 41 khoản 1 điểm h.
void RelationReader::put_in_place(std::vector<std::string>& added, const std::vector<std::string>& neighbours) {
  if (neighbours.empty()) return;
  const std::string& there = neighbours.front();
  for (std::string& one : added) {
    const std::size_t named = one.starts_with("Điều ") ? one.find(' ', std::string_view("Điều ").size()) : std::string::npos;
    const std::string own = named == std::string::npos ? one : one.substr(named + 1); // an article that was only passed on
    const bool is_clause = own.starts_with("khoản ");
    if (!is_clause && !own.starts_with("điểm ")) continue;
    if (!there.starts_with("Điều ")) continue;
    const std::size_t cut = is_clause ? there.find(" khoản ") : there.find(" điểm ");
    if (is_clause || own.find("khoản") == std::string::npos) one = there.substr(0, cut) + ' ' + own;
  }
}

/// After "… như sau:" new wording follows; where it stands in quotation marks they tell its end, else the
/// next instruction does.
void RelationReader::note_wording(const Unit& unit, std::size_t stop) {
  if (stop != unit.last || !text_.is_mark(unit.last - 1, ":")) return;
  if (text_.find("như sau", near(unit.text, unit.last), unit.last) == unit.last) return;
  const bool marked = unit.last < hidden_.size() && hidden_[unit.last];
  if (marked || next_ == nullptr || is_instruction(*next_)) return; // a list of instructions, not wording
  wording_ = Wording{unit.level == Level::plain ? enclosing_ : unit.level, number_of(unit)};
}

void RelationReader::instruct_item(const Head& head, const Unit& unit) {
  std::string article = head.article;
  std::vector<std::string> provisions =
      text_.provisions(unit.text, std::min(unit.last, unit.text + 60), &article);
  if (provisions.empty() || head.kind == RelationKind::cites) return;
  acts_below_.push_back(
      {.kind = head.kind == RelationKind::repeals ? RelationKind::repeals : RelationKind::amends,
       .citation = *head.target,
       .partial = true,
       .provisions = std::move(provisions),
       .span = text_.span(unit.first, unit.last),
       .quote = text_.quote(unit.first, unit.last),
       .note = head.note});
}

} // namespace danchieu::corpus
