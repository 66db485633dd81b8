#include "src/textform/convert.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "src/base/memory_source.hpp"
#include "tests/support/collected_diagnostics.hpp"
#include "tests/support/dump_builder.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace exhume::test;
using namespace exhume::textform;

namespace {

class Collected final : public ByteSink {
 public:
  void write(Bytes more) override { bytes.insert(bytes.end(), more.begin(), more.end()); }

  Buffer bytes;
};

struct Disassembled {
  Buffer text;
  std::optional<Error> error;
  std::size_t diagnostics = 0;
};

Disassembled disassembled(const Buffer& dump) {
  Collected text;
  CollectedDiagnostics diagnostics;
  const auto error = disassemble(std::make_unique<MemorySource>(Bytes(dump)), text, diagnostics);
  return {text.bytes, error, diagnostics.all.size()};
}

Buffer assembled(const Buffer& text) {
  Collected dump;
  assemble(std::make_unique<MemorySource>(Bytes(text), SIZE_MAX, "x.dmpt"), dump);
  return dump.bytes;
}

DumpBuilder builder() {
  return DumpBuilder({.version = "11.02.00"});
}

}  // namespace

TEST_CASE("disasm and asm give back comments and a body that no rule expects") {
  const Dump dump = builder()
                        .line("ALTER TABLE \"T\" ADD CHECK (A > 0 -- can't be :(\n)")
                        .line("ALTER TABLE \"T\" ADD CHECK (A > q'[it's]' /* ( */)")
                        .counted("FROBNICATE", "a\nb")
                        .line("ENDTABLE")
                        .build();
  const Disassembled text = disassembled(dump.bytes);
  REQUIRE_FALSE(text.error);
  CHECK(assembled(text.text) == dump.bytes);
}

TEST_CASE("disasm and asm give a dump back, odd values too") {
  const Dump dump =
      builder()
          .line("TABLE \"T\"")
          .insert("T",
                  {number_column("N"), varchar2("V", 10), plain_column("D", 180, 11),
                   clob("C", 72, charset_id::al32utf8), blob("B", 72)},
                  {{Buffer{0xc1, 0x01, 0x80}, Buffer{0xff, 0xc3, 0x28}, Buffer{1, 2, 3},
                    std::nullopt, std::nullopt},
                   {number(1), "x", std::nullopt,
                    Value(lob_locator(11, LobKind::clob, true),
                          LobData{bytes_of(encode("l\xc3\xa4ng", "UTF-16BE"))}),
                    Value(lob_locator(11, LobKind::blob),
                          LobData{Buffer(20000, 7), LobForm::pieces64, 5000})}})
          .marked_list("PROCACTION", {"BEGIN\n", "NULL;\nEND;"})
          .query("CREATE VIEW \"V\" AS ", "SELECT 1 FROM DUAL")
          .counted("COMMENT ON TABLE \"T\" IS ", "'a'")
          .two_counted("CREATE FORMAT71TRIG ", "CREATE TRIGGER T", "BEGIN NULL; END;\n\0")
          .build();
  const Disassembled out = disassembled(dump.bytes);
  CHECK_FALSE(out.error);
  CHECK(assembled(out.text) == dump.bytes);
}

TEST_CASE("disasm and asm give every sample back") {
  using namespace samples;
  for (const Dump& dump : {scott_11g(), lobs_10g(), types_19c(), partitions_12c(), direct_10g(),
                           gbk_9i(), v8_8i(), names(), small()}) {
    const Disassembled out = disassembled(dump.bytes);
    CHECK_FALSE(out.error);
    CHECK(assembled(out.text) == dump.bytes);
    CHECK(out.diagnostics == 0);
  }
}

TEST_CASE("disasm of a cut dump says so, and asm gives what stood before the cut") {
  const Dump dump = builder()
                        .line("TABLE \"T\"")
                        .insert("T", {number_column("N")}, {{number(1)}, {number(2)}})
                        .build();
  const std::size_t second = dump.offset("T.row2");
  const Disassembled out = disassembled(dump.cut(second + 1));
  REQUIRE(out.error);
  CHECK(out.error->code() == Code::imp_abnormal_end);
  CHECK(assembled(out.text) == dump.cut(second));
}

TEST_CASE("asm refuses text that its column cannot hold") {
  const auto fault = [](const std::string& row) {
    const std::string text =
        "dmpt 1\n"
        "> INSERT INTO T\n"
        "column VARCHAR2(10) WE8ISO8859P1\n" +
        row + "\nend\n";
    try {
      assembled(Buffer(text.begin(), text.end()));
    } catch (const Error& error) {
      return to_string(error);
    }
    return std::string();
  };
  CHECK(fault("row '\xc3\xa4'").empty());
  CHECK(fault("row '\xe2\x82\xac'").starts_with("EXH-00008: line 4, column 1: "));
  CHECK(
      fault("row '" + std::string(65600, 'a') + "'").starts_with("EXH-00008: line 4, column 1: "));
  CHECK(fault("row 1") == "EXH-00008: line 4, column 5: a text stands in single quotes (x.dmpt)");
}

TEST_CASE("asm makes a dump of any edit of a text or names the line that is wrong") {
  const Buffer text = disassembled(samples::types_19c().bytes).text;
  std::mt19937_64 random(1);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    Buffer edited = text;
    for (int change = 0; change < 3; ++change) {
      const auto at = edited.begin() + static_cast<std::ptrdiff_t>(below(edited.size()));
      switch (below(3)) {
        case 0: *at = static_cast<std::uint8_t>(below(256)); break;
        case 1: edited.insert(at, static_cast<std::uint8_t>(" ',+|>=\\\n#x1"[below(13)])); break;
        default: edited.erase(at); break;
      }
    }
    try {
      assembled(edited);
    } catch (const Error& error) {
      ++refused;
      if (!error.message().starts_with("line ")) FAIL(to_string(error));
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("asm names the value that a dump cannot hold") {
  const std::string table =
      "dmpt 1\nclient WE8MSWIN1252\n"
      "> INSERT INTO \"T\" (\"A\", \"B\") VALUES (:1, :2)\n"
      "column NUMBER(22)\ncolumn VARCHAR2(10) WE8MSWIN1252\n";
  const auto fault = [&](const std::string& row) {
    try {
      const std::string text = table + row + "\nend\n";
      assembled(Buffer(text.begin(), text.end()));
    } catch (const Error& error) {
      return error.message();
    }
    return std::string();
  };
  CHECK(fault("row 1, 'a'").empty());
  CHECK(fault("row 1, '日'") ==
        "line 6, column 8: 1 character that its character set WE8MSWIN1252 lacks: replaced");
  CHECK(fault("row 1, 'é'\nrow 1,\n  '日'").starts_with("line 8, column 3: 1 character "));
  CHECK(fault("row 1, 'a'\nrow 1, '" + std::string(70000, 'a') + "'") ==
        "line 7, column 8: a value of 70000 bytes in column 2: a row has room for 32767");
}
