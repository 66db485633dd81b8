#include "src/transport/check.hpp"

#include <catch2/catch.hpp>

#include "src/sql/parser.hpp"
#include "src/transport/build.hpp"
#include "src/transport/violations.hpp"
#include "tests/support/article_file.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::transport;

namespace {

CreatedObject created(const std::string& owner, const std::string& text) {
  return {owner, std::get<sql::Statement>(sql::parse(text))};
}

// The set that a draft makes, without the way through a dump.
TransportSet set_of(const Draft& draft) {
  TransportSet set;
  set.begin = draft.calls.at(0);
  set.compatibility = {draft.calls.at(1)};
  set.users = {"TTS_OWNER"};
  set.tablespaces = {{draft.calls.at(3), {draft.calls.at(4)}, {}}};
  set.is_committed = true;
  set.is_ended = true;
  for (const BuiltTable& table : draft.tables) set.objects.push_back({table.owner, table.create});
  return set;
}

struct Example {
  test::TemporaryFolder folder;
  std::vector<datafile::BlockFile> blocks;
  std::vector<Orphan> files;
  TransportSet set;

  explicit Example(std::uint16_t status = 0) {
    blocks.emplace_back(folder.put("test01.dbf", as_text(test::article_file(status))));
    files.push_back(read_orphan(blocks.back()));
    BuildRequest request;
    request.charset = 171;
    set = set_of(make_draft(files, request));
  }

  std::vector<Objection> check(const TargetDatabase& target = {}) const {
    return transport::check(set, files, blocks, target);
  }
};

}  // namespace

TEST_CASE("a set that was built from its files fits them", "[transport]") {
  CHECK(Example().check().empty());
}

TEST_CASE("every argument that a header has is compared", "[transport]") {
  Example example;
  const auto [in_tablespace, parameter] =
      GENERATE(table<bool, const char*>({{false, "dbid"},
                                         {false, "fno"},
                                         {false, "blocks"},
                                         {false, "creation_scn"},
                                         {false, "checkpoint_scn"},
                                         {false, "resetlogs_scn"},
                                         {true, "block_size"},
                                         {true, "dbid"},
                                         {true, "clean_scn"},
                                         {true, "bitmapped"},
                                         {true, "files"}}));
  Tablespace& tablespace = example.set.tablespaces[0];
  exp::TransportCall& call = in_tablespace ? tablespace.begin : tablespace.files[0];
  call.set(parameter, std::int64_t{7});
  const auto found = example.check();
  REQUIRE(found.size() == 1);
  CHECK(found[0].oracle_error == 29340);
  CHECK(found[0].parameter == parameter);
  CHECK(found[0].in_dump == "7");
}

TEST_CASE("what imp would object to has imp's number", "[transport]") {
  Example example;
  int expected = 0;
  TargetDatabase target;
  SECTION("character set") {
    target.charset = 873;
    expected = 29345;
  }
  SECTION("national character set") {
    target.ncharset = 871;
    expected = 29345;
  }
  SECTION("block size") {
    target.block_size = 8192;
    expected = 29339;
  }
  SECTION("compatibility") {
    target.release = "9.2.0.8.0";
    expected = 721;
  }
  SECTION("byte order") {
    target.platform = "AIX-Based Systems (64-bit)";
    expected = 29340;
  }
  SECTION("missing file") {
    example.set.tablespaces[0].files[0].set("rfn", std::int64_t{8});
    example.set.tablespaces[0].files[0].set("fno", std::int64_t{8});
    CHECK(example.check().size() == 2);
    expected = 29348;
  }
  SECTION("missing user") {
    example.set.users.clear();
    expected = 29342;
  }
  SECTION("segment header elsewhere") {
    example.set.objects = {created("TTS_OWNER",
                                   "CREATE TABLE T (A NUMBER) STORAGE(SEG_FILE 6 SEG_BLOCK 20 "
                                   "OBJNO_REUSE 52884) TABLESPACE \"TEST\"")};
    expected = 29340;
  }
  SECTION("another object") {
    example.set.objects = {created("TTS_OWNER",
                                   "CREATE TABLE T (A NUMBER) STORAGE(SEG_FILE 6 SEG_BLOCK 19 "
                                   "OBJNO_REUSE 1) TABLESPACE \"TEST\"")};
    expected = 29340;
  }
  SECTION("no end") {
    example.set.is_ended = false;
    expected = 29340;
  }
  const auto found = example.check(target);
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].oracle_error == expected);
  CHECK_THAT(to_string(found[0]), Catch::StartsWith("ORA-"));
}

