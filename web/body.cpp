#include "web/body.hpp"

#include <algorithm>
#include <istream>

namespace danchieu::web {

Body::End Body::read(std::istream& stream, std::size_t length, std::string& into) {
  constexpr std::size_t step = std::size_t{64} * 1024;
  while (into.size() < length) {
    const std::size_t had = into.size();
    const std::size_t more = std::min(step, length - had);
    counted_ += more;
    if (all_ += more; all_ > most_) return End::no_room;
    into.resize(had + more);
    stream.read(into.data() + had, static_cast<std::streamsize>(more));
    if (static_cast<std::size_t>(stream.gcount()) != more) return End::cut;
  }
  return End::complete;
}

} // namespace danchieu::web
