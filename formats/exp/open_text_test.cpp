#include "formats/exp/open_text.hpp"

#include <catch2/catch.hpp>
#include <string>

using exhume::exp::OpenText;

namespace {

bool is_open(std::string_view text) {
  OpenText whole;
  whole.feed(text);
  OpenText pieces;
  for (const char& c : text) pieces.feed({&c, 1});
  CHECK(pieces.is_open() == whole.is_open());
  return whole.is_open();
}

}  // namespace

TEST_CASE("text is open inside quotes and parentheses") {
  CHECK_FALSE(is_open("CREATE TABLE T (A NUMBER)"));
  CHECK(is_open("USING '(DESCRIPTION="));
  CHECK_FALSE(is_open("USING '(DESCRIPTION=\n  (ADDRESS=x)'"));
  CHECK(is_open("CREATE TABLE T (A NUMBER,"));
  CHECK_FALSE(is_open("CREATE TABLE T (A NUMBER,\nB NUMBER)"));
  CHECK_FALSE(is_open("DEFAULT 'it''s'"));
  CHECK(is_open("DEFAULT 'it''s"));
  CHECK(is_open("\"a name ("));
  CHECK_FALSE(is_open("\"it's (\""));
  CHECK_FALSE(is_open("DEFAULT ')(('"));
}

TEST_CASE("quotes and parentheses in comments mean nothing") {
  CHECK_FALSE(is_open("CHECK (A > 0 /* can't be negative */) ENABLE"));
  CHECK_FALSE(is_open("CHECK (A > 0 /* sad :( */) ENABLE"));
  CHECK(is_open("CHECK (A > 0 -- can't be negative)"));
  CHECK_FALSE(is_open("CHECK (A > 0 -- can't be :( /*\n) ENABLE"));
  CHECK_FALSE(is_open("AS '/x' -- it's"));
  CHECK(is_open("x /* two\nlines"));
  CHECK_FALSE(is_open("x /* two\nlines **/"));
  CHECK(is_open("x /*/ y"));
  CHECK_FALSE(is_open("(1 - - 2 / (3 * 4))"));
  CHECK_FALSE(is_open("'--' || '/*'"));
  CHECK_FALSE(is_open("\"--\" \"/*\""));
}

TEST_CASE("a quote of one's own choice ends with its own mark") {
  CHECK_FALSE(is_open("A <> q'[it's]'"));
  CHECK_FALSE(is_open("A <> Nq'{it's '' (}' OR nQ'<'>' = Q'(')'"));
  CHECK_FALSE(is_open("A <> q'!it's!'"));
  CHECK(is_open("A <> q'[it's"));
  CHECK(is_open("A <> q'[it's'"));
  CHECK(is_open("A <> n'it''s q"));
  CHECK_FALSE(is_open("IQ'x' + Q1'x' + nnq'x' + qn'x'"));
  CHECK_FALSE(is_open("\xe9q'x' + q 'x'"));
}
