#include "apps/danchieu/answer_text.hpp"

#include "apps/danchieu/language.hpp"
#include "corpus/error.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"
#include "query/relation_labels.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <ostream>

namespace danchieu::apps {

namespace {

using corpus::Language;
using query::Date;

constexpr std::size_t shown_citations = 20;

class Printer {
public:
  Printer(std::ostream& out, const TextStyle& style) : out_(out), style_(style) {}

  std::string_view say(std::string_view vi, std::string_view en) const { return style_.language == Language::vi ? vi : en; }

  std::string date(Date date) const {
    const std::string iso = text::to_iso(date);
    return style_.language == Language::en ? iso : iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
  }

  std::string bold(const std::string& text) const { return style_.colour ? "\x1b[1m" + text + "\x1b[0m" : text; }

  /// "Quyết định 673/QĐ-UBND"; a law known by name alone is called by it.
  static std::string name(const query::WorkSummary& work) {
    std::string type = work.type;
    if (!type.empty()) {
      const std::size_t first = (static_cast<unsigned char>(type[0]) & 0x80U) != 0 ? 2 : 1;
      type = text::upper(type.substr(0, first)) + type.substr(first);
    }
    if (!work.number.empty()) return type.empty() ? work.number : type + " " + work.number;
    if (work.title.empty()) return type.empty() ? work.work : type;
    // "Luật Đất đai" names its kind itself.
    return type.empty() || text::fold(work.title).starts_with(text::fold(type)) ? work.title : type + ": " + work.title;
  }

  std::string force(const query::ForceBadge& force) const {
    std::string text(label(force.status, style_.language));
    if (force.status == corpus::ForceStatus::expired && force.since) {
      text += std::string(say(" từ ", " since ")) + date(*force.since);
    } else if (force.until) {
      text += std::string(say(" đến hết ", " until ")) + date(*force.until);
    }
    if (!force.by.empty()) text += " (" + force.by + ")";
    return text;
  }

