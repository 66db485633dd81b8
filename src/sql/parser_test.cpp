#include "src/sql/parse_testing.hpp"

using namespace exhume::sql;

TEST_CASE("indexes and their keys") {
  const auto index = parse_as<CreateIndex>(
      "CREATE UNIQUE INDEX \"IX\" ON \"T\" (\"A\" , UPPER(\"B\" || ',') DESC , c)  PCTFREE 10 "
      "STORAGE("
      "INITIAL 65536) TABLESPACE \"U\" LOGGING REVERSE COMPRESS 2");
  CHECK(index.kind == IndexKind::unique);
  REQUIRE(index.keys.size() == 3);
  CHECK(index.keys[0].column == Identifier{"A", true});
  CHECK(index.keys[1].expression.text == "UPPER(\"B\" || ',')");
  CHECK_FALSE(index.keys[1].column.has_value());
  CHECK(index.keys[1].order == SortOrder::descending);
  CHECK(index.keys[2].column == Identifier{"C", false});
  CHECK(find<Option>(index.clauses)->keyword == "REVERSE");

  const auto cluster =
      parse_as<CreateIndex>("CREATE INDEX \"I\" ON CLUSTER \"C\" TABLESPACE \"U\"");
  CHECK(cluster.on_cluster);
  const auto domain = parse_as<CreateIndex>(
      "CREATE INDEX \"S\" ON \"T\" (\"G\" )  INDEXTYPE IS \"MDSYS\".\"SPATIAL_INDEX\" PARAMETERS "
      "('x=1')");
  CHECK(find<IndexType>(domain.clauses)->name.object.text == "SPATIAL_INDEX");
  const auto text = parse_as<CreateIndex>(
      "CREATE INDEX \"X\" ON \"T\" (\"A\") INDEXTYPE IS \"CTXSYS\".\"CONTEXT\" FILTER BY \"B\" "
      "ORDER "
      "BY \"C\" DESC, \"D\" PARAMETERS ('x')");
  CHECK(find<Option>(text.clauses)->value == "\"B\"");
  parse_as<CreateIndex>(
      "CREATE BITMAP INDEX \"J\" ON \"S\" (\"D\".\"C\") FROM \"S\", \"D\" WHERE \"S\".\"I\" = "
      "\"D\".\"I\" LOCAL");
}

TEST_CASE("partitioned indexes") {
  const auto local = parse_as<CreateIndex>(
      "CREATE INDEX \"I\" ON \"T\" (\"A\") LOCAL (PARTITION \"P1\" PCTFREE 10 TABLESPACE \"U\" "
      "LOGGING, "
      "PARTITION \"P2\" UNUSABLE)");
  CHECK(find<LocalPartitioning>(local.clauses)->partitions.size() == 2);
  const auto global = parse_as<CreateIndex>(
      "CREATE INDEX \"I\" ON \"T\" (\"A\") GLOBAL PARTITION BY RANGE (\"A\") (PARTITION \"P\" "
      "VALUES LESS "
      "THAN (MAXVALUE))");
  CHECK(find<GlobalPartitioning>(global.clauses)->partitioning->partitions.size() == 1);
}

TEST_CASE("sequences keep numbers beyond 64 bits") {
  const auto sequence = parse_as<CreateSequence>(
      "CREATE SEQUENCE \"S\" MINVALUE -5 MAXVALUE 9999999999999999999999999999 INCREMENT BY 1 "
      "START WITH "
      "41 CACHE 20 NOORDER NOCYCLE");
  CHECK(find_option(sequence.options, "MAXVALUE")->value == "9999999999999999999999999999");
  CHECK(find_option(sequence.options, "MINVALUE")->value == "-5");
  CHECK(find_option(sequence.options, "NOCYCLE") != nullptr);
  CHECK(parse_as<CreateSequence>("CREATE SEQUENCE \"S\" NOKEEP NOPARTITION").options.size() == 2);
}

