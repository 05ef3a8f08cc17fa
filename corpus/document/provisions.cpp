#include "corpus/document/provisions.hpp"

#include "corpus/document/label.hpp"
#include "corpus/document/quotation.hpp"
#include "corpus/document/words.hpp"
#include "normalizer/text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr std::size_t longest_heading = 300;
constexpr std::size_t kinds = static_cast<std::size_t>(PartKind::point) + 1;

/// A part that is still open, with the last number of each kind seen directly or indirectly below it.
struct OpenPart {
  Provision provision;
  PartKind kind = PartKind::annex;
  std::array<Label, kinds> last{}; ///< of the parts below it
  std::array<bool, kinds> seen{};
};

/// How deep a kind stands; equal depth for what takes each other's place.
int depth(PartKind kind) {
  switch (kind) {
  case PartKind::annex:
    return 0;
  case PartKind::form:
    return 1;
  case PartKind::part:
    return 2;
  case PartKind::letter:
  case PartKind::chapter:
    return 3;
  case PartKind::section:
  case PartKind::roman:
    return 4;
  case PartKind::subsection:
    return 5;
  case PartKind::article:
    return 6;
  case PartKind::clause:
    return 7;
  case PartKind::subclause:
    return 8;
  case PartKind::point:
    return 9;
  }
  return 9;
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with(';') || line.ends_with(':') || line.ends_with(',') || line.ends_with("”") || line.ends_with('"') || line.ends_with('/');
}

/// Whether a sentence goes on behind this line: "… theo quy định tại", "… khoản 2 và".
bool goes_on(std::string_view line) {
  for (const std::string_view word : {",", " tại", " và", " hoặc", " của", " theo", " với", " các", " đến", " từ", " quy định", " về", " là", " trong", " hay", " (", " bởi", " cả"}) {
    if (line.ends_with(word)) {
      return true;
    }
  }
  const std::size_t blank = line.find_last_of(' ');
  if (blank == std::string_view::npos || line.substr(blank + 1).find_first_not_of("0123456789") != std::string_view::npos) {
    return false;
  }
  const std::string_view before = line.substr(0, blank); // "… tại khoản 1"
  return before.ends_with("khoản") || before.ends_with("Khoản") || before.ends_with("Điều") || before.ends_with("điểm");
}

class TreeBuilder {
public:
  TreeBuilder(std::string_view text, Span body, std::size_t end_of_text) : text_(text), body_(body), end_of_text_(end_of_text), lines_(split_lines(text, body)) {
    for (const Quotation& quotation : find_quotations(text, body)) {
      if (quotation.block) {
        quoted_.push_back(quotation.span);
      }
    }
    open_.emplace_back(); // the document
    open_.back().provision.span = body;
  }

  std::vector<Provision> build() {
    std::size_t quotation = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Span line = lines_[i].span;
      while (quotation < quoted_.size() && quoted_[quotation].end <= line.start) {
        ++quotation;
      }
      if (quotation < quoted_.size() && quoted_[quotation].start <= line.start) {
        if (!is_next_article(i) || quotes_articles(quoted_[quotation])) {
          continue;
        }
        ++quotation; // its closing mark is missing
      }
      if (line.start >= end_of_text_ && !annexed_ && open_.size() > 1) {
        close_to(1, end_of_text_);
      }
      const auto label = read_label(slice(i));
      if (label && fits(*label, i)) {
        add(*label, i);
      }
    }
    close_to(1, body_.end);
    return std::move(open_.front().provision.children);
  }

