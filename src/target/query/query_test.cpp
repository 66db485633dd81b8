#include "src/target/query/query.hpp"

#include <catch2/catch.hpp>

#include "src/target/postgresql/query_dialect.hpp"
#include "src/target/query/date_format.hpp"
#include "src/target/sqlite/query_dialect.hpp"

using namespace exhume::target;

namespace {

Relation employees(const QueryDialect& dialect) {
  Relation relation{.sql = "\"EMPLOYEES\""};
  const std::pair<const char*, Kind> columns[] = {
      {"ID", Kind::integer},     {"NAME", Kind::text},      {"FLAG", Kind::padded_text},
      {"SAL", Kind::number},     {"HIRED", Kind::date},     {"SEEN", Kind::timestamp},
      {"PHOTO", Kind::other},    {"ANY", Kind::digits},     {"ANY2", Kind::digits},
      {"MixedCase", Kind::text}, {"DEPT_ID", Kind::integer}};
  for (const auto& [name, kind] : columns) {
    relation.columns.push_back({name, dialect.name(name), kind});
  }
  return relation;
}

std::string translated(const QueryDialect& dialect, const std::string& query) {
  const FindRelation find = [&](const std::string& owner,
                                const std::string& name) -> std::optional<Relation> {
    if (name != "EMP" && name != "DEPT") return std::nullopt;
    Relation found = employees(dialect);
    found.sql = "\"" + owner + name + "\"";
    return found;
  };
  const auto result = translate_query(query, dialect, find);
  if (const auto* problem = std::get_if<std::string>(&result)) return "problem: " + *problem;
  return std::get<Relation>(result).sql;
}

std::string lite(const std::string& query) {
  return translated(sqlite::query_dialect(), query);
}

std::string postgres(const std::string& query) {
  return translated(postgresql::query_dialect(), query);
}

// An expression behind SELECT, without what stands around it.
std::string part(const std::string& sql) {
  constexpr std::string_view head = "SELECT ";
  const std::size_t end = sql.rfind(" FROM \"");
  return end == std::string::npos ? sql : sql.substr(head.size(), end - head.size());
}

std::string lite_value(const std::string& expression) {
  return part(lite("SELECT " + expression + " FROM emp"));
}

std::string postgres_value(const std::string& expression) {
  return part(postgres("SELECT " + expression + " FROM emp"));
}

}  // namespace

TEST_CASE("names of a query follow the target's rules") {
  CHECK(
      postgres("select e.id, Name N, \"MixedCase\" from scott.emp e where e.sal > 10") ==
      R"(SELECT "e"."id", "name" AS "n", "MixedCase" FROM "SCOTTEMP" AS "e" WHERE "e"."sal" > 10)");
  CHECK(lite("select emp.id from emp") == R"(SELECT "EMP"."ID" FROM "EMP" AS "EMP")");
  CHECK(lite("select e.*, 1 from emp e").starts_with(R"(SELECT "E"."ID", "E"."NAME", )"));
  CHECK(lite("select id as \"select\" from emp with read only") ==
        R"(SELECT "ID" AS "select" FROM "EMP" AS "EMP")");
}