TEST_CASE("comments") {
  const auto column =
      parse_as<Comment>("COMMENT ON COLUMN \"S\".\"T\".\"C\" IS 'it''s (100 %)\n-- all'");
  CHECK(column.target == CommentTarget::column);
  CHECK(column.object.schema->text == "S");
  CHECK(column.object.object.text == "T");
  CHECK(column.column->text == "C");
  CHECK(column.text == "it's (100 %)\n-- all");
  CHECK_FALSE(parse_as<Comment>("COMMENT ON TABLE \"T\" IS ''").column.has_value());
  CHECK(parse_as<Comment>("COMMENT ON MATERIALIZED VIEW \"M\" IS 'x'").target ==
        CommentTarget::materialized_view);
  parse_failure("COMMENT ON COLUMN \"C\" IS 'no table'");
}

TEST_CASE("synonyms, grants and links") {
  const auto synonym = parse_as<CreateSynonym>(
      "CREATE OR REPLACE PUBLIC SYNONYM \"A\" FOR \"S\".\"B\"@\"FAR\".\"AWAY\"");
  CHECK(synonym.is_public);
  CHECK(synonym.link == "\"FAR\".\"AWAY\"");
  CHECK(parse_as<CreateSynonym>("CREATE NONEDITIONABLE SYNONYM \"A\" FOR \"B\"").modifier ==
        "NONEDITIONABLE");

  const auto grant = parse_as<Grant>(
      "GRANT SELECT, UPDATE (\"A\", \"B\") ON \"S\".\"T\" TO \"U\", PUBLIC WITH GRANT OPTION");
  REQUIRE(grant.privileges.size() == 2);
  CHECK(grant.privileges[1].name == "UPDATE");
  CHECK(grant.privileges[1].columns.size() == 2);
  CHECK(grant.grantees.at(1) == Identifier{"PUBLIC", false});
  CHECK(grant.options == "WITH GRANT OPTION");
  const auto system = parse_as<Grant>("GRANT CREATE ANY TABLE TO \"U\"");
  CHECK(system.privileges[0].name == "CREATE ANY TABLE");
  CHECK_FALSE(system.object.has_value());
  CHECK(parse_as<Grant>("GRANT READ ON DIRECTORY \"D\" TO \"U\"").object_kind == "DIRECTORY");
  CHECK(parse_as<Grant>("REVOKE \"R\" FROM \"U\"").revoke);

  const auto link = parse_as<CreateDatabaseLink>(
      "CREATE PUBLIC DATABASE LINK \"L\".EXAMPLE.COM CONNECT TO \"U\" IDENTIFIED BY \"p\" USING "
      "'tns'");
  CHECK(link.name.size() == 3);
}

TEST_CASE("views keep their query to the byte") {
  const auto view = parse_as<CreateView>(
      "CREATE FORCE VIEW \"V\" (\"A\",\"B\") AS -- top\n  select a, 'x;' from t\n");
  CHECK(view.force == "FORCE");
  CHECK(view.columns.size() == 2);
  CHECK(view.query.text == " -- top\n  select a, 'x;' from t\n");
  const auto object = parse_as<CreateView>(
      "CREATE VIEW \"V\" OF \"T\" WITH OBJECT OID (\"A\") AS SELECT 1 FROM dual");
  CHECK(object.object_view == "OF \"T\" WITH OBJECT OID (\"A\")");
  const auto checked = parse_as<CreateView>(
      "CREATE OR REPLACE FORCE EDITIONABLE EDITIONING VIEW \"V\" (\"A\" INVISIBLE UNIQUE RELY "
      "DISABLE NOVALIDATE, \"B\", CONSTRAINT \"P\" PRIMARY KEY (\"A\") RELY DISABLE) DEFAULT "
      "COLLATION \"USING_NLS_COMP\" BEQUEATH CURRENT_USER AS SELECT 1 AS a FROM dual");
  CHECK(checked.modifier == "EDITIONABLE EDITIONING");
  CHECK(checked.columns.size() == 2);
  CHECK(parse_as<CreateView>("CREATE VIEW \"V\" (\"A\" ANNOTATIONS (\"x\")) AS SELECT 1 FROM dual")
            .columns.at(0)
            .annotations == "ANNOTATIONS (\"x\")");
  CHECK(checked.columns.at(1).name.text == "B");
  CHECK(checked.constraints.size() == 1);
  CHECK(checked.options == "DEFAULT COLLATION \"USING_NLS_COMP\" BEQUEATH CURRENT_USER");
  CHECK(checked.query.text == " SELECT 1 AS a FROM dual");
}

