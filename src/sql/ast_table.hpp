#pragma once
// Syntax trees of tables, their columns, constraints and partitions, and of indexes.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/sql/ast_common.hpp"

namespace exhume::sql {

enum class LengthUnit { unspecified, bytes, characters };
enum class TimeZone { none, stored, local };  // stored: WITH TIME ZONE

/// The type of a column.
struct DataType {
  /// A built-in type in capitals without its arguments and time zone: VARCHAR2, NUMBER,
  /// LONG RAW, TIMESTAMP, INTERVAL YEAR TO MONTH, INTERVAL DAY TO SECOND, XMLTYPE ...
  /// Empty for a user-defined type.
  std::string builtin;
  std::optional<Name> user_type;
  bool reference = false;               // REF to `user_type`
  std::optional<std::uint32_t> length;  // of character and RAW types and UROWID
  LengthUnit length_unit = LengthUnit::unspecified;
  bool any_precision = false;              // NUMBER(*,0)
  std::optional<std::uint32_t> precision;  // digits; fraction digits of TIMESTAMP; of YEAR or DAY
  std::optional<std::int32_t> scale;       // NUMBER; fraction digits of DAY TO SECOND
  TimeZone time_zone = TimeZone::none;     // of TIMESTAMP
  std::string arguments;                   // of JSON and VECTOR, as written: (*, *), VALIDATE '...'

  bool operator==(const DataType&) const = default;
};

enum class PartitionMethod { none, range, list, hash, system, reference, consistent_hash };

/// VALUES LESS THAN (...) or VALUES (...), without the parentheses.
struct PartitionBounds {
  bool less_than = false;
  Expression values;
};

/// INDEX "I" (...): the index of a LOB segment, which dumps of 8.0 and 8.1 store apart.
struct LobIndex {
  std::optional<Identifier> name;
  std::optional<Physical> physical;  // absent: no parentheses
};

using LobParameter = std::variant<PhysicalClause, LobIndex, UnknownClause>;

/// LOB ("A") STORE AS SECUREFILE "SEGMENT" (...).
struct LobStorage {
  std::vector<ColumnPath> columns;
  std::string storage_type;  // BASICFILE, SECUREFILE or ""
  std::optional<Name> segment;
  bool has_parameters = false;  // parentheses, perhaps empty
  std::vector<LobParameter> parameters;
};

/// VARRAY "A" ..., NESTED TABLE "A" ..., COLUMN "A" ..., XMLTYPE COLUMN "A" ...: how a column of
/// an object, collection or XML type is stored. `keyword` is those first words.
struct ColumnStorage {
  std::string keyword;
  ColumnPath column;
  std::string locality;               // LOCAL, GLOBAL or ""
  std::optional<Name> storage_table;  // NESTED TABLE ... STORE AS "T"
  std::string description;            // the rest, as written
};

struct Overflow {
  Physical physical;
};

/// One partition or, in Partition::subpartitions, one subpartition.
struct Subpartition {
  std::optional<Identifier> name;
  std::optional<PartitionBounds> bounds;
  std::vector<
      std::variant<PhysicalClause, Option, LobStorage, ColumnStorage, Overflow, UnknownClause>>
      clauses;
};

/// A number of partitions that Oracle names: PARTITIONS 4 STORE IN ("A", "B").
struct PartitionCount {
  std::string number;  // or AUTO
  std::vector<Identifier> tablespaces;
};

struct Partition : Subpartition {
  std::optional<PartitionCount> subpartition_count;
  std::vector<Subpartition> subpartitions;
};

/// RANGE ("A") INTERVAL (...): by what rows are told apart, and how partitions come by themselves.
struct PartitionKey {
  PartitionMethod method = PartitionMethod::none;
  std::vector<ColumnPath> columns;  // REFERENCE: the name of the foreign key
  bool automatic = false;           // AUTOMATIC, of LIST
  std::optional<Expression> interval;
  std::vector<Identifier> tablespaces;  // STORE IN, of those that come by themselves
};

struct Subpartitioning : PartitionKey {
  std::optional<PartitionCount> count;
  std::optional<PartitionCount> template_count;  // SUBPARTITION TEMPLATE 4
  std::vector<Subpartition> subpartition_template;
};

/// PARTITION BY ... of a table or global index.
struct Partitioning : PartitionKey {
  std::optional<Subpartitioning> subpartitioning;
  std::optional<PartitionCount> count;
  std::vector<Partition> partitions;
};

/// LOCAL: partitioned like the table.
struct LocalPartitioning {
  std::vector<Identifier> tablespaces;  // STORE IN
  std::vector<Partition> partitions;
};

struct GlobalPartitioning {
  std::optional<Partitioning> partitioning;  // absent: just GLOBAL
};

/// INDEXTYPE IS "S"."T": a domain index.
struct IndexType {
  Name name;
};

using IndexClause =
    std::variant<PhysicalClause, Option, IndexType, LocalPartitioning, GlobalPartitioning,
                 UnknownClause>;  // the last in CREATE INDEX only

enum class ConstraintState {
  deferrable,
  not_deferrable,
  initially_immediate,
  initially_deferred,
  enable,
  disable,
  validate,
  novalidate,
  rely,
  norely,
};

/// USING INDEX ...: the index of a key.
struct UsingIndex {
  std::optional<Name> index;         // an index that exists
  std::optional<Expression> create;  // (CREATE INDEX ...), without the parentheses
  std::vector<IndexClause> clauses;
};

struct ExceptionsInto {
  Name table;
};

struct Nullability {
  bool not_null = true;
};

/// PRIMARY KEY or UNIQUE. No columns when it stands within a column.
struct KeyConstraint {
  bool primary = false;
  std::vector<Identifier> columns;
};

enum class OnDelete { no_action, cascade, set_null };

/// FOREIGN KEY ... REFERENCES ... No columns when it stands within a column.
struct ForeignKey {
  std::vector<Identifier> columns;
  Name table;
  std::vector<Identifier> referenced;  // empty: the primary key
  OnDelete on_delete = OnDelete::no_action;
};

struct CheckConstraint {
  Expression condition;  // without the parentheses
};

/// SCOPE FOR ("A") IS "T", SCOPE IS "T", REF ("A") WITH ROWID, WITH ROWID.
struct RefConstraint {
  std::optional<Identifier> column;  // absent when it stands within a column
  std::optional<Name> scope;         // absent: WITH ROWID
};

struct Constraint {
  std::optional<Identifier> name;
  std::variant<Nullability, KeyConstraint, ForeignKey, CheckConstraint, RefConstraint> rule;
  std::vector<std::variant<ConstraintState, UsingIndex, ExceptionsInto>> state;

