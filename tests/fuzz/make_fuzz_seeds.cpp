// make_fuzz_seeds FOLDER FILE...: takes dumps and datafiles apart into one folder of seeds per
// harness.

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "formats/exp/reader.hpp"
#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "src/textform/convert.hpp"

using namespace exhume;

namespace {

// Writes numbered files into the folder of one harness.
class Seeds {
 public:
  explicit Seeds(const std::filesystem::path& folder) : folder_(folder) {
    std::filesystem::create_directories(folder_);
  }

  void add(std::string_view bytes) {
    std::ofstream(folder_ / fmt::format("seed-{:04}", count_++), std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path folder_;
  int count_ = 0;
};

struct AllSeeds {
  explicit AllSeeds(const std::filesystem::path& folder)
      : header(folder / "fuzz_header"),
        stream(folder / "fuzz_stream"),
        text_form(folder / "fuzz_text_form"),
        sql(folder / "fuzz_sql"),
        values(folder / "fuzz_values"),
        charset(folder / "fuzz_charset"),
        block(folder / "fuzz_block") {}

  Seeds header;
  Seeds stream;
  Seeds text_form;
  Seeds sql;
  Seeds values;
  Seeds charset;
  Seeds block;
};

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void add_row(AllSeeds& seeds, const exp::Row& row, const exp::DataHead& head) {
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    if (!row.fields[i]) continue;
    const std::string field(as_text(*row.fields[i]));
    seeds.values.add(static_cast<char>(head.columns[i].code) + field);
    const std::uint16_t set = head.columns[i].charset_id;
    if (set != 0) {
      seeds.charset.add(std::string{static_cast<char>(set), static_cast<char>(set >> 8)} + field);
    }
  }
}

// The text form of a dump, as far as the dump is sound.
class TextSeed final : public ByteSink, public Diagnostics {
 public:
  void write(Bytes bytes) override { text += as_text(bytes); }
  void report(Diagnostic) override {}

  std::string text;
};

void add_text_form(AllSeeds& seeds, const std::string& dump) {
  TextSeed seed;
  textform::disassemble(std::make_unique<MemorySource>(as_bytes(dump)), seed, seed);
  seeds.text_form.add(seed.text);
}

void take_apart(AllSeeds& seeds, const std::string& dump) {
  Cursor in(as_bytes(dump));
  exp::Reader reader(in);
  seeds.header.add(std::string_view(dump).substr(0, reader.header().record_length));
  while (const auto statement = reader.next()) {
    if (statement->runnable != exp::RunnableText::none) seeds.sql.add(statement->text());
    if (statement->kind != exp::StatementKind::insert) continue;
    exp::Row row;
    while (reader.next_row(row)) add_row(seeds, row, reader.head());
  }
}

// The samples have blocks of 2 KiB. Before each stands its byte order.
void take_datafile_apart(AllSeeds& seeds, const std::string& file) {
  constexpr std::size_t block_size = 2048;
  constexpr std::size_t magic_end = 31;
  const char order = file[magic_end] == 0x7a ? 0 : 1;
  for (std::size_t at = 0; at + block_size <= file.size(); at += block_size) {
    seeds.block.add(order + file.substr(at, block_size));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 1;
  AllSeeds seeds(argv[1]);
  for (int i = 2; i < argc; ++i) {
    const std::string dump = content(argv[i]);
    if (std::string_view(argv[i]).ends_with(".dbf")) {
      take_datafile_apart(seeds, dump);
      continue;
    }
    seeds.stream.add(dump);
    try {
      add_text_form(seeds, dump);
      take_apart(seeds, dump);
    } catch (const Error&) {
      // A damaged sample: what came before the damage is there.
    }
  }
}
