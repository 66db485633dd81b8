#include "src/parameters/dialogue.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace exhume::parameters;

namespace {

// Gives one answer after the other and keeps what was asked.
struct Person {
  std::vector<std::string> answers;
  std::vector<std::string> asked;
  std::vector<Echo> echoes;
  const Ask ask = [this](std::string_view prompt, Echo echo) -> std::optional<std::string> {
    asked.emplace_back(prompt);
    echoes.push_back(echo);
    if (asked.size() > answers.size()) return std::nullopt;
    return answers[asked.size() - 1];
  };
};

}  // namespace

TEST_CASE("questions show their defaults") {
  Person person{{"", "", "", "tiger"}, {}, {}};
  const Dialogue dialogue({{}, exhume::Code::imp_bad_parameter}, person.ask);
  CHECK(dialogue.text("Import file", "expdat.dmp") == "expdat.dmp");
  CHECK(dialogue.yes_no("Import grants", true));
  CHECK(dialogue.number("Enter insert buffer size (minimum is 8192)", 30720) == 30720);
  CHECK(dialogue.plain("Password", Echo::off) == "tiger");
  CHECK(person.asked == std::vector<std::string>{
                            "Import file: expdat.dmp > ", "Import grants (yes/no): yes > ",
                            "Enter insert buffer size (minimum is 8192) 30720> ", "Password: "});
  CHECK(person.echoes.back() == Echo::off);
}

TEST_CASE("an answer that cannot be meant is asked for again") {
  Person person{{"perhaps", "No", "many", "12", "a.dmp"}, {}, {}};
  const Dialogue dialogue({{}, exhume::Code::imp_bad_parameter}, person.ask);
  CHECK_FALSE(dialogue.yes_no("Import grants", true));
  CHECK(dialogue.number("Enter size", 1) == 12);
  CHECK(dialogue.text("Import file", "expdat.dmp") == "a.dmp");
  CHECK(person.asked.size() == 5);
}

TEST_CASE("the end of input agrees to nothing") {
  Person person{{}, {}, {}};
  const Dialogue dialogue({{}, exhume::Code::imp_bad_parameter}, person.ask);
  CHECK_THROWS_AS(dialogue.plain("Username"), exhume::Error);
  CHECK_THROWS_AS(dialogue.text("Import file", "expdat.dmp"), exhume::Error);
  CHECK_THROWS_AS(dialogue.yes_no("Import grants", true), exhume::Error);
  CHECK_THROWS_AS(dialogue.number("Enter size", 1), exhume::Error);
}
