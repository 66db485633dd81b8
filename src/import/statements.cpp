#include "src/import/statements.hpp"

#include "src/sql/tokens.hpp"

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

// TRIGGER "T" BEFORE INSERT ON "OWNER"."EMP": what stands behind the first ON.
std::optional<std::string> table_of_trigger(const sql::CreateProgram& trigger) {
  const auto tokens = sql::significant_tokens(trigger.source.text);
  const auto name = [](const sql::Token& token) {
    return token.kind == sql::TokenKind::quoted_identifier ? sql::unquote(token.text)
                                                           : sql::fold_case(token.text);
  };
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != sql::TokenKind::word || !sql::is_word(tokens[i].text, "ON")) continue;
    const bool is_qualified = i + 3 < tokens.size() && tokens[i + 2].text == ".";
    return name(tokens[is_qualified ? i + 3 : i + 1]);
  }
  return std::nullopt;
}

struct TableOf {
  std::optional<std::string> operator()(const sql::CreateTable& s) const {
    return s.name.object.text;
  }
  std::optional<std::string> operator()(const sql::CreateIndex& s) const {
    return s.table.object.text;
  }
  std::optional<std::string> operator()(const sql::AlterTable& s) const {
    return s.name.object.text;
  }
  std::optional<std::string> operator()(const sql::Comment& s) const {
    return s.object.object.text;
  }
  std::optional<std::string> operator()(const sql::Insert& s) const { return s.table.object.text; }
  std::optional<std::string> operator()(const sql::Grant& s) const {
    return s.object ? std::optional(s.object->object.text) : std::nullopt;
  }
  std::optional<std::string> operator()(const sql::CreateMaterializedViewLog& s) const {
    return s.table.object.text;
  }
  std::optional<std::string> operator()(const sql::CreateProgram& s) const {
    return s.kind == "TRIGGER" ? table_of_trigger(s) : std::nullopt;
  }
  std::optional<std::string> operator()(const auto&) const { return std::nullopt; }
};

}  // namespace

void qualify(sql::Statement& statement, const std::string& owner, const Selection& selection) {
  std::visit(Qualifier(owner, selection), statement);
}

std::optional<std::string> table_of(const sql::Statement& statement) {
  return std::visit(TableOf{}, statement);
}

bool is_about_constraints(const sql::Statement& statement) {
  const auto* alter = std::get_if<sql::AlterTable>(&statement);
  return alter != nullptr && (std::holds_alternative<sql::AddConstraints>(alter->action) ||
                              std::holds_alternative<sql::AlterConstraint>(alter->action));
}

}  // namespace exhume::imp
