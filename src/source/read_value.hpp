#pragma once
// Texts of a database as the values that they mean.

#include <string_view>

#include "formats/types/value.hpp"

namespace exhume::source {

/// The value of type `code` whose canonical text `text` is; Undecoded when it is none. For types
/// that are bytes it is hex, with `\x` in front. A Text views `text`; bytes go to `bytes`.
types::Value read_value(types::TypeCode code, std::string_view text, types::ByteBuffer& bytes);

}  // namespace exhume::source
