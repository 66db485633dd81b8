#include "src/import/statements.hpp"

namespace exhume::imp {
namespace {

class Qualifier {
 public:
  Qualifier(const std::string& owner, const Selection& selection)
      : owner_(owner), selection_(selection) {}

  void operator()(sql::CreateTable& statement) const {
    set(statement.name);
    for (sql::Column& column : statement.columns) set(column.constraints);
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
      for (sql::Column& column : add->columns) set(column.constraints);
    }
  }
  void operator()(sql::Comment& statement) const { set(statement.object); }
  void operator()(sql::CreateSequence& statement) const { set(statement.name); }
  void operator()(sql::CreateView& statement) const { set(statement.name); }
  void operator()(sql::CreateCluster& statement) const { set(statement.name); }
  void operator()(auto&) const {}

 private:
  void set(sql::Name& name) const {
    const std::string& own = name.schema ? name.schema->text : owner_;
    name.schema = sql::Identifier{selection_.target_owner(own)};
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
