#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

bool is_trail(std::uint8_t byte) {
  return (byte & 0xC0) == 0x80;
}

/// The bytes that a character with this first byte has, 0 for none.
std::size_t expected_length(std::uint8_t first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

/// True when `second` makes `first` too long for its character, or the character too large.
bool is_overlong_or_large(std::uint8_t first, std::uint8_t second) {
  return (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90) ||
         (first == 0xF4 && second > 0x8F);
}

/// The states of a machine that reads UTF-8 byte by byte, each with its place in a Transition.
enum State : unsigned {
  reject = 0,  // what a Transition does not mention
  accept = 6,
  one_more = 12,
  two_more = 18,
  three_more = 24,
  after_e0 = 30,
  after_ed = 36,
  after_f0 = 42,
  after_f4 = 48,
};

/// The next state for each state, six bits each: reading a byte is one shift.
using Transition = std::uint64_t;

constexpr std::array<Transition, 256> make_transitions() {
  std::array<Transition, 256> table{};
  const auto add = [&](unsigned first, unsigned last, State from, Transition to) {
    for (unsigned byte = first; byte <= last; ++byte) table[byte] |= to << from;
  };
  add(0x00, 0x7F, accept, accept);
  add(0xC2, 0xDF, accept, one_more);
  add(0xE0, 0xE0, accept, after_e0);
  add(0xE1, 0xEC, accept, two_more);
  add(0xED, 0xED, accept, after_ed);
  add(0xEE, 0xEF, accept, two_more);
  add(0xF0, 0xF0, accept, after_f0);
  add(0xF1, 0xF3, accept, three_more);
  add(0xF4, 0xF4, accept, after_f4);
  add(0x80, 0xBF, one_more, accept);
  add(0x80, 0xBF, two_more, one_more);
  add(0x80, 0xBF, three_more, two_more);
  add(0xA0, 0xBF, after_e0, one_more);
  add(0x80, 0x9F, after_ed, one_more);
  add(0x90, 0xBF, after_f0, two_more);
  add(0x80, 0x8F, after_f4, two_more);
  return table;
}

constexpr auto transitions = make_transitions();

}  // namespace

bool is_utf8(Bytes in) {
  if (is_ascii(in)) return true;
  Transition state = accept;
  for (const std::uint8_t byte : in) state = transitions[byte] >> (state & 0x3F);
  return (state & 0x3F) == accept;
}

Utf8Reading read_utf8(Bytes in) {
  const std::size_t expected = expected_length(in[0]);
  if (expected == 0) return {replacement_character, 1, false};
  if (expected == 1) return {in[0], 1, true};
  char32_t character = in[0] & (0x7Fu >> expected);
  std::size_t length = 1;
  for (; length < expected; ++length) {
    if (length == in.size() || !is_trail(in[length])) return {character, length, false};
    if (length == 1 && is_overlong_or_large(in[0], in[1])) return {character, length, false};
    character = character << 6 | (in[length] & 0x3Fu);
  }
  const bool surrogate = is_high_surrogate(character) || is_low_surrogate(character);
  return {character, length, !surrogate};
}

}  // namespace exhume::charset
