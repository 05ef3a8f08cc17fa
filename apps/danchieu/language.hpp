#pragma once

#include "corpus/document/legal_force.hpp"

namespace danchieu::apps {

/// The language of the person at the terminal by LC_ALL, LC_MESSAGES, LANG (in this order): English when it starts with
/// "en", Vietnamese otherwise.
corpus::Language user_language();

} // namespace danchieu::apps
