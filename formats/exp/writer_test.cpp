#include "formats/exp/writer.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/layout.hpp"
#include "formats/exp/pump.hpp"
#include "formats/exp/reader.hpp"
#include "tests/support/collected_diagnostics.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

class BufferSink final : public ByteSink {
 public:
  void write(Bytes bytes) override { all.insert(all.end(), bytes.begin(), bytes.end()); }
  Buffer all;
};

struct Copy {
  Buffer bytes;
  exp::PumpResult result;
  std::uint64_t sound_end = 0;
};

Copy copy_of(const Buffer& dump) {
  Cursor in{Bytes(dump)};
  exp::Reader reader(in);
  BufferSink out;
  CollectedDiagnostics diagnostics;
  exp::Writer writer(out, diagnostics);
  Copy copy;
  copy.result =
      exp::pump(reader, {.client = reader.header().client_charset_id.value_or(0)}, writer,
                exp::Doubtful::passed_on, [](const exp::Row&, const exp::FieldProblem&) {});
  writer.flush();
  copy.bytes = std::move(out.all);
  copy.sound_end = reader.sound_end();
  return copy;
}

Buffer clob_bytes(std::size_t size) {
  return Buffer(size, 'x');
}

// A dump with every form of body, of value and of LOB.
Buffer all_forms(const std::string& version) {
  const int major = DumpSpec{.version = version}.major();
  const LobForm pieces = major == 9 ? LobForm::pieces16 : LobForm::pieces64;
  const auto clob_locator = [major] { return lob_locator(major, LobKind::clob, false, 178); };
  return DumpBuilder({.version = version, .database_charset = charset_id::we8mswin1252})
      .line("CONNECT SCOTT")
      .line(R"(TABLE "T")")
      .marked_list("CALTER TABLE", {"piece", " and another\n"})
      .query(R"(CREATE VIEW "V" AS )", "SELECT 1 FROM DUAL")
      .counted(R"(COMMENT ON TABLE "T" IS )", "'x'")
      .counted("FROBNICATE", "a\nb")
      .line("ALTER TABLE \"T\" ADD CHECK (N > 0 /* can't be\n:( */)")
      .line("ALTER TABLE \"T\" ADD CHECK (N > 0")
      .insert("T",
              {varchar2("A", 10, charset_id::we8mswin1252), number_column("N"), nvarchar2("U", 20),
               clob("C", 72, charset_id::we8mswin1252)},
              {{"caf\xe9", number(-12), Value(Buffer{0x20, 0xac}),
                Value(clob_locator(), LobData{clob_bytes(100)})},
               {std::nullopt, std::nullopt, Value(Buffer{0xd8, 0x00}), std::nullopt},
               {"ascii", number(0), std::nullopt,
                Value(clob_locator(), LobData{clob_bytes(9000), pieces, 4000})}})
      .line("ENDTABLE")
      .build()
      .bytes;
}

}  // namespace

TEST_CASE("a dump with every form of statement and value comes back byte for byte") {
  for (const char* version : {"09.02.00", "10.02.01", "11.02.00", "19.00.00", "23.00.00"}) {
    INFO(version);
    const Buffer dump = all_forms(version);
    const Copy copy = copy_of(dump);
    CHECK_FALSE(copy.result.error);
    CHECK(copy.result.rows == 3);
    CHECK(copy.bytes == dump);
  }
}

TEST_CASE("of a cut dump what is sound comes back") {
  const Buffer dump = all_forms("11.02.00");
  for (std::size_t size = 2048; size < dump.size() - 2048; size += 37) {
    const Buffer cut(dump.begin(), dump.begin() + static_cast<std::ptrdiff_t>(size));
    const Copy copy = copy_of(cut);
    REQUIRE(copy.result.error);
    CHECK(copy.bytes.size() == copy.sound_end);
    CHECK(std::equal(copy.bytes.begin(), copy.bytes.end(), cut.begin()));
  }
}

