// Published datafile blocks: checksums, fields and rows as their own publication decodes them.

#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "formats/datafile/bitmap_block.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/data_block.hpp"
#include "formats/datafile/file_header.hpp"
#include "formats/datafile/index_block.hpp"
#include "formats/datafile/space.hpp"
#include "src/datafile/block_file.hpp"
#include "src/datafile/describe.hpp"
#include "src/datafile/guess_types.hpp"
#include "src/datafile/info.hpp"

using namespace exhume;
using namespace exhume::datafile;
namespace fs = std::filesystem;

namespace {

constexpr int skipped = 77;

const fs::path blocks = BLOCKS;

using Buffer = std::vector<std::uint8_t>;

Buffer read_block(const std::string& name) {
  std::ifstream in(blocks / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

BlockView little(const Buffer& bytes) {
  return {bytes, ByteOrder::little};
}

// "0b020000 01008001" as bytes.
Buffer from_hex(const std::string& text) {
  Buffer out;
  std::string digits;
  for (const char c : text) {
    if (std::isxdigit(static_cast<unsigned char>(c)) != 0) digits += c;
  }
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out.push_back(static_cast<std::uint8_t>(std::stoul(digits.substr(i, 2), nullptr, 16)));
  }
  return out;
}

// The bytes of a publication that is no file: its lines without # are hex.
Buffer read_hex_lines(const std::string& name) {
  std::ifstream in(blocks / name);
  Buffer out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with('#')) continue;
    const Buffer bytes = from_hex(line);
    out.insert(out.end(), bytes.begin(), bytes.end());
  }
  return out;
}

void check_whole(const Buffer& bytes) {
  REQUIRE(bytes.size() == 8192);
  CHECK(byte_order_of(bytes) == ByteOrder::little);
  CHECK(is_whole(little(bytes)));
  CHECK(checksum_residual(little(bytes)) == 0);
}

// Columns as text, with types guessed from the block's own rows.
std::vector<std::string> row_text(const DataBlock& data, std::size_t slot) {
  TableGuesser guesser;
  for (std::size_t i = 0; i < data.slots(); ++i) {
    if (const auto row = data.row(i)) guesser.add(*row);
  }
  const auto guesses = guesser.guesses();
  const auto row = data.row(slot);
  REQUIRE(row);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < row->columns.size(); ++i) {
    out.push_back(value_text(guesses.at(i).type, row->columns[i]));
  }
  return out;
}

std::string header_text(const FileHeader& header, std::string_view name) {
  const auto field = find_header_field(name)->in(header.layout());
  return field_text(header.block(), *field);
}

}  // namespace

int main(int argc, char** argv) {
  if (!fs::exists(blocks)) {
    std::cout << "skipped: there are no published blocks in " << blocks << '\n';
    return skipped;
  }
  return Catch::Session().run(argc, argv);
}

