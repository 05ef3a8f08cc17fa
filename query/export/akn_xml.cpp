#include "query/export/akn_xml.hpp"

#include "query/export/markup.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace danchieu::query {

namespace {

constexpr int deepest = 32;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

/// FRBRdate must hold a date (AKN 3.0 part 2, identification); the first of all days stands for one that is not known.
std::string date_or_undated(const std::optional<Date>& date) { return date ? text::to_iso(*date) : "0001-01-01"; }

/// "dieu-5__khoan-2" → "khoan"
std::string_view kind_of(std::string_view eid) {
  if (const std::size_t mark = eid.rfind("__"); mark != std::string_view::npos) eid.remove_prefix(mark + 2);
  return eid.substr(0, eid.find('-'));
}

/// The element of AKN 5.4 (hierarchical structures) that a kind of provision is.
std::string_view element_of(std::string_view eid) {
  const std::string_view kind = kind_of(eid);
  constexpr auto table = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"phan", "part"}, {"chuong", "chapter"}, {"muc", "section"}, {"dieu", "article"}, {"khoan", "paragraph"}, {"diem", "point"}});
  for (const auto& [name, element] : table)
    if (kind == name) return element;
  return "hcontainer";
}

class Writer {
public:
  explicit Writer(const WorkView& view) : view_(view) {}

  std::string write() {
    const auto id = WorkId::parse(view_.summary.work);
    const bool act = id && id->act();
    const std::string root = act ? "act" : "doc";
    const std::string body = act ? "body" : "mainBody";
    out_ = "<" + root + " name=\"" + xml_text(id ? id->type() : "van-ban") + "\"";
    out_ += act ? " contains=\"originalVersion\">\n" : ">\n";
    meta(id);
    const std::size_t begin = view_.units.empty() ? 0 : view_.units.front().start;
    std::size_t end = begin;
    for (const UnitView& unit : view_.units) end = std::max(end, unit.start + unit.text.size());
    const std::size_t first = view_.provisions.empty() ? end : std::clamp(view_.provisions.front().span.start, begin, end);
    const std::string before = view_.provisions.empty() ? std::string{} : paragraphs(begin, first);
    if (!before.empty()) out_ += "<preamble>\n" + before + "</preamble>\n";
    out_ += "<" + body + ">\n";
    if (view_.provisions.empty()) {
      out_ += "<hcontainer eId=\"toan-van\" name=\"toan-van\">\n";
      content(begin, end);
      out_ += "</hcontainer>\n";
    } else {
      children(view_.provisions, first, end, 0);
    }
    out_ += "</" + body + ">\n</" + root + ">\n";
    return std::move(out_);
  }

private:
  void line(std::string_view element, std::string_view attribute, std::string_view value) {
    out_.append("<").append(element).append(" ").append(attribute).append("=\"").append(xml_text(value)).append("\"/>\n");
  }

  void level(std::string_view element, const std::string& id, const std::string& date, std::string_view date_name) {
    out_.append("<").append(element).append(">\n");
    line("FRBRthis", "value", id + "/!main");
    line("FRBRuri", "value", id);
    out_.append("<FRBRdate date=\"" + date + "\" name=\"").append(date_name).append("\"/>\n");
    line("FRBRauthor", "href", "#issuer");
  }

  void meta(const std::optional<WorkId>& id) {
    const WorkSummary& work = view_.summary;
    const std::string issued = date_or_undated(work.date);
    out_ += "<meta>\n<identification source=\"#danchieu\">\n";
    level("FRBRWork", work.work, issued, "issued");
    line("FRBRcountry", "value", "vn");
    if (id) line("FRBRsubtype", "value", id->type());
    if (!work.number.empty()) line("FRBRnumber", "value", work.number);
    if (!work.title.empty()) line("FRBRname", "value", work.title);
    out_ += "</FRBRWork>\n";
    const std::string expression = work.work + "/vie@" + (work.date ? issued : "");
    level("FRBRExpression", expression, issued, "issued");
    line("FRBRlanguage", "language", "vie");
    out_ += "</FRBRExpression>\n";
    level("FRBRManifestation", expression + ".akn", issued, "issued");
    line("FRBRformat", "value", "application/akn+xml");
    out_ += "</FRBRManifestation>\n</identification>\n";
    if (!view_.history.empty()) {
      out_ += "<lifecycle source=\"#danchieu\">\n";
      std::size_t number = 0;
      for (const HistoryEvent& event : view_.history) {
        const std::string source = event.by_work.empty() ? "#issuer" : event.by_work;
        out_ += "<eventRef eId=\"su-kien-" + std::to_string(++number) + "\" date=\"" + text::to_iso(event.date) + "\" source=\"" +
                xml_text(source) + "\" type=\"" + (event.event == "issued" ? "generation" : "amendment") + "\"/>\n";
      }
      out_ += "</lifecycle>\n";
    }
    const std::string issuer = id ? id->authority() : std::string{"_"};
    out_ += "<references source=\"#danchieu\">\n<TLCOrganization eId=\"issuer\" href=\"/akn/ontology/organization/vn/" + xml_text(issuer) +
            "\" showAs=\"" + xml_text(work.issuer) +
            "\"/>\n<TLCOrganization eId=\"danchieu\" href=\"/akn/ontology/organization/danchieu\" showAs=\"Danchieu\"/>\n"
            "</references>\n</meta>\n";
  }

  void children(const std::vector<corpus::Provision>& provisions, std::size_t begin, std::size_t end, int depth) {
    // Each reaches to where the next begins, so that no word between two of them is lost.
    for (std::size_t i = 0; i < provisions.size(); ++i) {
      const std::size_t start = i == 0 ? begin : std::clamp(provisions[i].span.start, begin, end);
      const std::size_t stop = i + 1 < provisions.size() ? std::clamp(provisions[i + 1].span.start, start, end) : end;
      provision(provisions[i], start, stop, depth);
    }
  }

