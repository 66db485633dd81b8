#include "formats/exp/statement_reader.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"

using namespace exhume;

namespace {

using Lines = std::vector<std::string>;

// Reads every statement of `text`, and notes the lines that end open.
struct Read {
  explicit Read(const std::string& text) {
    MemorySource source(as_bytes(text), 4096);
    Cursor in(source, 2048);
    try {
      while (!in.at_end()) {
        all.push_back(exp::read_statement(in, look_ahead));
        lines.push_back(all.back().line);
        if (all.back().ends_open) open.push_back(all.back().line);
      }
    } catch (const Error& error) {
      code = error.code();
    }
  }

  exp::LookAhead look_ahead;
  std::vector<exp::Statement> all;
  Lines lines;
  Lines open;
  std::optional<Code> code;
};

}  // namespace

TEST_CASE("a quote that never closes costs its own statement only") {
  const std::string broken = GENERATE(
      "ALTER TABLE \"T\" ADD CHECK (A = 'x)", "ALTER TABLE \"T\" ADD CHECK (A = 1 /* x)",
      "ALTER TABLE \"T\" ADD CHECK ((A = 1)", "ALTER TABLE \"T\" ADD CHECK (A = q'[x]);\nand more");
  const std::string behind = GENERATE(
      "ENDTABLE\n", "TABLE \"U\"\n", "EXIT\n",
      "ALTER TABLE \"T\" ADD CHECK (A IN ('Y', 'N'))\nENDTABLE\nALTER TABLE \"T\" ADD 'y)*/]'\n");
  CAPTURE(broken, behind);
  const Read found(broken + '\n' + behind);
  CHECK_FALSE(found.code);
  CHECK(found.open == Lines{broken});
  REQUIRE(found.lines.size() > 1);
  CHECK(found.lines[1] == behind.substr(0, behind.find('\n')));
}

TEST_CASE("a quote that would close in rows does not close") {
  const std::string insert = "INSERT INTO \"T\" (\"A\")  values (:1)";
  const std::string rows("\1\0\2\0\26\0\0\0\0\0\xff\xff\n", 13);
  const Read found("GRANT x TO 'y\n" + insert + "\n" + rows + "ALTER USER 'z\n");
  CHECK(found.open == Lines{"GRANT x TO 'y"});
  REQUIRE(found.lines.size() > 1);
  CHECK(found.lines[1] == insert);
}

TEST_CASE("a text may hold lines that look like statements") {
  const std::string text =
      GENERATE("EXECUTE DBMS_JOB.ISUBMIT(WHAT=>'BEGIN \nINSERT INTO x VALUES (1);\nEND;')",
               "ALTER TABLE \"T\" ADD CHECK (A > 0 /*\nCREATE x\nDROP y\n*/)",
               "CREATE DIRECTORY \"D\" AS 'a\nEXIT\nb'");
  const Read found(text + "\nENDTABLE\n");
  CHECK(found.open.empty());
  CHECK(found.lines == Lines{text, "ENDTABLE"});
}

TEST_CASE("a strict reader does not guess where a statement ends") {
  const std::string text = "ALTER TABLE \"T\" ADD 'x\nENDTABLE\n";
  Cursor in(as_bytes(text));
  CHECK_THROWS_AS(exp::read_statement(in), Error);
}

TEST_CASE("an unknown line costs itself, or itself and its body") {
  const std::string body("\5\0a\nb c\n", 8);
  const Read found("HELLO\nENDTABLE\nHELLO\n" + body + "ENDTABLE\n");
  REQUIRE(found.lines == Lines{"HELLO", "ENDTABLE", "HELLO", "ENDTABLE"});
  CHECK(found.all[0].pieces.empty());
  CHECK(found.all[2].pieces == Lines{"a\nb c"});
  CHECK(found.all[2].form == exp::BodyForm::counted);
  const Read sql("CREATE DIMENSION \"D\" \n" + body + "ENDTABLE\n");
  CHECK(sql.all[0].text() == "CREATE DIMENSION \"D\" a\nb c");
  const Read ten("HELLO\n" + std::string("\n\0", 2) + "0123456789\nENDTABLE\n");
  CHECK(ten.all[0].pieces == Lines{"0123456789"});
  const Read none("HELLO\n" + body + "WORLD\nENDTABLE\n");
  CHECK(none.all[0].pieces.empty());
  CHECK(none.lines.back() == "ENDTABLE");
}

TEST_CASE("a statement in place of a body is not taken for one") {
  const Read found("ANALSTATS IS \"T\" \nENDTABLE\nCOMMENT ON TABLE \"T\" IS \nTABLE \"U\"\n");
  REQUIRE(found.lines.size() == 4);
  CHECK(found.all[0].pieces.empty());
  CHECK(found.all[2].pieces.empty());
  CHECK(found.all[2].runnable == exp::RunnableText::none);
}

TEST_CASE("letters are not taken for the length of a body that holds other statements") {
  // HE is 17736; so far behind it stands a line end with a statement.
  std::string text = "X\nHELLO\n";
  text += "TABLE \"" + std::string(17736 + 3 - text.size() - 8, 'T') + "\"\n";
  const Read found(text + "ENDTABLE\n");
  CHECK(found.lines.size() == 4);
  CHECK(found.all[1].pieces.empty());
}

TEST_CASE("what is behind a statement that is too long is read") {
  const std::string much(exp::longest_statement, 'x');
  std::string lines;
  while (lines.size() < exp::longest_statement) lines += "0123456\n\n";
  const std::string text = GENERATE_COPY("ALTER TABLE \"T\" ADD (" + much + ")", "HELLO" + much,
                                         "ALTER TABLE \"T\" ADD (" + lines + ")",
                                         "ALTER TABLE \"T\" ADD\"x\n" + much + "\"");
  const Read found(text + "\nENDTABLE\n");
  REQUIRE(found.all.size() == 2);
  CHECK((found.lines[0] == text.substr(0, exp::longest_statement)));
  CHECK(found.all[0].left_out == text.size() - exp::longest_statement);
  CHECK_FALSE(found.all[0].ends_open);
  CHECK(found.lines[1] == "ENDTABLE");
}

TEST_CASE("what is behind a list that is too long is read") {
  std::string text = "PROCACTION\n\xfd\xff";
  for (int i = 0; i < 300; ++i) text += "\xff\x7f" + std::string(32767, 'x');
  const Read found(text + std::string("\0\0\n", 3) + "ENDTABLE\n");
  REQUIRE(found.all.size() == 2);
  CHECK(found.all[0].left_out > 300 * 32767 - exp::longest_statement);
  CHECK(found.lines[1] == "ENDTABLE");
}

TEST_CASE("looking for the ends of many statements takes linear effort") {
  std::string text;
  while (text.size() < (std::size_t{6} << 20)) text += "CREATE (\n";
  const Read found(text + "ENDTABLE\n");
  CHECK(found.lines.size() == text.size() / 9 + 1);
  CHECK(found.open.size() == text.size() / 9);
  CHECK(found.look_ahead.spent < 6 * text.size());
}
