#pragma once
// Text that may not be what its label says, without losing what tells it from other text.

#include <cstddef>
#include <string>

#include "charset/decoder.hpp"

namespace exhume::charset {

/// Appends `in` to `utf8` as `decoder` decodes it, but each byte of a sequence that is no
/// character as \xNN, so that different bytes stay different. Without a decoder these are all
/// bytes above 7F. Returns how many such sequences there are.
std::size_t decode_or_escape(const Decoder* decoder, Bytes in, std::string& utf8);

}  // namespace exhume::charset
