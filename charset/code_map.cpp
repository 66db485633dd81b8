#include "charset/code_map.hpp"

#include <algorithm>
#include <string>

#include "charset/icu_converter.hpp"

namespace exhume::charset {
namespace {

constexpr char shift_out = 0x0E;

bool within(const Override& change, ByteCode code) {
  if (change.length != code.length) return false;
  const ByteCode first{change.first, change.length};
  const ByteCode last{change.last, change.length};
  for (std::size_t at = 0; at < code.length; ++at) {
    if (code.byte(at) < first.byte(at) || code.byte(at) > last.byte(at)) return false;
  }
  return true;
}

bool may_be_written(const CharacterSet& set, ByteCode code) {
  return std::ranges::none_of(set.recipe.overrides, [code](const Override& change) {
    return (change.change == Change::decode_only || change.change == Change::low_seven_bits) &&
           within(change, code);
  });
}

/// Double-byte EBCDIC comes out of ICU between SO and SI.
bool icu_writes(const IcuConverter& icu, char32_t character, ByteCode code) {
  std::string written = icu.write(character);
  if (code.length == 2 && written.starts_with(shift_out)) written = written.substr(1, 2);
  std::vector<std::uint8_t> bytes;
  append(bytes, code);
  return std::ranges::equal(as_bytes(written), bytes);
}

/// Whether `code` rather than `other`, which comes earlier in the table, is written.
bool is_preferred(const IcuConverter& icu, char32_t character, ByteCode code, ByteCode other) {
  if (code.length != other.length) return code.length < other.length;
  return icu_writes(icu, character, code);
}

}  // namespace

std::optional<ByteCode> CodeMap::find(char32_t character) const {
  const std::uint16_t page = page_of_[character / page_size];
  if (page == no_page) return std::nullopt;
  const ByteCode code = pages_[page][character % page_size];
  if (code.length == 0) return std::nullopt;
  return code;
}

void CodeMap::insert(char32_t character, ByteCode code) {
  std::uint16_t& page = page_of_[character / page_size];
  if (page == no_page) {
    page = static_cast<std::uint16_t>(pages_.size());
    pages_.emplace_back().fill({0, 0});
  }
  pages_[page][character % page_size] = code;
}

CodeMap reverse(const CodeTable& table, const CharacterSet& set) {
  const IcuConverter icu(set.recipe.converter);
  CodeMap map;
  table.for_each([&](ByteCode code, char32_t character) {
    const auto other = map.find(character);
    const bool better = !other || !may_be_written(set, *other) ||
                        (may_be_written(set, code) && is_preferred(icu, character, code, *other));
    if (better) map.insert(character, code);
  });
  return map;
}

bool CodeMap::put(char32_t character, std::vector<std::uint8_t>& out) const {
  const auto code = find(character);
  if (code) append(out, *code);
  return code.has_value();
}

void append(std::vector<std::uint8_t>& out, ByteCode code) {
  for (std::size_t at = 0; at < code.length; ++at) out.push_back(code.byte(at));
}

}  // namespace exhume::charset
