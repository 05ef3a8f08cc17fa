#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::citation {

/// Identity of a document as an intellectual unit (FRBR Work), an Akoma Ntoso style IRI (design.md section 3):
///   /akn/vn/{act|doc}/{type}/{authority}/{series}/{number}[!{attachment}]
/// e.g. /akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp
class WorkId {
public:
  /// The id written in `iri`, or nothing when it is not one. `to_string` gives the same text back.
  static std::optional<WorkId> parse(std::string_view iri);

  WorkId(bool act, std::string type, std::string authority, std::string series, std::string number,
         std::string attachment = {});

  std::string to_string() const;
  std::string to_urn() const; ///< private profile of RFC 9676: "urn:lex:vn:chinh.phu:nghi.dinh:2005;130-2005-nd-cp"

  bool act() const { return act_; }

  const std::string& type() const { return type_; }

  const std::string& authority() const { return authority_; }

  const std::string& series() const { return series_; }

  const std::string& number() const { return number_; }

  const std::string& attachment() const { return attachment_; }

  /// Whether type, authority, year and number are all known; a partial id never stands for a document by itself.
  /// A draft without a number has '_' and digits of a hash of its text as its number and is never complete.
  bool complete() const;

  /// The id of a document attached to this one: work_id.attached("ke-hoach").
  WorkId attached(std::string_view type_slug) const;

  auto operator<=>(const WorkId&) const = default;

private:
  bool act_ = false;
  std::string type_;
  std::string authority_;
  std::string series_;
  std::string number_;
  std::string attachment_;
};

} // namespace danchieu::citation
