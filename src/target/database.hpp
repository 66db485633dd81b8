#pragma once
// A database that an import fills: what every target that holds tables does.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/types/column.hpp"
#include "formats/types/value.hpp"
#include "src/sql/ast.hpp"

namespace exhume::target {

enum class Verdict {
  done,
  exists,      // an object of that name is there already; nothing was changed
  no_meaning,  // this kind of object has none in the target
  failed,      // the target refused it
};

/// When the changes to a database that exists become permanent.
enum class Commits { at_the_end, as_it_goes };

/// What became of a statement or of a row.
struct Outcome {
  Verdict verdict = Verdict::done;
  std::string reason;  // why it was not done, in the target's own words where it refused

  bool is_done() const { return verdict == Verdict::done; }
};

/// Bytes that are kept of a refused row's values: enough to tell which row it is.
constexpr std::size_t shown_of_a_value = 100;

/// A row that insert() took and that was refused later.
struct RefusedRow {
  std::uint64_t number = 0;         // counted from 1 since begin_rows()
  std::string reason;               // in the target's own words
  std::vector<std::string> values;  // their canonical text; long ones may be cut
};

/// Takes the objects and rows of an import, table after table. All names of the statements are
/// qualified by the schema that they go to. What of a statement has no meaning in the target, a
/// default or a check for instance, is reported as Code::not_translated and left out. A target
/// that breaks down throws Error(imp_database_error).
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  /// "SQLite".
  virtual std::string product() const = 0;

  /// "SQLite 3.40.1, file x.db".
  virtual std::string description() const = 0;

  /// Creates or changes what the statement describes.
  virtual Outcome apply(const sql::Statement& statement) = 0;

  /// Keeps `text`, the definition of an object without a meaning here, for people to read.
  virtual void keep(std::string_view owner, std::string_view kind, std::string_view name,
                    std::string_view text) = 0;

  /// Begins to take rows of `table`, which is created when no statement did. Rows can
  /// follow when the outcome is done.
  virtual Outcome begin_rows(const types::TableDescription& table) = 0;

  /// Adds one row; a row that the target refuses is `failed`, or comes with take_refused(), at
  /// the latest behind commit_rows() or end_rows().
  virtual Outcome insert(std::span<const types::Value> values) = 0;

  /// The rows that were refused later than by insert(), since the last call, in their order.
  virtual std::vector<RefusedRow> take_refused() { return {}; }

  /// Makes the rows so far permanent, where the target was opened so, and goes on.
  virtual void commit_rows() = 0;

  /// Ends what begin_rows() began: with the rows since the last commit, or without them.
  virtual void end_rows() = 0;
  virtual void roll_back_rows() = 0;

  /// Whether enable_constraints() has something to do.
  virtual bool has_pending_constraints() const = 0;

  /// Checks the rows against the constraints that have come and makes those part of the tables.
  virtual void enable_constraints() = 0;

  /// Makes everything permanent. To be called once, at the end.
  virtual void finish() = 0;
};

}  // namespace exhume::target
