#pragma once
// What people write for the value of a header field.

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/datafile/field.hpp"

namespace exhume::patch {

/// The value of a field of any kind but text and bytes. Numbers are decimal, or hex behind 0x;
/// an SCN also wrap.base in one of both, as dbv and Oracle's dumps print it; a time
/// YYYY-MM-DD HH:MI:SS; a version 11.2.0.4.0; an address FILE/BLOCK; a status "clean".
/// Throws Error(bad_value) for anything else and for what the field has no room for.
std::uint64_t parse_field_value(const datafile::Field& field, std::string_view text);

/// "133a" as bytes. Throws Error(bad_value) when it is no hex, empty, or half a byte too long.
std::vector<std::uint8_t> parse_hex(std::string_view text);

}  // namespace exhume::patch
