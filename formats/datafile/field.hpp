#pragma once
// How the fields of a block are described: once, for showing, decoding and changing them.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "formats/datafile/block_view.hpp"

namespace exhume::datafile {

/// How well the place and meaning of a field are known.
enum class Certainty : std::uint8_t {
  verified,  // arithmetic on published blocks comes out
  high,      // several independent sources agree
  medium,    // one source, or one block
  low,       // inferred: not to be written without a test
};

/// "verified", "high", "medium" or "low".
std::string_view to_string(Certainty certainty);

/// What a field holds, and so how it is shown.
enum class FieldKind : std::uint8_t {
  number,         // unsigned
  signed_number,  // signed
  hex,            // a number that is usually written in hex
  scn,            // 8 bytes: base, wrap, upper wrap; or 6 bytes: base, 15 bits of wrap
  time,           // OracleTime
  dba,            // Rdba
  text,           // padded with NUL
  bytes,          // shown as hex
  block_type,     // see block_type_text()
  cache_flags,    // see cache_flags_text()
  file_type,      // see file_type_text()
  file_status,    // see file_status_text()
  version,        // 0xVVRRPPxx, one byte for each part
};

/// A field at a fixed place of a structure.
struct Field {
  std::string_view name;     // as Oracle's own tools call it
  std::string_view meaning;  // in words
  std::uint16_t offset;      // from the start of the structure
  std::uint16_t size;        // bytes
  FieldKind kind;
  Certainty certainty;
};

/// The value of a field of any kind but text and bytes, in a structure that begins at `base`.
/// Throws Error(bad_structure) when the block ends before it.
std::uint64_t load(const BlockView& block, const Field& field, std::size_t base = 0);

/// The text of a text field up to its first NUL, as bytes of the database's character set.
std::string_view load_text(const BlockView& block, const Field& field, std::size_t base = 0);

/// The value as people read it. Throws as load() does.
std::string field_text(const BlockView& block, const Field& field, std::size_t base = 0);

/// Replaces the value. The checksum of the block is the caller's, see store_checksum(). Throws
/// Error(bad_structure) when the block ends before the field.
void store(std::span<std::uint8_t> block, ByteOrder order, const Field& field, std::uint64_t value,
           std::size_t base = 0);

/// Replaces a text, padding it with NULs. Throws Error(bad_value) when it is longer than the field.
void store_text(std::span<std::uint8_t> block, const Field& field, std::string_view text,
                std::size_t base = 0);

/// "11.2.0.4.0" for 0x0b200400.
std::string version_text(std::uint32_t version);

/// "data file" for 3; kccfhtyp.
std::string file_type_text(std::uint16_t type);

/// "online fuzzy, root dba valid" for 0x2004; "clean" for 0; kcvfhsta.
std::string file_status_text(std::uint16_t status);

/// `bytes` as text on one line: what is not printable ASCII becomes \xNN.
std::string ascii_text(Bytes bytes);

/// "0a1b2c".
std::string hex_text(Bytes bytes);

}  // namespace exhume::datafile
