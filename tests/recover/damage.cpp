#include "tests/recover/damage.hpp"

#include <algorithm>
#include <array>

namespace exhume::test {
namespace {

constexpr std::size_t hole = 512;
constexpr std::size_t most_inserted = 16;
constexpr std::array<std::size_t, 2> blocks = {512, 2048};

}  // namespace

std::string_view damage_name(DamageKind kind) {
  switch (kind) {
    case DamageKind::cut: return "cut";
    case DamageKind::flip: return "flip";
    case DamageKind::zeros: return "zeros";
    case DamageKind::insert: return "insert";
    case DamageKind::windows_line_ends: return "CRLF";
    case DamageKind::lost_block: return "lost block";
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
    case DamageKind::lost_block: {
      const std::size_t block = blocks[random() % blocks.size()];
      const std::size_t begin = std::min(dump.size(), (at + block - 1) / block * block);
      const std::size_t end = std::min(dump.size(), begin + block);
      const auto first = out.bytes.begin();
      out.bytes.erase(first + static_cast<std::ptrdiff_t>(begin),
                      first + static_cast<std::ptrdiff_t>(end));
      out.touched = {begin, end};
      out.removed = end - begin;
      break;
    }
  }
  return out;
}

}  // namespace exhume::test
