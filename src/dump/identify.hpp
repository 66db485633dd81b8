#pragma once
// What kind of file the first bytes show, so that a wrong one gets a useful answer.

#include <string>

#include "src/base/bytes.hpp"

namespace exhume::dump {

enum class FileKind { export_dump, text_damaged_dump, ebcdic_dump, data_pump, something_else };

/// The verdict on a file.
struct Identity {
  FileKind kind = FileKind::something_else;
  std::string what;  // "an export dump", "a Data Pump dump file", "a gzip file", …
  std::string help;  // what would help; empty for a sound dump
};

/// How many first bytes identify() wants; fewer are fine.
inline constexpr std::size_t identify_size = 4096;

/// Tells from the first bytes of a file (after decompression) what it is.
Identity identify(Bytes start);

}  // namespace exhume::dump
