#include "formats/exp/layout.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/header_record.hpp"
#include "src/base/error.hpp"

using namespace exhume;
using namespace exhume::exp;

TEST_CASE("the layout of every version is read back as what it was made from") {
  for (const std::string_view version : layout_versions()) {
    INFO(version);
    Layout layout = make_layout(version, {.client = 178, .database = 873, .national = 2000});
    layout.header.exporter = "SCOTT";
    layout.header.mode = "USERS";
    layout.header.date = "Mon Jan 6 9:30:0 2020";
    layout.header.file_name = "expdat.dmp";
    std::vector<std::uint8_t> bytes = header_record(layout.header);
    put_preamble(bytes, layout.preamble);

    Cursor in{Bytes(bytes)};
    const Header header = read_header(in);
    CHECK(header.version == version);
    CHECK(header.odd_record.empty());
    CHECK(header.client_charset_id == 178);
    CHECK(header.database_charset_id == 873);
    CHECK(header.file_name == "expdat.dmp");
    const Preamble preamble = read_preamble(in, header.major_version);
    CHECK(preamble.representations == layout.preamble.representations);
    CHECK(preamble.settings == layout.preamble.settings);
    CHECK(in.at_end());
  }
}

TEST_CASE("representations have the character sets where dumps since 9.2 have them") {
  const Layout layout = make_layout("11.02.00", {.client = 852, .database = 873, .national = 2000});
  const auto& server = layout.preamble.representations[0];
  const auto& client = layout.preamble.representations[1];
  CHECK((server[58] << 8 | server[59]) == 873);
  CHECK((server[60] << 8 | server[61]) == 2000);
  CHECK((client[58] << 8 | client[59]) == 852);
  CHECK((client[60] << 8 | client[61]) == 852);
}

TEST_CASE("a version without a known layout is refused") {
  CHECK_THROWS_AS(make_layout("07.03.04", {}), Error);
}

TEST_CASE("a header's date is written without leading zeros") {
  std::tm local{.tm_sec = 0, .tm_min = 30, .tm_hour = 9, .tm_mday = 6, .tm_mon = 0, .tm_year = 120};
  CHECK(header_date(std::mktime(&local)) == "Mon Jan 6 9:30:0 2020");
}
