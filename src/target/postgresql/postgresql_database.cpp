#include "src/target/postgresql/postgresql_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "src/target/postgresql/constraints.hpp"
#include "src/target/postgresql/copy_writer.hpp"
#include "src/target/postgresql/sequences.hpp"

namespace exhume::target::postgresql {
namespace {

Outcome no_meaning(std::string reason = "") {
  return {Verdict::no_meaning, std::move(reason)};
}

Outcome done_or_failed(std::string problem) {
  return problem.empty() ? Outcome{} : Outcome{Verdict::failed, std::move(problem)};
}

std::string schema_of(const sql::Name& name) {
  return name.schema ? name.schema->text : std::string();
}

class PostgresqlDatabase final : public Database {
 public:
  PostgresqlDatabase(const std::string& uri, Commits commits, Diagnostics& diagnostics)
      : commits_(commits),
        connection_(uri, commits),
        catalog_(connection_),
        tables_(connection_, catalog_, diagnostics),
        constraints_(connection_, tables_, diagnostics) {}

  std::string product() const override { return "PostgreSQL"; }
  std::string description() const override { return connection_.description(); }

  Outcome apply(const sql::Statement& statement) override {
    return std::visit([this](const auto& known) { return apply_one(known); }, statement);
  }

  void keep(std::string_view owner, std::string_view kind, std::string_view name,
            std::string_view text) override {
    catalog_.add_object(owner, kind, name, text);
  }

  Outcome begin_rows(const types::TableDescription& description) override {
    Table* table = tables_.find(description.owner, description.name);
    if (table == nullptr) table = &tables_.add(description);
    if (!table->created) {
      if (Outcome outcome = create(*table, description); !outcome.is_done()) return outcome;
    }
    std::vector<RowColumn> columns;
    std::vector<std::string> names;
    for (const types::Column& column : description.columns) {
      const Column* found = find_column(*table, column.name);
      if (found == nullptr && !table->existed) {
        std::string problem = tables_.add_column(*table, tables_.make_column(*table, column));
        if (!problem.empty()) return done_or_failed(std::move(problem));
        found = &table->columns.back();
      }
      if (found == nullptr) {
        return done_or_failed(fmt::format("the table has no column {}", column.name));
      }
      columns.push_back({column.name, what_it_holds(found->declared)});
      names.push_back(found->name);
    }
    writer_.emplace(connection_, commits_,
                    fmt::format("COPY {} {} FROM STDIN", qualified_name(*table), name_list(names)),
                    std::move(columns));
    return done_or_failed(writer_->begin());
  }

  Outcome insert(std::span<const types::Value> values) override {
    writer_->insert(values);
    return {};
  }

  std::vector<RefusedRow> take_refused() override { return writer_->take_refused(); }
  void commit_rows() override { writer_->commit(); }
  void end_rows() override { writer_->end(); }
  void roll_back_rows() override { writer_->roll_back(); }

  bool has_pending_constraints() const override { return constraints_.is_pending(); }
  void enable_constraints() override { constraints_.enable(); }

  void finish() override {
    constraints_.enable();
    connection_.finish();
  }

 private:
  template <typename Other>
  Outcome apply_one(const Other&) {
    return no_meaning();
  }

  Outcome apply_one(const sql::CreateTable& statement) {
    const std::string owner = schema_of(statement.name);
    if (tables_.find(owner, statement.name.object.text) != nullptr) {
      return {Verdict::exists, "a table of that name exists"};
    }
    Table& table = tables_.add(statement);
    constraints_.collect(table, statement);
    // An object table names no columns; its rows will.
    if (table.columns.empty()) return {};
    const Outcome outcome = done_or_failed(tables_.create(table));
    if (!outcome.is_done()) tables_.forget(table);
    return outcome;
  }

  Outcome apply_one(const sql::CreateIndex& statement) {
    if (statement.on_cluster) return no_meaning("PostgreSQL has no clusters");
    if (statement.join) return no_meaning("PostgreSQL has no join indexes");
    if (sql::find<sql::IndexType>(statement.clauses) != nullptr) {
      return no_meaning("PostgreSQL has no domain indexes");
    }
    Table* table = tables_.find(schema_of(statement.table), statement.table.object.text);
    if (table == nullptr || !table->created) return no_meaning("its table was not imported");
    std::string keys;
    for (const sql::IndexKey& key : statement.keys) {
      const Translation translation =
          translate_expression(key.expression, Tables::columns_of(*table));
      if (!translation.is_done()) return no_meaning(translation.problem);
      keys += (keys.empty() ? "" : ", ") +
              (key.column ? translation.sql : "(" + translation.sql + ")") +
              (key.order == sql::SortOrder::descending ? " DESC" : "");
    }
    const std::string wanted = folded_name(statement.name.object.text);
    if (index_exists(wanted, *table)) return {Verdict::exists, "an index of that name exists"};
    const std::string name = tables_.names().claim(table->schema, wanted);
    const bool is_unique = statement.kind == sql::IndexKind::unique;
    const Outcome outcome = done_or_failed(connection_.try_execute(
        fmt::format("CREATE {}INDEX {} ON {} ({})", is_unique ? "UNIQUE " : "", quoted_name(name),
                    qualified_name(*table), keys)));
    if (!outcome.is_done()) {
      tables_.names().release(table->schema, name);
    } else if (is_unique) {
      note_unique(*table, name, statement.keys);
    }
    return outcome;
  }

