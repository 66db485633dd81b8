#include "src/target/sqlite/tables.hpp"

#include <fmt/format.h>

#include "src/target/oracle_type.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {
namespace {

bool is_not_null(const sql::Constraint& constraint) {
  const auto* nullability = std::get_if<sql::Nullability>(&constraint.rule);
  return nullability != nullptr && nullability->not_null && constraint.enabled();
}

}  // namespace

Tables::Tables(Connection& connection, Catalog& catalog, Diagnostics& diagnostics)
    : connection_(connection),
      catalog_(catalog),
      diagnostics_(diagnostics),
      names_(connection),
      main_schema_(catalog.main_schema()) {}

std::string Tables::plain_name(const std::string& owner, const std::string& name) {
  if (!main_schema_) main_schema_ = owner;
  return owner == *main_schema_ ? name : owner + "." + name;
}

std::optional<std::string> Tables::existing_name(const std::string& owner,
                                                 const std::string& name) {
  if (const auto known = catalog_.sqlite_name(owner, name)) return known;
  Statement query = connection_.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE AND name "
      "NOT IN (SELECT sqlite_name FROM exhume_tables) AND name NOT LIKE 'exhume\\_%' ESCAPE '\\'");
  const std::string wanted = plain_name(owner, name);
  query.bind(1, std::string_view(wanted));
  return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

Table* Tables::find(const std::string& owner, const std::string& name) {
  if (const auto known = tables_.find({owner, name}); known != tables_.end()) {
    return &known->second;
  }
  const auto existing = existing_name(owner, name);
  if (!existing) return nullptr;
  Table& table = add(owner, name);
  table.name = *existing;
  table.existed = true;
  table.created = true;
  read_columns(table);
  return &table;
}

void Tables::read_columns(Table& table) {
  Statement info = connection_.prepare(
      "SELECT info.name, info.type, info.\"notnull\", coalesce(known.name, info.name) "
      "FROM pragma_table_xinfo(?1) AS info LEFT JOIN exhume_columns AS known "
      "ON known.owner = ?2 AND known.table_name = ?3 AND known.sqlite_name = info.name "
      "WHERE info.hidden = 0 ORDER BY info.cid");
  info.bind(1, std::string_view(table.name))
      .bind(2, std::string_view(table.owner))
      .bind(3, std::string_view(table.oracle_name));
  while (info.step()) {
    Column column;
    column.name = info.text(0);
    column.declared = info.text(1);
    column.not_null = info.integer(2) != 0;
    column.oracle_name = info.text(3);
    table.columns.push_back(std::move(column));
  }
}

Table& Tables::add(const std::string& owner, const std::string& name) {
  Table& table = tables_[{owner, name}];
  table = Table{.owner = owner, .oracle_name = name};
  return table;
}

Table& Tables::add(const sql::CreateTable& statement) {
  Table& table = add(statement.name.schema->text, statement.name.object.text);
  for (const sql::Column& column : statement.columns) {
    Column made = make_column(table, column);
    const auto* computed = std::get_if<sql::VirtualColumn>(&column.value);
    if (computed != nullptr && made.generated_sql.empty()) continue;
    table.columns.push_back(std::move(made));
  }
  return table;
}

Table& Tables::add(const types::TableDescription& description) {
  Table& table = add(description.owner, description.name);
  for (const types::Column& column : description.columns) {
    table.columns.push_back(make_column(table, column));
  }
  return table;
}

std::string Tables::create(Table& table) {
  table.name = names_.claim(plain_name(table.owner, table.oracle_name));
  const std::string problem = connection_.try_execute(create_table_sql(table));
  if (!problem.empty()) return problem;
  table.created = true;
  catalog_.add_table(table);
  if (table.name != plain_name(table.owner, table.oracle_name)) {
    left_out(table, "its name", fmt::format("it is taken; the table is called {}", table.name));
  }
  return {};
}

void Tables::forget(const Table& table) {
  tables_.erase({table.owner, table.oracle_name});
}

std::string Tables::add_column(Table& table, Column column) {
  const std::string problem = connection_.try_execute("ALTER TABLE " + quoted_name(table.name) +
                                                      " ADD COLUMN " + column_sql(column));
  if (!problem.empty()) return problem;
  table.columns.push_back(std::move(column));
  catalog_.add_column(table, table.columns.size() - 1);
  return {};
}

std::string Tables::column_name(const Table& table, const std::string& wanted) {
  TakenNames taken;
  for (const Column& column : table.columns) taken.insert(folded(column.name));
  return free_name(taken, wanted);
}

Column Tables::make_column(const Table& table, const sql::Column& column) {
  Column made;
  made.oracle_name = column.name.text;
  made.name = column_name(table, column.name.text);
  if (column.type) {
    made.declared = declared_type(*column.type);
    made.oracle_type = oracle_text(*column.type);
  }
  for (const sql::Constraint& constraint : column.constraints) {
    made.not_null = made.not_null || is_not_null(constraint);
  }
  if (const sql::Expression* value = column.default_value()) set_default(table, made, *value);
  if (const auto* computed = std::get_if<sql::VirtualColumn>(&column.value)) {
    const Translation translation = translate_expression(computed->expression, columns_of(table));
    made.generated_sql = translation.sql;
    if (!translation.is_done()) {
      left_out(table, fmt::format("virtual column {}", made.oracle_name), translation.problem);
    }
  }
  if (made.name != made.oracle_name) {
    left_out(table, fmt::format("the name of column {}", made.oracle_name),
             fmt::format("SQLite does not tell it from another one's; it is called {}", made.name));
  }
  return made;
}

Column Tables::make_column(const Table& table, const types::Column& column) {
  Column made;
  made.oracle_name = column.name;
  made.name = column_name(table, column.name);
  made.declared = declared_type(column.type);
  made.oracle_type = oracle_text(column.type);
  return made;
}

void Tables::set_default(const Table& table, Column& column, const sql::Expression& value) {
  column.default_text = value.text;
  const Translation translation = translate_default(value);
  column.default_sql = translation.sql;
  if (!translation.is_done()) {
    left_out(table, fmt::format("the default of column {}", column.oracle_name),
             translation.problem);
  }
}

FindColumn Tables::columns_of(const Table& table) {
  return [&table](std::string_view name) -> std::optional<ColumnReference> {
    const Column* column = table.find(name);
    if (column == nullptr) return std::nullopt;
    return ColumnReference{column->name, holds_strings(column->declared)};
  };
}

void Tables::left_out(const Table& table, const std::string& what, const std::string& reason) {
  diagnostics_.report({.code = Code::not_translated,
                       .severity = Severity::note,
                       .message = fmt::format("{}: {}", what, reason),
                       .place = {.owner = table.owner, .table = table.oracle_name}});
}

}  // namespace exhume::target::sqlite
