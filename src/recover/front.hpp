#pragma once
// The header record and the preamble of a dump: read as they stand, or mended.
// docs/recover.md, "The header".

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/exp/header.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"

namespace exhume::recover {

/// What stands in front of a dump's first statement.
struct Front {
  std::vector<std::uint8_t> bytes;  // header record and preamble as they go out
  exp::Header header;
  std::size_t preamble = 0;      // where it begins in `bytes`
  std::size_t used = 0;          // bytes of the input that it takes the place of
  std::string header_problem;    // why the record is not the input's; empty when it is
  std::string preamble_problem;  // likewise
};

/// How many bytes mended_front() wants to see.
inline constexpr std::size_t front_look = std::size_t{1} << 17;

/// The front of the dump that begins with `start`. What is damaged is taken from `other` where
/// there is one, else made from what is left. Throws Error(imp_not_an_export_file) when nothing
/// is left to make it from.
Front mended_front(Bytes start, const Front* other);

/// The sound front of another dump. Throws Error.
Front read_front(ByteSource& source);

}  // namespace exhume::recover
