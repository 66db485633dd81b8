#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 11;

Row department(int id, std::string_view name, std::string_view place) {
  return {number(id), name, place};
}

Value when_given(std::string_view decimal) {
  return decimal.empty() ? Value(std::nullopt) : Value(number(decimal));
}

Row employee(int id, std::string_view name, std::string_view job, std::string_view manager,
             const Moment& hired, std::string_view salary, std::string_view bonus, int department) {
  return {number(id),
          name,
          job,
          when_given(manager),
          date(hired),
          number(salary),
          when_given(bonus),
          number(department)};
}

void write_departments(DumpBuilder& b) {
  b.line(R"(TABLE "DEPT")");
  b.line(
      R"(CREATE TABLE "DEPT" ("DEPTNO" NUMBER(2, 0), "DNAME" VARCHAR2(20), "LOC" VARCHAR2(20)))" +
      table_attributes(kMajor));
  b.insert("DEPT", {number_column("DEPTNO"), varchar2("DNAME", 20), varchar2("LOC", 20)},
           {department(10, "Ledger", "Harbourtown"), department(20, "Workshop", "Mühlbach"),
            department(30, "Sales", "São Vicente"), department(40, "Archive", "Harbourtown")});
  b.line(R"(GRANT SELECT ON "DEPT" TO "REPORTER")");
  b.line(create_index(kMajor, "UNIQUE INDEX", "PK_DEPT", "DEPT", R"("DEPTNO" )"));
  b.line(add_primary_key(kMajor, "DEPT", "PK_DEPT", R"("DEPTNO")"));
  b.counted(R"(ANALSTATS TS "DEPT")", table_statistics("DEPT", 4, 5, 20));
  b.counted(R"(COMMENT ON TABLE "DEPT" IS )", "'Departments, one row each.'");
  b.counted(R"(COMMENT ON COLUMN "DEPT"."LOC" IS )",
            encode("'Where it sits; Mühlbach is the café''s street.'", "windows-1252"));
}

void write_employees(DumpBuilder& b) {
  b.line(R"(TABLE "EMP")");
  b.line(R"(CREATE TABLE "EMP" ("EMPNO" NUMBER(4, 0) CONSTRAINT "EMP_NO_NN" NOT NULL ENABLE, )"
         R"("ENAME" VARCHAR2(20), "JOB" CHAR(9), "MGR" NUMBER(4, 0), "HIREDATE" DATE, )"
         R"("SAL" NUMBER(7, 2), "COMM" NUMBER(7, 2), "DEPTNO" NUMBER(2, 0)))" +
         table_attributes(kMajor));
  b.counted(R"(ALTER TABLE "EMP" MODIFY DEFAULT)",
            R"(ALTER TABLE "EMP" MODIFY ("COMM" DEFAULT 0))");
  b.insert(
      "EMP",
      {number_column("EMPNO"), varchar2("ENAME", 20), fixed_char("JOB", 9), number_column("MGR"),
       date_column("HIREDATE"), number_column("SAL"), number_column("COMM"),
       number_column("DEPTNO")},
      {
          employee(1001, "QUILL", "FOUNDER  ", "", {1999, 1, 4}, "5000", "", 10),
          employee(1002, "TAMBER", "MANAGER  ", "1001", {2001, 4, 2, 8, 30}, "2975.5", "", 20),
          employee(1003, "OSTREL", "MANAGER  ", "1001", {2001, 5, 1}, "2850", "", 30),
          employee(1004, "FENWICKE", "SELLER   ", "1003", {2002, 2, 20}, "1600", "300", 30),
          employee(1005, "GRÜNBART", "SELLER   ", "1003", {2002, 2, 22}, "1250", "500.25", 30),
          employee(1006, "PELLAROSA", "SELLER   ", "1003", {2002, 9, 28}, "1250", "1400", 30),
          employee(1007, "HOLLOWAY-TRENCH", "TURNER   ", "1002", {2003, 12, 3, 23, 59, 59}, "0.01",
                   "0", 20),
          employee(1008, "L'ESTOILE", "TURNER   ", "1002", {2004, 2, 29}, "1100", "", 20),
          employee(1009, "NÕMMIK", "CLERK    ", "1003", {2010, 10, 10, 10, 10, 10}, "950", "", 30),
          employee(1010, "BACK\\SLASH", "CLERK    ", "1001", {2019, 7, 15}, "99999.99", "-12.5",
                   10),
          {number(1011), std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
           std::nullopt, std::nullopt},
      });
  b.line(R"(GRANT SELECT ON "EMP" TO "REPORTER")");
  b.line(R"(GRANT UPDATE ("SAL") ON "EMP" TO "REPORTER")");
  b.line(create_index(kMajor, "UNIQUE INDEX", "PK_EMP", "EMP", R"("EMPNO" )"));
  b.line(create_index(kMajor, "INDEX", "EMP_NAME_IX", "EMP", R"("ENAME" , "HIREDATE" )"));
  b.marked_list("CALTER TABLE", check_constraint("EMP", "EMP_SAL_CK", "sal > 0"));
  b.line(add_primary_key(kMajor, "EMP", "PK_EMP", R"("EMPNO")"));
  b.counted(R"(ANALSTATS TS "EMP")", table_statistics("EMP", 11, 5, 38));
  b.marked_list(R"(ANALSTATS TS "EMP")",
                {"DECLARE  SREC DBMS_STATS.STATREC; BEGIN SREC.MINVAL := 'C20B02'; SREC.MAXVAL := "
                 "'C20B0C'; SREC.EAVS := 0; SREC.CHVALS := NULL; ",
                 "SREC.NOVALS := DBMS_STATS.NUMARRAY(", "1001,1011",
                 "); SREC.BKVALS := DBMS_STATS.NUMARRAY(", "0,1",
                 "); SREC.EPC := 2; DBMS_STATS.SET_COLUMN_STATS(NULL,'\"EMP\"','\"EMPNO\"', NULL "
                 ",NULL,NULL,11,.0909090909090909,0,srec,4,6); END;"});
  b.counted(R"(COMMENT ON COLUMN "EMP"."COMM" IS )", "'Bonus\nin the currency of \"SAL\".'");
}

