#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace danchieu::corpus {

/// Reads one XML part from start to end, in this order of events; libxml2's xmlTextReader behind it. Nothing is
/// fetched, a document type declaration is refused, so there are no entities but the five of XML.
class XmlStream {
public:
  enum class Event { start, end, text, done, failed };

  /// `part` must live as long as the stream; UTF-8, UTF-16 with a mark, or what its declaration says.
  XmlStream(std::string_view part, std::size_t max_depth);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// An empty element gives `start` and then `end`.
  Event next();

  /// Of `start` and `end`: the local name behind the usual prefix of its namespace, whatever prefix the part uses:
  /// "w:p", "text:list"; "?:x" for a namespace that no reader here knows. Valid until the next call of next().
  std::string_view name() const;

  /// Of `text`: the characters.
  std::string_view text() const;

  /// Of `start`: the value of an attribute by the same kind of name ("w:val"), or by its bare name where it has no
  /// namespace; nothing when it is absent.
  std::optional<std::string> attribute(std::string_view name) const;

  /// How many elements are open around the place.
  std::size_t depth() const;

  /// Whoever has read enough: the next event is `done`, whatever is left.
  void stop();

  /// Of `failed`: what is wrong, with the line.
  const std::string& error() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace danchieu::corpus
