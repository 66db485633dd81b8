#include "formats/exp/table_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "src/base/error.hpp"
#include "tests/support/dump_builder.hpp"
#include "tests/support/put.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using exhume::test::from_hex;
using exhume::test::number;
using types::TypeCode;

namespace {

exp::DataHead read_head(const Buffer& bytes, int major_version) {
  Cursor in{Bytes(bytes)};
  return exp::read_data_head(in, major_version);
}

Error refusal(const Buffer& bytes) {
  try {
    read_head(bytes, 11);
  } catch (const Error& error) {
    return error;
  }
  FAIL("the descriptors were taken");
  return {Code::bad_value, ""};
}

// What a row holds: its fields as text, "NULL" where there is none.
std::vector<std::string> texts(const std::vector<std::optional<Bytes>>& fields) {
  std::vector<std::string> out;
  for (const auto& field : fields) out.emplace_back(field ? as_text(*field) : "NULL");
  return out;
}

}  // namespace

TEST_CASE("column descriptors carry type, size and, of text, the character set") {
  const exp::DataHead head = read_head(
      from_hex("04 00  01 00 14 00 69 03 01 00  02 00 16 00  60 00 0a 00 d0 07 02 00  08 00 00 00"
               "00 00 00 00"),
      11);
  REQUIRE(head.columns.size() == 4);
  CHECK(head.columns[0].code == TypeCode::varchar2);
  CHECK(head.columns[0].size == 20);
  CHECK(head.columns[0].charset_id == 873);
  CHECK(head.columns[0].charset_form == types::form_implicit);
  CHECK(head.columns[1].code == TypeCode::number);
  CHECK(head.columns[1].charset_id == 0);
  CHECK(head.columns[2].code == TypeCode::character);
  CHECK(head.columns[2].charset_id == 2000);
  CHECK(head.columns[2].charset_form == types::form_national);
  CHECK(head.columns[3].code == TypeCode::long_text);
  CHECK(head.columns[3].size == 0);
  CHECK_FALSE(head.direct_path);
  CHECK(head.type_column_names.empty());
  CHECK(head.range == ByteRange{0, 30});
}

TEST_CASE("a CLOB's descriptor carries a character set from 9i on") {
  const auto names = "00 00 01 43";
  const auto since_9 =
      from_hex("01 00 70 00 48 00 69 03 01 00 01 00 " + std::string(names) + "00 00");
  const auto in_8 = from_hex("01 00 70 00 1c 00 01 00 " + std::string(names) + "00 00");
  CHECK(read_head(since_9, 9).columns[0].charset_id == 873);
  CHECK(read_head(in_8, 8).columns[0].charset_id == 0);
  CHECK(read_head(in_8, 8).type_column_names == std::vector<std::string>{"C"});
}

TEST_CASE("object columns name their types") {
  const exp::DataHead head = read_head(
      from_hex(
          "02 00  02 00 16 00  79 00 00 00  02 00  00 00 00  02 4d 45 03 50 4e 54 01 50  01 00"),
      11);
  CHECK(head.columns[0].type_name.empty());
  CHECK(head.columns[1].type_owner == "ME");
  CHECK(head.columns[1].type_name == "PNT");
  CHECK(head.type_column_names == std::vector<std::string>{"", "P"});
  CHECK(head.direct_path);
}

TEST_CASE("a table has 1 to 4096 columns") {
  CHECK(refusal(from_hex("00 00 00 00 00 00")).code() == Code::bad_structure);
  CHECK(refusal(from_hex("01 10 00 00 00 00")).code() == Code::bad_structure);
  Buffer most = from_hex("00 10");
  for (int i = 0; i < 4096; ++i) test::put(most, from_hex("02 00 16 00"));
  test::put(most, from_hex("00 00 00 00"));
  CHECK(read_head(most, 23).columns.size() == 4096);
}

