#pragma once
// What a new dump of a chosen version begins with.

#include <cstdint>
#include <ctime>
#include <span>
#include <string>
#include <string_view>

#include "formats/exp/header.hpp"
#include "formats/exp/preamble.hpp"

namespace exhume::exp {

/// Oracle's ids of the character sets that a dump names.
struct CharsetIds {
  std::uint16_t client = 873;     // AL32UTF8
  std::uint16_t database = 873;   // AL32UTF8
  std::uint16_t national = 2000;  // AL16UTF16
};

/// Header and preamble of a dump.
struct Layout {
  Header header;
  Preamble preamble;
};

/// The versions whose layout is known, as headers spell them: "08.01.05" to "23.00.00". Of
/// 8.1.7 and 18 no dump was seen; they are taken to be as 8.1.5 and 19.
std::span<const std::string_view> layout_versions();

/// Header and preamble as exp of this version writes them on a 64-bit host, on a 32-bit one
/// before 11, with a record length of 2048. Exporter, mode, date and file name are the caller's
/// to fill in. Throws Error(imp_bad_parameter) for a version not in layout_versions().
Layout make_layout(std::string_view version, const CharsetIds& charsets);

/// The date line of a header made at `now`, in local time and English, with numbers as exp writes
/// them: "Mon Jan 6 9:30:0 2020".
std::string header_date(std::time_t now);

/// Writes the ids to the places that representations have for them: in the first the database's
/// and the national one, in the second the client's; in 8.1 both places are not certain.
void set_charsets(Preamble& preamble, int major_version, const CharsetIds& charsets);

}  // namespace exhume::exp
