// Dumps that lie: about lengths, counts and ends. Reading them ends, with little memory.

#include <catch2/catch.hpp>
#include <functional>

#include "formats/exp/statement_reader.hpp"
#include "src/dump/identify.hpp"
#include "tests/damage/allocations.hpp"
#include "tests/damage/walk.hpp"
#include "tests/support/put.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

// What the design allows for any dump.
constexpr std::size_t most_memory = 64 * megabyte;
// What a small dump may take, whatever its lengths say.
constexpr std::size_t little_memory = 2 * megabyte;

Dump one_row(std::vector<Column> columns, Row row) {
  return DumpBuilder({})
      .line(R"(TABLE "T")")
      .insert("T", columns, {std::move(row)})
      .line("ENDTABLE")
      .build();
}

Buffer le16(std::uint16_t value) {
  Buffer out;
  put_le16(out, value);
  return out;
}

// Gives a front, then one text again and again until `size` bytes have gone by.
class EndlessSource final : public ByteSource {
 public:
  EndlessSource(Buffer front, std::string again, std::uint64_t size)
      : front_(std::move(front)), again_(std::move(again)), size_(size) {}

  std::size_t read(std::span<std::uint8_t> into) override {
    const std::size_t count = std::min<std::uint64_t>(into.size(), size_ - given_);
    for (std::uint8_t& byte : into.first(count)) {
      byte = given_ < front_.size()
                 ? front_[given_]
                 : static_cast<std::uint8_t>(again_[(given_ - front_.size()) % again_.size()]);
      ++given_;
    }
    return count;
  }
  const std::string& name() const override { return name_; }

 private:
  Buffer front_;
  std::string again_;
  std::uint64_t size_;
  std::uint64_t given_ = 0;
  std::string name_ = "endless";
};

// Reads `size` bytes: a dump's beginning, `start`, and `again` without end.
Walk walk_endless(const std::string& start, std::string again, std::uint64_t size) {
  Buffer front = DumpBuilder({}).build_open().bytes;
  put(front, start);
  return walk(std::make_unique<EndlessSource>(std::move(front), std::move(again), size));
}

void check_error(const Walk& got, Code code, std::uint64_t offset) {
  REQUIRE(got.error);
  CHECK(code_name(got.error->code()) == code_name(code));
  CHECK(got.error->place().offset == offset);
}

}  // namespace

