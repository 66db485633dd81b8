#pragma once
// The 20 bytes that begin every block, the 4 that end it, and the checksum over both.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "formats/datafile/block_view.hpp"

namespace exhume::datafile {

/// Where a block may begin or end, and how large it may be, in bytes.
inline constexpr std::size_t min_block_size = 2048;
inline constexpr std::size_t max_block_size = 32768;
inline constexpr std::size_t cache_header_size = 20;
inline constexpr std::size_t tail_size = 4;

/// Powers of two from 2048 to 32768.
bool is_block_size(std::uint64_t size);

/// kcbh: what the buffer cache keeps at the start of every block.
struct CacheHeader {
  std::uint8_t type = 0;
  std::uint8_t format = 0;  // low nibble 1: Oracle 6 and 7, 2: later; see format_block_size()
  std::uint8_t spare1 = 0;  // since 12.2 spare1 and spare2 are the upper 16 bits of the SCN
  std::uint8_t spare2 = 0;
  Rdba rdba;
  Scn scn;                    // of the last change, spare1 and spare2 included
  std::uint8_t sequence = 0;  // of the change within its SCN; 0: unused, 0xff: marked corrupt
  std::uint8_t flags = 0;
  std::uint16_t checksum = 0;
  std::uint16_t spare3 = 0;

  static constexpr std::uint8_t flag_new = 0x01;
  static constexpr std::uint8_t flag_delayed = 0x02;  // changed by delayed logging
  static constexpr std::uint8_t flag_checksum = 0x04;
  static constexpr std::uint8_t flag_temporary = 0x08;
  static constexpr std::uint8_t flag_encrypted = 0x10;
  static constexpr std::uint8_t marked_corrupt = 0xff;

  /// Throws Error(bad_structure) when fewer than 20 bytes are there.
  static CacheHeader decode(const BlockView& block);

  bool has_checksum() const { return (flags & flag_checksum) != 0; }
  bool is_encrypted() const { return (flags & flag_encrypted) != 0; }
};

/// "new, checksum", "none": the flags in words.
std::string cache_flags_text(std::uint8_t flags);

/// The block size that the format byte of 10g and later holds: a2 is 8192. Nothing for the
/// format bytes 01 and 02 of earlier files, and for any other.
std::optional<std::size_t> format_block_size(std::uint8_t format);

/// The format byte that 10g and later write for blocks of `block_size` bytes.
std::uint8_t format_byte(std::size_t block_size);

/// True for a format byte that Oracle 7 or later could have written for this block size.
bool is_format_of(std::uint8_t format, std::size_t block_size);

/// The tail that belongs to `header`: half the SCN base, type and sequence.
std::uint32_t expected_tail(const CacheHeader& header);

/// The last four bytes of a whole block.
std::uint32_t tail(const BlockView& block);

/// True when the last four bytes agree with the header: the block was written in one piece.
bool is_whole(const BlockView& block);

/// XOR of all 16-bit words, the stored checksum included: 0 in a good block. It is what dbv and
/// BBED call the computed block checksum. Only to be trusted when the header says has_checksum().
std::uint16_t checksum_residual(const BlockView& block);

/// The checksum that would make the residual 0.
std::uint16_t required_checksum(const BlockView& block);

/// Writes required_checksum() into a whole block.
void store_checksum(std::span<std::uint8_t> block, ByteOrder order);

/// The byte order in which the tail of a whole block agrees with its header; nothing when it
/// agrees in neither.
std::optional<ByteOrder> byte_order_of(Bytes block);

/// True when all bytes are 0.
bool is_zero(Bytes block);

}  // namespace exhume::datafile
