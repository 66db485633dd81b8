#include "src/recover/work.hpp"

#include <algorithm>

#include "charset/character_set.hpp"

namespace exhume::recover {
namespace {

// A window of candidates, and what is looked at behind the last of them to judge it.
constexpr std::size_t window_size = std::size_t{1} << 20;
constexpr std::size_t judged_behind = std::size_t{1} << 18;

}  // namespace

std::string Work::utf8(std::string_view text) {
  const charset::CharacterSet* set = charset::find(client_charset);
  if (set == nullptr || set->conversion == charset::Conversion::none) return std::string(text);
  std::string out;
  charset::BadSpots bad;
  decoders.of(*set)->decode(as_bytes(text), out, bad);
  return out;
}

Finding Work::finding(FindingKind kind, ByteRange range, std::string why) {
  return {.kind = kind,
          .section = report.sections.empty() ? 0 : report.sections.size() - 1,
          .range = range,
          .owner = utf8(context.owner),
          .table = utf8(context.table),
          .why = std::move(why)};
}

std::optional<AnchorKind> pass_gap(Work& work, const Expectation& expected, bool at_once,
                                   Finding& gap, std::vector<std::uint8_t>& kept) {
  const Anchors anchors = work.anchors();
  gap.range.begin = work.in.offset();
  const auto move = [&](std::size_t count) {
    const Bytes passed = work.in.peek(count).first(count);
    const std::size_t room = most_kept - std::min(most_kept, kept.size());
    const Bytes keep = passed.first(std::min(passed.size(), room));
    kept.insert(kept.end(), keep.begin(), keep.end());
    work.in.skip(count);
    gap.range.end = work.in.offset();
  };
  std::size_t from = at_once ? 0 : 1;
  while (true) {
    const Bytes window = work.in.peek(window_size);
    const bool is_last = window.size() < window_size;
    const std::size_t candidates = is_last ? window.size() : window.size() - judged_behind;
    if (const auto anchor = anchors.find(window, work.in.offset(), from, candidates, expected)) {
      move(anchor->skipped);
      return anchor->kind;
    }
    // The last candidate stays: the byte in front of a statement says whether a line ends there.
    from = 1;
    if (is_last) {
      move(window.size());
      return std::nullopt;
    }
    move(candidates - 1);
  }
}

}  // namespace exhume::recover
