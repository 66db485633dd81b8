#pragma once
// A dump in memory as the jobs see it.

#include <memory>
#include <optional>

#include "src/base/memory_source.hpp"
#include "src/dump/exp_reader.hpp"
#include "tests/support/collected_diagnostics.hpp"
#include "tests/support/dump_builder.hpp"

namespace exhume::test {

/// Owns the bytes of a dump, its reader and what the reader reports.
struct OpenedDump {
  explicit OpenedDump(Buffer dump, std::optional<std::uint16_t> charset_override = std::nullopt)
      : bytes(std::move(dump)),
        reader(dump::make_exp_reader(
            dump::checked_input(std::make_unique<MemorySource>(Bytes(bytes), SIZE_MAX, "test.dmp")),
            diagnostics, charset_override)) {}

  Buffer bytes;
  CollectedDiagnostics diagnostics;
  std::unique_ptr<dump::Reader> reader;
};

}  // namespace exhume::test
