#include "src/target/sqlite/sqlite_database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "src/target/sql_target.hpp"
#include "src/target/sqlite/constraints.hpp"
#include "src/target/sqlite/dialect.hpp"
#include "src/target/sqlite/new_file.hpp"
#include "src/target/sqlite/row_loader.hpp"

namespace exhume::target::sqlite {
namespace {

// A new file is invisible until it is whole, so that its journal may stay in memory and nothing
// need wait for the disk. A file that exists keeps its own safe ways.
constexpr const char* fast_and_invisible =
    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;";

// Another program may write in between; whoever writes for longer than 5 seconds is told of.
constexpr const char* patient = "PRAGMA busy_timeout = 5000";

class Sqlite final : public SqlTarget {
 public:
  Sqlite(const std::string& path, std::unique_ptr<NewFile> new_file, Diagnostics& diagnostics)
      : path_(path),
        new_file_(std::move(new_file)),
        connection_(std::in_place, new_file_ ? new_file_->temporary_path() : path) {
    connection_->execute(new_file_ ? fast_and_invisible : patient);
    // Others are kept out from the first look at what is there.
    connection_->execute("BEGIN IMMEDIATE");
    catalog_.emplace(*connection_);
    journal_.emplace(*connection_, "");
    tables_.emplace(*connection_, *catalog_, *journal_, diagnostics);
    constraints_.emplace(*connection_, *tables_, *journal_, diagnostics);
  }

  std::string description() const override {
    return fmt::format("SQLite {}, file {}", sqlite3_libversion(), path_);
  }

  const Dialect& dialect() const override { return sqlite::dialect(); }
  Session& session() override { return *connection_; }
  target::Catalog& catalog() override { return *catalog_; }
  target::Tables& tables() override { return *tables_; }
  target::Constraints& constraints() override { return *constraints_; }
  Journal& journal() override { return *journal_; }

  // The transaction does so.
  void keep_to_itself(const std::string&) override {}

  bool has(const MadeTable& table) override {
    return !connection_
                ->select("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1",
                         {table.name})
                .empty();
  }

  void commit() override { connection_->execute("COMMIT; BEGIN IMMEDIATE"); }

  void close() override {
    connection_->execute("COMMIT");
    constraints_.reset();
    tables_.reset();
    journal_.reset();
    catalog_.reset();
    connection_.reset();
    if (new_file_) new_file_->commit();
  }

  std::unique_ptr<target::RowLoader> make_loader(const Table& table,
                                                 const std::vector<BoundColumn>& columns,
                                                 std::uint64_t) override {
    return std::make_unique<RowLoader>(*connection_, table, columns);
  }

  Outcome comment(const sql::Comment& statement, const std::optional<Relation>&) override {
    const std::string owner = statement.object.schema ? statement.object.schema->text : "";
    return catalog_->comment(owner, statement)
               ? Outcome{}
               : Outcome{Verdict::no_meaning, "SQLite keeps comments on its tables alone"};
  }

  Outcome create_sequence(const sql::CreateSequence& statement) override {
    catalog_->add_sequence(statement.name.schema ? statement.name.schema->text : "", statement);
    return {};
  }

  std::string sequence_name(const sql::Name& name) override { return name.object.text; }

  Outcome grant(const sql::Grant&, const std::optional<Relation>&) override {
    return {Verdict::no_meaning, ""};
  }

 private:
  std::string path_;
  std::unique_ptr<NewFile> new_file_;
  std::optional<Connection> connection_;
  std::optional<Catalog> catalog_;
  std::optional<Journal> journal_;
  std::optional<Tables> tables_;
  std::optional<Constraints> constraints_;
};

}  // namespace

std::unique_ptr<Database> open_database(const std::string& path, Commits commits,
                                        Diagnostics& diagnostics) {
  std::error_code error;
  const bool is_in_place = commits == Commits::as_it_goes || std::filesystem::exists(path, error);
  return make_database(
      std::make_unique<Sqlite>(path, is_in_place ? nullptr : std::make_unique<NewFile>(path),
                               diagnostics),
      commits);
}

}  // namespace exhume::target::sqlite
