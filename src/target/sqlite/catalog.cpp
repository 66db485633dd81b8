#include "src/target/sqlite/catalog.hpp"

#include <sqlite3.h>

#include "formats/types/number.hpp"

namespace exhume::target::sqlite {
namespace {

constexpr const char* side_tables = R"(
CREATE TABLE IF NOT EXISTS exhume_tables (
  owner TEXT NOT NULL, name TEXT NOT NULL, sqlite_name TEXT NOT NULL, comment TEXT,
  PRIMARY KEY (owner, name));
CREATE TABLE IF NOT EXISTS exhume_columns (
  owner TEXT NOT NULL, table_name TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL,
  sqlite_name TEXT NOT NULL, oracle_type TEXT NOT NULL, nullable TEXT NOT NULL,
  default_expression TEXT, comment TEXT,
  PRIMARY KEY (owner, table_name, name));
CREATE TABLE IF NOT EXISTS exhume_sequences (
  owner TEXT NOT NULL, name TEXT NOT NULL, next_value, increment_by, min_value, max_value,
  cycles TEXT NOT NULL,
  PRIMARY KEY (owner, name));
CREATE TABLE IF NOT EXISTS exhume_objects (
  owner TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS exhume_definitions (
  owner TEXT NOT NULL, table_name TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  sqlite_name TEXT NOT NULL, statement TEXT NOT NULL);
)";

// Values of a sequence may exceed 64 bits: then the digits are kept as text.
void bind_decimal(Statement& statement, int parameter, const sql::Option* option) {
  if (option == nullptr) {
    statement.bind_null(parameter);
    return;
  }
  const auto number = types::Number::from_decimal(option->value);
  const auto whole = number ? number->to_int64() : std::nullopt;
  if (whole) {
    statement.bind(parameter, *whole);
  } else {
    statement.bind(parameter, std::string_view(option->value));
  }
}

}  // namespace

Catalog::Catalog(Connection& connection) : connection_(connection) {
  connection_.execute(side_tables);
}

std::optional<std::string> Catalog::sqlite_name(std::string_view owner,
                                                std::string_view name) const {
  Statement query = connection_.prepare(
      "SELECT sqlite_name FROM exhume_tables WHERE owner = ?1 AND name = ?2 AND sqlite_name IN "
      "(SELECT name FROM sqlite_schema)");
  query.bind(1, owner).bind(2, name);
  return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

std::optional<std::string> Catalog::main_schema(const Journal& journal) const {
  Statement query =
      connection_.prepare("SELECT owner, sqlite_name FROM exhume_tables ORDER BY rowid");
  while (query.step()) {
    if (!journal.made_before("", query.text(1))) return query.text(0);
  }
  return std::nullopt;
}

void Catalog::add_table(const Table& table) {
  Statement insert =
      connection_.prepare("INSERT OR REPLACE INTO exhume_tables VALUES (?1, ?2, ?3, NULL)");
  insert.bind(1, std::string_view(table.owner))
      .bind(2, std::string_view(table.oracle_name))
      .bind(3, std::string_view(table.name))
      .step();
  for (std::size_t i = 0; i < table.columns.size(); ++i) add_column(table, i);
}

void Catalog::add_column(const Table& table) {
  add_column(table, table.columns.size() - 1);
}

void Catalog::add_column(const Table& table, std::size_t position) {
  const Column& column = table.columns[position];
  Statement insert = connection_.prepare(
      "INSERT OR REPLACE INTO exhume_columns VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)");
  insert.bind(1, std::string_view(table.owner))
      .bind(2, std::string_view(table.oracle_name))
      .bind(3, std::string_view(column.oracle_name))
      .bind(4, static_cast<std::int64_t>(position) + 1)
      .bind(5, std::string_view(column.name))
      .bind(6, std::string_view(column.oracle_type))
      .bind(7, std::string_view(column.not_null ? "N" : "Y"));
  if (!column.default_text.empty()) insert.bind(8, std::string_view(column.default_text));
  insert.step();
}

void Catalog::set_default(const Table& table, const Column& column) {
  Statement update = connection_.prepare(
      "UPDATE exhume_columns SET default_expression = ?4 WHERE owner = ?1 AND table_name = ?2 AND "
      "name = ?3");
  update.bind(1, std::string_view(table.owner))
      .bind(2, std::string_view(table.oracle_name))
      .bind(3, std::string_view(column.oracle_name))
      .bind(4, std::string_view(column.default_text))
      .step();
}

bool Catalog::comment(std::string_view owner, const sql::Comment& comment) {
  const bool of_column = comment.column.has_value();
  Statement update = connection_.prepare(
      of_column ? "UPDATE exhume_columns SET comment = ?1 WHERE owner = ?2 AND table_name = ?3 "
                  "AND name = ?4"
                : "UPDATE exhume_tables SET comment = ?1 WHERE owner = ?2 AND name = ?3");
  update.bind(1, std::string_view(comment.text))
      .bind(2, owner)
      .bind(3, std::string_view(comment.object.object.text));
  if (of_column) update.bind(4, std::string_view(comment.column->text));
  update.step();
  return sqlite3_changes(connection_.handle()) > 0;
}

void Catalog::add_sequence(std::string_view owner, const sql::CreateSequence& sequence) {
  Statement insert = connection_.prepare(
      "INSERT OR REPLACE INTO exhume_sequences VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  insert.bind(1, owner).bind(2, std::string_view(sequence.name.object.text));
  bind_decimal(insert, 3, sql::find_option(sequence.options, "START WITH"));
  bind_decimal(insert, 4, sql::find_option(sequence.options, "INCREMENT BY"));
  bind_decimal(insert, 5, sql::find_option(sequence.options, "MINVALUE"));
  bind_decimal(insert, 6, sql::find_option(sequence.options, "MAXVALUE"));
  const bool cycles = sql::find_option(sequence.options, "CYCLE") != nullptr;
  insert.bind(7, std::string_view(cycles ? "Y" : "N")).step();
}

void Catalog::add_object(std::string_view owner, std::string_view kind, std::string_view name,
                         std::string_view definition) {
  Statement insert = connection_.prepare("INSERT INTO exhume_objects VALUES (?1, ?2, ?3, ?4)");
  insert.bind(1, owner).bind(2, kind).bind(3, name).bind(4, definition).step();
}

void Catalog::add_definition(const Definition& definition) {
  if (definition.kind == "table" || definition.kind == "sequence") {
    Statement forget = connection_.prepare(
        "DELETE FROM exhume_definitions WHERE owner = ?1 AND table_name = ?2 AND (?2 <> '' OR "
        "name = ?3)");
    forget.bind(1, std::string_view(definition.owner))
        .bind(2, std::string_view(definition.table))
        .bind(3, std::string_view(definition.name))
        .step();
  }
  Statement insert =
      connection_.prepare("INSERT INTO exhume_definitions VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  insert.bind(1, std::string_view(definition.owner))
      .bind(2, std::string_view(definition.table))
      .bind(3, std::string_view(definition.kind))
      .bind(4, std::string_view(definition.name))
      .bind(5, std::string_view(definition.target_name))
      .bind(6, std::string_view(definition.statement))
      .step();
}

}  // namespace exhume::target::sqlite