TEST_CASE("the header of a dead database's file decodes as the article did by hand") {
  const BlockFile file(blocks / "t00_seed004_9ilayout_fh_4k_first304.bin");
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

TEST_CASE("a table block of 19c") {
  const Buffer bytes = read_block("t01_19c_data_3000c36.bin");
  check_whole(bytes);
  const CacheHeader header = CacheHeader::decode(little(bytes));
  CHECK(header.rdba == Rdba::of(12, 3126));
  CHECK(header.scn.value == 0x80e5e2);
  CHECK(header.flags == 0x06);
  CHECK(header.checksum == 0xb7e6);
  CHECK(tail(little(bytes)) == 0xe5e20601);

  const DataBlock data(little(bytes));
  CHECK(data.transactions().object == 0x123ba);
  CHECK(data.transactions().cleanout.value == 0x80e5e1);
  CHECK(data.transactions().is_automatic());
  CHECK(data.transactions().next_or_bitmap.value == 0x3000c30);
  REQUIRE(data.transactions().entries.size() == 2);
  const TransactionEntry& entry = data.transactions().entries[0];
  CHECK(entry.undo_segment == 1);
  CHECK(entry.slot == 0xe);
  CHECK(entry.sequence == 0xd34);
  CHECK(entry.undo_block.value == 0x024027ea);
  CHECK(entry.undo_sequence == 0x12d);
  CHECK(entry.undo_record == 0x10);
  CHECK(entry.flag_text() == "--U-");
  CHECK(entry.locks == 1);
  CHECK(entry.scn.base() == 0x80e5e2);
  CHECK(data.base() == 0x64);
  CHECK(data.room() == 0x1f98);
  CHECK(data.free_begin() == 0x14);
  CHECK(data.free_end() == 0x1f6b);
  CHECK(data.available() == 0x1f57);
  CHECK(data.total_free() == 0x1f57);
  REQUIRE(data.slots() == 1);
  CHECK(*data.row_offset(0) == data.base() + 0x1f6b);
  CHECK(data.row(0)->length == 45);
  CHECK(row_text(data, 0) ==
        std::vector<std::string>{"a         ", "a         ", "a         ", "a", "a ", "a  "});
  CHECK(check_data_block(data).empty());

  // Left over from the life of the block as a level 1 bitmap block.
  const BitmapLevel1 map = BitmapLevel1::decode(little(bytes));
  CHECK(map.parent.value == 0x03000c31);
  CHECK(map.object == 0x123ae);
  REQUIRE(map.states.size() == 64);
  CHECK(std::ranges::count(map.states, Fullness::full) == 64);
}

TEST_CASE("a table block of 10g") {
  const Buffer bytes = read_block("t02_10g_data_1400010.bin");
  check_whole(bytes);
  CHECK(CacheHeader::decode(little(bytes)).rdba == Rdba::of(5, 16));
  CHECK(CacheHeader::decode(little(bytes)).checksum == 0x84cb);
  const DataBlock data(little(bytes));
  CHECK(data.transactions().object == 0xd2b8);
  CHECK(data.transactions().cleanout.value == 0x1732d3);
  CHECK(data.transactions().entries.at(0).flag_text() == "C---");
  CHECK(data.transactions().entries.at(0).scn.value == 0x1732c4);
  CHECK(data.transactions().entries.at(1).flag_text() == "----");
  CHECK(data.transactions().entries.at(1).locks == 1);
  REQUIRE(data.slots() == 3);
  CHECK(data.row(0)->lock == 2);
  CHECK(data.row(1)->lock == 0);
  CHECK(row_text(data, 0) == std::vector<std::string>{"1", "a"});
  CHECK(row_text(data, 1) == std::vector<std::string>{"2", "b"});
  CHECK(row_text(data, 2) == std::vector<std::string>{"3", "c"});
  CHECK(check_data_block(data).empty());
}

TEST_CASE("a table block of 11g with deleted rows, two of them undeleted by hand") {
  const Buffer bytes = read_block("t03_11g_data_1003373.bin");
  check_whole(bytes);
  const DataBlock data(little(bytes));
  CHECK(data.block().rdba(4) == Rdba::of(4, 13171));
  CHECK(data.transactions().object == 0x12f8b);
  REQUIRE(data.transactions().entries.size() == 3);
  CHECK(data.transactions().entries[0].undo_segment == 0xffff);
  CHECK(data.transactions().entries[1].locks == 14);
  CHECK(data.transactions().entries[1].credit == 0x21b);
  CHECK(data.base() == 0x7c);
  REQUIRE(data.slots() == 14);
  CHECK(data.row(0)->length == 38);
  CHECK(row_text(data, 0) == std::vector<std::string>{"7369", "SMITH", "CLERK", "7902",
                                                      "1980-12-17 00:00:00", "800", "NULL", "20"});
  CHECK(row_text(data, 1) == std::vector<std::string>{"7499", "hong ", "SALESMAN", "7698",
                                                      "1981-02-20 00:00:00", "1600", "300", "30"});
  CHECK(row_text(data, 13) == std::vector<std::string>{"7934", "MILLER", "CLERK", "7782",
                                                       "1982-01-23 00:00:00", "1300", "NULL",
                                                       "10"});
  for (std::size_t slot = 0; slot < data.slots(); ++slot) {
    CHECK(data.row(slot)->is_deleted() == (slot >= 2));
    CHECK(data.row(slot)->lock == 2);
  }
  // BBED: used=151 fsc=539 avsp=7451 dtl=8064, check code 6110.
  const auto faults = check_data_block(data);
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].check_code == 6110);
  CHECK(faults[0].message.find("used=151 fsc=539 avsp=7451 dtl=8064") != std::string::npos);
}

TEST_CASE("the types of SCOTT.EMP are guessed from its rows") {
  const Buffer bytes = read_block("t03_11g_data_1003373.bin");
  const DataBlock data(little(bytes));
  TableGuesser guesser;
  for (std::size_t i = 0; i < data.slots(); ++i) guesser.add(*data.row(i));
  using enum types::TypeCode;
  std::vector<types::TypeCode> types;
  for (const ColumnGuess& guess : guesser.guesses()) {
    types.push_back(guess.type);
    CHECK(guess.sureness == Sureness::sure);
    CHECK(guess.fitting == guess.values);
  }
  CHECK(types == std::vector{number, varchar2, varchar2, number, date, number, number, number});
}

