#include "corpus/document/relation.hpp"

#include "corpus/document/clause_grammar.hpp"
#include "corpus/document/clause_target.hpp"
#include "corpus/document/clause_text.hpp"
#include "corpus/document/effective_date.hpp"
#include "corpus/document/ended_list.hpp"
#include "corpus/document/quotation.hpp"
#include "corpus/document/relation_act.hpp"
#include "corpus/document/relation_verb.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

// How a document acts on others, read unit by unit. A unit is a paragraph or list item; a sentence of it acts
// when its verb stands where only the document itself can be its subject:
//   "Bãi bỏ Thông tư số A"                                        first words of the clause
//   "Thông tư này thay thế Thông tư số A"                         the document right before the verb
//   "Thông tư này có hiệu lực từ ngày … và thay thế …"            an effect clause before it
//   "Thông tư số A hết hiệu lực kể từ ngày Thông tư này có hiệu lực"  what ends stands first
// A sentence that ends in ":" hands its verb down to the items below it. Everything else only cites.

namespace danchieu::corpus {

namespace {

using citation::CitationKind;

constexpr std::size_t longest_clause =
    600; ///< tokens looked at around a verb; keeps reading linear on hostile text

/// A verb that governs the units below the one in which it stands.
struct Head {
  Level level = Level::plain; ///< units at this level or above end it
  RelationKind kind = RelationKind::cites;
  std::optional<std::size_t> target; ///< citation that is amended by the units below
  std::optional<Date> from;
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

class RelationReader {
 public:
  RelationReader(Document& document, std::string_view clean_text)
      : document_(document), clean_text_(clean_text), text_(document, clean_text),
        hidden_(text_.tokens().size(), false), grammar_(text_, hidden_) {
    hide_quotations();
    // "Sửa đổi Nghị định số A theo hướng …" in a plan or a report is a task, in a list what somebody else is to do.
    static constexpr std::array<std::string_view, 9> programmes{"kế hoạch", "chương trình", "báo cáo", "đề án", "tờ trình", "phương án", "chiến lược", "danh mục", "phụ lục"};
    is_programme_ = std::find(programmes.begin(), programmes.end(), document.type) != programmes.end();
    consolidated_ = document.type == "văn bản hợp nhất" || document.number.find("VBHN") != std::string::npos;
  }

  std::uint64_t looked_at() const { return text_.looked_at(); }

  /// Reads the text below a title that stands elsewhere and acts as `by_title` tells.
  void read(const std::vector<Relation>& by_title) {
    const std::size_t mentions = document_.citations.size();
    for (const Relation& relation : by_title) { // mentions without a place in the text, for as long as it is read
      document_.citations.push_back(relation.target);
      acts_.push_back({.kind = relation.kind,
                       .citation = document_.citations.size() - 1,
                       .partial = relation.scope == Scope::part,
                       .provisions = relation.provisions,
                       .quote = relation.quote,
                       .note = relation.note,
                       .in_title = true});
    }
    const auto amends = [](const Relation& relation) { return relation.kind == RelationKind::amends; };
    if (by_title.size() == 1 && amends(by_title.front())) title_target_ = mentions;
    read();
    document_.citations.resize(mentions);
  }

  void read() {
    for (Citation& citation : document_.citations) {
      citation.relation = citation.kind == CitationKind::self || citation.kind == CitationKind::header
                              ? RelationKind::self
                              : RelationKind::cites;
      citation.partial = false;
    }
    const std::vector<Unit>& units = text_.units();
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Unit& unit = units[i];
      next_ = i + 1 < units.size() ? &units[i + 1] : nullptr;
      goes_on_ = false;
      leave_heads(unit);
      if (unit.level == Level::article && !wording_ && !unit.quoted) {
        const std::optional<int> number = number_of(unit);
        goes_on_ = number && article_number_ && *number == *article_number_ + 1;
        article_number_ = number;
        article_first_ = unit.first;
        article_last_ = std::min(unit.last, unit.first + 30);
      }
      read_unit(unit);
      if (unit.level != Level::plain) enclosing_ = unit.level;
      previous_ = &unit;
    }
    witness();
    mark_citations(document_, acts_);
    document_.relations = relations_of(document_, acts_, acts_below_);
    document_.effective = find_effective_date(document_, text_);
  }

