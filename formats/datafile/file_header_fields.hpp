#pragma once
// The fields of a datafile's header block, in one table for both layouts.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// Where fields lie, which COMPATIBLE decides and not the software: files of a 10.2 server with
/// COMPATIBLE 9.2 have the earlier layout.
enum class HeaderLayout : std::uint8_t { before_10, since_10 };

/// A field's place in one layout.
struct HeaderPlace {
  std::uint16_t offset;  // within the block
  std::uint16_t size;
  Certainty certainty;
};

/// A field and where it is in either layout; a size of 0 means that the layout has no such field.
struct HeaderField {
  std::string_view name;
  std::string_view meaning;
  FieldKind kind;
  HeaderPlace since_10;
  HeaderPlace before_10;

  /// The field in one layout.
  constexpr std::optional<Field> in(HeaderLayout layout) const {
    const HeaderPlace& place = layout == HeaderLayout::since_10 ? since_10 : before_10;
    if (place.size == 0) return std::nullopt;
    return Field{name, meaning, place.offset, place.size, kind, place.certainty};
  }
};

/// All fields behind the cache header, in the order of the layout since 10g.
std::span<const HeaderField> header_fields();

/// The field that BBED calls `name`, such as "kcvfhckp.kcvcpscn"; nullptr when there is none.
const HeaderField* find_header_field(std::string_view name);

/// The fields of one layout, by their offset.
std::vector<Field> header_fields(HeaderLayout layout);

}  // namespace exhume::datafile
