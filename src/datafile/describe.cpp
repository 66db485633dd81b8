#include "src/datafile/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/datafile/bitmap_block.hpp"
#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header.hpp"
#include "formats/datafile/file_header_fields.hpp"
#include "formats/datafile/os_header.hpp"
#include "formats/datafile/segment_header.hpp"
#include "formats/datafile/space.hpp"
#include "src/base/error.hpp"
#include "src/datafile/describe_rows.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;

constexpr std::array cache_fields{
    Field{"type_kcbh", "type", 0, 1, K::block_type, Certainty::verified},
    Field{"frmt_kcbh", "format and block size", 1, 1, K::hex, Certainty::verified},
    Field{"wrp2_kcbh", "upper 16 bits of the SCN, since 12.2", 2, 2, K::hex, Certainty::high},
    Field{"rdba_kcbh", "address", 4, 4, K::dba, Certainty::verified},
    Field{"bas_kcbh", "SCN of the last change", 8, 6, K::scn, Certainty::verified},
    Field{"seq_kcbh", "number of the change within its SCN", 14, 1, K::number, Certainty::high},
    Field{"flg_kcbh", "flags", 15, 1, K::cache_flags, Certainty::high},
    Field{"chkval_kcbh", "checksum", 16, 2, K::hex, Certainty::verified},
    Field{"spare3_kcbh", "spare", 18, 2, K::hex, Certainty::high},
};

void add_extent_map(BlockDescriber& to, const ExtentMap& map, Certainty certainty) {
  for (std::size_t i = 0; i < map.extents.size(); ++i) {
    const Extent& extent = map.extents[i];
    to.add(map.extents_at + 8 * i, 8, fmt::format("extent[{}]", i), "extent",
           fmt::format("{}, {} blocks", to_string(extent.first), extent.blocks), certainty);
  }
}

void describe_segment_header(BlockDescriber& to) {
  const SegmentHeader header = SegmentHeader::decode(to.block());
  add_extent_map(to, header.map, Certainty::medium);
  for (std::size_t i = 0; i < header.map.data.size(); ++i) {
    const ExtentData& data = header.map.data[i];
    to.add(header.map.data_at + 8 * i, 8, fmt::format("extent[{}]", i),
           "level 1 bitmap and first data block",
           fmt::format("{}, {}", to_string(data.bitmap), to_string(data.first_data)),
           Certainty::medium);
  }
  for (std::size_t i = 0; i < header.second_level.size(); ++i) {
    to.add(header.second_level_at + 4 * i, 4, fmt::format("level2[{}]", i), "level 2 bitmap block",
           to_string(header.second_level[i]), Certainty::medium);
  }
}

void describe_bitmap(BlockDescriber& to) {
  if (to.block().u8(0) != block_type::bitmap_level1) return;
  const BitmapLevel1 map = BitmapLevel1::decode(to.block());
  for (std::size_t i = 0; i < map.ranges.size(); ++i) {
    const BitmapLevel1::Range& range = map.ranges[i];
    to.add(BitmapLevel1::ranges_at + BitmapLevel1::range_size * i, BitmapLevel1::range_size,
           fmt::format("range[{}]", i), "blocks and the number of their first state",
           fmt::format("{}, {} blocks, state {}", to_string(range.first), range.blocks,
                       range.first_state),
           Certainty::medium);
  }
  for (std::size_t i = 0; i < map.states.size(); i += BitmapLevel1::states_of_a_byte) {
    std::string pair(to_string(map.states[i]));
    if (i + 1 < map.states.size()) pair += fmt::format(", {}", to_string(map.states[i + 1]));
    to.add(BitmapLevel1::states_at + i / BitmapLevel1::states_of_a_byte, 1,
           fmt::format("state[{}]", i), "how full", pair, Certainty::medium);
  }
}

