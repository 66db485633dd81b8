// Whole dumps through the changes, read again.

#include <catch2/catch.hpp>

#include "formats/exp/writer.hpp"
#include "src/base/memory_source.hpp"
#include "src/inspect/check.hpp"
#include "src/inspect/listing.hpp"
#include "src/rewrite/conventional.hpp"
#include "src/rewrite/cut.hpp"
#include "src/rewrite/downgrade.hpp"
#include "src/rewrite/edit_stage.hpp"
#include "src/rewrite/merge.hpp"
#include "src/rewrite/rename.hpp"
#include "src/rewrite/rewrite.hpp"
#include "src/rewrite/strip.hpp"
#include "src/rewrite/transcode.hpp"
#include "tests/support/opened_dump.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace exhume::rewrite;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using exhume::test::number;
using exhume::test::OpenedDump;

namespace {

class MemorySink final : public ByteSink {
 public:
  void write(Bytes bytes) override { all.insert(all.end(), bytes.begin(), bytes.end()); }

  Buffer all;
};

RewriteReport run(const Buffer& dump, exp::StreamSink& first, Diagnostics& diagnostics) {
  return rewrite::rewrite(std::make_unique<MemorySource>(Bytes(dump), SIZE_MAX, "test.dmp"), first,
                          diagnostics);
}

// The dump through one stage, made with `arguments` behind the next one.
template <typename Stage, typename... Arguments>
Buffer through(const Buffer& dump, Arguments&&... arguments) {
  test::CollectedDiagnostics diagnostics;
  MemorySink out;
  exp::Writer writer(out, diagnostics);
  Stage stage(writer, std::forward<Arguments>(arguments)...);
  run(dump, stage, diagnostics);
  return out.all;
}

inspect::Listing list(const Buffer& dump) {
  OpenedDump opened(dump);
  return inspect::list(*opened.reader);
}

// "OWNER.TABLE:rows" of each table.
std::vector<std::string> tables(const Buffer& dump) {
  std::vector<std::string> out;
  for (const auto& table : list(dump).tables) {
    out.push_back(table.owner + "." + table.name + ":" + std::to_string(table.rows));
  }
  return out;
}

// The first column of all rows, as text.
std::vector<std::string> first_values(const Buffer& dump) {
  OpenedDump opened(dump);
  std::vector<std::string> out;
  while (const auto item = opened.reader->next()) {
    if (!std::holds_alternative<dump::DataItem>(*item)) continue;
    while (const auto* values = opened.reader->next_row()) {
      types::append_text(out.emplace_back(), values->front());
    }
  }
  return out;
}

Buffer scott() {
  return test::samples::scott_11g().bytes;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("without a change the dump stays as it is, byte for byte") {
  CHECK(through<Stage>(scott()) == scott());
}

TEST_CASE("a cut by table keeps the table and what belongs to it") {
  const Buffer out = through<CutStage>(scott(), Cut{.tables = {"emp"}});
  CHECK(tables(out) == Names{"SCOTT.EMP:11"});
  const auto listing = list(out);
  CHECK(listing.is_complete());
  CHECK(listing.objects.at("foreign key") == 1);
  CHECK(listing.objects.count("view") == 0);
  CHECK(listing.objects.count("sequence") == 0);
}

TEST_CASE("a cut by kind keeps those objects alone") {
  const auto listing = list(through<CutStage>(
      scott(), Cut{.kinds = {ddl::Kind::sequence, ddl::Kind::view}, .rows = false}));
  CHECK(listing.tables.empty());
  CHECK(listing.objects == std::map<std::string, std::uint64_t>{{"sequence", 1}, {"view", 1}});
}

TEST_CASE("a cut by rows counts in each table") {
  CHECK(tables(through<CutStage>(scott(), Cut{.range = parse_row_range("2-3")})) ==
        Names{"SCOTT.DEPT:2", "SCOTT.EMP:2"});
  CHECK(first_values(through<CutStage>(
            scott(), Cut{.tables = {"DEPT"}, .range = parse_row_range("4")})) == Names{"40"});
}

TEST_CASE("a cut by condition keeps the rows that meet it") {
  const Buffer out = through<CutStage>(
      scott(), Cut{.tables = {"DEPT"}, .where = where::parse("deptno in (10, 30)")});
  CHECK(first_values(out) == Names{"10", "30"});
  CHECK_THROWS_AS(through<CutStage>(scott(), Cut{.where = where::parse("no_such_column = 1")}),
                  Error);
}

TEST_CASE("a cut by partition keeps its rows") {
  const Buffer parcels = test::samples::partitions_12c().bytes;
  const Buffer out = through<CutStage>(parcels, Cut{.partitions = {"P_NEW_X"}});
  REQUIRE(!list(out).tables.empty());
  CHECK(list(out).tables[0].partitions == Names{"P_NEW_X"});
}

TEST_CASE("a cut tells of names that the dump does not have") {
  test::CollectedDiagnostics diagnostics;
  MemorySink out;
  exp::Writer writer(out, diagnostics);
  CutStage stage(writer, Cut{.owners = {"scott", "nobody"}, .tables = {"EMP", "nothing"}});
  run(scott(), stage, diagnostics);
  CHECK(stage.missing() == Names{"nobody", "nothing"});
}

TEST_CASE("row ranges") {
  CHECK(parse_row_range("5").first == 5);
  CHECK(parse_row_range("5").last == 5);
  CHECK(parse_row_range("5-").last == UINT64_MAX);
  CHECK(parse_row_range("-5").first == 1);
  for (const char* text : {"", "-", "0", "a", "1-b", "1-0", "--2", "1 - 2"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_row_range(text), Error);
  }
}

TEST_CASE("merged dumps have the tables of all") {
  test::CollectedDiagnostics diagnostics;
  MemorySink out;
  exp::Writer writer(out, diagnostics);
  MergeStage stage(writer);
  run(through<CutStage>(scott(), Cut{.tables = {"EMP"}}), stage, diagnostics);
  run(through<CutStage>(scott(), Cut{.tables = {"DEPT"}}), stage, diagnostics);
  stage.finish();
  CHECK(tables(out.all) == Names{"SCOTT.EMP:11", "SCOTT.DEPT:4"});
  CHECK(list(out.all).is_complete());
  MergeStage other(writer);
  run(scott(), other, diagnostics);
  CHECK_THROWS_AS(run(test::samples::types_19c().bytes, other, diagnostics), Error);
}

TEST_CASE("a direct-path dump becomes a conventional one with the same rows") {
  const Buffer direct = test::samples::direct_10g().bytes;
  const Buffer out = through<ConventionalStage>(direct);
  OpenedDump opened(out);
  CHECK_FALSE(opened.reader->info().direct_path);
  CHECK(tables(out) == tables(direct));
  CHECK(first_values(out) == first_values(direct));
}

TEST_CASE("a whole dump goes to another owner") {
  test::CollectedDiagnostics diagnostics;
  const Buffer edited =
      through<EditStage>(scott(), diagnostics, std::vector{rename_owner({"SCOTT", "KEEPER"})});
  const Buffer out = through<RenameOwnerStage>(edited, Renaming{"SCOTT", "KEEPER"});
  CHECK(tables(out) == Names{"KEEPER.DEPT:4", "KEEPER.EMP:11"});
}

TEST_CASE("a dump goes to an older version with the same rows") {
  for (const char* version : {"8.1.5", "9.2", "10.2", "11.2", "23"}) {
    INFO(version);
    const Buffer lobs = test::samples::lobs_10g().bytes;
    const Buffer out = through<DowngradeStage>(lobs, layout_version(version));
    OpenedDump opened(out);
    CHECK(parse_version(opened.reader->info().version) == parse_version(version));
    CHECK(tables(out) == tables(lobs));
    CHECK(list(out).is_complete());
  }
  CHECK_THROWS_AS(layout_version("7.3"), Error);
}

TEST_CASE("omitted statements are gone and the rows stay") {
  const Buffer out = through<OmitStage>(scott(), Omissions{.statistics = true, .grants = true});
  CHECK(list(out).objects.count("grant") == 0);
  CHECK(tables(out) == tables(scott()));
}

TEST_CASE("a dump in another character set has the same text") {
  test::CollectedDiagnostics diagnostics;
  const Buffer gbk = test::samples::gbk_9i().bytes;
  const auto& utf8 = *charset::find("AL32UTF8");
  const Buffer out = through<TranscodeStage>(gbk, diagnostics, utf8, ColumnSizes::widen);
  OpenedDump opened(out);
  CHECK(opened.reader->info().client.name == "AL32UTF8");
  CHECK(first_values(out) == first_values(gbk));
  CHECK(tables(out) == tables(gbk));
  CHECK(diagnostics.count(Code::value_too_long) == 0);
}

TEST_CASE("text that does not fit any more is told of with its column") {
  const Buffer dump = DumpBuilder({})
                          .line("TABLE \"T\"")
                          .line("CREATE TABLE \"T\" (\"A\" VARCHAR2(3))")
                          .insert("T", {test::varchar2("A", 3, test::charset_id::we8mswin1252)},
                                  {{"abc"}, {"\xe4\xf6\xfc"}})
                          .build()
                          .bytes;
  test::CollectedDiagnostics diagnostics;
  through<TranscodeStage>(dump, diagnostics, *charset::find("AL32UTF8"), ColumnSizes::keep);
  REQUIRE(diagnostics.count(Code::value_too_long) == 1);
  CHECK(diagnostics.all[0].place.column == "A");
  CHECK(diagnostics.all[0].place.row == 2u);
}

TEST_CASE("a dump that ends early is ended soundly") {
  Buffer cut = scott();
  cut.resize(cut.size() * 2 / 3);
  test::CollectedDiagnostics diagnostics;
  MemorySink out;
  exp::Writer writer(out, diagnostics);
  const auto report = run(cut, writer, diagnostics);
  CHECK(report.error.has_value());
  CHECK(list(out.all).is_complete());
}
