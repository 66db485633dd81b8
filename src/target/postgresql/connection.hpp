#pragma once
// libpq with owners for its handles and Error for its failures.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/target/session.hpp"

struct pg_conn;
struct pg_result;

namespace exhume::target::postgresql {

/// Keep a second import of the id $1 from the first one's work: the import and its workers, which
/// a server may still be busy with when the program is gone.
inline constexpr const char* lock_import =
    "SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtext('exhume import ' || $1))";
inline constexpr const char* lock_workers_shared =
    "SELECT pg_catalog.pg_advisory_lock_shared(pg_catalog.hashtext('exhume rows ' || $1))";
inline constexpr const char* wait_for_workers =
    "SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtext('exhume rows ' || $1)), "
    "pg_catalog.pg_advisory_unlock(pg_catalog.hashtext('exhume rows ' || $1))";

/// The rows of a query.
class Result {
 public:
  explicit Result(pg_result* result) : handle_(result) {}

  int rows() const;
  int columns() const;
  std::string text(int row, int column) const;

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  std::unique_ptr<pg_result, Clear> handle_;
};

/// What the server says of a statement that it refused.
struct Refusal {
  std::string sqlstate;
  std::string message;  // with its detail and the SQLSTATE
};

/// A session in UTF-8. All functions throw Error(imp_database_error) when the session is lost.
class Connection final : public Session {
 public:
  /// Connects to a `postgresql://` URI. Throws Error(imp_database_error) without the password
  /// that the URI may hold.
  explicit Connection(const std::string& uri);

  /// "PostgreSQL 15.3, database x on localhost:5432, user y".
  std::string description() const;

  void execute(const std::string& sql) override;
  std::string try_execute(const std::string& sql) override;
  std::vector<Texts> select(const std::string& sql,
                            const std::vector<std::string>& values) override;

  /// Runs a statement with $1, $2 … . U+0000, which PostgreSQL's text cannot hold, becomes
  /// U+FFFD in them. Throws Error(imp_database_error).
  Result query(const std::string& sql, const std::vector<std::optional<std::string>>& parameters);

  /// Begins the first transaction of an import; all that is tried follows in one.
  void begin();

  /// Commits and begins the next transaction, without waiting for the server's disk: what a crash
  /// of the server takes back is taken back with the record of it.
  void commit();

  /// The last commit, which waits for the disk.
  void finish();

  /// Begins COPY … TO STDOUT and hands on its lines, without their line ends, one by one; nothing
  /// behind the last one. Throws Error(imp_database_error).
  void begin_receiving(const std::string& sql);
  std::optional<std::string> receive();

  /// Begins COPY … FROM STDIN; nothing else can run until it ends.
  std::optional<Refusal> begin_copy(const std::string& sql);
  void send(std::string_view lines);

  /// Says that all rows were sent, without waiting for the answer.
  void close_copy();

  /// The answer: what was refused, if anything was, is about all rows that were sent.
  std::optional<Refusal> end_copy();

  /// Ends COPY and takes nothing that was sent, whatever it was.
  void abandon_copy() noexcept;

 private:
  std::optional<Refusal> check(pg_result* result);
  [[noreturn]] void fail() const;

  struct Close {
    void operator()(pg_conn* connection) const;
  };
  std::unique_ptr<pg_conn, Close> handle_;
};

}  // namespace exhume::target::postgresql
