#include "src/target/postgresql/catalog.hpp"

#include <fmt/format.h>

#include "src/sql/tokens.hpp"
#include "src/target/postgresql/names.hpp"

namespace exhume::target::postgresql {
namespace {

constexpr const char* has_side_tables =
    "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'exhume' AND "
    "tablename = 'exhume_definitions'";

constexpr const char* side_tables = R"(
CREATE SCHEMA IF NOT EXISTS exhume;
CREATE TABLE IF NOT EXISTS exhume.exhume_tables (
  owner text NOT NULL, name text NOT NULL, schema_name text NOT NULL, table_name text NOT NULL,
  PRIMARY KEY (owner, name, schema_name));
CREATE TABLE IF NOT EXISTS exhume.exhume_columns (
  owner text NOT NULL, table_name text NOT NULL, name text NOT NULL, position integer NOT NULL,
  column_name text NOT NULL, oracle_type text NOT NULL, nullable text NOT NULL,
  default_expression text,
  PRIMARY KEY (owner, table_name, name));
CREATE TABLE IF NOT EXISTS exhume.exhume_objects (
  owner text NOT NULL, kind text NOT NULL, name text NOT NULL, definition text NOT NULL);
CREATE TABLE exhume.exhume_definitions (
  owner text NOT NULL, table_name text NOT NULL, kind text NOT NULL, name text NOT NULL,
  relation_name text NOT NULL, statement text NOT NULL, number bigserial))";

std::optional<std::string> text(std::string_view value) {
  return std::string(value);
}

}  // namespace

Catalog::Catalog(Connection& connection) : connection_(connection) {
  if (connection_.query(has_side_tables, {}).rows() == 0) connection_.execute(side_tables);
}

SchemaTables Catalog::tables_of(const std::string& schema) const {
  const Result found = connection_.query(
      "SELECT t.tablename, known.owner IS NOT NULL, known.owner, known.name "
      "FROM pg_catalog.pg_tables t LEFT JOIN exhume.exhume_tables known "
      "ON known.schema_name = t.schemaname AND known.table_name = t.tablename "
      "WHERE t.schemaname = $1",
      {schema});
  SchemaTables tables;
  for (int i = 0; i < found.rows(); ++i) {
    if (found.text(i, 1) == "t") {
      tables.imported[{found.text(i, 2), found.text(i, 3)}] = found.text(i, 0);
    } else {
      tables.others.insert(found.text(i, 0));
    }
  }
  return tables;
}

void Catalog::add_table(const Table& table) {
  connection_.query("DELETE FROM exhume.exhume_columns WHERE owner = $1 AND table_name = $2",
                    {table.owner, table.oracle_name});
  connection_.query("DELETE FROM exhume.exhume_tables WHERE owner = $1 AND name = $2",
                    {table.owner, table.oracle_name});
  connection_.query("INSERT INTO exhume.exhume_tables VALUES ($1, $2, $3, $4)",
                    {table.owner, table.oracle_name, table.schema, table.name});
  add_columns(table, 0);
}

void Catalog::add_column(const Table& table) {
  add_columns(table, table.columns.size() - 1);
}

// Its columns from `first` on.
void Catalog::add_columns(const Table& table, std::size_t first) {
  std::string rows;
  std::vector<std::optional<std::string>> values;
  for (std::size_t i = first; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const std::optional<std::string> default_text =
        column.default_text.empty() ? std::nullopt : std::optional(column.default_text);
    rows += rows.empty() ? "(" : "), (";
    for (std::optional<std::string> value :
         {std::optional(table.owner), std::optional(table.oracle_name),
          std::optional(column.oracle_name), std::optional(std::to_string(i + 1)),
          std::optional(column.name), std::optional(column.oracle_type),
          std::optional<std::string>(column.not_null ? "N" : "Y"), default_text}) {
      values.push_back(std::move(value));
      rows += fmt::format("{}${}", rows.back() == '(' ? "" : ", ", values.size());
    }
  }
  connection_.query("INSERT INTO exhume.exhume_columns VALUES " + rows + ")", values);
}

void Catalog::set_default(const Table& table, const Column& column) {
  connection_.query(
      "UPDATE exhume.exhume_columns SET default_expression = $4 WHERE owner = $1 AND "
      "table_name = $2 AND name = $3",
      {table.owner, table.oracle_name, column.oracle_name, column.default_text});
}

void Catalog::rename(const Table& table) {
  connection_.query(
      "UPDATE exhume.exhume_tables SET table_name = $4 WHERE owner = $1 AND name = $2 AND "
      "schema_name = $3",
      {table.owner, table.oracle_name, table.schema, table.name});
}

void Catalog::rename_index(const Table& table, const std::string& from, const std::string& to) {
  connection_.query(
      "UPDATE exhume.exhume_definitions SET relation_name = $4 WHERE owner = $1 AND "
      "table_name = $2 AND kind = 'index' AND relation_name = $3",
      {table.owner, table.oracle_name, from, to});
}

void Catalog::add_object(std::string_view owner, std::string_view kind, std::string_view name,
                         std::string_view definition) {
  connection_.query("INSERT INTO exhume.exhume_objects VALUES ($1, $2, $3, $4)",
                    {text(owner), text(kind), text(name), text(definition)});
}

void Catalog::add_definition(const Definition& definition) {
  if (definition.kind == "table" || definition.kind == "sequence") {
    connection_.query(
        "DELETE FROM exhume.exhume_definitions WHERE owner = $1 AND table_name = $2 AND "
        "($2 <> '' OR name = $3)",
        {definition.owner, definition.table, definition.name});
  }
  connection_.query("INSERT INTO exhume.exhume_definitions VALUES ($1, $2, $3, $4, $5, $6)",
                    {definition.owner, definition.table, definition.kind, definition.name,
                     definition.target_name, definition.statement});
}

std::vector<Column> Catalog::columns_of(const Table& table) const {
  const Result found = connection_.query(
      "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, "
      "coalesce(known.name, '') FROM pg_catalog.pg_attribute a "
      "JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
      "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "LEFT JOIN exhume.exhume_columns known ON known.owner = $3 AND known.table_name = $4 "
      "AND known.column_name = a.attname "
      "WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped "
      "ORDER BY a.attnum",
      {table.schema, table.name, table.owner, table.oracle_name});
  std::vector<Column> columns;
  for (int i = 0; i < found.rows(); ++i) {
    Column column;
    column.name = found.text(i, 0);
    column.declared = found.text(i, 1);
    column.not_null = found.text(i, 2) == "t";
    column.oracle_name = found.text(i, 3);
    column.is_native = column.oracle_name.empty();
    if (column.is_native) {
      const std::string folded = sql::fold_case(column.name);
      column.oracle_name = folded_name(folded) == column.name ? folded : column.name;
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace exhume::target::postgresql
