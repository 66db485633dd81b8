// The rows of generated datafiles, as dbf rows shows them.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "src/base/bytes.hpp"
#include "tests/datafile/shapes.hpp"
#include "tests/support/oracle_values.hpp"
#include "tests/support/program.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

Columns columns_of(const nlohmann::json& row) {
  Columns columns;
  for (const auto& column : row["columns"]) {
    columns.push_back(column.is_null() ? std::nullopt
                                       : std::optional(from_hex(column["hex"].get<std::string>())));
  }
  return columns;
}

bool is_row(const nlohmann::json& row, const RowTruth& truth) {
  const std::size_t pieces = row.contains("pieces") ? row["pieces"].size() + 1 : 1;
  return row["object"] == truth.object && row["table"] == truth.table &&
         row["block"] == truth.block && row["slot"] == truth.slot &&
         row["deleted"] == truth.deleted && pieces == truth.pieces &&
         columns_of(row) == truth.columns;
}

}  // namespace

TEST_CASE("rows has every row as it was generated, joined of its pieces") {
  const GeneratedDatafile file = generate_datafile(GENERATE(from_range(all_shapes())));
  INFO(describe(file.shape));
  const TemporaryFolder folder;
  folder.put("x.dbf", as_text(file.bytes));
  const Run run = run_program(folder, DBF_PROGRAM, "rows x.dbf --json");
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  const auto rows = nlohmann::json::parse(run.out)["rows"];
  REQUIRE(rows.size() == file.rows.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) wrong += is_row(rows[i], file.rows[i]) ? 0 : 1;
  CHECK(wrong == 0);
}

namespace {

// A file whose block 3 holds `rows`.
std::string file_with(const std::vector<Buffer>& rows) {
  DatafileContent content{.block_size = 2048};
  content.blocks.push_back(BlockBuilder(2048, false, 0x1d, rdba(content, 2)).finish());
  BlockBuilder block(2048, false, 0x06, rdba(content, 3));
  put_rows(block, {.rows = rows});
  content.blocks.push_back(block.finish());
  return std::string(as_text(datafile(content)));
}

constexpr std::uint32_t block_3 = 4 << 22 | 3;

}  // namespace

TEST_CASE("a chain that goes in circles, or nowhere, is shown as far as it goes") {
  const TemporaryFolder folder;
  const Buffer head =
      piece_bytes({.flags = 0x28, .next = {block_3, 1}, .columns = {text("A")}}, false);
  const auto rows_of = [&](const PieceAddress& next) {
    const Buffer middle = piece_bytes({.flags = 0x00, .next = next, .columns = {text("B")}}, false);
    folder.put("x.dbf", file_with({head, middle, row({text("C")})}));
    return run_program(folder, DBF_PROGRAM, "rows x.dbf");
  };
  const Run circle = rows_of({block_3, 1});
  CHECK(circle.status == 2);
  CHECK_THAT(circle.out, Catch::Contains("A | B  (incomplete, with 1 more piece"));
  CHECK_THAT(circle.err, Catch::Contains("the chain comes back to it"));
  CHECK_THAT(rows_of({block_3, 9}).err, Catch::Contains("the block has no such slot"));
  CHECK_THAT(rows_of({block_3 + 7, 0}).err, Catch::Contains("the file has no such block"));
  CHECK_THAT(rows_of({5 << 22 | 3, 0}).err, Catch::Contains("it is in another file"));
  CHECK_THAT(rows_of({block_3, 2}).err, Catch::Contains("another row begins there"));
}

TEST_CASE("a piece whose head is lost is still shown") {
  const TemporaryFolder folder;
  folder.put("x.dbf", file_with({piece_bytes({.flags = 0x04, .columns = {text("tail")}}, false)}));
  CHECK_THAT(run_program(folder, DBF_PROGRAM, "rows x.dbf").out,
             Catch::Contains("0x7461696c  (a piece whose row does not begin here)"));
}

TEST_CASE("rows shows text in the character set that the user names") {
  const TemporaryFolder folder;
  const Buffer word{0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0};
  folder.put("x.dbf", file_with({row({word})}));
  const auto rows = [&folder](const std::string& options) {
    return run_program(folder, DBF_PROGRAM, "rows x.dbf " + options);
  };
  CHECK_THAT(rows("").out, Catch::Contains("\\xcc\\xee"));
  CHECK_THAT(rows("--charset CL8MSWIN1251").out, Catch::Contains("Москва"));
  CHECK_THAT(rows("--charset KLINGON").err, Catch::Contains("IMP-00037"));
}