 private:
  /// Rows of an official list of ended documents; sentences within a row are those of other documents.
  void witness() {
    std::vector<EndedDocument> rows = ended_documents(text_); // in order of the text
    std::erase_if(acts_, [&](const Act& act) {
      const auto after =
          std::upper_bound(rows.begin(), rows.end(), act.span.start,
                           [](std::size_t at, const EndedDocument& row) { return at < row.span.start; });
      return supersedes(act.kind) && after != rows.begin() && act.span.end <= std::prev(after)->span.end;
    });
    for (EndedDocument& ended : rows) {
      acts_.push_back({.kind = ended.kind,
                       .citation = ended.citation,
                       .partial = ended.partial,
                       .provisions = std::move(ended.provisions),
                       .from = ended.date,
                       .span = ended.span,
                       .quote = std::move(ended.quote),
                       .note = "declared"});
    }
  }

  // ---- quoted wording ----

  void hide_quotations() {
    const std::vector<Quotation> quotations = find_quotations(clean_text_, document_.span);
    std::size_t next = 0;
    for (std::size_t i = 0; i < text_.tokens().size(); ++i) {
      while (next < quotations.size() && quotations[next].span.end <= text_[i].span.start) ++next;
      hidden_[i] = next < quotations.size() && quotations[next].span.start <= text_[i].span.start;
    }
    next = 0;
    for (Citation& citation : document_.citations) {
      while (next < quotations.size() && quotations[next].span.end <= citation.span.start) ++next;
      citation.quoted = next < quotations.size() && quotations[next].span.start <= citation.span.start;
    }
  }

  // ---- heads ----

  void leave_heads(const Unit& unit) {
    if (previous_ != nullptr && unit.zone != previous_->zone) heads_.clear();
    if (wording_ && ends_wording(unit)) wording_.reset();
    if (wording_) return;
    while (!heads_.empty()) {
      const Level level = heads_.back().level;
      const bool ends = unit.level == Level::plain ? heads_.back().list && unit.zone != Zone::annex &&
                                                         !starts_as_item(unit) && plain_list_
                                                   : unit.level <= level;
      if (!ends) break;
      heads_.pop_back();
    }
  }

