#pragma once
// What a dump of transportable tablespaces says: its calls, and the segments of its objects.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/exp/transport_call.hpp"
#include "src/dump/reader.hpp"
#include "src/sql/ast.hpp"

namespace exhume::transport {

/// A tablespace and what belongs to it.
struct Tablespace {
  exp::TransportCall begin;  // beginImpTablespace
  std::vector<exp::TransportCall> files;
  std::vector<exp::TransportCall> temporary_segments;
};

/// A table, index or other object that the dump creates. UTF-8.
struct CreatedObject {
  std::string owner;  // of the statement, from CONNECT
  sql::Statement statement;
};

/// Where a statement says that its segment is: SEG_FILE, SEG_BLOCK and OBJNO_REUSE.
struct SegmentPlace {
  std::string owner;
  std::string name;
  std::string tablespace;
  std::uint32_t file = 0;  // relative
  std::uint32_t block = 0;
  std::uint32_t object = 0;  // data object id
};

/// All of it, in the order of the dump.
struct TransportSet {
  std::optional<exp::TransportCall> begin;  // beginImport
  std::vector<exp::TransportCall> compatibility;
  std::vector<std::string> users;
  std::vector<Tablespace> tablespaces;
  bool is_committed = false;  // commitPluggable
  bool is_ended = false;      // endImport
  std::vector<CreatedObject> objects;
  std::vector<exp::TransportCall> calls;  // all of them, as they stand
  std::vector<std::string> problems;      // calls that are not understood, one sentence each
  std::optional<Error> error;             // what ended the dump early

  bool is_empty() const { return !begin && tablespaces.empty(); }
};

/// Reads the dump to its end. Rows are skipped.
TransportSet read_transport_set(dump::Reader& dump);

/// The segments that CREATE TABLE and CREATE INDEX statements name.
std::vector<SegmentPlace> segment_places(const TransportSet& set);

}  // namespace exhume::transport
