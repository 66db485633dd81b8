// From a lone datafile to a dump that fits it, as a user does it.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "src/base/bytes.hpp"
#include "tests/support/article_file.hpp"
#include "tests/support/program.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int warned = 2;
constexpr std::uint16_t online_fuzzy = 0x0004;

const std::string build =
    "tts test01.dbf --charset CL8MSWIN1251 --platform 10 -o users.dmp "
    "--table 'TABLE1(FIELD1 VARCHAR2(100), FIELD2 VARCHAR2(100), FIELD3 NUMBER)'";

}  // namespace

TEST_CASE("a lone datafile is cleaned, described by a dump, and fits it") {
  const TemporaryFolder folder;
  folder.put("test01.dbf", as_text(article_file(online_fuzzy)));
  const Run fuzzy = run_program(folder, DBF_PROGRAM, build);
  CHECK(fuzzy.status == warned);
  CHECK_THAT(fuzzy.out, Catch::Contains("! test01.dbf is not clean"));
  const Run objected = run_program(folder, DMP_PROGRAM, "tts check users.dmp test01.dbf");
  CHECK(objected.status == warned);
  CHECK_THAT(objected.out, Catch::Contains("! ORA-29338"));

  CHECK(run_program(folder, DBF_PROGRAM, "set test01.dbf --clean --write").status == done);
  CHECK(run_program(folder, DBF_PROGRAM, build).status == done);
  const Run check = run_program(folder, DMP_PROGRAM, "tts check users.dmp test01.dbf");
  CHECK(check.status == done);
  CHECK_THAT(check.out, Catch::Contains("checkUser: owner 'TTS_OWNER'") &&
                            Catch::EndsWith("The dump fits its datafiles.\n"));
  CHECK(run_program(folder, DMP_PROGRAM, "check users.dmp").status == done);

  const Run list = run_program(folder, DMP_PROGRAM, "list users.dmp");
  CHECK_THAT(list.out, Catch::Contains("1 call of beginImport") &&
                           Catch::Contains("1 call of checkDatafile"));
  const Run calls = run_program(folder, DMP_PROGRAM, "ddl users.dmp --kind block");
  CHECK_THAT(calls.out, Catch::Contains("EXECTRP SYS.DBMS_PLUGTS.CHECKUSER"));

  const Run like =
      run_program(folder, DBF_PROGRAM,
                  "tts test01.dbf --charset 171 --like users.dmp --ddl users.dmp --table TABLE1 "
                  "-o again.dmp --json");
  CHECK(like.status == done);
  const auto json = nlohmann::json::parse(like.out);
  CHECK(json["calls"][0]["arguments"]["platform"] == 10);
  CHECK(json["tables"][0]["guessed"] == false);
}

TEST_CASE("dbf tts writes no dump when something is wrong") {
  const TemporaryFolder folder;
  folder.put("test01.dbf", as_text(article_file()));
  for (const char* const arguments :
       {"--charset KLINGON", "--charset 171 --table 'T('", "--charset 171 --table T@1",
        "--charset 171 --like missing.dmp", "--charset 171 --platform Amiga"}) {
    INFO(arguments);
    const Run run =
        run_program(folder, DBF_PROGRAM, std::string("tts test01.dbf -o users.dmp ") + arguments);
    CHECK(run.status == failed);
    CHECK(folder.get("users.dmp").empty());
  }
}
