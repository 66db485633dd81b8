#include "tests/recover/damage.hpp"

#include <algorithm>

namespace exhume::test {
namespace {

constexpr std::size_t hole = 512;
constexpr std::size_t most_inserted = 16;

}  // namespace

std::string_view damage_name(DamageKind kind) {
  switch (kind) {
    case DamageKind::cut: return "cut";
    case DamageKind::flip: return "flip";
    case DamageKind::zeros: return "zeros";
    case DamageKind::insert: return "insert";
    case DamageKind::windows_line_ends: return "CRLF";
  }
  return "";
}

Damaged damage(Bytes dump, std::size_t spare, DamageKind kind, std::mt19937_64& random) {
  Damaged out{.bytes = {dump.begin(), dump.end()}};
  const std::size_t at = spare + random() % (dump.size() - spare);
  const auto place = out.bytes.begin() + static_cast<std::ptrdiff_t>(at);
  switch (kind) {
    case DamageKind::cut:
      out.bytes.resize(at);
      out.touched = {at, dump.size()};
      break;
    case DamageKind::flip:
      *place = static_cast<std::uint8_t>(*place ^ (1 + random() % 255));
      out.touched = {at, at + 1};
      break;
    case DamageKind::zeros: {
      const std::size_t end = std::min(at + hole, dump.size());
      std::fill(place, out.bytes.begin() + static_cast<std::ptrdiff_t>(end), std::uint8_t{0});
      out.touched = {at, end};
      break;
    }
    case DamageKind::insert: {
      std::vector<std::uint8_t> bytes(1 + random() % most_inserted);
      for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
      out.bytes.insert(place, bytes.begin(), bytes.end());
      out.touched = {at, at};
      out.inserted = bytes.size();
      break;
    }
    case DamageKind::windows_line_ends:
      out.bytes.clear();
      for (const std::uint8_t byte : dump) {
        if (byte == '\n') out.bytes.push_back('\r');
        out.bytes.push_back(byte);
      }
      break;
  }
  return out;
}

}  // namespace exhume::test
