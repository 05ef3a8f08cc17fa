#include "apps/danchieu/options.hpp"
#include "apps/danchieu/printer.hpp"
#include "apps/danchieu/read_files.hpp"
#include "query/relation_labels.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::apps {

namespace {

void print_tree(const std::vector<corpus::Provision>& provisions, std::size_t depth) {
  for (const corpus::Provision& provision : provisions) {
    if (depth > 2 && provision.heading.empty()) {
      continue; // points and clauses without a title: too many to be read
    }
    std::cout << std::string(4 + 2 * depth, ' ') << provision.label << (provision.heading.empty() ? "" : ". ") << provision.heading << '\n';
    print_tree(provision.children, depth + 1);
  }
}

void print(const Printer& printer, const corpus::Document& document, int ordinal, const ReadDocuments& read) {
  const auto date = [&](const std::optional<corpus::Date>& day) { return day ? printer.date(*day) : std::string(); };
  const auto print_field = [&](std::string_view vi, std::string_view en, const std::string& value) {
    if (!value.empty()) std::cout << "  " << printer.say(vi, en) << ": " << value << '\n';
  };
  std::cout << read.json.file << " [" << ordinal << "] " << (document.work ? document.work->to_string() : "") << '\n';
  std::string name = document.type;
  name += name.empty() || document.number.empty() ? "" : " ";
  name += document.number;
  print_field("văn bản", "document", name);
  print_field("trích yếu", "title", document.title);
  print_field("cơ quan ban hành", "issuer", document.issuer);
  print_field("nơi ban hành", "place", document.place);
  print_field("ngày ban hành", "date", document.date ? date(document.date) : document.year ? std::to_string(*document.year) : std::string());
  print_field("người ký", "signed by", document.signer + (document.signer_title.empty() ? "" : ", " + document.signer_title));
  print_field("hiệu lực", "effective", date(document.effective.date) + (document.effective.quote.empty() ? "" : " “" + document.effective.quote + "”"));
  print_field("kèm theo", "issued with", document.attached_to ? document.attached_to->to_string() : std::string());
  if (!document.relations.empty()) {
    std::cout << "  " << printer.say("quan hệ", "relations") << ":\n";
    for (const corpus::Relation& relation : document.relations) {
      const query::RelationLabel label = query::relation_label(relation.kind);
      std::cout << "    " << printer.say(label.vi, label.en) << (relation.scope == corpus::Scope::part ? printer.say(" (một phần) ", " (in part) ") : " ")
                << (relation.target.number.empty() ? relation.target.name : relation.target.number)
                << (relation.target.work ? " " + relation.target.work->to_string() : std::string()) << "\n      “" << relation.quote << "”\n";
    }
  }
  if (!document.provisions.empty()) {
    std::cout << "  " << printer.say("bố cục", "contents") << ":\n";
    print_tree(document.provisions, 0);
  }
  std::cout << "  " << printer.say("viện dẫn", "citations") << ": " << document.citations.size() << '\n';
}

} // namespace

int cmd_read(const FilesOptions& options) {
  const Printer printer(std::cout, output_style());
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  const std::size_t failed = read_files(options.files, CatalogueUse::yes, [&](const ReadDocuments& read) {
    int ordinal = 0;
    for (const corpus::Document& document : read.documents) {
      ++ordinal;
      switch (options.format) {
      case Format::jsonl:
        std::cout << to_json(document, ordinal, read.json).dump() << '\n';
        break;
      case Format::json:
        all.push_back(to_json(document, ordinal, read.json));
        break;
      default:
        print(printer, document, ordinal, read);
      }
    }
  });
  if (options.format == Format::json) {
    std::cout << all.dump(2) << '\n';
  }
  std::cout.flush();
  return failed > 0 ? exit_failure : exit_done;
}

} // namespace danchieu::apps
