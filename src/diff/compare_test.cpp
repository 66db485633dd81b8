#include "src/diff/compare.hpp"

#include <catch2/catch.hpp>

#include "tests/support/opened_dump.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using diff::Comparison;
using exhume::test::DumpBuilder;
using exhume::test::number;
using exhume::test::OpenedDump;

namespace {

Comparison compared(const test::Buffer& first, const test::Buffer& second,
                    const diff::Strictness& strictness = {}, std::size_t most_rows = 10) {
  OpenedDump a(first);
  OpenedDump b(second);
  const auto contents_a = diff::contents_of(*a.reader, strictness);
  const auto contents_b = diff::contents_of(*b.reader, strictness);
  Comparison out = diff::compare(contents_a, contents_b);
  OpenedDump a_again(first);
  OpenedDump b_again(second);
  diff::list_rows(out, contents_a, contents_b, *a_again.reader, *b_again.reader, most_rows);
  return out;
}

test::Buffer numbers(std::string_view create, const std::vector<int>& values) {
  std::vector<test::Row> rows;
  for (const int value : values) rows.push_back({number(value)});
  return DumpBuilder({})
      .line("TABLE \"T\"")
      .line(create)
      .insert("T", {test::number_column("A")}, rows)
      .build()
      .bytes;
}

constexpr std::string_view plain = "CREATE TABLE \"T\" (\"A\" NUMBER)";

}  // namespace

TEST_CASE("a dump does not differ from itself, whatever the order of its rows") {
  const auto scott = test::samples::scott_11g().bytes;
  CHECK(compared(scott, scott).is_same());
  CHECK(compared(numbers(plain, {1, 2, 3, 3}), numbers(plain, {3, 2, 3, 1})).is_same());
}

TEST_CASE("rows that only one dump has are listed as often as they stand there") {
  const Comparison out = compared(numbers(plain, {1, 2, 2, 3}), numbers(plain, {1, 2, 4, 4}));
  CHECK(out.statements.empty());
  REQUIRE(out.rows.size() == 1);
  CHECK(out.rows[0].table.table == "T");
  CHECK(out.rows[0].first_rows == 4);
  CHECK(out.rows[0].second_rows == 4);
  std::vector<std::string> first = out.rows[0].only_first;
  std::ranges::sort(first);
  CHECK(first == std::vector<std::string>{"2", "3"});
  CHECK(out.rows[0].only_second == std::vector<std::string>{"4", "4"});
  CHECK(out.rows[0].more == 0);
}

TEST_CASE("of many differing rows only the first are listed and the others counted") {
  std::vector<int> many(1000);
  for (int i = 0; i < 1000; ++i) many[static_cast<std::size_t>(i)] = i;
  const Comparison out = compared(numbers(plain, many), numbers(plain, {}), {}, 3);
  REQUIRE(out.rows.size() == 1);
  CHECK(out.rows[0].only_first.size() == 3);
  CHECK(out.rows[0].more == 997);
}

TEST_CASE("statements differ by what they mean, storage only when asked for") {
  const auto a = numbers("CREATE TABLE \"T\" (\"A\" NUMBER)  PCTFREE 10", {});
  const auto b = numbers("CREATE TABLE \"T\" (\"A\" NUMBER) PCTFREE 20", {});
  CHECK(compared(a, b).is_same());
  CHECK_FALSE(compared(a, b, {.storage = true}).is_same());
  const Comparison out = compared(a, numbers("CREATE TABLE \"T\" (\"A\" DATE)", {}));
  REQUIRE(out.statements.size() == 1);
  CHECK(out.statements[0].object.name == "T");
  CHECK(out.statements[0].object.kind == ddl::Kind::table);
  CHECK(out.statements[0].only_first.size() == 1);
  CHECK(out.statements[0].only_second.size() == 1);
}

TEST_CASE("a table without data differs from one that is not exported with data") {
  const auto without = DumpBuilder({}).line("TABLE \"T\"").line(plain).build().bytes;
  const Comparison out = compared(numbers(plain, {}), without);
  CHECK(out.statements.empty());
  CHECK(out.rows.size() == 1);
}

TEST_CASE("a dump that ends early is compared as far as it goes") {
  const auto whole = numbers(plain, {1, 2, 3});
  OpenedDump cut(test::Buffer(whole.begin(), whole.end() - 200));
  const auto contents = diff::contents_of(*cut.reader, {});
  CHECK((contents.error.has_value() || contents.rows.size() == 1));
}
