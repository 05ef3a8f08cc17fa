#pragma once

#include "query/searcher.hpp"

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

namespace danchieu::apps {

/// How people read answers on a terminal. `colour` marks what matches; without it the marks are «…».
struct TextStyle {
  corpus::Language language = corpus::Language::vi;
  bool colour = false;
};

/// The style of standard output: the user's language, colours on a terminal unless NO_COLOR is set.
TextStyle output_style();

/// Names, dates, force and quotes in one style, so that every verb shows them alike. Refers to `out`.
class Printer {
public:
  Printer(std::ostream& out, const TextStyle& style) : out_(out), style_(style) {}

  std::string_view say(std::string_view vi, std::string_view en) const { return vietnamese() ? vi : en; }
  corpus::Language language() const { return style_.language; }

  std::string date(query::Date date) const; ///< "23/07/2012"; English "2012-07-23"
  std::string bold(const std::string& text) const;

  /// "Quyết định 673/QĐ-UBND"; without a number its title, the kind before it unless the title names it.
  static std::string name(const query::WorkSummary& work);

  /// "Hết hiệu lực toàn bộ từ 06/06/2017 (99027/QĐ-UBND)"
  std::string force(const query::ForceBadge& force) const;

  /// ", 22 văn bản, 301 đơn vị văn bản": what a generation holds.
  std::string counts(const std::map<std::string, std::uint64_t>& counts) const;

  void heading(std::string_view vi, std::string_view en) const;
  void facts(const query::WorkSummary& work) const;     ///< a line: issuer · date · force · cited by
  void snippet(const query::Snippet& snippet) const;    ///< with what matches marked
  void reason(const corpus::ForceReason& reason) const; ///< "Bị thay thế toàn bộ: 99027/QĐ-UBND (06/06/2017)" without line end

  /// The sentence and where it stands; nothing for no words.
  void quote(const std::string& words, const std::string& file, std::size_t start) const;

  std::ostream& out() const { return out_; }

private:
  bool vietnamese() const { return style_.language == corpus::Language::vi; }

  std::ostream& out_;
  TextStyle style_;
};

} // namespace danchieu::apps
