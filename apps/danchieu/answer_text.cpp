#include "apps/danchieu/answer_text.hpp"

#include "apps/danchieu/shown_path.hpp"
#include "normalizer/text/date.hpp"
#include "query/relation_labels.hpp"

#include <array>
#include <cstdio>
#include <ostream>

namespace danchieu::apps {

namespace {

constexpr std::size_t shown_citations = 20;

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

void print_force(const Printer& printer, const query::WorkView& view) {
  std::ostream& out = printer.out();
  printer.heading("Hiệu lực ngày " + printer.date(view.force.on), "Force on " + printer.date(view.force.on));
  out << "   " << printer.force(view.summary.force) << '\n';
  for (const corpus::ForceReason& reason : view.force.because) {
    out << "   - ";
    printer.reason(reason);
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

void print_relations(const Printer& printer, const query::WorkView& view) {
  std::ostream& out = printer.out();
  if (!view.relations_out.empty() || !view.relations_in.empty()) printer.heading("Quan hệ", "Relations");
  const auto print = [&](const query::RelationView& relation, bool incoming) {
    const query::RelationLabel label = query::relation_label(relation.kind);
    const std::string_view verb = incoming ? printer.say(label.vi_reverse, label.en_reverse) : printer.say(label.vi, label.en);
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

void print_search(std::ostream& out, const query::SearchResult& result, const TextStyle& style) {
  const Printer printer(out, style);
  for (const query::Hint& hint : result.hints) out << "! " << printer.say(hint.vi, hint.en) << '\n';
  if (!result.suggestion.empty())
    out << printer.say("Có phải bạn muốn tìm: ", "Did you mean: ") << printer.bold(result.suggestion) << "?\n";
  if (result.resolution && result.resolution->kind == query::ResolutionKind::ambiguous)
    out << printer.say("Nhiều văn bản có số hoặc tên này: ", "Several documents have this number or name: ") << result.resolution->works.size() << '\n';
  if (const std::string_view read_as = printer.say(result.read_as_vi, result.read_as_en); !read_as.empty())
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
  print_force(printer, view);
  print_relations(printer, view);
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
    for (const corpus::StoredFile& file : view.texts) out << "   " << shown_path(file.path) << '\n';
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
