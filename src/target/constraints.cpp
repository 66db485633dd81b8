#include "src/target/constraints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/constraint_words.hpp"
#include "src/target/query/query.hpp"

namespace exhume::target {
namespace {

template <typename List>
void erase_named(List& list, const std::string& name) {
  std::erase_if(list, [&name](const auto& entry) { return entry.name == name; });
}

}  // namespace

void Constraints::refused(const Table& table, const std::string& what,
                          const sql::Constraint& constraint, const std::string& reason) {
  report(table, what + " was left out: " + reason);
  tables_.keep_left_out(table, alter_table(table, sql::AddConstraints{{constraint}}), reason);
}

void Constraints::left_out(const Table& table, const std::string& what,
                           const sql::Constraint& constraint, const std::string& reason) {
  tables_.left_out(table, what, reason);
  tables_.keep_left_out(table, alter_table(table, sql::AddConstraints{{constraint}}), reason);
}

void Constraints::not_deferred(const Table& table, const std::string& what, std::string_view why) {
  tables_.left_out(
      table, "the deferral of " + what,
      why.empty() ? fmt::format("{} checks it at once", dialect_.product()) : std::string(why));
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
  const sql::Constraint source = out_of_line(constraint, column);
  const auto columns_or_own = [&column](const std::vector<sql::Identifier>& columns) {
    return column.empty() ? texts(columns) : std::vector{column};
  };
  if (!constraint.enabled()) {
    left_out(table, described("constraint", name), source, "it is disabled");
  } else if (std::holds_alternative<sql::Nullability>(constraint.rule)) {
    if (is_deferrable(constraint)) not_deferred(table, described("constraint", name));
  } else if (const auto* key = std::get_if<sql::KeyConstraint>(&constraint.rule)) {
    table.pending_keys.push_back({name, key->primary, columns_or_own(key->columns), source});
    if (key->primary) table.primary_key = table.pending_keys.back().columns;
  } else if (const auto* foreign = std::get_if<sql::ForeignKey>(&constraint.rule)) {
    table.pending_references.push_back(
        {name, columns_or_own(foreign->columns),
         foreign->table.schema ? foreign->table.schema->text : table.owner,
         foreign->table.object.text, texts(foreign->referenced), foreign->on_delete,
         is_validated(constraint), source});
  } else if (const auto* check = std::get_if<sql::CheckConstraint>(&constraint.rule)) {
    Translation translation = translate_condition(check->condition.text, table, dialect_.queries());
    if (!translation.is_done()) {
      translation = dialect_.expression(check->condition, tables_.columns_of(table));
    }
    if (translation.is_done()) {
      if (is_deferrable(constraint)) not_deferred(table, described("check", name));
      table.pending_checks.push_back({name, translation.sql, is_validated(constraint), source});
    } else {
      left_out(table, described("check", name), source, translation.problem);
    }
  } else if (std::holds_alternative<sql::RefConstraint>(constraint.rule)) {
    left_out(table, described("constraint", name), source, "it is about references to objects");
  }
}

Outcome Constraints::add(Table& table, const sql::Constraint& constraint) {
  if (table.existed && !adds_to_existing(constraint)) {
    left_out(table, described("constraint", name_of(constraint)), constraint,
             "the table was there before this import and stays as it is");
    return {};
  }
  const std::size_t keys_before = table.pending_keys.size();
  collect(table, constraint, "");
  if (table.pending_keys.size() == keys_before || !table.created) return {};
  // Whether such a key can be deferred depends on what refers to it.
  if (is_deferrable(constraint)) return {};
  const Key key = table.pending_keys.back();
  table.pending_keys.pop_back();
  return add_key(table, key);
}

void Constraints::drop(Table& table, const std::string& name) {
  erase_named(table.pending_keys, name);
  erase_named(table.pending_checks, name);
  erase_named(table.pending_references, name);
}

bool Constraints::is_pending() const {
  return std::ranges::any_of(std::as_const(tables_), [](const auto& entry) {
    return entry.second.has_pending_constraints();
  });
}

}  // namespace exhume::target