TEST_CASE("joins, subqueries and set operators") {
  CHECK(postgres("select a.id from emp a left outer join dept d on a.dept_id = d.id, dual2 x") ==
        "problem: DUAL2 was not imported");
  CHECK(lite("select a.id from emp a left outer join dept d on a.dept_id = d.id") ==
        R"(SELECT "A"."ID" FROM "EMP" AS "A" LEFT JOIN "DEPT" AS "D" ON "A"."DEPT_ID" = "D"."ID")");
  CHECK(lite("select id from emp minus select id from dept") ==
        R"(SELECT "ID" FROM "EMP" AS "EMP" EXCEPT SELECT "ID" FROM "DEPT" AS "DEPT")");
  CHECK(lite("select x from (select id x from emp) q where exists (select 1 from dept where "
             "dept.id = q.x)") ==
        R"(SELECT "X" FROM (SELECT "ID" AS "X" FROM "EMP" AS "EMP") AS "Q" WHERE EXISTS )"
        R"((SELECT 1 FROM "DEPT" AS "DEPT" WHERE "DEPT"."ID" = "Q"."X"))");
  CHECK(lite("(select id from emp)") == R"(SELECT "ID" FROM "EMP" AS "EMP")");
  CHECK(lite("(select id from emp) union all (select id from dept)") ==
        R"(SELECT * FROM (SELECT "ID" FROM "EMP" AS "EMP") AS "_" UNION ALL )"
        R"(SELECT * FROM (SELECT "ID" FROM "DEPT" AS "DEPT") AS "_")");
  CHECK(lite("select 1 from dual") == "SELECT 1");
  CHECK(lite("select id from emp union select id from dept order by id desc") ==
        R"(SELECT "ID" FROM "EMP" AS "EMP" UNION SELECT "ID" FROM "DEPT" AS "DEPT" )"
        R"(ORDER BY "ID" DESC NULLS FIRST)");
  CHECK(lite("select dept_id, sum(sal) from emp group by dept_id having count(*) > 2") ==
        R"(SELECT "DEPT_ID", sum("SAL") FROM "EMP" AS "EMP" GROUP BY "DEPT_ID" )"
        R"(HAVING count(*) > 2)");
  CHECK(lite("select row_number() over (partition by dept_id order by sal) from emp") ==
        R"(SELECT row_number() OVER (PARTITION BY "DEPT_ID" ORDER BY "SAL" NULLS LAST) )"
        R"(FROM "EMP" AS "EMP")");
}

// SQLite sorts text behind numbers, whatever its digits say.
TEST_CASE("numbers that may be text compare and sort by their value") {
  CHECK(lite_value("count(distinct \"ANY\")") == "count(DISTINCT \"ANY\")");
  CHECK(lite_value("max(\"ANY\")") == "max(CAST(\"ANY\" AS NUMERIC))");
  CHECK(lite_value("case when any2 > 1 then 1 end") ==
        "CASE WHEN CAST(\"ANY2\" AS NUMERIC) > 1 THEN 1 END");
  CHECK(lite_value("case when any2 between id and 1e20 then 1 end") ==
        "CASE WHEN CAST(\"ANY2\" AS NUMERIC) BETWEEN \"ID\" AND 100000000000000000000 THEN 1 END");
  // What is equal is kept alike, down to the form of a literal.
  CHECK(lite_value("decode(any2, \"ANY\", 1)") == "CASE WHEN \"ANY2\" IS \"ANY\" THEN 1 END");
  CHECK(lite_value("case when any2 in (5, 0.5, 0.00001, 1e20) then 1 end") ==
        "CASE WHEN \"ANY2\" IN (5, 0.5, '0.00001', '100000000000000000000') THEN 1 END");
  CHECK(lite_value("case when any2 = id then 1 end") ==
        "CASE WHEN CAST(\"ANY2\" AS NUMERIC) = \"ID\" THEN 1 END");
  CHECK(lite("select id, any2 from emp order by any2, 2 desc, any2 + 1") ==
        R"(SELECT "ID", "ANY2" FROM "EMP" AS "EMP" ORDER BY CAST("ANY2" AS NUMERIC) NULLS LAST, )"
        R"(CAST("ANY2" AS NUMERIC) DESC NULLS FIRST, "ANY2" + 1 NULLS LAST)");
  CHECK(lite("select -any2 any2 from emp order by any2") ==
        R"(SELECT -"ANY2" AS "ANY2" FROM "EMP" AS "EMP" ORDER BY "ANY2" NULLS LAST)");
  CHECK(
      lite("select any2 from emp union select id from emp order by 1") ==
      R"(SELECT * FROM (SELECT "ANY2" FROM "EMP" AS "EMP" UNION SELECT "ID" FROM "EMP" AS "EMP") )"
      R"(AS "_" ORDER BY CAST("ANY2" AS NUMERIC) NULLS LAST)");
  CHECK(lite("select row_number() over (order by any2) from emp") ==
        R"(SELECT row_number() OVER (ORDER BY CAST("ANY2" AS NUMERIC) NULLS LAST) )"
        R"(FROM "EMP" AS "EMP")");
}

