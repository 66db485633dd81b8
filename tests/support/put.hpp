#pragma once
// Integers and texts appended to a buffer.

#include <cstdint>
#include <string_view>
#include <vector>

namespace exhume::test {

inline void put(std::vector<std::uint8_t>& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

inline void put(std::vector<std::uint8_t>& out, const std::vector<std::uint8_t>& bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

inline void put_be16(std::vector<std::uint8_t>& out, std::uint16_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8));
  out.push_back(static_cast<std::uint8_t>(value));
}

inline void put_be32(std::vector<std::uint8_t>& out, std::uint32_t value) {
  put_be16(out, static_cast<std::uint16_t>(value >> 16));
  put_be16(out, static_cast<std::uint16_t>(value));
}

inline void put_le16(std::vector<std::uint8_t>& out, std::uint16_t value) {
  out.push_back(static_cast<std::uint8_t>(value));
  out.push_back(static_cast<std::uint8_t>(value >> 8));
}

inline void put_le32(std::vector<std::uint8_t>& out, std::uint32_t value) {
  put_le16(out, static_cast<std::uint16_t>(value));
  put_le16(out, static_cast<std::uint16_t>(value >> 16));
}

}  // namespace exhume::test
