#include "src/target/sqlite/constraints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/constraint_words.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {

Constraints::Constraints(Connection& connection, Tables& tables, Journal& journal,
                         Diagnostics& diagnostics)
    : target::Constraints(dialect(), tables, diagnostics),
      connection_(connection),
      tables_(tables),
      journal_(journal) {}

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
  if (journal_.is_replaying() || !has_key(table, *columns)) {
    const std::string name =
        tables_.claim_index(table, key.name.empty() ? table.oracle_name + "_KEY" : key.name);
    const std::string problem =
        journal_.change(fmt::format("CREATE UNIQUE INDEX {} ON {} {}", quoted_name(name),
                                    quoted_name(table.name), name_list(*columns)));
    if (!problem.empty()) return {Verdict::failed, problem};
    journal_.note_made("", name);
    if (is_deferrable(key.source)) not_deferred(table, described("key", key.name));
  }
  if (!key.primary || table.existed) return {};
  for (const std::string& name : key.columns) {
    Column& column = *table.find(name);
    column.wants_not_null = !column.not_null;
  }
  return {};
}

void Constraints::enable() {
  std::vector<Change> changes;
  for (auto& [key, table] : tables_) {
    if (!table.created) continue;
    if (!table.has_pending_constraints() && !table.has_new_defaults) continue;
    for (const Key& pending : std::exchange(table.pending_keys, {})) {
      const Outcome outcome = add_key(table, pending);
      if (!outcome.is_done()) {
        refused(table, described("key", pending.name), pending.source, outcome.reason);
      }
    }
    if (table.existed) continue;
    changes.push_back({&table, {}});
  }
  for (Change& change : changes) {
    enable_not_null(*change.table);
    enable_checks(change);
    enable_references(change);
    change.table->has_new_defaults = false;
  }
  write(changes);
  for (const Change& change : changes) {
    for (const References& key : change.rules.references) count_orphans(*change.table, key);
  }
}

void Constraints::enable_not_null(Table& table) {
  for (Column& column : table.columns) {
    if (!std::exchange(column.wants_not_null, false)) continue;
    const bool has_null =
        connection_.integer(fmt::format("SELECT EXISTS (SELECT 1 FROM {} WHERE {} IS NULL)",
                                        quoted_name(table.name), quoted_name(column.name)));
    if (has_null) {
      report(table, fmt::format("column {} of the primary key has rows with NULL", column.name));
    } else {
      column.not_null = true;
    }
  }
}

void Constraints::enable_checks(Change& change) {
  Table& table = *change.table;
  for (Check& check : std::exchange(table.pending_checks, {})) {
    // Known words in an order that SQLite does not know would make the schema unreadable.
    if (!Connection(":memory:").try_execute(create_table_sql(table, {{check}, {}})).empty()) {
      left_out(table, described("check", check.name), check.source, "SQLite cannot read it");
      continue;
    }
    Statement query = connection_.prepare(
        fmt::format("SELECT count(*) FROM {} WHERE NOT ({})", quoted_name(table.name), check.sql));
    query.step();
    if (const std::int64_t rows = query.integer(0); rows > 0) {
      refused(table, described("check", check.name), check.source,
              fmt::format("{} rows break it", rows));
    } else {
      change.rules.checks.push_back(std::move(check));
    }
  }
}

void Constraints::enable_references(Change& change) {
  Table& table = *change.table;
  for (const ForeignKey& key : std::exchange(table.pending_references, {})) {
    const std::string what = described("foreign key", key.name);
    const Table* parent = tables_.find(key.parent_owner, key.parent_name);
    if (parent == nullptr || !parent->created) {
      left_out(table, what, key.source,
               fmt::format("its table {}.{} was not imported", key.parent_owner, key.parent_name));
      continue;
    }
    const auto columns = column_names(table, key.columns);
    const auto parent_columns = column_names(
        *parent, key.parent_columns.empty() ? parent->primary_key : key.parent_columns);
    if (!columns || !parent_columns || parent_columns->size() != columns->size() ||
        !has_key(*parent, *parent_columns)) {
      left_out(table, what, key.source,
               fmt::format("the columns that it refers to are no key of {}", parent->name));
      continue;
    }
    change.rules.references.push_back({key.name, *columns, parent->name, *parent_columns,
                                       key.on_delete, deferral_sql(key.source)});
  }
}

void Constraints::write(const std::vector<Change>& changes) {
  if (changes.empty()) return;
  for (const Change& change : changes) {
    // Whatever SQLite would not read again must not get into the schema.
    Connection(":memory:").execute(create_table_sql(*change.table, change.rules));
  }
  connection_.execute("SAVEPOINT definitions");
  try {
    const std::int64_t version = connection_.integer("PRAGMA schema_version");
    connection_.execute("PRAGMA writable_schema = ON");
    Statement update =
        connection_.prepare("UPDATE sqlite_schema SET sql = ?1 WHERE type = 'table' AND name = ?2");
    for (const Change& change : changes) {
      const std::string definition = create_table_sql(*change.table, change.rules);
      update.bind(1, std::string_view(definition))
          .bind(2, std::string_view(change.table->name))
          .step();
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
    report(table, fmt::format("{}: {} rows have no parent in {}; PRAGMA foreign_key_check lists "
                              "them",
                              described("foreign key", key.name), orphans, key.parent));
  }
}

}  // namespace exhume::target::sqlite
