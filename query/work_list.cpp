#include "query/work_list.hpp"

#include "corpus/error.hpp"
#include "corpus/field.hpp"

#include <xapian.h>

namespace danchieu::query {

std::vector<std::string> list_works(const Generation& generation, std::size_t offset, std::size_t most) {
  std::vector<std::string> keys;
  try {
    const Generation::Lease database(generation);
    const std::string id{corpus::prefix::id};
    const auto end = database->allterms_end(id);
    for (auto term = database->allterms_begin(id); term != end && keys.size() < most; ++term) {
      if (offset > 0) {
        --offset;
      } else {
        keys.push_back((*term).substr(id.size()));
      }
    }
  } catch (const Xapian::Error& error) {
    throw Error("the index " + generation.folder().string() + " could not be read: " + error.get_msg(),
                "Check it with `danchieu verify`, or make it again with `danchieu index`.");
  }
  return keys;
}

} // namespace danchieu::query
