// What no other grammar knows: attributes of tables, partitions and LOBs, and statements on kinds
// of objects. Kept as written, so that one word of a later release does not cost the statement.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

// What begins an attribute that another rule parses, or must parse: an unknown one neither begins
// with it nor goes on over it. One word where that word begins nothing else.
constexpr std::string_view known_starts[] = {
    // physical attributes
    "PCTFREE", "PCTUSED", "INITRANS", "MAXTRANS", "PCTTHRESHOLD", "LOGGING", "NOLOGGING",
    "FILESYSTEM_LIKE_LOGGING", "COMPRESS", "NOCOMPRESS", "ROW STORE", "COLUMN STORE", "CACHE",
    "NOCACHE", "PARALLEL", "NOPARALLEL", "SEGMENT", "RESULT_CACHE", "INMEMORY", "NO INMEMORY",
    "ILM", "MONITORING", "NOMONITORING", "COMPUTE STATISTICS", "STORAGE", "TABLESPACE",
    // of LOBs
    "CHUNK", "PCTVERSION", "FREEPOOLS", "RETENTION", "ENABLE STORAGE", "DISABLE STORAGE",
    "KEEP_DUPLICATES", "DEDUPLICATE", "DECRYPT", "ENCRYPT", "MAXSIZE", "INDEX",
    // of tables
    "USAGE QUEUE", "ENABLE ROW", "DISABLE ROW", "ROWDEPENDENCIES", "NOROWDEPENDENCIES", "MAPPING",
    "NOMAPPING", "READ ONLY", "READ WRITE", "INDEXING", "NO FLASHBACK", "FLASHBACK", "OBJECT",
    "INCLUDING", "REJECT LIMIT", "DEFAULT COLLATION", "ROW ARCHIVAL", "NO ROW ARCHIVAL",
    "MEMOPTIMIZE", "NO MEMOPTIMIZE", "ENABLE LOGICAL", "DISABLE LOGICAL", "ROW LEVEL",
    "NO ROW LEVEL", "ORGANIZATION", "OVERFLOW", "OID", "OIDINDEX", "CLUSTER", "LOB", "VARRAY",
    "NESTED TABLE", "COLUMN", "XMLTYPE", "XMLSCHEMA", "OPAQUE TYPE", "ON COMMIT",
    // of partitions and indexes
    "PARTITION BY", "SUBPARTITION", "PARTITIONS", "SUBPARTITIONS", "( PARTITION", "( SUBPARTITION",
    "VALUES", "UNUSABLE", "USABLE", "PARAMETERS", "NOPARAMETERS", "LOCAL", "GLOBAL", "INDEXTYPE",
    "FILTER BY", "ORDER BY", "REVERSE", "NOREVERSE", "ONLINE", "VISIBLE", "INVISIBLE",
    // constraints, and what no attribute has
    "CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "REFERENCES", "NOT NULL", "SUPPLEMENTAL",
    "( CONSTRAINT", "( PRIMARY", "( UNIQUE", "( FOREIGN", "( CHECK", "( SUPPLEMENTAL", "AS",
    "SELECT", "FROM", "WHERE"};

// Kinds that the other rules parse: a broken CREATE VIEW is no object of an unknown kind.
constexpr std::string_view created_kinds[] = {
    "TABLE",   "INDEX",     "VIEW",     "SNAPSHOT", "SEQUENCE", "SYNONYM", "LINK", "TYPE", "BODY",
    "PACKAGE", "PROCEDURE", "FUNCTION", "TRIGGER",  "LIBRARY",  "CLUSTER", "JAVA", "LOG"};
constexpr std::string_view altered_kinds[] = {"TABLE", "SESSION", "LOG"};
constexpr std::string_view dropped_kinds[] = {"LOG"};

const Rule<struct unknown_create_id, CreateOther> unknown_create = "CREATE";
const Rule<struct unknown_alter_id, AlterObject> unknown_alter = "ALTER";
const Rule<struct unknown_drop_id, DropObject> unknown_drop = "DROP";

const auto unknown_clause_def = Unknown(known_starts)[set<&UnknownClause::text>];

const auto unknown_create_def =
    kw("CREATE") >> -kw("OR REPLACE")[put<&CreateOther::or_replace>] >>
    UnknownKind(created_kinds)[set<&CreateOther::kind>] >> name[set<&CreateOther::name>] >>
    details[set<&CreateOther::definition>];

const auto unknown_alter_def = kw("ALTER") >> UnknownKind(altered_kinds)[set<&AlterObject::kind>] >>
                               name[set<&AlterObject::name>] >> details[set<&AlterObject::action>];

const auto unknown_drop_def = kw("DROP") >> UnknownKind(dropped_kinds)[set<&DropObject::kind>] >>
                              name[set<&DropObject::name>] >> details[set<&DropObject::options>];

const auto unknown_statement_def =
    unknown_create[assign] | unknown_alter[assign] | unknown_drop[assign];

BOOST_SPIRIT_DEFINE(unknown_create, unknown_alter, unknown_drop)

}  // namespace

BOOST_SPIRIT_DEFINE(unknown_clause, unknown_statement)
BOOST_SPIRIT_INSTANTIATE(decltype(unknown_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(unknown_statement), Iterator, Context)

}  // namespace exhume::sql::grammar
