#include "src/dump/name_filter.hpp"

#include <catch2/catch.hpp>

using exhume::dump::NameFilter;

TEST_CASE("without names a filter wants everything") {
  NameFilter filter({});
  CHECK(filter.wants("EMP"));
  CHECK(filter.missing().empty());
}

TEST_CASE("a name is meant as typed or in capitals") {
  NameFilter filter({"emp", "Mixed Case"});
  CHECK(filter.wants("EMP"));
  CHECK(filter.wants("emp"));
  CHECK(filter.wants("Mixed Case"));
  CHECK(filter.wants("MIXED CASE"));
  CHECK_FALSE(filter.wants("Emp"));
  CHECK_FALSE(filter.wants("mixed case"));
}

TEST_CASE("a filter knows the names that never came") {
  NameFilter filter({"EMP", "DEPT"});
  filter.wants("EMP");
  filter.wants("BONUS");
  CHECK(filter.missing() == std::vector<std::string>{"DEPT"});
}
