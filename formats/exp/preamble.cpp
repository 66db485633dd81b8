#include "formats/exp/preamble.hpp"

#include <algorithm>
#include <array>

#include "formats/exp/put.hpp"
#include "formats/exp/statement_reader.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

// How a side represents data: u32 BE 96, a table of types, two character set ids.
constexpr std::size_t representation_size = 100;
constexpr std::array<std::uint8_t, 4> representation_start = {0, 0, 0, 0x60};

// Ten in the newest dumps, none longer than a representation.
constexpr std::size_t most_strings = 32;
constexpr std::uint16_t longest_string = 4000;

bool is_representation(Bytes bytes) {
  return bytes.size() == representation_size &&
         std::ranges::equal(bytes.first(representation_start.size()), representation_start);
}

bool starts_with_representation(Cursor& in) {
  const Bytes next = in.peek(2 + representation_size);
  return next.size() == 2 + representation_size && next[0] == representation_size && next[1] == 0 &&
         is_representation(next.subspan(2));
}

// The list ends with a line end. 0a 00 is a string of ten bytes instead: no statement begins
// with a zero byte.
bool at_list_end(Cursor& in) {
  const Bytes next = in.peek(2);
  return !next.empty() && next[0] == '\n' && (next.size() < 2 || next[1] != 0);
}

// The length of a representation, of a host that writes the high byte first.
bool is_big_endian(Cursor& in) {
  const Bytes next = in.peek(2 + representation_size);
  return next.size() == 2 + representation_size && next[0] == 0 && next[1] == representation_size &&
         is_representation(next.subspan(2));
}

// No list of settings begins like a statement, whose first two bytes would be a length of more than
// 8000.
bool is_absent(Cursor& in, int major_version) {
  if (at_list_end(in) || starts_with_representation(in)) return false;
  return major_version < 8 || at_statement(in);
}

}  // namespace

Preamble read_preamble(Cursor& in, int major_version) {
  Preamble preamble;
  preamble.range.begin = in.offset();
  if (is_absent(in, major_version)) {
    preamble.present = false;
    preamble.range.end = in.offset();
    return preamble;
  }
  if (is_big_endian(in)) {
    throw Error(Code::bad_structure,
                "the dump was written on a big-endian host: its lengths have the high byte first, "
                "which is not read yet; only its header can be shown",
                Place{.offset = in.offset()});
  }
  for (std::size_t count = 0; !at_list_end(in); ++count) {
    const std::uint64_t at = in.offset();
    const std::uint16_t length = in.u16le();
    if (length > longest_string || count == most_strings) {
      throw Error(Code::bad_structure,
                  "what follows the header is no list of session settings: the file is damaged "
                  "or of a version that is not known",
                  Place{.offset = at});
    }
    const Bytes bytes = in.take(length);
    if (preamble.settings.empty() && is_representation(bytes)) {
      preamble.representations.emplace_back(bytes.begin(), bytes.end());
    } else {
      preamble.settings.emplace_back(as_text(bytes));
    }
  }
  in.skip(1);
  preamble.range.end = in.offset();
  return preamble;
}

void put_preamble(std::vector<std::uint8_t>& out, const Preamble& preamble) {
  if (!preamble.present) return;
  for (const auto& representation : preamble.representations) {
    put_counted(out, as_text(representation), "a data representation");
  }
  for (const std::string& setting : preamble.settings) {
    put_counted(out, setting, "a session setting");
  }
  out.push_back('\n');
}

}  // namespace exhume::exp
