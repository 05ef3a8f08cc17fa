#include "normalizer/citation/hierarchy.hpp"
#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/fold.hpp"
#include "query/check/draft.hpp"
#include "query/check/rules.hpp"
#include "query/local_body.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::query {

namespace {

using corpus::Relation;

bool ends_target(RelationKind kind) {
  return kind == RelationKind::replaces || kind == RelationKind::repeals;
}

const citation::Issuer* body_of(const WorkId& work) {
  const auto issuers = citation::issuers();
  const auto found = std::find_if(issuers.begin(), issuers.end(), [&](const citation::Issuer& issuer) {
    return !issuer.local && issuer.slug == work.authority();
  });
  return found == issuers.end() ? nullptr : &*found;
}

/// Whether `successor` took over from `former`, directly or through others.
bool succeeds(const citation::Issuer& successor, const citation::Issuer& former, int depth = 0) {
  constexpr int longest_line = 6;
  return depth < longest_line && std::any_of(former.successors.begin(), former.successors.end(), [&](const std::string& code) {
           const citation::Issuer* next = citation::issuer_with_code(code);
           return next != nullptr && (next->slug == successor.slug || succeeds(successor, *next, depth + 1));
         });
}

class ActCheck {
public:
  ActCheck(Draft& draft, const Relation& relation)
      : draft_(draft), relation_(relation), target_(relation.target), cited_(cited_as(draft, relation.target)) {}

  void run() {
    if (!target_.work || !draft_.document.work) return;
    const WorkId& own = *draft_.document.work;
    check_rank(own);
    check_age();
  }

private:
  void report(std::string_view rule, const std::string& right = {}, const std::string& written = {}) {
    const bool replaces = relation_.kind == RelationKind::replaces;
    Finding finding = make_finding(rule, target_.span, draft_.text,
                                   {{"cited", cited_},
                                    {"verb_vi", replaces ? "thay thế" : "bãi bỏ"},
                                    {"verb_en", replaces ? "replace" : "repeal"},
                                    {"right", right},
                                    {"written", written},
                                    {"own", draft_.document.date ? text::to_vietnamese(*draft_.document.date) : ""}});
    if (target_.work->complete()) finding.work = target_.work->to_string();
    draft_.findings.push_back(std::move(finding));
  }

  void check_rank(const WorkId& own) {
    if (own.authority() == "_" || target_.work->authority() == "_") return;
    if (citation::is_party(*target_.work) && !citation::is_party(own)) {
      report("ends_party_act");
      return;
    }
    const int own_rank = citation::rank(own);
    const int target_rank = citation::rank(*target_.work);
    if (target_rank < own_rank && target_rank < citation::administrative_rank &&
        !(target_.work->authority() == own.authority() && own_rank == citation::administrative_rank)) {
      report("ends_higher_rank");
    } else if (target_.work->authority() != own.authority() && target_rank == own_rank) {
      const citation::Issuer* own_body = body_of(own);
      const citation::Issuer* former = body_of(*target_.work);
      if (own_body != nullptr && former != nullptr && !succeeds(*own_body, *former)) report("ends_other_body", former->name);
      check_place(own);
    }
    if (citation::has_normative_form(*target_.work) && !citation::has_normative_form(own) &&
        target_.work->authority() == own.authority() && own_rank == citation::administrative_rank) {
      report("ends_normative_form");
    }
  }

  /// A province's body ends what its own province's bodies issued, or those of a province that became part of it.
  void check_place(const WorkId& own) {
    const auto acting = local_body(own.authority());
    const auto former = local_body(target_.work->authority());
    if (!acting || !former || acting->kind != former->kind || acting->province == former->province) return;
    if (became_part(*former->province, *acting->province)) return;
    report("ends_other_body", name_of(*former));
  }

  void check_age() {
    const std::optional<Date> written = target_.date;
    if (written && draft_.document.date && *written > *draft_.document.date) report("ends_younger", {}, text::to_vietnamese(*written));
  }

  Draft& draft_;
  const Relation& relation_;
  const corpus::Citation& target_;
  std::string cited_;
};

/// "… thay thế Quyết định số 99090/QĐ-UBND" in that very decision. No relation is made of it, so the words are read.
void check_ends_itself(Draft& draft) {
  constexpr std::size_t reach = 16;
  if (!draft.document.work || !draft.document.work->complete()) return;
  for (const corpus::Citation& citation : draft.document.citations) {
    if (citation.work != draft.document.work || citation.kind != citation::CitationKind::numbered || citation.quoted) continue;
    const std::size_t from = citation.span.start - std::min(reach, citation.span.start);
    const std::string before = text::squeeze(text::fold(draft.text.substr(from, citation.span.start - from)));
    if (!before.ends_with("thay the") && !before.ends_with("bai bo") && !before.ends_with("huy bo")) continue;
    draft.findings.push_back(make_finding("ends_itself", citation.span, draft.text, {{"cited", cited_as(draft, citation)}}));
  }
}

} // namespace

void check_own_acts(Draft& draft) {
  check_ends_itself(draft);
  for (const Relation& relation : draft.document.relations)
    if (ends_target(relation.kind) && relation.note.empty()) ActCheck(draft, relation).run();
}

} // namespace danchieu::query
