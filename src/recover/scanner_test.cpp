#include "src/recover/scanner.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"
#include "tests/support/oracle_values.hpp"

using namespace exhume;
using namespace exhume::recover;
using namespace exhume::test;

namespace {

// Counts what a scan hands on.
class Counted final : public Salvage {
 public:
  void begin_dump(Bytes, std::uint32_t) override { ++dumps; }
  void statement(Bytes bytes) override { statements.emplace_back(as_text(bytes)); }
  void begin_rows(Bytes bytes) override {
    inserts.emplace_back(as_text(bytes).substr(0, as_text(bytes).find('\n')));
  }
  void row(Bytes, ByteRange, Certainty certainty) override {
    rows += certainty == Certainty::certain ? 'c' : 'p';
  }
  void end_rows() override { rows += '|'; }
  void reject(const Finding& finding, Bytes bytes) override {
    CHECK(bytes.size() <= finding.range.size());
    ++rejects;
  }
  void end_dump(const std::optional<exp::Ending>&) override { ++ends; }

  std::size_t dumps = 0;
  std::size_t ends = 0;
  std::vector<std::string> statements;
  std::vector<std::string> inserts;
  std::string rows;
  std::size_t rejects = 0;
};

Report scan(const Buffer& bytes, Counted& counted, const Front* other = nullptr) {
  Cursor in{Bytes(bytes)};
  const Report report = Scanner(in, counted, other).run();
  CHECK(counted.dumps == counted.ends);
  CHECK(counted.dumps == report.sections.size());
  return report;
}

// Ten rows of a number and a text.
Dump ten_rows() {
  std::vector<Row> rows;
  for (int i = 1; i <= 10; ++i) rows.push_back({number(i), "text " + std::to_string(i)});
  return DumpBuilder({})
      .line("TABLE \"T\"")
      .line("CREATE TABLE \"T\" (\"A\" NUMBER, \"B\" VARCHAR2(20))")
      .insert("T", {number_column("A"), varchar2("B", 20)}, rows)
      .line("ENDTABLE")
      .line("GRANT SELECT ON \"T\" TO \"U\"")
      .build();
}

bool has(const Report& report, FindingKind kind) {
  return std::ranges::any_of(report.findings,
                             [kind](const Finding& finding) { return finding.kind == kind; });
}

}  // namespace

TEST_CASE("a sound dump is handed on whole", "[recover]") {
  Counted counted;
  const Report report = scan(ten_rows().bytes, counted);
  CHECK(report.is_sound());
  CHECK(counted.rows == "cccccccccc|");
  REQUIRE(report.tables.size() == 1);
  CHECK(report.tables[0].whole);
}

TEST_CASE("behind a break rows are probable", "[recover]") {
  const Dump dump = ten_rows();
  Counted counted;
  const Report report = scan(dump.patched(dump.offset("T.row4.B"), from_hex("ff 40")), counted);
  CHECK(counted.rows == "ccppppppp|");
  CHECK(counted.rejects == 1);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == FindingKind::lost_rows);
  CHECK(report.findings[0].range == ByteRange{dump.offset("T.row4.A"), dump.offset("T.row5.A")});
  CHECK(report.findings[0].rows_at_least == 1);
  CHECK(report.tables[0].lost_at_least == 1);
  CHECK_FALSE(report.tables[0].whole);
}

TEST_CASE("a wrong value is put aside and breaks nothing", "[recover]") {
  const Dump dump = ten_rows();
  Counted counted;
  const Report report = scan(dump.patched(dump.offset("T.row4.A") + 3, from_hex("ff")), counted);
  CHECK(counted.rows == "ccccccccc|");
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == FindingKind::rejected_row);
  CHECK(report.lost_at_least == 1);
  CHECK(report.lost_at_most == 1u);
}

TEST_CASE("a LOB value with a wrong length does not swallow the next table", "[recover]") {
  const std::vector<Row> many(2000, Row{number(1), "a text of some forty characters in each row"});
  const Dump dump =
      DumpBuilder({})
          .line("TABLE \"T\"")
          .line("CREATE TABLE \"T\" (\"A\" NUMBER, \"B\" BLOB)")
          .insert("T", {number_column("A"), blob("B", 72)},
                  {{number(1), Value(lob_locator(11, LobKind::blob), LobData{Buffer(400, 1)})}})
          .line("ENDTABLE")
          .line("TABLE \"U\"")
          .line("CREATE TABLE \"U\" (\"A\" NUMBER, \"B\" VARCHAR2(50))")
          .insert("U", {number_column("A"), varchar2("B", 50)}, many)
          .line("ENDTABLE")
          .build();
  Counted counted;
  scan(dump.patched(dump.offset("T.row1.lobs") + 2, from_hex("e8 fd")), counted);
  CHECK(counted.rows == "|" + std::string(2000, 'c') + "|");
}

TEST_CASE("a lost end mark does not lose the statements behind it", "[recover]") {
  const Dump dump = ten_rows();
  Counted counted;
  scan(dump.patched(dump.offset("T.end"), from_hex("00 00 00")), counted);
  CHECK(counted.rows == "cccccccccp|");
  CHECK(counted.statements.back() == "EXIT\n");
  CHECK(std::ranges::count(counted.statements, "ENDTABLE\n") == 1);
}

TEST_CASE("an INSERT line is made from CREATE TABLE", "[recover]") {
  const Dump dump = ten_rows();
  Counted counted;
  const Report report = scan(dump.patched(dump.offset("T.insert"), from_hex("01 02")), counted);
  CHECK(has(report, FindingKind::insert_rebuilt));
  CHECK(counted.rows == "pppppppppp|");
  CHECK(counted.inserts.front() == "INSERT INTO \"T\" (\"A\", \"B\") VALUES (:1, :2)");
}

