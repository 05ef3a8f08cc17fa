#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// A body that issues documents (cơ quan ban hành), a row of issuers.tsv.
struct Issuer {
  std::string code;                  ///< as in numbers: "BTC", "UBND"
  std::string name;                  ///< "Bộ Tài chính"
  std::string slug;                  ///< authority part of a WorkId: "bo-tai-chinh"
  std::vector<std::string> variants; ///< other codes and names
  bool local = false;                ///< needs a place beside it: UBND, HĐND, S…, TU
  std::vector<std::string> successors; ///< codes of the bodies that took over, if it no longer exists
};

std::span<const Issuer> issuers();
const Issuer* issuer_with_code(std::string_view code);

/// The code that letters without case and marks stand for: "bkhdt" → "BKHĐT"; empty when there is none.
std::string_view code_folded(std::string_view folded);

/// The authority slug of a body named in text: "Bộ trưởng Bộ Tài chính" → "bo-tai-chinh"; "UBND tỉnh Kon Tum",
/// "Chủ tịch Ủy ban nhân dân tỉnh Kon Tum" → "ubnd-tinh-kon-tum"; "Sở Nội vụ tỉnh Kon Tum" →
/// "so-noi-vu-tinh-kon-tum". A local body without its place gives nothing unless `place` is given ("tỉnh Kon Tum").
std::optional<std::string> authority_slug(std::string_view issuer_name, std::string_view place = {});

} // namespace danchieu::citation
