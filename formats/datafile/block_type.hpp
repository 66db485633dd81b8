#pragma once
// What the first byte of a block says it is.

#include <cstdint>
#include <string>
#include <string_view>

namespace exhume::datafile {

/// The types of blocks that this library reads beyond their cache header.
namespace block_type {
inline constexpr std::uint8_t empty = 0x00;
inline constexpr std::uint8_t transaction_data = 0x06;  // table, cluster or index
inline constexpr std::uint8_t file_header = 0x0b;
inline constexpr std::uint8_t segment_header = 0x10;
inline constexpr std::uint8_t segment_header_groups = 0x11;
inline constexpr std::uint8_t extent_map = 0x12;
inline constexpr std::uint8_t lob = 0x1b;
inline constexpr std::uint8_t space_header = 0x1d;
inline constexpr std::uint8_t space_bitmap = 0x1e;
inline constexpr std::uint8_t bitmap_level1 = 0x20;
inline constexpr std::uint8_t bitmap_level2 = 0x21;
inline constexpr std::uint8_t bitmap_level3 = 0x22;
inline constexpr std::uint8_t pagetable_segment_header = 0x23;
inline constexpr std::uint8_t pagetable_extent_map = 0x24;
inline constexpr std::uint8_t pagetable_lob = 0x28;
}  // namespace block_type

/// What Oracle's traces call the type, "trans data"; empty for a number that no source names.
std::string_view block_type_name(std::uint8_t type);

/// "0x06 trans data", "0x2f unknown".
std::string block_type_text(std::uint8_t type);

/// Headers of rollback and undo segments: what dbv counts as Seg.
bool is_undo_segment_header(std::uint8_t type);

/// Blocks of rollback, undo and save undo segments, headers too.
bool is_undo_block(std::uint8_t type);

/// Blocks of LOB segments: what dbv counts as Lob.
bool is_lob_block(std::uint8_t type);

}  // namespace exhume::datafile
