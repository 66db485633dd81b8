// Real dumps through the real program: bytes, statements, row counts, files of another kind.

#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "tests/support/program.hpp"

using namespace exhume::test;
namespace fs = std::filesystem;

namespace {

constexpr int skipped = 77;

const fs::path corpus = CORPUS;

// A table and what is known of it.
struct Table {
  std::uint64_t columns = 0;
  std::uint64_t rows = 0;
  bool operator==(const Table&) const = default;
};

using Tables = std::map<std::pair<std::string, std::string>, Table>;  // by owner and name

// What EXPECTED.tsv says about a dump.
struct Expected {
  bool is_complete = false;
  Tables tables;
};

std::map<std::string, Expected> read_expected() {
  std::ifstream in(corpus / "exp/EXPECTED.tsv");
  std::map<std::string, Expected> dumps;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string dump, state, owner, table, columns, rows;
    for (std::string* field : {&dump, &state, &owner, &table, &columns, &rows}) {
      std::getline(fields, *field, '\t');
    }
    dumps[dump].is_complete = state == "complete";
    if (!table.empty())
      dumps[dump].tables[{owner, table}] = {std::stoull(columns), std::stoull(rows)};
  }
  return dumps;
}

// What `dmp COMMAND --json` says about a dump, and its exit status.
std::pair<nlohmann::json, int> ask(const std::string& command, const fs::path& dump) {
  const TemporaryFolder folder;
  const Run run = run_program(folder, DMP_PROGRAM, command + " --json '" + dump.string() + "'");
  return {nlohmann::json::parse(run.out), run.status};
}

Tables listed(const fs::path& dump) {
  Tables tables;
  const nlohmann::json listing = ask("list", dump).first;
  for (const auto& table : listing["tables"]) {
    if (table["has_data"])
      tables[{table["owner"], table["name"]}] = {table["columns"], table["rows"]};
  }
  return tables;
}

// Rows of each table as a log of exp or imp counts them.
std::map<std::string, std::uint64_t> logged(const fs::path& log) {
  std::ifstream in(log);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  static const std::regex line(
      R"re(porting table\s+"?([^\s"]+)"?[.\s]+(\d+) rows (?:exported|imported))re");
  std::map<std::string, std::uint64_t> rows;
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) {
    rows[(*at)[1]] = std::stoull((*at)[2]);
  }
  return rows;
}

std::vector<fs::path> files(const char* folder, std::string_view extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(corpus / folder)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  return found;
}

}  // namespace

TEST_CASE("every byte of a complete dump has a meaning") {
  for (const auto& [name, expected] : read_expected()) {
    INFO(name);
    const fs::path dump = corpus / "exp" / name;
    const auto [map, status] = ask("map", dump);
    CHECK(map["bytes"] == fs::file_size(dump));
    CHECK(map["complete"] == expected.is_complete);
    if (expected.is_complete) CHECK(map["unknown_bytes"] == 0);
    CHECK(status == (expected.is_complete ? 0 : 2));
  }
}

TEST_CASE("every statement of a complete dump is parsed") {
  for (const auto& [name, expected] : read_expected()) {
    INFO(name);
    const nlohmann::json report = ask("check", corpus / "exp" / name).first;
    CHECK(report["complete"] == expected.is_complete);
    if (expected.is_complete) CHECK(report["unparsed_statements"] == 0);
  }
}

TEST_CASE("tables, columns and rows of every dump are as expected") {
  for (const auto& [name, expected] : read_expected()) {
    INFO(name);
    CHECK((listed(corpus / "exp" / name) == expected.tables));
  }
}

TEST_CASE("row counts are those of the logs of exp and imp") {
  std::size_t compared = 0;
  for (const fs::path& log : files("exp", ".log")) {
    INFO(log);
    const std::string name = log.filename().string();
    const Tables tables = listed(log.parent_path() / (name.substr(0, name.find('.')) + ".dmp"));
    const auto rows = logged(log);
    CHECK(rows.size() == tables.size());
    for (const auto& [key, table] : tables) {
      INFO(key.second);
      CHECK((rows.contains(key.second) && rows.at(key.second) == table.rows));
      ++compared;
    }
  }
  CHECK(compared > 0);
}

TEST_CASE("Data Pump files are told to be such") {
  const TemporaryFolder folder;
  for (const fs::path& file : files("expdp", ".dmp")) {
    for (const char* command : {"info", "list", "rows", "map", "check"}) {
      INFO(command << ' ' << file);
      const Run run =
          run_program(folder, DMP_PROGRAM, std::string(command) + " '" + file.string() + "'");
      CHECK(run.status == 1);
      CHECK(run.err.find("IMP-00401") != run.err.npos);
    }
  }
}

int main(int argc, char** argv) {
  if (!fs::exists(corpus / "exp/EXPECTED.tsv")) {
    std::cout << "skipped: ../shared is absent\n";
    return skipped;
  }
  return Catch::Session().run(argc, argv);
}
