#include "formats/datafile/oracle_time.hpp"

#include <catch2/catch.hpp>

#include "formats/datafile/rdba.hpp"
#include "formats/datafile/scn.hpp"

using namespace exhume::datafile;

TEST_CASE("header times decode as published headers show them", "[datafile]") {
  const auto [value, text] =
      GENERATE(table<std::uint32_t, std::string>({{0x27ee10f7, "2008-11-04 15:02:15"},
                                                  {0x27a1c70b, "2008-09-08 18:14:35"},
                                                  {0x27ee113e, "2008-11-04 15:03:26"},
                                                  {0x3791a09e, "2017-01-03 09:38:38"},
                                                  {0x3121c97a, "2013-08-24 11:37:30"},
                                                  {0x39fda322, "2018-04-08 16:34:42"},
                                                  {0x488361fc, "2025-11-07 16:04:12"}}));
  CHECK(to_string(OracleTime{value}) == text);
  REQUIRE(OracleTime{value}.date());
  CHECK(OracleTime::of(*OracleTime{value}.date()).value == value);
}

TEST_CASE("header times that are no date say so", "[datafile]") {
  CHECK(to_string(OracleTime{0}) == "none");
  const OracleTime february_30 = OracleTime::of({.year = 2001, .month = 2, .day = 30});
  CHECK_FALSE(february_30.date());
  CHECK(to_string(february_30).ends_with("(no date)"));
}

TEST_CASE("SCNs split into wrap and base", "[datafile]") {
  const Scn scn = Scn::of(0x1b, 0x4b1af0cc);
  CHECK(scn.value == 117224173772);
  CHECK(in_full(scn) == "0x001b.4b1af0cc (117224173772)");
  CHECK(to_string(Scn::of(0x10002, 3)) == "0x0001.0002.00000003");
}

TEST_CASE("block addresses split into file and block", "[datafile]") {
  CHECK(to_string(Rdba{0x03000c36}) == "0x03000c36 (file 12, block 3126)");
  CHECK(Rdba::of(12, 3126).value == 0x03000c36);
  CHECK(Rdba{0xffffffff}.file() == Rdba::max_file);
  CHECK(Rdba{0xffffffff}.block() == Rdba::max_block);
}
