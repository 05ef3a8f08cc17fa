#include "normalizer/citation/work_id.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::citation {
namespace {

constexpr std::string_view prefix = "/akn/vn/";
constexpr std::string_view unknown = "_";

bool slug_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// A component: "_" or a slug that neither starts nor ends with '-'; an authority may join slugs with '+'.
bool component(std::string_view text, bool joined = false) {
  if (text == unknown) {
    return true;
  }
  if (joined) {
    for (std::size_t plus = text.find('+'); plus != std::string_view::npos; plus = text.find('+')) {
      if (!component(text.substr(0, plus))) {
        return false;
      }
      text.remove_prefix(plus + 1);
    }
  }
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), slug_character);
}

std::string or_unknown(std::string text) {
  return text.empty() ? std::string(unknown) : text;
}

/// '-' as '.', as RFC 9676 joins words.
std::string dotted(std::string text) {
  std::replace(text.begin(), text.end(), '-', '.');
  return text;
}

} // namespace

std::optional<WorkId> WorkId::parse(std::string_view iri) {
  if (iri.substr(0, prefix.size()) != prefix) {
    return std::nullopt;
  }
  iri.remove_prefix(prefix.size());
  std::array<std::string_view, 5> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t slash = iri.find('/');
    if ((slash == std::string_view::npos) != (i + 1 == parts.size())) {
      return std::nullopt;
    }
    parts[i] = iri.substr(0, slash);
    iri.remove_prefix(slash == std::string_view::npos ? iri.size() : slash + 1);
  }
  std::string_view attachment;
  if (const std::size_t mark = parts[4].find('!'); mark != std::string_view::npos) {
    attachment = parts[4].substr(mark + 1);
    parts[4] = parts[4].substr(0, mark);
    if (!component(attachment) || attachment == unknown) {
      return std::nullopt;
    }
  }
  if (parts[4].size() > 1 && parts[4].front() == '_') { // provisional: a draft without a number
    if (!component(parts[4].substr(1))) {
      return std::nullopt;
    }
  } else if (!component(parts[4])) {
    return std::nullopt;
  }
  if ((parts[0] != "act" && parts[0] != "doc") || !component(parts[1]) || !component(parts[2], true) ||
      !component(parts[3])) {
    return std::nullopt;
  }
  return WorkId(parts[0] == "act", std::string(parts[1]), std::string(parts[2]), std::string(parts[3]),
                std::string(parts[4]), std::string(attachment));
}

WorkId::WorkId(bool act, std::string type, std::string authority, std::string series, std::string number,
               std::string attachment)
    : act_(act), type_(or_unknown(std::move(type))), authority_(or_unknown(std::move(authority))),
      series_(or_unknown(std::move(series))), number_(or_unknown(std::move(number))),
      attachment_(std::move(attachment)) {}

std::string WorkId::to_string() const {
  std::string iri(prefix);
  iri += act_ ? "act" : "doc";
  for (const std::string* part : {&type_, &authority_, &series_, &number_}) {
    iri += '/';
    iri += *part;
  }
  if (!attachment_.empty()) {
    iri += '!';
    iri += attachment_;
  }
  return iri;
}

std::string WorkId::to_urn() const {
  std::string urn = "urn:lex:vn:" + dotted(authority_) + ':' + dotted(type_) + ':' + series_ + ';' + number_;
  if (!attachment_.empty()) {
    urn += ':' + dotted(attachment_);
  }
  return urn;
}

bool WorkId::complete() const {
  return type_ != unknown && authority_ != unknown && series_ != unknown && !number_.starts_with(unknown);
}

WorkId WorkId::attached(std::string_view type_slug) const {
  WorkId id = *this;
  id.attachment_ = type_slug;
  return id;
}

} // namespace danchieu::citation
