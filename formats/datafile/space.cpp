#include "formats/datafile/space.hpp"

#include <array>

#include "formats/datafile/cache_header.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;
constexpr Certainty verified = Certainty::verified;
constexpr Certainty medium = Certainty::medium;

constexpr Field unit_field{"Unit", "blocks of a bit", 24, 4, K::number, verified};
constexpr Field relative_file_field{"RelFno", "relative file number", 20, 4, K::number, verified};
constexpr Field size_field{"Size", "file size in blocks", 28, 4, K::number, verified};
constexpr Field flag_field{"Flag", "flag", 32, 4, K::hex, verified};
constexpr Field auto_extend_field{"AutoExtend", "autoextend", 36, 4, K::number, verified};
constexpr Field increment_field{"Increment", "autoextend increment in blocks", 40, 4, K::number,
                                medium};
constexpr Field max_size_field{"MaxSize", "autoextend limit in blocks", 44, 4, K::number, medium};

constexpr std::array header_table{
    relative_file_field,
    unit_field,
    size_field,
    flag_field,
    auto_extend_field,
    increment_field,
    max_size_field,
    Field{"Initial Area", "initial area", 48, 4, K::number, medium},
    Field{"Tail", "last unit in use", 52, 4, K::number, medium},
    Field{"First", "first free unit", 56, 4, K::number, medium},
    Field{"Free", "free units", 60, 4, K::number, medium},
};

constexpr Field begin_block_field{"BeginBlock", "first block covered", 24, 4, K::number, verified};
constexpr Field first_free_field{"First", "first free bit", 32, 4, K::number, verified};
constexpr Field free_bits_field{"Free", "free bits", 36, 4, K::number, verified};

constexpr std::array bitmap_table{
    relative_file_field, begin_block_field, Field{"Flag", "flag", 28, 4, K::hex, verified},
    first_free_field,    free_bits_field,
};

// Of a block of 8192 bytes, 63488 bits are bitmap: all but 256 bytes.
constexpr std::size_t bytes_without_bits = SpaceBitmap::bits_at + tail_size;

std::uint32_t u32(const BlockView& block, const Field& field) {
  return static_cast<std::uint32_t>(load(block, field));
}

}  // namespace

SpaceHeader SpaceHeader::decode(const BlockView& block) {
  return {.relative_file = u32(block, relative_file_field),
          .unit = u32(block, unit_field),
          .blocks = u32(block, size_field),
          .flag = u32(block, flag_field),
          .auto_extend = u32(block, auto_extend_field) != 0,
          .increment = u32(block, increment_field),
          .max_size = u32(block, max_size_field)};
}

SpaceBitmap::SpaceBitmap(BlockView block)
    : block_(block),
      relative_file_(u32(block, relative_file_field)),
      first_block_(u32(block, begin_block_field)),
      first_free_(u32(block, first_free_field)),
      free_bits_(u32(block, free_bits_field)) {}

std::size_t SpaceBitmap::bits() const {
  return block_.size() > bytes_without_bits ? (block_.size() - bytes_without_bits) * 8 : 0;
}

bool SpaceBitmap::is_used(std::size_t bit) const {
  const Bytes map = block_.bytes(bits_at, bits() / 8);
  const std::uint8_t byte = BlockView(map, block_.order()).u8(bit / 8);
  return (byte >> bit % 8 & 1) != 0;
}

std::span<const Field> space_header_fields() {
  return header_table;
}

std::span<const Field> space_bitmap_fields() {
  return bitmap_table;
}

}  // namespace exhume::datafile
