#include "src/target/tables.hpp"

#include <fmt/format.h>

#include "src/sql/next_value.hpp"
#include "src/target/constraint_words.hpp"
#include "src/target/oracle_type.hpp"

namespace exhume::target {
namespace {

bool is_not_null(const sql::Constraint& constraint) {
  const auto* nullability = std::get_if<sql::Nullability>(&constraint.rule);
  return nullability != nullptr && nullability->not_null && constraint.enabled();
}

}  // namespace

Table* Tables::find(const std::string& owner, const std::string& name) {
  if (const auto known = tables_.find({owner, name}); known != tables_.end()) {
    return &known->second;
  }
  Table table{.owner = owner, .oracle_name = name};
  if (!look_up(table)) return nullptr;
  table.existed = true;
  table.created = true;
  return &(tables_[{owner, name}] = std::move(table));
}

Table& Tables::add(const std::string& owner, const std::string& name) {
  return tables_[{owner, name}] = Table{.owner = owner, .oracle_name = name};
}

Table& Tables::add(const sql::CreateTable& statement) {
  Table& table = add(statement.name.schema->text, statement.name.object.text);
  for (const sql::Column& column : statement.columns) {
    table.oracle_columns.insert(column.name.text);
  }
  for (const sql::Column& column : statement.columns) {
    table.columns.push_back(make_column(table, column));
  }
  // Their expressions may be about columns that come later.
  for (const sql::Column& column : statement.columns) {
    const bool is_computed = std::holds_alternative<sql::VirtualColumn>(column.value);
    if (!is_computed || compute(table, *table.find(column.name.text), column)) continue;
    std::erase_if(table.columns,
                  [&column](const Column& each) { return each.oracle_name == column.name.text; });
  }
  return table;
}

Table& Tables::add(const types::TableDescription& description) {
  Table& table = add(description.owner, description.name);
  for (const types::Column& column : description.columns) table.oracle_columns.insert(column.name);
  for (const types::Column& column : description.columns) {
    table.columns.push_back(make_column(table, column));
  }
  return table;
}

std::string Tables::create(Table& table) {
  place(table);
  std::string problem = journal_.change(create_sql(table));
  if (!problem.empty()) {
    release_name(table, table.name);
    return problem;
  }
  journal_.note_made_table(table.schema, table.name);
  table.created = true;
  catalog_.add_table(table);
  note_table_name(table);
  for (const Column& column : table.columns) note_column_name(table, column);
  return {};
}

void Tables::forget(const Table& table) {
  tables_.erase({table.owner, table.oracle_name});
}

std::string Tables::add_column(Table& table, Column column) {
  std::string problem = journal_.change("ALTER TABLE " + qualified_name(table) + " ADD COLUMN " +
                                        column_sql(dialect_, column));
  if (!problem.empty()) return problem;
  table.columns.push_back(std::move(column));
  catalog_.add_column(table);
  note_column_name(table, table.columns.back());
  return {};
}

Column Tables::make_column(const Table& table, const sql::Column& column) {
  Column made;
  made.oracle_name = column.name.text;
  made.name = column_name(table, column.name.text);
  made.declared = dialect_.untyped();
  const std::string what = "column " + made.oracle_name;
  if (column.type) {
    made.declared = dialect_.declared_type(*column.type);
    made.oracle_type = oracle_text(*column.type);
    const std::string_view form = dialect_.kept_form(*column.type, made.declared);
    if (!form.empty()) {
      left_out(table, fmt::format("the type {} of {}", made.oracle_type, what), std::string(form));
    }
  }
  for (const sql::Constraint& constraint : column.constraints) {
    made.not_null = made.not_null || is_not_null(constraint);
  }
  if (const sql::Expression* value = column.default_value()) set_default(table, made, *value);
  if (std::holds_alternative<sql::IdentityColumn>(column.value)) {
    left_out(table, "the identity of " + what, "new rows have to bring their own numbers");
  }
  return made;
}

bool Tables::compute(const Table& table, Column& made, const sql::Column& column) {
  const auto& computed = std::get<sql::VirtualColumn>(column.value);
  const Translation translation = dialect_.expression(computed.expression, columns_of(table));
  const bool is_typed = column.type.has_value() || dialect_.untyped().empty();
  made.generated_sql = is_typed ? translation.sql : "";
  if (!made.generated_sql.empty()) return true;
  const std::string reason = is_typed ? translation.problem : "it names no type";
  left_out(table, "virtual column " + made.oracle_name, reason);
  keep_left_out(table, alter_table(table, sql::AddColumns{{column}, true}), reason);
  return false;
}

Column Tables::make_column(const Table& table, const types::Column& column) {
  Column made;
  made.oracle_name = column.name;
  made.name = column_name(table, column.name);
  made.declared = dialect_.declared_type(column.type);
  made.oracle_type = oracle_text(column.type);
  return made;
}

void Tables::set_default(const Table& table, Column& column, const sql::Expression& value) {
  column.default_text = value.text;
  const auto sequence = sql::sequence_of(value);
  const Translation translation = sequence ? next_value(*sequence, column.declared)
                                           : dialect_.default_value(value, column.declared);
  column.default_sql = translation.sql;
  if (!translation.is_done()) {
    left_out(table, fmt::format("the default of column {}", column.oracle_name),
             translation.problem);
    sql::Column change{.name = {column.oracle_name}, .value = sql::ColumnDefault{.value = value}};
    keep_left_out(table, alter_table(table, sql::ModifyColumns{{std::move(change)}, true}),
                  translation.problem);
  }
}

FindColumn Tables::columns_of(const Table& table) const {
  return [this, &table](std::string_view name) -> std::optional<ColumnReference> {
    const Column* column = table.find(name);
    if (column == nullptr) return std::nullopt;
    return dialect_.reference(*column);
  };
}

void Tables::keep_left_out(const Table& table, sql::Statement statement,
                           const std::string& reason) {
  left_out_.push_back({table.owner, std::move(statement), reason});
}

void Tables::left_out(const Table& table, const std::string& what, const std::string& reason) {
  diagnostics_.report({.code = Code::not_translated,
                       .severity = Severity::note,
                       .message = fmt::format("{}: {}", what, reason),
                       .place = {.owner = table.owner, .table = table.oracle_name}});
}

}  // namespace exhume::target
