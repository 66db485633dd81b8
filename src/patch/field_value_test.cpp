#include "src/patch/field_value.hpp"

#include <catch2/catch.hpp>

#include "formats/datafile/file_header_fields.hpp"
#include "src/base/error.hpp"
#include "src/patch/header_names.hpp"

using namespace exhume;
using namespace exhume::patch;

namespace {

std::uint64_t parsed(std::string_view name, std::string_view text) {
  return parse_field_value(*header_field(name).in(datafile::HeaderLayout::since_10), text);
}

}  // namespace

TEST_CASE("header values are read in every form in which tools print them", "[patch]") {
  CHECK(parsed("dbid", "3018568149") == 0xb3ebb1d5);
  CHECK(parsed("dbid", "0xb3ebb1d5") == 0xb3ebb1d5);
  CHECK(parsed("checkpoint_scn", "117224173772") == 0x1b'4b1af0cc);
  CHECK(parsed("checkpoint_scn", "0x001b.4b1af0cc") == 0x1b'4b1af0cc);
  CHECK(parsed("checkpoint_scn", "27.1260056767") == 0x1b'4b1af0bf);
  CHECK(parsed("kcvfhckp.kcvcpscn", "0x1b4b1af0cc") == 0x1b'4b1af0cc);
  CHECK(parsed("checkpoint_time", "2008-11-04 15:03:26") == 0x27ee113e);
  CHECK(parsed("checkpoint_time", "none") == 0);
  CHECK(parsed("status", "clean") == 0);
  CHECK(parsed("status", "0x2004") == 0x2004);
  CHECK(parsed("compatibility", "11.2.0.4.0") == 0x0b200400);
  CHECK(parsed("compatibility", "10.2") == 0x0a200000);
  CHECK(parsed("root_dba", "1/520") == 0x00400208);
  CHECK(parsed("tsn", "-1") == 0xffffffff);
}

TEST_CASE("what is no value of a field is refused", "[patch]") {
  const auto [name, text] =
      GENERATE(table<const char*, const char*>({{"dbid", "0x1b3ebb1d5"},
                                                {"dbid", "-1"},
                                                {"dbid", ""},
                                                {"dbid", "12x"},
                                                {"fno", "65536"},
                                                {"tsn", "2147483648"},
                                                {"tsn", "-2147483649"},
                                                {"checkpoint_scn", "4294967296.0"},
                                                {"checkpoint_scn", "1.2.3"},
                                                {"checkpoint_time", "1987-12-31 00:00:00"},
                                                {"checkpoint_time", "2008-02-30 00:00:00"},
                                                {"status", "dirty"},
                                                {"compatibility", "11.16"},
                                                {"compatibility", "1.2.3.4.5.6"},
                                                {"root_dba", "1024/1"}}));
  INFO(name << "=" << text);
  CHECK_THROWS_AS(parsed(name, text), Error);
}

TEST_CASE("short names lead to fields, and no two to the same", "[patch]") {
  std::vector<std::string_view> fields;
  for (const HeaderName& name : header_names()) {
    INFO(name.name);
    CHECK(header_field(name.name).name == name.field);
    CHECK(header_field(name.field).name == name.field);
    CHECK(std::ranges::find(fields, name.field) == fields.end());
    fields.push_back(name.field);
  }
  CHECK_THROWS_AS(header_field("checkpoint"), Error);
}

TEST_CASE("bytes in hex", "[patch]") {
  CHECK(parse_hex("133A") == std::vector<std::uint8_t>{0x13, 0x3a});
  for (const char* const text : {"", "1", "13 3a", "133", "0x13", "-1"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_hex(text), Error);
  }
}
