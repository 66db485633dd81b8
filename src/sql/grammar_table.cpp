// CREATE TABLE and ALTER TABLE.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view table_flags[] = {
    "USAGE QUEUE",
    "ENABLE ROW MOVEMENT",
    "DISABLE ROW MOVEMENT",
    "ROWDEPENDENCIES",
    "NOROWDEPENDENCIES",
    "MAPPING TABLE",
    "NOMAPPING",
    "READ ONLY",
    "READ WRITE",
    "INDEXING ON",
    "INDEXING OFF",
    "NO FLASHBACK ARCHIVE",
    "OBJECT IDENTIFIER IS SYSTEM GENERATED",
    "OBJECT IDENTIFIER IS PRIMARY KEY",
    "OBJECT ID SYSTEM GENERATED",
    "OBJECT ID PRIMARY KEY",
    "ROW ARCHIVAL",
    "NO ROW ARCHIVAL",
    "MEMOPTIMIZE FOR READ",
    "MEMOPTIMIZE FOR WRITE",
    "NO MEMOPTIMIZE FOR READ",
    "NO MEMOPTIMIZE FOR WRITE",
    "ENABLE LOGICAL REPLICATION",
    "DISABLE LOGICAL REPLICATION",
    "ROW LEVEL LOCKING",
    "NO ROW LEVEL LOCKING",
};
constexpr std::string_view valued_options[] = {"INCLUDING", "REJECT LIMIT", "DEFAULT COLLATION"};
constexpr std::string_view archive_words[] = {"FLASHBACK ARCHIVE"};
constexpr std::string_view xml_schema_word[] = {"XMLSCHEMA"};
constexpr std::string_view table_kinds[] = {"IMMUTABLE BLOCKCHAIN", "BLOCKCHAIN", "IMMUTABLE",
                                            "SHARDED", "DUPLICATED"};
constexpr std::string_view organizations[] = {"INDEX", "HEAP"};
constexpr std::string_view table_constraint_starts[] = {
    "CONSTRAINT", "PRIMARY KEY", "UNIQUE", "FOREIGN KEY", "CHECK", "SCOPE FOR", "REF ("};
constexpr std::string_view external_word[] = {"EXTERNAL"};
constexpr std::string_view constraint_actions[] = {
    "ENABLE VALIDATE",    "ENABLE NOVALIDATE", "ENABLE", "DISABLE VALIDATE",
    "DISABLE NOVALIDATE", "DISABLE",           "MODIFY", "DROP",
};
constexpr std::string_view modify_words[] = {
    "CONSTRAINT",   "PRIMARY KEY", "UNIQUE (", "PARTITION",   "SUBPARTITION",
    "NESTED TABLE", "LOB (",       "VARRAY",   "OPAQUE TYPE", "DEFAULT ATTRIBUTES"};
constexpr std::string_view add_words[] = {"SUPPLEMENTAL LOG", "PARTITION", "SUBPARTITION",
                                          "OVERFLOW", "PERIOD FOR"};
// What begins an action that the other rules parse, or must parse.
// What begins an action that is kept as it was written.
constexpr std::string_view other_actions[] = {
    "ADD SUPPLEMENTAL LOG",
    "DROP SUPPLEMENTAL LOG",
    "MONITORING",
    "NOMONITORING",
    "ENABLE ALL TRIGGERS",
    "DISABLE ALL TRIGGERS",
    "ENABLE TABLE LOCK",
    "DISABLE TABLE LOCK",
    "ENABLE ROW MOVEMENT",
    "DISABLE ROW MOVEMENT",
    "MODIFY NESTED TABLE",
    "MODIFY LOB (",
    "MODIFY VARRAY",
    "MODIFY OPAQUE TYPE",
    "MODIFY PARTITION",
    "MODIFY SUBPARTITION",
    "MODIFY DEFAULT ATTRIBUTES",
    "MODIFY CLUSTERING",
    "NESTED TABLE",
    "ADD OVERFLOW",
    "ADD PERIOD FOR",
    "ADD CLUSTERING",
    "ADD PARTITION",
    "ADD SUBPARTITION",
    "SET INTERVAL (",
    "SET SUBPARTITION TEMPLATE",
    "MINIMIZE RECORDS_PER_BLOCK",
    "NOMINIMIZE RECORDS_PER_BLOCK",
    "DROP UNUSED COLUMNS",
    "DROP CLUSTERING",
    "NO FLASHBACK ARCHIVE",
    "RESULT_CACHE (",
    "ROW ARCHIVAL",
    "NO ROW ARCHIVAL",
    "INMEMORY",
    "NO INMEMORY",
    "ILM",
    "MEMOPTIMIZE",
    "NO MEMOPTIMIZE",
    "ENABLE LOGICAL REPLICATION",
    "DISABLE LOGICAL REPLICATION",
    "DEFAULT COLLATION",
    "ANNOTATIONS (",
    "INDEXING",
    "PARALLEL",
    "NOPARALLEL",
    "LOGGING",
    "NOLOGGING",
    "CACHE",
    "NOCACHE",
    "PCTFREE",
    "PCTUSED",
    "INITRANS",
    "MAXTRANS",
    "STORAGE",
    "COMPRESS",
    "NOCOMPRESS",
    "READ ONLY",
    "READ WRITE",
    "RENAME TO",
    "RENAME COLUMN",
    "RENAME CONSTRAINT",
    "FLASHBACK ARCHIVE",
    "SET UNUSED",
    "DROP COLUMN",
    "DROP (",
    "ADD PARTITION",
    "ADD SUBPARTITION",
    "ADD OVERFLOW",
    "ADD PERIOD FOR",
    "DROP PARTITION",
    "TRUNCATE PARTITION",
    "INDEXING",
    "UPGRADE",
};

