#include <fmt/format.h>

#include <utility>

#include "src/target/query/views.hpp"
#include "src/target/sql_target.hpp"

namespace exhume::target {
namespace {

// Statements between two commits: each table and index that a transaction touches is a lock.
constexpr std::uint64_t steps_of_a_commit = 200;

constexpr const char* in_the_way = "a view or the like of that name exists";

Outcome no_meaning(std::string reason = "") {
  return {Verdict::no_meaning, std::move(reason)};
}

Outcome done_or_failed(std::string problem) {
  return problem.empty() ? Outcome{} : Outcome{Verdict::failed, std::move(problem)};
}

std::string schema_of(const sql::Name& name) {
  return name.schema ? name.schema->text : std::string();
}

class SqlDatabase final : public Database {
 public:
  SqlDatabase(std::unique_ptr<SqlTarget> target, Commits commits)
      : target_(std::move(target)),
        commits_(commits),
        views_(target_->dialect().queries(), target_->tables(), target_->journal(),
               target_->session()) {}

  std::string product() const override { return std::string(target_->dialect().product()); }
  std::string description() const override { return target_->description(); }

  Recorded begin_import(const ImportIdentity& identity, bool again) override {
    target_->keep_to_itself(identity.id);
    Recorded recorded = target_->journal().begin(identity, again);
    for (const MadeTable& table : recorded.made) {
      if (!target_->has(table)) recorded.gone.push_back(table);
    }
    return recorded;
  }

  Outcome apply(const sql::Statement& statement) override {
    begin_step();
    return std::visit([this](const auto& known) { return apply_one(known); }, statement);
  }

  void keep(std::string_view owner, std::string_view kind, std::string_view name,
            std::string_view text) override {
    begin_step();
    if (!target_->journal().is_replaying()) target_->catalog().add_object(owner, kind, name, text);
  }

  std::vector<LeftOut> take_left_out() override { return tables().take_left_out(); }

  bool has_table(const std::string& owner, const std::string& name) override {
    return tables().find(owner, name) != nullptr;
  }

  Outcome begin_rows(const types::TableDescription& description, std::uint64_t part) override {
    begin_step();
    Table* table = tables().find(description.owner, description.name);
    if (table == nullptr && tables().is_in_the_way(description.owner, description.name)) {
      return {Verdict::exists, in_the_way};
    }
    if (table == nullptr) table = &tables().add(description);
    if (!table->created) {
      if (Outcome outcome = create(*table, description); !outcome.is_done()) return outcome;
    }
    std::vector<BoundColumn> columns;
    if (Outcome outcome = match_columns(*table, description, columns); !outcome.is_done()) {
      return outcome;
    }
    part_ = part;
    first_unsaved_ = 1;
    last_row_ = 0;
    loaded_ = target_->journal().loaded(part);
    if (loaded_.is_whole()) return {};
    loader_ = target_->make_loader(*table, columns, part);
    Outcome outcome = done_or_failed(loader_->begin());
    if (!outcome.is_done()) loader_.reset();
    return outcome;
  }

  const LoadedRows& loaded() const override { return loaded_; }

  void insert(const Row& row) override {
    last_row_ = row.number;
    loader_->insert(row);
    collect_refused();
  }

  std::vector<RefusedRow> take_refused() override { return std::exchange(refused_, {}); }

  void commit_rows() override {
    if (commits_ == Commits::by_table || last_row_ < first_unsaved_) return;
    if (loader_->keeps_record()) return;
    loader_->flush();
    collect_refused();
    target_->journal().note_rows(part_, first_unsaved_, last_row_);
    first_unsaved_ = last_row_ + 1;
    commit();
  }

  void end_rows(bool is_whole) override {
    if (loader_ == nullptr) return;
    loader_->flush();
    collect_refused();
    loader_->end();
    const bool is_recorded = loader_->keeps_record();
    loader_.reset();
    if (is_recorded) target_->journal().expect_rows(part_);
    if (is_whole) {
      target_->journal().note_whole(part_);
    } else if (!is_recorded && last_row_ >= first_unsaved_) {
      target_->journal().note_rows(part_, first_unsaved_, last_row_);
    }
    commit();
  }

  bool has_pending_constraints() const override { return target_->constraints().is_pending(); }

