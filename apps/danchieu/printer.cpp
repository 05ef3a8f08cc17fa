#include "apps/danchieu/printer.hpp"

#include "apps/danchieu/language.hpp"
#include "apps/danchieu/shown_path.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"

#include <unistd.h>

#include <cstdlib>
#include <ostream>

namespace danchieu::apps {

TextStyle output_style() {
  return {.language = user_language(), .colour = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr};
}

std::string Printer::date(query::Date date) const { return vietnamese() ? text::to_vietnamese(date) : text::to_iso(date); }

std::string Printer::bold(const std::string& text) const { return style_.colour ? "\x1b[1m" + text + "\x1b[0m" : text; }

std::string Printer::name(const query::WorkSummary& work) {
  if (!work.number.empty() || work.title.empty()) return query::display_name(work);
  const bool named = work.type.empty() || text::fold(work.title).starts_with(text::fold(work.type)); // "Luật Đất đai"
  return named ? work.title : text::capitalised(work.type) + ": " + work.title;
}

std::string Printer::force(const query::ForceBadge& force) const {
  std::string text(label(force.status, language()));
  if (force.status == corpus::ForceStatus::expired && force.since) {
    text += std::string(say(" từ ", " since ")) + date(*force.since);
  } else if (force.until) {
    text += std::string(say(" đến hết ", " until ")) + date(*force.until);
  }
  if (!force.by.empty()) text += " (" + force.by + ")";
  return text;
}

std::string Printer::counts(const std::map<std::string, std::uint64_t>& counts) const {
  static const std::map<std::string, std::string> in_vietnamese{{"works", "văn bản"}, {"units", "đoạn"}, {"files", "tệp"}, {"texts", "toàn văn"}};
  std::string text;
  for (const auto& [name, number] : counts) {
    if (name == "serial") continue;
    const auto known = in_vietnamese.find(name);
    text += ", " + std::to_string(number) + ' ' + (vietnamese() && known != in_vietnamese.end() ? known->second : name);
  }
  return text;
}

void Printer::heading(std::string_view vi, std::string_view en) const { out_ << '\n' << bold(std::string(say(vi, en))) << '\n'; }

void Printer::facts(const query::WorkSummary& work) const {
  std::string line;
  const auto add = [&line](const std::string& part) {
    if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
  };
  add(work.issuer);
  if (work.date) add(date(*work.date));
  add(force(work.force));
  if (work.cited_by > 0) add(std::string(say("được dẫn bởi ", "cited by ")) + std::to_string(work.cited_by));
  if (!work.text_known) add(std::string(say("chưa có toàn văn", "text not held")));
  out_ << "   " << line << '\n';
}

void Printer::snippet(const query::Snippet& snippet) const {
  std::size_t at = 0;
  for (const query::Span& span : snippet.highlights) {
    out_ << snippet.text.substr(at, span.start - at) << (style_.colour ? "\x1b[1;33m" : "«")
         << snippet.text.substr(span.start, span.end - span.start) << (style_.colour ? "\x1b[0m" : "»");
    at = span.end;
  }
  out_ << snippet.text.substr(at) << '\n';
}

void Printer::reason(const corpus::ForceReason& reason) const {
  out_ << corpus::explain(reason.rule, language());
  if (!reason.by_number.empty()) out_ << ": " << reason.by_number;
  if (reason.date) out_ << " (" << date(*reason.date) << ')';
}

void Printer::quote(const std::string& words, const std::string& file, std::size_t start) const {
  if (words.empty()) return;
  out_ << "      “" << words << "”";
  if (!file.empty()) out_ << " [" << shown_path(file) << ":" << start << "]";
  out_ << '\n';
}

} // namespace danchieu::apps
