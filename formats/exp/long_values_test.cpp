// LOB values behind a row, and LONGs in pieces.

#include <catch2/catch.hpp>

#include "formats/exp/table_data.hpp"
#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_table.hpp"
#include "tests/support/put.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::from_hex;
using exhume::test::LobForm;
using types::TypeCode;

namespace {

exp::DataHead head_of(std::initializer_list<TypeCode> codes, bool direct = false) {
  exp::DataHead head{.direct_path = direct};
  for (const TypeCode code : codes) head.columns.push_back({.code = code});
  return head;
}

// A row of the number 1 and a LOB locator of three bytes, then `lobs` with their count, then the
// end mark.
Buffer number_and_lob(const std::vector<Buffer>& lobs) {
  Buffer bytes = from_hex("02 00 c1 02  03 00 aa bb cc");
  test::put_le16(bytes, static_cast<std::uint16_t>(lobs.size()));
  for (const Buffer& lob : lobs) test::put(bytes, lob);
  test::put(bytes, from_hex("ff ff 0a"));
  return bytes;
}

Buffer counting(std::size_t size) {
  Buffer out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(i * 7 + i / 253);
  return out;
}

Buffer copied(const std::optional<Bytes>& bytes) {
  REQUIRE(bytes);
  return {bytes->begin(), bytes->end()};
}

Error refusal(const Buffer& bytes, const exp::DataHead& head) {
  Cursor in{Bytes(bytes)};
  exp::RowReader rows(in, head);
  exp::Row row;
  try {
    while (rows.next(row)) continue;
  } catch (const Error& error) {
    return error;
  }
  FAIL("the rows were taken");
  return {Code::bad_value, ""};
}

}  // namespace

TEST_CASE("a LOB value comes whole in each of its forms") {
  const auto form =
      GENERATE(LobForm::counted, LobForm::pieces64, LobForm::pieces16, LobForm::pieces32);
  const std::size_t size = GENERATE(0, 1, 100, 8132, 20000);
  const std::size_t piece = GENERATE(100, 4036, 8132);
  const std::size_t window = GENERATE(1, 7, 4096);
  CAPTURE(size, piece, window);
  const Buffer value = counting(size);
  const Buffer bytes = number_and_lob({test::lob_value({value, form, piece})});
  const exp::DataHead head = head_of({TypeCode::number, TypeCode::blob});
  MemorySource source(Bytes(bytes), window);
  Cursor in(source, window);
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(copied(row.fields[0]) == from_hex("c1 02"));
  CHECK(copied(row.fields[1]) == from_hex("aa bb cc"));
  REQUIRE(row.lobs.size() == 1);
  CHECK(copied(row.lobs[0]) == value);
  CHECK(row.range == ByteRange{0, bytes.size() - 3});
  CHECK_FALSE(rows.next(row));
}

TEST_CASE("a LOB of more than 64 KB comes in pieces with either long total") {
  const auto form = GENERATE(LobForm::pieces64, LobForm::pieces32);
  const Buffer value = counting(200000);
  const Buffer bytes = number_and_lob({test::lob_value({value, form})});
  Cursor in{Bytes(bytes)};
  const exp::DataHead head = head_of({TypeCode::number, TypeCode::blob});
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(copied(row.lobs[0]) == value);
}

TEST_CASE("LOB values keep their order and their NULLs") {
  const Buffer bytes = number_and_lob({from_hex("02 00 01 02"), from_hex("fe ff"),
                                       test::lob_value({counting(9), LobForm::pieces64, 4})});
  Cursor in{Bytes(bytes)};
  const exp::DataHead head = head_of({TypeCode::number, TypeCode::blob});
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  REQUIRE(row.lobs.size() == 3);
  CHECK(copied(row.lobs[0]) == from_hex("01 02"));
  CHECK_FALSE(row.lobs[1]);
  CHECK(copied(row.lobs[2]) == counting(9));
}

TEST_CASE("a row without LOB values follows one with them") {
  Buffer bytes = number_and_lob({from_hex("02 00 01 02")});
  bytes.resize(bytes.size() - 3);
  test::put(bytes, from_hex("02 00 c1 03 fe ff 00 00 ff ff 0a"));
  Cursor in{Bytes(bytes)};
  const exp::DataHead head = head_of({TypeCode::number, TypeCode::blob});
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  REQUIRE(rows.next(row));
  CHECK(copied(row.fields[0]) == from_hex("c1 03"));
  CHECK_FALSE(row.fields[1]);
  CHECK(row.lobs.empty());
}

