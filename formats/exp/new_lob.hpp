#pragma once
// What a writer makes up for a LOB that comes from no dump: its locator and its pieces.

#include <cstdint>
#include <vector>

#include "formats/exp/table_data.hpp"
#include "formats/types/column.hpp"

namespace exhume::exp {

/// The longest LOB value that stands in one piece, and the size of the pieces of longer ones:
/// what fits into a block of 8 KB. Dumps have pieces of 4036 and 8072 (9.2), 8132 and 16264 (11.2)
/// bytes.
inline constexpr std::uint16_t usual_lob_piece = 8132;

/// How a value of `size` bytes stands behind its row in a dump of this version.
LobForm usual_lob_form(int major_version, std::uint64_t size);

/// A locator for a value of a LOB column. It says the kind and the encoding, as locators of this
/// version do; what the server keeps in the rest of it is zero.
std::vector<std::uint8_t> new_locator(int major_version, const types::ColumnType& column,
                                      std::uint16_t charset_id);

}  // namespace exhume::exp
