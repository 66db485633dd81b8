#pragma once
// Whose a block is.

#include <cstdint>
#include <optional>

#include "formats/datafile/block_view.hpp"

namespace exhume::datafile {

/// The data object id in a block of a segment, of any type whose place for it is known; nothing
/// for other types. Throws Error(bad_structure) when the block ends early.
std::optional<std::uint32_t> object_of(const BlockView& block);

}  // namespace exhume::datafile