private:
  std::string_view slice(std::size_t line) const { return text_.substr(lines_[line].span.start, lines_[line].span.end - lines_[line].span.start); }

  /// Whether a line is the article that the document's own count asks for next.
  bool is_next_article(std::size_t line) const {
    const auto label = slice(line).starts_with("Điều ") ? read_label(slice(line)) : std::nullopt;
    const OpenPart& around = open_[container()];
    const auto kind = static_cast<std::size_t>(PartKind::article);
    return label && label->kind == PartKind::article && label->strong && around.seen[kind] && label->number == around.last[kind].number + 1;
  }

  /// Whether new wording begins with an article or more, so that articles may follow in it: "“Điều 5. …".
  bool quotes_articles(Span quotation) const {
    std::string_view wording = text_.substr(quotation.start, std::min<std::size_t>(quotation.end - quotation.start, 80));
    for (const std::string_view mark : {"“", "\""}) {
      if (wording.starts_with(mark)) {
        wording.remove_prefix(mark.size());
      }
    }
    wording.remove_prefix(std::min(wording.find_first_not_of(" \n*_"), wording.size()));
    const auto label = read_label(wording.substr(0, wording.find('\n')));
    return label && label->kind <= PartKind::article;
  }

  /// The innermost open part that may hold a part of this kind.
  std::size_t parent_of(PartKind kind) const {
    std::size_t parent = open_.size() - 1;
    while (parent > 0 && depth(open_[parent].kind) >= depth(kind)) {
      --parent;
    }
    return parent;
  }

  /// The document, annex or form around the place: articles count through it.
  std::size_t container() const {
    std::size_t at = open_.size() - 1;
    while (at > 0 && open_[at].kind != PartKind::annex && open_[at].kind != PartKind::form) {
      --at;
    }
    return at;
  }

  bool inside(PartKind kind) const {
    return std::any_of(open_.begin() + 1, open_.end(), [kind](const OpenPart& part) { return part.kind == kind; });
  }

  /// Whether a label continues the count where it stands.
  bool fits(const Label& label, std::size_t line) const {
    const bool after_text = lines_[line].span.start >= end_of_text_;
    const bool annex = label.kind == PartKind::annex || label.kind == PartKind::form;
    if (annex) {
      return after_text || annexed_ || (label.kind == PartKind::annex && open_.size() == 1 && line == 0);
    }
    if (after_text && !annexed_) {
      return false;
    }
    const std::string_view before = line > 0 ? slice(line - 1) : std::string_view{};
    const bool continued = line > 0 && !lines_[line].after_blank_line && goes_on(before);
    const OpenPart& around = open_[container()];
    const bool articles = around.seen[static_cast<std::size_t>(PartKind::article)];
    const OpenPart& parent = open_[parent_of(label.kind)];
    const auto kind = static_cast<std::size_t>(label.kind);
    switch (label.kind) {
    case PartKind::article: {
      if (continued) {
        return false;
      }
      const Label& last = around.last[kind];
      const bool next = articles ? label.number == last.number + 1 || (label.number == last.number && label.letter > last.letter) : label.number <= 1;
      const bool later = !articles || label.number > last.number;
      const bool paragraph = line == 0 || lines_[line].after_blank_line || ends_sentence(before) || slice(line - 1).size() < 100;
      return label.strong ? next || (later && paragraph) : next && begins_with_capital(slice(line).substr(label.rest)) && paragraph;
    }
    case PartKind::part:
    case PartKind::chapter:
    case PartKind::section:
    case PartKind::subsection: {
      if (continued) {
        return false;
      }
      const Label& last = parent.last[kind];
      return !parent.seen[kind] || label.number == last.number + 1 || (label.number > last.number && label.strong) ||
             (label.number == 1 && label.kind == PartKind::section);
    }
    case PartKind::letter:
    case PartKind::roman:
      // Plans and circulars without articles; "C." and "D." are letters only in a row of letters.
      return !articles && !continued && follows(label, parent);
    case PartKind::clause:
      return (!articles || inside(PartKind::article)) && !continued && follows(label, parent);
    case PartKind::subclause:
      return open_.size() > 1 && !continued && follows_subclause(label);
    case PartKind::point:
      return open_.size() > 1 && follows(label, parent);
    default:
      return false;
    }
  }

  static bool follows(const Label& label, const OpenPart& parent) {
    const auto kind = static_cast<std::size_t>(label.kind);
    if (!parent.seen[kind]) {
      return label.number == 1 && label.letter == 0;
    }
    const Label& last = parent.last[kind];
    const int leap = label.kind == PartKind::point ? 2 : 1; // old texts leave letters out
    return (label.number > last.number && label.number <= last.number + leap && (label.letter == 0 || label.number == last.number + 1)) ||
           (label.number == last.number && label.letter > last.letter);
  }

  bool follows_subclause(const Label& label) const {
    const std::size_t parent = parent_of(PartKind::subclause);
    const OpenPart& part = open_[parent];
    if (part.kind != PartKind::clause && part.kind != PartKind::article && part.kind != PartKind::roman) {
      return false;
    }
    const auto kind = static_cast<std::size_t>(PartKind::subclause);
    if (part.kind == PartKind::clause) {
      const std::string own = "khoan-" + std::to_string(label.parent);
      if (part.provision.eid != own && !part.provision.eid.ends_with("__" + own)) {
        return false;
      }
    }
    return part.seen[kind] ? label.number == part.last[kind].number + 1 : label.number == 1;
  }

  void add(const Label& label, std::size_t line) {
    if (label.kind == PartKind::annex || label.kind == PartKind::form) {
      annexed_ = true;
    }
    const std::size_t parent = parent_of(label.kind);
    close_to(parent + 1, lines_[line].span.start);
    const auto kind = static_cast<std::size_t>(label.kind);
    if (label.kind == PartKind::article) {
      OpenPart& around = open_[container()];
      around.seen[kind] = true;
      around.last[kind] = label;
    }
    OpenPart& holder = open_.back();
    holder.seen[kind] = true;
    holder.last[kind] = label;
    OpenPart part;
    part.kind = label.kind;
    part.provision.label = label.name;
    part.provision.eid = unique(path(label) + label.eid);
    part.provision.span = {lines_[line].span.start, body_.end};
    part.provision.heading = heading(label, line);
    open_.push_back(std::move(part));
  }

  /// Articles and what holds everything stand by themselves; other parts below the part that holds them.
  std::string path(const Label& label) const {
    const std::size_t holder = label.kind == PartKind::article ? container() : open_.size() - 1;
    const bool alone = label.kind == PartKind::annex || label.kind == PartKind::part || holder == 0;
    return alone ? std::string() : open_[holder].provision.eid + "__";
  }

  std::string unique(std::string eid) {
    const int count = ++eids_[eid];
    return count == 1 ? eid : eid + '~' + std::to_string(count);
  }

  /// Closes the open parts from index `count` on.
  void close_to(std::size_t count, std::size_t end) {
    while (open_.size() > count) {
      Provision done = std::move(open_.back().provision);
      open_.pop_back();
      std::size_t stop = std::min(end, body_.end);
      while (stop > done.span.start && (text_[stop - 1] == '\n' || text_[stop - 1] == ' ' || text_[stop - 1] == '\t')) {
        --stop;
      }
      done.span.end = stop;
      open_.back().provision.children.push_back(std::move(done));
    }
  }

  /// The title behind a label, torn lines joined; empty where text follows at once.
  std::string heading(const Label& label, std::size_t line) const {
    const bool titled = label.kind <= PartKind::section || label.kind == PartKind::roman || label.kind == PartKind::subsection;
    const bool plan = label.kind == PartKind::clause || label.kind == PartKind::subclause;
    if (label.kind == PartKind::point || (plan && inside(PartKind::article))) {
      return {};
    }
    std::string title(slice(line).substr(std::min(label.rest, slice(line).size())));
    std::size_t next = line + 1;
    if (title.starts_with('(')) {
      title.clear();
    }
    if (title.empty() && titled && next < lines_.size() && !read_label(slice(next)) && !slice(next).starts_with("(") && slice(next).size() < longest_heading) {
      title = slice(next++);
    }
    if (title.empty()) {
      return {};
    }
    const bool capitals = is_capitals(title);
    while (next < lines_.size() && title.size() < longest_heading && !lines_[next].after_blank_line && !ends_sentence(title)) {
      const std::string_view more = slice(next);
      const bool joins = capitals ? is_capitals(more) : !begins_with_capital(more) && title.size() > 50;
      if (!joins || read_label(more) || more.starts_with('(') || more.starts_with('-') || more.starts_with('+')) {
        break;
      }
      title += ' ';
      title += more;
      ++next;
    }
    const bool sentence = ends_sentence(title) && !(capitals && !title.ends_with(','));
    const bool last = next >= lines_.size() || lines_[next].span.start >= body_.end;
    if (title.size() > longest_heading || sentence || (last && !capitals)) {
      return {};
    }
    if (label.kind == PartKind::article && !begins_with_capital(title)) {
      return {};
    }
    std::string squeezed = text::squeeze(title);
    while (!squeezed.empty() && (squeezed.back() == '.' || squeezed.back() == ':')) {
      squeezed.pop_back();
    }
    return squeezed;
  }

  std::string_view text_;
  Span body_;
  std::size_t end_of_text_;
  std::vector<Line> lines_;
  std::vector<Span> quoted_;
  std::vector<OpenPart> open_;
  std::unordered_map<std::string, int> eids_;
  bool annexed_ = false;
};

} // namespace

std::vector<Provision> find_provisions(std::string_view text, Span body, std::size_t end_of_text) { return TreeBuilder(text, body, end_of_text).build(); }

} // namespace danchieu::corpus