TEST_CASE("what the reader accepts of a damaged dump comes back as it is") {
  const Buffer dump = all_forms("11.02.00");
  for (std::size_t at = 0; at < dump.size() - 2048; ++at) {
    Buffer flipped = dump;
    flipped[at] ^= static_cast<std::uint8_t>(1 << (at % 8));
    Copy copy;
    try {
      copy = copy_of(flipped);
    } catch (const Error&) {
      continue;  // no header
    }
    INFO("flipped at " << at);
    REQUIRE(copy.bytes.size() <= flipped.size());
    CHECK(std::equal(copy.bytes.begin(), copy.bytes.end(), flipped.begin()));
  }
}

TEST_CASE("the writer fills the last record and makes up what a new LOB needs") {
  BufferSink out;
  CollectedDiagnostics diagnostics;
  exp::Writer writer(out, diagnostics);
  exp::Layout layout = exp::make_layout("11.02.00", {});
  layout.header.exporter = "SCOTT";
  layout.header.mode = "USERS";
  writer.begin(layout.header, layout.preamble);
  exp::Statement insert{.line = R"(INSERT INTO "T" ("A", "C") VALUES (:1, :2))"};
  exp::DataHead head;
  head.columns = {
      {.code = types::TypeCode::varchar2, .size = 10, .charset_id = 1, .charset_form = 1},
      {.code = types::TypeCode::clob, .size = 72, .charset_id = 873, .charset_form = 1}};
  head.type_column_names = {"A", "C"};
  writer.begin_rows(insert, head);
  const std::vector<types::Value> values{types::Text{"a\xc3\xa9"},
                                         types::Text{"text \xe2\x82\xac"}};
  writer.row({.number = 1, .values = values});
  writer.end_rows();
  writer.statement({.line = "EXIT"});
  writer.end(std::nullopt);

  CHECK(out.all.size() % 2048 == 0);
  CHECK(diagnostics.count(Code::undecodable_text) == 1);
  const Copy copy = copy_of(out.all);
  CHECK_FALSE(copy.result.error);
  CHECK(copy.bytes == out.all);

  Cursor in{Bytes(out.all)};
  exp::Reader reader(in);
  REQUIRE(reader.next());
  charset::Decoders decoders;
  exp::RowDecoder decoder(reader.head(), {.client = 873}, decoders);
  exp::Row row;
  REQUIRE(reader.next_row(row));
  std::vector<types::Value> read;
  decoder.decode(row, read);
  CHECK(std::get<types::Text>(read[0]).utf8 == "a?");
  CHECK(std::get<types::Text>(read[1]).utf8 == "text \xe2\x82\xac");
}

TEST_CASE("values that no row can hold are refused") {
  BufferSink out;
  CollectedDiagnostics diagnostics;
  exp::Writer writer(out, diagnostics);
  writer.begin(exp::make_layout("11.02.00", {}).header, {});
  exp::DataHead head;
  head.columns = {{.code = types::TypeCode::raw, .size = 2000}};
  writer.begin_rows({.line = R"(INSERT INTO "T" ("A") VALUES (:1))"}, head);
  const Buffer big(70000, 1);
  const std::vector<types::Value> too_long{types::Raw{big}};
  CHECK_THROWS_AS(writer.row({.values = too_long}), Error);
  CHECK_THROWS_AS(writer.row({.values = {}}), Error);
}

TEST_CASE("a statement that is too long to be kept is not copied in part") {
  const Dump dump = DumpBuilder({})
                        .mark("long")
                        .line("CREATE TABLE \"T\" (" + std::string(std::size_t{9} << 20, ' ') + ")")
                        .build();
  const Copy copy = copy_of(dump.bytes);
  REQUIRE(copy.result.error);
  CHECK(copy.result.error->code() == Code::imp_statement_too_long);
  CHECK(copy.result.error->place().offset == dump.offset("long"));
  CHECK(copy.bytes.size() == dump.offset("long"));
}
