#include "src/target/definition.hpp"

#include "src/sql/printer.hpp"
#include "src/target/constraint_words.hpp"

namespace exhume::target {
namespace {

std::string schema_of(const sql::Name& name) {
  return name.schema ? name.schema->text : std::string();
}

}  // namespace

Definition definition_of(const sql::CreateTable& statement, const std::string& target_name) {
  const std::string& name = statement.name.object.text;
  return {schema_of(statement.name), name, "table", name, target_name, sql::print(statement)};
}

Definition definition_of(const sql::CreateIndex& statement, const std::string& target_name) {
  return {schema_of(statement.table),
          statement.table.object.text,
          "index",
          statement.name.object.text,
          target_name,
          sql::print(statement)};
}

Definition definition_of(const sql::CreateSequence& statement, const std::string& target_name) {
  return {schema_of(statement.name),  "",          "sequence",
          statement.name.object.text, target_name, sql::print(statement)};
}

bool is_worth_keeping(const sql::AlterTable& statement) {
  if (std::holds_alternative<sql::AddConstraints>(statement.action)) return true;
  const auto* change = std::get_if<sql::AlterConstraint>(&statement.action);
  return change != nullptr && change->name && change->action == "ENABLE";
}

Definition definition_of(const sql::AlterTable& statement) {
  Definition definition{.owner = schema_of(statement.name),
                        .table = statement.name.object.text,
                        .kind = "constraint",
                        .statement = sql::print(statement)};
  if (const auto* add = std::get_if<sql::AddConstraints>(&statement.action)) {
    if (add->constraints.size() == 1) definition.name = name_of(add->constraints[0]);
  } else if (const auto* change = std::get_if<sql::AlterConstraint>(&statement.action)) {
    definition.kind = "enable";
    if (change->name) definition.name = change->name->text;
  }
  return definition;
}

}  // namespace exhume::target
