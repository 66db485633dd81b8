#include "src/transport/build.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/writer.hpp"
#include "src/base/byte_sink.hpp"
#include "src/base/error.hpp"
#include "src/transport/added_line.hpp"
#include "src/transport/write.hpp"
#include "tests/support/article_file.hpp"
#include "tests/support/opened_dump.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::transport;

namespace {

constexpr std::uint16_t cl8mswin1251 = 171;

// The thirteen columns as the article found them.
constexpr std::string_view article_table =
    "TABLE1(FIELD1 VARCHAR2(100), FIELD2 VARCHAR2(100), FIELD3 NUMBER, FIELD4 NUMBER, FIELD5 "
    "NUMBER, FIELD6 VARCHAR2(100), FIELD7 DATE, FIELD8 DATE, FIELD9 VARCHAR2(100), FIELD10 "
    "VARCHAR2(100), FIELD11 VARCHAR2(100), FIELD12 VARCHAR2(100), FIELD13 VARCHAR2(100))";

class Memory final : public ByteSink {
 public:
  void write(Bytes bytes) override { content.insert(content.end(), bytes.begin(), bytes.end()); }
  test::Buffer content;
};

Orphan orphan(const test::Buffer& bytes) {
  const test::TemporaryFolder folder;
  return read_orphan(datafile::BlockFile(folder.put("test01.dbf", as_text(bytes))));
}

Draft draft_of(const test::Buffer& bytes, BuildRequest request = {}) {
  request.charset = cl8mswin1251;
  const std::vector files{orphan(bytes)};
  return make_draft(files, request);
}

const exp::TransportCall& call_of(const Draft& draft, std::string_view procedure) {
  return *std::ranges::find(draft.calls, procedure,
                            [](const exp::TransportCall& call) { return call.procedure().name; });
}

// The stream of the article's other file, which its author took as the pattern.
TransportSet pattern() {
  const auto call = [](std::string_view name, std::vector<exp::TransportValue> arguments) {
    return exp::TransportCall(*exp::find_transport_procedure(name), std::move(arguments));
  };
  const auto n = [](std::int64_t value) { return exp::TransportValue(value); };
  const auto t = [](const char* value) { return exp::TransportValue(std::string(value)); };
  const exp::TransportValue null;
  TransportSet set;
  set.begin =
      call("beginImport", {t("10.2.0.3.0"), n(171), t("2000"), n(10), t("Linux IA (32-bit)"),
                           n(52748), n(75851), n(1), n(0), n(0), n(0)});
  set.compatibility = {call("checkCompType", {t("COMPATSG"), t("10.2.0.3.0")})};
  set.tablespaces = {
      {call("beginImpTablespace",
            {t("USERS"), n(4),          t("SYS"), n(1),   n(0),     n(4096), n(1), n(117224182200),
             n(1),       n(2147483645), n(16),    n(256), n(16),    n(0),    n(1), n(0),
             n(16),      n(1628821562), n(1),     n(33),  n(10467), null,    n(0), n(0),
             null,       null}),
       {call("checkDatafile", {null, n(1628821562), n(4), n(1280), n(4), n(4), n(4194302), n(320),
                               n(10477), n(117224182200), n(1), n(16777218), null, null, null})},
       {}}};
  return set;
}

}  // namespace