  void enable_constraints() override {
    target_->journal().end_steps();
    target_->constraints().enable();
  }

  void finish(bool is_whole, std::uint64_t warnings) override {
    enable_constraints();
    if (is_whole) {
      target_->journal().finish(warnings);
    } else {
      target_->journal().save();
    }
    target_->close();
  }

 private:
  Tables& tables() { return target_->tables(); }

  // What a step did is recorded, at the earliest, when the next one begins.
  void begin_step() {
    if (!target_->journal().is_replaying() && ++steps_since_commit_ >= steps_of_a_commit) commit();
    target_->journal().begin_step();
  }

  void commit() {
    target_->journal().save();
    target_->commit();
    steps_since_commit_ = 0;
  }

  void collect_refused() {
    for (RefusedRow& row : loader_->take_refused()) {
      if (!loader_->keeps_record()) target_->journal().note_refused(part_, row);
      refused_.push_back(std::move(row));
    }
  }

  void keep_definition(const Definition& definition) {
    if (!target_->journal().is_replaying()) target_->catalog().add_definition(definition);
  }

  template <typename Other>
  Outcome apply_one(const Other&) {
    return no_meaning();
  }

  Outcome apply_one(const sql::CreateTable& statement) {
    const std::string owner = schema_of(statement.name);
    if (tables().find(owner, statement.name.object.text) != nullptr) {
      return {Verdict::exists, "a table of that name exists"};
    }
    if (tables().is_in_the_way(owner, statement.name.object.text)) {
      return {Verdict::exists, in_the_way};
    }
    Table& table = tables().add(statement);
    target_->constraints().collect(table, statement);
    // An object table names no columns; its rows will.
    if (table.columns.empty()) return {};
    Outcome outcome = create(table);
    if (outcome.is_done()) keep_definition(definition_of(statement, table.name));
    return outcome;
  }

  Outcome apply_one(const sql::CreateIndex& statement) {
    const std::string product = this->product();
    if (statement.on_cluster) return no_meaning(product + " has no clusters");
    if (statement.join) return no_meaning(product + " has no join indexes");
    if (sql::find<sql::IndexType>(statement.clauses) != nullptr) {
      return no_meaning(product + " has no domain indexes");
    }
    Table* table = tables().find(schema_of(statement.table), statement.table.object.text);
    if (table == nullptr || !table->created) return no_meaning("its table was not imported");
    std::string keys;
    for (const sql::IndexKey& key : statement.keys) {
      const Translation translation =
          target_->dialect().expression(key.expression, tables().columns_of(*table));
      if (!translation.is_done()) return no_meaning(translation.problem);
      keys += (keys.empty() ? "" : ", ") +
              (key.column ? translation.sql : "(" + translation.sql + ")") +
              (key.order == sql::SortOrder::descending ? " DESC" : "");
    }
    const std::string wanted = statement.name.object.text;
    if (tables().has_index(*table, wanted)) {
      return {Verdict::exists, "an index of that name exists"};
    }
    const bool is_unique = statement.kind == sql::IndexKind::unique;
    const std::string name = tables().claim_index(*table, wanted);
    Outcome outcome = done_or_failed(target_->journal().change(
        fmt::format("CREATE {}INDEX {} ON {} ({})", is_unique ? "UNIQUE " : "", quoted_name(name),
                    qualified_name(*table), keys)));
    if (!outcome.is_done()) {
      tables().release_name(*table, name);
      return outcome;
    }
    target_->journal().note_made(table->schema, name);
    if (is_unique) note_unique(*table, name, statement.keys);
    if (!table->existed) keep_definition(definition_of(statement, name));
    return outcome;
  }

  Outcome apply_one(const sql::AlterTable& statement) {
    Table* table = tables().find(schema_of(statement.name), statement.name.object.text);
    if (table == nullptr) return no_meaning("its table was not imported");
    Outcome outcome = std::visit(
        [this, table](const auto& action) { return alter(*table, action); }, statement.action);
    if (outcome.is_done() && !table->existed && is_worth_keeping(statement)) {
      keep_definition(definition_of(statement));
    }
    const auto* add = std::get_if<sql::AddColumns>(&statement.action);
    if (add == nullptr || add->constraints.empty() || !outcome.is_done()) return outcome;
    return apply_one(sql::AlterTable{statement.name, sql::AddConstraints{add->constraints, true}});
  }

