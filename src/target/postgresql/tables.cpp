#include "src/target/postgresql/tables.hpp"

#include <fmt/format.h>

#include "src/target/oracle_type.hpp"

namespace exhume::target::postgresql {
namespace {

bool is_not_null(const sql::Constraint& constraint) {
  const auto* nullability = std::get_if<sql::Nullability>(&constraint.rule);
  return nullability != nullptr && nullability->not_null && constraint.enabled();
}

// Types whose values are kept in another form than Oracle's, which nobody should have to find out.
std::string_view kept_form(const sql::Column& column, std::string_view declared) {
  if (!column.type) return "";
  if (declared == "bytea" && !column.type->builtin.ends_with("RAW") &&
      column.type->builtin != "BLOB") {
    return "its values are the bytes that the dump has";
  }
  const bool is_time =
      column.type->builtin == "TIMESTAMP" || column.type->builtin.starts_with("INTERVAL");
  if (declared == "text" && is_time) {
    return "it is text, since no type of PostgreSQL's holds all of its values";
  }
  return "";
}

}  // namespace

Tables::Tables(Connection& connection, Catalog& catalog, Diagnostics& diagnostics)
    : connection_(connection), catalog_(catalog), diagnostics_(diagnostics), names_(connection) {}

std::string Tables::make_schema(const std::string& owner) {
  const std::string schema = schema_name(owner);
  if (schemas_.contains(schema)) return schema;
  const Result found =
      connection_.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema});
  if (found.rows() == 0) connection_.execute("CREATE SCHEMA " + quoted_name(schema));
  schemas_.insert(schema);
  return schema;
}

std::optional<std::string> Tables::existing_name(const std::string& owner, const std::string& name,
                                                 const std::string& schema) {
  if (const auto known = catalog_.table_name(owner, name, schema)) return known;
  for (const std::string& wanted : {folded_name(name), exact_name(name)}) {
    const Result found = connection_.query(
        "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2",
        {schema, wanted});
    if (found.rows() > 0 && !catalog_.is_imported(schema, wanted)) return wanted;
  }
  return std::nullopt;
}

Table* Tables::find(const std::string& owner, const std::string& name) {
  if (const auto known = tables_.find({owner, name}); known != tables_.end()) {
    return &known->second;
  }
  const std::string schema = schema_name(owner);
  const auto existing = existing_name(owner, name, schema);
  if (!existing) return nullptr;
  Table& table = add(owner, name);
  table.schema = schema;
  table.name = *existing;
  table.existed = true;
  table.created = true;
  table.columns = catalog_.columns_of(table);
  return &table;
}

Table& Tables::add(const std::string& owner, const std::string& name) {
  Table& table = tables_[{owner, name}];
  table = Table{.owner = owner, .oracle_name = name};
  return table;
}

Table& Tables::add(const sql::CreateTable& statement) {
  Table& table = add(statement.name.schema->text, statement.name.object.text);
  for (const sql::Column& column : statement.columns) {
    table.oracle_columns.insert(column.name.text);
  }
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
  for (const types::Column& column : description.columns) table.oracle_columns.insert(column.name);
  for (const types::Column& column : description.columns) {
    table.columns.push_back(make_column(table, column));
  }
  return table;
}

std::string Tables::claim_name(const Table& table) {
  const std::string wanted = folded_name(table.oracle_name);
  const std::string exact = exact_name(table.oracle_name);
  if (!names_.is_taken(table.schema, wanted) || (wanted == exact && give_way(table, wanted))) {
    names_.take(table.schema, wanted);
    return wanted;
  }
  return names_.claim(table.schema, exact);
}

// EMP is emp until a table comes that Oracle calls "emp" itself: then EMP is "EMP".
bool Tables::give_way(const Table& table, const std::string& name) {
  for (auto& [key, other] : tables_) {
    if (!other.created || other.existed || other.schema != table.schema || other.name != name) {
      continue;
    }
    const std::string exact = exact_name(other.oracle_name);
    if (exact == name || names_.is_taken(table.schema, exact)) return false;
    connection_.execute("ALTER TABLE " + qualified_name(other) + " RENAME TO " +
                        quoted_name(exact));
    other.name = exact;
    names_.take(table.schema, exact);
    catalog_.rename(other);
    note_name(other, "its name", other.oracle_name, other.name);
    return true;
  }
  return false;
}

