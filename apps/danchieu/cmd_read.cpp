#include "apps/danchieu/options.hpp"
#include "apps/danchieu/read_files.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace danchieu::apps {

namespace {

void print_field(std::string_view name, const std::string& value) {
  if (!value.empty()) {
    std::cout << "  " << name << ": " << value << '\n';
  }
}

void print_tree(const std::vector<corpus::Provision>& provisions, std::size_t depth) {
  for (const corpus::Provision& provision : provisions) {
    if (depth > 2 && provision.heading.empty()) {
      continue; // points and clauses without a title: too many to be read
    }
    std::cout << std::string(4 + 2 * depth, ' ') << provision.label << (provision.heading.empty() ? "" : ". ") << provision.heading << '\n';
    print_tree(provision.children, depth + 1);
  }
}

std::string date(const std::optional<corpus::Date>& day) { return day ? text::to_iso(*day) : std::string(); }

void print(const corpus::Document& document, int ordinal, const ReadDocuments& read) {
  std::cout << read.json.file << " [" << ordinal << "] " << (document.work ? document.work->to_string() : "") << '\n';
  std::string name = document.type;
  name += name.empty() || document.number.empty() ? "" : " ";
  name += document.number;
  print_field("văn bản", name);
  print_field("trích yếu", document.title);
  print_field("cơ quan ban hành", document.issuer);
  print_field("nơi ban hành", document.place);
  print_field("ngày ban hành", document.date ? date(document.date) : document.year ? std::to_string(*document.year) : std::string());
  print_field("người ký", document.signer + (document.signer_title.empty() ? "" : ", " + document.signer_title));
  print_field("hiệu lực", date(document.effective.date) + (document.effective.quote.empty() ? "" : " “" + document.effective.quote + "”"));
  print_field("kèm theo", document.attached_to ? document.attached_to->to_string() : std::string());
  if (!document.relations.empty()) {
    std::cout << "  quan hệ:\n";
    for (const corpus::Relation& relation : document.relations) {
      std::cout << "    " << code(relation.kind) << (relation.scope == corpus::Scope::part ? " (một phần) " : " ")
                << (relation.target.number.empty() ? relation.target.name : relation.target.number)
                << (relation.target.work ? " " + relation.target.work->to_string() : std::string()) << "\n      “" << relation.quote << "”\n";
    }
  }
  if (!document.provisions.empty()) {
    std::cout << "  bố cục:\n";
    print_tree(document.provisions, 0);
  }
  std::cout << "  viện dẫn: " << document.citations.size() << '\n';
}

} // namespace

int cmd_read(const FilesOptions& options) {
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
        print(document, ordinal, read);
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
