#pragma once

#include "corpus/document/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// Legal force (hiệu lực) of a work on a date.
enum class ForceStatus {
  in_force,
  not_yet_in_force,
  expired,
  partly_expired,
  suspended,
  partly_suspended,
  needs_review,
  unknown,
};

std::string_view code(ForceStatus status); ///< "not_yet_in_force"
std::optional<ForceStatus> force_status(std::string_view code);

enum class Language { vi, en };
std::string_view label(ForceStatus status,
                       Language language); ///< "Hết hiệu lực toàn bộ" | "No longer in force"

/// What a rule named in ForceReason::rule says, a row of force_rules.tsv: "Bị thay thế toàn bộ" | "Replaced
/// as a whole". The rule itself when it is not in the table.
std::string_view explain(std::string_view rule, Language language);

/// What another document, or the register, does to a work.
struct IncomingEffect {
  WorkId source;                          ///< the acting document
  std::string source_number{};            ///< as shown: "673/QĐ-UBND"
  std::optional<Date> source_issued{};    ///< when the acting document was issued
  std::optional<Date> source_effective{}; ///< when the acting document takes effect
  std::optional<Date>
      source_ended{};  ///< first day on which the acting document was no longer in force, if it ended
  Relation relation{}; ///< its own words
  std::string file{};  ///< where the sentence stands, or the register's file
};

/// A document that the work implements, and what is known of that document's end.
struct ForceParent {
  WorkId work;
  std::string number{}; ///< as shown: "34/2016/NĐ-CP"
  bool guides = false;  ///< the work says that it details or guides it; false: it is only a legal basis
  std::optional<Date> ended{}; ///< first day on which it was no longer in force, if known
  std::string quote{};         ///< the work's own words that make it a parent
  Span span{};
  std::string file{}; ///< where these words stand; empty: in the work's own file
};

/// The document that issues an attachment ("ban hành kèm theo Quyết định số …"), as the source of its dates.
struct IssuingDocument {
  WorkId work;
  std::string number{}; ///< as shown: "673/QĐ-UBND"
  std::string file{};
  bool begins = false; ///< ForceFacts::effective's date and sentence are this document's
  bool expires = false; ///< ForceFacts::effective's last day and its sentence are this document's
};

/// All facts about one work that its force follows from.
struct ForceFacts {
  WorkId work;
  bool text_known = false; ///< false for a work known only from citations
  std::optional<Date> issued{};
  EffectiveDate effective{}; ///< with its own last day and its staged parts
  std::string file{};
  std::vector<IncomingEffect> incoming{};
  std::vector<ForceParent> parents{};
  std::optional<IssuingDocument> issued_with{}; ///< set by share_force
};

/// One link of the evidence: which rule, which document, which sentence.
struct ForceReason {
  std::string rule; ///< id of the rule: "replaced_by", "repealed_by", "own_effective_date", …
  std::optional<WorkId> by;
  std::string by_number;
  std::string quote;
  std::string file;
  Span span;
  std::optional<Date> date; ///< when it took effect
};

/// A part of a work that lost force or was changed while the rest stands.
struct ProvisionForce {
  std::string provision; ///< "Điều 5 khoản 2"
  ForceStatus status = ForceStatus::unknown;
  ForceReason reason;
};

struct LegalForce {
  ForceStatus status = ForceStatus::unknown;
  Date on;
  std::optional<Date> since; ///< first day of this status, if known
  std::optional<Date> until; ///< last day before the next known change, if any
  std::vector<ForceReason> because;
  std::vector<ProvisionForce> provisions;
};

/// Lets an attachment stand and fall with the document that issues it, `number` as shown. The attachment takes that
/// document's date of effect unless it speaks of its own; what ends or suspends that document as a whole, its last day
/// and its parents count for the attachment too. Parts of that document are no parts of the attachment.
void share_force(ForceFacts& attachment, const ForceFacts& issuing, const std::string& number);

/// The force of a work on `on`: a pure function of the facts. `unknown` unless a rule and a sentence support
/// more.
LegalForce legal_force(const ForceFacts& facts, Date on);

/// A status and the first day of it; no day for the one that has always been so.
struct ForceStep {
  std::optional<Date> from;
  ForceStatus status = ForceStatus::unknown;

  bool operator==(const ForceStep&) const = default;
};

/// All that becomes of a work's status, in order of days, neighbours differing; never empty.
using ForceTimeline = std::vector<ForceStep>;

/// The statuses of legal_force over all days.
ForceTimeline force_timeline(const ForceFacts& facts);

ForceStatus status_on(const ForceTimeline& timeline, Date date);

/// First day on which the work is no longer in force as a whole; what has ended stays so.
std::optional<Date> ended(const ForceTimeline& timeline);

} // namespace danchieu::corpus
