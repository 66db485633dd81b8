#include "src/target/sqlite/sqlite_database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <optional>

#include "src/target/sqlite/constraints.hpp"
#include "src/target/sqlite/dialect.hpp"
#include "src/target/sqlite/new_file.hpp"
#include "src/target/sqlite/row_writer.hpp"

namespace exhume::target::sqlite {
namespace {

// A new file is invisible until it is whole, so that its journal may stay in memory and nothing
// need wait for the disk. A file that exists keeps its own safe ways.
constexpr const char* fast_and_invisible =
    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;";

Outcome no_meaning(std::string reason = "") {
  return {Verdict::no_meaning, std::move(reason)};
}
Outcome failed(std::string reason) {
  return {Verdict::failed, std::move(reason)};
}

std::string schema_of(const sql::Name& name) {
  return name.schema ? name.schema->text : std::string();
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, std::unique_ptr<NewFile> new_file, Commits commits,
                 Diagnostics& diagnostics)
      : path_(path),
        new_file_(std::move(new_file)),
        connection_(std::in_place, new_file_ ? new_file_->temporary_path() : path) {
    if (new_file_) connection_->execute(fast_and_invisible);
    if (!new_file_ && commits == Commits::at_the_end) connection_->execute("BEGIN IMMEDIATE");
    catalog_.emplace(*connection_);
    tables_.emplace(*connection_, *catalog_, diagnostics);
    constraints_.emplace(*connection_, *tables_, diagnostics);
  }

  std::string product() const override { return "SQLite"; }

  std::string description() const override {
    return fmt::format("SQLite {}, file {}", sqlite3_libversion(), path_);
  }

  Outcome apply(const sql::Statement& statement) override {
    return std::visit([this](const auto& known) { return apply_one(known); }, statement);
  }

  void keep(std::string_view owner, std::string_view kind, std::string_view name,
            std::string_view text) override {
    catalog_->add_object(owner, kind, name, text);
  }

  Outcome begin_rows(const types::TableDescription& description) override {
    table_ = tables_->find(description.owner, description.name);
    if (table_ == nullptr) table_ = &tables_->add(description);
    if (!table_->created) {
      if (Outcome outcome = create(*table_, description); !outcome.is_done()) return outcome;
    }
    if (Outcome outcome = match_columns(description); !outcome.is_done()) return outcome;
    connection_->execute("SAVEPOINT rows");
    writer_.emplace(make_writer());
    return {};
  }

  Outcome insert(std::span<const types::Value> values) override {
    const int code = writer_->insert(values);
    if (code == SQLITE_OK) return {};
    if (is_refusal(code)) return failed(connection_->message());
    throw_failure(connection_->handle());
  }

  void commit_rows() override { connection_->execute("RELEASE rows; SAVEPOINT rows"); }

  void end_rows() override {
    for (std::size_t i = 0; i < row_columns_.size(); ++i) {
      Column& column = table_->columns[row_columns_[i]];
      column.saw_null = column.saw_null || writer_->saw_null(i);
    }
    writer_.reset();
    connection_->execute("RELEASE rows");
  }

  void roll_back_rows() override {
    writer_.reset();
    connection_->try_execute("ROLLBACK TO rows; RELEASE rows");
  }

  bool has_pending_constraints() const override { return constraints_->is_pending(); }
  void enable_constraints() override { constraints_->enable(); }

  void finish() override {
    constraints_->enable();
    constraints_.reset();
    tables_.reset();
    catalog_.reset();
    if (sqlite3_get_autocommit(connection_->handle()) == 0) connection_->execute("COMMIT");
    connection_.reset();
    if (new_file_) new_file_->commit();
  }

 private:
  template <typename Other>
  Outcome apply_one(const Other&) {
    return no_meaning();
  }

  Outcome apply_one(const sql::CreateTable& statement) {
    const std::string owner = schema_of(statement.name);
    if (tables_->find(owner, statement.name.object.text) != nullptr) {
      return {Verdict::exists, "a table of that name exists"};
    }
    Table& table = tables_->add(statement);
    constraints_->collect(table, statement);
    // An object table names no columns; its rows will.
    if (table.columns.empty()) return {};
    const std::string problem = tables_->create(table);
    if (problem.empty()) return {};
    tables_->forget(table);
    return failed(problem);
  }

  Outcome apply_one(const sql::CreateIndex& statement) {
    if (statement.on_cluster) return no_meaning("SQLite has no clusters");
    if (sql::find<sql::IndexType>(statement.clauses) != nullptr) {
      return no_meaning("SQLite has no domain indexes");
    }
    Table* table = tables_->find(schema_of(statement.table), statement.table.object.text);
    if (table == nullptr || !table->created) return no_meaning("its table was not imported");
    std::string keys;
    for (const sql::IndexKey& key : statement.keys) {
      const Translation translation =
          translate_expression(key.expression, Tables::columns_of(*table));
      if (!translation.is_done()) return no_meaning(translation.problem);
      const bool is_descending = key.order == sql::SortOrder::descending;
      keys += (keys.empty() ? "" : ", ") +
              (key.column ? translation.sql : "(" + translation.sql + ")") +
              (is_descending ? " DESC" : "");
    }
    if (index_exists(statement.name.object.text, *table)) {
      return {Verdict::exists, "an index of that name exists"};
    }
    const std::string problem = connection_->try_execute(fmt::format(
        "CREATE {}INDEX {} ON {} ({})", statement.kind == sql::IndexKind::unique ? "UNIQUE " : "",
        quoted_name(tables_->names().claim(statement.name.object.text)), quoted_name(table->name),
        keys));
    return problem.empty() ? Outcome{} : failed(problem);
  }