  /// New wording without quotation marks ends at the next instruction, at the next article or clause of the
  /// amending act by its number, and at its article on effect.
  bool ends_wording(const Unit& unit) const {
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
  std::optional<int> number_of(const Unit& unit) const {
    for (std::size_t i = unit.first; i < unit.text; ++i) {
      if (text_[i].kind != TokenKind::number || text_[i].word.size() > 4) continue;
      int value = 0;
      for (const char digit : text_[i].word) value = value * 10 + (digit - '0');
      return value;
    }
    return std::nullopt;
  }

  bool starts_as_item(const Unit& unit) const {
    return !clause_targets(document_, text_, unit.text, std::min(unit.last, unit.text + 24), Lead::document,
                           hidden_)
                .empty();
  }

  /// Whether a unit gives an instruction of amendment: "2. Sửa đổi …", "Khoản 3 Điều 5 được sửa đổi …".
  bool is_instruction(const Unit& unit) const {
    for (std::size_t i = unit.text; i < unit.last && i < unit.text + 40; ++i) {
      if (hidden_[i]) continue;
      const std::optional<RelationVerb> verb = relation_verb(text_, i, unit.last);
      if (verb && !verb->subject && supersedes(verb->kind))
        return i == unit.text || text_.word(i - 1) == "được" || text_.word(i - 1) == "bị";
    }
    return false;
  }

  // ---- units ----

  void read_unit(const Unit& unit) {
    if (unit.text >= unit.last || unit.quoted || wording_) {
      if (wording_)
        for (std::size_t i = unit.first; i < unit.last; ++i)
          if (text_[i].kind == TokenKind::citation) document_.citations[text_[i].citation].quoted = true;
      return;
    }
    if (issued_with(unit)) return;
    switch (unit.zone) {
    case Zone::heading:
    case Zone::title:
      if (consolidated_) return consolidates(unit);
      return title(unit);
    case Zone::preamble:
      return preamble(unit);
    case Zone::body:
      return body(unit);
    case Zone::annex:
      return annex(unit);
    }
  }

  /// "(Ban hành kèm theo Quyết định số 12/2020/QĐ-UBND …)" under the title of what is issued.
  bool issued_with(const Unit& unit) {
    std::size_t i = unit.first;
    if (!text_.is_mark(i, "(")) return false;
    const std::size_t stop = std::min(unit.last, i + 12);
    for (++i; i < stop; ++i) {
      if (text_[i].kind != TokenKind::citation) continue;
      const std::size_t with = text_.find("theo", unit.first, i);
      if (with == i) return false;
      add({.kind = RelationKind::issued_with,
           .citation = text_[i].citation,
           .span = text_.span(unit.first, unit.last),
           .quote = text_.quote(unit.first, unit.last)});
      return true;
    }
    return false;
  }

  /// "VĂN BẢN HỢP NHẤT … Luật A …, được sửa đổi, bổ sung bởi: Luật số B …": what is merged, and what amended
  /// it.
  void consolidates(const Unit& unit) {
    for (std::size_t i = unit.first; i < unit.last; ++i) {
      if (text_[i].kind != TokenKind::citation || hidden_[i] || text_[i].self) continue;
      const Citation& citation = document_.citations[text_[i].citation];
      if (citation.kind == CitationKind::anaphor) continue;
      const bool opens = i == unit.text || text_.word(i - 1) == "bởi" || text_.word(i - 1) == "theo" ||
                         text_.is_mark(i - 1, ":") || text_.is_mark(i - 1, ";");
      if (!opens) continue;
      add({.kind = RelationKind::consolidates,
           .citation = text_[i].citation,
           .span = text_.span(unit.first, unit.last),
           .quote = evidence(unit.first, unit.last, i)});
    }
  }

  void title(const Unit& unit) {
    // Lines of a title run on; read from the line of the type to the end of the title as one clause.
    if (title_read_ || unit.zone != Zone::title) return;
    title_read_ = true;
    std::size_t last = unit.last;
    for (const Unit& next : text_.units()) { // read once a document
      if (next.first < last) continue;
      if (next.zone != Zone::title) break;
      last = next.last;
    }
    const std::size_t limit = std::min(last, unit.text + 400);
    for (std::size_t i = unit.text; i < limit; ++i) {
      if (hidden_[i]) continue;
      if (text_[i].kind == TokenKind::citation && !text_[i].self)
        return; // the title speaks of another document first
      const std::optional<RelationVerb> verb = relation_verb(text_, i, limit);
      if (!verb || verb->subject) continue;
      static constexpr std::array<std::string_view, 22> before{
          "nghị", "định", "quyết", "thông", "tư",   "liên", "tịch", "chỉ", "thị",  "luật", "về",
          "việc", "v",    "pháp",  "lệnh",  "công", "văn",  "bộ",   "ban", "hành", "kế",   "hoạch"};
      for (std::size_t j = unit.text; j < i; ++j)
        if (text_[j].kind == TokenKind::word &&
            std::find(before.begin(), before.end(), text_.word(j)) == before.end())
          return;
      act(*verb, unit, limit, true);
      return;
    }
  }

  void preamble(const Unit& unit) {
    const std::size_t i = unit.text;
    const bool basis = text_.at(i, "căn cứ") || text_.at(i, "thực hiện") || text_.at(i, "thi hành") ||
                       text_.at(i, "triển khai") || (text_.at(i, "để") && text_.at(i + 1, "thực hiện")) ||
                       preamble_runs_on(unit);
    const bool proposal = text_.at(i, "theo đề nghị") || text_.at(i, "xét") || text_.at(i, "theo") ||
                          text_.at(i, "trên cơ sở") || text_.at(i, "sau khi");
    if (proposal) {
      proposals(unit);
      return;
    }
    const std::size_t enacts = basis ? enacting(unit) : unit.text;
    if (basis) {
      for (const ClauseTarget& target :
           clause_targets(document_, text_, unit.text, enacts, Lead::any, hidden_))
        add({.kind = RelationKind::legal_basis,
             .citation = target.citation,
             .provisions = target.provisions,
             .span = text_.span(unit.first, unit.last),
             .quote = evidence(unit.first, unit.last, target.token)});
    }
    if (enacts < unit.last) enacting_clause(unit, enacts);
    for (std::size_t at = unit.text + 1; at < unit.last; ++at) // "Quốc hội ban hành Luật Hợp tác xã."
      if (text_[at].kind == TokenKind::citation && text_.word(at - 1) == "hành" && at >= 2 &&
          text_.word(at - 2) == "ban" && !basis &&
          document_.citations[text_[at].citation].kind == CitationKind::by_name)
        document_.citations[text_[at].citation].relation = RelationKind::self;
  }

  /// A list of bases may run on in items or lines of its own: "Căn cứ các Nghị định: - số A; - số B".
  bool preamble_runs_on(const Unit& unit) const {
    if (previous_ == nullptr || previous_->zone != Zone::preamble || previous_->last == 0) return false;
    const bool open = text_.is_mark(previous_->last - 1, ":") || text_.is_mark(previous_->last - 1, ";") ||
                      text_.is_mark(previous_->last - 1, ",");
    return open && (unit.level != Level::plain || text_[unit.text].kind == TokenKind::citation);
  }

  /// Where the enacting clause begins in a unit of the preamble: "… Bộ trưởng Bộ Tài chính ban hành Thông tư
  /// …".
  std::size_t enacting(const Unit& unit) const {
    for (std::size_t i = unit.text; i + 1 < unit.last; ++i) {
      if (!text_.at(i, "ban hành")) continue;
      const bool type = document_.type.empty() || text_.at(i + 2, text::lower(document_.type));
      if (type && i > unit.text && text_[i + 2].kind == TokenKind::word && text_[i + 2].capital && i >= 2 &&
          text_.word(i - 1) != "việc" && text_.find("căn cứ", unit.text, unit.text + 1) == unit.text + 1)
        return i;
    }
    return unit.last;
  }

  void enacting_clause(const Unit& unit, std::size_t from) {
    const std::size_t issue = text_.find("ban hành", from, unit.last);
    if (issue == unit.last) return;
    for (std::size_t i = issue + 2; i < std::min(unit.last, issue + 9); ++i) {
      const std::optional<RelationVerb> verb = relation_verb(text_, i, unit.last);
      if (!verb || verb->subject) continue;
      act(*verb, unit, unit.last, true);
      return;
    }
  }

  /// "Theo đề nghị của Giám đốc Sở X tại Tờ trình số 12/TTr-SX …": the document that proposes.
  void proposals(const Unit& unit) {
    const std::size_t asked = text_.find("đề nghị", unit.text, unit.last);
    for (const ClauseTarget& target :
         clause_targets(document_, text_, unit.text, unit.last, Lead::any, hidden_)) {
      const Citation& citation = document_.citations[target.citation];
      const bool proposes = target.token > asked || citation.type == "tờ trình" || citation.type == "báo cáo";
      if (!proposes) continue;
      add({.kind = RelationKind::proposal,
           .citation = target.citation,
           .span = text_.span(unit.first, unit.last),
           .quote = evidence(unit.first, unit.last, target.token)});
    }
  }

  void body(const Unit& unit) {
    if (is_capital_heading(unit)) to_do_ = tells_tasks(unit);
    if (to_do_ && goes_on_) to_do_ = false;
    if (to_do_) return;
    bool acted = false;
    for (std::size_t first = unit.text; first < unit.last;) {
      const std::size_t last = grammar_.end_of_sentence(first, unit.last);
      acted = sentence(unit, first, last) || acted;
      first = last;
    }
    if (!acted && !heads_.empty()) item(unit);
  }

  /// "B. DANH MỤC VĂN BẢN CẦN SỬA ĐỔI, BỔ SUNG", "NỘI DUNG ĐỀ NGHỊ BÃI BỎ": what stands below somebody else is to do.
  bool tells_tasks(const Unit& unit) const {
    const std::size_t last = std::min(unit.last, unit.text + 60);
    for (std::size_t i = unit.text; i < last; ++i) {
      const bool asks = text_.word(i) == "cần" || text_.at(i, "đề nghị") || text_.at(i, "kiến nghị") || text_.at(i, "đề xuất") || text_.at(i, "dự kiến");
      if (!asks) continue;
      for (std::size_t at = i + 1; at < last; ++at)
        if (text_.at(at, "sửa đổi") || text_.at(at, "bãi bỏ") || text_.at(at, "thay thế") || text_.at(at, "bổ sung")) return true;
    }
    return false;
  }

  /// "A. DANH MỤC …", "PHỤ LỤC II": a line in capitals.
  bool is_capital_heading(const Unit& unit) const {
    std::size_t words = 0;
    for (std::size_t i = unit.text; i < unit.last && words < 4; ++i) {
      if (text_[i].kind != TokenKind::word) continue;
      if (!is_capitals(clean_text_.substr(text_[i].span.start, text_[i].span.end - text_[i].span.start))) return false;
      ++words;
    }
    return words >= 3 || (words == 2 && text_.at(unit.text, "phụ lục"));
  }

  void annex(const Unit& unit) {
    if (const std::optional<Head> head = annex_head(unit)) {
      heads_.clear();
      heads_.push_back(*head);
      return;
    }
    if (!heads_.empty() && unit.level != Level::part) item(unit);
  }

  /// A list of repealed documents in an annex: "DANH MỤC QUYẾT ĐỊNH … BÃI BỎ", when the body repeals by it.
  std::optional<Head> annex_head(const Unit& unit) const {
    if (!repeals_by_annex_ || !is_heading_of_documents(text_, unit)) return std::nullopt;
    if (text_.find("bãi bỏ", unit.text, unit.last) == unit.last) return std::nullopt;
    Head head;
    head.level = Level::part;
    head.kind = RelationKind::repeals;
    head.list = true;
    head.partial = text_.find("một phần", unit.text, unit.last) != unit.last &&
                   text_.find("toàn bộ", unit.text, unit.last) == unit.last;
    head.quote = text_.quote(unit.text, unit.last);
    return head;
  }

  /// Reads one sentence; whether a verb of the document was found in it.
  bool sentence(const Unit& unit, std::size_t first, std::size_t last) {
    if (grammar_.is_standing_clause(first, last)) return true;
    bool acted = false;
    bool spoke = false;          // a verb before was the document's own, whether or not its object is known
    std::size_t subject = first; // where what ends before a verb may begin
    std::size_t clause = first;  // where the clause that a verb may open begins
    for (std::size_t i = first; i < last;) {
      const std::optional<RelationVerb> verb = hidden_[i] ? std::nullopt : relation_verb(text_, i, last);
      if (!verb) {
        if (text_.is_mark(i, ";") && !hidden_[i]) clause = i + 1;
        ++i;
        continue;
      }
      if (verb->subject || grammar_.is_passive(verb->first)) {
        acted = ends_subject(unit, *verb, near(subject, verb->first), last) || acted;
        if (verb->subject) subject = verb->last;
        i = verb->last;
        continue;
      }
      if (!grammar_.may_act(*verb, clause, first, acted || spoke)) {
        i = verb->last;
        continue;
      }
      spoke = true;
      if (is_programme_ && supersedes(verb->kind) && verb->kind != RelationKind::corrects && verb->kind != RelationKind::suspends &&
          !(verb->first > first && text_[verb->first - 1].self)) {
        i = verb->last;
        continue;
      }
      const std::size_t stop = grammar_.next_verb(*verb, last);
      if (act(*verb, unit, stop, false)) acted = true;
      i = std::max(verb->last, stop);
      clause = i;
    }
    return acted;
  }

  /// Carries out an active verb whose reach ends at `stop`; whether it acted on something, here or below.
  bool act(const RelationVerb& verb, const Unit& unit, std::size_t stop, bool in_title) {
    const Circumstances when =
        in_title ? Circumstances{}
                 : grammar_.circumstances(near(unit.text, verb.first), std::min(stop, verb.last + longest_clause));
    RelationKind kind = verb.kind;
    std::string note;
    if (supersedes(kind) && grammar_.acts_on_words(verb.last)) {
      kind = RelationKind::amends;
      note = "wording";
    }
    const std::size_t instead_of = note == "wording" ? stop : grammar_.instead(verb.last, stop);
    const std::size_t limit = std::min(instead_of, grammar_.exception_start(verb.last, stop));
    const Lead lead = kind == RelationKind::guides ? Lead::guided : Lead::document;
    const std::vector<ClauseTarget> targets =
        clause_targets(document_, text_, verb.last, limit, lead, hidden_);
    const bool opens_list =
        !in_title && stop == unit.last && unit.last > unit.first && text_.is_mark(unit.last - 1, ":");
    const bool heading = unit.level <= Level::article && !in_title;

    std::vector<std::string> named; // of words exchanged in provisions that stand before the document
    if (note == "wording" && !targets.empty()) named = text_.provisions(verb.last, stop);
    const std::optional<Date> from = targets.empty() ? std::nullopt : explicit_from(when, unit, verb);
    for (const ClauseTarget& target : targets) {
      Act one{.kind = kind,
              .citation = target.citation,
              .partial = target.partial,
              .provisions = target.provisions,
              .span = text_.span(unit.first, stop),
              .quote = evidence(unit.text, stop, target.token),
              .note = note,
              .in_title = in_title};
      if (kind == RelationKind::amends && (note == "wording" || opens_list)) one.partial = true;
      if (kind == RelationKind::guides) one.partial = !target.provisions.empty();
      if (note == "wording" && one.provisions.empty()) one.provisions = named;
      if (kind != RelationKind::guides && kind != RelationKind::amends) {
        one.from = from;
        one.except = when.except;
        if (!one.except.empty() || kind == RelationKind::suspends) one.until = when.until;
      }
      add(std::move(one));
    }
    if (in_title) {
      if (kind == RelationKind::amends && targets.size() == 1) title_target_ = targets.front().citation;
      return !targets.empty();
    }
    if (targets.empty()) {
      if (const Head* amended = amending_head(); amended != nullptr && supersedes(kind))
        return amend_below(*amended, kind, note, unit, verb.last, stop);
      if (kind == RelationKind::repeals && grammar_.refers_to_annex(verb.last, stop))
        repeals_by_annex_ = true;
    }
    const bool governs = supersedes(kind) && (opens_list || heading || kind == RelationKind::amends);
    if (!governs || (targets.empty() && !grammar_.leads_to_list(verb.last, stop, opens_list || heading)))
      return !targets.empty();
    Head head;
    head.level = unit.level == Level::plain ? enclosing_ : unit.level;
    head.kind = kind;
    head.from = when.from;
    head.quote = text_.quote(near(unit.text, stop), stop);
    head.note = note;
    head.list = targets.empty();
    if (kind == RelationKind::amends && !targets.empty()) head.target = targets.back().citation;
    if (kind != RelationKind::amends && !targets.empty()) return true;
    head.article = {};
    if (!targets.empty() && !targets.back().provisions.empty())
      head.article = article_of(targets.back().provisions.front());
    plain_list_ = unit.level == Level::plain;
    open(std::move(head));
    note_wording(unit, stop);
    return true;
  }

  static std::string article_of(const std::string& provision) {
    if (!provision.starts_with("Điều ")) return {};
    return provision.substr(0, provision.find(' ', std::string_view("Điều ").size()));
  }

  std::optional<Date> explicit_from(const Circumstances& when, const Unit& unit,
                                    const RelationVerb& verb) const {
    if (!when.from) return std::nullopt;
    // The date of the document's own effect clause before the verb is that of the document, not of the act.
    const std::size_t effect = text_.find("hiệu lực", near(unit.text, verb.first), verb.first);
    if (effect != verb.first) {
      const std::size_t last = std::min(unit.last, verb.last + longest_clause);
      const Circumstances after = grammar_.circumstances(verb.last, last);
      return after.from;
    }
    return when.from;
  }

  /// The start of a clause, but no further from `at` than a sentence of law may be long.
  static std::size_t near(std::size_t first, std::size_t at) {
    return at > first + longest_clause ? at - longest_clause : first;
  }

  /// The words from `first` to before `last` that show what is done to the document cited at `token`. Of a
  /// very long sentence only its beginning and the words around the citation.
  std::string evidence(std::size_t first, std::size_t last, std::size_t token) const {
    if (last - first <= longest_clause) return text_.quote(first, last);
    const std::size_t from = std::max(first + 40, token > 12 ? token - 12 : 0);
    return text_.quote(first, first + 40) + " … " + text_.quote(from, std::min(last, token + 20));
  }

  /// Lets a verb govern what follows. Real texts nest four deep; the oldest of very many gives way.
  void open(Head head) {
    constexpr std::size_t deepest = 32;
    if (heads_.size() >= deepest) heads_.erase(heads_.begin());
    heads_.push_back(std::move(head));
  }

  // ---- what ends stands first ----

  /// "Thông tư số A và Thông tư số B hết hiệu lực kể từ ngày Thông tư này có hiệu lực".
  bool ends_subject(const Unit& unit, const RelationVerb& verb, std::size_t first, std::size_t last) {
    const bool passive = !verb.subject;
    if (passive && verb.kind == RelationKind::amends) return amended_subject(unit, verb, first, last);
    if (passive && verb.kind != RelationKind::repeals && verb.kind != RelationKind::replaces) return false;
    const std::size_t mark = passive ? verb.first - 1 : verb.first;
    last = std::min(last, verb.last + longest_clause);
    if (text_.word(mark - 1) == "đã" || text_.word(mark - 1) == "chưa" || grammar_.is_a_time(first, mark))
      return false;
    bool ours = false;   // the end is tied to this document or to a date
    bool others = false; // … or to the effect of another document
    for (std::size_t i = verb.last; i < last; ++i) {
      if (text_.word(i) == "trừ") break;
      if (text_[i].self) ours = true;
      if (text_.at(i, "từ ngày") && text_.date(i + 1)) ours = true;
      if (text_[i].kind == TokenKind::citation && !text_[i].self && !ours) others = true;
    }
    std::size_t subject = first;
    if (text_.at(first, "kể từ") ||
        text_.at(first, "từ ngày")) { // "Kể từ ngày Thông tư này có hiệu lực, Thông tư số A …"
      while (subject < mark && !text_.is_mark(subject, ",")) ++subject;
      if (subject == mark) return false;
      ++subject;
      ours = true;
    }
    for (std::size_t i = first; i < mark; ++i)
      if (text_[i].self) ours = true;
    subject = after_effect_clause(subject, mark);
    const bool effect_article = text_.find("hiệu lực", article_first_, article_last_) != article_last_;
    const bool bare_end = last - verb.last <= 4 && effect_article;
    if (others || (!ours && !bare_end)) return false;
    std::vector<ClauseTarget> targets =
        clause_targets(document_, text_, subject, mark, Lead::document, hidden_);
    const Circumstances when = grammar_.circumstances(verb.last, last);
    const bool opens_list = last == unit.last && text_.is_mark(unit.last - 1, ":");
    if (targets.empty() && !opens_list) {
      // "Các văn bản sau đây hết hiệu lực …: Thông tư số A; Thông tư số B" within one unit
      std::size_t colon = verb.last;
      while (colon < last && !text_.is_mark(colon, ":")) ++colon;
      if (colon < last) targets = clause_targets(document_, text_, colon + 1, last, Lead::document, hidden_);
    }
    const RelationKind kind = verb.kind;
    for (const ClauseTarget& target : targets)
      add({.kind = kind,
           .citation = target.citation,
           .partial = target.partial,
           .provisions = target.provisions,
           .except = when.except,
           .from = when.from,
           .until = when.except.empty() ? std::nullopt : when.until,
           .span = text_.span(first, last),
           .quote = evidence(first, last, target.token)});
    if (targets.empty() && opens_list) {
      Head head;
      head.level = unit.level == Level::plain ? enclosing_ : unit.level;
      head.kind = kind;
      head.from = when.from;
      head.quote = text_.quote(near(unit.text, last), last);
      head.list = true;
      plain_list_ = unit.level == Level::plain;
      open(std::move(head));
      return true;
    }
    return !targets.empty();
  }

  /// "Thông tư này có hiệu lực từ ngày … và Quyết định số A hết hiệu lực …": what ends is named after the document's own
  /// effect.
  std::size_t after_effect_clause(std::size_t first, std::size_t mark) const {
    if (first + 2 >= mark || !text_[first].self) {
      std::size_t own = first;
      while (own < mark && own < first + 3 && !text_[own].self) ++own;
      if (own >= mark || !text_[own].self) return first;
      first = own;
    }
    if (!text_.at(first + 1, "có hiệu lực")) return first;
    for (std::size_t i = first + 3; i < mark; ++i) {
      if (text_[i].kind == TokenKind::citation && !text_[i].self) break;
      if (text_.word(i) == "và" && i + 1 < mark) return i + 1;
    }
    return first;
  }

  /// "Khoản 2 Điều 5 [Nghị định số A] được sửa đổi, bổ sung như sau:" in an amending act.
  bool amended_subject(const Unit& unit, const RelationVerb& verb, std::size_t first, std::size_t last) {
    last = std::min(last, verb.last + longest_clause);
    first = near(first, verb.first);
    // "… tại Nghị định số A đã được sửa đổi, bổ sung bởi Nghị định số B được thực hiện như sau": told of others
    if (verb.first >= 2 && text_.word(verb.first - 2) == "đã") return false;
    std::size_t after = verb.last;
    while (text_.at(after, "một số điều") || text_.at(after, "số điều") || text_.word(after) == "điều") ++after;
    if (text_.word(after) == "bởi" || text_.word(after) == "theo" ||
        (text_.word(after) == "tại" && after + 1 < last && text_[after + 1].kind == TokenKind::citation &&
         !text_[after + 1].self))
      return false;
    const bool instructs =
        text_.find("như sau", verb.last, last) != last || text_.find("thành", verb.last, last) != last;
    if (!instructs) return false;
    const std::vector<ClauseTarget> targets =
        clause_targets(document_, text_, first, verb.first - 1, Lead::document, hidden_);
    if (targets.empty()) {
      const Head* amended = amending_head();
      return amended != nullptr && amend_below(*amended, RelationKind::amends, {}, unit, first, last);
    }
    for (const ClauseTarget& target : targets)
      add({.kind = RelationKind::amends,
           .citation = target.citation,
           .partial = true,
           .provisions = target.provisions,
           .span = text_.span(first, last),
           .quote = text_.quote(first, last)});
    Head head;
    head.level = unit.level == Level::plain ? enclosing_ : unit.level;
    head.kind = RelationKind::amends;
    head.target = targets.back().citation;
    head.quote = text_.quote(near(unit.text, last), last);
    open(std::move(head));
    note_wording(unit, last);
    return true;
  }

  // ---- amending acts ----

  const Head* amending_head() {
    for (auto head = heads_.rbegin(); head != heads_.rend(); ++head)
      if (head->target) return &*head;
    if (!title_target_) return nullptr;
    title_head_.kind = RelationKind::amends;
    title_head_.target = title_target_;
    return &title_head_;
  }

  /// An instruction that names only provisions, of the act amended above: "2. Bãi bỏ khoản 3 Điều 7."
  bool amend_below(const Head& amended, RelationKind kind, const std::string& note, const Unit& unit,
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
    Head head;
    head.level = unit.level == Level::plain ? enclosing_ : unit.level;
    head.kind = kind;
    head.target = target;
    head.article = article;
    head.note = note;
    open(std::move(head));
    note_wording(unit, stop);
    return true;
  }

  /// "điểm h vào sau điểm g khoản 1 Điều 41" is Điều 41 khoản 1 điểm h.
  static void put_in_place(std::vector<std::string>& added, const std::vector<std::string>& neighbours) {
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
  void note_wording(const Unit& unit, std::size_t stop) {
    if (stop != unit.last || !text_.is_mark(unit.last - 1, ":")) return;
    if (text_.find("như sau", near(unit.text, unit.last), unit.last) == unit.last) return;
    const bool marked = unit.last < hidden_.size() && hidden_[unit.last];
    if (marked || next_ == nullptr || is_instruction(*next_)) return; // a list of instructions, not wording
    wording_ = Wording{unit.level == Level::plain ? enclosing_ : unit.level, number_of(unit)};
  }

  // ---- items of lists ----

  /// A unit below a head without a verb of its own: "a) Thông tư số A …;", "- Khoản 9 Điều 1 Thông tư số B".
  void item(const Unit& unit) {
    const Head head = heads_.back();
    if (!head.list) {
      if (head.target && (head.kind == RelationKind::amends || head.kind == RelationKind::repeals) &&
          unit.level != Level::plain)
        instruct_item(head, unit);
      return;
    }
    const std::size_t limit = grammar_.exception_start(unit.text, unit.last);
    std::vector<ClauseTarget> targets =
        clause_targets(document_, text_, unit.text, limit, Lead::document, hidden_);
    const Circumstances when = grammar_.circumstances(unit.text, unit.last);
    for (const ClauseTarget& target : targets) {
      Act one{.kind = head.kind,
              .citation = target.citation,
              .partial = target.partial || head.partial || head.note == "wording",
              .provisions = target.provisions,
              .except = when.except,
              .from = when.from ? when.from : head.from,
              .span = text_.span(unit.first, unit.last),
              .quote = head.quote + " " + evidence(unit.first, unit.last, target.token),
              .note = head.note};
      if (!one.except.empty()) one.until = when.until;
      if (head.kind == RelationKind::amends) {
        one.partial = true;
        one.from.reset();
      }
      add(std::move(one));
    }
    if (head.kind == RelationKind::amends && targets.size() == 1 && unit.level != Level::plain) {
      Head below;
      below.level = unit.level;
      below.kind = RelationKind::amends;
      below.target = targets.front().citation;
      below.quote = text_.quote(near(unit.text, unit.last), unit.last);
      open(std::move(below));
    }
  }

  void instruct_item(const Head& head, const Unit& unit) {
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

  // ---- results ----

  void add(Act act) {
    if (consolidated_ && supersedes(act.kind)) return; // history of the act that is consolidated
    acts_.push_back(std::move(act));
  }

  Document& document_;
  std::string_view clean_text_;
  ClauseText text_;
  std::vector<bool> hidden_; ///< tokens inside quotation marks
  ClauseGrammar grammar_;
  std::vector<Head> heads_;
  Head title_head_;
  std::optional<std::size_t> title_target_;
  std::vector<Act> acts_;
  std::vector<Act> acts_below_; ///< of instructions that name provisions only
  std::optional<int> article_number_;
  std::optional<Wording> wording_; ///< of the instruction: inside new wording without quotation marks
  const Unit* previous_ = nullptr;
  const Unit* next_ = nullptr;
  Level enclosing_ = Level::part;
  std::size_t article_first_ = 0;
  std::size_t article_last_ = 0;
  bool plain_list_ = false;
  bool title_read_ = false;
  bool repeals_by_annex_ = false;
  bool consolidated_ = false;
  bool goes_on_ = false; ///< the present unit is the next article of the document's own
  bool to_do_ = false; ///< below a heading that tells what others are to do
  bool is_programme_ = false; ///< a plan, a report, a list: it acts on others only where it says so of itself
};

} // namespace

std::uint64_t find_relations(Document& document, std::string_view clean_text, const std::vector<Relation>& by_title) {
  RelationReader reader(document, clean_text);
  reader.read(by_title);
  return reader.looked_at();
}

} // namespace danchieu::corpus