const Rule<struct object_table_id, ObjectTable> object_table = "OF";
const Rule<struct supplemental_id, Expression> supplemental_log = "SUPPLEMENTAL LOG";
const Rule<struct organization_id, Organization> organization = "ORGANIZATION";
const Rule<struct in_cluster_id, InCluster> in_cluster = "CLUSTER";
const Rule<struct oid_id, ObjectIdentifier> object_identifier = "OID";
const Rule<struct table_option_id, Option> table_option = "a table option";
const Rule<struct xml_schema_id, Option> xml_schema = "XMLSCHEMA";
const Rule<struct known_clause_id, TableClause> known_clause = "a table attribute";
const Rule<struct table_clause_id, TableClause> table_clause = "a table attribute";

const Rule<struct add_columns_id, AddColumns> add_columns = "ADD column";
const Rule<struct add_constraints_id, AddConstraints> add_constraints = "ADD constraint";
const Rule<struct modify_columns_id, ModifyColumns> modify_columns = "MODIFY column";
const Rule<struct alter_constraint_id, AlterConstraint> alter_constraint = "ENABLE CONSTRAINT";
const Rule<struct other_action_id, OtherTableAction> other_action = "an action";

const auto object_table_def =
    kw("OF") >> name[set<&ObjectTable::type>] >>
    -(kw("NOT SUBSTITUTABLE AT ALL LEVELS")[put<&ObjectTable::substitutable, false>] |
      kw("SUBSTITUTABLE AT ALL LEVELS")[put<&ObjectTable::substitutable, true>]) >>
    -xml_schema[set<&ObjectTable::xml_schema>] >> -object_identifier[set<&ObjectTable::identifier>];

const auto xml_schema_def = AnyOf(xml_schema_word)[set<&Option::keyword>] >>
                            x3::raw[(quoted_identifier | string_literal) >> kw("ELEMENT") >>
                                    (quoted_identifier | string_literal) >> -(kw("ID") >> integer)]
                                   [set_source<&Option::value>];

const auto supplemental_log_def =
    &(kw("SUPPLEMENTAL LOG") | kw("PERIOD FOR")) >> expression[assign];

const auto organization_def = kw("ORGANIZATION") >>
                              (AnyOf(organizations)[set<&Organization::kind>] |
                               (AnyOf(external_word)[set<&Organization::kind>] >>
                                group[set<&Organization::external>]));

const auto in_cluster_def =
    kw("CLUSTER") >> name[set<&InCluster::cluster>] >> identifier_list[set<&InCluster::columns>];

const auto oid_index = -(quoted_identifier[set<&ObjectIdentifier::index>]) >>
                       -physical_group[set<&ObjectIdentifier::index_physical>];

const auto object_identifier_def =
    (kw("OID") >> string_literal[set<&ObjectIdentifier::oid>] >>
     -(kw("OIDINDEX")[put<&ObjectIdentifier::has_index>] >> oid_index)) |
    (kw("OIDINDEX")[put<&ObjectIdentifier::has_index>] >> oid_index);

const auto table_option_def =
    AnyOf(table_flags)[set<&Option::keyword>] |
    (AnyOf(valued_options)[set<&Option::keyword>] >> any_token[set<&Option::value>]) |
    (AnyOf(archive_words)[set<&Option::keyword>] >>
     -(&quoted_identifier >> any_token[set<&Option::value>])) |
    xml_schema[assign];

