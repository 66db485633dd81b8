#include "src/import/query_owners.hpp"

#include <catch2/catch.hpp>

using exhume::imp::with_owners;

namespace {

// A's objects become B's.
std::string moved(const std::string& query) {
  return with_owners(query, [](const std::string& owner) { return owner == "A" ? "B" : owner; });
}

}  // namespace

TEST_CASE("owners of tables in FROM clauses are renamed") {
  CHECK(moved("SELECT x FROM a.t") == "SELECT x FROM \"B\".t");
  CHECK(moved("SELECT x FROM \"A\".\"T\" t, c.u, A.v v WHERE 1 = 1") ==
        "SELECT x FROM \"B\".\"T\" t, c.u, \"B\".v v WHERE 1 = 1");
  CHECK(
      moved("select * from c.t join a.u on t.x = u.y left join (a.v join a.w on 1 = 1) on 2 = 2") ==
      "select * from c.t join \"B\".u on t.x = u.y left join (\"B\".v join \"B\".w on 1 = 1) on 2 "
      "= 2");
  CHECK(moved("SELECT (SELECT max(n) FROM a.u) FROM (SELECT n FROM a.t UNION SELECT n FROM a.v)") ==
        "SELECT (SELECT max(n) FROM \"B\".u) FROM (SELECT n FROM \"B\".t UNION SELECT n FROM "
        "\"B\".v)");
  CHECK(moved("WITH q AS (SELECT * FROM a.t) SELECT * FROM q") ==
        "WITH q AS (SELECT * FROM \"B\".t) SELECT * FROM q");
}

TEST_CASE("owners of columns are renamed where their table stands in a FROM clause") {
  CHECK(moved("SELECT a.t.x, a.o.y FROM a.t WHERE a.t.z > 0") ==
        "SELECT \"B\".t.x, a.o.y FROM \"B\".t WHERE \"B\".t.z > 0");
}

TEST_CASE("aliases that are named like an owner stay") {
  for (const char* const query :
       {"select b.name, a.name from dept a join emp b on b.dept = a.id",
        "select nvl(a.name, a.x), count(a.id) from emp a group by a.y, a.z",
        "select x from t a where f(a.x) in (a.y, a.z) order by a.q, a.r",
        "select extract(year from a.day), trim(leading '0' from a.code) from t a",
        "select cast(multiset(select 1 from dual) as a.t) from t a", "select 'from a.t' from t"}) {
    CHECK(moved(query) == query);
  }
}
