#include "src/dump/exp_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/opened_dump.hpp"
#include "tests/support/put.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using exhume::test::encode;
using exhume::test::from_hex;
using exhume::test::number;
using exhume::test::OpenedDump;

namespace {

// The SQL texts of a dump, with owner.
std::vector<std::string> sql_texts(dump::Reader& reader) {
  std::vector<std::string> out;
  while (const auto item = reader.next()) {
    if (const auto* sql = std::get_if<dump::SqlItem>(&*item)) {
      out.push_back(sql->owner + ": " + sql->text);
    }
  }
  return out;
}

dump::DataItem next_data(dump::Reader& reader) {
  while (auto item = reader.next()) {
    if (auto* data = std::get_if<dump::DataItem>(&*item)) return std::move(*data);
  }
  FAIL("no table data is left");
  return {};
}

// Reads everything and gives what stopped it.
std::optional<Error> stop(dump::Reader& reader) {
  try {
    while (const auto item = reader.next()) {
      while (std::holds_alternative<dump::DataItem>(*item) && reader.next_row()) continue;
    }
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

test::Dump damaged_table() {
  DumpBuilder builder({});
  builder.line("CONNECT ADAMS").line("TABLE \"T\"");
  builder.insert("T", {test::number_column("A"), test::varchar2("B", 9)},
                 {{number(1), "one"}, {number(2), "two"}, {number(3), "three"}});
  return builder.mark("behind").line("ENDTABLE").build();
}

}  // namespace

TEST_CASE("the facts of a dump are in UTF-8 and in words") {
  OpenedDump opened(test::samples::direct_10g().bytes);
  const dump::Info& info = opened.reader->info();
  CHECK(info.file == "test.dmp");
  CHECK(info.format == "exp");
  CHECK(info.version == "10.02.01");
  CHECK(info.direct_path);
  CHECK(info.mode == "user");
  CHECK(info.exporter == "STORE");
  CHECK(info.exporter_is_dba);
  CHECK(info.client.id == 171);
  CHECK(info.client.name == "CL8MSWIN1251");
  CHECK(info.national.name == "AL16UTF16");
  CHECK(info.date == "Пт Май 17 12:40:5 2019");
  CHECK(info.file_name == "склад.dmp");
  CHECK(info.record_length == 2048);
  CHECK(info.settings.size() == 8);
}

TEST_CASE("modes have their words, an unknown one its own") {
  CHECK(OpenedDump(DumpBuilder({.mode = "RTABLES"}).build().bytes).reader->info().mode == "table");
  CHECK(OpenedDump(DumpBuilder({.mode = "RENTIRE"}).build().bytes).reader->info().mode == "full");
  CHECK(OpenedDump(DumpBuilder({.mode = "RNEW"}).build().bytes).reader->info().mode == "NEW");
}

TEST_CASE("an unknown client character set is shown by its id") {
  OpenedDump opened(DumpBuilder({.user = "J\xd6RG", .client_charset = 4711}).build().bytes);
  CHECK(opened.reader->info().client.name == "unknown (id 4711)");
  CHECK(opened.reader->info().exporter == "J\\xD6RG");
}

TEST_CASE("statements come in UTF-8 with their owners and kinds") {
  DumpBuilder builder({.user = "U", .client_charset = 171});
  const auto cyrillic = [](std::string_view utf8) { return encode(utf8, "windows-1251"); };
  builder.line("METRICST").line("CREATE SYNONYM \"A\" FOR \"B\"");
  builder.counted(cyrillic("COMMENT ON TABLE \"Т\" IS "), cyrillic("'да'"));
  builder.line(cyrillic("CONNECT Вася")).marked_list("PROCACTION", {"BEGIN ", "NULL; END;"});
  OpenedDump opened(builder.build().bytes);
  CHECK(sql_texts(*opened.reader) == std::vector<std::string>{"U: CREATE SYNONYM \"A\" FOR \"B\"",
                                                              "U: COMMENT ON TABLE \"Т\" IS 'да'",
                                                              "Вася: BEGIN NULL; END;"});
  CHECK(opened.diagnostics.all.empty());
}

TEST_CASE("items carry their kind and their place in the dump") {
  DumpBuilder builder({});
  builder.counted("ANALSTATS TS \"T\"", "BEGIN x; END;");
  const test::Dump dump = builder.build();
  OpenedDump opened(dump.bytes);
  const auto item = opened.reader->next();
  REQUIRE(item);
  const auto& sql = std::get<dump::SqlItem>(*item);
  CHECK(sql.kind == dump::SqlKind::statistics);
  CHECK(sql.range == ByteRange{dump.offset("statements"), dump.offset("exit")});
}

TEST_CASE("statement text that is none of its character set is told of with its offset") {
  DumpBuilder builder({.client_charset = 873});
  const test::Dump dump = builder.line("GRANT SELECT ON \"\xff\" TO \"B\"").build();
  OpenedDump opened(dump.bytes);
  CHECK(sql_texts(*opened.reader).front() == "SCOTT: GRANT SELECT ON \"\\xFF\" TO \"B\"");
  REQUIRE(opened.diagnostics.count(Code::undecodable_text) == 1);
  CHECK(opened.diagnostics.all[0].place.offset == dump.offset("statements"));
  CHECK(opened.diagnostics.all[0].place.file == "test.dmp");
}

TEST_CASE("an unknown statement is told of and passed over") {
  DumpBuilder builder({});
  const test::Dump dump = builder.line("FROBNICATE").line("GRANT DBA TO \"A\"").build();
  OpenedDump opened(dump.bytes);
  CHECK(sql_texts(*opened.reader) == std::vector<std::string>{"SCOTT: GRANT DBA TO \"A\""});
  REQUIRE(opened.diagnostics.all.size() == 1);
  CHECK(opened.diagnostics.all[0].code == Code::imp_unrecognized_statement);
  CHECK(opened.diagnostics.all[0].message.find("FROBNICATE") != std::string::npos);
  CHECK(opened.diagnostics.all[0].place.offset == dump.offset("statements"));
}

TEST_CASE("a statement that ends open is told of, and given as far as it is taken to go") {
  DumpBuilder builder({});
  builder.line("GRANT SELECT ON \"T TO U").line("TABLE \"T\"");
  builder.insert("T", {test::number_column("A")}, {{number(1)}});
  const test::Dump dump = builder.build();
  OpenedDump opened(dump.bytes);
  CHECK(std::get<dump::SqlItem>(*opened.reader->next()).text == "GRANT SELECT ON \"T TO U");
  CHECK(next_data(*opened.reader).table.name == "T");
  REQUIRE(opened.diagnostics.all.size() == 1);
  CHECK(opened.diagnostics.all[0].code == Code::bad_structure);
  CHECK(opened.diagnostics.all[0].place.offset == dump.offset("statements"));
}

TEST_CASE("a statement that is too long is told of while what follows is given") {
  DumpBuilder builder({});
  builder.line("CREATE TABLE \"L\" (" + std::string(std::size_t{9} << 20, ' ') + ")");
  builder.line("TABLE \"T\"").insert("T", {test::number_column("A")}, {{number(1)}});
  OpenedDump opened(builder.build().bytes);
  CHECK(std::get<dump::DataItem>(*opened.reader->next()).table.name == "T");
  CHECK(opened.diagnostics.count(Code::imp_statement_too_long) == 1);
}

TEST_CASE("table data names owner, table, partition and columns") {
  DumpBuilder builder({});
  builder.line("CONNECT ADAMS").line("TABLE \"T\"").line("PARTITION \"P\"");
  builder.insert("T", {test::number_column("A"), test::varchar2("B", 9)}, {{number(7), "seven"}});
  OpenedDump opened(builder.build().bytes);
  const dump::DataItem data = next_data(*opened.reader);
  CHECK(data.table.owner == "ADAMS");
  CHECK(data.table.name == "T");
  CHECK(data.table.partition == "P");
  REQUIRE(data.table.columns.size() == 2);
  CHECK(data.table.columns[1].name == "B");
  CHECK(data.table.columns[1].type.size == 9);
  const dump::Values* values = opened.reader->next_row();
  REQUIRE(values != nullptr);
  CHECK(std::get<types::Number>((*values)[0]).to_int64() == 7);
  CHECK(std::get<types::Text>((*values)[1]).utf8 == "seven");
  CHECK(opened.reader->next_row() == nullptr);
  CHECK(opened.reader->rows_read() == 1);
}

TEST_CASE("an INSERT line may name the owner itself") {
  DumpBuilder builder({});
  builder.raw(test::bytes_of("INSERT INTO \"O\".\"X\" (\"A\") VALUES (:1)\n"));
  builder.raw(from_hex("01 00 02 00 16 00 00 00 00 00 ff ff 0a"));
  OpenedDump opened(builder.build().bytes);
  const dump::DataItem data = next_data(*opened.reader);
  CHECK(data.table.owner == "O");
  CHECK(data.table.name == "X");
}

TEST_CASE("columns that the INSERT line does not name are numbered and told of") {
  DumpBuilder builder({});
  builder.line("TABLE \"T\"");
  builder.raw(test::bytes_of("INSERT INTO \"T\" (\"A\") VALUES (:1)\n"));
  builder.raw(from_hex("02 00 02 00 16 00 02 00 16 00 00 00 00 00 ff ff 0a"));
  OpenedDump opened(builder.build().bytes);
  const dump::DataItem data = next_data(*opened.reader);
  CHECK(data.table.name == "T");
  REQUIRE(data.table.columns.size() == 2);
  CHECK(data.table.columns[0].name == "COLUMN1");
  CHECK(data.table.columns[1].name == "COLUMN2");
  CHECK(opened.diagnostics.count(Code::bad_structure) == 1);
}

TEST_CASE("a value that cannot be decoded is told of with table, row and column") {
  const test::Dump dump = damaged_table();
  OpenedDump opened(dump.patched(dump.offset("T.row2.B") + 2, from_hex("ff")));
  next_data(*opened.reader);
  while (opened.reader->next_row() != nullptr) continue;
  REQUIRE(opened.diagnostics.all.size() == 1);
  const Place& place = opened.diagnostics.all[0].place;
  CHECK(opened.diagnostics.all[0].code == Code::undecodable_text);
  CHECK(place.file == "test.dmp");
  CHECK(place.owner == "ADAMS");
  CHECK(place.table == "T");
  CHECK(place.row == 2);
  CHECK(place.column == "B");
  CHECK(place.offset == dump.offset("T.row2.B") + 2);
}

TEST_CASE("an override reads all text but the national set's") {
  DumpBuilder builder({.client_charset = 1});
  const auto cyrillic = [](std::string_view utf8) { return encode(utf8, "windows-1251"); };
  builder.insert(cyrillic("Т"), {test::varchar2(cyrillic("К"), 9, 1), test::nvarchar2("N", 9)},
                 {{cyrillic("да"), encode("нет", "UTF-16BE")}});
  OpenedDump opened(builder.build().bytes, 171);
  const dump::DataItem data = next_data(*opened.reader);
  CHECK(data.table.name == "Т");
  CHECK(data.table.columns[0].name == "К");
  const dump::Values* values = opened.reader->next_row();
  REQUIRE(values != nullptr);
  CHECK(std::get<types::Text>((*values)[0]).utf8 == "да");
  CHECK(std::get<types::Text>((*values)[1]).utf8 == "нет");
}

TEST_CASE("a statement that an override cannot read is told of with the set it was read in") {
  DumpBuilder builder({.client_charset = 852});
  OpenedDump opened(builder.line("GRANT DBA TO \"\xb6\xc1\"").build().bytes, 873);
  sql_texts(*opened.reader);
  REQUIRE(opened.diagnostics.count(Code::undecodable_text) == 1);
  CHECK(opened.diagnostics.all[0].message.find("AL32UTF8") != std::string::npos);
}

TEST_CASE("an error in rows names file, offset, table and row") {
  const test::Dump dump = damaged_table();
  const bool skip = GENERATE(false, true);
  OpenedDump opened(dump.patched(dump.offset("T.row3.B"), from_hex("fd ff")));
  next_data(*opened.reader);
  try {
    if (skip) opened.reader->skip_rows();
    while (opened.reader->next_row() != nullptr) continue;
    FAIL("the rows were taken");
  } catch (const Error& error) {
    CHECK(error.code() == Code::bad_structure);
    CHECK(error.place().file == "test.dmp");
    CHECK(error.place().offset == dump.offset("T.row3.B"));
    CHECK(error.place().owner == "ADAMS");
    CHECK(error.place().table == "T");
    CHECK(error.place().row == 3);
  }
  CHECK(opened.reader->rows_read() == 2);
}

TEST_CASE("an error in column descriptors names the table") {
  const test::Dump dump = damaged_table();
  OpenedDump opened(dump.patched(dump.offset("T.columns"), from_hex("00 00")));
  const auto error = stop(*opened.reader);
  REQUIRE(error);
  CHECK(error->place().table == "T");
  CHECK(error->place().owner == "ADAMS");
  CHECK_FALSE(error->place().row);
}

TEST_CASE("an error behind the rows names no row") {
  const test::Dump dump = damaged_table();
  OpenedDump opened(dump.cut(dump.offset("behind")));
  const auto error = stop(*opened.reader);
  REQUIRE(error);
  CHECK(error->code() == Code::imp_abnormal_end);
  CHECK(error->place().offset == dump.offset("behind"));
  CHECK(error->place().table == "T");
  CHECK_FALSE(error->place().row);
}

TEST_CASE("bytes behind the end of the dump are told of with their place") {
  Buffer bytes = damaged_table().bytes;
  const std::size_t end = bytes.size();
  test::put(bytes, "more");
  OpenedDump opened(bytes);
  CHECK_FALSE(stop(*opened.reader));
  REQUIRE(opened.diagnostics.count(Code::unknown_bytes) == 1);
  CHECK(opened.diagnostics.all[0].place.offset == end);
}

TEST_CASE("a later file of a set alone is refused") {
  Buffer bytes = damaged_table().bytes;
  const auto ids = from_hex("00 b2 03 69 07 d0 00 01");
  const auto at = std::search(bytes.begin() + 3, bytes.end(), ids.begin(), ids.end());
  REQUIRE(at != bytes.end());
  *(at + 7) = 2;
  try {
    OpenedDump opened(bytes);
    FAIL("the file was taken");
  } catch (const Error& error) {
    CHECK(error.code() == Code::imp_file_sequence);
    CHECK(error.place().file == "test.dmp");
  }
}

TEST_CASE("tables whose names are no text of their character set stay different") {
  const std::uint16_t charset =
      GENERATE(as<std::uint16_t>{}, 1, 0, 4711);  // US7ASCII, none, an unknown one
  DumpBuilder builder({.client_charset = charset});
  for (const char* const name : {"\xb1\xed\xd2\xbb", "\xb1\xed\xb6\xfe"}) {
    builder.insert(name, {test::number_column("A")}, {{test::number(1)}});
  }
  OpenedDump opened(builder.build().bytes);
  std::set<std::string> names;
  while (const auto item = opened.reader->next()) {
    names.insert(std::get<dump::DataItem>(*item).table.name);
  }
  CHECK(names == std::set<std::string>{"\\xB1\\xED\\xD2\\xBB", "\\xB1\\xED\\xB6\\xFE"});
  const bool is_known = charset == 1;
  CHECK(opened.diagnostics.count(Code::undecodable_text) == (is_known ? 2 : 0));
  CHECK(opened.diagnostics.count(Code::no_conversion) == (is_known ? 0 : 1));
}

TEST_CASE("a statement in whose place the next one stands is told of") {
  DumpBuilder builder({});
  builder.line("COMMENT ON TABLE \"T\" IS ").line("CREATE TABLE \"U\" (\"A\" NUMBER)");
  OpenedDump opened(builder.build().bytes);
  CHECK(sql_texts(*opened.reader) ==
        std::vector<std::string>{"SCOTT: CREATE TABLE \"U\" (\"A\" NUMBER)"});
  CHECK(opened.diagnostics.count(Code::bad_structure) == 1);
}
