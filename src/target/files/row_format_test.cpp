// What the text formats make of every kind of value.

#include "src/target/files/row_format.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace std::string_view_literals;

namespace {

const std::vector<std::uint8_t> some_bytes{0x00, 0x27, 0x5c, 0xff};

types::TableDescription table(std::vector<std::string> columns) {
  types::TableDescription out{.owner = "O", .name = "T"};
  for (std::string& column : columns) out.columns.push_back({.name = std::move(column)});
  return out;
}

// The row that `format` writes, without what stands before the first one.
std::string row(std::string_view format, const std::vector<types::Value>& values) {
  const auto writer = target::make_row_format(format);
  REQUIRE(writer);
  std::string out;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < values.size(); ++i) names.emplace_back(1, static_cast<char>('A' + i));
  writer->begin(out, table(names));
  out.clear();
  writer->row(out, values);
  return out;
}

std::string head(std::string_view format, const std::vector<std::string>& columns) {
  const auto writer = target::make_row_format(format);
  std::string out;
  writer->begin(out, table(columns));
  return out;
}

types::Value text(std::string_view utf8) {
  return types::Text{utf8};
}

types::Value decimal(std::string_view digits) {
  return *types::Number::from_decimal(digits);
}

}  // namespace

TEST_CASE("formats are made by name, and no others are") {
  CHECK(target::row_format_names() == std::vector<std::string>{"csv", "copy", "jsonl", "sql"});
  for (const std::string& name : target::row_format_names()) CHECK(target::make_row_format(name));
  CHECK(target::make_row_format("xml") == nullptr);
  CHECK(target::make_row_format("") == nullptr);
}

TEST_CASE("a row is added to what stands in the buffer") {
  const auto format = target::make_row_format("copy");
  std::string out = "before ";
  const std::vector<types::Value> values{text("a")};
  format->row(out, values);
  format->row(out, values);
  CHECK(out == "before a\na\n");
}

TEST_CASE("COPY puts tabs between fields and has a mark for NULL") {
  CHECK(row("copy", {text("a"), types::Null{}, text("b")}) == "a\t\\N\tb\n");
  CHECK(row("copy", {types::Null{}}) == "\\N\n");
  CHECK(row("copy", {text("")}) == "\n");
  CHECK(head("copy", {"A"}).empty());
}

TEST_CASE("COPY escapes the characters that mean something to it") {
  CHECK(row("copy", {text("a\tb\nc\rd\\e\bf\vg\fh")}) == "a\\tb\\nc\\rd\\\\e\\bf\\vg\\fh\n");
  CHECK(row("copy", {text("\\N")}) == "\\\\N\n");
  CHECK(row("copy", {text("\\.")}) == "\\\\.\n");
  CHECK(row("copy", {text("\x01\x7f'\"")}) == "\x01\x7f'\"\n");
  CHECK(row("copy", {text("žluťoučký")}) == "žluťoučký\n");
}

TEST_CASE("COPY gives bytes as bytea's hex with its backslash escaped") {
  CHECK(row("copy", {types::Raw{some_bytes}}) == "\\\\x00275cff\n");
  CHECK(row("copy", {types::Undecoded{some_bytes, "why"}}) == "\\\\x00275cff\n");
}

TEST_CASE("COPY gives numbers as plain decimals") {
  CHECK(row("copy", {decimal("-12.50"), decimal("1e30"), types::Number::infinity(true)}) ==
        "-12.5\t1000000000000000000000000000000\t-Infinity\n");
  CHECK(row("copy", {types::Date{2024, 2, 29, 1, 2, 3}}) == "2024-02-29 01:02:03\n");
}

TEST_CASE("CSV begins with a line of column names") {
  CHECK(head("csv", {"ID", "a, b", "say \"x\""}) == "ID,\"a, b\",\"say \"\"x\"\"\"\n");
}

TEST_CASE("CSV quotes what would be misread and leaves the rest") {
  CHECK(row("csv", {text("plain"), text("a,b"), text("say \"x\""), text("l1\nl2"), text("\r")}) ==
        "plain,\"a,b\",\"say \"\"x\"\"\",\"l1\nl2\",\"\r\"\n");
  CHECK(row("csv", {text(" x"), text("x "), text("x y"), text("it's"), text("\\")}) ==
        "\" x\",\"x \",x y,it's,\\\n");
}