TEST_CASE("the article's dump, argument for argument", "[transport]") {
  BuildRequest request;
  request.tables = {parse_table_spec(article_table)};
  request.like = pattern();
  const Draft draft = draft_of(test::article_file(), request);
  const std::vector<std::string> lines = statement_lines(draft);
  const std::vector<std::string> expected{
      "EXECTRP sys.dbms_plugts.beginImport('10.2.0.3.0',171,'2000',10,'Linux IA (32-bit)',52884,"
      "75851,1,0,0,0);",
      "EXECTRP sys.dbms_plugts.checkCompType('COMPATSG','10.2.0.3.0');",
      "EXECTRP sys.dbms_plugts.checkUser('TTS_OWNER');",
      "EXECTRP sys.dbms_plugts.beginImpTablespace('TEST',9,'SYS',1,0,4096,1,117224173772,1,"
      "2147483645,16,256,16,0,1,0,16,3018568149,1,33,117224173652,NULL,0,0,NULL,NULL);",
      "EXECTRP sys.dbms_plugts.checkDatafile(NULL,3018568149,6,25600,9,6,4194302,320,117224173652,"
      "117224173772,117145532440,16777218,NULL,NULL,NULL);",
      "EXECTRP sys.dbms_plugts.commitPluggable;",
      "CONNECT TTS_OWNER",
      "TABLE \"TABLE1\"",
      lines.at(8),
      "ENDTABLE",
      "CONNECT SYS",
      "EXECTRP sys.dbms_plugts.endImport;",
      "EXIT"};
  CHECK(lines == expected);
  CHECK_THAT(lines[8], Catch::StartsWith("CREATE TABLE \"TABLE1\" (FIELD1 VARCHAR2(100), ") &&
                           Catch::Contains("FIELD13 VARCHAR2(100))") &&
                           Catch::Contains("SEG_FILE 6 SEG_BLOCK 19 OBJNO_REUSE 52884") &&
                           Catch::EndsWith("TABLESPACE \"TEST\""));
}

TEST_CASE("the headers alone give the same calls but for what they cannot tell", "[transport]") {
  BuildRequest request;
  request.platform = "Linux IA (32-bit)";
  const Draft draft = draft_of(test::article_file(), request);
  CHECK(call_of(draft, "beginImpTablespace").line() ==
        "EXECTRP sys.dbms_plugts.beginImpTablespace('TEST',9,'SYS',1,0,4096,1,117224173772,1,"
        "2147483645,16,256,16,0,1,0,16,3018568149,1,33,117224173652,NULL,0,0,NULL,NULL);");
  // The article kept the space header address of another file: file 6 has its own.
  CHECK(call_of(draft, "checkDatafile").line() ==
        "EXECTRP sys.dbms_plugts.checkDatafile(NULL,3018568149,6,25600,9,6,4194302,320,"
        "117224173652,117224173772,117145532440,25165826,NULL,NULL,NULL);");
  CHECK(call_of(draft, "beginImport").line() ==
        "EXECTRP sys.dbms_plugts.beginImport('10.2.0.3.0',171,'2000',10,'Linux IA (32-bit)',"
        "52884,1,1,0,0,0);");
}

TEST_CASE("columns come from the rows when nobody tells them", "[transport]") {
  const Draft draft = draft_of(test::article_file());
  REQUIRE(draft.tables.size() == 1);
  const BuiltTable& table = draft.tables[0];
  CHECK(table.is_guessed);
  CHECK(table.create.name.object.text == "TABLE_52884");
  REQUIRE(table.create.columns.size() == 3);
  CHECK(table.create.columns[1].type->builtin == "VARCHAR2");
  CHECK(table.create.columns[2].type->builtin == "NUMBER");
  CHECK_THAT(draft.remarks.at(0), Catch::Contains("FIELD3 NUMBER"));

  BuildRequest request;
  request.definitions = {parse_table_spec("T(A RAW(4), B DATE)").table};
  request.tables = {parse_table_spec("T@52884")};
  const Draft told = draft_of(test::article_file(), request);
  CHECK_FALSE(told.tables.at(0).is_guessed);
  CHECK(told.tables[0].create.columns.size() == 2);
}

TEST_CASE("a table without a segment, or files of several databases, are refused", "[transport]") {
  BuildRequest request;
  request.charset = cl8mswin1251;
  request.tables = {parse_table_spec("T(A NUMBER)@4711")};
  std::vector files{orphan(test::article_file())};
  CHECK_THROWS_AS(make_draft(files, request), Error);
  request.tables.clear();
  files.push_back(orphan(test::datafile({})));
  CHECK_THROWS_AS(make_draft(files, request), Error);
  files.pop_back();
  request.platform = "Commodore 64";
  CHECK_THROWS_AS(make_draft(files, request), Error);
}

