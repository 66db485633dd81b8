#pragma once
// Where text could not be converted.

#include <cstddef>
#include <vector>

namespace exhume::charset {

/// Part of one conversion's input, in bytes from its start.
struct BadSpot {
  std::size_t offset;
  std::size_t length;
  bool operator==(const BadSpot&) const = default;
};

using BadSpots = std::vector<BadSpot>;

}  // namespace exhume::charset
