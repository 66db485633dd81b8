#include "src/target/postgresql/connection.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>

#include "src/base/error.hpp"

namespace exhume::target::postgresql {
namespace {

// What a session needs for the texts that are sent to mean what they say.
constexpr const char* settings =
    "SET standard_conforming_strings = on; SET client_encoding = 'UTF8'; "
    "SET datestyle = 'ISO, YMD'; SET bytea_output = 'hex'";

// Whoever waits longer for a lock is told so, unless they chose a time themselves.
constexpr const char* settings_of_an_import =
    "SET synchronous_commit = off; SELECT set_config('lock_timeout', '60s', false) WHERE "
    "current_setting('lock_timeout') = '0'";

// A row that breaks a deferred constraint has to be refused when it comes, not with all others at
// the commit.
constexpr const char* begin_transaction = "BEGIN; SET CONSTRAINTS ALL IMMEDIATE";

// A refused statement ends its transaction unless it stands behind a savepoint.
const std::string savepoint = "SAVEPOINT exhume_statement; ";
const std::string release = "; RELEASE SAVEPOINT exhume_statement";
const std::string take_back =
    "ROLLBACK TO SAVEPOINT exhume_statement; RELEASE SAVEPOINT exhume_statement";

// libpq would send only what stands before the zero.
constexpr const char* zero_problem = "it holds U+0000, which PostgreSQL cannot store";

[[noreturn]] void throw_failure(std::string message) {
  throw Error(Code::imp_database_error, std::move(message));
}

void ignore_notice(void*, const char*) {}

// libpq ends its messages with a line feed, and some have several lines.
std::string one_line(std::string_view message) {
  std::string out(message);
  while (!out.empty() && out.back() == '\n') out.pop_back();
  std::ranges::replace(out, '\n', ' ');
  return out;
}

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

// libpq's own message on a URI that it cannot read would show the URI with the password.
void check_uri(const std::string& uri) {
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(
      PQconninfoParse(uri.c_str(), &message));
  PQfreemem(message);
  if (options == nullptr) {
    throw_failure(
        "the target is no PostgreSQL URI: postgresql://user:password@host:port/database; special "
        "characters in a part are written as %40 and the like");
  }
}

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

Refusal refusal_of(const PGresult* result) {
  const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
  const std::string detail = field(result, PG_DIAG_MESSAGE_DETAIL);
  const std::string hint = field(result, PG_DIAG_MESSAGE_HINT);
  return {sqlstate,
          one_line(fmt::format("{}{}{} (SQLSTATE {})", field(result, PG_DIAG_MESSAGE_PRIMARY),
                               detail.empty() ? "" : ": " + detail, hint.empty() ? "" : "; " + hint,
                               sqlstate))};
}

bool holds_zero(std::string_view text) {
  return text.find('\0') != std::string_view::npos;
}

std::string without_zeros(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\0') {
      out += "\xEF\xBF\xBD";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace

void Result::Clear::operator()(pg_result* result) const {
  PQclear(result);
}

void Connection::Close::operator()(pg_conn* connection) const {
  PQfinish(connection);
}

int Result::rows() const {
  return PQntuples(handle_.get());
}

int Result::columns() const {
  return PQnfields(handle_.get());
}

std::string Result::text(int row, int column) const {
  return PQgetvalue(handle_.get(), row, column);
}

Connection::Connection(const std::string& uri) {
  check_uri(uri);
  handle_.reset(PQconnectdb(uri.c_str()));
  if (PQstatus(handle_.get()) != CONNECTION_OK) fail();
  PQsetNoticeProcessor(handle_.get(), ignore_notice, nullptr);
  execute(settings);
}

void Connection::begin() {
  execute(settings_of_an_import);
  execute(begin_transaction);
}

void Connection::commit() {
  execute(fmt::format("COMMIT; {}", begin_transaction));
}

void Connection::finish() {
  execute("RESET synchronous_commit");
  execute("COMMIT");
}

void Connection::fail() const {
  throw_failure(one_line(PQerrorMessage(handle_.get())));
}

std::string Connection::description() const {
  const pg_conn* connection = handle_.get();
  const char* version = PQparameterStatus(connection, "server_version");
  return fmt::format("PostgreSQL {}, database {} on {}:{}, user {}", version ? version : "",
                     PQdb(connection), PQhost(connection), PQport(connection), PQuser(connection));
}

std::optional<Refusal> Connection::check(pg_result* result) {
  const Result owner(result);
  switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT: return std::nullopt;
    default: break;
  }
  if (PQstatus(handle_.get()) != CONNECTION_OK || result == nullptr) fail();
  return refusal_of(result);
}

void Connection::execute(const std::string& sql) {
  if (holds_zero(sql)) throw_failure(zero_problem);
  if (const auto refusal = check(PQexec(handle_.get(), sql.c_str()))) {
    throw_failure(refusal->message);
  }
}

std::string Connection::try_execute(const std::string& sql) {
  if (holds_zero(sql)) return zero_problem;
  const auto refusal = check(PQexec(handle_.get(), (savepoint + sql + release).c_str()));
  if (!refusal) return "";
  execute(take_back);
  return refusal->message;
}

std::vector<Session::Texts> Connection::select(const std::string& sql,
                                               const std::vector<std::string>& values) {
  const Result result = query(sql, {values.begin(), values.end()});
  std::vector<Texts> rows(static_cast<std::size_t>(result.rows()));
  for (int row = 0; row < result.rows(); ++row) {
    for (int column = 0; column < result.columns(); ++column) {
      rows[static_cast<std::size_t>(row)].push_back(result.text(row, column));
    }
  }
  return rows;
}

Result Connection::query(const std::string& sql,
                         const std::vector<std::optional<std::string>>& parameters) {
  std::vector<std::optional<std::string>> texts;
  std::vector<const char*> values;
  for (const auto& parameter : parameters) {
    texts.push_back(parameter ? std::optional(without_zeros(*parameter)) : std::nullopt);
  }
  for (const auto& text : texts) values.push_back(text ? text->c_str() : nullptr);
  pg_result* result = PQexecParams(handle_.get(), sql.c_str(), static_cast<int>(values.size()),
                                   nullptr, values.data(), nullptr, nullptr, 0);
  const ExecStatusType status = PQresultStatus(result);
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return Result(result);
  throw_failure(check(result).value_or(Refusal{}).message);
}

void Connection::begin_receiving(const std::string& sql) {
  execute(sql);
}

std::optional<std::string> Connection::receive() {
  struct Free {
    void operator()(char* line) const { PQfreemem(line); }
  };
  char* text = nullptr;
  const int size = PQgetCopyData(handle_.get(), &text, 0);
  const std::unique_ptr<char, Free> line(text);
  if (size > 0) return std::string(text, static_cast<std::size_t>(size) - 1);
  if (const auto refusal = end_copy()) throw_failure(refusal->message);
  return std::nullopt;
}

std::optional<Refusal> Connection::begin_copy(const std::string& sql) {
  if (holds_zero(sql)) return Refusal{"", zero_problem};
  return check(PQexec(handle_.get(), sql.c_str()));
}

void Connection::send(std::string_view lines) {
  // libpq takes an int; what a row may hold beyond that is not in memory.
  constexpr std::size_t most = std::size_t{1} << 30;
  while (!lines.empty()) {
    const std::string_view part = lines.substr(0, most);
    if (PQputCopyData(handle_.get(), part.data(), static_cast<int>(part.size())) != 1) fail();
    lines.remove_prefix(part.size());
  }
}

void Connection::close_copy() {
  if (PQputCopyEnd(handle_.get(), nullptr) != 1) fail();
}

std::optional<Refusal> Connection::end_copy() {
  std::optional<Refusal> refusal;
  while (pg_result* result = PQgetResult(handle_.get())) {
    auto found = check(result);
    if (found && !refusal) refusal = std::move(found);
  }
  if (PQstatus(handle_.get()) != CONNECTION_OK) fail();
  return refusal;
}

void Connection::abandon_copy() noexcept {
  // Fails where close_copy() was before; the answer is to be read all the same.
  PQputCopyEnd(handle_.get(), "the import stops");
  while (pg_result* result = PQgetResult(handle_.get())) PQclear(result);
}

}  // namespace exhume::target::postgresql
