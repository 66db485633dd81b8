#pragma once
// The metadata dump that lets an import plug orphan datafiles in.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formats/exp/stream.hpp"
#include "formats/exp/transport_call.hpp"
#include "src/transport/orphan.hpp"
#include "src/transport/table_spec.hpp"
#include "src/transport/transport_set.hpp"

namespace exhume::transport {

/// What no header tells. Texts are UTF-8.
struct BuildRequest {
  std::string release = "10.2.0.3.0";  // that the importing database must have at least
  std::uint16_t charset = 0;           // of the dead database
  std::uint16_t ncharset = 2000;
  std::string platform;             // name or id; "": a usual one of the files' byte order
  std::string owner = "TTS_OWNER";  // of tables whose specification names none
  std::vector<TableSpec> tables;    // none: every segment with table rows
  std::vector<sql::CreateTable> definitions;  // where tables without columns find theirs
  std::optional<TransportSet> like;           // calls of another dump, whose arguments are kept
  std::vector<exp::FixTable> fix_tables;      // of tables that the dump creates
  std::vector<exp::TransportCall> temporary_segments;  // reclaimTempSegment
};

/// A table of the dump.
struct BuiltTable {
  std::string owner;
  sql::CreateTable create;
  Segment segment;
  bool is_guessed = false;  // the types of its columns
  std::vector<exp::FixTable> fixes;
};

/// The dump before it is written.
struct Draft {
  std::vector<exp::TransportCall> calls;  // up to commitPluggable
  std::vector<BuiltTable> tables;         // grouped by owner
  std::vector<std::string> remarks;       // what was guessed or is doubtful, one sentence each
};

/// Works the calls out from the headers. Throws Error(imp_bad_parameter) when a table cannot be
/// found or more than one segment may be it, or a FIXTABLE line names none of them, and
/// Error(change_refused) when the files are not of one database.
Draft make_draft(std::span<const Orphan> files, const BuildRequest& request);

/// The lines of the dump in their order, from beginImport to EXIT. UTF-8.
std::vector<std::string> statement_lines(const Draft& draft);

}  // namespace exhume::transport