  /// Whether it holds for new rows: not DISABLE.
  bool enabled() const;
};

/// DEFAULT expression.
struct ColumnDefault {
  bool on_null = false;
  std::string on_null_for;  // INSERT ONLY, INSERT AND UPDATE or ""
  Expression value;
};

/// GENERATED ALWAYS AS (expression) VIRTUAL.
struct VirtualColumn {
  bool generated_always = false;  // the first two words are written
  Expression expression;          // without the parentheses
  bool virtual_keyword = false;   // the last word is written
};

enum class IdentityKind { always, by_default, by_default_on_null };

/// GENERATED ... AS IDENTITY (options of a sequence).
struct IdentityColumn {
  IdentityKind kind = IdentityKind::always;
  bool kind_written = true;  // GENERATED AS IDENTITY leaves ALWAYS out
  std::string on_null_for;   // INSERT ONLY, INSERT AND UPDATE or ""
  bool has_options = false;  // parentheses, perhaps empty
  std::vector<Option> options;
};

struct Column {
  Identifier name;
  std::optional<DataType> type;  // absent in object tables, virtual columns and MODIFY
  std::vector<Option> options;   // SORT, VISIBLE, INVISIBLE, COLLATE, in their order after the type
  std::variant<std::monostate, ColumnDefault, VirtualColumn, IdentityColumn> value;
  std::string encryption;  // "ENCRYPT USING 'AES192'", as written
  std::string attributes;  // RESERVABLE, VISIBLE behind VIRTUAL ..., before the constraints
  std::vector<Constraint> constraints;
  std::string annotations;  // ANNOTATIONS (...) behind them, as written

