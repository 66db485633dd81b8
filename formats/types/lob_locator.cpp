#include "formats/types/lob_locator.hpp"

#include "formats/types/fields.hpp"

namespace exhume::types {
namespace {

constexpr std::size_t kind_at = 4;
constexpr std::size_t encoding_at = 6;
constexpr std::uint8_t kind_mask = 0x07;
constexpr std::uint8_t utf16_bit = 0x80;
constexpr std::uint8_t big_endian_bits = 0x0a;
constexpr std::size_t names_at = 16;

bool has_own_length(Bytes bytes) {
  return bytes.size() >= 2 && load_u16be(bytes.first<2>()) == bytes.size() - 2;
}

LobLocator::Encoding encoding_of(std::uint8_t flags) {
  if (!(flags & utf16_bit)) return LobLocator::Encoding::column_charset;
  return flags & big_endian_bits ? LobLocator::Encoding::utf16_be : LobLocator::Encoding::utf16_le;
}

// A name behind its u16 BE length at the front of `bytes`, which then begin after it.
std::optional<std::string_view> take_name(Bytes& bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const std::size_t length = load_u16be(bytes.first<2>());
  if (bytes.size() - 2 < length) return std::nullopt;
  const std::string_view name = as_text(bytes.subspan(2, length));
  bytes = bytes.subspan(2 + length);
  return name;
}

}  // namespace

Decoded<LobLocator> LobLocator::decode(Bytes bytes) {
  if (bytes.size() < min_size || !has_own_length(bytes)) {
    return Refusal{"a LOB locator of another length than it says"};
  }
  LobLocator out{.bytes = bytes};
  switch (bytes[kind_at] & kind_mask) {
    case 1: out.kind = Kind::blob; return out;
    case 2: out.kind = Kind::clob; break;
    case 4: out.kind = Kind::nclob; break;
    default: return Refusal{"a LOB locator that is of no BLOB, CLOB or NCLOB"};
  }
  out.encoding = encoding_of(bytes[encoding_at]);
  return out;
}

void encode(ByteBuffer& out, const LobLocator& locator) {
  out.insert(out.end(), locator.bytes.begin(), locator.bytes.end());
}

Decoded<BfileLocator> BfileLocator::decode(Bytes bytes) {
  if (bytes.size() < names_at || !has_own_length(bytes)) {
    return Refusal{"a BFILE locator of another length than it says"};
  }
  Bytes names = bytes.subspan(names_at);
  const auto directory = take_name(names);
  const auto file = directory ? take_name(names) : std::nullopt;
  if (!file || !names.empty()) return Refusal{"a BFILE locator of unknown form"};
  return BfileLocator{*directory, *file, bytes};
}

void encode(ByteBuffer& out, const BfileLocator& locator) {
  out.insert(out.end(), locator.bytes.begin(), locator.bytes.end());
}

}  // namespace exhume::types
