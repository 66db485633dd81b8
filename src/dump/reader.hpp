#pragma once
// What the jobs see of a dump, whatever its format: facts, statements to run, typed rows.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "formats/types/column.hpp"
#include "formats/types/value.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"
#include "src/base/error.hpp"

namespace exhume::dump {

/// A character set as the dump labels it.
struct CharsetFact {
  std::uint16_t id = 0;
  std::string name;  // "unknown (id 4711)" for an id without a name
};

/// The facts about a dump that are known before its first statement. Texts are UTF-8.
struct Info {
  std::string file;
  std::string format;   // "exp"
  std::string version;  // "11.02.00"
  bool direct_path = false;
  std::string mode;  // "user", "table", "full", or the dump's own word
  std::string exporter;
  bool exporter_is_dba = false;
  CharsetFact client;  // of all statement text
  CharsetFact database;
  CharsetFact national;
  std::uint32_t record_length = 0;
  std::uint16_t file_sequence = 1;
  std::uint64_t file_size_limit = 0;  // FILESIZE, 0 for none
  std::string date;
  std::string file_name;               // as given to the exporter
  std::vector<std::string> settings;   // of the exporting session
  std::optional<std::uint64_t> bytes;  // of the input, where known
  std::uint64_t fingerprint = 0;       // a hash of its first bytes, unpacked
};

/// What running a statement would do.
enum class SqlKind {
  statement,   // DDL, GRANT, COMMENT …
  block,       // PL/SQL
  statistics,  // optimizer statistics
};

/// A statement that an importer would run.
struct SqlItem {
  SqlKind kind = SqlKind::statement;
  std::string owner;  // UTF-8
  std::string table;  // that a TABLE line in front announced; empty elsewhere; UTF-8
  std::string text;   // UTF-8
  ByteRange range;    // in the dump
};

/// Rows follow: take them with next_row() or leave them to skip_rows().
struct DataItem {
  types::TableDescription table;
  ByteRange range;  // of the INSERT line and the column descriptors
};

using Item = std::variant<SqlItem, DataItem>;

/// A row's values, one for each column; their views are valid until the next call.
using Values = std::vector<types::Value>;

/// Reads a dump from front to back.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  virtual const Info& info() const = 0;

  /// The next item; nothing at the sound end of the dump. Unread rows are skipped.
  /// Throws Error with its place where the dump ends early or is damaged.
  virtual std::optional<Item> next() = 0;

  /// The next row of the last DataItem; nothing behind its last one. Values that cannot be
  /// decoded become Undecoded, or text with U+FFFD, and a diagnostic. Throws like next().
  virtual const Values* next_row() = 0;

  /// Skips the rows that are left of the last DataItem and returns how many it had in all.
  virtual std::uint64_t skip_rows() = 0;

  /// Complete rows read or skipped so far of the last DataItem, also after an Error.
  virtual std::uint64_t rows_read() const = 0;

  /// File offset up to which everything has been read.
  virtual std::uint64_t offset() const = 0;
};

}  // namespace exhume::dump