TEST_CASE("snapshots") {
  const auto snapshot = parse_as<CreateMaterializedView>(
      "CREATE SNAPSHOT \"M\" USING (\"M\", (9, 'DB', NULL), 3) LOB (\"A\") STORE AS (CHUNK 8192) "
      "TABLESPACE \"U\" REFRESH COMPLETE AS\nSELECT a AS b FROM t");
  CHECK(snapshot.snapshot);
  CHECK(snapshot.exported_state->text == "\"M\", (9, 'DB', NULL), 3");
  CHECK(snapshot.query.text == "\nSELECT a AS b FROM t");
  CHECK(find<PhysicalClause>(snapshot.clauses) != nullptr);
  const auto log = parse_as<CreateMaterializedViewLog>(
      "CREATE SNAPSHOT LOG ON \"T\" PCTFREE 10 WITH PRIMARY KEY EXCLUDING NEW VALUES");
  CHECK(log.table.object.text == "T");
  const auto exported = parse_as<CreateMaterializedViewLog>(
      "CREATE SNAPSHOT LOG ON \"T\" WITH PRIMARY KEY USING (\"MLOG$_T\", (9, 'DB'))");
  CHECK(find<ExportedState>(exported.clauses)->text == "\"MLOG$_T\", (9, 'DB')");
}

TEST_CASE("programs split into head and source") {
  const auto function = parse_as<CreateProgram>(
      "CREATE function  Scott.\"Net\"(gross number) return number is\nbegin return gross / 1.2; "
      "end;\n");
  CHECK(function.kind == "FUNCTION");
  CHECK(function.name.schema == Identifier{"SCOTT", false});
  CHECK(function.name.object == Identifier{"Net", true});
  CHECK(function.source.text.substr(0, 14) == "(gross number)");
  CHECK(parse_as<CreateProgram>("CREATE OR REPLACE PACKAGE BODY p wrapped \na000\n'((\n").kind ==
        "PACKAGE BODY");
  const auto trigger = parse_as<CreateProgram>("trigger t_bi before insert on t begin null; end;");
  CHECK_FALSE(trigger.has_create);
  CHECK(print_for_script(trigger) ==
        "CREATE TRIGGER T_BI before insert on t begin null; end;\n/\n");
  CHECK(parse_as<CreateProgram>("CREATE AND COMPILE JAVA SOURCE NAMED \"X\" AS class X {}")
            .modifier == "AND COMPILE");

  const auto type = parse_as<CreateType>(
      "CREATE TYPE \"P\" TIMESTAMP '2001-02-03:04:05:06' OID '0F'  AS OBJECT (x number)");
  CHECK(type.timestamp == "2001-02-03:04:05:06");
  CHECK(type.oid == "0F");
}

TEST_CASE("statements behind a mark may leave CREATE out") {
  const auto trigger =
      parse_as<CreateProgram>("EDITIONABLE TRIGGER \"T\" BEFORE INSERT ON \"E\" BEGIN null; END;");
  CHECK(trigger.modifier == "EDITIONABLE");
  CHECK_FALSE(trigger.has_create);
  CHECK(parse_as<CreateProgram>("TYPE BODY \"T\" AS END;").kind == "TYPE BODY");
  const auto type = parse_as<CreateType>("EDITIONABLE TYPE \"T\" OID '0F' AS OBJECT (x number)");
  CHECK(type.oid == "0F");
  CHECK(print_for_script(type) ==
        "CREATE EDITIONABLE TYPE \"T\" OID '0F' AS OBJECT (x number)\n/\n");
  CHECK(parse_as<CreateProgram>("CREATE MLE MODULE \"M\" LANGUAGE JAVASCRIPT AS let a = '; ((")
            .kind == "MLE MODULE");
}

