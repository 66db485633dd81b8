#pragma once
// The seconds count of file headers.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "formats/types/date.hpp"

namespace exhume::datafile {

/// A moment as headers keep it, in the server's local time: seconds since 1988-01-01 in a
/// calendar where every month has 31 days.
struct OracleTime {
  std::uint32_t value = 0;

  /// The year must be 1988 to 2121, the rest a real date and time.
  static OracleTime of(const types::Date& date);

  /// Nothing for 0, which means "never", and for a day that its month does not have.
  std::optional<types::Date> date() const;

  auto operator<=>(const OracleTime&) const = default;
};

/// "2008-11-04 15:02:15"; "none" for 0; "0x12345678 (no date)" for what is no date.
std::string to_string(OracleTime time);

}  // namespace exhume::datafile
