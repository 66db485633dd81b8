// Files of random bytes and files with random damage: every job ends, with results or an Error.

#include <catch2/catch.hpp>
#include <random>

#include "src/base/error.hpp"
#include "src/datafile/describe.hpp"
#include "src/datafile/info.hpp"
#include "src/datafile/verify.hpp"
#include "tests/support/block_builder.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::datafile;

namespace {

test::Buffer small_file() {
  test::DatafileContent content{.block_size = 2048};
  for (const int type : {0x1d, 0x1e, 0x20, 0x21, 0x23, 0x10, 0x12}) {
    const auto number = static_cast<std::uint32_t>(content.blocks.size() + 2);
    content.blocks.push_back(test::BlockBuilder(2048, false, static_cast<std::uint8_t>(type),
                                                test::rdba(content, number))
                                 .finish());
  }
  const auto number = static_cast<std::uint32_t>(content.blocks.size() + 2);
  test::BlockBuilder rows(2048, false, 0x06, test::rdba(content, number));
  test::put_rows(rows, {.rows = {test::row({test::text("SMITH")}), test::row({std::nullopt})}});
  content.blocks.push_back(rows.finish());
  return test::datafile(content);
}

// Runs all jobs on a file; how many of them gave results.
int run_all(const test::TemporaryFolder& folder, const test::Buffer& bytes) {
  int done = 0;
  const auto attempt = [&done](auto job) {
    try {
      job();
      ++done;
    } catch (const Error&) {
    }
  };
  const std::string path = folder.put("x.dbf", as_text(bytes));
  attempt([&] {
    const BlockFile file(path);
    attempt([&] { read_info(file); });
    attempt([&] { verify(file, {}); });
    for (std::uint64_t n = file.geometry().first_block; n < file.end_block(); ++n) {
      const std::vector<std::uint8_t> block = file.block(n);
      describe_block({block, file.geometry().order}, n == 0);
      ++done;
    }
  });
  return done;
}

}  // namespace

TEST_CASE("random damage to a file never stops a job in its tracks", "[datafile]") {
  const test::TemporaryFolder folder;
  std::mt19937 random(27);
  const test::Buffer good = small_file();
  CHECK(run_all(folder, good) == 13);
  for (int round = 0; round < 300; ++round) {
    test::Buffer bytes = good;
    for (unsigned i = 0; i < 1 + random() % 40; ++i) {
      bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    }
    if (round % 5 == 0) bytes.resize(random() % bytes.size());
    run_all(folder, bytes);
  }
}

TEST_CASE("blocks of random bytes are described", "[datafile]") {
  std::mt19937 random(28);
  for (int round = 0; round < 2000; ++round) {
    test::Buffer bytes(2048);
    for (std::uint8_t& byte : bytes) {
      byte = static_cast<std::uint8_t>(random() % 4 == 0 ? random() : 0);
    }
    bytes[0] = static_cast<std::uint8_t>(round % 0x30);
    bytes[36] %= 8;
    const BlockView block(bytes, round % 2 == 0 ? ByteOrder::little : ByteOrder::big);
    CHECK_FALSE(describe_block(block).title.empty());
  }
}