TEST_CASE("Oracle's functions become the target's") {
  CHECK(postgres_value("nvl(sal, 0)") == "coalesce(\"sal\", 0)");
  CHECK(postgres_value("nvl(name, 0)") == "coalesce(\"name\", '0')");
  CHECK(lite_value("nvl(sal, '1')") == "coalesce(\"SAL\", 1)");
  CHECK(lite_value("decode(id, 1, 'a', null, 'b', 'c')") ==
        "CASE WHEN \"ID\" = 1 THEN 'a' WHEN \"ID\" IS NULL THEN 'b' ELSE 'c' END");
  CHECK(postgres_value("decode(id, dept_id, 1)") ==
        "CASE WHEN \"id\" IS NOT DISTINCT FROM \"dept_id\" THEN 1 END");
  CHECK(postgres_value("nvl2(name, 1, 2)") == "CASE WHEN \"name\" IS NOT NULL THEN 1 ELSE 2 END");
  CHECK(postgres_value("name || ', ' || name") == "nullif(concat(\"name\", ', ', \"name\"), '')");
  CHECK(lite_value("name || ''") == "nullif(ifnull(\"NAME\", '') || ifnull(NULL, ''), '')");
  CHECK(postgres_value("to_char(hired, 'yyyy-mm')") == "to_char(\"hired\", 'YYYY-MM')");
  CHECK(lite_value("to_char(hired, 'yyyy-mm')") ==
        "substr(\"HIRED\", -19, 4) || strftime('-%m', \"HIRED\")");
  CHECK(lite_value("to_char(hired, 'dd.mm.yyyy')") ==
        "strftime('%d.%m.', \"HIRED\") || substr(\"HIRED\", -19, 4)");
  CHECK(lite_value("to_char(hired, 'hh24:mi')") == "strftime('%H:%M', \"HIRED\")");
  CHECK(lite_value("to_char(hired, 'yyyyyyyy')").starts_with("problem: "));
  CHECK(lite_value("trunc(hired)") == "rtrim(\"HIRED\", '0123456789:') || '00:00:00'");
  CHECK(postgres_value("extract(year from hired)") ==
        "CAST(EXTRACT(YEAR FROM \"hired\") AS integer)");
  CHECK(postgres_value("round(sal / 3, 2)") ==
        "round(CAST(CAST(\"sal\" AS numeric) / 3 AS numeric), 2)");
  CHECK(postgres_value("id * 2") == "CAST(\"id\" AS numeric) * 2");
  CHECK(postgres_value("cast(0 as number(30, 2))") == "(0)");
  CHECK(lite_value("cast(sal as number)") == "(\"SAL\")");
  CHECK(lite_value("cast(id as number(9, 2))") == "(\"ID\")");
  CHECK(lite_value("cast(sal as number(9, 2))") == "problem: it has CAST to NUMBER");
  CHECK(postgres_value("cast(sal as number(30, 2))") == "CAST(\"sal\" AS numeric(30,2))");
  CHECK(postgres_value("substr(name, 1, 3)") == "nullif(substr(\"name\", 1, 3), '')");
  CHECK(postgres_value("sysdate") == "LOCALTIMESTAMP(0)");
  CHECK(lite_value("date '2020-01-31'") == "'2020-01-31 00:00:00'");
  CHECK(lite_value("case when id = 1 then 'x' else null end") ==
        "CASE WHEN \"ID\" = 1 THEN 'x' ELSE NULL END");
}

TEST_CASE("conditions mean the same") {
  const auto condition = [](const std::string& sql) {
    const std::string out = lite("select 1 from emp where " + sql);
    const std::size_t at = out.find(" WHERE ");
    return at == std::string::npos ? out : out.substr(at + 7);
  };
  CHECK(condition("name like 'A_[%'") == "\"NAME\" GLOB 'A?[[]*'");
  CHECK(condition("flag = 'Y'") == "rtrim(\"FLAG\", ' ') = 'Y'");
  CHECK(condition("id in ('1', 2)") == "\"ID\" IN (1, 2)");
  CHECK(condition("not (id between 1 and 5) or name is not null") ==
        "NOT (\"ID\" BETWEEN 1 AND 5) OR \"NAME\" IS NOT NULL");
  CHECK(condition("name != ''") == "\"NAME\" <> NULL");
  CHECK(condition("id in (select dept_id from dept)") ==
        "\"ID\" IN (SELECT \"DEPT_ID\" FROM \"DEPT\" AS \"DEPT\")");
  CHECK(condition("flag = name") == "\"FLAG\" = \"NAME\"");
  CHECK(postgres("select 1 from emp where flag = name") ==
        "problem: Oracle converts types where a CHAR meets text");
}

