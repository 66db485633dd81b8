#include "tests/support/datafile/generated_datafile.hpp"

#include <algorithm>

#include "tests/support/datafile/table_builder.hpp"

namespace exhume::test {
namespace {

constexpr std::uint32_t database_12_2 = 0x0c200000;

// Behind the space header as many bitmap blocks as the header area has room for; the first one
// begins with the data area.
void put_space(FileBlocks& file) {
  const std::size_t bits = (file.shape().block_size - 256) * 8;
  const std::uint32_t units = (file.end() - file.data_begin()) / FileBlocks::unit;
  file.make(2, 0x1d, 0)
      .put(20, 4, FileBlocks::file)
      .put(24, 4, FileBlocks::unit)
      .put(28, 4, file.end() - 1)
      .put(32, 4, 9)
      .put(36, 4, 1)
      .put(40, 4, FileBlocks::unit)
      .put(44, 4, 0x3ffffe);
  for (std::uint32_t number = 3; number < file.data_begin(); ++number) {
    const std::size_t first = file.data_begin() + (number - 3) * bits * FileBlocks::unit;
    const std::size_t used = number == 3 ? units : 0;
    BlockBuilder& bitmap = file.make(number, 0x1e, 0);
    bitmap.put(20, 4, FileBlocks::file).put(24, 4, first).put(32, 4, used).put(36, 4, bits - used);
    for (std::size_t bit = 0; bit < used; bit += 8) {
      const std::size_t here = std::min<std::size_t>(used - bit, 8);
      bitmap.put(252 + bit / 8, 1, (1u << here) - 1);
    }
  }
}

}  // namespace

GeneratedDatafile assemble(FileBlocks& file, DatafileContent content) {
  put_space(file);
  const FileShape& shape = file.shape();
  content.block_size = shape.block_size;
  content.big_endian = shape.big_endian;
  content.since_10 = shape.since_10;
  content.bigfile = shape.bigfile;
  content.file = FileBlocks::file;
  content.blocks = file.finish();
  GeneratedDatafile out{.shape = shape, .bytes = Buffer(shape.raw_offset)};
  put(out.bytes, datafile(content));
  out.blocks = file.truth();
  out.blocks.at(1).type = 0x0b;
  return out;
}

GeneratedDatafile generate_datafile(const FileShape& shape) {
  FileBlocks file(shape);
  std::vector<RowTruth> rows;
  for (std::size_t i = 0; i < shape.tables; ++i) {
    const auto object = static_cast<std::uint32_t>(first_table_object + i);
    const std::vector<RowTruth> table = add_table(file, object, shape.rows + i);
    rows.insert(rows.end(), table.begin(), table.end());
    if (i == 0) add_index(file, index_object, table);
  }
  const std::vector<RowTruth> cluster = add_cluster(file, cluster_object);
  rows.insert(rows.end(), cluster.begin(), cluster.end());
  add_lob(file, lob_object);
  file.allocate();
  DatafileContent content{.checkpoint_scn = scn_of(shape, file.end())};
  if (shape.wide_scn) content.compatibility = database_12_2;
  GeneratedDatafile out = assemble(file, content);
  std::ranges::sort(rows, {}, [](const RowTruth& row) { return std::pair(row.block, row.slot); });
  out.rows = std::move(rows);
  return out;
}

}  // namespace exhume::test
