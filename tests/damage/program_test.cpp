// Damaged and hostile dumps through the real program: exit statuses, messages, file names.

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "src/base/bytes.hpp"
#include "tests/support/program.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

Run run_dmp(const TemporaryFolder& folder, const std::string& arguments) {
  return run_program(folder, DMP_PROGRAM, arguments);
}

void put_sample(const TemporaryFolder& folder, const std::string& path) {
  for (const samples::Sample& sample : samples::dump_samples()) {
    if (sample.path == path) folder.put("x.dmp", as_text(sample.bytes));
  }
}

const char* const commands[] = {
    "rows x.dmp",        "rows x.dmp --out out", "rows x.dmp --table NONE", "list x.dmp",
    "list x.dmp --json", "check x.dmp",          "check x.dmp --json",      "map x.dmp",
    "map x.dmp --json"};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

std::vector<std::string> files_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    names.push_back(std::filesystem::relative(entry.path(), folder));
  }
  std::ranges::sort(names);
  return names;
}

bool is_safe(const std::string& name) {
  return name.size() <= 255 && !name.empty() && name != "." && name != ".." &&
         name.find_first_not_of(
             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
             "_.-~$#%+") == name.npos;
}

// `text` as one word of the shell.
std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

}  // namespace

TEST_CASE("dmp names file, offset, table and row where a dump is cut in a row", "[damage]") {
  const TemporaryFolder folder;
  put_sample(folder, "damaged/cut_in_row.dmp");
  for (const char* command : commands) {
    INFO(command);
    const Run run = run_dmp(folder, command);
    INFO(run.err);
    CHECK(run.status == 2);
    CHECK(has(run.err, "IMP-00009"));
    CHECK(has(run.err, "x.dmp, offset 2759 (0xac7)"));
    // The map has the names in its ranges: it knows bytes, no characters.
    const bool is_map = std::string_view(command).starts_with("map");
    CHECK(has(run.err, R"(table "KEEPER"."KEYS", row 4)") != is_map);
  }
}

TEST_CASE("dmp names the offset where an export broke off", "[damage]") {
  const TemporaryFolder folder;
  put_sample(folder, "damaged/cut_in_statement.dmp");
  for (const char* command : commands) {
    INFO(command);
    const Run run = run_dmp(folder, command);
    INFO(run.err);
    CHECK(run.status == 2);
    CHECK(has(run.err, "IMP-00009"));
    CHECK(has(run.err, "x.dmp, offset "));
  }
}

TEST_CASE("dmp gives the rows before a cut", "[damage]") {
  const TemporaryFolder folder;
  put_sample(folder, "damaged/cut_in_row.dmp");
  run_dmp(folder, "rows x.dmp --format copy --out out");
  const std::string rows = folder.get("out/KEEPER.KEYS.copy");
  CHECK(std::ranges::count(rows, '\n') == 3);
  const auto listing = nlohmann::json::parse(run_dmp(folder, "list x.dmp --json").out);
  CHECK(listing["complete"] == false);
  CHECK(listing["tables"][0]["rows"] == 3);
  const auto map = nlohmann::json::parse(run_dmp(folder, "map x.dmp --json").out);
  CHECK(map["complete"] == false);
  CHECK(map["bytes"] == std::filesystem::file_size(folder / "x.dmp"));
}

TEST_CASE("dmp fails on what is no dump", "[damage]") {
  const TemporaryFolder folder;
  const auto check_all = [&](std::string_view message) {
    for (const char* command : commands) {
      INFO(command);
      const Run run = run_dmp(folder, command);
      INFO(run.err);
      CHECK(run.status == 1);
      CHECK(has(run.err, message));
      CHECK(run.out.empty());
    }
    CHECK_FALSE(std::filesystem::exists(folder / "out"));
  };
  check_all("IMP-00002");
  folder.put("x.dmp", "");
  check_all("EXH-00002");
  folder.put("x.dmp", std::string(5000, '\0'));
  check_all("EXH-00002");
  folder.put("x.dmp", "select * from dual;\n");
  check_all("EXH-00002");
  folder.put("x.dmp", as_text(from_hex("00 01 00 00 00 01 00 67 80 bc 00 00")));
  check_all("IMP-00401");
  put_sample(folder, "damaged/crlf.dmp");
  check_all("EXH-00001");
}

TEST_CASE("files made from hostile names stay in the folder", "[damage]") {
  const TemporaryFolder folder;
  DumpBuilder builder({.client_charset = charset_id::al32utf8});
  const std::vector<std::string> owners{"..", "../..", "/", "", "-rf", "a\tb"};
  const std::vector<std::string> tables{"..",     ".",   "/tmp/x", "../../../../x", "a/b",
                                        "a\\b",   "x y", "'",      "$(x)",          "-o",
                                        "%2e%2e", "ü",   "\x01"};
  for (const std::string& owner : owners) {
    builder.line("CONNECT " + owner);
    for (const std::string& table : tables) {
      builder.insert(table, {varchar2("A", 10)}, {{"x"}}, owner + '|' + table);
    }
  }
  folder.put("x.dmp", as_text(builder.build().bytes));
  const Run run = run_dmp(folder, "rows x.dmp --format copy --out in/out");
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(files_in(folder / ".").size() == owners.size() * tables.size() + 5);
  for (const std::string& name : files_in(folder / "in/out")) {
    INFO(name);
    CHECK(is_safe(name));
    CHECK(folder.get("in/out/" + name) == "x\n");
  }
}

TEST_CASE("a name with a line end is no way out of the folder", "[damage]") {
  const TemporaryFolder folder;
  for (const std::string table : {"a\n../b", "a\" (\"b\") VALUES (:1)\n", "\"\n\""}) {
    INFO(table);
    DumpBuilder builder({});
    builder.insert(table, {varchar2("A", 10)}, {{"x"}}, "L");
    folder.put("x.dmp", as_text(builder.build().bytes));
    const Run run = run_dmp(folder, "rows x.dmp --out out");
    CHECK((run.status == 0 || run.status == 2));
    for (const std::string& name : files_in(folder / "out")) CHECK(is_safe(name));
  }
}

TEST_CASE("long names give one file each", "[damage]") {
  const TemporaryFolder folder;
  std::string name;
  for (int i = 0; i < 127; ++i) name += "表";
  DumpBuilder builder({.client_charset = charset_id::al32utf8});
  builder.line("CONNECT " + name);
  for (const char* last : {"一", "二"}) {
    builder.insert(name + last, {varchar2(name, 10)}, {{last}}, last);
  }
  folder.put("x.dmp", as_text(builder.build().bytes));
  CHECK(run_dmp(folder, "rows x.dmp --format copy --out out").status == 0);
  const auto names = files_in(folder / "out");
  REQUIRE(names.size() == 2);
  CHECK(is_safe(names[0]));
  CHECK(is_safe(names[1]));
  CHECK(folder.get("out/" + names[0]) != folder.get("out/" + names[1]));
  CHECK(run_dmp(folder, "rows x.dmp --table " + quoted(name + "一")).status == 0);
}
