#pragma once
// SQLite's C interface with owners for its handles and Error for its failures.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "src/base/bytes.hpp"
#include "src/target/session.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace exhume::target::sqlite {

/// https://www.sqlite.org/datatype3.html, 2.
enum class StorageClass { null, integer, real, text, blob };

/// One prepared statement. Parameters count from 1, columns from 0.
class Statement {
 public:
  /// Throws Error(imp_database_error) when `sql` does not compile.
  Statement(sqlite3* connection, std::string_view sql);

  /// Text and bytes are not copied: they must live until the next run.
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value);
  Statement& bind_bytes(int parameter, Bytes bytes);
  Statement& bind_null(int parameter);

  /// Steps to the next row of the result; false behind the last one, which resets. Throws
  /// Error(imp_database_error).
  bool step();

  /// Runs a statement without a result. Returns SQLite's extended result code, 0 for success;
  /// a value or row that it refuses is no reason to throw.
  int run();

  int columns() const;
  std::string text(int column) const;
  std::int64_t integer(int column) const;

  /// How a value of the row is stored, and the value without a copy: valid until the next step.
  StorageClass storage_class(int column) const;
  std::string_view text_view(int column) const;
  Bytes bytes(int column) const;
  double real(int column) const;

 private:
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access { read_write, read_only };

/// An open database.
class Connection final : public Session {
 public:
  /// Opens or creates the file; ":memory:" is a database in memory. One that is to be read only
  /// must exist. Throws Error(imp_database_error).
  explicit Connection(const std::string& path, Access access = Access::read_write);

  void execute(const std::string& sql) override;
  std::string try_execute(const std::string& sql) override;
  std::vector<Texts> select(const std::string& sql,
                            const std::vector<std::string>& values) override;

  Statement prepare(std::string_view sql) const { return {handle_.get(), sql}; }

  /// The first column of the first row, 0 when there is none.
  std::int64_t integer(std::string_view sql) const;

  /// What SQLite says of the last failure.
  std::string message() const;

  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Whether the result code says that the row or value is refused, and not that SQLite failed.
bool is_refusal(int code);

/// What SQLite says of the last failure on `connection`, as an Error(imp_database_error).
[[noreturn]] void throw_failure(sqlite3* connection);

}  // namespace exhume::target::sqlite
