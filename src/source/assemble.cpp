#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "src/source/found.hpp"
#include "src/source/type_code.hpp"
#include "src/source/unqualify.hpp"
#include "src/sql/parser.hpp"
#include "src/target/constraint_words.hpp"
#include "src/target/defaults.hpp"
#include "src/target/expressions.hpp"

namespace exhume::source {
namespace {

using target::name_of;
using target::texts;

template <typename T>
std::optional<T> parse_as(const std::string& text) {
  sql::ParseResult parsed = sql::parse(text);
  auto* statement = std::get_if<sql::Statement>(&parsed);
  auto* wanted = statement == nullptr ? nullptr : std::get_if<T>(statement);
  return wanted == nullptr ? std::nullopt : std::optional<T>(std::move(*wanted));
}

std::vector<sql::Identifier> identifiers(const std::vector<std::string>& names) {
  std::vector<sql::Identifier> out;
  for (const std::string& name : names) out.push_back({name});
  return out;
}

std::string_view value_word(std::string_view word, target::DefaultFor) {
  return word == "CURRENT_USER" ? "USER" : "";
}

constexpr target::ExpressionDialect oracle{.nvl = "NVL", .max_digits = 40};
constexpr target::DefaultDialect oracle_defaults{
    .value_word = value_word, .keeps = [](const types::Number&) { return true; }};

bool is_not_null(const sql::Constraint& constraint) {
  const auto* nullability = std::get_if<sql::Nullability>(&constraint.rule);
  return nullability != nullptr && nullability->not_null && constraint.enabled();
}

using Names = std::set<std::string>;

Names as_set(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

class Assembling {
 public:
  Assembling(const FoundTable& found, const std::vector<target::Definition>& kept,
             const DeclaredType& declared_type, Diagnostics& diagnostics)
      : found_(found), declared_type_(declared_type), diagnostics_(diagnostics) {
    for (const target::Definition& definition : kept) {
      if (definition.owner == found.owner && definition.table == found.name) {
        kept_[definition.kind].push_back(&definition);
      }
    }
  }

  Table run() {
    table_.owner = found_.owner;
    table_.name = found_.name;
    table_.found_name = found_.found_name;
    table_.comment = found_.comment;
    read_kept();
    add_keys();
    add_columns();
    add_checks();
    add_references();
    add_indexes();
    return std::move(table_);
  }

 private:
  // What an import kept: CREATE TABLE, to take columns from, and constraints.
  void read_kept() {
    for (const target::Definition* definition : kept_["table"]) {
      if (auto statement = parse_as<sql::CreateTable>(definition->statement)) {
        unqualify(*statement, found_.owner);
        table_.statement = std::move(*statement);
      }
    }
    table_.statement.name.object = {found_.name};
    for (const sql::Column& column : table_.statement.columns) {
      for (const sql::Constraint& constraint : column.constraints) {
        learn(constraint, column.name.text);
      }
    }
    for (const sql::Constraint& constraint : table_.statement.constraints) learn(constraint, "");
    for (const target::Definition* definition : kept_["constraint"]) {
      auto statement = parse_as<sql::AlterTable>(definition->statement);
      if (!statement) continue;
      auto* add = std::get_if<sql::AddConstraints>(&statement->action);
      if (add == nullptr) continue;
      for (sql::Constraint& constraint : add->constraints) {
        unqualify(constraint, found_.owner);
        learn(constraint, "");
        list_of(constraint).push_back(std::move(constraint));
      }
    }
    for (const target::Definition* definition : kept_["enable"]) {
      table_.enabled.push_back(definition->name);
    }
  }

  std::vector<sql::Constraint>& list_of(const sql::Constraint& constraint) {
    if (std::holds_alternative<sql::KeyConstraint>(constraint.rule)) return table_.keys;
    if (std::holds_alternative<sql::ForeignKey>(constraint.rule)) return table_.references;
    return table_.checks;
  }

  // Notes what the database's own constraints need not say again.
  void learn(const sql::Constraint& constraint, const std::string& column) {
    const auto columns_or_own = [&column](const std::vector<sql::Identifier>& columns) {
      return column.empty() ? as_set(texts(columns)) : Names{column};
    };
    if (const auto* key = std::get_if<sql::KeyConstraint>(&constraint.rule)) {
      keys_.insert(columns_or_own(key->columns));
      if (key->primary) primary_key_ = columns_or_own(key->columns);
    } else if (const auto* foreign = std::get_if<sql::ForeignKey>(&constraint.rule)) {
      references_.insert(columns_or_own(foreign->columns));
    } else if (std::holds_alternative<sql::CheckConstraint>(constraint.rule)) {
      checks_.insert(folded(name_of(constraint)));
      if (!constraint.name) ++unnamed_checks_;
    }
  }

  static std::string folded(const std::string& name) { return sql::fold_case(name); }

  void add_keys() {
    for (const FoundKey& key : found_.keys) {
      if (!keys_.insert(as_set(key.columns)).second) continue;
      if (key.primary) primary_key_ = as_set(key.columns);
      table_.keys.push_back(
          constraint(key.name, sql::KeyConstraint{key.primary, identifiers(key.columns)}));
      table_.keys.back().state = {sql::UsingIndex{}, sql::ConstraintState::enable};
    }
  }

  void add_columns() {
    std::vector<sql::Column> columns;
    for (sql::Column& kept : table_.statement.columns) {
      const FoundColumn* column = find(kept.name.text);
      const bool computed = std::holds_alternative<sql::VirtualColumn>(kept.value);
      if (column == nullptr && !computed) continue;
      if (column != nullptr) take(*column, kept);
      columns.push_back(std::move(kept));
    }
    for (const FoundColumn& column : found_.columns) {
      const auto known =
          std::ranges::find(columns, column.name, [](const sql::Column& c) { return c.name.text; });
      if (known != columns.end()) continue;
      if (column.generated) {
        left_out("virtual column " + column.name, "its expression is not Oracle's");
        continue;
      }
      sql::Column made{.name = {column.name}};
      take(column, made);
      columns.push_back(std::move(made));
    }
    table_.statement.columns = std::move(columns);
  }

  const FoundColumn* find(const std::string& name) const {
    const auto found = std::ranges::find(found_.columns, name, &FoundColumn::name);
    return found == found_.columns.end() ? nullptr : &*found;
  }

  // Brings what is kept of a column in line with what the database has.
  void take(const FoundColumn& column, sql::Column& kept) {
    if (!column.comment.empty()) {
      table_.column_comments.push_back({{column.name}, column.comment});
    }
    if (std::holds_alternative<sql::VirtualColumn>(kept.value)) return;
    kept.value = std::monostate{};
    if (!kept.type || declared_type_(*kept.type) != column.declared) kept.type = noted_type(column);
    take_nullability(column, kept);
    if (!column.unknown_default.empty()) {
      left_out("the default of column " + column.name, column.unknown_default);
    } else if (!column.default_text.empty()) {
      table_.defaults.push_back({{column.name}, {column.default_text}});
    }
    table_.stored.push_back(
        {column.name, *kept.type, type_code(*kept.type), column.found_name, column.declared});
  }

  sql::DataType noted_type(const FoundColumn& column) const {
    const auto noted = parse_type(column.oracle_type);
    return noted && declared_type_(*noted) == column.declared ? *noted : column.type;
  }

  void take_nullability(const FoundColumn& column, sql::Column& kept) const {
    const bool says_so = std::ranges::any_of(kept.constraints, is_not_null);
    if (!column.not_null) std::erase_if(kept.constraints, is_not_null);
    if (!column.not_null || says_so || primary_key_.contains(column.name)) return;
    kept.constraints.push_back(
        {.rule = sql::Nullability{true}, .state = {sql::ConstraintState::enable}});
  }

  void add_checks() {
    for (const FoundCheck& check : found_.checks) {
      if (checks_.contains(folded(check.name)) || takes_place_of_unnamed()) continue;
      const auto condition = translated(check.condition);
      if (!condition.is_done()) {
        left_out(target::described("check", check.name), condition.problem);
        continue;
      }
      table_.checks.push_back(constraint(check.name, sql::CheckConstraint{{condition.sql}}));
      enable_later(table_.checks.back());
    }
  }

  // The database gave a name to each check that came without one, and none tells which.
  bool takes_place_of_unnamed() {
    if (unnamed_checks_ == 0) return false;
    --unnamed_checks_;
    return true;
  }

  void add_references() {
    for (const FoundReference& reference : found_.references) {
      if (references_.contains(as_set(reference.columns))) continue;
      sql::ForeignKey key{.columns = identifiers(reference.columns),
                          .table = {.object = {reference.parent}},
                          .referenced = identifiers(reference.parent_columns),
                          .on_delete = reference.on_delete};
      if (reference.parent_owner != found_.owner) key.table.schema = {reference.parent_owner};
      table_.references.push_back(constraint(reference.name, std::move(key)));
      enable_later(table_.references.back());
    }
  }

  // As exp does it, so that an import need not check rows that it knows to be sound.
  void enable_later(sql::Constraint& constraint) {
    constraint.state = {sql::ConstraintState::enable};
    if (!constraint.name) return;
    constraint.state.emplace_back(sql::ConstraintState::novalidate);
    table_.enabled.push_back(constraint.name->text);
  }

  void add_indexes() {
    std::set<std::string> used;
    for (const target::Definition* definition : kept_["index"]) {
      const auto found =
          std::ranges::find(found_.indexes, definition->target_name, &FoundIndex::name);
      if (found == found_.indexes.end()) continue;
      if (auto statement = parse_as<sql::CreateIndex>(definition->statement)) {
        unqualify(*statement, found_.owner);
        table_.indexes.push_back(std::move(*statement));
        used.insert(found->name);
      }
    }
    for (const FoundIndex& index : found_.indexes) {
      if (!used.contains(index.name) && !is_of_key(index)) add_index(index);
    }
  }

  bool is_of_key(const FoundIndex& index) const {
    Names columns;
    for (const FoundIndexKey& key : index.keys) columns.insert(key.column);
    return index.unique && keys_.contains(columns);
  }

  void add_index(const FoundIndex& index) {
    sql::CreateIndex statement{
        .kind = index.unique ? sql::IndexKind::unique : sql::IndexKind::plain,
        .name = {.object = {oracle_name(index.name)}},
        .table = {.object = {found_.name}}};
    for (const FoundIndexKey& key : index.keys) {
      const auto expression = key.column.empty()
                                  ? translated(key.expression)
                                  : target::Translation{sql::quote(key.column, '"'), ""};
      if (!expression.is_done()) {
        left_out("index " + index.name, expression.problem);
        return;
      }
      statement.keys.push_back(
          {.expression = {expression.sql},
           .order = key.descending ? sql::SortOrder::descending : sql::SortOrder::unspecified});
      if (!key.column.empty()) statement.keys.back().column = {key.column};
    }
    table_.indexes.push_back(std::move(statement));
  }

  target::Translation translated(const std::string& text) const {
    if (text.empty()) return {"", "its text is not known"};
    return target::translate_expression({text}, columns(), oracle);
  }

  target::FindColumn columns() const {
    return [this](std::string_view name) -> std::optional<target::ColumnReference> {
      for (const FoundColumn& column : found_.columns) {
        if (folded(column.found_name) != folded(std::string(name))) continue;
        const auto code = type_code(column.type);
        return target::ColumnReference{.name = column.name,
                                       .is_text = code == types::TypeCode::varchar2 ||
                                                  code == types::TypeCode::character ||
                                                  code == types::TypeCode::clob};
      }
      return std::nullopt;
    };
  }

  template <typename Rule>
  static sql::Constraint constraint(const std::string& name, Rule rule) {
    sql::Constraint made{.rule = std::move(rule)};
    if (!name.empty()) made.name = sql::Identifier{name};
    return made;
  }

  void left_out(const std::string& what, const std::string& reason) {
    diagnostics_.report({.code = Code::not_translated,
                         .severity = Severity::note,
                         .message = fmt::format("{}: {}", what, reason),
                         .place = {.owner = found_.owner, .table = found_.name}});
  }

  const FoundTable& found_;
  const DeclaredType& declared_type_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::vector<const target::Definition*>> kept_;
  Table table_;
  std::set<Names> keys_;
  std::set<Names> references_;
  Names checks_;
  std::size_t unnamed_checks_ = 0;
  Names primary_key_;
};

}  // namespace

Table assemble(const FoundTable& found, const std::vector<target::Definition>& kept,
               const DeclaredType& declared_type, Diagnostics& diagnostics) {
  return Assembling(found, kept, declared_type, diagnostics).run();
}

target::Translation oracle_default(const std::string& text, std::string_view moment) {
  const std::string word = sql::fold_case(text);
  if (word == "CURRENT_TIMESTAMP" || word == "LOCALTIMESTAMP" || word == "NOW()") {
    return {std::string(moment), ""};
  }
  return target::translate_default({text}, target::DefaultFor::any, 0, oracle_defaults);
}

std::optional<sql::CreateSequence> sequence_of(const target::Definition& kept,
                                               const std::string& next_value) {
  auto sequence = parse_as<sql::CreateSequence>(kept.statement);
  if (!sequence) return std::nullopt;
  unqualify(*sequence, kept.owner);
  const auto start = std::ranges::find(sequence->options, "START WITH", &sql::Option::keyword);
  if (start == sequence->options.end()) {
    sequence->options.push_back({"START WITH", next_value});
  } else {
    start->value = next_value;
  }
  return sequence;
}

std::string oracle_name(const std::string& name) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '#';
  };
  const bool is_folded =
      !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::ranges::all_of(name, is_part);
  return is_folded ? sql::fold_case(name) : name;
}

}  // namespace exhume::source
