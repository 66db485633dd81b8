#pragma once
// The syntax tree of one statement.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/sql/ast_common.hpp"
#include "src/sql/ast_table.hpp"

namespace exhume::sql {

/// INSERT INTO "T" ("A", ...) VALUES (:1, ...).
struct Insert {
  std::vector<std::string> hints;  // as written: /*+NESTED_TABLE_SET_REFS+*/
  Name table;
  std::vector<ColumnPath> columns;
  std::vector<Expression> values;
};

/// CREATE SEQUENCE: the options in order; find_option() looks one up.
struct CreateSequence {
  Name name;
  std::vector<Option> options;  // MINVALUE, MAXVALUE, INCREMENT BY, START WITH, CACHE, NOCYCLE ...
};

enum class CommentTarget { table, column, materialized_view, other };

struct Comment {
  CommentTarget target = CommentTarget::table;
  std::string other_kind;  // OPERATOR, INDEXTYPE, MINING MODEL ... when the target is `other`
  Name object;
  std::optional<Identifier> column;
  std::string text;
};

struct CreateSynonym {
  bool or_replace = false;
  std::string modifier;  // EDITIONABLE, NONEDITIONABLE or ""
  bool is_public = false;
  Name name;
  Name target;
  std::string link;  // the database link after @, as written, or ""
};

struct Privilege {
  std::string name;                 // SELECT, CREATE SESSION, or a role as written
  std::vector<Identifier> columns;  // UPDATE ("A")
};

/// GRANT or REVOKE.
struct Grant {
  bool revoke = false;
  std::vector<Privilege> privileges;
  std::string object_kind;           // DIRECTORY, JAVA RESOURCE ... or ""
  std::optional<Name> object;        // absent for system privileges and roles
  std::vector<Identifier> grantees;  // PUBLIC is an unquoted one
  std::string options;               // WITH GRANT OPTION, CASCADE CONSTRAINTS ..., as written
};

/// CREATE VIEW.
struct CreateView {
  bool or_replace = false;
  std::string force;     // FORCE, NOFORCE or ""
  std::string modifier;  // EDITIONABLE, EDITIONING ... or ""
  Name name;
  std::vector<Column> columns;          // without types
  std::vector<Constraint> constraints;  // out of line, after the columns
  std::string object_view;              // OF "T" WITH OBJECT OID (...), as written, or ""
  std::string options;                  // BEQUEATH, DEFAULT COLLATION ..., as written, or ""
  Verbatim query;                       // after AS
};

/// USING (...) of a snapshot or its log: the state, which only export dumps have; without the
/// parentheses.
struct ExportedState : Expression {};

/// CREATE SNAPSHOT or CREATE MATERIALIZED VIEW.
struct CreateMaterializedView {
  bool snapshot = false;  // the older word
  Name name;
  std::vector<Identifier> columns;
  std::optional<ExportedState> exported_state;
  std::vector<std::variant<PhysicalClause, LobStorage, Expression>> clauses;  // up to AS

  Verbatim query;
};

/// CREATE SNAPSHOT LOG or CREATE MATERIALIZED VIEW LOG ON table.
struct CreateMaterializedViewLog {
  bool snapshot = false;
  Name table;
  std::vector<std::variant<PhysicalClause, ExportedState, Expression>> clauses;
};

struct CreateDatabaseLink {
  bool shared = false;
  bool is_public = false;
  std::vector<Identifier> name;  // the parts between dots
  Verbatim connection;           // CONNECT TO ... USING '...'; may hold a password
};

/// CREATE TYPE, without a body.
struct CreateType {
  bool has_create = true;  // statements behind a mark may leave the word out
  bool or_replace = false;
  std::string modifier;  // EDITIONABLE, NONEDITIONABLE or ""
  Name name;
  std::string timestamp;  // TIMESTAMP '...' and OID '...', which only export dumps have
  std::string oid;
  Verbatim definition;
};

/// CREATE PROCEDURE, FUNCTION, PACKAGE, PACKAGE BODY, TYPE BODY, TRIGGER, LIBRARY or JAVA.
struct CreateProgram {
  bool has_create = true;  // dumps from 9.2 on leave the word out before TRIGGER
  bool or_replace = false;
  std::string modifier;  // EDITIONABLE, AND COMPILE ... or ""
  std::string kind;
  Name name;
  Verbatim source;  // what follows the name
};

struct CreateCluster {
  Name name;
  std::vector<Column> columns;
  std::vector<std::variant<PhysicalClause, Option, Partitioning, UnknownClause>> clauses;
};

/// CREATE of a kind whose details are kept as written: USER, ROLE, TABLESPACE, DIRECTORY ..., or
/// of a kind that the grammar does not know.
struct CreateOther {
  bool or_replace = false;
  std::string kind;
  Name name;
  Verbatim definition;
};

/// ALTER of anything but a table or session: ALTER TRIGGER "T" ENABLE.
struct AlterObject {
  std::string kind;  // TRIGGER, PACKAGE, SNAPSHOT LOG (named by its table) ...
  Name name;
  Verbatim action;
};

/// DROP kind name.
struct DropObject {
  std::string kind;
  Name name;
  Verbatim options;
};

/// ALTER SESSION SET settings.
struct AlterSession {
  Verbatim settings;
};

/// ANALYZE TABLE "T" ESTIMATE STATISTICS.
struct Analyze {
  std::string kind;  // TABLE, INDEX, CLUSTER
  Name name;
  Verbatim options;
};

/// EXECUTE call; as SQL*Plus and imp know it.
struct Execute {
  std::string verb;  // EXECUTE, EXECFULL, EXECJAVA
  Verbatim call;     // its closing semicolon included
};

struct NullArgument {};
struct NumberArgument {
  std::string digits;  // with its sign
};
struct StringArgument {
  std::string value;
};
using Argument = std::variant<NullArgument, NumberArgument, StringArgument, Expression>;

/// EXECTRP package.procedure(arguments): a step of a transportable-tablespace import.
struct TransportCall {
  std::vector<Identifier> procedure;  // SYS, DBMS_PLUGTS, BEGINIMPORT
  bool has_arguments = false;         // parentheses, perhaps empty
  std::vector<Argument> arguments;
  bool semicolon = true;
};

/// AUDIT, NOAUDIT, ASSOCIATE STATISTICS, ALTER SYSTEM, ...: settings of the whole database.
struct OtherStatement {
  std::string keyword;
  Verbatim text;
};

/// An anonymous PL/SQL block, as written.
struct Block {
  Verbatim text;
};

using Statement =
    std::variant<CreateTable, CreateIndex, AlterTable, Insert, CreateSequence, Comment,
                 CreateSynonym, Grant, CreateView, CreateMaterializedView,
                 CreateMaterializedViewLog, CreateDatabaseLink, CreateType, CreateProgram,
                 CreateCluster, CreateOther, AlterObject, DropObject, AlterSession, Analyze,
                 OtherStatement, Execute, TransportCall, Block>;

}  // namespace exhume::sql