TEST_CASE("CSV tells NULL from empty text") {
  CHECK(row("csv", {types::Null{}, text(""), types::Null{}}) == ",\"\",\n");
}

TEST_CASE("CSV gives numbers, dates and bytes as text") {
  CHECK(row("csv", {decimal("0.01"), types::Date{-44, 3, 15}, types::Raw{some_bytes}}) ==
        "0.01,-0044-03-15 00:00:00,\\x00275cff\n");
}

TEST_CASE("JSON lines name each value") {
  CHECK(row("jsonl", {text("a"), types::Null{}, decimal("1")}) ==
        "{\"A\":\"a\",\"B\":null,\"C\":1}\n");
}

TEST_CASE("JSON strings escape quotes, backslashes and control characters") {
  CHECK(row("jsonl", {text("\"\\/\b\f\n\r\t\x01\x1f\x7f")}) ==
        "{\"A\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"}\n");
  CHECK(row("jsonl", {text("a\0b"sv)}) == "{\"A\":\"a\\u0000b\"}\n");
}

TEST_CASE("JSON keys are escaped as strings are") {
  const auto format = target::make_row_format("jsonl");
  std::string out;
  format->begin(out, table({"say \"x\"", "a\nb"}));
  format->row(out, std::vector<types::Value>{types::Null{}, types::Null{}});
  CHECK(out == "{\"say \\\"x\\\"\":null,\"a\\nb\":null}\n");
}

TEST_CASE("JSON numbers keep every digit, infinities and other types are strings") {
  CHECK(row("jsonl", {decimal("99999999999999999999999999999999999999"), decimal("-0.001")}) ==
        "{\"A\":99999999999999999999999999999999999999,\"B\":-0.001}\n");
  CHECK(row("jsonl", {types::Number::infinity(false), types::BinaryDouble::from(1.5)}) ==
        "{\"A\":\"Infinity\",\"B\":\"1.5\"}\n");
  CHECK(row("jsonl", {types::Raw{some_bytes}}) == "{\"A\":\"\\\\x00275cff\"}\n");
}

TEST_CASE("a format that begins another table forgets the first one's columns") {
  const auto format = target::make_row_format("jsonl");
  std::string out;
  format->begin(out, table({"A", "B"}));
  format->begin(out, table({"C"}));
  format->row(out, std::vector<types::Value>{decimal("1")});
  CHECK(out == "{\"C\":1}\n");
}

TEST_CASE("SQL rows are INSERT statements with quoted names") {
  const auto format = target::make_row_format("sql");
  types::TableDescription odd = table({"A", "b\"); --"});
  odd.name = "T\"x";
  std::string out;
  format->begin(out, odd);
  CHECK(out.empty());
  format->row(out, std::vector<types::Value>{decimal("1"), types::Null{}});
  CHECK(out == "INSERT INTO \"T\"\"x\" (\"A\", \"b\"\"); --\") VALUES (1, NULL);\n");
}

TEST_CASE("SQL strings double their apostrophes and nothing else") {
  CHECK(row("sql", {text("it's"), text("'; DROP TABLE T; --"), text("a\\b\n\"c\"")}) ==
        "INSERT INTO \"T\" (\"A\", \"B\", \"C\") VALUES "
        "('it''s', '''; DROP TABLE T; --', 'a\\b\n\"c\"');\n");
}

TEST_CASE("SQL gives bytes as X'', infinities and dates as strings") {
  CHECK(row("sql", {types::Raw{some_bytes}, types::Undecoded{some_bytes, ""},
                    types::Number::infinity(true), types::Date{2024, 1, 2}}) ==
        "INSERT INTO \"T\" (\"A\", \"B\", \"C\", \"D\") VALUES "
        "(X'00275cff', X'00275cff', '-Infinity', '2024-01-02 00:00:00');\n");
  CHECK(row("sql", {types::Raw{}, types::Object{some_bytes}}) ==
        "INSERT INTO \"T\" (\"A\", \"B\") VALUES (X'', X'00275cff');\n");
}

TEST_CASE("U+0000 stays in the text of formats that have no escape for it") {
  CHECK(row("copy", {text("a\0b"sv)}) == "a\0b\n"sv);
  CHECK(row("csv", {text("a\0b"sv)}) == "a\0b\n"sv);
}

TEST_CASE("quoting doubles the quote") {
  std::string out = "x";
  target::append_quoted(out, "a'b''", '\'');
  CHECK(out == "x'a''b'''''");
}
