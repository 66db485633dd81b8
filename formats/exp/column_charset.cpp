#include "formats/exp/column_charset.hpp"

#include <algorithm>
#include <cstring>

namespace exhume::exp {
namespace {

constexpr std::uint16_t al16utf16 = 2000;
constexpr std::uint16_t al16utf16le = 2002;

}  // namespace

std::uint16_t column_charset_id(const types::ColumnType& type, const TextLabels& labels) {
  if (labels.override_ && type.charset_form != types::form_national) return *labels.override_;
  return type.charset_id != 0 ? type.charset_id : labels.client;
}

const charset::CharacterSet* convertible(std::uint16_t id) {
  const charset::CharacterSet* set = charset::find(id);
  return set != nullptr && set->conversion != charset::Conversion::none ? set : nullptr;
}

const charset::CharacterSet* utf16_of(types::LobLocator::Encoding encoding) {
  switch (encoding) {
    case types::LobLocator::Encoding::utf16_be: return charset::find(al16utf16);
    case types::LobLocator::Encoding::utf16_le: return charset::find(al16utf16le);
    case types::LobLocator::Encoding::column_charset: break;
  }
  return nullptr;
}

bool is_ascii(Bytes bytes) {
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & 0x8080808080808080) != 0) return false;
  }
  return std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(),
                     [](std::uint8_t byte) { return byte < 0x80; });
}

}  // namespace exhume::exp