void describe_space_bitmap(BlockDescriber& to) {
  const SpaceBitmap map(to.block());
  std::size_t used = 0;
  for (std::size_t bit = 0; bit < map.bits(); ++bit) used += map.is_used(bit) ? 1 : 0;
  to.add(SpaceBitmap::bits_at, map.bits() / 8, "bits", "units in use",
         fmt::format("{} of {} in use", used, map.bits()), Certainty::low);
}

void describe_content(BlockDescriber& to) {
  const std::uint8_t type = to.block().u8(0);
  switch (type) {
    case block_type::file_header:
      to.add_table(header_fields(header_layout(to.block().u8(1))));
      break;
    case block_type::space_header: to.add_table(space_header_fields()); break;
    case block_type::space_bitmap:
      to.add_table(space_bitmap_fields());
      describe_space_bitmap(to);
      break;
    case block_type::segment_header:
    case block_type::segment_header_groups:
    case block_type::pagetable_segment_header:
      to.add_table(segment_fields(type));
      describe_segment_header(to);
      break;
    case block_type::extent_map:
    case block_type::pagetable_extent_map:
      to.add_table(segment_fields(type));
      add_extent_map(to, decode_extent_map(to.block()), Certainty::low);
      break;
    case block_type::bitmap_level1:
    case block_type::bitmap_level2:
    case block_type::bitmap_level3:
      to.add_table(bitmap_fields(type));
      describe_bitmap(to);
      break;
    case block_type::transaction_data: describe_rows_block(to); break;
    default: break;
  }
}

void check_block(BlockDescriber& to) {
  const BlockView& block = to.block();
  const CacheHeader header = CacheHeader::decode(block);
  to.add(block.size() - tail_size, tail_size, "tailchk", "tail",
         fmt::format("0x{:08x}", tail(block)), Certainty::verified);
  if (!is_whole(block)) {
    to.problem(fmt::format("The tail should be 0x{:08x}: the block was not written in one piece.",
                           expected_tail(header)));
  }
  if (header.has_checksum() && checksum_residual(block) != 0) {
    to.problem(fmt::format("The checksum should be 0x{:04x} (computed block checksum 0x{:x}).",
                           required_checksum(block), checksum_residual(block)));
  }
}

}  // namespace

BlockDescription describe_block(const BlockView& block, bool is_block_0) {
  BlockDescriber to(block);
  if (is_zero(block.all())) {
    to.title("nothing but zeros");
    return to.finish();
  }
  try {
    const auto os_header = OsHeader::decode(block.all());
    if (is_block_0 && os_header) {
      to.title("block 0, of the operating system layer");
      to.add_table(os_header_fields(os_header->before_10));
      return to.finish();
    }
    to.title(block_type_text(block.u8(0)));
    to.add_table(cache_fields);
    describe_content(to);
  } catch (const Error& error) {
    to.problem(error.message());
  }
  const auto size = block.has(0, cache_header_size) ? format_block_size(block.u8(1)) : std::nullopt;
  if (is_block_size(block.size()) && size.value_or(block.size()) == block.size()) {
    check_block(to);
  } else {
    to.problem(fmt::format("The block is cut off: {} bytes of it are there.", block.size()));
  }
  return to.finish();
}

std::string hex_dump(Bytes block) {
  constexpr std::size_t width = 32;
  std::string out;
  bool left_out = false;
  for (std::size_t at = 0; at < block.size(); at += width) {
    const Bytes line = block.subspan(at, std::min(width, block.size() - at));
    if (is_zero(line)) {
      if (!left_out) out += "      zeros\n";
      left_out = true;
      continue;
    }
    left_out = false;
    fmt::format_to(std::back_inserter(out), "{:04x} ", at);
    for (std::size_t i = 0; i < width; ++i) {
      if (i % 4 == 0) out += ' ';
      out += i < line.size() ? hex_text(line.subspan(i, 1)) : "  ";
    }
    out += "  |";
    for (const std::uint8_t byte : line) {
      out += byte >= 0x20 && byte < 0x7f ? static_cast<char>(byte) : '.';
    }
    out += "|\n";
  }
  return out;
}

}  // namespace exhume::datafile
