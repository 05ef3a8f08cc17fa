#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// Reads JSON that this program wrote from front to back, straight into the reader's own values: no tree is built, which
/// is most of what a parser costs. What a value must be is said by the member that is called; anything else, and bytes
/// that are no JSON, throw danchieu::Error. Bytes of texts are taken as they are: whether they are UTF-8 is not looked at.
/// Example, of {"a":[1,2],"t":"x"}:
///   json.members([&](std::string_view name) {
///     if (name == "a") json.items([&] { sum += json.number(); });
///     else text = json.string();
///   });
class JsonCursor {
public:
  /// `text` must outlive the cursor.
  explicit JsonCursor(std::string_view text) : at_(text.data()), start_(text.data()), end_(text.data() + text.size()) {}

  /// An object: `read` is called with the name of each member and reads its value. The name holds until that is read.
  template <class Read> void members(Read read) {
    expect('{');
    if (took('}')) return;
    do {
      const std::string_view name = plain_name();
      expect(':');
      read(name);
    } while (took(','));
    expect('}');
  }

  /// An array: `read` is called for each item and reads it.
  template <class Read> void items(Read read) {
    expect('[');
    if (took(']')) return;
    do read();
    while (took(','));
    expect(']');
  }

  std::string string();
  std::int64_t number(); ///< without fraction and exponent
  bool boolean();

  /// What is expected next inside an array of fixed length.
  void expect(char sign);

  /// Refuses what stands behind the value.
  void finish() const;

  /// Throws; tells the place.
  [[noreturn]] void refuse(const std::string& why) const;

private:
  bool took(char sign);
  std::string_view plain_name();
  void append_escaped(std::string& out);

  const char* at_;
  const char* start_;
  const char* end_;
};

} // namespace danchieu::corpus
