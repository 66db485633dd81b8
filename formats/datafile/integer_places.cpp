#include "formats/datafile/integer_places.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/error.hpp"

namespace exhume::datafile {

void IntegerPlaces::add(std::size_t at, std::size_t size) {
  const auto behind = sizes_.lower_bound(at);
  if (behind != sizes_.end() && behind->first == at && behind->second == size) return;
  const bool overlaps_next = behind != sizes_.end() && behind->first < at + size;
  const bool overlaps_last =
      behind != sizes_.begin() && std::prev(behind)->first + std::prev(behind)->second > at;
  if (at > end_ || size > end_ - at || overlaps_next || overlaps_last) {
    throw Error(Code::bad_structure,
                fmt::format("the integer of {} bytes at offset {} lies across others", size, at),
                Place{.offset = at});
  }
  sizes_.emplace_hint(behind, at, size);
}

void IntegerPlaces::add(const Field& field, std::size_t base) {
  const std::size_t at = base + field.offset;
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::bytes: return;
    case FieldKind::scn:
      add(at, 4);
      add(at + 4, 2);
      if (field.size == 8) add(at + 6, 2);
      return;
    default:
      if (field.size > 1) add(at, field.size);
  }
}

void IntegerPlaces::add(std::span<const Field> fields, std::size_t base) {
  for (const Field& field : fields) add(field, base);
}

void IntegerPlaces::reverse(std::span<std::uint8_t> block) const {
  for (const auto& [at, size] : sizes_) std::ranges::reverse(block.subspan(at, size));
}

}  // namespace exhume::datafile