  void facts(const query::WorkSummary& work) const {
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

  void snippet(const query::Snippet& snippet) const {
    std::size_t at = 0;
    for (const query::Span& span : snippet.highlights) {
      out_ << snippet.text.substr(at, span.start - at) << (style_.colour ? "\x1b[1;33m" : "«")
           << snippet.text.substr(span.start, span.end - span.start) << (style_.colour ? "\x1b[0m" : "»");
      at = span.end;
    }
    out_ << snippet.text.substr(at) << '\n';
  }

  void quote(const std::string& words, const std::string& file, std::size_t start) const {
    if (words.empty()) return;
    out_ << "      “" << words << "”";
    if (!file.empty()) out_ << " [" << file << ":" << start << "]";
    out_ << '\n';
  }

  void heading(std::string_view vi, std::string_view en) const { out_ << '\n' << bold(std::string(say(vi, en))) << '\n'; }

  std::ostream& out() const { return out_; }

private:
  std::ostream& out_;
  TextStyle style_;
};

/// "score 12.34 = (word đất 3.21 + pair đất đai 4.05 + title 0.80) × citations 1.04"
void print_parts(std::ostream& out, const query::Hit& hit) {
  const auto number = [](double value) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f", value);
    return std::string(buffer.data());
  };
  std::string sum;
  std::string factors;
  for (const query::ScorePart& part : hit.parts) {
    const bool factor = part.kind == "force" || part.kind == "citations" || part.kind == "age";
    if (factor ? part.value == 1 : part.value == 0) continue;
    const std::string line = part.kind + (part.words.empty() ? "" : " \"" + part.words + "\"") + " " + number(part.value);
    if (factor) factors += " × " + line;
    else sum += (sum.empty() ? "" : " + ") + line;
  }
  out << "   " << number(hit.score) << " = (" << sum << ")" << factors << '\n';
}

void print_hit(const Printer& printer, const query::Hit& hit, std::size_t place) {
  std::ostream& out = printer.out();
  out << place << ". " << printer.bold(Printer::name(hit.work));
  if (!hit.work.title.empty() && !hit.work.number.empty()) out << " — " << hit.work.title;
  out << '\n';
  printer.facts(hit.work);
  for (const query::ProvisionHit& provision : hit.provisions) {
    out << "   ";
    if (!provision.label.empty()) out << provision.label << (provision.heading.empty() ? "" : ". " + provision.heading) << ": ";
    printer.snippet(provision.snippet);
  }
  if (!hit.work.work.empty()) out << "   " << hit.work.work << '\n';
  if (!hit.parts.empty()) print_parts(out, hit);
  out << '\n';
}

void print_facts(const Printer& printer, const query::WorkView& view) {
  std::ostream& out = printer.out();
  const auto row = [&](std::string_view vi, std::string_view en, const std::string& value) {
    if (!value.empty()) out << "   " << printer.say(vi, en) << ": " << value << '\n';
  };
  out << printer.bold(Printer::name(view.summary)) << '\n';
  if (!view.summary.number.empty()) row("Tên", "Title", view.summary.title);
  row("Cơ quan ban hành", "Issuer", view.summary.issuer);
  if (view.summary.date) row("Ngày ban hành", "Date", printer.date(*view.summary.date));
  else if (view.year) row("Năm", "Year", std::to_string(*view.year));
  row("Người ký", "Signed by", view.signer.empty() ? std::string() : view.signer + (view.signer_title.empty() ? "" : ", " + view.signer_title));
  if (view.attached_to) row("Ban hành kèm theo", "Issued with", Printer::name(view.attached_to.value()));
  for (const query::WorkSummary& attachment : view.attachments) row("Văn bản kèm theo", "Attachment", Printer::name(attachment));
  row("Mã", "Id", view.summary.work);
  if (!view.summary.text_known)
    out << "   "
        << printer.say("Kho chưa có toàn văn; những gì biết được đều từ các văn bản nhắc đến nó.",
                       "Its text is not held; all that is known comes from documents that mention it.")
        << '\n';
}

void print_force(const Printer& printer, const query::WorkView& view, Language language) {
  std::ostream& out = printer.out();
  printer.heading("Hiệu lực ngày " + printer.date(view.force.on), "Force on " + printer.date(view.force.on));
  out << "   " << printer.force(view.summary.force) << '\n';
  for (const corpus::ForceReason& reason : view.force.because) {
    out << "   - " << corpus::explain(reason.rule, language);
    if (!reason.by_number.empty()) out << ": " << reason.by_number;
    if (reason.date) out << " (" << printer.date(*reason.date) << ")";
    out << '\n';
    printer.quote(reason.quote, reason.file, reason.span.start);
  }
  if (view.chain.empty()) return;
  out << "   " << printer.say("Chuỗi thay thế", "Replaced by") << ": ";
  for (std::size_t i = 0; i < view.chain.size(); ++i) {
    out << (i == 0 ? "" : " → ") << Printer::name(view.chain[i].work);
    if (view.chain[i].date) out << " (" << printer.date(*view.chain[i].date) << ")";
  }
  out << '\n';
  if (view.chain_cyclic)
    out << "   " << printer.say("Các chứng cứ mâu thuẫn: chuỗi thay thế quay vòng.", "The evidence contradicts itself: the chain is a circle.") << '\n';
}

void print_relations(const Printer& printer, const query::WorkView& view, Language language) {
  std::ostream& out = printer.out();
  if (!view.relations_out.empty() || !view.relations_in.empty()) printer.heading("Quan hệ", "Relations");
  const auto print = [&](const query::RelationView& relation, bool incoming) {
    const query::RelationLabel label = query::relation_label(relation.kind);
    const char* verb = language == Language::vi ? (incoming ? label.vi_reverse : label.vi) : (incoming ? label.en_reverse : label.en);
    out << "   " << verb << ": " << Printer::name(relation.other);
    if (relation.scope == corpus::Scope::part) out << printer.say(" (một phần)", " (in part)");
    out << '\n';
    printer.quote(relation.quote, relation.file, relation.span.start);
  };
  for (const query::RelationView& relation : view.relations_out) print(relation, false);
  for (const query::RelationView& relation : view.relations_in) print(relation, true);
}

void print_citations(const Printer& printer, const query::CitationPage& page) {
  for (std::size_t i = 0; i < page.items.size() && i < shown_citations; ++i) {
    const query::CitationView& item = page.items[i];
    printer.out() << "   " << Printer::name(item.other);
    if (item.other.date) printer.out() << " (" << printer.date(*item.other.date) << ")";
    if (item.mentions > 1) printer.out() << " ×" << item.mentions;
    printer.out() << " · " << printer.force(item.other.force) << '\n';
  }
  if (page.total > shown_citations) printer.out() << "   … " << page.total << '\n';
}

} // namespace

TextStyle output_style() {
  return {.language = user_language(), .colour = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr};
}

query::Date date_option(const std::string& on) {
  if (!on.empty()) {
    if (const auto date = text::parse_date(on)) return *date;
    throw Error("no date: --on " + on, "Write it as 2012-07-23 or 23/07/2012.");
  }
  // Vietnam keeps UTC+7 all the year; legal force changes at its midnight.
  const auto now = std::chrono::system_clock::now() + std::chrono::hours(7);
  return Date(std::chrono::floor<std::chrono::days>(now));
}

void print_search(std::ostream& out, const query::SearchResult& result, const TextStyle& style) {
  const Printer printer(out, style);
  for (const query::Hint& hint : result.hints) out << "! " << printer.say(hint.vi, hint.en) << '\n';
  if (!result.suggestion.empty())
    out << printer.say("Có phải bạn muốn tìm: ", "Did you mean: ") << printer.bold(result.suggestion) << "?\n";
  if (result.resolution && result.resolution->kind == query::ResolutionKind::ambiguous)
    out << printer.say("Nhiều văn bản có số hoặc tên này: ", "Several documents have this number or name: ") << result.resolution->works.size() << '\n';
  if (const std::string& read_as = style.language == Language::vi ? result.read_as_vi : result.read_as_en; !read_as.empty())
    out << printer.say("Hiểu là: ", "Understood as: ") << read_as << '\n';
  if (result.mentions && result.mentions->total > 0) {
    out << printer.say("Văn bản nhắc đến: ", "Documents that mention it: ") << result.mentions->total;
    for (const query::Mentions::Kind& kind : result.mentions->kinds) {
      const query::RelationLabel label = query::relation_label(kind.kind);
      out << ", " << printer.say(label.vi, label.en) << ' ' << kind.works;
    }
    out << '\n';
  }
  out << (result.total_exact ? "" : printer.say("khoảng ", "about ")) << result.total << printer.say(" văn bản", " documents") << "\n\n";
  std::size_t place = result.request.offset;
  for (const query::Hit& hit : result.hits) print_hit(printer, hit, ++place);
  if (result.similar.empty()) return;
  out << printer.say("Văn bản tương tự:", "Similar documents:") << '\n';
  for (const query::WorkSummary& work : result.similar) {
    out << "   " << Printer::name(work) << (work.title.empty() || work.number.empty() ? "" : " — " + work.title) << '\n';
  }
}

void print_view(std::ostream& out, const query::WorkView& view, const TextStyle& style) {
  const Printer printer(out, style);
  print_facts(printer, view);
  print_force(printer, view, style.language);
  print_relations(printer, view, style.language);
  printer.heading("Dẫn chiếu đến " + std::to_string(view.citations_out.total) + " văn bản",
                  "Cites " + std::to_string(view.citations_out.total) + " documents");
  print_citations(printer, view.citations_out);
  printer.heading("Được " + std::to_string(view.citations_in.total) + " văn bản dẫn chiếu",
                  "Cited by " + std::to_string(view.citations_in.total) + " documents");
  print_citations(printer, view.citations_in);
  if (!view.history.empty()) {
    printer.heading("Lịch sử", "History");
    for (const query::HistoryEvent& event : view.history)
      out << "   " << printer.date(event.date) << "  " << printer.say(event.vi, event.en) << (event.by.empty() ? "" : ": " + event.by) << '\n';
  }
  if (!view.texts.empty()) {
    printer.heading("Tệp", "Files");
    for (const corpus::StoredFile& file : view.texts) out << "   " << file.path << '\n';
  }
}

void print_resolution(std::ostream& out, const query::Resolution& resolution, const TextStyle& style) {
  const Printer printer(out, style);
  const auto list = [&](const std::vector<query::WorkSummary>& works) {
    for (const query::WorkSummary& work : works) {
      out << "   " << Printer::name(work);
      if (!work.issuer.empty()) out << " · " << work.issuer;
      if (work.date) out << " · " << printer.date(*work.date);
      out << "\n      " << work.work << '\n';
    }
  };
  if (resolution.kind == query::ResolutionKind::ambiguous) {
    out << printer.say("Nhiều văn bản khớp với \"", "Several documents fit \"") << resolution.asked << "\":\n";
    list(resolution.works);
    return;
  }
  out << printer.say("Không thấy văn bản \"", "No document \"") << resolution.asked << printer.say("\" trong kho.", "\" is known.") << '\n';
  if (!resolution.suggestions.empty()) {
    out << printer.say("Có phải:", "Did you mean:") << '\n';
    list(resolution.suggestions);
  }
}

} // namespace danchieu::apps
