#include "src/target/postgresql/row_text.hpp"

#include <catch2/catch.hpp>

#include "src/target/copy_text.hpp"

using namespace exhume;
using namespace exhume::target::postgresql;
using namespace std::string_view_literals;

namespace {

// The line for one value of a column, or why there is none.
std::string line(Holds holds, const types::Value& value) {
  const std::vector<RowColumn> columns{{"C", holds}};
  std::string out = "before";
  const auto problem = append_row(out, columns, std::vector{value});
  CHECK(out.starts_with("before"));
  if (problem) CHECK(out == "before");
  return problem ? *problem : out.substr(6);
}

const std::vector<std::uint8_t> some_bytes{0x00, 0x5c, 0xff};

}  // namespace

TEST_CASE("PostgreSQL: values as lines of COPY") {
  CHECK(line(Holds::text, types::Null{}) == "\\N\n");
  CHECK(line(Holds::text, types::Text{"a\tb\\N\n"}) == "a\\tb\\\\N\\n\n");
  CHECK(line(Holds::text, types::Text{""}) == "\n");
  CHECK(line(Holds::numbers, *types::Number::from_decimal("-12.50")) == "-12.5\n");
  CHECK(line(Holds::bytes, types::Raw{some_bytes}) == "\\\\x005cff\n");
  CHECK(line(Holds::bytes, types::Undecoded{some_bytes, "why"}) == "\\\\x005cff\n");
  CHECK(line(Holds::bytes, types::Text{"\\x"}) == "\\\\x5c78\n");
}

TEST_CASE("PostgreSQL: years before Christ have their mark behind") {
  const types::Date ides{.year = -44, .month = 3, .day = 15};
  CHECK(line(Holds::other, ides) == "0044-03-15 00:00:00 BC\n");
  CHECK(line(Holds::text, ides) == "-0044-03-15 00:00:00\n");
  CHECK(line(Holds::other, types::TimestampTz{.utc = ides, .offset_minutes = 60}) ==
        "0044-03-15 01:00:00+01:00 BC\n");
}

TEST_CASE("PostgreSQL: what would be changed on the way is refused") {
  CHECK(line(Holds::text, types::Text{"a\0b"sv}) ==
        "column C: PostgreSQL's text cannot hold U+0000");
  CHECK(line(Holds::numbers, types::Undecoded{some_bytes, "why"}) == "column C: why");
  const types::Timestamp fine{.date = {.year = 2020}, .nanoseconds = 123456789};
  CHECK(line(Holds::other, fine) == "column C: PostgreSQL would round its fraction of a second");
  CHECK(line(Holds::text, fine) == "2020-01-01 00:00:00.123456789\n");
  CHECK(line(Holds::other, types::Timestamp{.date = {.year = 2020}, .nanoseconds = 123456000}) ==
        "2020-01-01 00:00:00.123456\n");
  CHECK(line(Holds::other, types::IntervalDs{.days = -1, .nanoseconds = -1}) ==
        "column C: PostgreSQL would round its fraction of a second");
}

TEST_CASE("COPY text comes apart again") {
  std::string text;
  target::append_copy_text(text, "a\tb\n\\ \x01");
  CHECK(text == "a\\tb\\n\\\\ \x01");
  CHECK(target::copy_fields(text + "\t\\N\t") == std::vector<std::string>{"a\tb\n\\ \x01", "", ""});
}
