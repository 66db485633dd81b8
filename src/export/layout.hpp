#pragma once
// What stands before the statements of a dump: header and preamble.

#include <cstdint>
#include <ctime>
#include <string>

#include "formats/exp/layout.hpp"
#include "src/export/parameters.hpp"

namespace exhume::exporter {

/// Who exports, and in which character set.
struct Exporter {
  std::string user;
  bool is_dba = false;  // exports what others own, too
  std::uint16_t client_charset = 0;
};

/// The character set of column data in a dump of the release, which is UTF-8 as the databases
/// are: AL32UTF8, or before 9i UTF8.
std::uint16_t data_charset(const Release& release);

/// Header and preamble of a dump made at `now`. Their texts are those of `exporter` and
/// `parameters`.
exp::Layout make_layout(const Parameters& parameters, const Exporter& exporter, std::time_t now);

}  // namespace exhume::exporter
