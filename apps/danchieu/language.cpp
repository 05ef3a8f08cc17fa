#include "apps/danchieu/language.hpp"

#include <cstdlib>
#include <string_view>

namespace danchieu::apps {

corpus::Language user_language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("en") ? corpus::Language::en : corpus::Language::vi;
  }
  return corpus::Language::vi;
}

} // namespace danchieu::apps