  Outcome apply_one(const sql::CreateView& statement) { return views_.create(statement); }

  Outcome apply_one(const sql::CreateSynonym& statement) { return views_.create(statement); }

  Outcome apply_one(const sql::Grant& statement) {
    if (!statement.object || !statement.object_kind.empty() || statement.revoke) {
      return no_meaning();
    }
    const std::string owner = schema_of(*statement.object);
    return target_->grant(statement, views_.find(owner, owner, statement.object->object.text));
  }

  Outcome apply_one(const sql::Comment& statement) {
    if (statement.target == sql::CommentTarget::other) return no_meaning();
    return target_->comment(statement,
                            views_.made(schema_of(statement.object), statement.object.object.text));
  }

  Outcome apply_one(const sql::CreateSequence& statement) {
    Outcome outcome = target_->create_sequence(statement);
    if (outcome.is_done()) {
      keep_definition(definition_of(statement, target_->sequence_name(statement.name)));
    }
    return outcome;
  }

  Outcome alter(Table& table, const sql::AddConstraints& action) {
    Outcome last;
    for (const sql::Constraint& constraint : action.constraints) {
      Outcome outcome = target_->constraints().add(table, constraint);
      if (!outcome.is_done()) last = std::move(outcome);
    }
    return last;
  }

  Outcome alter(Table& table, const sql::AddColumns& action) {
    if (table.existed) return {Verdict::exists, "the table was there before"};
    for (const sql::Column& column : action.columns) {
      Column made = tables().make_column(table, column);
      const bool is_computed = std::holds_alternative<sql::VirtualColumn>(column.value);
      if (is_computed && !tables().compute(table, made, column)) continue;
      if (!table.created) {
        table.columns.push_back(std::move(made));
      } else if (std::string problem = tables().add_column(table, std::move(made));
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
      tables().set_default(table, *column, *value);
      if (!table.created) continue;
      target_->catalog().set_default(table, *column);
      std::string problem = tables().change_default(table, *column);
      if (!problem.empty()) return done_or_failed(std::move(problem));
    }
    return {};
  }

  Outcome alter(Table& table, const sql::AlterConstraint& action) {
    const bool is_off = action.action.starts_with("DISABLE") || action.action.starts_with("DROP");
    if (is_off && action.name) target_->constraints().drop(table, action.name->text);
    return {};
  }

  Outcome alter(Table&, const sql::OtherTableAction&) { return {}; }

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

  Outcome create(Table& table) {
    Outcome outcome = done_or_failed(tables().create(table));
    if (!outcome.is_done()) tables().forget(table);
    return outcome;
  }

  // Creates a table for which no statement could: with the columns of its rows.
  Outcome create(Table& table, const types::TableDescription& description) {
    for (const types::Column& column : description.columns) {
      if (table.find(column.name) == nullptr) {
        table.columns.push_back(tables().make_column(table, column));
      }
    }
    return create(table);
  }

  // Finds the column for each value; a table of this import gets those that it lacks.
  Outcome match_columns(Table& table, const types::TableDescription& description,
                        std::vector<BoundColumn>& columns) {
    for (const types::Column& column : description.columns) {
      if (table.find(column.name) != nullptr) continue;
      if (table.existed) {
        return done_or_failed(fmt::format("the table has no column {}", column.name));
      }
      std::string problem = tables().add_column(table, tables().make_column(table, column));
      if (!problem.empty()) return done_or_failed(std::move(problem));
    }
    for (const types::Column& column : description.columns) {
      columns.push_back({column.name, table.find(column.name)});
    }
    return {};
  }

  std::unique_ptr<SqlTarget> target_;
  Commits commits_;
  Views views_;
  std::uint64_t steps_since_commit_ = 0;

  // Of the rows that are coming in.
  std::unique_ptr<RowLoader> loader_;
  std::uint64_t part_ = 0;
  std::uint64_t first_unsaved_ = 1;
  std::uint64_t last_row_ = 0;
  LoadedRows loaded_;
  std::vector<RefusedRow> refused_;
};

}  // namespace

std::unique_ptr<Database> make_database(std::unique_ptr<SqlTarget> target, Commits commits) {
  return std::make_unique<SqlDatabase>(std::move(target), commits);
}

}  // namespace exhume::target
