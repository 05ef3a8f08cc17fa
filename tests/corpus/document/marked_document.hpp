#pragma once

#include "corpus/document/document.hpp"

#include <cassert>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// A document whose citations are marked by hand, so that the reading of clauses is tested apart from the citation
/// grammar: "Bãi bỏ ⟨Điều 5|Thông tư số 1/2015/TT-BTC⟩." has one citation with a pinpoint; "⟨Thông tư này⟩" is the
/// document itself; "⟨Luật Đất đai⟩" is cited by name.
struct MarkedDocument {
  std::string text;
  Document document;

  explicit MarkedDocument(std::string_view marked, std::string type = "thông tư") {
    constexpr std::string_view open = "\u27E8";
    constexpr std::string_view close = "\u27E9";
    for (std::size_t at = 0; at < marked.size();) {
      if (!marked.substr(at).starts_with(open)) {
        text += marked[at++];
        continue;
      }
      at += open.size();
      const std::size_t end = marked.find(close, at);
      assert(end != std::string_view::npos);
      std::string_view inside = marked.substr(at, end - at);
      at = end + close.size();
      Citation citation;
      for (std::size_t bar = inside.find('|'); bar != std::string_view::npos; bar = inside.find('|')) {
        citation.pinpoint.emplace_back(inside.substr(0, bar));
        inside.remove_prefix(bar + 1);
      }
      citation.span = {text.size(), text.size() + inside.size()};
      text += inside;
      describe(citation, inside);
      document.citations.push_back(std::move(citation));
    }
    document.span = {0, text.size()};
    document.type = std::move(type);
  }

private:
  static void describe(Citation& citation, std::string_view words) {
    using citation::CitationKind;
    const std::size_t slash = words.find_first_of("0123456789");
    if (words.ends_with("này")) {
      citation.kind = CitationKind::self;
    } else if (slash == std::string_view::npos || words.find('/') == std::string_view::npos) {
      citation.kind = CitationKind::by_name;
      citation.name = words;
    } else {
      citation.number = words.substr(slash);
    }
    struct Type {
      std::string_view start;
      std::string_view name;
    };
    for (const Type& type : {Type{"Thông tư liên tịch", "thông tư liên tịch"}, Type{"Thông tư", "thông tư"}, Type{"Nghị định", "nghị định"},
                             Type{"Quyết định", "quyết định"}, Type{"QUYẾT ĐỊNH", "quyết định"}, Type{"Nghị quyết", "nghị quyết"},
                             Type{"Bộ luật", "bộ luật"}, Type{"Luật", "luật"}, Type{"Pháp lệnh", "pháp lệnh"}, Type{"Tờ trình", "tờ trình"}})
      if (words.starts_with(type.start)) {
        citation.type = type.name;
        break;
      }
  }
};

} // namespace danchieu::corpus
