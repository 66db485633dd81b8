#pragma once
// The same block as a platform of the other byte order would have written it.

#include <cstdint>
#include <optional>
#include <span>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// How well the layout of blocks of `type` is known, as far as their conversion needs it.
/// Nothing for types that cannot be converted: undo, temporary and undocumented ones.
std::optional<Certainty> conversion_certainty(std::uint8_t type);

/// Reverses every integer of a whole block, and computes tail and checksum anew. Rows, keys,
/// addresses within rows, LOB pages and bitmaps are the same on all platforms and stay.
/// Throws Error(block_not_converted), and changes nothing, where the layout is unknown: for types
/// without conversion_certainty(), compressed and encrypted blocks, and content that contradicts
/// itself.
void convert_block(std::span<std::uint8_t> block, ByteOrder from);

/// The same for block 0, of either layout.
void convert_os_header(std::span<std::uint8_t> block, ByteOrder from, bool before_10);

/// Bytes of a file header, not 0, that no known field claims: convert_block() leaves them.
std::size_t unexplained_header_bytes(const BlockView& header);

}  // namespace exhume::datafile