TEST_CASE("a LOB piece that is empty or longer than what is left is refused where it stands") {
  const exp::DataHead head = head_of({TypeCode::number, TypeCode::blob});
  const auto [lob, offset] = GENERATE(table<const char*, std::uint64_t>({
      {"fc ff 05 00 00 00 00 00 00 00 00 00", 21},
      {"fc ff 05 00 00 00 00 00 00 00 06 00 01 02 03 04 05 06", 21},
      {"fc ff 05 00 00 00 00 00 00 00 03 00 01 02 03 03 00 04 05 06", 26},
      {"fa ff 05 00 00 00", 15},
      {"fa ff fa ff 05 00 00 00 06 00 01 02 03 04 05 06", 19},
  }));
  CAPTURE(lob);
  const Error error = refusal(number_and_lob({from_hex(lob)}), head);
  CHECK(error.code() == Code::bad_structure);
  CHECK(error.place().offset == offset);
}

TEST_CASE("a LOB value with an impossible length is refused where it stands") {
  const auto length = GENERATE("f1 ff", "fb ff", "fd ff", "ff ff");
  const Error error =
      refusal(number_and_lob({from_hex(length)}), head_of({TypeCode::number, TypeCode::blob}));
  CHECK(error.code() == Code::bad_structure);
  CHECK(error.place().offset == 11);
}

TEST_CASE("more LOB values than a table can have columns are refused") {
  const Error error = refusal(from_hex("02 00 c1 02 01 10"), head_of({TypeCode::number}));
  CHECK(error.code() == Code::bad_structure);
  CHECK(error.place().offset == 4);
}

TEST_CASE("a LOB that promises more than the dump has is an abnormal end") {
  CHECK(refusal(number_and_lob({from_hex("fc ff ff ff ff ff ff ff ff 7f 00 20 01 02")}),
                head_of({TypeCode::number, TypeCode::blob}))
            .code() == Code::imp_abnormal_end);
}

TEST_CASE("a LONG in pieces comes whole beside the fields around it") {
  const auto code = GENERATE(TypeCode::long_text, TypeCode::long_raw);
  const std::size_t window = GENERATE(1, 3, 4096);
  const Buffer bytes = from_hex(
      "02 00 c1 02  03 80 61 62 63 02 80 64 65 01 00 66  01 00 7a  00 00"
      "02 00 c1 03  02 00 67 68  fe ff  00 00  ff ff 0a");
  MemorySource source(Bytes(bytes), window);
  Cursor in(source, window);
  const exp::DataHead head = head_of({TypeCode::number, code, TypeCode::varchar2});
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(copied(row.fields[0]) == from_hex("c1 02"));
  CHECK(copied(row.fields[1]) == test::bytes_of("abcdef"));
  CHECK(copied(row.fields[2]) == test::bytes_of("z"));
  REQUIRE(rows.next(row));
  CHECK(copied(row.fields[1]) == test::bytes_of("gh"));
  CHECK_FALSE(row.fields[2]);
  CHECK_FALSE(rows.next(row));
  CHECK(rows.rows_read() == 2);
}

TEST_CASE("a LONG in pieces and a LOB stand in one row") {
  const Buffer bytes = from_hex("01 80 61 01 00 62  02 00 aa bb  01 00 02 00 01 02  ff ff 0a");
  Cursor in{Bytes(bytes)};
  const exp::DataHead head = head_of({TypeCode::long_text, TypeCode::blob});
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(copied(row.fields[0]) == test::bytes_of("ab"));
  CHECK(copied(row.fields[1]) == from_hex("aa bb"));
  CHECK(copied(row.lobs[0]) == from_hex("01 02"));
}

TEST_CASE("text of other types may come in pieces, too") {
  const auto code = GENERATE(TypeCode::varchar2, TypeCode::character, TypeCode::raw);
  const Buffer bytes = from_hex("05 80 68 65 6c 6c 6f 01 00 21  00 00  02 00 61 62 00 00 ff ff 0a");
  Cursor in{Bytes(bytes)};
  exp::RowReader rows(in, head_of({code}));
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(copied(row.fields[0]) == test::bytes_of("hello!"));
  Cursor skipped{Bytes(bytes)};
  exp::RowReader skipping(skipped, head_of({code}));
  skipping.skip_rest();
  CHECK(skipping.rows_read() == 2);
}

TEST_CASE("the high bit is part of the length of an image") {
  Buffer bytes = from_hex("00 80");
  bytes.resize(2 + 0x8000, 'x');
  test::put(bytes, from_hex("00 00 ff ff 0a"));
  Cursor in{Bytes(bytes)};
  const exp::DataHead head = head_of({TypeCode::object});
  exp::RowReader rows(in, head);
  exp::Row row;
  REQUIRE(rows.next(row));
  CHECK(row.fields[0]->size() == 0x8000);
  CHECK_FALSE(rows.next(row));
}
