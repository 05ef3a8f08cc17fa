#include "corpus/catalogue.hpp"

#include "corpus/store_layout.hpp"
#include "normalizer/citation/document_number.hpp"
#include "normalizer/citation/instrument_type.hpp"
#include "normalizer/text/clean_text.hpp"
#include "normalizer/text/fold.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <utility>

namespace danchieu::corpus {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_line_bytes = 1 << 20; // a row is some hundred bytes
constexpr std::size_t max_field_bytes = 4000;
constexpr std::size_t max_problems = 20;

/// "./a//b.txt" → "a/b.txt"; nothing for what is absolute or leads out of the folder.
std::optional<std::string> path_below(const std::string& written) {
  const std::filesystem::path path = std::filesystem::path(written).lexically_normal();
  std::string normal = path.generic_string();
  if (normal.empty() || normal == "." || path.is_absolute() || normal == ".." || normal.starts_with("../") ||
      normal.find('\0') != std::string::npos) {
    return std::nullopt;
  }
  return normal;
}

/// One line being read: gives its fields, and keeps what is wrong with them.
class RowReader {
public:
  explicit RowReader(const Json& json) : json_(json) {
    const auto derived = json.find("derived");
    if (derived == json.end() || !derived->is_array()) return;
    for (const Json& name : *derived) {
      if (name.is_string()) guessed_.insert(name.get<std::string>());
    }
  }

  std::string text_of(const char* name) {
    const Json* value = field(name);
    if (value == nullptr) return {};
    if (!value->is_string()) return complain(std::string(name) + " is no text");
    std::string text = text::squeeze(text::clean_utf8(value->get_ref<const std::string&>()));
    if (text.size() > max_field_bytes) return complain(std::string(name) + " is longer than 4000 bytes");
    return text;
  }

  std::optional<text::Date> date_of(const char* name) {
    const std::string text = text_of(name);
    const std::optional<text::Date> date = text::parse_date(text);
    if (!text.empty() && !date) complain(std::string(name) + " is no date: " + text);
    return date;
  }

  std::string number() {
    const std::string written = text_of("number") + torn_letters();
    if (written.empty()) return {};
    const bool capitals = text::lower(written) != written;
    const std::string spelled = capitals ? written : text::upper(written); // "55/2018/tt-bgtvt"
    const std::optional<citation::DocumentNumber> number = citation::read_document_number(spelled, 0);
    if (number && spelled.find_first_not_of("-/. ", number->end) == std::string::npos) return number->canonical;
    // Of a form that the grammar does not know, but made as numbers are: "102-SL/L-004".
    const bool made_so = spelled.front() >= '0' && spelled.front() <= '9' && spelled.find_first_of("/-") != std::string::npos;
    if (!made_so || spelled.find(' ') != std::string::npos) return complain("number is no document number: " + written);
    return spelled;
  }

  std::string title() {
    const std::string title = text_of("title");
    const std::string torn = torn_letters();
    return torn.empty() ? title : title.substr(std::min(torn.size() + 1, title.size()));
  }

  /// Empty for a type that we do not know ("Khác"): nothing follows from it.
  std::string type() {
    const citation::InstrumentType* type = citation::instrument_type_named(text_of("type"));
    return type == nullptr ? std::string() : type->name;
  }

  std::string problem; ///< of the first field that cannot be used; that field stays empty

private:
  const Json* field(const char* name) const {
    const auto found = json_.find(name);
    if (found == json_.end() || found->is_null() || guessed_.contains(name)) return nullptr;
    return &*found;
  }

  /// The rest of a number that was torn behind its hyphen and has come to stand before the title: "05/2020/TT-", "BGTVT Sửa đổi …".
  std::string torn_letters() {
    const std::string number = text_of("number");
    if (!number.ends_with('-')) return {};
    const std::string title = text_of("title");
    const std::string first = title.substr(0, title.find(' '));
    const std::optional<citation::DocumentNumber> whole = citation::read_document_number(number + first, 0);
    const bool goes_on = whole && whole->end == number.size() + first.size() && text::upper(first) == first;
    return goes_on ? first : std::string();
  }

  std::string complain(std::string what) {
    if (problem.empty()) problem = std::move(what);
    return {};
  }

  const Json& json_;
  std::set<std::string> guessed_;
};

class CatalogueReader {
public:
  explicit CatalogueReader(const std::string& shown) : shown_(shown) {}

  Catalogue read(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    for (std::size_t start = 0; start < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
      ++line_;
      read_line(bytes.substr(start, end - start));
      start = end + 1;
    }
    return std::move(catalogue_);
  }

private:
  void read_line(std::string_view line) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    if (line.size() > max_line_bytes) return complain("longer than 1 MB");
    const Json json = Json::parse(line, nullptr, false); // iterative: depth is no danger
    if (!json.is_object()) return complain("no JSON object");
    const auto file = json.find("file");
    if (file == json.end() || !file->is_string()) return complain("no text in \"file\"");
    const std::optional<std::string> path = path_below(file->get<std::string>());
    if (!path) return complain("\"file\" leads out of the folder");
    RowReader fields(json);
    CatalogueRow row;
    row.number = fields.number();
    row.type = fields.type();
    row.title = fields.title();
    row.issuer = fields.text_of("issuer");
    row.signer = fields.text_of("signer");
    row.date = fields.date_of("date");
    row.effective = fields.date_of("effective");
    row.source = shown_ + ':' + std::to_string(line_);
    if (row.effective) row.words = "\"effective\": \"" + text::to_iso(*row.effective) + '"';
    if (!fields.problem.empty()) complain(fields.problem); // its other fields count
    if (!catalogue_.rows.emplace(*path, std::move(row)).second) complain("a second line on " + *path);
  }

  void complain(const std::string& message) {
    ++catalogue_.unusable;
    if (catalogue_.problems.size() < max_problems) catalogue_.problems.push_back({line_, text::clean_utf8(message)});
  }

  const std::string& shown_;
  std::size_t line_ = 0;
  Catalogue catalogue_;
};

/// Empty when the folder has none that can be read.
Catalogue catalogue_in(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  const fs::path file = folder / catalogue_name;
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(file, error))) return {};
  const std::uintmax_t size = fs::file_size(file, error);
  if (error || size > max_catalogue_bytes) return {};
  std::ifstream in(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return read_catalogue(bytes, file.string());
}

} // namespace

Catalogue read_catalogue(std::string_view bytes, const std::string& shown) { return CatalogueReader(shown).read(bytes); }

std::optional<CatalogueRow> CatalogueFinder::row_of(const std::string& file) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path location = fs::absolute(file, error).lexically_normal();
  if (error) return std::nullopt;
  for (fs::path folder = location.parent_path();; folder = folder.parent_path()) {
    auto held = by_folder_.find(folder.string());
    if (held == by_folder_.end()) held = by_folder_.emplace(folder.string(), catalogue_in(folder)).first;
    const auto row = held->second.rows.find(location.lexically_relative(folder).generic_string());
    if (row != held->second.rows.end()) return row->second;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

std::string fingerprint(const CatalogueRow& row) {
  std::string all;
  for (const std::string* field : {&row.number, &row.type, &row.title, &row.issuer, &row.signer}) all += *field + '\n';
  for (const auto* date : {&row.date, &row.effective}) all += (*date ? text::to_iso(**date) : std::string()) + '\n';
  return sha256_hex(all + row.source.substr(row.source.rfind(':') + 1));
}

} // namespace danchieu::corpus
