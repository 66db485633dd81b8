#pragma once
// libpq with owners for its handles and Error for its failures.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/target/database.hpp"

struct pg_conn;
struct pg_result;

namespace exhume::target::postgresql {

/// The rows of a query.
class Result {
 public:
  explicit Result(pg_result* result) : handle_(result) {}

  int rows() const;
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
class Connection {
 public:
  /// Connects to a `postgresql://` URI. Throws Error(imp_database_error) without the password
  /// that the URI may hold.
  /// With Commits::at_the_end all that follows is one transaction, up to finish().
  Connection(const std::string& uri, Commits commits);

  /// "PostgreSQL 15.3, database x on localhost:5432, user y".
  std::string description() const;

  /// Runs statements without parameters. Throws Error(imp_database_error).
  void execute(const std::string& sql);

  /// Runs a statement and returns why it was refused, or "": then nothing of it stays.
  std::string try_execute(const std::string& sql);

  /// Runs a statement with $1, $2 … . U+0000, which PostgreSQL's text cannot hold, becomes
  /// U+FFFD in them. Throws Error(imp_database_error).
  Result query(const std::string& sql, const std::vector<std::optional<std::string>>& parameters);

  /// Ends the one transaction, if there is one.
  void finish();

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
  bool is_in_transaction() const;
  std::optional<Refusal> check(pg_result* result);
  [[noreturn]] void fail() const;

  struct Close {
    void operator()(pg_conn* connection) const;
  };
  std::unique_ptr<pg_conn, Close> handle_;
};

}  // namespace exhume::target::postgresql
