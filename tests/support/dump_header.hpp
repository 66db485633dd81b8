#pragma once
// The first record of an export dump and the preamble after it, as seen in dumps of
// exp 8.1.5 to 23.

#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/support/oracle_values.hpp"

namespace exhume::test {

/// Oracle's ids of the character sets that test dumps use.
namespace charset_id {
constexpr std::uint16_t us7ascii = 1;
constexpr std::uint16_t we8iso8859p1 = 31;
constexpr std::uint16_t cl8mswin1251 = 171;
constexpr std::uint16_t we8mswin1252 = 178;
constexpr std::uint16_t zhs16gbk = 852;
constexpr std::uint16_t utf8 = 871;
constexpr std::uint16_t al32utf8 = 873;
constexpr std::uint16_t al16utf16 = 2000;
}  // namespace charset_id

/// What the header of a dump says.
struct DumpSpec {
  std::string version = "11.02.00";  ///< "08.01.05" … "23.00.00", or "05.…" for an early header
  bool direct = false;
  bool dba = false;
  std::string user = "SCOTT";
  std::string mode = "RUSERS";
  std::size_t record_length = 2048;
  std::uint16_t client_charset = charset_id::we8mswin1252;
  std::uint16_t database_charset = charset_id::al32utf8;
  std::uint16_t national_charset = charset_id::al16utf16;
  std::string date = "Mon Jan 6 9:30:0 2020";  ///< in the client's charset and language
  std::string file_name = "expdat.dmp";
  std::string time_zone = "+00:00";
  std::string length_semantics = "BYTE";

  /// The release, 5 to 23.
  int major() const;
};

/// The header record, `record_length` bytes long. A header of release 5 or 6 has neither
/// charset ids nor file name: what follows it in such a file is not known.
Buffer header_record(const DumpSpec& spec);

/// The counted strings before the first statement and the line end that closes them.
Buffer preamble(const DumpSpec& spec);

}  // namespace exhume::test
