// Dumps with one wrong byte: whatever it makes of them, reading ends and every byte is
// accounted for.

#include <catch2/catch.hpp>
#include <utility>

#include "formats/exp/byte_map.hpp"
#include "tests/damage/allocations.hpp"
#include "tests/damage/walk.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

// Enough for the window, the tables of a character set, and all values of a sample.
constexpr std::size_t most_memory = std::size_t{8} << 20;

// One bit of a small number, of a mark or a letter; all of them.
constexpr std::uint8_t flipped[] = {0x01, 0x80, 0xff};

// What is wrong with the map of `dump`; empty when nothing is. No header, no map.
std::string map_fault(Bytes dump) {
  Cursor in(dump);
  std::uint64_t end = 0;
  bool gap = false;
  try {
    const exp::MapSummary summary = exp::map_bytes(in, [&](const exp::NamedRange& named) {
      gap = gap || named.range.begin != end || named.range.end <= end;
      end = named.range.end;
    });
    if (gap) return "a gap in the map";
    if (end != dump.size() || summary.bytes != end) return "the map does not cover the file";
  } catch (const Error&) {
    if (end != 0) return "the map broke off";
  }
  return "";
}

std::string walk_fault(Bytes dump) {
  const AllocationPeak peak;
  const Walk got = walk(dump);
  if (peak.bytes() > most_memory) return "memory: " + std::to_string(peak.bytes());
  if (got.rows() > dump.size() / 2) return "more rows than bytes allow";
  if (got.error && got.error->place().offset.value_or(0) > dump.size()) return "an offset too far";
  return "";
}

}  // namespace

TEST_CASE("a dump with a wrong byte is read to an end", "[damage]") {
  for (samples::Sample& sample : samples::dump_samples()) {
    Buffer& dump = sample.bytes;
    for (std::size_t at = 0; at < dump.size(); at += stride(dump.size())) {
      for (const std::uint8_t bits : flipped) {
        const std::uint8_t sound =
            std::exchange(dump[at], static_cast<std::uint8_t>(dump[at] ^ bits));
        std::string wrong = walk_fault(dump);
        if (wrong.empty()) wrong = map_fault(dump);
        dump[at] = sound;
        if (!wrong.empty()) {
          FAIL_CHECK(sample.path << ", byte " << at << " ^ " << int{bits} << ": " << wrong);
        }
      }
    }
  }
}