TEST_CASE("a table block of a bigfile tablespace of 23ai") {
  const Buffer bytes = read_block("t04_23ai_bigfile_tde_30d.bin");
  check_whole(bytes);
  const CacheHeader header = CacheHeader::decode(little(bytes));
  CHECK(header.rdba.value == 0x30d);
  CHECK(header.checksum == 0x3d97);
  const DataBlock data(little(bytes));
  CHECK(data.transactions().object == 0x11ae2);
  REQUIRE(data.slots() == 1);
  const auto row = data.row(0);
  REQUIRE(row->columns.size() == 4);
  CHECK(as_text(*row->columns[0]) == "Emmanuel");
  CHECK(as_text(*row->columns[1]) == "Rami");
  CHECK(row->columns[2]->size() == 68);
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

TEST_CASE("fragments of a big-endian block of AIX") {
  Buffer bytes(8192);
  const auto put = [&bytes](std::size_t at, const std::string& hex) {
    std::ranges::copy(from_hex(hex), bytes.begin() + static_cast<std::ptrdiff_t>(at));
  };
  put(0, "06a2");
  put(8, "0000f1a1 0000 01 04");
  put(20, "01");
  put(36, "0002 32");
  put(100, "0001 0002 ffff 0016 1f7f 1f69 1f69 0000 0002 1f8d 1f7f");
  put(8188, "f1a10601");
  CHECK(byte_order_of(bytes) == ByteOrder::big);
  const DataBlock data(BlockView(bytes, ByteOrder::big));
  REQUIRE(data.slots() == 2);
  CHECK(data.first_free_slot() == -1);
  CHECK(data.available() == 0x1f69);
  CHECK(*data.row_offset(0) == 100 + 0x1f8d);
  CHECK(*data.row_offset(1) == 100 + 0x1f7f);
}

TEST_CASE("beginnings of index blocks of 9i") {
  Buffer leaf(2048);
  const auto put = [](Buffer& bytes, std::size_t at, const std::string& hex) {
    std::ranges::copy(from_hex(hex), bytes.begin() + static_cast<std::ptrdiff_t>(at));
  };
  put(leaf, 0, "06020000 0307C003 10919300 00000104 C0810000 02000000 9B7A0000 07919300");
  put(leaf, 0x20, "00000000 02000200");
  put(leaf, 0x5c, "00008002 00000000 2A007800 5C01E400 00000000 0407C003 00000000 00000000");
  put(leaf, 0x7c, "64070000 44072407 FC06");
  const IndexBlock index(little(leaf));
  CHECK(index.is_leaf());
  CHECK(index.columns() == 2);
  CHECK(index.rows() == 42);
  CHECK(index.free_begin() == 0x78);
  CHECK(index.free_end() == 0x15c);
  CHECK(index.available() == 0xe4);
  CHECK(index.next().value == 0x03c00704);

  Buffer branch(2048);
  put(branch, 0, "06020000 0207C003 B8919300 00000104 D6EB0000 02000000 9B7A0000 07919300");
  put(branch, 0x20, "00000000 01000200");
  put(branch, 0x44, "02008002 00000000 08002C00 BB068F06 4D07C003 00000000 7C070000 60070749");
  const IndexBlock root(little(branch));
  CHECK(root.level() == 2);
  CHECK(root.rows() == 8);
  CHECK(root.leftmost_child().value == 0x03c0074d);
  CHECK(root.free_begin() == 0x2c);
}

TEST_CASE("every published block is described without a gap in its known part") {
  const auto [name, number] =
      GENERATE(table<std::string, std::uint64_t>({{"t01_19c_data_3000c36.bin", 3126},
                                                  {"t02_10g_data_1400010.bin", 16},
                                                  {"t03_11g_data_1003373.bin", 13171},
                                                  {"t04_23ai_bigfile_tde_30d.bin", 0x30d},
                                                  {"t12_1e_bitmap_users_10.bin", 10},
                                                  {"t13_11204_bigfile_fh_TEST_01.bin", 1},
                                                  {"t18_empty_type0_block.bin", 9}}));
  INFO(name);
  const BlockFile file(blocks / name);
  CHECK(file.geometry().first_block == number);
  CHECK(file.end_block() == number + 1);
  const Buffer bytes = file.block(number);
  const BlockDescription description = describe_block(little(bytes));
  CHECK(description.fields.size() > 8);
  CHECK(description.problems.empty() == !name.starts_with("t03"));
}
