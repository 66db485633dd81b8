#include "src/target/journal.hpp"

#include <catch2/catch.hpp>

#include "src/target/sqlite/connection.hpp"

using namespace exhume;
using namespace exhume::target;

namespace {

const ImportIdentity scott{"1", "scott's dump", "IGNORE=Y"};

std::int64_t rows(const sqlite::Connection& connection, const std::string& table) {
  return connection.integer("SELECT count(*) FROM " + table);
}

}  // namespace

TEST_CASE("an import that nothing is recorded of is neither finished nor unfinished") {
  sqlite::Connection connection(":memory:");
  const Recorded recorded = Journal(connection, "").begin(scott, false);
  CHECK_FALSE(recorded.is_finished);
  CHECK_FALSE(recorded.is_unfinished);
}

TEST_CASE("steps that were saved change nothing when they come again") {
  sqlite::Connection connection(":memory:");
  Journal first(connection, "");
  first.begin(scott, false);
  first.begin_step();
  CHECK(first.change("CREATE TABLE a (x)").empty());
  first.note_made("", "a");
  first.begin_step();
  const std::string problem = first.change("CREATE TABLE a (y)");
  CHECK(problem == "table a already exists");
  first.save();
  first.begin_step();

  Journal second(connection, "");
  CHECK(second.begin(scott, false).is_unfinished);
  CHECK(second.made_before("", "a"));
  CHECK_FALSE(second.made_before("", "b"));
  connection.execute("DROP TABLE a");
  second.begin_step();
  CHECK(second.is_replaying());
  CHECK(second.change("CREATE TABLE a (x)").empty());
  CHECK(rows(connection, "sqlite_schema WHERE name = 'a'") == 0);
  second.begin_step();
  CHECK(second.change("CREATE TABLE a (y)") == problem);
  second.begin_step();
  CHECK_FALSE(second.is_replaying());
  CHECK(second.change("CREATE TABLE a (x)").empty());
  CHECK(rows(connection, "sqlite_schema WHERE name = 'a'") == 1);
}

TEST_CASE("changes behind the steps are known by their text") {
  sqlite::Connection connection(":memory:");
  Journal first(connection, "");
  first.begin(scott, false);
  first.end_steps();
  CHECK(first.change("CREATE TABLE a (x)").empty());
  CHECK_FALSE(first.change("CREATE INDEX i ON missing (x)").empty());
  first.save();

  Journal second(connection, "");
  second.begin(scott, false);
  second.end_steps();
  CHECK_FALSE(second.is_replaying());
  CHECK(second.change("CREATE TABLE a (x)").empty());
  CHECK_FALSE(second.change("CREATE INDEX i ON missing (x)").empty());
  CHECK(second.change("CREATE TABLE b (x)").empty());
}

TEST_CASE("rows of a part are known, refused ones with the reason, until all are in") {
  sqlite::Connection connection(":memory:");
  Journal first(connection, "");
  first.begin(scott, false);
  first.note_rows(70, 1, 10);
  first.note_refused(70, {.number = 4, .reason = "too long"});
  first.note_rows(70, 11, 20);
  first.note_whole(80);
  first.save();

  Journal second(connection, "");
  second.begin(scott, false);
  const LoadedRows part = second.loaded(70);
  CHECK(part.contains(1));
  CHECK(part.contains(20));
  CHECK_FALSE(part.contains(21));
  CHECK_FALSE(part.is_whole());
  REQUIRE(part.refusal(4) != nullptr);
  CHECK(*part.refusal(4) == "too long");
  CHECK(part.refusal(5) == nullptr);
  CHECK(second.loaded(80).is_whole());
  CHECK_FALSE(second.loaded(90).contains(1));

  second.note_whole(70);
  second.save();
  CHECK(rows(connection, "exhume_progress WHERE what = 'rows'") == 2);
  Journal third(connection, "");
  third.begin(scott, false);
  CHECK(third.loaded(70).contains(1'000'000));
  // The refused row has to be named once more.
  CHECK_FALSE(third.loaded(70).is_whole());
}

TEST_CASE("a finished import leaves its tables and warnings, which again sets aside") {
  sqlite::Connection connection(":memory:");
  Journal first(connection, "");
  first.begin(scott, false);
  first.note_whole(70);
  first.save();
  first.begin_step();
  first.note_made_table("", "t");
  first.finish(3);
  CHECK(rows(connection, "exhume_progress WHERE what NOT IN ('table', 'warnings')") == 0);
  const Recorded recorded = Journal(connection, "").begin(scott, false);
  CHECK(recorded.is_finished);
  CHECK(recorded.warnings == 3);
  REQUIRE(recorded.made.size() == 1);
  CHECK(recorded.made[0].name == "t");
  CHECK_FALSE(Journal(connection, "").begin({"2", "", ""}, false).is_finished);
  Journal again(connection, "");
  CHECK(again.begin(scott, false).is_finished);
  CHECK_FALSE(again.begin(scott, true).is_finished);
  CHECK_FALSE(again.made_before("", "t"));
  again.begin_step();
  CHECK_FALSE(again.is_replaying());
  CHECK(rows(connection, "exhume_imports WHERE id = '1'") == 1);
}