TEST_CASE("calls and blocks") {
  CHECK(parse_as<Execute>("EXECUTE dbms_job.run(1);").verb == "EXECUTE");
  CHECK(parse_as<Block>("BEGIN null; END;").text.text == "BEGIN null; END;");
  CHECK(parse_as<Block>("  DECLARE x NUMBER; BEGIN null; END;").text.text.substr(0, 4) == "  DE");

  const auto call = parse_as<TransportCall>(
      "EXECTRP sys.dbms_plugts.checkDatafile(NULL,123456789012,'it''s',-4,f(1, 2));");
  CHECK(call.procedure.at(2).text == "CHECKDATAFILE");
  REQUIRE(call.arguments.size() == 5);
  CHECK(std::holds_alternative<NullArgument>(call.arguments[0]));
  CHECK(std::get<NumberArgument>(call.arguments[1]).digits == "123456789012");
  CHECK(std::get<StringArgument>(call.arguments[2]).value == "it's");
  CHECK(std::get<NumberArgument>(call.arguments[3]).digits == "-4");
  CHECK(std::get<Expression>(call.arguments[4]).text == "f(1, 2)");
  CHECK(parse_as<TransportCall>("EXECTRP sys.dbms_plugts.commitPluggable;").arguments.empty());
}

TEST_CASE("INSERT names table, columns and values") {
  const auto insert = parse_as<Insert>(
      "INSERT /*+NESTED_TABLE_SET_REFS+*/ INTO \"S\".\"T\" (\"A\", \"B\".\"X\") VALUES (:1, "
      "\"P\"(:2, :3))");
  CHECK(insert.hints == std::vector<std::string>{"/*+NESTED_TABLE_SET_REFS+*/"});
  CHECK(insert.table.schema->text == "S");
  CHECK(insert.columns.at(1).size() == 2);
  CHECK(insert.values.at(1).text == "\"P\"(:2, :3)");
}

TEST_CASE("statements of a full export") {
  CHECK(parse_as<CreateOther>(
            "CREATE USER \"U\" IDENTIFIED BY VALUES 'AB12' DEFAULT TABLESPACE \"T\"")
            .kind == "USER");
  CHECK(parse_as<CreateOther>("CREATE OR REPLACE DIRECTORY \"D\" AS '/data'").or_replace);
  CHECK(parse_as<AlterObject>("ALTER USER \"U\" DEFAULT ROLE ALL").kind == "USER");
  CHECK(parse_as<AlterObject>("ALTER TRIGGER \"T\"  ENABLE").action.text == "ENABLE");
  CHECK(parse_as<AlterObject>("ALTER PACKAGE \"P\" COMPILE REUSE SETTINGS TIMESTAMP '2001'")
            .name.object.text == "P");
  CHECK(parse_as<AlterSession>("ALTER SESSION SET \"_X\" = NONE").settings.text == "\"_X\" = NONE");
  CHECK(parse_as<Analyze>("ANALYZE  TABLE \"T\"  ESTIMATE STATISTICS ").kind == "TABLE");
  CHECK(parse_as<AlterObject>("ALTER SNAPSHOT LOG ON \"T\" PCTFREE 5").kind == "SNAPSHOT LOG");
  CHECK(parse_as<DropObject>("DROP PUBLIC SYNONYM \"S\"").kind == "PUBLIC SYNONYM");
  CHECK(parse_as<OtherStatement>("AUDIT CREATE TABLE BY ACCESS").keyword == "AUDIT");
  const auto cluster = parse_as<CreateCluster>(
      "CREATE CLUSTER \"C\" (\"A\" NUMBER(3, 0), \"B\" DATE) SIZE 600 PCTFREE 10 HASHKEYS 7 HASH "
      "IS "
      "MOD(\"A\", 7)");
  CHECK(cluster.columns.size() == 2);
  for (const char* kind :
       {"BIGFILE UNDO TABLESPACE", "SMALLFILE TEMPORARY TABLESPACE", "FLASHBACK ARCHIVE",
        "AUDIT POLICY", "PUBLIC OUTLINE", "VECTOR INDEX", "ANALYTIC VIEW"}) {
    CHECK(parse_as<CreateOther>("CREATE " + std::string(kind) + " \"N\" DETAILS (1)").kind == kind);
  }
  CHECK(parse_as<AlterObject>("ALTER PUBLIC DATABASE LINK \"L\" CONNECT TO \"U\"").kind ==
        "PUBLIC DATABASE LINK");
  CHECK(parse_as<AlterObject>("ALTER SUMMARY \"S\" COMPILE").kind == "SUMMARY");
  CHECK(parse_as<OtherStatement>("ALTER DATABASE DEFAULT EDITION = \"E\"").keyword ==
        "ALTER DATABASE");
  CHECK(parse_as<OtherStatement>("ALTER SYSTEM SET \"a\" = 1").keyword == "ALTER SYSTEM");
  CHECK(parse_as<DropObject>("DROP JAVA CLASS \"C\"").kind == "JAVA CLASS");
}

