#pragma once
// What the tests of all types share: stored form and text of a value, seeded random bytes, and
// the promise of every decoder.

#include <initializer_list>
#include <random>
#include <string>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types::check {

using Random = std::mt19937_64;

inline ByteBuffer bytes(std::initializer_list<int> values) {
  ByteBuffer out;
  for (const int value : values) out.push_back(static_cast<std::uint8_t>(value));
  return out;
}

template <typename T>
ByteBuffer encoded(const T& value) {
  ByteBuffer out;
  encode(out, value);
  return out;
}

template <typename T>
std::string text(const T& value) {
  std::string out;
  append_text(out, value);
  return out;
}

template <typename Int = int>
Int between(Random& random, Int low, Int high) {
  return std::uniform_int_distribution<Int>(low, high)(random);
}

inline ByteBuffer random_bytes(Random& random, std::size_t size) {
  ByteBuffer out(size);
  for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(between(random, 0, 255));
  return out;
}

/// Gives `decode` random bytes of each length from 0 to 30, and `sound` with one byte changed,
/// dropped or added. Counts the values whose encoding is not what was decoded.
template <typename Decode>
int count_unfaithful(Decode decode, const ByteBuffer& sound, std::uint64_t seed) {
  Random random(seed);
  int unfaithful = 0;
  const auto try_one = [&](const ByteBuffer& tried) {
    const auto value = decode(Bytes(tried));
    if (value ? encoded(*value) != tried : value.reason().empty()) ++unfaithful;
  };
  for (std::size_t size = 0; size <= 30; ++size) {
    for (int i = 0; i < 300; ++i) try_one(random_bytes(random, size));
  }
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      ByteBuffer changed = sound;
      changed[at] = static_cast<std::uint8_t>(value);
      try_one(changed);
    }
    try_one({sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(at)});
  }
  ByteBuffer longer = sound;
  longer.push_back(0x66);
  try_one(longer);
  return unfaithful;
}

}  // namespace exhume::types::check
