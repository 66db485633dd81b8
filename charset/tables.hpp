#pragma once
// The generated tables behind character_set.hpp.

#include <cstdint>
#include <span>

#include "charset/character_set.hpp"

namespace exhume::charset {

/// A pair that Oracle documents as binary subset and superset, US7ASCII apart.
struct SubsetPair {
  std::uint16_t subset;
  std::uint16_t superset;
  bool holds;  // byte for byte
};

/// All documented pairs.
std::span<const SubsetPair> documented_subsets();

}  // namespace exhume::charset
