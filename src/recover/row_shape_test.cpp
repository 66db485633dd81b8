#include "src/recover/row_shape.hpp"

#include <catch2/catch.hpp>

#include "tests/support/oracle_values.hpp"

using namespace exhume;
using namespace exhume::recover;
using test::from_hex;

namespace {

using Verdict = RowCheck::Verdict;

exp::DataHead head_of(std::vector<types::ColumnType> columns) {
  exp::DataHead head;
  head.columns = std::move(columns);
  return head;
}

types::ColumnType text_column(std::uint16_t size) {
  constexpr std::uint16_t al32utf8 = 873;
  return {.code = types::TypeCode::varchar2,
          .size = size,
          .charset_id = al32utf8,
          .charset_form = types::form_implicit};
}

const types::ColumnType number_column{.code = types::TypeCode::number, .size = 22};
const types::ColumnType blob_column{.code = types::TypeCode::blob, .size = 72};

RowCheck check(std::vector<types::ColumnType> columns, const std::string& hex) {
  charset::Decoders decoders;
  return RowShape(head_of(std::move(columns)), 873, decoders).check(from_hex(hex));
}

// A locator of a BLOB, with its length word.
const std::string locator = "0a 00 00 08 00 01 01 0c 00 00 00 00 ";

}  // namespace

TEST_CASE("a row whose values fit its columns is good", "[recover]") {
  const RowCheck row =
      check({number_column, text_column(3)}, "02 00 c1 02 03 00 61 62 63 00 00 ff");
  CHECK(row.verdict == Verdict::good);
  CHECK(row.size == 11);
  CHECK_FALSE(row.undecodable);
  CHECK_FALSE(row.unlikely);
}

TEST_CASE("NULL fits every column", "[recover]") {
  CHECK(check({number_column, text_column(3)}, "fe ff fe ff 00 00").verdict == Verdict::good);
}

TEST_CASE("lengths that do not fit break a row", "[recover]") {
  const auto [hex, column] = GENERATE(table<std::string, std::size_t>({
      {"00 00 02 00 61 62 00 00", 0},              // no bytes
      {"17 00 02 00 61 62 00 00", 0},              // longer than a NUMBER
      {"02 00 c1 02 04 00 61 62 63 64 00 00", 1},  // longer than the column
      {"02 00 c1 02 02 00 61 62 01 00", 1},        // LOB values without LOBs
  }));
  INFO(hex);
  const RowCheck row = check({number_column, text_column(3)}, hex);
  CHECK(row.verdict == Verdict::broken);
  CHECK(row.column == column);
  CHECK_FALSE(row.reason.empty());
}

TEST_CASE("a value that is none of its type leaves the lengths", "[recover]") {
  const RowCheck row = check({number_column, text_column(3)}, "02 00 c1 ff 02 00 61 62 00 00");
  CHECK(row.verdict == Verdict::bad_value);
  CHECK(row.size == 10);
  CHECK(row.column == 0);
}

TEST_CASE("text that is none is noted", "[recover]") {
  CHECK(check({text_column(3)}, "02 00 c3 28 00 00").undecodable);
  CHECK(check({text_column(3)}, "02 00 61 01 00 00").unlikely);
}

TEST_CASE("a row that the bytes end in is cut", "[recover]") {
  const std::string whole = "02 00 c1 02 03 00 61 62 63 00 00";
  for (std::size_t size = 0; size < 11; ++size) {
    INFO(size);
    CHECK(check({number_column, text_column(3)}, whole.substr(0, 3 * size)).verdict ==
          Verdict::cut);
  }
}

TEST_CASE("LOB values are as many as locators", "[recover]") {
  CHECK(check({blob_column}, locator + "01 00 02 00 aa bb").verdict == Verdict::good);
  CHECK(check({blob_column}, locator + "00 00").verdict == Verdict::broken);
  CHECK(check({blob_column}, "fe ff 00 00").verdict == Verdict::good);
  CHECK(check({blob_column}, "fe ff 01 00 02 00 aa bb").verdict == Verdict::broken);
}

TEST_CASE("LOB pieces are of one size", "[recover]") {
  const std::string start = locator + "01 00 fc ff 05 00 00 00 00 00 00 00 ";
  CHECK(check({blob_column}, start + "02 00 aa aa 02 00 aa aa 01 00 aa").verdict == Verdict::good);
  CHECK(check({blob_column}, start + "02 00 aa aa 01 00 aa 02 00 aa aa").verdict ==
        Verdict::broken);
  CHECK(check({blob_column}, start + "06 00 aa aa aa aa aa aa").verdict == Verdict::broken);
}

TEST_CASE("a locator says its length and type", "[recover]") {
  CHECK(check({blob_column}, "0a 00 00 09 00 01 01 0c 00 00 00 00 01 00 01 00 aa").verdict ==
        Verdict::broken);
  CHECK(check({blob_column}, "0a 00 00 08 00 01 02 0c 00 00 00 00 01 00 01 00 aa").verdict ==
        Verdict::broken);
}

TEST_CASE("rows of direct path have no count of LOB values", "[recover]") {
  charset::Decoders decoders;
  exp::DataHead head = head_of({number_column});
  head.direct_path = true;
  const RowShape shape(head, 873, decoders);
  CHECK(shape.check(from_hex("02 00 c1 02")).size == 4);
  CHECK(shape.smallest_row() == 2);
}
