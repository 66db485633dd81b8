#include "src/sql/marker.hpp"

#include <catch2/catch.hpp>

using namespace exhume::sql;

TEST_CASE("a marker gives keyword, name and the statement behind it") {
  const Marker table = read_marker("TABLE \"Two \"\"Words\"");
  CHECK(table.keyword == "TABLE");
  CHECK(table.name == "Two \"Words");
  CHECK(table.rest.empty());

  const Marker analyze = read_marker("ANALCOMPUTE TR \"EMP\" ANALYZE  TABLE \"EMP\"");
  CHECK(analyze.keyword == "ANALCOMPUTE TR");
  CHECK(analyze.name == "EMP");
  CHECK(analyze.rest == "ANALYZE  TABLE \"EMP\"");
}

TEST_CASE("a marker without a quoted name is all keyword") {
  const Marker marker = read_marker("CONNECT  SCOTT");
  CHECK(marker.keyword == "CONNECT SCOTT");
  CHECK_FALSE(marker.name.has_value());
  CHECK(marker.rest.empty());
}
