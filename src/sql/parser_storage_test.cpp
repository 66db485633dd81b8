// How LOBs, XML, collections and partitions are stored, and what 12c to 23 added to tables.

#include <string>

#include "src/sql/parse_testing.hpp"

using namespace exhume::sql;

namespace {

CreateTable table_with(const std::string& clauses) {
  return parse_as<CreateTable>("CREATE TABLE \"T\" (\"A\" NUMBER) " + clauses);
}

Column column_of(const std::string& definition) {
  return parse_as<CreateTable>("CREATE TABLE \"T\" (\"A\" " + definition + ")").columns.at(0);
}

const Option* option(const CreateTable& table, std::string_view keyword) {
  for (const TableClause& clause : table.clauses) {
    const auto* physical = std::get_if<PhysicalClause>(&clause);
    const auto* found = physical ? std::get_if<Option>(physical) : std::get_if<Option>(&clause);
    if (found && found->keyword == keyword) return found;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the index of a LOB segment in 8.0 and 8.1") {
  const auto table = table_with(
      "LOB (\"A\") STORE AS \"S\" (TABLESPACE \"U\" CHUNK 2048 INDEX \"LI\" (TABLESPACE \"I\" "
      "STORAGE(INITIAL 64K)) NOCACHE) LOB (\"B\") STORE AS (INDEX (TABLESPACE \"I\")) LOB (\"C\") "
      "STORE AS (INDEX \"LJ\")");
  const auto& parameters = find<LobStorage>(table.clauses)->parameters;
  const auto* index = find<LobIndex>(parameters);
  REQUIRE(index != nullptr);
  CHECK(index->name->text == "LI");
  CHECK(index->physical->size() == 2);
  CHECK(find_physical<TablespaceClause>(parameters)->name.text == "U");

  PrintOptions options;
  options.storage = false;
  CHECK(print(table, options) ==
        "CREATE TABLE \"T\" (\"A\" NUMBER) LOB (\"A\") STORE AS \"S\" (TABLESPACE \"U\" INDEX "
        "\"LI\" (TABLESPACE \"I\")) LOB (\"B\") STORE AS (INDEX (TABLESPACE \"I\"))");
  options.tablespace = false;
  CHECK(print(table, options) == "CREATE TABLE \"T\" (\"A\" NUMBER) LOB (\"A\") STORE AS \"S\"");
}

TEST_CASE("parameters of SecureFiles") {
  const auto table = table_with(
      "LOB (\"A\") STORE AS SECUREFILE (ENABLE STORAGE IN ROW 8000 MAXSIZE 10G ENCRYPT USING "
      "'AES256' IDENTIFIED BY \"x\" NO SALT RETENTION AUTO MAXSIZE UNLIMITED ENCRYPT)");
  CHECK(find<LobStorage>(table.clauses)->parameters.size() == 6);
}

TEST_CASE("XML tables and columns") {
  const auto table = parse_as<CreateTable>(
      "CREATE TABLE \"T\" OF XMLTYPE XMLSCHEMA \"http://a/b.xsd\" ELEMENT \"e\" ID 123 OID 'AB' "
      "(\"X\" NOT NULL) XMLTYPE STORE AS BINARY XML ALLOW NONSCHEMA DISALLOW ANYSCHEMA");
  CHECK(table.object_table->xml_schema->value == "\"http://a/b.xsd\" ELEMENT \"e\" ID 123");
  CHECK(table.object_table->identifier->oid == "AB");
  CHECK(table.columns.size() == 1);
  CHECK(find<ColumnStorage>(table.clauses)->description ==
        "STORE AS BINARY XML ALLOW NONSCHEMA DISALLOW ANYSCHEMA");
  const auto column = table_with(
      "XMLTYPE COLUMN \"A\" STORE AS OBJECT RELATIONAL XMLSCHEMA \"x\" ELEMENT \"e\" ID 7 PCTFREE "
      "5");
  CHECK(find<ColumnStorage>(column.clauses)->description ==
        "STORE AS OBJECT RELATIONAL XMLSCHEMA \"x\" ELEMENT \"e\" ID 7");
  CHECK(option(column, "PCTFREE") != nullptr);
  CHECK(option(parse_as<CreateTable>(
                   "CREATE TABLE \"T\" OF XMLTYPE XMLTYPE STORE AS CLOB XMLSCHEMA \"x\" ELEMENT "
                   "\"e\""),
               "XMLSCHEMA") == nullptr);
}

TEST_CASE("object tables may have their key as identifier, and an index without storage") {
  const auto table = parse_as<CreateTable>(
      "CREATE TABLE \"T\" OF \"O\" (\"ID\" PRIMARY KEY) OBJECT ID PRIMARY KEY OIDINDEX (PCTFREE "
      "5)");
  CHECK(option(table, "OBJECT ID PRIMARY KEY") != nullptr);
  PrintOptions options;
  options.storage = false;
  CHECK(print(table, options) ==
        "CREATE TABLE \"T\" OF \"O\" (\"ID\" PRIMARY KEY) OBJECT ID PRIMARY KEY");
  CHECK(print(parse_as<CreateTable>("CREATE TABLE \"T\" OF \"O\" OID 'AB' OIDINDEX \"I\" (PCTFREE "
                                    "5)"),
              options) == "CREATE TABLE \"T\" OF \"O\" OID 'AB' OIDINDEX \"I\" ()");
}

TEST_CASE("keys and templates of partitions") {
  const auto by_attribute = table_with(
      "PARTITION BY RANGE (\"XMLDATA\".\"A\", \"B\") (PARTITION \"P\" VALUES LESS THAN (1))");
  const auto* partitioning = find<Partitioning>(by_attribute.clauses);
  CHECK(partitioning->columns.at(0).size() == 2);
  CHECK(partitioning->partitions.size() == 1);

  const auto automatic = table_with(
      "PARTITION BY LIST (\"A\") AUTOMATIC STORE IN (\"U\", \"V\") SUBPARTITION BY RANGE (\"B\") "
      "INTERVAL (5) SUBPARTITION TEMPLATE 4 (PARTITION \"P\" VALUES (1))");
  partitioning = find<Partitioning>(automatic.clauses);
  CHECK(partitioning->automatic);
  CHECK(partitioning->tablespaces.size() == 2);
  CHECK(partitioning->subpartitioning->interval->text == "5");
  CHECK(partitioning->subpartitioning->template_count->number == "4");
  CHECK(partitioning->partitions.size() == 1);

  const auto nested = table_with("NESTED TABLE \"A\" LOCAL STORE AS \"N\" PCTFREE 5");
  CHECK(find<ColumnStorage>(nested.clauses)->locality == "LOCAL");
  CHECK(find<ColumnStorage>(nested.clauses)->storage_table->object.text == "N");
}

TEST_CASE("attributes of tables from 12c to 23") {
  const auto table = table_with(
      "DEFAULT COLLATION \"USING_NLS_COMP\" INMEMORY MEMCOMPRESS FOR QUERY LOW PRIORITY HIGH "
      "DISTRIBUTE FOR SERVICE DEFAULT NO DUPLICATE NO INMEMORY (\"B\") ROW ARCHIVAL MEMOPTIMIZE "
      "FOR READ "
      "ENABLE LOGICAL REPLICATION NO ROW LEVEL LOCKING RESULT_CACHE (STANDBY ENABLE) FLASHBACK "
      "ARCHIVE ILM ADD POLICY TIER TO \"COLD\" READ ONLY SEGMENT AFTER 6 MONTHS OF CREATION "
      "PARTITION BY HASH (\"A\") (PARTITION \"P\" INMEMORY PRIORITY LOW, PARTITION \"Q\")");
  CHECK(option(table, "DEFAULT COLLATION")->value == "\"USING_NLS_COMP\"");
  CHECK(option(table, "INMEMORY")->value ==
        "MEMCOMPRESS FOR QUERY LOW PRIORITY HIGH DISTRIBUTE FOR SERVICE DEFAULT NO DUPLICATE");
  CHECK(option(table, "NO INMEMORY")->value == "(\"B\")");
  CHECK(option(table, "RESULT_CACHE")->value == "(STANDBY ENABLE)");
  CHECK(option(table, "FLASHBACK ARCHIVE")->value.empty());
  CHECK(option(table, "ILM")->value ==
        "ADD POLICY TIER TO \"COLD\" READ ONLY SEGMENT AFTER 6 MONTHS OF CREATION");
  for (const char* keyword : {"ROW ARCHIVAL", "MEMOPTIMIZE FOR READ", "ENABLE LOGICAL REPLICATION",
                              "NO ROW LEVEL LOCKING"}) {
    CHECK(option(table, keyword) != nullptr);
  }
  CHECK(find<UnknownClause>(table.clauses) == nullptr);
  CHECK(find<Partitioning>(table.clauses)->partitions.size() == 2);

  CHECK(option(table_with("FLASHBACK ARCHIVE \"F\" LOGGING"), "FLASHBACK ARCHIVE")->value ==
        "\"F\"");
  CHECK(
      parse_as<CreateTable>("CREATE IMMUTABLE BLOCKCHAIN TABLE \"T\" (\"A\" NUMBER) NO DROP UNTIL "
                            "16 DAYS IDLE NO DELETE LOCKED HASHING USING \"SHA2_512\" VERSION "
                            "\"v1\"")
          .kind == "IMMUTABLE BLOCKCHAIN");
  const auto sharded = parse_as<CreateTable>(
      "CREATE SHARDED TABLE \"T\" (\"A\" NUMBER) PARTITION BY CONSISTENT HASH (\"A\") PARTITIONS "
      "AUTO TABLESPACE SET \"TS\"");
  CHECK(find<Partitioning>(sharded.clauses)->count->number == "AUTO");
  CHECK(find_physical<TablespaceClause>(sharded.clauses)->is_set);
  const auto period = parse_as<CreateTable>(
      "CREATE TABLE \"T\" (\"A\" DATE, \"B\" DATE, UNIQUE (\"A\"), PERIOD FOR \"P\" (\"A\", "
      "\"B\"))");
  CHECK(period.columns.size() == 2);
  CHECK(period.constraints.size() == 1);
}

TEST_CASE("attributes and types of columns from 12c to 23") {
  const Column computed =
      column_of("NUMBER AS (1) VIRTUAL INVISIBLE EVALUATE USING CURRENT EDITION NOT NULL");
  CHECK(computed.attributes == "INVISIBLE EVALUATE USING CURRENT EDITION");
  CHECK_FALSE(computed.nullable());
  CHECK(std::get<VirtualColumn>(computed.value).expression.text == "1");

  const Column noted = column_of(
      "NUMBER DEFAULT 1 RESERVABLE CONSTRAINT \"C\" CHECK (\"A\" > 0) ANNOTATIONS (\"x\" 'y')");
  CHECK(noted.default_value()->text == "1");
  CHECK(noted.attributes == "RESERVABLE");
  CHECK(noted.constraints.size() == 1);
  CHECK(noted.annotations == "ANNOTATIONS (\"x\" 'y')");
  CHECK(column_of("NUMBER DOMAIN \"S\".\"D\" NOT NULL").attributes == "DOMAIN \"S\".\"D\"");

  CHECK(column_of("JSON (OBJECT) NOT NULL").type->arguments == "(OBJECT)");
  CHECK(column_of("JSON VALIDATE '{}'").type->arguments == "VALIDATE '{}'");
  CHECK(column_of("JSON").type->builtin == "JSON");
  CHECK(column_of("VECTOR(*, *)").type->builtin == "VECTOR");
  CHECK(column_of("VECTOR(1024, FLOAT32)").type->arguments == "(1024, FLOAT32)");

  const Column identity =
      column_of("NUMBER GENERATED BY DEFAULT ON NULL FOR INSERT ONLY AS IDENTITY NOPARTITION");
  CHECK(std::get<IdentityColumn>(identity.value).on_null_for == "INSERT ONLY");
  const Column filled = column_of("NUMBER DEFAULT ON NULL FOR INSERT AND UPDATE 5 NOT NULL");
  CHECK(std::get<ColumnDefault>(filled.value).on_null_for == "INSERT AND UPDATE");
  CHECK(filled.default_value()->text == "5");
}

TEST_CASE("ALTER TABLE adds columns with their constraints and storage") {
  const auto alter = parse_as<AlterTable>(
      "ALTER TABLE \"T\" ADD (\"A\" NUMBER, \"B\" CLOB, CONSTRAINT \"C\" UNIQUE (\"A\")) LOB "
      "(\"B\") STORE AS (CHUNK 8192)");
  const auto& add = std::get<AddColumns>(alter.action);
  CHECK(add.columns.size() == 2);
  CHECK(add.constraints.size() == 1);
  CHECK(find<LobStorage>(add.clauses) != nullptr);
}
