#include "formats/datafile/block_object.hpp"

#include <algorithm>

#include "formats/datafile/bitmap_block.hpp"
#include "formats/datafile/block_type.hpp"
#include "formats/datafile/segment_header.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t of_rows = 24;  // ktbbhsid
constexpr std::size_t of_lob = 20;

std::optional<std::uint32_t> object_among(std::span<const Field> fields, const BlockView& block) {
  const auto field = std::ranges::find(fields, "obj#", &Field::name);
  if (field == fields.end()) return std::nullopt;
  return static_cast<std::uint32_t>(load(block, *field));
}

}  // namespace

std::optional<std::uint32_t> object_of(const BlockView& block) {
  const std::uint8_t type = block.u8(0);
  switch (type) {
    case block_type::transaction_data: return block.u32(of_rows);
    case block_type::lob:
    case block_type::pagetable_lob: return block.u32(of_lob);
    default: break;
  }
  if (const auto object = object_among(segment_fields(type), block)) return object;
  return object_among(bitmap_fields(type), block);
}

}  // namespace exhume::datafile
