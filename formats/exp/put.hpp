#pragma once
// Appending the stream's integers, texts and counted strings: the counterpart of Cursor.

#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::exp {

using types::ByteBuffer;

/// Append `size` bytes of `value`, the lowest first or last.
inline void put_little_endian(ByteBuffer& out, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}
inline void put_big_endian(ByteBuffer& out, std::uint64_t value, int size) {
  for (int i = size; i-- > 0;) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

inline void put_u16le(ByteBuffer& out, std::uint16_t value) {
  const std::uint8_t bytes[] = {static_cast<std::uint8_t>(value),
                                static_cast<std::uint8_t>(value >> 8)};
  out.insert(out.end(), bytes, bytes + 2);
}

inline void put(ByteBuffer& out, Bytes bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}
inline void put(ByteBuffer& out, std::string_view text) {
  put(out, as_bytes(text));
}

/// Appends a 16-bit length and the bytes. Throws Error(bad_structure) when it takes more than
/// 65535; `what` names the bytes then.
void put_counted(ByteBuffer& out, std::string_view bytes, std::string_view what);

/// The same with an 8-bit length.
void put_short_counted(ByteBuffer& out, std::string_view bytes, std::string_view what);

}  // namespace exhume::exp
