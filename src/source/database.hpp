#pragma once
// A database that an export reads.

#include <string>
#include <vector>

#include "formats/types/value.hpp"
#include "src/ddl/object.hpp"
#include "src/source/table.hpp"

namespace exhume::source {

/// An object that the database keeps as text alone: a statement of Oracle's.
struct Object {
  ddl::Kind kind = ddl::Kind::other;
  std::string name;
  std::string text;
};

using Values = std::vector<types::Value>;

/// Gives tables, their rows and what else an import left, owner after owner. All names are
/// Oracle's, in UTF-8. What has no meaning in Oracle is reported as Code::not_translated and left
/// out. A database that breaks down throws Error(exp_database_error).
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  /// "SQLite 3.40.1, file x.db".
  virtual std::string description() const = 0;

  /// All owners, in alphabetical order.
  virtual std::vector<std::string> owners() = 0;

  /// The tables of an owner, in alphabetical order.
  virtual std::vector<std::string> tables(const std::string& owner) = 0;
  virtual Table table(const std::string& owner, const std::string& name) = 0;

  virtual std::vector<sql::CreateSequence> sequences(const std::string& owner) = 0;
  virtual std::vector<Object> objects(const std::string& owner) = 0;

  /// Begins to read the rows of `table`. `condition` is WHERE … and the like in the database's
  /// own dialect, with its own names, or "".
  virtual void begin_rows(const Table& table, const std::string& condition) = 0;

  /// The next row, one value for each stored column; null behind the last one. Bytes or texts that
  /// are no value of their type are Undecoded. The views are valid until the next call.
  virtual const Values* next_row() = 0;
};

}  // namespace exhume::source
