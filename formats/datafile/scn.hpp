#pragma once
// The system change number, the clock of a database.

#include <compare>
#include <cstdint>
#include <string>

namespace exhume::datafile {

/// An SCN: 48 bits, and 64 from 12.2 on. It is written as wrap and base, wrap * 2^32 + base.
struct Scn {
  std::uint64_t value = 0;

  static constexpr Scn of(std::uint32_t wrap, std::uint32_t base) {
    return {std::uint64_t{wrap} << 32 | base};
  }
  constexpr std::uint32_t base() const { return static_cast<std::uint32_t>(value); }
  constexpr std::uint32_t wrap() const { return static_cast<std::uint32_t>(value >> 32); }

  auto operator<=>(const Scn&) const = default;
};

/// "0x001b.4b1af054", and "0x0001.001b.4b1af054" when more than 48 bits are in use.
std::string to_string(Scn scn);

/// "0x001b.4b1af054 (117224173652)": with the decimal that V$DATABASE and RMAN show.
std::string in_full(Scn scn);

}  // namespace exhume::datafile