TEST_CASE("a fuzzy file is not ready", "[transport]") {
  const auto found = Example(0x0004).check();
  REQUIRE(found.size() == 1);
  CHECK(found[0].oracle_error == 29338);
}

TEST_CASE("a target that fits is not objected to", "[transport]") {
  CHECK(Example()
            .check({.charset = 171,
                    .ncharset = 2000,
                    .platform = "13",
                    .block_size = 4096,
                    .release = "10.2.0.4.0"})
            .empty());
}

TEST_CASE("what reaches out of the set is told as TRANSPORT_SET_VIOLATIONS tells it",
          "[transport]") {
  TransportSet set;
  const auto tablespace = [&set](const char* name) {
    exp::TransportCall call(*exp::find_transport_procedure("beginImpTablespace"));
    call.set("name", std::string(name));
    set.tablespaces.push_back({call, {}, {}});
  };
  tablespace("SALES_1");
  tablespace("SALES_2");
  const auto add = [&set](const char* text) { set.objects.push_back(created("JIM", text)); };
  add("CREATE TABLE EMP (A NUMBER, D NUMBER) TABLESPACE SALES_1");
  SECTION("a foreign key") {
    add("ALTER TABLE EMP ADD CONSTRAINT DEPT_FK FOREIGN KEY (D) REFERENCES DEPT (D)");
    add("CREATE TABLE DEPT (D NUMBER) TABLESPACE OTHER");
    CHECK(violations(set) ==
          std::vector<std::string>{"Constraint DEPT_FK between table JIM.EMP in tablespace SALES_1 "
                                   "and table JIM.DEPT in tablespace OTHER"});
  }
  SECTION("partitions") {
    add("CREATE TABLE SALES (A NUMBER) PARTITION BY RANGE (A) (PARTITION P1 VALUES LESS THAN (1) "
        "TABLESPACE SALES_1, PARTITION P2 VALUES LESS THAN (2) TABLESPACE OTHER)");
    CHECK(violations(set) ==
          std::vector<std::string>{
              "Partitioned table JIM.SALES is partially contained in the transportable set"});
  }
  SECTION("an index of a table elsewhere, but not the other way round") {
    add("CREATE TABLE AWAY (A NUMBER) TABLESPACE OTHER");
    add("CREATE INDEX I ON AWAY (A) TABLESPACE SALES_2");
    add("CREATE INDEX J ON EMP (A) TABLESPACE OTHER");
    CHECK(violations(set) ==
          std::vector<std::string>{
              "Index JIM.I in tablespace SALES_2 points to table JIM.AWAY in tablespace OTHER"});
  }
  SECTION("a LOB") {
    add("CREATE TABLE DOCS (C CLOB) TABLESPACE SALES_1 LOB (C) STORE AS (TABLESPACE OTHER)");
    CHECK(violations(set) ==
          std::vector<std::string>{"Lob C in tablespace OTHER of table JIM.DOCS in tablespace "
                                   "SALES_1"});
  }
  SECTION("everything inside") {
    add("CREATE TABLE DEPT (D NUMBER) TABLESPACE SALES_2");
    add("ALTER TABLE EMP ADD CONSTRAINT DEPT_FK FOREIGN KEY (D) REFERENCES DEPT (D)");
    CHECK(violations(set).empty());
  }
}