  Outcome apply_one(const sql::AlterTable& statement) {
    Table* table = tables_.find(schema_of(statement.name), statement.name.object.text);
    if (table == nullptr) return no_meaning("its table was not imported");
    return std::visit([this, table](const auto& action) { return alter(*table, action); },
                      statement.action);
  }

  Outcome apply_one(const sql::Comment& statement) {
    Table* table = tables_.find(schema_of(statement.object), statement.object.object.text);
    if (table == nullptr || !table->created) return no_meaning("it is about no table");
    if (table->existed) return {};
    std::string target = "TABLE " + qualified_name(*table);
    if (statement.column) {
      const Column* column = table->find(statement.column->text);
      if (column == nullptr) return no_meaning("it is about no column");
      target = "COLUMN " + qualified_name(*table) + "." + quoted_name(column->name);
    }
    return done_or_failed(connection_.try_execute(
        fmt::format("COMMENT ON {} IS {}", target, quoted_text(statement.text))));
  }

  Outcome apply_one(const sql::CreateSequence& statement) {
    const std::string schema = tables_.make_schema(schema_of(statement.name));
    const std::string name = folded_name(statement.name.object.text);
    if (tables_.names().is_taken(schema, name)) {
      return {Verdict::exists, "a sequence or table of that name exists"};
    }
    const Translation translation = create_sequence_sql(schema, name, statement);
    if (!translation.is_done()) return no_meaning(translation.problem);
    tables_.names().take(schema, name);
    return done_or_failed(connection_.try_execute(translation.sql));
  }

  Outcome alter(Table& table, const sql::AddConstraints& action) {
    Outcome last;
    for (const sql::Constraint& constraint : action.constraints) {
      const Outcome outcome = constraints_.add(table, constraint);
      if (!outcome.is_done()) last = outcome;
    }
    return last;
  }

  Outcome alter(Table& table, const sql::AddColumns& action) {
    if (table.existed) return {Verdict::exists, "the table was there before"};
    for (const sql::Column& column : action.columns) {
      Column made = tables_.make_column(table, column);
      if (!table.created) {
        table.columns.push_back(std::move(made));
      } else if (std::string problem = tables_.add_column(table, std::move(made));
                 !problem.empty()) {
        return done_or_failed(std::move(problem));
      }
    }
    return {};
  }

  Outcome alter(Table& table, const sql::ModifyColumns& action) {
    if (table.existed) return {};
    for (const sql::Column& change : action.columns) {
      Column* column = table.find(change.name.text);
      const sql::Expression* value = change.default_value();
      if (column == nullptr || value == nullptr) continue;
      tables_.set_default(table, *column, *value);
      if (!table.created) continue;
      catalog_.set_default(table, *column);
      if (column->default_sql.empty()) continue;
      std::string problem = connection_.try_execute(
          fmt::format("ALTER TABLE {} ALTER COLUMN {} SET DEFAULT {}", qualified_name(table),
                      quoted_name(column->name), column->default_sql));
      if (!problem.empty()) return done_or_failed(std::move(problem));
    }
    return {};
  }

  Outcome alter(Table& table, const sql::AlterConstraint& action) {
    const bool is_off = action.action.starts_with("DISABLE") || action.action.starts_with("DROP");
    if (is_off && action.name) constraints_.drop(table, action.name->text);
    return {};
  }

  Outcome alter(Table&, const sql::OtherTableAction&) { return {}; }

  bool index_exists(const std::string& name, const Table& table) {
    return connection_
               .query(
                   "SELECT 1 FROM pg_catalog.pg_indexes WHERE schemaname = $1 AND "
                   "tablename = $2 AND indexname = $3",
                   {table.schema, table.name, name})
               .rows() > 0;
  }

  // A key can take over only an index whose columns ascend.
  static void note_unique(Table& table, const std::string& name,
                          const std::vector<sql::IndexKey>& keys) {
    UniqueIndex index{.name = name};
    for (const sql::IndexKey& key : keys) {
      if (!key.column || key.order == sql::SortOrder::descending) return;
      index.columns.push_back(key.column->text);
    }
    table.unique_indexes.push_back(std::move(index));
  }

  // Creates a table for which no statement could: with the columns of its rows.
  Outcome create(Table& table, const types::TableDescription& description) {
    for (const types::Column& column : description.columns) {
      if (table.find(column.name) == nullptr) {
        table.columns.push_back(tables_.make_column(table, column));
      }
    }
    const Outcome outcome = done_or_failed(tables_.create(table));
    if (!outcome.is_done()) tables_.forget(table);
    return outcome;
  }

  // The columns of a table that no import made have only their own names.
  static const Column* find_column(const Table& table, const std::string& oracle_name) {
    if (const Column* known = table.find(oracle_name)) return known;
    for (const std::string& wanted : {folded_name(oracle_name), exact_name(oracle_name)}) {
      const auto found = std::ranges::find_if(table.columns, [&wanted](const Column& column) {
        return column.oracle_name.empty() && column.name == wanted;
      });
      if (found != table.columns.end()) return &*found;
    }
    return nullptr;
  }

  Commits commits_;
  Connection connection_;
  Catalog catalog_;
  Tables tables_;
  Constraints constraints_;
  std::optional<CopyWriter> writer_;  // of the rows that are coming in
};

}  // namespace

std::unique_ptr<Database> open_database(const std::string& uri, Commits commits,
                                        Diagnostics& diagnostics) {
  return std::make_unique<PostgresqlDatabase>(uri, commits, diagnostics);
}

}  // namespace exhume::target::postgresql
