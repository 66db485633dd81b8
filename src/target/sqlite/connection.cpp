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

int Statement::columns() const {
  return sqlite3_column_count(statement_.get());
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

StorageClass Statement::storage_class(int column) const {
  switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_INTEGER: return StorageClass::integer;
    case SQLITE_FLOAT: return StorageClass::real;
    case SQLITE_TEXT: return StorageClass::text;
    case SQLITE_BLOB: return StorageClass::blob;
    default: return StorageClass::null;
  }
}

std::string_view Statement::text_view(int column) const {
  const auto* const text =
      reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Bytes Statement::bytes(int column) const {
  const auto* const bytes =
      static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

Connection::Connection(const std::string& path, Access access) {
  sqlite3* connection = nullptr;
  const int mode = access == Access::read_only ? SQLITE_OPEN_READONLY
                                               : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &connection,
                                   mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
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

std::vector<Session::Texts> Connection::select(const std::string& sql,
                                               const std::vector<std::string>& values) {
  Statement statement = prepare(sql);
  int parameter = 0;
  for (const std::string& value : values) statement.bind(++parameter, std::string_view(value));
  std::vector<Texts> rows;
  while (statement.step()) {
    Texts& row = rows.emplace_back();
    for (int column = 0; column < statement.columns(); ++column) {
      row.push_back(statement.text(column));
    }
  }
  return rows;
}

std::int64_t Connection::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::message() const {
  return sqlite3_errmsg(handle_.get());
}

}  // namespace exhume::target::sqlite