TEST_CASE("type names for another number of columns are refused where they stand") {
  const Error error = refusal(from_hex("01 00 02 00 16 00 02 00 00 00"));
  CHECK(error.code() == Code::bad_structure);
  CHECK(error.place().offset == 6);
}

TEST_CASE("a path that is neither conventional nor direct is refused where it stands") {
  const Error error = refusal(from_hex("01 00 02 00 16 00 00 00 02 00"));
  CHECK(error.code() == Code::bad_structure);
  CHECK(error.place().offset == 8);
}

TEST_CASE("descriptors that end early are an abnormal end") {
  const Buffer whole = from_hex("01 00 01 00 14 00 69 03 01 00 01 00 00 00 00 00 00");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(
        refusal(Buffer(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))).code() ==
        Code::imp_abnormal_end);
  }
}

TEST_CASE("rows give their fields, NULLs and places") {
  const bool direct = GENERATE(false, true);
  const test::Dump dump =
      DumpBuilder({.direct = direct})
          .insert("T", {test::varchar2("A", 9), test::varchar2("B", 9)},
                  {{"one", "eins"}, {std::nullopt, "zwei"}, {std::nullopt, std::nullopt}})
          .build();
  Cursor in{Bytes(dump.bytes)};
  in.skip(dump.offset("T.columns"));
  const exp::DataHead head = exp::read_data_head(in, 11);
  CHECK(head.direct_path == direct);
  CHECK(in.offset() == dump.offset("T.rows"));
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(row.number == 1);
  CHECK(row.range == ByteRange{dump.offset("T.row1"), dump.offset("T.row2")});
  CHECK(texts(row.fields) == std::vector<std::string>{"one", "eins"});
  CHECK(row.lobs.empty());
  REQUIRE(rows.next(row));
  CHECK(row.number == 2);
  CHECK(texts(row.fields) == std::vector<std::string>{"NULL", "zwei"});
  REQUIRE(rows.next(row));
  CHECK(texts(row.fields) == std::vector<std::string>{"NULL", "NULL"});
  CHECK(row.range.end == dump.offset("T.end"));
  CHECK_FALSE(rows.next(row));
  CHECK(rows.rows_read() == 3);
  CHECK(rows.range() == ByteRange{dump.offset("T.rows"), dump.offset("T.end")});
  CHECK(in.offset() == dump.offset("exit"));
}

TEST_CASE("a table without rows has an empty range") {
  const test::Dump dump = DumpBuilder({}).insert("T", {test::number_column("A")}, {}).build();
  Cursor in{Bytes(dump.bytes)};
  in.skip(dump.offset("T.columns"));
  const exp::DataHead head = exp::read_data_head(in, 11);
  exp::RowReader rows(in, head);
  exp::Row row;
  CHECK_FALSE(rows.next(row));
  CHECK(rows.rows_read() == 0);
  CHECK(rows.range().size() == 0);
}

TEST_CASE("table data of version 7 has no character sets, names, path and LOB counts") {
  const test::Dump dump = DumpBuilder({.version = "07.03.04"})
                              .insert("T", {test::varchar2("A", 9), test::number_column("B")},
                                      {{"one", test::number(1)}, {std::nullopt, test::number(2)}})
                              .build();
  Cursor in{Bytes(dump.bytes)};
  in.skip(dump.offset("T.columns"));
  const exp::DataHead head = exp::read_data_head(in, 7);
  CHECK(in.offset() == dump.offset("T.rows"));
  CHECK(head.columns[0].charset_id == 0);
  std::vector<std::uint8_t> written;
  exp::put_data_head(written, head, 7);
  CHECK(std::ranges::equal(written, Bytes(dump.bytes).subspan(head.range.begin, written.size())));
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(texts(row.fields)[0] == "one");
  REQUIRE(rows.next(row));
  CHECK(texts(row.fields)[0] == "NULL");
  CHECK_FALSE(rows.next(row));
}