  Outcome apply_one(const sql::AlterTable& statement) {
    Table* table = tables_->find(schema_of(statement.name), statement.name.object.text);
    if (table == nullptr) return no_meaning("its table was not imported");
    return std::visit([this, table](const auto& action) { return alter(*table, action); },
                      statement.action);
  }

  Outcome apply_one(const sql::Comment& statement) {
    const bool is_known = statement.target != sql::CommentTarget::other &&
                          catalog_->comment(schema_of(statement.object), statement);
    return is_known ? Outcome{} : no_meaning("it is about no table");
  }

  Outcome apply_one(const sql::CreateSequence& statement) {
    catalog_->add_sequence(schema_of(statement.name), statement);
    return {};
  }

  Outcome alter(Table& table, const sql::AddConstraints& action) {
    Outcome last;
    for (const sql::Constraint& constraint : action.constraints) {
      const Outcome outcome = constraints_->add(table, constraint);
      if (!outcome.is_done()) last = outcome;
    }
    return last;
  }

  Outcome alter(Table& table, const sql::AddColumns& action) {
    if (table.existed) return {Verdict::exists, "the table was there before"};
    for (const sql::Column& column : action.columns) {
      Column made = tables_->make_column(table, column);
      if (!table.created) {
        table.columns.push_back(std::move(made));
      } else if (std::string problem = tables_->add_column(table, std::move(made));
                 !problem.empty()) {
        return failed(std::move(problem));
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
      tables_->set_default(table, *column, *value);
      catalog_->set_default(table, *column);
      table.has_new_defaults = true;
    }
    return {};
  }

  Outcome alter(Table& table, const sql::AlterConstraint& action) {
    const bool is_off = action.action.starts_with("DISABLE") || action.action.starts_with("DROP");
    if (is_off && action.name) constraints_->drop(table, action.name->text);
    return {};
  }

  Outcome alter(Table&, const sql::OtherTableAction&) { return {}; }

  bool index_exists(const std::string& name, const Table& table) const {
    Statement query = connection_->prepare(
        "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?1 COLLATE NOCASE AND "
        "tbl_name = ?2 COLLATE NOCASE");
    return query.bind(1, std::string_view(name)).bind(2, std::string_view(table.name)).step();
  }

  // Creates a table for which no statement could: with the columns of its rows.
  Outcome create(Table& table, const types::TableDescription& description) {
    for (const types::Column& column : description.columns) {
      if (table.find(column.name) == nullptr) {
        table.columns.push_back(tables_->make_column(table, column));
      }
    }
    const std::string problem = tables_->create(table);
    if (!problem.empty()) {
      tables_->forget(table);
      return failed(problem);
    }
    return {};
  }

  // Finds the column for each value; a table of this import gets those that it lacks.
  Outcome match_columns(const types::TableDescription& description) {
    row_columns_.clear();
    for (const types::Column& column : description.columns) {
      std::optional<std::size_t> found = position(column.name);
      if (!found && !table_->existed) {
        std::string problem = tables_->add_column(*table_, tables_->make_column(*table_, column));
        if (!problem.empty()) return failed(std::move(problem));
        found = table_->columns.size() - 1;
      }
      if (!found) return failed(fmt::format("the table has no column {}", column.name));
      row_columns_.push_back(*found);
    }
    return {};
  }

  // The case of letters counts only where the table was not made by an import.
  std::optional<std::size_t> position(std::string_view name) const {
    for (std::size_t i = 0; i < table_->columns.size(); ++i) {
      const std::string& known = table_->columns[i].oracle_name;
      if (known == name || (table_->existed && folded(known) == folded(name))) return i;
    }
    return std::nullopt;
  }

  RowWriter make_writer() const {
    std::vector<std::string> names;
    std::vector<Affinity> affinities;
    std::string parameters;
    for (const std::size_t i : row_columns_) {
      const Column& column = table_->columns[i];
      names.push_back(column.name);
      affinities.push_back(affinity_of(column.declared));
      parameters += parameters.empty() ? "?" : ", ?";
    }
    return {
        connection_->prepare(fmt::format("INSERT INTO {} {} VALUES ({})", quoted_name(table_->name),
                                         name_list(names), parameters)),
        std::move(affinities)};
  }

  std::string path_;
  std::unique_ptr<NewFile> new_file_;
  std::optional<Connection> connection_;
  std::optional<Catalog> catalog_;
  std::optional<Tables> tables_;
  std::optional<Constraints> constraints_;

  // Of the rows that are coming in.
  Table* table_ = nullptr;
  std::vector<std::size_t> row_columns_;  // positions in table_->columns
  std::optional<RowWriter> writer_;
};

}  // namespace

std::unique_ptr<Database> open_database(const std::string& path, Commits commits,
                                        Diagnostics& diagnostics) {
  std::error_code error;
  const bool exists = std::filesystem::exists(path, error);
  return std::make_unique<SqliteDatabase>(path, exists ? nullptr : std::make_unique<NewFile>(path),
                                          commits, diagnostics);
}

}  // namespace exhume::target::sqlite
