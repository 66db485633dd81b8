#include "tests/damage/walk.hpp"

#include "src/base/memory_source.hpp"
#include "src/dump/exp_reader.hpp"
#include "tests/support/collected_diagnostics.hpp"

namespace exhume::test {
namespace {

std::string row_text(const dump::Values& values) {
  std::string text;
  for (const types::Value& value : values) {
    types::append_text(text, value);
    text.push_back('\x1f');
  }
  return text;
}

void read_table(dump::Reader& reader, const dump::DataItem& item, Walk& out) {
  out.tables.push_back({item.table.owner, item.table.name, item.range.end, 0, {}});
  WalkedTable& table = out.tables.back();
  while (const dump::Values* values = reader.next_row()) {
    table.rows.push_back({row_text(*values), reader.offset()});
  }
  table.end = reader.offset();
}

}  // namespace

std::size_t Walk::rows() const {
  std::size_t count = 0;
  for (const WalkedTable& table : tables) count += table.rows.size();
  return count;
}

std::vector<std::string> Walk::row_texts() const {
  std::vector<std::string> texts;
  for (const WalkedTable& table : tables) {
    for (const WalkedRow& row : table.rows) {
      texts.push_back(table.owner + '.' + table.name + ':' + row.text);
    }
  }
  return texts;
}

Walk walk(std::unique_ptr<ByteSource> source) {
  Walk out;
  CollectedDiagnostics diagnostics;
  try {
    const auto reader =
        dump::make_exp_reader(dump::checked_input(std::move(source)), diagnostics, std::nullopt);
    while (const auto item = reader->next()) {
      if (const auto* statement = std::get_if<dump::SqlItem>(&*item)) {
        out.statements.push_back(statement->owner + ':' + statement->text);
      } else {
        read_table(*reader, std::get<dump::DataItem>(*item), out);
      }
    }
  } catch (const Error& error) {
    out.error = error;
  }
  out.diagnostics = std::move(diagnostics.all);
  return out;
}

Walk walk(Bytes bytes, std::size_t piece) {
  return walk(std::make_unique<MemorySource>(bytes, piece));
}

std::size_t stride(std::size_t size) {
#ifdef __SANITIZE_ADDRESS__
  constexpr std::size_t slower = 13;
#else
  constexpr std::size_t slower = 1;
#endif
  return slower * (size <= 40'000 ? 1 : 31);
}

}  // namespace exhume::test
