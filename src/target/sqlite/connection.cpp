#include "src/target/sqlite/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "src/base/error.hpp"

namespace exhume::target::sqlite {

bool is_refusal(int code) {
  const int primary = code & 0xff;
  return primary == SQLITE_CONSTRAINT || primary == SQLITE_TOOBIG || primary == SQLITE_MISMATCH;
}

void throw_failure(sqlite3* connection) {
  const char* const file = sqlite3_db_filename(connection, nullptr);
  throw Error(Code::imp_database_error,
              fmt::format("SQLite error {}: {}", sqlite3_extended_errcode(connection),
                          sqlite3_errmsg(connection)),
              {.file = file == nullptr ? "" : file});
}

Statement::Statement(sqlite3* connection, std::string_view sql) : connection_(connection) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  check(code);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw_failure(connection_);
}

// SQLite takes a null pointer for NULL, so empty values need another one.
Statement& Statement::bind(int parameter, std::string_view text) {
  check(sqlite3_bind_text64(statement_.get(), parameter, text.empty() ? "" : text.data(),
                            text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_bytes(int parameter, Bytes bytes) {
  check(bytes.empty() ? sqlite3_bind_zeroblob(statement_.get(), parameter, 0)
                      : sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(),
                                            SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  check(sqlite3_bind_double(statement_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_.get(), parameter));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw_failure(connection_);
  sqlite3_reset(statement_.get());
  return false;
}

int Statement::run() {
  sqlite3_step(statement_.get());
  return sqlite3_reset(statement_.get());
}

std::string Statement::text(int column) const {
  const auto* const text =
      reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

Connection::Connection(const std::string& path) {
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &connection,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
      nullptr);
  handle_.reset(connection);
  if (code != SQLITE_OK) {
    throw Error(Code::imp_database_error,
                fmt::format("SQLite cannot open {}: {}", path, sqlite3_errmsg(connection)));
  }
}

void Connection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw_failure(handle_.get());
  }
}

std::string Connection::try_execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return {};
  const int primary = code & 0xff;
  if (primary != SQLITE_ERROR && !is_refusal(code)) throw_failure(handle_.get());
  return message();
}

std::int64_t Connection::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::message() const {
  return sqlite3_errmsg(handle_.get());
}

}  // namespace exhume::target::sqlite
