// Any bytes as a dump: all statements, all rows with their values decoded, the byte map.

#include <optional>
#include <string>

#include "formats/exp/byte_map.hpp"
#include "src/base/memory_source.hpp"
#include "src/dump/exp_reader.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using fuzz::require;

namespace {

class CheckedDiagnostics final : public Diagnostics {
 public:
  explicit CheckedDiagnostics(std::size_t size) : size_(size) {}

  void report(Diagnostic diagnostic) override {
    require(!diagnostic.place.offset || *diagnostic.place.offset <= size_,
            "a diagnostic lies in the dump");
    to_string(diagnostic);
    ++count;
  }

  std::size_t count = 0;

 private:
  std::size_t size_;
};

// What a walk over a dump came to.
struct Outcome {
  std::uint64_t rows = 0;
  std::uint64_t items = 0;
  std::size_t diagnostics = 0;
  std::string text;
  std::optional<std::string> error;

  bool operator==(const Outcome&) const = default;
};

void read_rows(dump::Reader& reader, Outcome& outcome) {
  std::uint64_t rows = 0;
  while (const dump::Values* values = reader.next_row()) {
    ++outcome.rows;
    require(reader.rows_read() == ++rows, "every row counts");
    for (const types::Value& value : *values) types::append_text(outcome.text, value);
  }
}

Outcome read_all(Bytes bytes, std::size_t piece) {
  CheckedDiagnostics diagnostics(bytes.size());
  Outcome outcome;
  try {
    const auto reader = dump::make_exp_reader(
        dump::checked_input(std::make_unique<MemorySource>(bytes, piece)), diagnostics, {});
    while (const auto item = reader->next()) {
      ++outcome.items;
      if (const auto* statement = std::get_if<dump::SqlItem>(&*item)) {
        outcome.text += statement->owner + statement->text;
        require(statement->range.end <= bytes.size(), "a statement lies in the dump");
      } else {
        read_rows(*reader, outcome);
      }
    }
  } catch (const Error& error) {
    require(!error.place().offset || *error.place().offset <= bytes.size(),
            "an error lies in the dump");
    outcome.error = to_string(error);
  }
  outcome.diagnostics = diagnostics.count;
  return outcome;
}

// Skipping has code of its own for rows.
std::uint64_t skipped_rows(Bytes bytes) {
  CheckedDiagnostics diagnostics(bytes.size());
  std::unique_ptr<dump::Reader> reader;
  std::uint64_t rows = 0;
  bool skipping = false;
  try {
    reader = dump::make_exp_reader(dump::checked_input(std::make_unique<MemorySource>(bytes)),
                                   diagnostics, {});
    while (const auto item = reader->next()) {
      skipping = std::holds_alternative<dump::DataItem>(*item);
      if (skipping) rows += reader->skip_rows();
      skipping = false;
    }
  } catch (const Error&) {
    if (skipping) rows += reader->rows_read();
  }
  return rows;
}

void check_map(Bytes bytes) {
  Cursor in(bytes);
  std::uint64_t at = 0;
  std::uint64_t unknown = 0;
  try {
    const exp::MapSummary summary = exp::map_bytes(in, [&](const exp::NamedRange& named) {
      require(named.range.begin == at && named.range.end > at, "ranges leave no gap");
      at = named.range.end;
      if (!named.known) unknown += named.range.size();
    });
    require(at == bytes.size() && summary.bytes == at, "the map covers the dump");
    require(summary.unknown_bytes == unknown, "unknown bytes are counted");
    require(summary.complete == !summary.error, "a dump is complete or has an error");
  } catch (const Error&) {
    require(at == 0, "only a missing header leaves no map");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(data, size);
  const Outcome whole = read_all(bytes, SIZE_MAX);
  require(whole.rows <= size / 2 && whole.items <= size, "rows and statements cost bytes");
  require(read_all(bytes, 7) == whole, "a pipe gives what a file gives");
  require(skipped_rows(bytes) == whole.rows, "skipping finds the rows that reading finds");
  check_map(bytes);
  return 0;
}
