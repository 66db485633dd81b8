#include "src/target/postgresql/constraints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/constraint_words.hpp"

namespace exhume::target::postgresql {
namespace {

// ENABLE NOVALIDATE: holds for new rows, whatever the old ones say.
bool is_validated(const sql::Constraint& constraint) {
  return std::ranges::none_of(constraint.state, [](const auto& state) {
    const auto* known = std::get_if<sql::ConstraintState>(&state);
    return known != nullptr && *known == sql::ConstraintState::novalidate;
  });
}

std::string_view on_delete_sql(sql::OnDelete action) {
  switch (action) {
    case sql::OnDelete::cascade: return " ON DELETE CASCADE";
    case sql::OnDelete::set_null: return " ON DELETE SET NULL";
    case sql::OnDelete::no_action: break;
  }
  return "";
}

std::string constraint_sql(const std::string& oracle_name) {
  return oracle_name.empty() ? "" : "CONSTRAINT " + quoted_name(folded_name(oracle_name)) + " ";
}

template <typename List>
void erase_named(List& list, const std::string& name) {
  std::erase_if(list, [&name](const auto& entry) { return entry.name == name; });
}

}  // namespace

void Constraints::refused(const Table& table, const std::string& what, const std::string& reason) {
  report(table, what + " was left out: " + reason);
}

void Constraints::report(const Table& table, std::string message) {
  diagnostics_.report({.code = Code::imp_statement_failed,
                       .message = std::move(message),
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
  } else if (const auto* foreign = std::get_if<sql::ForeignKey>(&constraint.rule)) {
    table.pending_references.push_back(
        {name, columns_or_own(foreign->columns),
         foreign->table.schema ? foreign->table.schema->text : table.owner,
         foreign->table.object.text, texts(foreign->referenced), foreign->on_delete,
         is_validated(constraint)});
  } else if (const auto* check = std::get_if<sql::CheckConstraint>(&constraint.rule)) {
    const Translation translation =
        translate_expression(check->condition, Tables::columns_of(table));
    if (translation.is_done()) {
      table.pending_checks.push_back({name, translation.sql, is_validated(constraint)});
    } else {
      tables_.left_out(table, described("check", name), translation.problem);
    }
  } else if (std::holds_alternative<sql::RefConstraint>(constraint.rule)) {
    tables_.left_out(table, described("constraint", name), "it is about references to objects");
  }
}

Outcome Constraints::add(Table& table, const sql::Constraint& constraint) {
  if (table.existed) {
    tables_.left_out(table, described("constraint", name_of(constraint)),
                     "the table was there before this import and stays as it is");
    return {};
  }
  const std::size_t keys_before = table.pending_keys.size();
  collect(table, constraint, "");
  if (table.pending_keys.size() == keys_before || !table.created) return {};
  const Key key = table.pending_keys.back();
  table.pending_keys.pop_back();
  return add_key(table, key);
}

void Constraints::drop(Table& table, const std::string& name) {
  erase_named(table.pending_keys, name);
  erase_named(table.pending_checks, name);
  erase_named(table.pending_references, name);
}

// Dumps create the index of a key before the key, which then takes the index over.
Outcome Constraints::add_key(Table& table, const Key& key) {
  const auto columns = column_names(table, key.columns);
  if (!columns) return {Verdict::failed, "the table lacks a column of the key"};
  const std::string kind = key.primary ? "PRIMARY KEY" : "UNIQUE";
  const auto index = std::ranges::find(table.unique_indexes, key.columns, &UniqueIndex::columns);
  if (index != table.unique_indexes.end()) {
    const std::string problem = connection_.try_execute(
        fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {} USING INDEX {}", qualified_name(table),
                    quoted_name(index->name), kind, quoted_name(index->name)));
    if (!problem.empty()) return {Verdict::failed, problem};
    table.unique_indexes.erase(index);
    return {};
  }
  const std::string wanted = key.name.empty() ? table.name + "_key" : folded_name(key.name);
  const std::string name = tables_.names().claim(table.schema, exact_name(wanted));
  const std::string problem = connection_.try_execute(
      fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {} {}", qualified_name(table),
                  quoted_name(name), kind, name_list(*columns)));
  if (problem.empty()) return {};
  tables_.names().release(table.schema, name);
  return {Verdict::failed, problem};
}

bool Constraints::is_pending() const {
  return std::ranges::any_of(
      tables_, [](const auto& entry) { return entry.second.has_pending_constraints(); });
}

void Constraints::enable() {
  for (auto& [key, table] : tables_) {
    if (!table.created) continue;
    for (const Key& pending : std::exchange(table.pending_keys, {})) {
      const Outcome outcome = add_key(table, pending);
      if (!outcome.is_done()) refused(table, described("key", pending.name), outcome.reason);
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
                      bool validated) {
  const std::string sql = "ALTER TABLE " + qualified_name(table) + " ADD " + definition;
  const std::string problem = connection_.try_execute(sql);
  if (problem.empty()) return;
  if (!validated && connection_.try_execute(sql + " NOT VALID").empty()) {
    report(table, what + " holds for new rows only: " + problem);
  } else {
    refused(table, what, problem);
  }
}

void Constraints::add_check(Table& table, const Check& check) {
  add(table, described("check", check.name),
      constraint_sql(check.name) + "CHECK (" + check.sql + ")", check.validated);
}

void Constraints::add_reference(Table& table, const ForeignKey& key) {
  const std::string what = described("foreign key", key.name);
  const Table* parent = tables_.find(key.parent_owner, key.parent_name);
  if (parent == nullptr || !parent->created) {
    tables_.left_out(
        table, what,
        fmt::format("its table {}.{} was not imported", key.parent_owner, key.parent_name));
    return;
  }
  const auto columns = column_names(table, key.columns);
  const auto parent_columns = column_names(*parent, key.parent_columns);
  if (!columns || !parent_columns) {
    tables_.left_out(table, what, "its columns are not in the tables");
    return;
  }
  add(table, what,
      fmt::format("{}FOREIGN KEY {} REFERENCES {}{}{}", constraint_sql(key.name),
                  name_list(*columns), qualified_name(*parent),
                  parent_columns->empty() ? "" : " " + name_list(*parent_columns),
                  on_delete_sql(key.on_delete)),
      key.validated);
}

}  // namespace exhume::target::postgresql
