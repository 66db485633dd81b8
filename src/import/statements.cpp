#include "src/import/statements.hpp"

#include <vector>

#include "src/sql/next_value.hpp"
#include "src/sql/tokens.hpp"

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
    statement.query.text = renamed_owners(statement.query.text);
  }
  void operator()(sql::CreateSynonym& statement) const {
    set(statement.target);
    if (!statement.is_public) set(statement.name);
  }
  void operator()(sql::Grant& statement) const {
    if (statement.object && statement.object_kind.empty()) set(*statement.object);
  }
  void operator()(sql::CreateCluster& statement) const { set(statement.name); }
  void operator()(auto&) const {}

 private:
  // The query with FROM "A"."T" as FROM "B"."T", where A's objects become B's.
  std::string renamed_owners(const std::string& query) const {
    std::string out;
    std::size_t copied = 0;
    const std::vector<sql::Token> tokens = sql::significant_tokens(query);
    for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
      const std::string_view before = tokens[i - 1].text;
      const bool may_be_owner = sql::is_word(before, "FROM") || sql::is_word(before, "JOIN") ||
                                before == "," || before == "(";
      if (!may_be_owner || tokens[i + 1].text != ".") continue;
      const bool is_quoted = tokens[i].kind == sql::TokenKind::quoted_identifier;
      const std::string owner =
          is_quoted ? sql::unquote(tokens[i].text) : sql::fold_case(tokens[i].text);
      const std::string target = selection_.target_owner(owner);
      if (target == owner) continue;
      out += query.substr(copied, tokens[i].offset - copied) + sql::quote(target, '"');
      copied = tokens[i].end();
    }
    return out + query.substr(copied);
  }

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
