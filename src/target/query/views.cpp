#include "src/target/query/views.hpp"

#include <fmt/format.h>

#include <set>

#include "src/target/query/query.hpp"

namespace exhume::target {
namespace {

// The owner of public synonyms.
constexpr const char* everybody = "PUBLIC";

Outcome no_meaning(std::string reason) {
  return {Verdict::no_meaning, std::move(reason)};
}

std::string schema_of(const sql::Name& name) {
  return name.schema ? name.schema->text : std::string();
}

// Targets fold more or less of a name's case.
bool has_duplicates(const std::vector<RelationColumn>& columns) {
  std::set<std::string> names;
  for (const RelationColumn& column : columns) {
    if (!names.insert(sql::fold_case(column.name)).second) return true;
  }
  return false;
}

}  // namespace

Outcome Views::create(const sql::CreateView& statement) {
  if (!statement.object_view.empty()) return no_meaning("it is a view of objects");
  const std::string owner = schema_of(statement.name);
  const FindRelation find_relation = [this, &owner](const std::string& of,
                                                    const std::string& name) {
    return find(owner, of, name);
  };
  auto query = translate_query(statement.query.text, dialect_, find_relation);
  if (const auto* problem = std::get_if<std::string>(&query)) return no_meaning(*problem);
  Relation& relation = std::get<Relation>(query);
  if (!statement.columns.empty() && statement.columns.size() != relation.columns.size()) {
    return no_meaning("its columns are not those of its query");
  }
  for (std::size_t i = 0; i < statement.columns.size(); ++i) {
    RelationColumn& column = relation.columns[i];
    column.oracle_name = statement.columns[i].name.text;
    column.name = dialect_.name(column.oracle_name);
    column.is_native = false;
  }
  return make(owner, statement.name.object.text, std::move(relation));
}

Outcome Views::create(const sql::CreateSynonym& statement) {
  if (!statement.link.empty()) return no_meaning("it reads through a database link");
  const std::string of = schema_of(statement.target);
  auto relation = find(of, of, statement.target.object.text);
  if (!relation) {
    return no_meaning(fmt::format("{}.{} is no table or view that was imported", of,
                                  statement.target.object.text));
  }
  std::string columns;
  for (const RelationColumn& column : relation->columns) {
    columns += (columns.empty() ? "" : ", ") + quoted_name(column.name);
  }
  relation->sql = fmt::format("SELECT {} FROM {}", columns, relation->sql);
  return make(statement.is_public ? everybody : schema_of(statement.name),
              statement.name.object.text, std::move(*relation));
}

Outcome Views::make(const std::string& owner, const std::string& name, Relation query) {
  if (made_.contains({owner, name})) return {Verdict::exists, "a view of that name exists"};
  std::vector<std::string> columns;
  for (const RelationColumn& column : query.columns) {
    if (column.oracle_name.empty()) return no_meaning("a column of its query has no name");
    columns.push_back(column.name);
  }
  if (columns.empty() || has_duplicates(query.columns)) {
    return no_meaning("two of its columns would have the same name");
  }
  const auto place = tables_.place_view(owner, name);
  if (!place) return {Verdict::exists, "a table or view of that name exists"};
  const std::string view = qualified_name(*place);
  const std::string check = dialect_.check(view);
  std::string problem =
      journal_.change(fmt::format("CREATE VIEW {} {} AS {}{}{}", view, name_list(columns),
                                  query.sql, check.empty() ? "" : "; ", check));
  if (!problem.empty()) {
    if (!check.empty()) session_.try_execute("DROP VIEW IF EXISTS " + view);
    tables_.release_name(*place, place->name);
    return {Verdict::failed, std::move(problem)};
  }
  journal_.note_made(place->schema, place->name);
  query.sql = view;
  made_[{owner, name}] = std::move(query);
  return {};
}

std::optional<Relation> Views::made(const std::string& owner, const std::string& name) const {
  const auto view = made_.find({owner, name});
  return view == made_.end() ? std::nullopt : std::optional(view->second);
}

std::optional<Relation> Views::find(const std::string& current, const std::string& owner,
                                    const std::string& name) {
  const std::string& schema = owner.empty() ? current : owner;
  if (auto view = made(schema, name)) return view;
  const Table* table = tables_.find(schema, name);
  if (table != nullptr && table->created) return relation_of(*table, dialect_);
  return owner.empty() ? made(everybody, name) : std::nullopt;
}

}  // namespace exhume::target
