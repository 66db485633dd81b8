// Published headers of datafiles and space blocks, as their publication decodes them.

#include <algorithm>

#include "formats/datafile/file_header.hpp"
#include "formats/datafile/space.hpp"
#include "src/datafile/block_file.hpp"
#include "src/datafile/info.hpp"
#include "tests/corpus/published_blocks.hpp"

using namespace exhume;
using namespace exhume::datafile;
using namespace exhume::test;

namespace {

std::string header_text(const FileHeader& header, std::string_view name) {
  const auto field = find_header_field(name)->in(header.layout());
  return field_text(header.block(), *field);
}

}  // namespace

TEST_CASE("the header of a dead database's file decodes as the article did by hand") {
  const BlockFile file(published_blocks / "t00_seed004_9ilayout_fh_4k_first304.bin");
  CHECK(file.geometry().block_size == 4096);
  const FileInfo info = read_info(file);
  CHECK_FALSE(info.is_complete);
  const FileHeader header = info.header();
  CHECK(header.layout() == HeaderLayout::before_10);
  CHECK(version_text(header.software_version()) == "9.2.0.0.0");
  CHECK(version_text(header.compatibility()) == "8.0.0.0.0");
  CHECK(header.database_id() == 3018568149);
  CHECK(header.database_name() == "MTS");
  CHECK(header.control_sequence() == 0x1978f);
  CHECK(header.block_count() == 25600);
  CHECK(header.block_size() == 4096);
  CHECK(header.file_number() == 6);
  CHECK(header.file_type() == 3);
  CHECK(header.root().value == 0);
  CHECK(header.creation_scn().value == 117224173652);
  CHECK(to_string(header.creation_time()) == "2008-11-04 15:02:15");
  CHECK(to_string(header.resetlogs_time()) == "2008-09-08 18:14:35");
  CHECK(header.resetlogs_scn().value == 117145532440);
  CHECK(header.status() == 0x0004);
  CHECK(header.is_fuzzy());
  CHECK(header.checkpoint_scn().value == 117224173772);
  CHECK(to_string(header.checkpoint_time()) == "2008-11-04 15:03:26");
  CHECK(header.checkpoint_thread() == 1);
  CHECK(header.checkpoint_redo() == RedoAddress{0xa, 0x2e23a, 0x10});
  CHECK(header.checkpoint_counter() == 3);
  CHECK(header.value("kcvfhccc") == 2);
  CHECK(header.tablespace_number() == 9);
  CHECK(header.tablespace_name() == "TEST");
  CHECK(header.relative_file_number() == 6);
  CHECK(CacheHeader::decode(header.block()).checksum == 0x2ed7);
}

TEST_CASE("a file space bitmap") {
  const Buffer bytes = read_block("t12_1e_bitmap_users_10.bin");
  check_whole(bytes);
  CHECK(CacheHeader::decode(little(bytes)).checksum == 0x01a6);
  const SpaceBitmap map(little(bytes));
  CHECK(map.relative_file() == 4);
  CHECK(map.first_block() == 0x364080);
  CHECK(map.free_bits() == 63488);
  CHECK(map.bits() == 63488);
}

TEST_CASE("the header of a bigfile tablespace's file, and three published changes to it") {
  Buffer bytes = read_block("t13_11204_bigfile_fh_TEST_01.bin");
  check_whole(bytes);
  const FileHeader header(little(bytes));
  CHECK(header.layout() == HeaderLayout::since_10);
  CHECK(header.block().rdba(4).value == 1);
  CHECK(header.is_bigfile());
  CHECK(version_text(header.compatibility()) == "11.2.0.4.0");
  CHECK(header.database_id() == 0x3c549ef2);
  CHECK(header.database_name() == "TEST2");
  CHECK(header.control_sequence() == 0x9a8c);
  CHECK(header.block_count() == 0xa0000);
  CHECK(header.file_number() == 7);
  CHECK(header.creation_scn().value == 0x29a4d3);
  CHECK(header.creation_time().value == 0x37822685);
  CHECK(header.resetlogs_time().value == 0x3752a074);
  CHECK(header.resetlogs_scn().value == 0xe2006);
  CHECK(header.status() == 0);
  CHECK(header.checkpoint_counter() == 0x13);
  CHECK(header.value("kcvfhrts") == 0x3791a514);
  CHECK(header.value("kcvfhccc") == 0x12);
  CHECK(header.tablespace_number() == 8);
  CHECK(header.tablespace_name() == "TEST_01");
  CHECK(header.value("kcvfhprc") == 0x3121c97a);
  CHECK(header.value("kcvfhprs") == 1);
  CHECK(header.checkpoint_scn().value == 3290730);
  CHECK(to_string(header.checkpoint_time()) == "2017-01-03 09:38:38");
  CHECK(header.checkpoint_redo() == RedoAddress{648, 0x49e8, 0x10});
  CHECK(header_text(header, "kcvfhckp.kcvcpetb").starts_with("02"));

  CHECK(CacheHeader::decode(little(bytes)).checksum == 0x8331);
  const auto set = [&bytes](std::string_view name, std::uint64_t clear, std::uint64_t value) {
    const auto field = find_header_field(name)->in(HeaderLayout::since_10);
    store(bytes, ByteOrder::little, *field, (load(little(bytes), *field) & ~clear) | value);
  };
  set("kcvfhckp.kcvcpscn", 0xffff, 0x3a13);
  set("kcvfhckp.kcvcptim", 0xffff, 0xa2bd);
  set("kcvfhckp.kcrbaseq", 0xffff, 0x0292);
  CHECK(checksum_residual(little(bytes)) == 0xe40);
  CHECK(required_checksum(little(bytes)) == 0x8d71);
  store_checksum(bytes, ByteOrder::little);
  CHECK(CacheHeader::decode(little(bytes)).checksum == 0x8d71);
  CHECK(checksum_residual(little(bytes)) == 0);
}

