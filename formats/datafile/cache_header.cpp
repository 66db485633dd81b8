#include "formats/datafile/cache_header.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace exhume::datafile {
namespace {

constexpr std::size_t checksum_at = 16;
constexpr std::uint8_t format_7 = 0x01;
constexpr std::uint8_t format_8 = 0x02;

struct NamedFlag {
  std::uint8_t bit;
  std::string_view name;
};

constexpr auto flag_names = std::to_array<NamedFlag>({
    {CacheHeader::flag_new, "new"},
    {CacheHeader::flag_delayed, "delayed logging"},
    {CacheHeader::flag_checksum, "checksum"},
    {CacheHeader::flag_temporary, "temporary"},
    {CacheHeader::flag_encrypted, "encrypted"},
});

// The XOR of all 16-bit words, with the byte at the even offset as the low one. Four sums side by
// side do not wait for each other.
std::uint16_t xor_of_words(Bytes block) {
  std::array<std::uint64_t, 4> sums{};
  const std::size_t whole = block.size() / sizeof(sums) * sizeof(sums);
  for (std::size_t at = 0; at < whole; at += sizeof(sums)) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), block.data() + at, sizeof(words));
    for (std::size_t i = 0; i < words.size(); ++i) sums[i] ^= words[i];
  }
  std::uint64_t sum = sums[0] ^ sums[1] ^ sums[2] ^ sums[3];
  if constexpr (std::endian::native == std::endian::big) sum = __builtin_bswap64(sum);
  for (std::size_t at = whole; at < block.size(); ++at) {
    sum ^= std::uint64_t{block[at]} << 8 * (at % 2);
  }
  sum ^= sum >> 32;
  return static_cast<std::uint16_t>(sum ^ sum >> 16);
}

}  // namespace

bool is_block_size(std::uint64_t size) {
  return size >= min_block_size && size <= max_block_size && std::has_single_bit(size);
}

CacheHeader CacheHeader::decode(const BlockView& block) {
  CacheHeader header;
  header.type = block.u8(0);
  header.format = block.u8(1);
  header.spare1 = block.u8(2);
  header.spare2 = block.u8(3);
  header.rdba = block.rdba(4);
  header.scn = Scn::of(std::uint32_t{block.u16(2)} << 16 | block.u16(12), block.u32(8));
  header.sequence = block.u8(14);
  header.flags = block.u8(15);
  header.checksum = block.u16(checksum_at);
  header.spare3 = block.u16(18);
  return header;
}

std::string cache_flags_text(std::uint8_t flags) {
  std::string out;
  for (const NamedFlag& flag : flag_names) {
    if ((flags & flag.bit) == 0) continue;
    if (!out.empty()) out += ", ";
    out += flag.name;
  }
  return out.empty() ? "none" : out;
}

// From 10g on the upper three bits and the low nibble: 22 is 512, then each 20 more doubles it.
std::optional<std::size_t> format_block_size(std::uint8_t format) {
  if ((format & 0x1f) != format_8 || format < 0x22) return std::nullopt;
  return std::size_t{256} << (format >> 5);
}

std::uint8_t format_byte(std::size_t block_size) {
  return static_cast<std::uint8_t>((std::bit_width(block_size) - 9) << 5 | format_8);
}

bool is_format_of(std::uint8_t format, std::size_t block_size) {
  return format == format_7 || format == format_8 || format_block_size(format) == block_size;
}

std::uint32_t expected_tail(const CacheHeader& header) {
  return (header.scn.base() & 0xffff) << 16 | std::uint32_t{header.type} << 8 | header.sequence;
}

std::uint32_t tail(const BlockView& block) {
  return block.u32(std::max(block.size(), tail_size) - tail_size);
}

bool is_whole(const BlockView& block) {
  return block.size() >= cache_header_size + tail_size &&
         tail(block) == expected_tail(CacheHeader::decode(block));
}

std::uint16_t checksum_residual(const BlockView& block) {
  const std::uint16_t sum = xor_of_words(block.all());
  return block.order() == ByteOrder::little ? sum : static_cast<std::uint16_t>(sum << 8 | sum >> 8);
}

std::uint16_t required_checksum(const BlockView& block) {
  return block.u16(checksum_at) ^ checksum_residual(block);
}

void store_checksum(std::span<std::uint8_t> block, ByteOrder order) {
  put_number(block, order, checksum_at, 2, required_checksum(BlockView(block, order)));
}

std::optional<ByteOrder> byte_order_of(Bytes block) {
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    if (is_whole(BlockView(block, order))) return order;
  }
  return std::nullopt;
}

// All bytes equal the one before them, and the first is 0.
bool is_zero(Bytes block) {
  if (block.empty()) return true;
  return block[0] == 0 && std::memcmp(block.data(), block.data() + 1, block.size() - 1) == 0;
}

}  // namespace exhume::datafile
