#include "formats/datafile/os_header.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/datafile/cache_header.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;

constexpr Field size_since_10{"", "block size", 20, 4, K::number, Certainty::high};
constexpr Field blocks_since_10{"", "blocks, without this one", 24, 4, K::number, Certainty::high};
constexpr Field size_before_10{"", "block size", 4, 4, K::number, Certainty::medium};
constexpr Field blocks_before_10{"",        "blocks, without this one", 8, 4,
                                 K::number, Certainty::medium};

constexpr std::size_t magic_since_10 = 28;
constexpr std::size_t magic_before_10 = 12;

constexpr std::array since_10_fields{
    Field{"", "type", 0, 1, K::hex, Certainty::high},
    Field{"", "block size code", 1, 1, K::hex, Certainty::high},
    Field{"", "rdba: file 1023, block 0", 4, 4, K::dba, Certainty::high},
    Field{"", "flags", 15, 1, K::cache_flags, Certainty::medium},
    Field{"", "checksum", 16, 2, K::hex, Certainty::medium},
    size_since_10,
    blocks_since_10,
    Field{"", "magic", magic_since_10, 4, K::bytes, Certainty::high},
};

constexpr std::array before_10_fields{
    Field{"", "type", 0, 1, K::hex, Certainty::high},
    Field{"", "format", 1, 1, K::hex, Certainty::medium},
    size_before_10,
    blocks_before_10,
    Field{"", "magic", magic_before_10, 4, K::bytes, Certainty::medium},
};

// 0x7a7b7c7d as a native integer.
constexpr std::array<std::uint8_t, 4> magic_little{0x7d, 0x7c, 0x7b, 0x7a};
constexpr std::array<std::uint8_t, 4> magic_big{0x7a, 0x7b, 0x7c, 0x7d};

std::optional<ByteOrder> order_by_magic(Bytes block, std::size_t at) {
  const Bytes magic = block.subspan(at, 4);
  if (std::ranges::equal(magic, magic_little)) return ByteOrder::little;
  if (std::ranges::equal(magic, magic_big)) return ByteOrder::big;
  return std::nullopt;
}

std::optional<OsHeader> decode_as(Bytes block, bool before_10) {
  const auto order = order_by_magic(block, before_10 ? magic_before_10 : magic_since_10);
  if (!order) return std::nullopt;
  const BlockView view(block, *order);
  OsHeader header{.order = *order, .before_10 = before_10};
  header.block_size =
      static_cast<std::uint32_t>(load(view, before_10 ? size_before_10 : size_since_10));
  header.blocks =
      static_cast<std::uint32_t>(load(view, before_10 ? blocks_before_10 : blocks_since_10));
  if (!is_block_size(header.block_size)) return std::nullopt;
  return header;
}

}  // namespace

std::optional<OsHeader> OsHeader::decode(Bytes block) {
  if (block.size() < size || block[0] != 0) return std::nullopt;
  if (format_block_size(block[1])) return decode_as(block, false);
  return block[1] == 0x02 ? decode_as(block, true) : std::nullopt;
}

std::span<const Field> os_header_fields(bool before_10) {
  if (before_10) return before_10_fields;
  return since_10_fields;
}

}  // namespace exhume::datafile