  /// False when a NOT NULL or PRIMARY KEY constraint stands within the column.
  bool nullable() const;
  /// DEFAULT expression, or null.
  const Expression* default_value() const;
};

enum class Temporary { no, global, private_table };
enum class OnCommit { unspecified, preserve_rows, delete_rows };

/// ORGANIZATION INDEX, HEAP or EXTERNAL (...).
struct Organization {
  std::string kind;
  std::optional<Expression> external;  // without the parentheses
};

/// CLUSTER "C" ("A", "B").
struct InCluster {
  Name cluster;
  std::vector<Identifier> columns;
};

/// OID 'hex' of an object table, and how its index is stored.
struct ObjectIdentifier {
  std::string oid;  // hexadecimal; '' when only OIDINDEX is given
  bool has_index = false;
  std::optional<Identifier> index;
  std::optional<Physical> index_physical;
};

/// OF "TYPE": a table of objects, or OF XMLTYPE.
struct ObjectTable {
  Name type;
  std::optional<bool> substitutable;           // [NOT] SUBSTITUTABLE AT ALL LEVELS
  std::optional<Option> xml_schema;            // XMLSCHEMA ..., when it stands before the columns
  std::optional<ObjectIdentifier> identifier;  // when it stands before the columns
};

using TableClause =
    std::variant<PhysicalClause, Option, LobStorage, ColumnStorage, Organization, Overflow,
                 InCluster, ObjectIdentifier, Partitioning, UnknownClause>;

struct CreateTable {
  Temporary temporary = Temporary::no;
  std::string kind;  // SHARDED, IMMUTABLE BLOCKCHAIN ... or ""
  Name name;
  std::optional<ObjectTable> object_table;
  std::vector<Column> columns;
  std::vector<Constraint> constraints;       // out of line, after the columns
  std::vector<Expression> supplemental_log;  // and PERIOD FOR ..., after the constraints
  OnCommit on_commit = OnCommit::unspecified;
  std::vector<TableClause> clauses;
};

enum class IndexKind { plain, unique, bitmap };
enum class SortOrder { unspecified, ascending, descending };

/// One key of an index: a column, or an expression.
struct IndexKey {
  Expression expression;
  std::optional<Identifier> column;  // when the expression is just a column
  SortOrder order = SortOrder::unspecified;
};

/// FROM "T", "D" WHERE ... of a bitmap join index.
struct IndexJoin {
  std::vector<Expression> tables;
  Expression condition;
};

struct CreateIndex {
  IndexKind kind = IndexKind::plain;
  Name name;
  bool on_cluster = false;
  Name table;  // or the cluster
  std::vector<IndexKey> keys;
  std::optional<IndexJoin> join;
  std::vector<IndexClause> clauses;
};

struct AddColumns {
  std::vector<Column> columns;
  bool parenthesised = false;
  std::vector<Constraint> constraints;  // after the columns, within the parentheses
  std::vector<TableClause> clauses;     // how the columns are stored
};

struct AddConstraints {
  std::vector<Constraint> constraints;
  bool parenthesised = false;
};

/// MODIFY ("A" DEFAULT 0): the columns say only what changes.
struct ModifyColumns {
  std::vector<Column> columns;
  bool parenthesised = false;
};

/// ENABLE or DISABLE, MODIFY or DROP of a constraint that exists.
struct AlterConstraint {
  std::string action;              // ENABLE, DISABLE NOVALIDATE, MODIFY, DROP ...
  std::optional<Identifier> name;  // absent: the key by its columns
  bool primary = false;
  std::vector<Identifier> columns;  // of a UNIQUE key
  std::string rest;                 // states, CASCADE ..., as written
};

/// What the trees do not take apart: MONITORING, ENABLE ALL TRIGGERS, physical attributes ...
struct OtherTableAction {
  Verbatim text;
};

struct AlterTable {
  Name name;
  std::variant<AddConstraints, AddColumns, ModifyColumns, AlterConstraint, OtherTableAction> action;
};

}  // namespace exhume::sql
