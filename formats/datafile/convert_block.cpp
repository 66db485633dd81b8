#include "formats/datafile/convert_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "formats/datafile/bitmap_block.hpp"
#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/convert_rows.hpp"
#include "formats/datafile/file_header.hpp"
#include "formats/datafile/file_header_fields.hpp"
#include "formats/datafile/integer_places.hpp"
#include "formats/datafile/os_header.hpp"
#include "formats/datafile/space.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

// Seen in published headers since 10g, with these sizes but without a name.
constexpr std::size_t unnamed_words_at = 644;
constexpr std::size_t unnamed_words = 4;
constexpr std::size_t unnamed_number_at = 664;

constexpr std::size_t lob_object_at = 20;
constexpr std::size_t lob_version_at = 36;

void add_cache_header(IntegerPlaces& places) {
  places.add(2, 2);
  places.add(4, 4);
  places.add(8, 4);
  places.add(12, 2);
  places.add(16, 2);
  places.add(18, 2);
}

void add_file_header(IntegerPlaces& places, HeaderLayout layout) {
  for (const Field& field : header_fields(layout)) places.add(field);
  if (layout == HeaderLayout::before_10) return;
  for (std::size_t i = 0; i < unnamed_words; ++i) places.add(unnamed_words_at + 2 * i, 2);
  places.add(unnamed_number_at, 4);
}

// Extent maps, segment headers and the higher bitmap levels are words of 32 bits.
void add_words(IntegerPlaces& places, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at + 4 <= to; at += 4) places.add(at, 4);
}

// The page's data and the LOB's id are bytes.
void add_lob(IntegerPlaces& places) {
  places.add(lob_object_at, 4);
  places.add(lob_version_at, 4);
  places.add(lob_version_at + 4, 2);
  places.add(lob_version_at + 8, 4);
  places.add(lob_version_at + 12, 4);
}

void add_content(IntegerPlaces& places, const BlockView& block) {
  const std::uint8_t type = block.u8(0);
  const std::size_t end = block.size() - tail_size;
  switch (type) {
    case block_type::empty: break;
    case block_type::transaction_data: add_rows_block(places, block); break;
    case block_type::file_header: add_file_header(places, header_layout(block.u8(1))); break;
    case block_type::space_header: places.add(space_header_fields()); break;
    case block_type::space_bitmap: places.add(space_bitmap_fields()); break;
    case block_type::bitmap_level1:
      add_words(places, cache_header_size, BitmapLevel1::states_at);
      break;
    case block_type::lob:
    case block_type::pagetable_lob: add_lob(places); break;
    default: add_words(places, cache_header_size, end); break;
  }
}

[[noreturn]] void not_converted(std::uint8_t type, std::string_view why) {
  throw Error(Code::block_not_converted, fmt::format("{}: {}", block_type_text(type), why));
}

IntegerPlaces places_in(const BlockView& block) {
  IntegerPlaces places(block.size() - tail_size);
  try {
    add_cache_header(places);
    add_content(places, block);
  } catch (const Error& error) {
    not_converted(block.u8(0), error.message());
  }
  return places;
}

// Where rows of a damaged block lie across each other, a reversed length of one is another's data:
// then the block does not read the same afterwards.
void reverse_integers(std::span<std::uint8_t> block, ByteOrder from) {
  const IntegerPlaces places = places_in({block, from});
  places.reverse(block);
  try {
    if (places_in({block, other(from)}) == places) return;
  } catch (const Error&) {
    places.reverse(block);
    throw;
  }
  places.reverse(block);
  not_converted(block[0], "rows lie across each other");
}

void store_tail(std::span<std::uint8_t> block, ByteOrder order) {
  const CacheHeader header = CacheHeader::decode({block, order});
  put_number(block, order, block.size() - tail_size, tail_size, expected_tail(header));
}

}  // namespace

std::optional<Certainty> conversion_certainty(std::uint8_t type) {
  switch (type) {
    case block_type::empty:
    case block_type::transaction_data:
    case block_type::file_header: return Certainty::high;
    case block_type::space_header:
    case block_type::segment_header:
    case block_type::segment_header_groups:
    case block_type::pagetable_segment_header:
    case block_type::lob:
    case block_type::pagetable_lob: return Certainty::medium;
    case block_type::space_bitmap:
    case block_type::extent_map:
    case block_type::pagetable_extent_map:
    case block_type::bitmap_level1:
    case block_type::bitmap_level2:
    case block_type::bitmap_level3: return Certainty::low;
    default: return std::nullopt;
  }
}

void convert_block(std::span<std::uint8_t> block, ByteOrder from) {
  const BlockView view(block, from);
  const CacheHeader header = CacheHeader::decode(view);
  if (is_undo_block(header.type)) {
    not_converted(header.type, "undo cannot be carried to the other byte order");
  }
  if (!conversion_certainty(header.type)) not_converted(header.type, "its layout is unknown");
  if (header.is_encrypted()) not_converted(header.type, "its content is encrypted");
  const ByteOrder to = other(from);
  reverse_integers(block, from);
  store_tail(block, to);
  if (header.has_checksum()) store_checksum(block, to);
}

void convert_os_header(std::span<std::uint8_t> block, ByteOrder from, bool before_10) {
  IntegerPlaces places(block.size());
  if (before_10) {
    add_words(places, 4, OsHeader::size / 2);
    places.reverse(block);
    return;
  }
  const bool has_checksum = CacheHeader::decode({block, from}).has_checksum();
  add_cache_header(places);
  add_words(places, cache_header_size, OsHeader::size);
  places.add(block.size() - tail_size, tail_size);
  places.reverse(block);
  if (has_checksum) store_checksum(block, other(from));
}

std::size_t unexplained_header_bytes(const BlockView& header) {
  std::vector<bool> known(header.size());
  const auto claim = [&known](std::size_t at, std::size_t size) {
    std::fill_n(known.begin() + static_cast<std::ptrdiff_t>(std::min(at, known.size())),
                std::min(size, known.size() - std::min(at, known.size())), true);
  };
  claim(0, cache_header_size);
  claim(header.size() - tail_size, tail_size);
  for (const Field& field : header_fields(header_layout(header.u8(1)))) {
    claim(field.offset, field.size);
  }
  if (header_layout(header.u8(1)) == HeaderLayout::since_10) {
    claim(unnamed_words_at, 2 * unnamed_words);
    claim(unnamed_number_at, 4);
  }
  std::size_t count = 0;
  for (std::size_t at = 0; at < known.size(); ++at) {
    if (!known[at] && header.u8(at) != 0) ++count;
  }
  return count;
}

}  // namespace exhume::datafile
