#include "src/import/interview.hpp"

#include <catch2/catch.hpp>

#include "src/import/parameters.hpp"

using namespace exhume;
using namespace exhume::imp;

namespace {

using Texts = std::vector<std::string>;

// Types one answer after the other, and keeps the prompts.
struct Person {
  Texts answers;
  Texts prompts;
  const parameters::Ask ask = [this](std::string_view prompt,
                                     parameters::Echo) -> std::optional<std::string> {
    prompts.emplace_back(prompt);
    if (prompts.size() > answers.size()) return std::nullopt;
    return answers[prompts.size() - 1];
  };
};

}  // namespace

TEST_CASE("an interview asks in the order of the manual") {
  Person person{{"scott@sqlite:x.db", "tiger", "a.dmp", "", "yes", "y", "no", "n", "", "blake",
                 "emp", "dept:p1", "."},
                {}};
  const Parameters got = interpret(interview(person.ask, false));
  CHECK(person.prompts ==
        Texts{"Username: ", "Password: ", "Import file: expdat.dmp > ",
              "Enter insert buffer size (minimum is 8192) 30720> ",
              "List contents of import file only (yes/no): no > ",
              "Ignore create error due to object existence (yes/no): no > ",
              "Import grants (yes/no): yes > ", "Import table data (yes/no): yes > ",
              "Import entire export file (yes/no): no > ", "Username: ",
              "Enter table(T) or partition(T:P) names. Null list means all tables for user\n"
              "Enter table(T) or partition(T:P) name or . if done: ",
              "Enter table(T) or partition(T:P) name or . if done: ",
              "Enter table(T) or partition(T:P) name or . if done: "});
  CHECK(got.userid.user == "SCOTT");
  CHECK(got.userid.password == "tiger");
  CHECK(got.userid.database == "sqlite:x.db");
  CHECK(got.files == Texts{"a.dmp"});
  CHECK(got.buffer == 30720);
  CHECK(got.show);
  CHECK(got.ignore);
  CHECK_FALSE(got.grants);
  CHECK_FALSE(got.rows);
  CHECK(got.from_users == Texts{"BLAKE"});
  REQUIRE(got.tables.size() == 2);
  CHECK(got.tables[1].partition == "P1");
}

TEST_CASE("who takes every default of an interview imports everything") {
  Person person{Texts(10), {}};
  const Parameters got = interpret(interview(person.ask, true));
  CHECK(person.prompts.front() == "Import file: expdat.dmp > ");
  CHECK(got.files == Texts{"expdat.dmp"});
  CHECK_FALSE(got.show);
  CHECK(got.grants);
  CHECK(got.rows);
  CHECK(got.from_users.empty());
  CHECK(got.tables.empty());
}