TEST_CASE("a failure says where and what was expected") {
  const ParseFailure type = parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER(x))");
  CHECK(type.offset == 29);
  CHECK(type.expected == "* or an integer");
  CHECK(parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER").offset == 28);
  CHECK(parse_failure("").offset == 0);
  CHECK(parse_failure("FROBNICATE").offset == 0);
  parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER) FROBNICATE");
  parse_failure("CREATE TABLE \"T\" (\"A\" VARCHAR2(99999999999))");
  parse_failure("CREATE TABLE \"T\" (\"A\" CHAR(1)) TABLESPACE \"unclosed");
}

TEST_CASE("hostile statements end soon and without a deep stack") {
  constexpr std::size_t many = 240'000;
  const std::string open(many, '(');
  const std::string close(many, ')');
  parse_failure("CREATE TABLE \"T\" " + open);
  parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER DEFAULT " + open);
  parse_failure("ALTER TABLE \"T\" ADD CHECK " + open);
  parse_failure("CREATE INDEX \"I\" ON \"T\" (" + open);
  parse_failure("GRANT " + open);
  const auto deep =
      parse_as<AlterTable>("ALTER TABLE \"T\" ADD CHECK (" + open + "1" + close + ")");
  CHECK(std::holds_alternative<AddConstraints>(deep.action));

  std::string cases;
  for (std::size_t i = 0; i < many; ++i) cases += "CASE ";
  parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER DEFAULT " + cases + ")");
  std::string dots = "\"A\"";
  for (std::size_t i = 0; i < many; ++i) dots += ".\"A\"";
  parse_failure("COMMENT ON COLUMN " + dots + " IS 'x'");
  std::string columns = "\"C\" NUMBER";
  for (std::size_t i = 0; i < 20'000; ++i) columns += ", \"C\" NUMBER(5, 2) NOT NULL";
  CHECK(parse_as<CreateTable>("CREATE TABLE \"T\" (" + columns + ")").columns.size() == 20'001);
}

TEST_CASE("a statement of too many words is refused before it takes memory") {
  std::string text = "GRANT SELECT ON \"T\" TO \"A\"";
  for (std::size_t i = 0; i < most_tokens / 2; ++i) text += ",\"B\"";
  const ParseResult result = parse(text);
  REQUIRE(std::holds_alternative<ParseFailure>(result));
  CHECK(std::get<ParseFailure>(result).expected.find("too many words") != std::string::npos);
}
