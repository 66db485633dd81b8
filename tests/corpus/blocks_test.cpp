// Published blocks of tables and indexes: checksums, fields and rows as their publication decodes
// them.

#define CATCH_CONFIG_RUNNER
#include "tests/corpus/published_blocks.hpp"

#include <algorithm>
#include <iostream>

#include "formats/datafile/bitmap_block.hpp"
#include "formats/datafile/data_block.hpp"
#include "formats/datafile/index_block.hpp"
#include "src/datafile/block_file.hpp"
#include "src/datafile/describe.hpp"
#include "src/datafile/guess_types.hpp"

using namespace exhume;
using namespace exhume::datafile;
using namespace exhume::test;

namespace {

constexpr int skipped = 77;

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

}  // namespace

int main(int argc, char** argv) {
  if (!std::filesystem::exists(published_blocks)) {
    std::cout << "skipped: there are no published blocks in " << published_blocks << '\n';
    return skipped;
  }

  return Catch::Session().run(argc, argv);
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
  const BlockFile file(published_blocks / name);
  CHECK(file.geometry().first_block == number);
  CHECK(file.end_block() == number + 1);
  const Buffer bytes = file.block(number);
  const BlockDescription description = describe_block(little(bytes));
  CHECK(description.fields.size() > 8);
  CHECK(description.problems.empty() == !name.starts_with("t03"));
}
