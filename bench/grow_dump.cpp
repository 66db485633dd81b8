// grow_dump IN OUT MEGABYTES: a dump of about that size from a small one, by repeating the rows of
// its largest table. Every other byte stays, so OUT is a sound dump. IN must be seekable.

#include <fmt/format.h>

#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "formats/exp/reader.hpp"

namespace {

using namespace exhume;

std::vector<char> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct LargestTable {
  ByteRange rows;
  std::uint64_t count = 0;
};

LargestTable find_largest(Bytes dump) {
  Cursor cursor(dump);
  exp::Reader reader(cursor);
  LargestTable largest;
  while (const auto statement = reader.next()) {
    if (statement->kind != exp::StatementKind::insert) continue;
    const std::uint64_t count = reader.skip_rows();
    if (reader.rows_range().size() > largest.rows.size()) largest = {reader.rows_range(), count};
  }
  return largest;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t megabytes = 0;
  if (argc != 4 ||
      std::from_chars(argv[3], argv[3] + std::strlen(argv[3]), megabytes).ec != std::errc()) {
    fmt::print(stderr, "usage: grow_dump IN OUT MEGABYTES\n");
    return 1;
  }
  const std::vector<char> dump = read_file(argv[1]);
  const LargestTable table = find_largest(as_bytes({dump.data(), dump.size()}));
  if (table.count == 0) {
    fmt::print(stderr, "grow_dump: {} has no rows\n", argv[1]);
    return 1;
  }
  const auto write = [&dump](std::ofstream& out, std::uint64_t begin, std::uint64_t end) {
    out.write(dump.data() + begin, static_cast<std::streamsize>(end - begin));
  };
  std::ofstream out(argv[2], std::ios::binary);
  const std::uint64_t times = megabytes * 1'000'000 / table.rows.size() + 1;
  write(out, 0, table.rows.begin);
  for (std::uint64_t i = 0; i < times; ++i) write(out, table.rows.begin, table.rows.end);
  write(out, table.rows.end, dump.size());
  out.close();
  if (!out) {
    fmt::print(stderr, "grow_dump: cannot write {}\n", argv[2]);
    return 1;
  }
  fmt::print("{} rows of {} bytes\n", table.count * times, table.rows.size() / table.count);
}