  void provision(const corpus::Provision& part, std::size_t begin, std::size_t end, int depth) {
    const std::string element{element_of(part.eid)};
    out_ += "<" + element + " eId=\"" + xml_text(part.eid) + "\"";
    if (element == "hcontainer") out_ += " name=\"" + xml_text(kind_of(part.eid)) + "\"";
    out_ += ">\n";
    const bool nested = !part.children.empty() && depth < deepest;
    const std::size_t first = nested ? std::clamp(part.children.front().span.start, begin, end) : end;
    const std::size_t after_number = number(begin, first);
    const std::size_t at = heading(part.heading, after_number, first);
    if (nested) {
      if (const std::string intro = paragraphs(at, first); !intro.empty()) out_ += "<intro>\n" + intro + "</intro>\n";
      children(part.children, first, end, depth + 1);
    } else {
      content(at, end);
    }
    out_ += "</" + element + ">\n";
  }

  /// "Điều 5. Phạm vi" → <num>Điều 5.</num>; "a) …" → <num>a)</num>; where no number ends soon, none.
  std::size_t number(std::size_t begin, std::size_t end) {
    constexpr std::size_t longest = 40;
    const std::string head = raw(begin, std::min(end, begin + longest));
    std::size_t from = 0;
    while (from < head.size() && is_blank(head[from])) ++from;
    std::size_t stop = head.find_first_of(".):/\n", from);
    if (stop == std::string::npos && begin + head.size() == end) stop = head.size();
    if (stop == std::string::npos || stop == from) return begin;
    const std::size_t after = stop < head.size() && head[stop] != '\n' ? stop + 1 : stop;
    out_ += "<num>" + xml_text(std::string_view{head}.substr(from, after - from)) + "</num>\n";
    return begin + after;
  }

  /// The heading, if the text goes on with its words (blanks apart); gives where they end.
  std::size_t heading(std::string_view words, std::size_t begin, std::size_t end) {
    if (words.empty()) return begin;
    const std::string text = raw(begin, std::min(end, begin + words.size() * 2 + 64));
    std::size_t at = 0;
    for (const char c : words) {
      if (is_blank(c)) continue;
      while (at < text.size() && is_blank(text[at])) ++at;
      if (at == text.size() || text[at] != c) return begin;
      ++at;
    }
    out_ += "<heading>" + xml_text(words) + "</heading>\n";
    return begin + at;
  }

  void content(std::size_t begin, std::size_t end) {
    const std::string text = paragraphs(begin, end);
    out_ += "<content>\n" + (text.empty() ? std::string{"<p/>\n"} : text) + "</content>\n";
  }

  std::string raw(std::size_t begin, std::size_t end) const {
    std::string text;
    for (const UnitView& unit : view_.units) {
      const auto [from, to] = within(unit, begin, end);
      text += std::string_view{unit.text}.substr(from, to - from);
    }
    return text;
  }

  /// The part of a unit that lies in [begin, end) of the file's text, as offsets into the unit.
  static std::pair<std::size_t, std::size_t> within(const UnitView& unit, std::size_t begin, std::size_t end) {
    const std::size_t from = begin > unit.start ? std::min(begin - unit.start, unit.text.size()) : 0;
    const std::size_t to = end > unit.start ? std::min(end - unit.start, unit.text.size()) : 0;
    return {from, std::max(from, to)};
  }

  /// One <p> a line that holds anything.
  std::string paragraphs(std::size_t begin, std::size_t end) const {
    std::string text;
    auto unit = std::partition_point(view_.units.begin(), view_.units.end(),
                                     [begin](const UnitView& each) { return each.start + each.text.size() <= begin; });
    for (; unit != view_.units.end() && unit->start < end; ++unit) {
      auto [at, stop] = within(*unit, begin, end);
      auto citation = unit->citations.begin();
      while (at < stop) {
        const std::size_t line_end = std::min(unit->text.find('\n', at), stop);
        std::size_t from = at;
        std::size_t to = line_end;
        while (from < to && is_blank(unit->text[from])) ++from;
        while (to > from && is_blank(unit->text[to - 1])) --to;
        if (to > from) text += "<p>" + inline_text(*unit, from, to, citation) + "</p>\n";
        at = line_end + 1;
      }
    }
    return text;
  }

  static std::string inline_text(const UnitView& unit, std::size_t at, std::size_t end, std::vector<CitationSpan>::const_iterator& citation) {
    std::string text;
    const auto piece = [&](std::size_t from, std::size_t to) { return xml_text(std::string_view{unit.text}.substr(from, to - from)); };
    for (; citation != unit.citations.end() && citation->span.start < end; ++citation) {
      const std::size_t from = std::max(citation->span.start, at);
      const std::size_t to = std::min(citation->span.end, end);
      if (citation->work.empty() || to <= from) continue;
      text += piece(at, from) + "<ref href=\"" + xml_text(citation->work) + "\">" + piece(from, to) + "</ref>";
      at = to;
      if (citation->span.end > end) break; // the rest of it stands in the next line
    }
    return text + piece(at, end);
  }

  const WorkView& view_;
  std::string out_;
};

} // namespace

std::string akn_component(const WorkView& view) { return Writer(view).write(); }

std::string akn_xml(const WorkView& view) {
  return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"") + akn_namespace + "\">\n" + akn_component(view) + "</akomaNtoso>\n";
}

} // namespace danchieu::query
