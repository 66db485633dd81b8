#include "src/import/leftovers.hpp"

#include <catch2/catch.hpp>

#include "src/sql/parser.hpp"

using namespace exhume;

namespace {

void add(imp::Leftovers& leftovers, const std::string& owner, const std::string& text,
         const std::string& reason) {
  const sql::ParseResult parsed = sql::parse(text);
  const auto& statement = std::get<sql::Statement>(parsed);
  leftovers.add(owner, ddl::describe(statement), statement, reason);
}

}  // namespace

TEST_CASE("what an import leaves is a script with reasons") {
  std::string out;
  imp::Leftovers leftovers([&out](std::string_view text) { out += text; });
  CHECK(out.empty());
  add(leftovers, "SCOTT", "CREATE SYNONYM \"STAFF\" FOR \"EMP\"", "");
  add(leftovers, "SCOTT", "CREATE PROCEDURE P AS BEGIN NULL; END;", "it is\nPL/SQL");
  add(leftovers, "BLAKE", "GRANT SELECT ON \"T\" TO \"X\"", "no role X");
  CHECK(leftovers.count() == 3);
  CHECK(out ==
        "SET DEFINE OFF\nSET SQLBLANKLINES ON\n\n"
        "ALTER SESSION SET CURRENT_SCHEMA = \"SCOTT\";\n"
        "\n-- synonym STAFF: it has no meaning in the target\n"
        "CREATE SYNONYM \"STAFF\" FOR \"EMP\";\n"
        "\n-- procedure P: it is\\x0aPL/SQL\n"
        "CREATE PROCEDURE P AS BEGIN NULL; END;\n/\n"
        "ALTER SESSION SET CURRENT_SCHEMA = \"BLAKE\";\n"
        "\n-- grant T: no role X\n"
        "GRANT SELECT ON \"T\" TO \"X\";\n");
}