TEST_CASE("an empty block") {
  const Buffer bytes = read_block("t18_empty_type0_block.bin");
  check_whole(bytes);
  const CacheHeader header = CacheHeader::decode(little(bytes));
  CHECK(header.type == 0);
  CHECK(header.rdba.value == 9);
  CHECK(header.flags == 5);
  CHECK(header.checksum == 0xa709);
}

TEST_CASE("headers whose first 512 bytes were published") {
  const Buffer prod = read_hex_lines("t10_11204_fh_sysaux_PROD.txt");
  REQUIRE(prod.size() == 512);
  const FileHeader first(little(prod));
  CHECK(first.database_id() == 0x1c510511);
  CHECK(first.database_name() == "PROD");
  CHECK(first.block_count() == 0x18100);
  CHECK(first.creation_scn().value == 1834);
  CHECK(to_string(first.creation_time()) == "2013-08-24 11:37:37");
  CHECK(file_status_text(first.status()) == "online fuzzy");
  CHECK(first.tablespace_name() == "SYSAUX");
  CHECK(first.relative_file_number() == 2);
  CHECK(first.checkpoint_scn().value == 0x1ededf);
  CHECK(first.checkpoint_redo() == RedoAddress{0xa, 0x173, 0x10});

  const Buffer orcl = read_hex_lines("t11_11204_fh_sysaux_ORCL.txt");
  REQUIRE(orcl.size() == 516);
  const FileHeader second(little(orcl));
  CHECK(second.database_id() == 0x596dfdac);
  CHECK(to_string(second.creation_time()) == "2018-04-04 22:37:51");
  CHECK(second.resetlogs_scn().value == 1);
  CHECK(second.checkpoint_scn().value == 372968);
  CHECK(to_string(second.checkpoint_time()) == "2018-04-08 16:34:42");
  CHECK(second.checkpoint_redo() == RedoAddress{0x1c, 0x991b, 0x10});
}

TEST_CASE("published changes move the checksum of a cut-off header as BBED says") {
  // What is not published is the same before and after: it falls out of the difference.
  Buffer bytes = read_hex_lines("t10_11204_fh_sysaux_PROD.txt");
  std::uint16_t sum = 0xa722;
  const auto change = [&](std::size_t at, const std::string& hex) {
    const std::uint16_t before = checksum_residual(little(bytes));
    const Buffer with = from_hex(hex);
    std::ranges::copy(with, bytes.begin() + static_cast<std::ptrdiff_t>(at));
    sum = static_cast<std::uint16_t>(sum ^ before ^ checksum_residual(little(bytes)));
    return sum;
  };
  CHECK(change(4, "01004000") == 0xa7e2);
  CHECK(change(44, "00770100") == 0x51e2);
  CHECK(change(52, "01") == 0x51e1);
  CHECK(change(96, "08024000") == 0x53a9);
  CHECK(change(100, "0700") == 0x5484);
  CHECK(change(108, "7dc92131") == 0x5478);
}

TEST_CASE("the file space header of an undo file") {
  const Buffer bytes = from_hex(
      "1DA20000 02000002 FABCDD1B 3D160204 11EC0000 08000000 08000000 10130000 09000000 01000000"
      "00000000 00000000 00000000");
  const SpaceHeader header = SpaceHeader::decode(little(bytes));
  CHECK(header.relative_file == 8);
  CHECK(header.unit == 8);
  CHECK(header.blocks == 4880);
  CHECK(header.flag == 9);
  CHECK(header.auto_extend);
}