TEST_CASE("lines that no header tells are added where they belong", "[transport]") {
  const std::string pdml = "FIXTABLEPDML \"TTS_OWNER\".\"TABLE_52884\" 536870912";
  const std::string hakan = "FIXTABLEHAKAN \"TTS_OWNER\".\"TABLE_52884\" 148";
  const std::string reclaim =
      "EXECTRP sys.dbms_plugts.reclaimTempSegment(6,27,3,9,8,1,16,1,2147483645,256,0,0,0,0,0,0,0,"
      "52885,0,NULL);";
  BuildRequest request;
  for (const std::string& line : {pdml, hakan, reclaim}) add_line(request, line);
  const std::vector<std::string> lines = statement_lines(draft_of(test::article_file(), request));
  const auto place = [&lines](const std::string& line) {
    const auto found = std::ranges::find(lines, line);
    REQUIRE(found != lines.end());
    return found - lines.begin();
  };
  CHECK(place(reclaim) + 1 == place("EXECTRP sys.dbms_plugts.commitPluggable;"));
  CHECK(place(pdml) + 1 == place(hakan));
  CHECK(place(hakan) + 1 == place("ENDTABLE"));
}

TEST_CASE("lines of another form, or of no table of the dump, are refused", "[transport]") {
  BuildRequest request;
  for (const char* const line :
       {"", "FIXTABLEHAKAN T 148", "DROP TABLE T", "EXECTRP sys.dbms_plugts.checkUser('SCOTT');",
        "EXECTRP sys.dbms_plugts.reclaimTempSegment(1,2);"}) {
    INFO(line);
    CHECK_THROWS_AS(add_line(request, line), Error);
  }
  add_line(request, "FIXTABLEHAKAN \"TTS_OWNER\".\"T\" 148");
  CHECK_THROWS_AS(draft_of(test::article_file(), request), Error);
}

TEST_CASE("a fuzzy file is said to be one", "[transport]") {
  const Draft draft = draft_of(test::article_file(0x0004));
  CHECK_THAT(draft.remarks.at(0), Catch::Contains("ORA-29338"));
}

TEST_CASE("what is written is read again", "[transport]") {
  BuildRequest request;
  request.charset = cl8mswin1251;
  request.tables = {parse_table_spec("\"ТАБЛИЦА\"(A NUMBER)")};
  const std::vector files{orphan(test::article_file())};
  const Draft draft = make_draft(files, request);
  Memory memory;
  test::CollectedDiagnostics diagnostics;
  exp::Writer writer(memory, diagnostics);
  write_dump(draft, request, "tts.dmp", writer, diagnostics);
  test::OpenedDump opened(memory.content);
  CHECK(opened.reader->info().exporter == "SYS");
  const TransportSet set = read_transport_set(*opened.reader);
  CHECK_FALSE(set.error);
  CHECK(set.problems.empty());
  CHECK(set.is_committed);
  CHECK(set.is_ended);
  CHECK(set.begin->line() == draft.calls[0].line());
  CHECK(set.users == std::vector<std::string>{"TTS_OWNER"});
  REQUIRE(set.tablespaces.size() == 1);
  CHECK(set.tablespaces[0].begin.line() == call_of(draft, "beginImpTablespace").line());
  CHECK(set.tablespaces[0].files.at(0).line() == call_of(draft, "checkDatafile").line());
  const auto places = segment_places(set);
  REQUIRE(places.size() == 1);
  CHECK(places[0].owner == "TTS_OWNER");
  CHECK(places[0].name == "ТАБЛИЦА");
  CHECK(places[0].block == 19);
  CHECK(places[0].object == 52884);
}
