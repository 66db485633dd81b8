#include "src/target/postgresql/constraints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/constraint_words.hpp"
#include "src/target/postgresql/dialect.hpp"

namespace exhume::target::postgresql {
namespace {

std::string name_for(const std::string& oracle_name) {
  return oracle_name.empty() ? "" : folded_name(oracle_name);
}

// PostgreSQL has no foreign keys from numeric to integers.
bool has_types_of(const Table& table, const std::vector<std::string>& columns, const Table& parent,
                  const std::vector<std::string>& parent_columns) {
  const auto kind_of = [](const Table& of, const std::string& name) {
    const Column* column = of.find(name);
    return column == nullptr ? Kind::other : dialect().queries().kind(*column);
  };
  const auto& keys = parent_columns.empty() ? parent.primary_key : parent_columns;
  for (std::size_t i = 0; i < columns.size() && i < keys.size(); ++i) {
    const bool is_refused =
        kind_of(table, columns[i]) == Kind::number && kind_of(parent, keys[i]) == Kind::integer;
    if (is_refused) return false;
  }
  return true;
}

}  // namespace

Constraints::Constraints(Connection& connection, Tables& tables, Journal& journal,
                         Diagnostics& diagnostics)
    : target::Constraints(dialect(), tables, diagnostics),
      existing_(connection),
      tables_(tables),
      journal_(journal) {}

// Dumps create the index of a key before the key, which then takes the index over and gives it its
// own name.
Outcome Constraints::add_key(Table& table, const Key& key) {
  const auto columns = column_names(table, key.columns);
  if (!columns) return {Verdict::failed, "the table lacks a column of the key"};
  if (table.existed && existing_.has_key(table, name_for(key.name), *columns)) return {};
  const std::string kind = key.primary ? "PRIMARY KEY" : "UNIQUE";
  const std::string deferral(key.at_once ? "" : deferral_sql(key.source));
  const auto index = std::ranges::find(table.unique_indexes, key.columns, &UniqueIndex::columns);
  const bool takes_over = index != table.unique_indexes.end();
  // In a table that was there before, nothing tells the next import what the index was called.
  const bool keeps_name =
      takes_over && (key.name.empty() || table.existed || index->name == folded_name(key.name));
  const std::string wanted =
      key.name.empty() ? exact_name(table.name + "_key") : folded_name(key.name);
  const std::string name = keeps_name ? index->name : tables_.names().claim(table.schema, wanted);
  const std::string problem = journal_.change(fmt::format(
      "ALTER TABLE {} ADD CONSTRAINT {} {} {}{}", qualified_name(table), quoted_name(name), kind,
      takes_over ? "USING INDEX " + quoted_name(index->name) : name_list(*columns), deferral));
  if (!problem.empty()) {
    if (!keeps_name) tables_.names().release(table.schema, name);
    return {Verdict::failed, problem};
  }
  journal_.note_made(table.schema, name);
  if (takes_over) {
    if (!keeps_name) tables_.rename_index(table, index->name, name);
    table.unique_indexes.erase(index);
  }
  return {};
}

// PostgreSQL's foreign keys refer to keys that hold at once.
void Constraints::undefer_referenced() {
  const auto refers_to = [](const ForeignKey& reference, const Table& table, const Key& key) {
    const auto& columns =
        reference.parent_columns.empty() ? table.primary_key : reference.parent_columns;
    return reference.parent_owner == table.owner && reference.parent_name == table.oracle_name &&
           std::ranges::is_permutation(columns, key.columns);
  };
  for (auto& entry : tables_) {
    Table& table = entry.second;
    for (Key& key : table.pending_keys) {
      const bool is_referenced = std::ranges::any_of(tables_, [&](const auto& other) {
        return std::ranges::any_of(other.second.pending_references, [&](const ForeignKey& each) {
          return refers_to(each, table, key);
        });
      });
      if (!is_referenced || !is_deferrable(key.source)) continue;
      not_deferred(table, described("key", key.name), "foreign keys refer to it");
      key.at_once = true;
    }
  }
}

void Constraints::enable() {
  undefer_referenced();
  for (auto& [key, table] : tables_) {
    if (!table.created) continue;
    for (const Key& pending : std::exchange(table.pending_keys, {})) {
      const Outcome outcome = add_key(table, pending);
      if (!outcome.is_done()) {
        refused(table, described("key", pending.name), pending.source, outcome.reason);
      }
    }
    for (const Check& check : std::exchange(table.pending_checks, {})) add_check(table, check);
  }
  for (auto& [key, table] : tables_) {
    if (!table.created) continue;
    for (const ForeignKey& reference : std::exchange(table.pending_references, {})) {
      add_reference(table, reference);
    }
  }
}

void Constraints::add(const Table& table, const std::string& what, const std::string& definition,
                      bool validated, const sql::Constraint& source) {
  const std::string sql = "ALTER TABLE " + qualified_name(table) + " ADD " + definition;
  const std::string problem = journal_.change(sql);
  if (problem.empty()) return;
  if (!validated && journal_.change(sql + " NOT VALID").empty()) {
    report(table, what + " holds for new rows only: " + problem);
  } else {
    refused(table, what, source, problem);
  }
}

void Constraints::add_check(Table& table, const Check& check) {
  const std::string name = name_for(check.name);
  if (table.existed && existing_.has_check(table, name, check.sql)) return;
  add(table, described("check", check.name), constraint_sql(name) + "CHECK (" + check.sql + ")",
      check.validated, check.source);
}

void Constraints::add_reference(Table& table, const ForeignKey& key) {
  const std::string what = described("foreign key", key.name);
  const Table* parent = tables_.find(key.parent_owner, key.parent_name);
  if (parent == nullptr || !parent->created) {
    left_out(table, what, key.source,
             fmt::format("its table {}.{} was not imported", key.parent_owner, key.parent_name));
    return;
  }
  const auto columns = column_names(table, key.columns);
  const auto parent_columns = column_names(*parent, key.parent_columns);
  if (!columns || !parent_columns) {
    left_out(table, what, key.source, "its columns are not in the tables");
    return;
  }
  const std::string name = name_for(key.name);
  if (table.existed && existing_.has_reference(table, name, *columns, *parent)) return;
  // The types of a table that was there before are its owner's choice.
  if (table.existed && !has_types_of(table, key.columns, *parent, key.parent_columns)) {
    left_out(table, what, key.source, "a column of it is numeric, the key's an integer");
    return;
  }
  add(table, what,
      fmt::format(
          "{}FOREIGN KEY {} REFERENCES {}{}{}", constraint_sql(name), name_list(*columns),
          qualified_name(*parent), parent_columns->empty() ? "" : " " + name_list(*parent_columns),
          std::string(on_delete_sql(key.on_delete)) + std::string(deferral_sql(key.source))),
      key.validated, key.source);
}

}  // namespace exhume::target::postgresql
