#include "src/parameters/userid.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::parameters;

namespace {

constexpr Program program{{}, Code::imp_bad_parameter};

Userid parsed(const std::string& value) {
  return parse_userid(program, value);
}

}  // namespace

TEST_CASE("a user, a password and a database") {
  const Userid got = parsed("scott/ti@ger@sqlite:/tmp/a@b=c.db");
  CHECK(got.user == "SCOTT");
  CHECK(got.password == "ti@ger");
  CHECK(got.database == "sqlite:/tmp/a@b=c.db");
  CHECK(parsed("scott/tiger").database.empty());
  CHECK(parsed("sqlite:x.db").user.empty());
  CHECK(parsed("\"Scott\"/\"T/g\"").user == "Scott");
  CHECK(parsed("\"Scott\"/\"T/g\"").password == "T/g");
  CHECK_FALSE(parsed("scott").password);
  CHECK(parsed("/").password == "");
}

TEST_CASE("AS SYSDBA is a role") {
  CHECK(parsed("sys/x as sysdba").role == "SYSDBA");
  CHECK(parsed("sys/x as sysdba").password == "x");
  CHECK(parsed("/ AS SYSOPER").role == "SYSOPER");
  CHECK(parsed("a@sqlite:x.db as sysdba").database == "sqlite:x.db");
  CHECK(parsed("sysdba").user == "SYSDBA");
  CHECK(parsed("sysdba").role.empty());
}

TEST_CASE("Oracle's short address is one of PostgreSQL") {
  CHECK(parsed("scott/tiger@//db:5433/sales").database == "postgresql://db:5433/sales");
  CHECK_THROWS_AS(parsed("scott/tiger@orcl"), Error);
  CHECK_THROWS_AS(parsed("scott.dmp"), Error);
}

TEST_CASE("USERID logs in where the address names no user") {
  const auto address = [](const char* userid) { return address_with_login(parsed(userid)); };
  CHECK(address("Scott/ti:ger@postgresql://db/x") == "postgresql://scott:ti%3Ager@db/x");
  CHECK(address("\"Scott\"@postgresql:///x") == "postgresql://Scott@/x");
  CHECK(address("scott/tiger@postgresql://me@db/x") == "postgresql://me@db/x");
  CHECK(address("scott/tiger@postgresql:///x?user=me") == "postgresql:///x?user=me");
  CHECK(address("postgresql://db/x") == "postgresql://db/x");
  CHECK(address("scott/tiger@sqlite:x.db") == "sqlite:x.db");
}
