#pragma once
// What the parts of a recovery share: the input, where things go, and where in the dump it is.

#include <string>
#include <string_view>

#include "charset/decoder.hpp"
#include "formats/exp/context.hpp"
#include "src/base/cursor.hpp"
#include "src/recover/anchors.hpp"
#include "src/recover/effort.hpp"
#include "src/recover/report.hpp"
#include "src/recover/salvage.hpp"

namespace exhume::recover {

/// The state of a recovery. The parts take what they need from it and move its cursor on.
struct Work {
  Work(Cursor& input, Salvage& saved) : in(input), salvage(saved) {}

  Cursor& in;
  Salvage& salvage;
  charset::Decoders decoders;
  Report report;
  Effort effort;
  int major_version = 0;
  std::uint16_t client_charset = 0;
  exp::Context context;
  bool owner_certain = true;

  Anchors anchors() { return {major_version, client_charset, decoders, effort}; }

  /// A text of the client's character set as UTF-8.
  std::string utf8(std::string_view text);

  /// A finding at this place of the dump: its section, owner and table.
  Finding finding(FindingKind kind, ByteRange range, std::string why);
};

/// Bytes of a finding that are kept beside the report.
inline constexpr std::size_t most_kept = std::size_t{1} << 16;

/// Moves the cursor from a damaged place to where reading can go on, sets `gap.range` to what it
/// has moved over, and returns what stands there; nothing at the end of the input. The first
/// bytes of the gap are added to `kept`. Without `at_once` the place itself is no candidate for
/// a statement: it has been tried.
std::optional<AnchorKind> pass_gap(Work& work, const Expectation& expected, bool at_once,
                                   Finding& gap, std::vector<std::uint8_t>& kept);

}  // namespace exhume::recover
