#include "src/target/postgresql/postgresql_database.hpp"

#include <fmt/format.h>

#include "src/target/postgresql/constraints.hpp"
#include "src/target/postgresql/copy_writer.hpp"
#include "src/target/postgresql/grants.hpp"
#include "src/target/postgresql/parallel_copy.hpp"
#include "src/target/postgresql/sequences.hpp"
#include "src/target/sql_target.hpp"

namespace exhume::target::postgresql {
namespace {

std::string schema_of(const sql::Name& name) {
  return name.schema ? name.schema->text : std::string();
}

Outcome done_or_failed(std::string problem) {
  return problem.empty() ? Outcome{} : Outcome{Verdict::failed, std::move(problem)};
}

class Postgresql final : public SqlTarget {
 public:
  Postgresql(const std::string& uri, Commits commits, std::uint64_t sessions,
             Diagnostics& diagnostics)
      : sessions_(sessions),
        connection_(begun(uri)),
        catalog_(connection_),
        journal_(connection_, "exhume."),
        names_(connection_, journal_),
        sequences_(connection_, journal_, names_, diagnostics),
        tables_(connection_, catalog_, journal_, names_, sequences_, diagnostics),
        constraints_(connection_, tables_, journal_, diagnostics),
        grants_(connection_, journal_),
        workers_(uri, commits, sessions, connection_, journal_) {}

  std::string description() const override { return connection_.description(); }
  const Dialect& dialect() const override { return postgresql::dialect(); }
  Session& session() override { return connection_; }
  target::Catalog& catalog() override { return catalog_; }
  target::Tables& tables() override { return tables_; }
  target::Constraints& constraints() override { return constraints_; }
  Journal& journal() override { return journal_; }

  // The server may still be busy with the last words of an import that was killed.
  void keep_to_itself(const std::string& import_id) override {
    connection_.select(lock_import, {import_id});
    connection_.select(wait_for_workers, {import_id});
  }

  bool has(const MadeTable& table) override {
    return connection_
               .query("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = $2",
                      {table.schema, table.name})
               .rows() > 0;
  }

  void commit() override { connection_.commit(); }
  void close() override { connection_.finish(); }

  std::unique_ptr<RowLoader> make_loader(const Table& table,
                                         const std::vector<BoundColumn>& columns,
                                         std::uint64_t part) override {
    std::vector<RowColumn> texts;
    std::vector<std::string> names;
    for (const BoundColumn& column : columns) {
      texts.push_back({column.oracle_name, what_it_holds(column.column->declared)});
      names.push_back(column.column->name);
    }
    std::string copy =
        fmt::format("COPY {} {} FROM STDIN", qualified_name(table), name_list(names));
    if (sessions_ <= 1) {
      return std::make_unique<CopyWriter>(connection_, std::move(copy), std::move(texts));
    }
    return std::make_unique<ParallelCopy>(workers_, std::move(copy), std::move(texts), part);
  }

  Outcome comment(const sql::Comment& statement, const std::optional<Relation>& view) override {
    if (view) return comment(statement, "VIEW", *view);
    const Table* table = tables_.find(schema_of(statement.object), statement.object.object.text);
    if (table == nullptr || !table->created) {
      return {Verdict::no_meaning, "it is about no table or view that was imported"};
    }
    Outcome outcome = comment(statement, "TABLE", relation_of(*table, dialect().queries()));
    // Whether a table that was there before may get it is up to its owner.
    if (table->existed && outcome.verdict == Verdict::failed) {
      outcome.verdict = Verdict::no_meaning;
    }
    return outcome;
  }

  Outcome create_sequence(const sql::CreateSequence& statement) override {
    return sequences_.create(statement);
  }

  std::string sequence_name(const sql::Name& name) override {
    return sequences_.find(schema_of(name), name.object.text)->name;
  }

  Outcome grant(const sql::Grant& statement, const std::optional<Relation>& object) override {
    const std::string owner = schema_of(*statement.object);
    if (object) return grants_.grant(statement, {schema_name(owner), *object});
    const Sequence* sequence = sequences_.find(owner, statement.object->object.text);
    if (sequence == nullptr) return {Verdict::no_meaning, "its object was not imported"};
    return grants_.grant(statement, {sequence->schema, {.sql = sequence->sql}, true});
  }

 private:
  static Connection begun(const std::string& uri) {
    Connection connection(uri);
    connection.begin();
    return connection;
  }

  Outcome comment(const sql::Comment& statement, std::string_view kind, const Relation& relation) {
    std::string target = fmt::format("{} {}", kind, relation.sql);
    if (statement.column) {
      const RelationColumn* column = relation.find(statement.column->text);
      if (column == nullptr) return {Verdict::no_meaning, "it is about no column"};
      target = "COLUMN " + relation.sql + "." + quoted_name(column->name);
    }
    return done_or_failed(
        journal_.change(fmt::format("COMMENT ON {} IS {}", target, quoted_text(statement.text))));
  }

  std::uint64_t sessions_;
  Connection connection_;
  Catalog catalog_;
  Journal journal_;
  RelationNames names_;
  Sequences sequences_;
  Tables tables_;
  Constraints constraints_;
  Grants grants_;
  CopyWorkers workers_;
};

}  // namespace

std::unique_ptr<Database> open_database(const std::string& uri, Commits commits,
                                        std::uint64_t sessions, Diagnostics& diagnostics) {
  return make_database(std::make_unique<Postgresql>(uri, commits, sessions, diagnostics), commits);
}

}  // namespace exhume::target::postgresql