std::string Tables::create(Table& table) {
  table.schema = make_schema(table.owner);
  table.name = claim_name(table);
  const std::string problem = connection_.try_execute(create_table_sql(table));
  if (!problem.empty()) {
    names_.release(table.schema, table.name);
    return problem;
  }
  table.created = true;
  catalog_.add_table(table);
  note_name(table, "its name", table.oracle_name, table.name);
  for (const Column& column : table.columns) {
    note_name(table, "the name of column " + column.oracle_name, column.oracle_name, column.name);
  }
  return {};
}

void Tables::forget(const Table& table) {
  tables_.erase({table.owner, table.oracle_name});
}

std::string Tables::add_column(Table& table, Column column) {
  const std::string problem = connection_.try_execute("ALTER TABLE " + qualified_name(table) +
                                                      " ADD COLUMN " + column_sql(column));
  if (!problem.empty()) return problem;
  table.columns.push_back(std::move(column));
  catalog_.add_columns(table, table.columns.size() - 1);
  return {};
}

std::string Tables::column_name(const Table& table, const std::string& oracle_name) {
  TakenNames taken;
  for (const Column& column : table.columns) taken.insert(column.name);
  const std::string folded = folded_name(oracle_name);
  const bool is_another = folded != oracle_name && table.oracle_columns.contains(folded);
  return is_another || taken.contains(folded) ? free_name(taken, exact_name(oracle_name)) : folded;
}

Column Tables::make_column(const Table& table, const sql::Column& column) {
  Column made;
  made.oracle_name = column.name.text;
  made.name = column_name(table, column.name.text);
  made.declared = "bytea";
  if (column.type) {
    made.declared = declared_type(*column.type);
    made.oracle_type = oracle_text(*column.type);
  }
  for (const sql::Constraint& constraint : column.constraints) {
    made.not_null = made.not_null || is_not_null(constraint);
  }
  const std::string what = "column " + made.oracle_name;
  if (const std::string_view form = kept_form(column, made.declared); !form.empty()) {
    left_out(table, fmt::format("the type {} of {}", made.oracle_type, what), std::string(form));
  }
  if (const sql::Expression* value = column.default_value()) set_default(table, made, *value);
  if (const auto* computed = std::get_if<sql::VirtualColumn>(&column.value)) {
    const Translation translation = translate_expression(computed->expression, columns_of(table));
    const bool is_typed = column.type.has_value();
    if (translation.is_done() && is_typed) {
      made.generated_sql = translation.sql;
    } else {
      left_out(table, "virtual " + what, is_typed ? translation.problem : "it names no type");
    }
  }
  if (std::holds_alternative<sql::IdentityColumn>(column.value)) {
    left_out(table, "the identity of " + what, "new rows have to bring their own numbers");
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
  const Translation translation = translate_default(value, column.declared);
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
    const Holds kind = what_it_holds(column->declared);
    return ColumnReference{.name = column->name,
                           .is_text = kind == Holds::text || kind == Holds::padded_text,
                           .is_unpadded = kind == Holds::padded_text};
  };
}

void Tables::left_out(const Table& table, const std::string& what, const std::string& reason) {
  diagnostics_.report({.code = Code::not_translated,
                       .severity = Severity::note,
                       .message = fmt::format("{}: {}", what, reason),
                       .place = {.owner = table.owner, .table = table.oracle_name}});
}

void Tables::note_name(const Table& table, const std::string& what, const std::string& oracle_name,
                       const std::string& name) {
  const bool is_expected = name == folded_name(oracle_name) && name.size() == oracle_name.size();
  if (is_expected) return;
  left_out(table, what, fmt::format("it is called {}", quoted_name(name)));
}

}  // namespace exhume::target::postgresql
