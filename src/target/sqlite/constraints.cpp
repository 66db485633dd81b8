#include "src/target/sqlite/constraints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/constraint_words.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {
namespace {

template <typename List>
void erase_named(List& list, const std::string& name) {
  std::erase_if(list, [&name](const auto& entry) { return entry.name == name; });
}

}  // namespace

void Constraints::refused(const Table& table, const std::string& message) {
  diagnostics_.report({.code = Code::imp_statement_failed,
                       .message = message,
                       .place = {.owner = table.owner, .table = table.oracle_name}});
}

void Constraints::collect(Table& table, const sql::CreateTable& statement) {
  for (const sql::Column& column : statement.columns) {
    for (const sql::Constraint& constraint : column.constraints) {
      collect(table, constraint, column.name.text);
    }
  }
  for (const sql::Constraint& constraint : statement.constraints) collect(table, constraint, "");
}

void Constraints::collect(Table& table, const sql::Constraint& constraint,
                          const std::string& column) {
  const std::string name = name_of(constraint);
  const auto columns_or_own = [&column](const std::vector<sql::Identifier>& columns) {
    return column.empty() ? texts(columns) : std::vector{column};
  };
  if (!constraint.enabled()) {
    tables_.left_out(table, described("constraint", name), "it is disabled");
  } else if (const auto* key = std::get_if<sql::KeyConstraint>(&constraint.rule)) {
    table.pending_keys.push_back({name, key->primary, columns_or_own(key->columns)});
    if (key->primary) table.primary_key = table.pending_keys.back().columns;
  } else if (const auto* foreign = std::get_if<sql::ForeignKey>(&constraint.rule)) {
    table.pending_references.push_back(
        {name, columns_or_own(foreign->columns),
         foreign->table.schema ? foreign->table.schema->text : table.owner,
         foreign->table.object.text, texts(foreign->referenced), foreign->on_delete});
  } else if (const auto* check = std::get_if<sql::CheckConstraint>(&constraint.rule)) {
    const Translation translation =
        translate_expression(check->condition, Tables::columns_of(table));
    if (translation.is_done()) {
      table.pending_checks.push_back({name, translation.sql});
    } else {
      tables_.left_out(table, described("check", name), translation.problem);
    }
  } else if (std::holds_alternative<sql::RefConstraint>(constraint.rule)) {
    tables_.left_out(table, described("constraint", name), "it is about references to objects");
  }
}

Outcome Constraints::add(Table& table, const sql::Constraint& constraint) {
  const bool is_key = std::holds_alternative<sql::KeyConstraint>(constraint.rule);
  if (table.existed && !is_key) {
    tables_.left_out(table, described("constraint", name_of(constraint)),
                     "the table was there before this import and stays as it is");
    return {};
  }
  collect(table, constraint, "");
  if (!is_key || table.pending_keys.empty()) return {};
  const Key key = table.pending_keys.back();
  table.pending_keys.pop_back();
  return add_key(table, key);
}

void Constraints::drop(Table& table, const std::string& name) {
  erase_named(table.pending_keys, name);
  erase_named(table.pending_checks, name);
  erase_named(table.pending_references, name);
}

bool Constraints::has_key(const Table& table, const std::vector<std::string>& columns) const {
  std::vector<std::string> wanted;
  for (const std::string& column : columns) wanted.push_back(folded(column));
  std::ranges::sort(wanted);
  const auto holds_wanted = [&wanted](Statement query, const std::string& name) {
    std::vector<std::string> found;
    query.bind(1, std::string_view(name));
    while (query.step()) found.push_back(folded(query.text(0)));
    std::ranges::sort(found);
    return found == wanted;
  };
  if (holds_wanted(connection_.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0"),
                   table.name)) {
    return true;
  }
  Statement indexes = connection_.prepare(
      "SELECT name FROM pragma_index_list(?1) WHERE \"unique\" AND NOT partial");
  indexes.bind(1, std::string_view(table.name));
  while (indexes.step()) {
    if (holds_wanted(connection_.prepare("SELECT name FROM pragma_index_info(?1)"),
                     indexes.text(0))) {
      return true;
    }
  }
  return false;
}

Outcome Constraints::add_key(Table& table, const Key& key) {
  const auto columns = column_names(table, key.columns);
  if (!columns) return {Verdict::failed, "the table lacks a column of the key"};
  if (!has_key(table, *columns)) {
    const std::string wanted = key.name.empty() ? table.oracle_name + "_KEY" : key.name;
    const std::string problem = connection_.try_execute(
        fmt::format("CREATE UNIQUE INDEX {} ON {} {}", quoted_name(tables_.names().claim(wanted)),
                    quoted_name(table.name), name_list(*columns)));
    if (!problem.empty()) return {Verdict::failed, problem};
  }
  if (!key.primary || table.existed) return {};
  for (const std::string& name : key.columns) {
    Column& column = *table.find(name);
    column.wants_not_null = !column.not_null;
  }
  return {};
}

bool Constraints::is_pending() const {
  return std::ranges::any_of(std::as_const(tables_), [](const auto& entry) {
    return entry.second.has_pending_constraints();
  });
}

