#pragma once
// The tables of an import, found or created.

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "formats/types/column.hpp"
#include "src/base/error.hpp"
#include "src/sql/ast.hpp"
#include "src/target/catalog.hpp"
#include "src/target/database.hpp"
#include "src/target/dialect.hpp"
#include "src/target/journal.hpp"
#include "src/target/table.hpp"

namespace exhume::target {

/// Tables by Oracle's owner and name. A target says what they are called there.
class Tables {
 public:
  /// All must outlive it.
  Tables(const Dialect& dialect, Catalog& catalog, Journal& journal, Diagnostics& diagnostics)
      : dialect_(dialect), catalog_(catalog), journal_(journal), diagnostics_(diagnostics) {}
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;
  virtual ~Tables() = default;

  /// A table that this import has seen, or one that was in the target before; null for another.
  Table* find(const std::string& owner, const std::string& name);

  /// Adds a table that find() does not know, still without a place in the target.
  Table& add(const sql::CreateTable& statement);
  Table& add(const types::TableDescription& description);

  /// Creates the table and returns why that was refused, or "".
  std::string create(Table& table);
  void forget(const Table& table);

  /// Adds a column to a table of this import and returns why that was refused, or "".
  std::string add_column(Table& table, Column column);

  /// A column as CREATE TABLE or ALTER TABLE describes it, and as rows do.
  Column make_column(const Table& table, const sql::Column& column);
  Column make_column(const Table& table, const types::Column& column);

  /// Gives a virtual column its expression; false, with a note, where there is none.
  bool compute(const Table& table, Column& made, const sql::Column& column);

  void set_default(const Table& table, Column& column, const sql::Expression& value);

  /// Finds a table's columns for a translation.
  FindColumn columns_of(const Table& table) const;

  /// Reports that `what` of the table was left out.
  void left_out(const Table& table, const std::string& what, const std::string& reason);

  /// Takes the statement that would add something to the table, for those who go on with it.
  void keep_left_out(const Table& table, sql::Statement statement, const std::string& reason);
  std::vector<LeftOut> take_left_out() { return std::exchange(left_out_, {}); }

  /// A name for a new index of the table, or the table's own index of that name.
  virtual bool has_index(const Table& table, const std::string& oracle_name) = 0;
  virtual std::string claim_index(const Table& table, const std::string& oracle_name) = 0;

  /// Gives back a name that was claimed for an index, for the table or for a view.
  virtual void release_name(const Table& table, const std::string& name) = 0;

  /// Whether another object has the name of a table that find() does not know since before this
  /// import: then there can be no such table.
  virtual bool is_in_the_way(const std::string& owner, const std::string& oracle_name) = 0;

  /// A place for a view, with its schema and name, and a note on a name that is another one;
  /// nothing where a table or view had its name before this import.
  virtual std::optional<Table> place_view(const std::string& owner,
                                          const std::string& oracle_name) = 0;

  /// Gives a table that was created the default that its column has now, and returns why that was
  /// refused, or "".
  virtual std::string change_default(Table& table, const Column& column) = 0;

  auto begin() { return tables_.begin(); }
  auto end() { return tables_.end(); }
  auto begin() const { return tables_.begin(); }
  auto end() const { return tables_.end(); }

 protected:
  /// Fills in the table as it was in the target before this import; false when it was not. The
  /// columns that no import made are native.
  virtual bool look_up(Table& table) = 0;

  /// Chooses its name and place.
  virtual void place(Table& table) = 0;

  virtual std::string column_name(const Table& table, const std::string& oracle_name) const = 0;

  /// Report names that are not as one would expect.
  virtual void note_table_name(const Table& table) = 0;
  virtual void note_column_name(const Table& table, const Column& column) = 0;

  virtual std::string create_sql(const Table& table) const = 0;

  /// The next value of a sequence, whose name is qualified, as the default of a column declared so.
  virtual Translation next_value(const sql::Name& sequence, std::string_view declared) = 0;

  Journal& journal() { return journal_; }
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  Table& add(const std::string& owner, const std::string& name);

  const Dialect& dialect_;
  Catalog& catalog_;
  Journal& journal_;
  Diagnostics& diagnostics_;
  std::map<std::pair<std::string, std::string>, Table> tables_;
  std::vector<LeftOut> left_out_;
};

}  // namespace exhume::target
