#pragma once
// The platforms that Oracle runs on.

#include <cstdint>
#include <span>
#include <string_view>

#include "formats/datafile/block_view.hpp"

namespace exhume::datafile {

/// A row of V$TRANSPORTABLE_PLATFORM.
struct Platform {
  std::uint8_t id;
  std::string_view name;
  ByteOrder order;
};

/// All platforms whose id is published, by id.
std::span<const Platform> platforms();

/// The platform with this name, in any case of letters, or with this id as a decimal; nullptr when
/// there is none.
const Platform* find_platform(std::string_view name_or_id);

}  // namespace exhume::datafile
