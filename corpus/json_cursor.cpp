#include "corpus/json_cursor.hpp"

#include "corpus/error.hpp"

#include <charconv>

// RFC 8259 without the blanks between tokens, which our writer leaves out.

namespace danchieu::corpus {

void JsonCursor::refuse(const std::string& why) const {
  throw Error("a record of the index cannot be read: " + why + " at byte " + std::to_string(at_ - start_),
              "Run `danchieu verify`; index the files again into a new folder if it finds damage.");
}

bool JsonCursor::took(char sign) {
  if (at_ == end_ || *at_ != sign) return false;
  ++at_;
  return true;
}

void JsonCursor::expect(char sign) {
  if (!took(sign)) refuse(std::string("'") + sign + "' is missing");
}

void JsonCursor::finish() const {
  if (at_ != end_) refuse("something stands behind its end");
}

/// Names of members are ours and need no escapes.
std::string_view JsonCursor::plain_name() {
  expect('"');
  const char* const begin = at_;
  while (at_ != end_ && *at_ != '"' && *at_ != '\\') ++at_;
  const std::string_view name(begin, static_cast<std::size_t>(at_ - begin));
  expect('"');
  return name;
}

std::string JsonCursor::string() {
  expect('"');
  std::string out;
  for (;;) {
    const char* const begin = at_;
    while (at_ != end_ && *at_ != '"' && *at_ != '\\') ++at_;
    out.append(begin, at_);
    if (took('"')) return out;
    if (at_ == end_) refuse("a text does not end");
    ++at_;
    append_escaped(out);
  }
}

/// What follows a backslash: our writer escapes quotes, backslashes and control characters: \" \\ \n \u001f
void JsonCursor::append_escaped(std::string& out) {
  constexpr std::string_view signs = "\"\\/bfnrt";
  constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
  if (at_ != end_ && signs.find(*at_) != std::string_view::npos) {
    out += meant[signs.find(*at_++)];
    return;
  }
  unsigned character = 0;
  if (end_ - at_ < 5 || *at_ != 'u') refuse("an escape is none of ours");
  const auto [after, error] = std::from_chars(at_ + 1, at_ + 5, character, 16);
  if (error != std::errc() || after != at_ + 5 || character > 0x7F) refuse("an escape is none of ours");
  out += static_cast<char>(character);
  at_ = after;
}

std::int64_t JsonCursor::number() {
  std::int64_t value = 0;
  const auto [after, error] = std::from_chars(at_, end_, value);
  if (error != std::errc()) refuse("a number is missing");
  at_ = after;
  return value;
}

bool JsonCursor::boolean() {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const bool value = rest.starts_with("true");
  if (!value && !rest.starts_with("false")) refuse("true or false is missing");
  at_ += value ? 4 : 5;
  return value;
}

} // namespace danchieu::corpus