TEST_CASE("column descriptors are made from CREATE TABLE", "[recover]") {
  const Dump dump = ten_rows();
  Counted counted;
  const Report report =
      scan(dump.patched(dump.offset("T.columns"), from_hex("00 00 00 00 00 00")), counted);
  CHECK(has(report, FindingKind::columns_rebuilt));
  CHECK(counted.rows == "pppppppppp|");
}

TEST_CASE("a lost CREATE TABLE is guessed", "[recover]") {
  const Dump dump = ten_rows();
  const auto create = as_text(dump.bytes).find("CREATE TABLE");
  Counted counted;
  SECTION("behind its TABLE line") {
    CHECK(has(scan(dump.patched(create, Buffer(20, 0)), counted), FindingKind::table_guessed));
  }
  SECTION("together with its TABLE line") {
    CHECK(has(scan(dump.patched(create - 10, Buffer(30, 0)), counted), FindingKind::table_guessed));
    CHECK(std::ranges::count(counted.statements, "TABLE \"T\"\n") == 1);
  }
  CHECK(counted.rows == "cccccccccc|");
  const std::string guess = "CREATE TABLE \"T\" (\"A\" NUMBER, \"B\" VARCHAR2(20))\n";
  CHECK(std::ranges::count(counted.statements, guess) == 1);
}

TEST_CASE("nothing is guessed where nothing is lost", "[recover]") {
  const Dump dump =
      DumpBuilder({}).line("TABLE \"T\"").insert("T", {number_column("A")}, {{number(1)}}).build();
  Counted counted;
  CHECK(scan(dump.bytes, counted).is_sound());
}

TEST_CASE("a cut loses what is behind it", "[recover]") {
  const Dump dump = ten_rows();
  Counted counted;
  const Report report = scan(dump.cut(dump.offset("T.row7.B") + 3), counted);
  CHECK(counted.rows == "cccccc|");
  CHECK(has(report, FindingKind::no_end));
  CHECK(counted.statements.back() == "EXIT\n");
  CHECK_FALSE(report.lost_at_most);
}

TEST_CASE("dumps one behind the other are told apart", "[recover]") {
  const Dump dump = ten_rows();
  Buffer both = dump.cut(dump.offset("T.row3.B"));
  both.insert(both.end(), dump.bytes.begin(), dump.bytes.end());
  both.insert(both.end(), dump.bytes.begin(), dump.bytes.end());
  Counted counted;
  const Report report = scan(both, counted);
  CHECK(counted.dumps == 3);
  CHECK(counted.rows == "cp|cccccccccc|cccccccccc|");
  CHECK_FALSE(report.sections[0].has_end);
  CHECK(report.sections[2].has_end);
}

TEST_CASE("what stands between two dumps is put aside", "[recover]") {
  const Dump dump = ten_rows();
  Buffer both = dump.bytes;
  const std::string garbage = "garbage\nTABLE \"X\"\nENDTABLE\n\x03\x01XEXPORT:V11\n";
  both.insert(both.end(), garbage.begin(), garbage.end());
  both.insert(both.end(), dump.bytes.begin(), dump.bytes.end());
  Counted counted;
  const Report report = scan(both, counted);
  CHECK(counted.dumps == 2);
  CHECK(counted.rows == "cccccccccc|cccccccccc|");
  CHECK(counted.rejects == 1);
  REQUIRE(has(report, FindingKind::trailing_bytes));
  CHECK(report.findings[0].range ==
        ByteRange{dump.bytes.size(), dump.bytes.size() + garbage.size()});
}

TEST_CASE("a large LOB with a damaged piece is passed over", "[recover]") {
  const auto row = [](int id, std::size_t size) -> Row {
    return {number(id),
            {lob_locator(11, LobKind::blob),
             LobData{.bytes = Buffer(size, 7), .form = LobForm::pieces64}}};
  };
  const Dump dump = DumpBuilder({})
                        .line("TABLE \"T\"")
                        .line("CREATE TABLE \"T\" (\"A\" NUMBER, \"B\" BLOB)")
                        .insert("T", {number_column("A"), blob("B", 4000)},
                                {row(1, 3'000'000), row(2, 20), row(3, 20), row(4, 20), row(5, 20)})
                        .line("ENDTABLE")
                        .build();
  const std::size_t first_piece = dump.offset("T.row1.lobs") + 12;
  Counted counted;
  scan(dump.patched(first_piece + 300 * (2 + 8132), from_hex("00 00")), counted);
  CHECK(counted.rows == "pppp|");
}

TEST_CASE("a damaged header is mended", "[recover]") {
  const Dump dump = ten_rows();
  Counted counted;
  SECTION("its first byte") {
    CHECK(has(scan(dump.patched(0, from_hex("83")), counted), FindingKind::header_replaced));
  }
  SECTION("all of its lines, from the preamble") {
    CHECK(has(scan(dump.patched(0, Buffer(200, 0)), counted), FindingKind::header_replaced));
  }
  SECTION("all of it and the preamble, from another dump") {
    MemorySource other(dump.bytes);
    const Front front = read_front(other);
    const Buffer zeros(dump.offset("statements") - 1, 0);
    CHECK(has(scan(dump.patched(0, zeros), counted, &front), FindingKind::header_replaced));
  }
  CHECK(counted.rows == "cccccccccc|");
}

TEST_CASE("without header and preamble there is nothing to go by", "[recover]") {
  Counted counted;
  Cursor in{Bytes()};
  CHECK_THROWS_AS(Scanner(in, counted, nullptr).run(), Error);
}
