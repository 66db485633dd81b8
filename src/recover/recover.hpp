#pragma once
// dmp recover: from a damaged file to dumps of what was saved, and a report.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "src/base/byte_source.hpp"
#include "src/recover/dump_output.hpp"
#include "src/recover/front.hpp"
#include "src/recover/report.hpp"

namespace exhume::recover {

/// Rows to take from a place, without the statements in front of them.
struct Carving {
  std::string columns;       // "ID NUMBER, NAME VARCHAR2(20)", as in CREATE TABLE
  std::string table;         // what to call the table
  std::uint64_t offset = 0;  // of the first row, in bytes of the input with its line ends undone
};

/// What a recovery goes by, besides the damaged file.
struct Request {
  std::optional<Front> other;  // to use where the input's header or preamble is damaged
  std::optional<Carving> carving;
};

/// Reads `source` to its end and writes what can be saved to `output`. Throws Error when there is
/// no header and none can be made, when the columns of a carving are none, and what the source
/// and the output throw.
Report recover(std::unique_ptr<ByteSource> source, const Request& request, DumpOutput& output);

}  // namespace exhume::recover
