#include "src/forecast/widening.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::forecast;

namespace {

constexpr types::ColumnType varchar{.code = types::TypeCode::varchar2, .size = 10};

sql::DataType declared(std::uint32_t length, sql::LengthUnit unit) {
  sql::DataType type;
  type.builtin = "VARCHAR2";
  type.length = length;
  type.length_unit = unit;
  return type;
}

}  // namespace

TEST_CASE("a length is in bytes unless it says CHAR") {
  const auto bytes = declared(10, sql::LengthUnit::unspecified);
  const Width narrow = width_of(varchar, &bytes, Lengths::as_declared);
  CHECK(to_string(narrow) == "VARCHAR2(10 BYTE)");
  CHECK(narrow.holds({10, 10}));
  CHECK_FALSE(narrow.holds({11, 10}));
  CHECK(widened(narrow, {14, 10}) == "VARCHAR2(14 BYTE) or VARCHAR2(10 CHAR)");
  CHECK(widened(narrow, {14, 12}) == "VARCHAR2(14 BYTE)");
  const auto characters = declared(10, sql::LengthUnit::characters);
  const Width wide = width_of(varchar, &characters, Lengths::as_declared);
  CHECK(to_string(wide) == "VARCHAR2(10 CHAR)");
  CHECK(wide.holds({40, 10}));
  CHECK_FALSE(wide.holds({11, 11}));
  CHECK(width_of(varchar, &bytes, Lengths::characters).holds({40, 10}));
}

TEST_CASE("above the limit of its type a column becomes a CLOB") {
  const auto most = declared(4000, sql::LengthUnit::characters);
  const Width width = width_of(varchar, &most, Lengths::as_declared);
  CHECK_FALSE(width.holds({4001, 3000}));
  CHECK(widened(width, {4001, 3000}) == "CLOB");
  const auto extended = declared(8000, sql::LengthUnit::bytes);
  CHECK(widened(width_of(varchar, &extended, Lengths::as_declared), {9000, 8000}) ==
        "VARCHAR2(9000 BYTE) or VARCHAR2(8000 CHAR)");
}

TEST_CASE("without a statement the descriptor says how wide a column is") {
  const types::ColumnType fixed{.code = types::TypeCode::character, .size = 5};
  CHECK(to_string(width_of(fixed, nullptr, Lengths::as_declared)) == "CHAR(5 BYTE)");
  const types::ColumnType clob{.code = types::TypeCode::clob, .size = 20};
  CHECK(width_of(clob, nullptr, Lengths::as_declared).holds({1'000'000, 1'000'000}));
}

TEST_CASE("national columns count characters") {
  types::ColumnType national = varchar;
  national.charset_form = types::form_national;
  const auto type = declared(5, sql::LengthUnit::unspecified);
  const Width width = width_of(national, &type, Lengths::as_declared);
  CHECK(to_string(width) == "NVARCHAR2(5)");
  CHECK(width.holds({10, 5}));
}
