#pragma once
// What stands behind a LOB value in a row of the text form: its locator, and how it is cut into
// pieces. Both ways.

#include <cstdint>
#include <string>
#include <vector>

#include "formats/exp/stream.hpp"
#include "src/textform/lines.hpp"

namespace exhume::textform {

/// The bytes behind a LobDetail that was read.
struct LobBuffer {
  types::ByteBuffer locator;
  std::vector<std::uint16_t> piece_sizes;
};

/// Appends `value` and what `detail` says of it. `major_version` is the dump's: the form that it
/// asks for goes without saying.
void append_lob(std::string& out, types::TypeCode type, const types::Value& value,
                const exp::LobDetail& detail, int major_version);

/// Reads what stands behind `value`, which has been read. Nothing at all leaves the detail to the
/// writer and gives false.
bool read_lob_detail(Lines& lines, types::TypeCode type, const types::Value& value,
                     exp::LobDetail& detail, LobBuffer& buffer);

/// Appends, and reads if it comes next, a LOB value that belongs to no column.
void append_surplus(std::string& out, const exp::SurplusLob& lob);
bool read_surplus(Lines& lines, exp::SurplusLob& lob, types::ByteBuffer& value, LobBuffer& buffer);

/// Appends (1, 2, 3), and reads it if it comes next.
void append_piece_sizes(std::string& out, std::span<const std::uint16_t> sizes);
bool read_piece_sizes(Line& line, std::vector<std::uint16_t>& sizes);

}  // namespace exhume::textform