const auto known_clause_def = physical_clause[assign] | table_option[assign] | lob_storage[assign] |
                              organization[assign] | overflow[assign] | object_identifier[assign] |
                              partitioning[assign] | in_cluster[assign] | column_storage[assign];
const auto table_clause_def = known_clause[assign] | unknown_clause[assign];

const auto columns = (!AnyOf(table_constraint_starts) >> !kw("SUPPLEMENTAL LOG") >>
                      !kw("PERIOD FOR") >> column_definition[append_to<&CreateTable::columns>]) %
                     kw(",");
const auto constraints = table_constraint[append_to<&CreateTable::constraints>] % kw(",");
const auto supplemental_logs =
    supplemental_log[append_to<&CreateTable::supplemental_log>] % kw(",");
const auto elements = kw("(") >>
                      ((columns >> -(kw(",") >> constraints) >> -(kw(",") >> supplemental_logs)) |
                       (constraints >> -(kw(",") >> supplemental_logs)) | supplemental_logs) >>
                      kw(")");

const auto create_table_def =
    kw("CREATE") >>
    -(kw("GLOBAL TEMPORARY")[put<&CreateTable::temporary, Temporary::global>] |
      kw("PRIVATE TEMPORARY")[put<&CreateTable::temporary, Temporary::private_table>] |
      AnyOf(table_kinds)[set<&CreateTable::kind>]) >>
    kw("TABLE") >> name[set<&CreateTable::name>] >>
    ((object_table[set<&CreateTable::object_table>] >> -elements) | elements) >>
    -(kw("ON COMMIT PRESERVE ROWS")[put<&CreateTable::on_commit, OnCommit::preserve_rows>] |
      kw("ON COMMIT DELETE ROWS")[put<&CreateTable::on_commit, OnCommit::delete_rows>]) >>
    *table_clause[append_to<&CreateTable::clauses>];

constexpr auto set_parenthesised = [](auto& context) { x3::_val(context).parenthesised = true; };

const auto add_constraints_def =
    kw("ADD") >> ((kw("(")[set_parenthesised] >>
                   table_constraint[append_to<&AddConstraints::constraints>] % kw(",") >> kw(")")) |
                  +table_constraint[append_to<&AddConstraints::constraints>]);

const auto added_column =
    !AnyOf(table_constraint_starts) >> column_definition[append_to<&AddColumns::columns>];
const auto add_columns_def =
    kw("ADD") >>
    ((kw("(")[set_parenthesised] >> added_column % kw(",") >>
      -(kw(",") >> table_constraint[append_to<&AddColumns::constraints>] % kw(",")) >> kw(")")) |
     (!AnyOf(add_words) >> added_column)) >>
    *known_clause[append_to<&AddColumns::clauses>];

const auto modify_columns_def =
    kw("MODIFY") >>
    ((kw("(")[set_parenthesised] >>
      column_definition[append_to<&ModifyColumns::columns>] % kw(",") >> kw(")")) |
     (!AnyOf(modify_words) >> column_definition[append_to<&ModifyColumns::columns>]));

const auto alter_constraint_def = AnyOf(constraint_actions)[set<&AlterConstraint::action>] >>
                                  ((kw("CONSTRAINT") >> identifier[set<&AlterConstraint::name>]) |
                                   kw("PRIMARY KEY")[put<&AlterConstraint::primary>] |
                                   (kw("UNIQUE") >>
                                    identifier_list[set<&AlterConstraint::columns>])) >>
                                  -expression[set_text<&AlterConstraint::rest>];

const auto other_action_def = &AnyOf(other_actions) >> details[set<&OtherTableAction::text>];

const auto alter_table_def = kw("ALTER TABLE") >> name[set<&AlterTable::name>] >>
                             (add_constraints[set<&AlterTable::action>] |
                              add_columns[set<&AlterTable::action>] |
                              modify_columns[set<&AlterTable::action>] |
                              alter_constraint[set<&AlterTable::action>] |
                              other_action[set<&AlterTable::action>]);

BOOST_SPIRIT_DEFINE(object_table, supplemental_log, organization, in_cluster, object_identifier,
                    table_option, xml_schema, known_clause, table_clause, add_columns,
                    add_constraints, modify_columns, alter_constraint, other_action)

}  // namespace

BOOST_SPIRIT_DEFINE(create_table, alter_table)
BOOST_SPIRIT_INSTANTIATE(decltype(create_table), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(alter_table), Iterator, Context)

}  // namespace exhume::sql::grammar
