#include "src/scan/mask.hpp"

#include <bit>
#include <random>
#include <utility>

namespace exhume::scan {
namespace {

// SipHash-2-4 of Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012).
class SipHash {
 public:
  explicit SipHash(const Mask::Key& key)
      : v_{key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du, key[0] ^ 0x6c7967656e657261u,
           key[1] ^ 0x7465646279746573u} {}

  std::uint64_t operator()(std::string_view text) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i % 8));
      if (i % 8 == 7) take(std::exchange(word, 0));
    }
    take(word | std::uint64_t{text.size()} << 56);
    v_[2] ^= 0xff;
    for (int round = 0; round < 4; ++round) mix();
    return v_[0] ^ v_[1] ^ v_[2] ^ v_[3];
  }

 private:
  void take(std::uint64_t word) {
    v_[3] ^= word;
    mix();
    mix();
    v_[0] ^= word;
  }

  void mix() {
    v_[0] += v_[1];
    v_[1] = std::rotl(v_[1], 13) ^ v_[0];
    v_[0] = std::rotl(v_[0], 32);
    v_[2] += v_[3];
    v_[3] = std::rotl(v_[3], 16) ^ v_[2];
    v_[0] += v_[3];
    v_[3] = std::rotl(v_[3], 21) ^ v_[0];
    v_[2] += v_[1];
    v_[1] = std::rotl(v_[1], 17) ^ v_[2];
    v_[2] = std::rotl(v_[2], 32);
  }

  std::array<std::uint64_t, 4> v_;
};

// The passwords' hashes are hexadecimal: their letters stay among A to F.
char masked_character(char c, std::uint64_t random) {
  const auto in = [&](char first, unsigned count) {
    return static_cast<char>(first + static_cast<char>(random % count));
  };
  if (c >= '0' && c <= '9') return in('0', 10);
  if (c >= 'A' && c <= 'F') return in('A', 6);
  if (c >= 'G' && c <= 'Z') return in('G', 20);
  if (c >= 'a' && c <= 'f') return in('a', 6);
  if (c >= 'g' && c <= 'z') return in('g', 20);
  return c;
}

}  // namespace

Mask::Key Mask::random_key() {
  std::random_device device;
  const auto word = [&device] { return std::uint64_t{device()} << 32 | device(); };
  return {word(), word()};
}

Mask::Key Mask::key_of(std::string_view phrase) {
  return {SipHash({0, 0})(phrase), SipHash({0, 1})(phrase)};
}

std::string Mask::masked(std::string_view text) const {
  std::uint64_t state = SipHash(key_)(text);
  std::string out;
  for (const char c : text) {
    // The next state of a linear congruential generator, of which the high bits are good:
    // Knuth, "The Art of Computer Programming", volume 2, MMIX.
    state = state * 6364136223846793005u + 1442695040888963407u;
    out += masked_character(c, state >> 33);
  }
  return out;
}

}  // namespace exhume::scan