void write_procedures(DumpBuilder& b) {
  b.line(R"(ALTER SESSION SET "_LOAD_WITHOUT_COMPILE" = PLSQL)");
  b.marked_list(
      R"(CREATE FORMAT71 PROCEDURE "RAISE_SALARY" )",
      {"CREATE ", "PROCEDURE raise_salary (p_empno IN NUMBER, p_by IN NUMBER)\n", "IS\n", "BEGIN\n",
       "  UPDATE emp SET sal = sal + p_by WHERE empno = p_empno;\n", "END raise_salary;"});
  b.line(R"(ALTER SESSION SET "_LOAD_WITHOUT_COMPILE" = NONE)");
  b.line(
      R"(ALTER PROCEDURE "RAISE_SALARY" COMPILE REUSE SETTINGS TIMESTAMP '2020-01-06:09:12:00')");
}

void write_trigger(DumpBuilder& b) {
  b.line(R"(TABLE "EMP")");
  b.marked_list("CREATE FORMAT92TRIG ",
                {"TRIGGER emp_number\n", "  BEFORE INSERT ON emp\n", "  FOR EACH ROW\n",
                 "  WHEN (NEW.empno IS NULL)\n", "BEGIN\n",
                 "  SELECT emp_seq.NEXTVAL INTO :NEW.empno FROM DUAL;\n", "END emp_number;"});
  b.line(R"(ALTER TRIGGER "EMP_NUMBER"  ENABLE)");
  b.line("ENDTABLE");
}

void write_on_employees(DumpBuilder& b, const std::vector<std::string>& statements) {
  b.line(R"(TABLE "EMP")");
  for (const auto& statement : statements) b.line(statement);
  b.line("ENDTABLE");
}

}  // namespace

Dump scott_11g() {
  DumpBuilder builder({.version = "11.02.00", .user = "SCOTT"});
  UserExport schema;
  schema.sequences = {1, [](DumpBuilder& b) { b.line(create_sequence("EMP_SEQ", 20)); }};
  schema.tables = {2, [](DumpBuilder& b) {
                     write_departments(b);
                     write_employees(b);
                   }};
  schema.synonyms = {1,
                     [](DumpBuilder& b) { b.line(R"(CREATE SYNONYM "STAFF" FOR "SCOTT"."EMP")"); }};
  schema.views = {1, [](DumpBuilder& b) {
                    b.query(R"(CREATE VIEW "EMP_PLACES" ("ENAME","LOC") AS )",
                            "SELECT e.ename, d.loc\n  FROM emp e, dept d\n WHERE e.deptno = "
                            "d.deptno\nWITH READ ONLY");
                  }};
  schema.procedures = {1, write_procedures};
  schema.foreign_keys = {
      1, [](DumpBuilder& b) {
        write_on_employees(b, {add_foreign_key("EMP", "FK_DEPTNO", "DEPTNO", "DEPT", "DEPTNO")});
      }};
  schema.triggers = {1, write_trigger};
  schema.statistics = {
      1, [](DumpBuilder& b) {
        write_on_employees(b,
                           {R"(ANALCOMPUTE TR "EMP" ANALYZE  TABLE "EMP"  ESTIMATE STATISTICS )"});
      }};
  schema.enabling = {2, [](DumpBuilder& b) {
                       write_on_employees(b,
                                          {R"(ALTER TABLE "EMP" ENABLE CONSTRAINT "EMP_SAL_CK")",
                                           R"(ALTER TABLE "EMP" ENABLE CONSTRAINT "FK_DEPTNO")"});
                     }};
  write_user_export(builder, schema);
  return builder.build();
}

}  // namespace exhume::test::samples
