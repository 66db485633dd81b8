#include "src/import/identity.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::imp;

namespace {

dump::Info scott() {
  dump::Info info;
  info.file = "scott.dmp";
  info.exporter = "SCOTT";
  info.fingerprint = 4711;
  return info;
}

std::string id(const dump::Info& info, const Parameters& parameters) {
  return identity_of(info, parameters).id;
}

}  // namespace

TEST_CASE(
    "an import is the same whatever its dump's file is called and however rows are committed") {
  dump::Info renamed = scott();
  renamed.file = "other.dmp.gz";
  renamed.bytes = 10;
  Parameters other;
  other.commit = true;
  other.again = true;
  other.parallel = 4;
  other.feedback = 100;
  other.log = "x.log";
  other.bad = "x.dmp";
  CHECK(id(scott(), {}) == id(renamed, other));
}

TEST_CASE("another dump, or another choice of it, is another import") {
  const std::string plain = id(scott(), {});
  dump::Info another = scott();
  another.fingerprint = 4712;
  CHECK(id(another, {}) != plain);
  Parameters ignore;
  ignore.ignore = true;
  CHECK(id(scott(), ignore) != plain);
  Parameters from;
  from.from_users = {"A", "B"};
  Parameters to;
  to.to_users = {"A", "B"};
  CHECK(id(scott(), from) != id(scott(), to));
  CHECK(identity_of(scott(), from).parameters == "FROMUSER=(A,B)");
}
