#pragma once

#include "corpus/document/register.hpp"

#include <string>
#include <string_view>

namespace danchieu::corpus {

/// A row of the register as bytes for the store, and back. `decode_effect` throws danchieu::Error on bytes that are no
/// such row.
std::string encode_effect(const RegisterEffect& row);
RegisterEffect decode_effect(std::string_view bytes);

} // namespace danchieu::corpus
