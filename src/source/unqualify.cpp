#include "src/source/unqualify.hpp"

namespace exhume::source {
namespace {

void strip(sql::Name& name, const std::string& owner) {
  if (name.schema && name.schema->text == owner) name.schema.reset();
}

}  // namespace

void unqualify(sql::Constraint& constraint, const std::string& owner) {
  if (auto* key = std::get_if<sql::ForeignKey>(&constraint.rule)) strip(key->table, owner);
}

void unqualify(sql::CreateTable& statement, const std::string& owner) {
  strip(statement.name, owner);
  for (sql::Column& column : statement.columns) {
    for (sql::Constraint& constraint : column.constraints) unqualify(constraint, owner);
  }
  for (sql::Constraint& constraint : statement.constraints) unqualify(constraint, owner);
}

void unqualify(sql::CreateIndex& statement, const std::string& owner) {
  strip(statement.name, owner);
  strip(statement.table, owner);
}

void unqualify(sql::CreateSequence& statement, const std::string& owner) {
  strip(statement.name, owner);
}

}  // namespace exhume::source
