#pragma once
// What stands between the header record and the first statement: how the two sides represent
// data, and the session's settings. docs/export-format.md, "Preamble".

#include <string>
#include <vector>

#include "src/base/bytes.hpp"
#include "src/base/cursor.hpp"

namespace exhume::exp {

/// The preamble, kept as it stands. Nothing in it is needed to read the rest.
struct Preamble {
  bool present = true;  // false in dumps of early versions that have none
  ByteRange range;
  std::vector<std::vector<std::uint8_t>> representations;  // server's, client's; 100 bytes each
  std::vector<std::string> settings;  // "+00:00", "", "BYTE", "UNUSED", "2", "INTERPRETED", …
};

/// Reads the preamble of a dump of the given major version and leaves `in` at the first
/// statement. There may be none when a statement follows the header at once; before version 8 it
/// may be any.
/// Throws Error: imp_abnormal_end at the end of the file, bad_structure when what follows the
/// header is no preamble, or one of a big-endian host.
Preamble read_preamble(Cursor& in, int major_version);

/// Appends the bytes that read_preamble() reads. Throws Error(bad_structure) for a setting that
/// is too long.
void put_preamble(std::vector<std::uint8_t>& out, const Preamble& preamble);

}  // namespace exhume::exp
