#include "src/ddl/object.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "src/sql/tokens.hpp"

namespace exhume::ddl {
namespace {

struct KindName {
  Kind kind;
  std::string_view name;
};

constexpr std::array names = std::to_array<KindName>({
    {Kind::tablespace, "tablespace"},
    {Kind::user, "user"},
    {Kind::directory, "directory"},
    {Kind::database_link, "database link"},
    {Kind::type, "type"},
    {Kind::sequence, "sequence"},
    {Kind::cluster, "cluster"},
    {Kind::table, "table"},
    {Kind::comment, "comment"},
    {Kind::index, "index"},
    {Kind::constraint, "constraint"},
    {Kind::synonym, "synonym"},
    {Kind::view, "view"},
    {Kind::materialized_view, "materialized view"},
    {Kind::procedure, "procedure"},
    {Kind::function, "function"},
    {Kind::package, "package"},
    {Kind::foreign_key, "foreign key"},
    {Kind::trigger, "trigger"},
    {Kind::grant, "grant"},
    {Kind::block, "block"},
    {Kind::statistics, "statistics"},
    {Kind::other, "other"},
});

struct KeywordKind {
  std::string_view keyword;
  Kind kind;
};

// The words between CREATE or ALTER and the name.
constexpr std::array keywords = std::to_array<KeywordKind>({
    {"TABLESPACE", Kind::tablespace},
    {"TEMPORARY TABLESPACE", Kind::tablespace},
    {"UNDO TABLESPACE", Kind::tablespace},
    {"USER", Kind::user},
    {"ROLE", Kind::user},
    {"PROFILE", Kind::user},
    {"DIRECTORY", Kind::directory},
    {"DATABASE LINK", Kind::database_link},
    {"TYPE", Kind::type},
    {"TYPE BODY", Kind::type},
    {"SEQUENCE", Kind::sequence},
    {"CLUSTER", Kind::cluster},
    {"TABLE", Kind::table},
    {"INDEX", Kind::index},
    {"SYNONYM", Kind::synonym},
    {"VIEW", Kind::view},
    {"SNAPSHOT", Kind::materialized_view},
    {"SNAPSHOT LOG", Kind::materialized_view},
    {"MATERIALIZED VIEW", Kind::materialized_view},
    {"MATERIALIZED VIEW LOG", Kind::materialized_view},
    {"PROCEDURE", Kind::procedure},
    {"FUNCTION", Kind::function},
    {"PACKAGE", Kind::package},
    {"PACKAGE BODY", Kind::package},
    {"TRIGGER", Kind::trigger},
});

Kind keyword_kind(std::string_view keyword) {
  const auto found = std::ranges::find(keywords, keyword, &KeywordKind::keyword);
  return found == keywords.end() ? Kind::other : found->kind;
}

Object object(Kind kind, const sql::Name& name, bool creates) {
  return {kind, name.schema ? name.schema->text : std::string(), name.object.text, creates};
}

Kind constraint_kind(const sql::Constraint& constraint) {
  return std::holds_alternative<sql::ForeignKey>(constraint.rule) ? Kind::foreign_key
                                                                  : Kind::constraint;
}

struct Describe {
  Object operator()(const sql::CreateTable& s) const { return object(Kind::table, s.name, true); }
  Object operator()(const sql::CreateIndex& s) const { return object(Kind::index, s.name, true); }
  Object operator()(const sql::AlterTable& s) const {
    if (const auto* add = std::get_if<sql::AddConstraints>(&s.action)) {
      const bool foreign = std::ranges::any_of(add->constraints, [](const auto& constraint) {
        return constraint_kind(constraint) == Kind::foreign_key;
      });
      return object(foreign ? Kind::foreign_key : Kind::constraint, s.name, true);
    }
    const bool constraint = std::holds_alternative<sql::AlterConstraint>(s.action);
    return object(constraint ? Kind::constraint : Kind::table, s.name, false);
  }
  Object operator()(const sql::Insert& s) const { return object(Kind::other, s.table, false); }
  Object operator()(const sql::CreateSequence& s) const {
    return object(Kind::sequence, s.name, true);
  }
  Object operator()(const sql::Comment& s) const { return object(Kind::comment, s.object, true); }
  Object operator()(const sql::CreateSynonym& s) const {
    return object(Kind::synonym, s.name, true);
  }
  Object operator()(const sql::Grant& s) const {
    return s.object ? object(Kind::grant, *s.object, true) : Object{Kind::grant, "", "", true};
  }
  Object operator()(const sql::CreateView& s) const { return object(Kind::view, s.name, true); }
  Object operator()(const sql::CreateMaterializedView& s) const {
    return object(Kind::materialized_view, s.name, true);
  }
  Object operator()(const sql::CreateMaterializedViewLog& s) const {
    return object(Kind::materialized_view, s.table, true);
  }
  Object operator()(const sql::CreateDatabaseLink& s) const {
    std::string name;
    for (const sql::Identifier& part : s.name) name += (name.empty() ? "" : ".") + part.text;
    return {Kind::database_link, "", name, true};
  }
  Object operator()(const sql::CreateType& s) const { return object(Kind::type, s.name, true); }
  Object operator()(const sql::CreateProgram& s) const {
    return object(keyword_kind(s.kind), s.name, true);
  }
  Object operator()(const sql::CreateCluster& s) const {
    return object(Kind::cluster, s.name, true);
  }
  Object operator()(const sql::CreateOther& s) const {
    return object(keyword_kind(s.kind), s.name, true);
  }
  Object operator()(const sql::AlterObject& s) const {
    return object(keyword_kind(s.kind), s.name, false);
  }
  Object operator()(const sql::DropObject& s) const {
    return object(keyword_kind(s.kind), s.name, false);
  }
  Object operator()(const sql::AlterSession&) const { return {}; }
  Object operator()(const sql::Analyze& s) const { return object(Kind::statistics, s.name, false); }
  Object operator()(const sql::OtherStatement&) const { return {}; }
  Object operator()(const sql::Execute&) const { return {.kind = Kind::block}; }
  Object operator()(const sql::TransportCall& s) const {
    return {.kind = Kind::block, .name = s.procedure.back().text};
  }
  Object operator()(const sql::Block&) const { return {.kind = Kind::block}; }
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

std::string_view kind_name(Kind kind) {
  return std::ranges::find(names, kind, &KindName::kind)->name;
}

std::optional<Kind> find_kind(std::string_view name) {
  std::string wanted;
  for (const char c : name) {
    wanted.push_back(c == '_' || c == '-'   ? ' '
                     : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32)
                                            : c);
  }
  const auto found = std::ranges::find(names, wanted, &KindName::name);
  return found == names.end() ? std::nullopt : std::optional(found->kind);
}

std::vector<std::string> kind_names() {
  std::vector<std::string> out;
  for (const KindName& entry : names) out.emplace_back(entry.name);
  return out;
}

Object describe(const sql::Statement& statement) {
  return std::visit(Describe{}, statement);
}

std::optional<std::string> table_of(const sql::Statement& statement) {
  return std::visit(TableOf{}, statement);
}

}  // namespace exhume::ddl