TEST_CASE("what would mean something else is left to people") {
  const auto [query, problem] = GENERATE(table<const char*, const char*>({
      {"select id from emp where name = 5", "Oracle converts types where text meets a number"},
      {"select id from emp where hired = '01-JAN-20'",
       "Oracle converts types where a DATE meets text"},
      {"select id from emp where hired > seen",
       "Oracle converts types where a DATE meets a TIMESTAMP"},
      {"select hired + 1 from emp", "it computes with what is no number"},
      {"select id || 'x' from emp", "|| makes text of a number"},
      {"select rownum from emp", "it has rownum"},
      {"select rowid from emp", "it has rowid"},
      {"select id from emp where id = dept_id(+)", "it has an outer join of the form (+)"},
      {"select id from emp where id = emp.dept_id (+)", "it has an outer join of the form (+)"},
      {"select id from emp connect by prior id = dept_id", "it has connect"},
      {"select id from emp@far", "it reads through a database link"},
      {"select nobody from emp", "NOBODY is nothing known"},
      {"select id from nowhere", "NOWHERE was not imported"},
      {"select load_extension('x') from emp", "it calls LOAD_EXTENSION"},
      {"select scott.pkg.f(id) from emp", "it names a column by its owner"},
      {"select to_char(sal, '999') from emp",
       "its TO_CHAR depends on settings or a format of Oracle's"},
      {"with q as (select 1 from dual) select 1 from q", "it has with"},
      {"select dept_id from emp group by 1", "it groups by a constant"},
      {"select (id, name) from emp", "it compares lists of values"},
      {"select max(photo) from emp", "its MAX is of a type without an order"},
      {"select id from emp where photo = photo",
       "Oracle converts types where a value of another type meets a value of another type"},
      {"select id from emp where", "its query ends early"},
      {"select id", "it selects from nothing"},
      {"", "its query ends early"},
  }));
  CAPTURE(query);
  CHECK(lite(query) == std::string("problem: ") + problem);
}

TEST_CASE("text that tries to be more than a query comes to nothing, or stays quoted") {
  CHECK(lite("select id from emp; drop table emp") == "problem: it has ;");
  CHECK(lite("select id from emp -- \n; drop table emp") == "problem: it has ;");
  CHECK(lite("select id /* ; drop table emp */ from emp") == R"(SELECT "ID" FROM "EMP" AS "EMP")");
  CHECK(lite("select $$x$$ from emp") == "problem: it has $");
  CHECK(lite("select '\\g' from emp") == R"(SELECT '\g' FROM "EMP" AS "EMP")");
  CHECK(lite("select 'it''s; drop table emp; --' from emp") ==
        R"(SELECT 'it''s; drop table emp; --' FROM "EMP" AS "EMP")");
  CHECK(lite(R"(select id as "x""; drop table emp; --" from emp)") ==
        R"(SELECT "ID" AS "x""; drop table emp; --" FROM "EMP" AS "EMP")");
  CHECK(lite("select id from \"emp\"\"; drop table emp; --\"") ==
        "problem: emp\"; drop table emp; -- was not imported");
  CHECK(lite("select q'[x]' from emp") == "problem: it has q'[x]'");
  CHECK(lite("select \"unterminated from emp") == "problem: it selects from nothing");
  CHECK(lite("select id from emp e) as x; drop table emp") == "problem: it has )");
  const std::string deep = "select " + std::string(100'000, '(') + "1 from emp";
  CHECK(lite(deep) == "problem: it selects from nothing");
  const std::string closed =
      "select " + std::string(100'000, '(') + "1" + std::string(100'000, ')') + " from emp";
  CHECK(lite(closed) == "problem: it is nested too deeply");
  std::string nots = "select id from emp where ";
  for (int i = 0; i < 100'000; ++i) nots += "not ";
  CHECK(lite(nots + "id = 1") == "problem: it is nested too deeply");
}

TEST_CASE("formats of dates are taken apart") {
  CHECK(date_format("YYYY/mm") == std::vector<std::string>{"YYYY", "/", "MM"});
  CHECK_FALSE(date_format("DAY"));
  CHECK_FALSE(date_format("YY"));
  CHECK_FALSE(date_format(""));
  CHECK_FALSE(date_format("YYYY'"));
}
