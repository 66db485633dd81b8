#include "src/recover/effort.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "src/recover/scanner.hpp"
#include "tests/support/dump_builder.hpp"
#include "tests/support/oracle_values.hpp"

using namespace exhume;
using namespace exhume::recover;
using namespace exhume::test;

namespace {

class Nothing final : public Salvage {
 public:
  void begin_dump(Bytes, std::uint32_t) override {}
  void statement(Bytes) override {}
  void begin_rows(Bytes) override {}
  void row(Bytes, ByteRange, Certainty) override { ++rows; }
  void end_rows() override {}
  void reject(const Finding&, Bytes) override {}
  void end_dump(const std::optional<exp::Ending>&) override {}

  std::size_t rows = 0;
};

struct Scanned {
  Report report;
  std::uint64_t spent = 0;
  std::size_t rows = 0;
};

Scanned scan(const Buffer& bytes) {
  Nothing nothing;
  Cursor in{Bytes(bytes)};
  Scanner scanner(in, nothing, nullptr);
  Report report = scanner.run();
  return {std::move(report), scanner.effort().spent(), nothing.rows};
}

void append(Buffer& bytes, std::string_view text) {
  bytes.insert(bytes.end(), text.begin(), text.end());
}

// A sound dump of one table up to the end mark of its rows, or up to its last row.
Buffer beginning(bool in_rows) {
  const Dump dump = DumpBuilder({})
                        .line("TABLE \"T\"")
                        .line("CREATE TABLE \"T\" (\"A\" NUMBER, \"B\" VARCHAR2(4000))")
                        .insert("T", {number_column("A"), varchar2("B", 4000)},
                                {{number(1), "one"}, {number(2), "two"}})
                        .build();
  return dump.cut(dump.offset("T.end") + (in_rows ? 0 : 3));
}

constexpr std::size_t hostile_size = std::size_t{1} << 18;

Buffer repeated(Buffer bytes, std::string_view unit) {
  while (bytes.size() < hostile_size) append(bytes, unit);
  return bytes;
}

}  // namespace

TEST_CASE("a sound dump takes little effort", "[recover]") {
  Buffer bytes = beginning(false);
  append(bytes, "ENDTABLE\nEXIT\n");
  CHECK(scan(bytes).spent < bytes.size());
}

// One look more than what is allowed may have been begun.
TEST_CASE("the effort for hostile input is linear in its size", "[recover]") {
  using namespace std::string_literals;
  const bool in_rows = GENERATE(false, true);
  const std::string unit = GENERATE(
      "INSERT INTO \"T\" "s, "INSERT INTO \"T\"\n"s, "TABLE \""s, "TABLE \"\n"s, "TABLE \"T\"\n\""s,
      "TABLE \"T\"\nENDTABLE\nTABLE \"T\nX\n"s, "CREATE TABLE ((((\n"s, "\xff\xff\n"s,
      "\xff\xff\nTABLE \"T\n"s, "\0"s, "\n"s, "\xfe\xff"s, "\x01\0\x80\xfe\xff\0\0"s,
      "\x03\x01XEXPORT:V11.02.00\n"s, "EXIT\n\x01"s, "ANALSTATS T \"T\"\n\xff\xff"s);
  const Buffer bytes = repeated(beginning(in_rows), unit);
  INFO(unit);
  const Scanned scanned = scan(bytes);
  CHECK(scanned.report.bytes == bytes.size());
  CHECK(scanned.spent < Effort::at_once + (Effort::for_each_byte + 1) * bytes.size());
}

TEST_CASE("the effort for noise is small", "[recover]") {
  Buffer bytes = beginning(true);
  std::mt19937_64 random(1);
  while (bytes.size() < hostile_size) bytes.push_back(static_cast<std::uint8_t>(random()));
  CHECK(scan(bytes).spent < 16 * bytes.size());
}

TEST_CASE("what stands behind hostile input is found when the effort allows it again",
          "[recover]") {
  Buffer bytes = repeated(beginning(false), "TABLE \"T\"\nENDTABLE\nTABLE \"T\nX\n");
  bytes.resize(bytes.size() + 64 * hostile_size);
  append(bytes, "\nTABLE \"U\"\nENDTABLE\nTABLE \"V\"\nENDTABLE\nEXIT\n");
  CHECK(scan(bytes).report.sections.back().has_end);
}
