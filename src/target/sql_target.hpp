#pragma once
// What one target with a SQL of its own brings along.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/target/catalog.hpp"
#include "src/target/constraints.hpp"
#include "src/target/database.hpp"
#include "src/target/dialect.hpp"
#include "src/target/journal.hpp"
#include "src/target/query/relation.hpp"
#include "src/target/row_loader.hpp"
#include "src/target/session.hpp"
#include "src/target/tables.hpp"

namespace exhume::target {

/// A column that rows come for.
struct BoundColumn {
  std::string oracle_name;
  const Column* column = nullptr;
};

/// The parts of a target, always within a transaction.
class SqlTarget {
 public:
  SqlTarget() = default;
  SqlTarget(const SqlTarget&) = delete;
  SqlTarget& operator=(const SqlTarget&) = delete;
  virtual ~SqlTarget() = default;

  virtual std::string description() const = 0;
  virtual const Dialect& dialect() const = 0;
  virtual Session& session() = 0;
  virtual Catalog& catalog() = 0;
  virtual Tables& tables() = 0;
  virtual Constraints& constraints() = 0;
  virtual Journal& journal() = 0;

  /// Waits until no other session works on an import of that id, and keeps others out.
  virtual void keep_to_itself(const std::string& import_id) = 0;

  virtual bool has(const MadeTable& table) = 0;

  /// Makes everything permanent and goes on with a new transaction.
  virtual void commit() = 0;

  /// Makes everything permanent, for good.
  virtual void close() = 0;

  /// A loader for rows of `part`. Notes of the journal that have not been saved may be, as rows
  /// come, and become permanent.
  virtual std::unique_ptr<RowLoader> make_loader(const Table& table,
                                                 const std::vector<BoundColumn>& columns,
                                                 std::uint64_t part) = 0;

  /// A comment on `view`, or else on a table, or on a column of either.
  virtual Outcome comment(const sql::Comment& statement, const std::optional<Relation>& view) = 0;
  virtual Outcome create_sequence(const sql::CreateSequence& statement) = 0;

  /// What a sequence that was created is called.
  virtual std::string sequence_name(const sql::Name& name) = 0;

  /// Grants privileges on a table or view, or on something else that the target knows itself.
  virtual Outcome grant(const sql::Grant& statement, const std::optional<Relation>& object) = 0;
};

/// The database that consists of these parts.
std::unique_ptr<Database> make_database(std::unique_ptr<SqlTarget> target, Commits commits);

}  // namespace exhume::target
