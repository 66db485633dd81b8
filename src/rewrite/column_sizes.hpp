#pragma once
// The sizes of character columns, in descriptors and in CREATE TABLE.

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/types/column.hpp"

namespace exhume::rewrite {

/// VARCHAR2 and CHAR: the types whose size counts bytes or characters.
bool has_counted_size(types::TypeCode code);

/// The bytes that a column of the type can have: 4000 and 2000, as Oracle's SQL Reference says.
std::uint32_t most_bytes(types::TypeCode code);

/// The statement with each VARCHAR2(n) and CHAR(n) that counts bytes `factor` times as wide, up
/// to the limit.
std::string with_wider_columns(std::string_view create_table, std::uint32_t factor);

/// The statement with each VARCHAR2(n) and CHAR(n) counting characters.
std::string with_character_columns(std::string_view create_table);

}  // namespace exhume::rewrite
