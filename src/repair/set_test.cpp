#include "src/repair/set.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/reader.hpp"
#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

class BufferSink final : public ByteSink {
 public:
  void write(Bytes bytes) override { all.insert(all.end(), bytes.begin(), bytes.end()); }
  Buffer all;
};

Buffer sample() {
  return DumpBuilder({.client_charset = charset_id::we8mswin1252,
                      .database_charset = charset_id::we8iso8859p1})
      .insert("T",
              {varchar2("A", 10, charset_id::we8iso8859p1), nvarchar2("U", 20),
               varchar2("ODD", 10, charset_id::us7ascii)},
              {{"caf\xe9", std::nullopt, "x"}})
      .build()
      .bytes;
}

repair::SetPlan plan(const Buffer& dump, const std::vector<repair::Assignment>& assignments) {
  MemorySource source{Bytes(dump)};
  return repair::plan_set(source, assignments);
}

Buffer changed(const Buffer& dump, const std::vector<repair::Assignment>& assignments) {
  MemorySource source{Bytes(dump)};
  BufferSink out;
  repair::write_changed(source, plan(dump, assignments), out);
  return out.all;
}

Code refusal(const std::vector<repair::Assignment>& assignments) {
  try {
    plan(sample(), assignments);
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("not refused");
  return Code::bad_structure;
}

}  // namespace

TEST_CASE("the database's character set changes in header, preamble and its columns") {
  const Buffer dump = changed(sample(), {{"database", "WE8MSWIN1252"}});
  CHECK(dump.size() == sample().size());
  Cursor in{Bytes(dump)};
  exp::Reader reader(in);
  CHECK(reader.header().database_charset_id == charset_id::we8mswin1252);
  CHECK(reader.header().client_charset_id == charset_id::we8mswin1252);
  REQUIRE(reader.next());
  CHECK(reader.head().columns[0].charset_id == charset_id::we8mswin1252);
  CHECK(reader.head().columns[1].charset_id == charset_id::al16utf16);
  CHECK(reader.head().columns[2].charset_id == charset_id::us7ascii);
}

TEST_CASE("a changed fact is told before and after, and changing it back gives the old bytes") {
  const auto there = plan(sample(), {{"exporter", "HR"}, {"mode", "USERS"}, {"dba", "yes"}});
  REQUIRE(there.facts.size() == 2);
  CHECK(there.facts[0].name == "exporter");
  CHECK(there.facts[0].before == "SCOTT");
  CHECK(there.facts[0].after == "HR");
  CHECK(there.keeps_size());
  const Buffer dump = changed(sample(), {{"exporter", "HR"}, {"dba", "yes"}});
  CHECK(dump != sample());
  CHECK(changed(dump, {{"exporter", "SCOTT"}, {"dba", "no"}}) == sample());
}

TEST_CASE("another record length moves the stream and fills the last record anew") {
  CHECK_FALSE(plan(sample(), {{"record-length", "1024"}}).keeps_size());
  const Buffer dump = changed(sample(), {{"record-length", "1024"}});
  CHECK(dump.size() % 1024 == 0);
  Cursor in{Bytes(dump)};
  exp::Reader reader(in);
  CHECK(reader.header().record_length == 1024);
  while (reader.next()) {
  }
  CHECK(reader.is_complete());
  CHECK(reader.trailing().size() == 0);
  CHECK(changed(dump, {{"record-length", "2048"}}) == sample());
}

TEST_CASE("what cannot be consistent is refused") {
  CHECK(refusal({{"version", "10.02.01"}}) == Code::change_refused);
  CHECK(refusal({{"version", "99"}}) == Code::imp_bad_parameter);
  CHECK(refusal({{"client", "NO SUCH SET"}}) == Code::imp_unknown_charset);
  CHECK(refusal({{"colour", "red"}}) == Code::imp_bad_parameter);
  CHECK(refusal({{"mode", "SIDEWAYS"}}) == Code::imp_bad_parameter);
  CHECK(refusal({{"file-name", std::string(4000, 'x')}}) == Code::bad_structure);
  CHECK(refusal({{"date", std::string(200, 'x')}}) == Code::bad_structure);
  CHECK(refusal({{"exporter", "A\nB"}}) == Code::bad_structure);
}