TEST_CASE("what is no dump is told of", "[damage]") {
  const auto code_of = [](const Buffer& bytes) {
    const Walk got = walk(bytes);
    REQUIRE(got.error);
    CHECK(got.rows() == 0);
    return got.error->code();
  };
  CHECK(code_of({}) == Code::file_is_something_else);
  CHECK(code_of(Buffer(10'000, 0)) == Code::file_is_something_else);
  CHECK(code_of(bytes_of("CREATE TABLE T (A NUMBER);\n")) == Code::file_is_something_else);
  CHECK(code_of(from_hex("00 01 00 00 00 01 00 67 80 bc 00 00")) == Code::imp_data_pump_file);
  CHECK(code_of(samples::small().cut(2048)) == Code::imp_abnormal_end);
  CHECK(code_of(samples::small().cut(100)) == Code::imp_abnormal_end);
}

TEST_CASE("copies with rewritten line ends are told of", "[damage]") {
  for (const samples::Sample& sample : samples::dump_samples()) {
    if (sample.path.starts_with("damaged/")) continue;
    INFO(sample.path);
    Buffer windows;
    Buffer mac = sample.bytes;
    for (const std::uint8_t byte : sample.bytes) {
      if (byte == '\n') windows.push_back('\r');
      windows.push_back(byte);
    }
    std::ranges::replace(mac, '\n', '\r');
    CHECK(dump::identify(windows).kind == dump::FileKind::text_damaged_dump);
    CHECK(dump::identify(mac).kind == dump::FileKind::text_damaged_dump);
    CHECK(walk(windows).error->code() == Code::file_is_text_damaged);
  }
}

TEST_CASE("a record length is checked before the record is read", "[damage]") {
  for (const char* length : {"0", "-1", "4294967295", "99999999999999999999", "127", "x"}) {
    INFO(length);
    Buffer bytes = from_hex("03 00 b2");
    put(bytes, std::string("EXPORT:V11.02.00\nUSCOTT\nRUSERS\n") + length + "\n0\n72\n0\n");
    bytes.resize(4096);
    const AllocationPeak peak;
    const Walk got = walk(bytes);
    REQUIRE(got.error);
    CHECK(got.error->code() == Code::imp_not_an_export_file);
    CHECK(peak.bytes() < little_memory);
  }
}

TEST_CASE("a value longer than the file is an early end", "[damage]") {
  const Dump dump = one_row({varchar2("A", 10)}, {"x"});
  const auto at = dump.offset("T.row1.A");
  const Walk got = walk(dump.patched(at, le16(0xff00)));
  REQUIRE(got.error);
  CHECK(got.error->code() == Code::imp_abnormal_end);
  CHECK(got.error->place().table == "T");
  CHECK(got.error->place().row == 1u);
  check_error(walk(dump.patched(at, le16(0xfffb))), Code::bad_structure, at);
}

TEST_CASE("column counts that no table has are refused", "[damage]") {
  const Dump dump = one_row({varchar2("A", 10)}, {"x"});
  const auto at = dump.offset("T.columns");
  constexpr std::uint16_t list_mark = 0xfffd;  // of statements with a body in pieces
  constexpr std::uint16_t counts[] = {0, 4097, list_mark, 0xffff};
  for (const std::uint16_t count : counts) {
    const AllocationPeak peak;
    check_error(walk(dump.patched(at, le16(count))), Code::bad_structure, at);
    CHECK(peak.bytes() < little_memory);
  }
}

TEST_CASE("a LOB of four gigabytes in a small file takes no memory", "[damage]") {
  const Dump dump =
      one_row({blob("B", 72)},
              {{lob_locator(11, LobKind::blob), LobData{Buffer(20'000, 7), LobForm::pieces64}}});
  REQUIRE(walk(dump.bytes).rows() == 1);
  const auto length_at = dump.offset("T.row1.lobs") + 4;
  for (const char* length : {"00 00 00 00 01 00 00 00", "ff ff ff ff ff ff ff ff"}) {
    const Buffer bytes = dump.patched(length_at, from_hex(length));
    const AllocationPeak peak;
    const Walk got = walk(bytes);
    REQUIRE(got.error);
    CHECK(got.rows() == 0);
    CHECK(got.error->place().row == 1u);
    CHECK(peak.bytes() < little_memory);
  }
}

TEST_CASE("more LOB values than columns can have are refused", "[damage]") {
  const Dump dump = one_row({varchar2("A", 10)}, {"x"});
  const auto at = dump.offset("T.row1.lobs");
  check_error(walk(dump.patched(at, le16(0xffff))), Code::bad_structure, at);
}

TEST_CASE("a statement without an end is refused", "[damage]") {
  const std::uint64_t at = DumpBuilder({}).build_open().bytes.size();
  const auto [start, again] = GENERATE(table<std::string, std::string>({
      {"", "A"},
      {"CREATE TABLE \"T\" ('", "A line\n"},
      {"CREATE TABLE \"T\" (\n", "\n"},
      {"CALTER TABLE\n\xfd\xff", std::string("\7\0A PIECE", 9)},
  }));
  const AllocationPeak peak;
  check_error(walk_endless(start, again, 2 * exp::longest_passed_statement),
              Code::imp_statement_too_long, at);
  CHECK(peak.bytes() < most_memory);
}

TEST_CASE("endless small things take no memory", "[damage]") {
  const AllocationPeak peak;
  const Walk blank = walk_endless("", "\n", 32 * megabyte);
  REQUIRE(blank.error);
  CHECK(blank.error->code() == Code::imp_abnormal_end);
  const Walk exits = walk_endless("EXIT\n", "EXIT\n", 32 * megabyte);
  CHECK(exits.diagnostics.size() <= 1);
  CHECK(peak.bytes() < little_memory);
}

TEST_CASE("names of 128 characters of several bytes are read", "[damage]") {
  std::string name;
  for (int i = 0; i < 128; ++i) name += "表";
  const Dump dump = DumpBuilder({.client_charset = charset_id::al32utf8})
                        .line("CONNECT " + name)
                        .line("TABLE \"" + name + "\"")
                        .insert(name, {varchar2(name, 10)}, {{"x"}})
                        .build();
  const Walk got = walk(dump.bytes);
  CHECK_FALSE(got.error);
  CHECK(got.diagnostics.empty());
  REQUIRE(got.tables.size() == 1);
  CHECK(got.tables[0].owner == name);
  CHECK(got.tables[0].name == name);
}
