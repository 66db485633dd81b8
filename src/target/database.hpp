#pragma once
// A database that an import fills: what every target that holds tables does.

#include <cstdint>
#include <map>
#include <optional>
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

/// When rows become permanent: table by table, or while a table loads as well.
enum class Commits { by_table, as_it_goes };

/// What became of a statement or of a row.
struct Outcome {
  Verdict verdict = Verdict::done;
  std::string reason;  // why it was not done, in the target's own words where it refused

  bool is_done() const { return verdict == Verdict::done; }
};

/// Bytes that are kept of a refused row's values: enough to tell which row it is.
constexpr std::size_t shown_of_a_value = 100;

/// A row on its way into the target.
struct Row {
  std::uint64_t number = 0;  // from 1 within its part
  std::span<const types::Value> values;
};

/// A row that the target did not take.
struct RefusedRow {
  std::uint64_t number = 0;
  std::string reason;               // in the target's own words
  std::vector<std::string> values;  // their canonical text; long ones may be cut
};

/// What makes an import the same as an earlier one.
struct ImportIdentity {
  std::string id;          // a hash of all that matters
  std::string dump;        // for people
  std::string parameters;  // likewise
};

/// The target's names for a table that an import made.
struct MadeTable {
  std::string schema;  // empty where the target has none
  std::string name;
};

/// What the target has recorded of an import.
struct Recorded {
  bool is_unfinished = false;
  bool is_finished = false;
  std::string when;             // it began, or was finished; UTC
  std::uint64_t warnings = 0;   // that a finished one had
  std::vector<MadeTable> made;  // that it made
  std::vector<MadeTable> gone;  // those of them that are not there any more
};

/// The rows of a part of a table that an earlier run made permanent, or saw refused.
class LoadedRows {
 public:
  void add(std::uint64_t first, std::uint64_t last);
  void add_refused(std::uint64_t row, std::string reason) { refused_[row] = std::move(reason); }

  bool contains(std::uint64_t row) const;

  /// Whether all rows are in and none was refused, so that none need be looked at.
  bool is_whole() const;

  /// Why the row was refused; null where it was not.
  const std::string* refusal(std::uint64_t row) const;

 private:
  std::map<std::uint64_t, std::uint64_t> ranges_;  // first to last row
  std::map<std::uint64_t, std::string> refused_;
};

/// A part of a table that the target does without.
struct LeftOut {
  std::string owner;
  sql::Statement statement;  // that would add it in Oracle
  std::string reason;
};

/// Takes the objects and rows of an import, table after table, and records how far it came, in
/// the same transactions: one that was cut off goes on where it stood when it begins again with
/// the same identity and brings the same again. All names of the statements are qualified by the
/// schema that they go to. What of a statement has no meaning in the target, a default or a check
/// for instance, is reported as Code::not_translated and left out. A target that breaks down
/// throws Error(imp_database_error); what was not permanent by then is gone.
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

  /// Begins an import, or goes on with one. A finished one is left alone. With `again` whatever is
  /// recorded of it is forgotten. To be called before all that follows, and once more at the most,
  /// with `again`.
  virtual Recorded begin_import(const ImportIdentity& identity, bool again) = 0;

  /// Creates or changes what the statement describes.
  virtual Outcome apply(const sql::Statement& statement) = 0;

  /// What of the statements since the last call was left out.
  virtual std::vector<LeftOut> take_left_out() = 0;

  /// Keeps `text`, the definition of an object without a meaning here, for people to read.
  virtual void keep(std::string_view owner, std::string_view kind, std::string_view name,
                    std::string_view text) = 0;

  /// Whether there is a table that Oracle calls so, of this import or from before.
  virtual bool has_table(const std::string& owner, const std::string& name) = 0;

  /// Begins to take rows of `table`, which is created when no statement did. Rows can follow
  /// when the outcome is done. `part` tells these rows from all others of the dump.
  virtual Outcome begin_rows(const types::TableDescription& table, std::uint64_t part) = 0;

  /// The rows of this part that are not to be inserted again.
  virtual const LoadedRows& loaded() const = 0;

  /// Adds one row. A row that the target refuses comes with take_refused(), at the latest behind
  /// commit_rows() or end_rows().
  virtual void insert(const Row& row) = 0;

  /// The rows that were refused since the last call, in their order.
  virtual std::vector<RefusedRow> take_refused() = 0;

  /// Makes the rows so far permanent, where the target was opened so, and goes on.
  virtual void commit_rows() = 0;

  /// Makes the rows permanent. `is_whole` says that no more are to come for this part, also when
  /// the import goes on another time.
  virtual void end_rows(bool is_whole) = 0;

  /// Whether enable_constraints() has something to do.
  virtual bool has_pending_constraints() const = 0;

  /// Checks the rows against the constraints that have come and makes those part of the tables.
  virtual void enable_constraints() = 0;

  /// Makes everything permanent. To be called once, at the end. The import is finished, with so
  /// many warnings, when `is_whole`; else it may go on another time.
  virtual void finish(bool is_whole, std::uint64_t warnings) = 0;
};

}  // namespace exhume::target
