#pragma once
// The header record of an export dump: who exported what, with which program, in which
// character sets. docs/export-format.md, "Header".

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.hpp"
#include "src/base/cursor.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {

/// A named piece of the header, for byte maps.
struct HeaderField {
  std::string name;
  ByteRange range;
};

/// What the header record says. Texts are bytes of the client's character set.
struct Header {
  std::uint8_t magic = 3;
  std::optional<std::uint16_t> client_charset_id;  // of all statement text; absent before 6
  bool direct_path = false;
  std::string version;  // "11.02.00"
  int major_version = 0;
  bool exporter_is_dba = false;
  std::string exporter;                   // user name
  std::string mode;                       // the mode line without its R: USERS, TABLES, ENTIRE
  std::uint32_t record_length = 0;        // bytes; the file is padded to a multiple of it
  std::vector<std::string> settings;      // the three lines after the record length
  std::uint16_t session_charset_id = 0;   // the client's again
  std::uint16_t database_charset_id = 0;  // 0 where the version does not say
  std::uint16_t national_charset_id = 0;
  std::uint16_t file_sequence = 1;  // place in a multi-file set, from 1
  std::uint64_t file_size = 0;      // FILESIZE of a multi-file set in bytes, else 0
  std::string date;                 // ctime text in the client's language
  std::string file_name;            // as given to exp
  std::vector<HeaderField> fields;  // every byte of the record, in order

  // The whole record, when the fields above would not make the same one: an early version, or
  // damage. Empty in any other dump; to be emptied by whoever changes a field.
  std::vector<std::uint8_t> odd_record;
};

/// How many bytes detect_header() wants to see.
inline constexpr std::size_t header_probe_size = 16;

/// True when `start`, the first bytes of a file, look like an export dump's header.
bool looks_like_header(Bytes start);

/// Reads the header record and leaves `in` behind it.
/// Throws Error: imp_not_an_export_file when the record is none, imp_abnormal_end when the
/// file ends inside it.
Header read_header(Cursor& in);

/// Why nothing behind the header of a later file of a set can be read alone.
Error later_file(const Header& header);

}  // namespace exhume::exp