void Constraints::enable() {
  std::vector<Table*> changed;
  for (auto& [key, table] : tables_) {
    if (!table.created) continue;
    if (!table.has_pending_constraints() && !table.has_new_defaults) continue;
    for (const Key& pending : std::exchange(table.pending_keys, {})) {
      const Outcome outcome = add_key(table, pending);
      if (!outcome.is_done()) {
        refused(table, described("key", pending.name) + " was left out: " + outcome.reason);
      }
    }
    if (table.existed) continue;
    changed.push_back(&table);
  }
  for (Table* table : changed) {
    enable_not_null(*table);
    enable_checks(*table);
    enable_references(*table);
    table->has_new_defaults = false;
  }
  write(changed);
  for (const Table* table : changed) {
    for (const References& key : table->references) count_orphans(*table, key);
  }
}

void Constraints::enable_not_null(Table& table) {
  for (Column& column : table.columns) {
    if (!std::exchange(column.wants_not_null, false)) continue;
    if (column.saw_null) {
      refused(table, fmt::format("column {} of the primary key has rows with NULL", column.name));
    } else {
      column.not_null = true;
    }
  }
}

void Constraints::enable_checks(Table& table) {
  for (Check& check : std::exchange(table.pending_checks, {})) {
    // Known words in an order that SQLite does not know would make the schema unreadable.
    Table trial = table;
    trial.checks.push_back(check);
    if (!Connection(":memory:").try_execute(create_table_sql(trial)).empty()) {
      tables_.left_out(table, described("check", check.name), "SQLite cannot read it");
      continue;
    }
    Statement query = connection_.prepare(
        fmt::format("SELECT count(*) FROM {} WHERE NOT ({})", quoted_name(table.name), check.sql));
    query.step();
    if (const std::int64_t rows = query.integer(0); rows > 0) {
      refused(table, fmt::format("{} was left out: {} rows break it",
                                 described("check", check.name), rows));
    } else {
      table.checks.push_back(std::move(check));
    }
  }
}

void Constraints::enable_references(Table& table) {
  for (const ForeignKey& key : std::exchange(table.pending_references, {})) {
    const std::string what = described("foreign key", key.name);
    const Table* parent = tables_.find(key.parent_owner, key.parent_name);
    if (parent == nullptr || !parent->created) {
      tables_.left_out(
          table, what,
          fmt::format("its table {}.{} was not imported", key.parent_owner, key.parent_name));
      continue;
    }
    const auto columns = column_names(table, key.columns);
    const auto parent_columns = column_names(
        *parent, key.parent_columns.empty() ? parent->primary_key : key.parent_columns);
    if (!columns || !parent_columns || parent_columns->size() != columns->size() ||
        !has_key(*parent, *parent_columns)) {
      tables_.left_out(table, what,
                       fmt::format("the columns that it refers to are no key of {}", parent->name));
      continue;
    }
    table.references.push_back({key.name, *columns, parent->name, *parent_columns, key.on_delete});
  }
}

void Constraints::write(const std::vector<Table*>& changed) {
  if (changed.empty()) return;
  for (Table* table : changed) {
    // Whatever SQLite would not read again must not get into the schema.
    Connection(":memory:").execute(create_table_sql(*table));
  }
  connection_.execute("SAVEPOINT definitions");
  try {
    const std::int64_t version = connection_.integer("PRAGMA schema_version");
    connection_.execute("PRAGMA writable_schema = ON");
    Statement update =
        connection_.prepare("UPDATE sqlite_schema SET sql = ?1 WHERE type = 'table' AND name = ?2");
    for (const Table* table : changed) {
      const std::string definition = create_table_sql(*table);
      update.bind(1, std::string_view(definition)).bind(2, std::string_view(table->name)).step();
    }
    connection_.execute(fmt::format("PRAGMA schema_version = {}", version + 1));
    connection_.execute("PRAGMA writable_schema = RESET");
    connection_.execute("RELEASE definitions");
  } catch (const Error&) {
    connection_.try_execute("ROLLBACK TO definitions; RELEASE definitions");
    connection_.try_execute("PRAGMA writable_schema = RESET");
    throw;
  }
}

void Constraints::count_orphans(const Table& table, const References& key) {
  std::string present;
  std::string joined;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const std::string child = "child." + quoted_name(key.columns[i]);
    present += fmt::format("{} IS NOT NULL AND ", child);
    joined += fmt::format("{}parent.{} = {}", i == 0 ? "" : " AND ",
                          quoted_name(key.parent_columns[i]), child);
  }
  const std::int64_t orphans = connection_.integer(fmt::format(
      "SELECT count(*) FROM {} AS child WHERE {} NOT EXISTS (SELECT 1 FROM {} AS parent "
      "WHERE {})",
      quoted_name(table.name), present, quoted_name(key.parent), joined));
  if (orphans > 0) {
    refused(table, fmt::format("{}: {} rows have no parent in {}; PRAGMA foreign_key_check lists "
                               "them",
                               described("foreign key", key.name), orphans, key.parent));
  }
}

}  // namespace exhume::target::sqlite
