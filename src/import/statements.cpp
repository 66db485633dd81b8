#include "src/import/statements.hpp"

#include <vector>

#include "src/import/query_owners.hpp"
#include "src/sql/next_value.hpp"

namespace exhume::imp {
namespace {

class Qualifier {
 public:
  Qualifier(const std::string& owner, const Selection& selection)
      : owner_(owner), selection_(selection) {}

  void operator()(sql::CreateTable& statement) const {
    set(statement.name);
    set(statement.columns);
    set(statement.constraints);
  }
  void operator()(sql::CreateIndex& statement) const {
    set(statement.name);
    set(statement.table);
  }
  void operator()(sql::AlterTable& statement) const {
    set(statement.name);
    if (auto* add = std::get_if<sql::AddConstraints>(&statement.action)) set(add->constraints);
    if (auto* add = std::get_if<sql::AddColumns>(&statement.action)) {
      set(add->columns);
      set(add->constraints);
    }
    if (auto* change = std::get_if<sql::ModifyColumns>(&statement.action)) set(change->columns);
  }
  void operator()(sql::Comment& statement) const { set(statement.object); }
  void operator()(sql::CreateSequence& statement) const { set(statement.name); }
  void operator()(sql::CreateView& statement) const {
    set(statement.name);
    statement.query.text = with_owners(statement.query.text, [this](const std::string& owner) {
      return selection_.target_owner(owner);
    });
  }
  void operator()(sql::CreateSynonym& statement) const {
    set(statement.target);
    if (!statement.is_public) set(statement.name);
  }
  void operator()(sql::Grant& statement) const {
    if (statement.object && statement.object_kind.empty()) set(*statement.object);
  }
  void operator()(sql::CreateCluster& statement) const { set(statement.name); }
  // Of what a target cannot have, only a name that says whose it is.
  void operator()(auto& other) const {
    if constexpr (requires { other.name.schema; }) {
      if (other.name.schema) set(other.name);
    }
  }

 private:
  void set(sql::Name& name) const {
    const std::string& own = name.schema ? name.schema->text : owner_;
    name.schema = sql::Identifier{selection_.target_owner(own)};
  }

  void set(std::vector<sql::Column>& columns) const {
    for (sql::Column& column : columns) {
      set(column.constraints);
      auto* value = std::get_if<sql::ColumnDefault>(&column.value);
      auto sequence = value ? sql::sequence_of(value->value) : std::nullopt;
      if (!sequence) continue;
      set(*sequence);
      value->value = sql::next_value_of(*sequence);
    }
  }

  void set(std::vector<sql::Constraint>& constraints) const {
    for (sql::Constraint& constraint : constraints) {
      if (auto* key = std::get_if<sql::ForeignKey>(&constraint.rule)) set(key->table);
    }
  }

  const std::string& owner_;
  const Selection& selection_;
};

}  // namespace

void qualify(sql::Statement& statement, const std::string& owner, const Selection& selection) {
  std::visit(Qualifier(owner, selection), statement);
}

bool is_about_constraints(const sql::Statement& statement) {
  const auto* alter = std::get_if<sql::AlterTable>(&statement);
  return alter != nullptr && (std::holds_alternative<sql::AddConstraints>(alter->action) ||
                              std::holds_alternative<sql::AlterConstraint>(alter->action));
}

}  // namespace exhume::imp
