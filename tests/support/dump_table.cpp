#include "tests/support/dump_table.hpp"

#include <algorithm>
#include <utility>

#include "tests/support/put.hpp"

namespace exhume::test {

Column varchar2(std::string name, std::uint16_t size, std::uint16_t charset) {
  return {std::move(name), 1, size, charset};
}

Column nvarchar2(std::string name, std::uint16_t size, std::uint16_t charset) {
  return {std::move(name), 1, size, charset, 2};
}

Column fixed_char(std::string name, std::uint16_t size, std::uint16_t charset) {
  return {std::move(name), 96, size, charset};
}

Column nchar(std::string name, std::uint16_t size, std::uint16_t charset) {
  return {std::move(name), 96, size, charset, 2};
}

Column number_column(std::string name) {
  return plain_column(std::move(name), 2, 22);
}

Column date_column(std::string name) {
  return plain_column(std::move(name), 12, 7);
}

Column long_column(std::string name) {
  return plain_column(std::move(name), 8, 0);
}

Column raw_column(std::string name, std::uint16_t size) {
  return plain_column(std::move(name), 23, size);
}

Column plain_column(std::string name, std::uint16_t type, std::uint16_t size) {
  return {std::move(name), type, size};
}

Column clob(std::string name, std::uint16_t size, std::uint16_t charset) {
  return {std::move(name), 112, size, charset};
}

Column nclob(std::string name, std::uint16_t size, std::uint16_t charset) {
  return {std::move(name), 112, size, charset, 2};
}

Column blob(std::string name, std::uint16_t size) {
  return {std::move(name), 113, size};
}

Buffer lob_locator(int major, LobKind kind, bool utf16, std::uint16_t charset) {
  constexpr std::uint8_t kUtf16 = 0x80;
  constexpr std::uint8_t kInitialized = 0x0c;
  constexpr std::uint8_t kNational = 0x40;
  const std::size_t size = major > 10 ? 114 : 86;
  const bool two_byte = utf16 || kind == LobKind::nclob;
  std::uint8_t order = 0;  // of the bytes in UTF-16 text
  if (major >= 10) order = major > 11 ? 0x02 : 0x08;

  Buffer out;
  put_be16(out, static_cast<std::uint16_t>(size - 2));
  put_be16(out, major > 11 ? 2 : 1);
  out.push_back(static_cast<std::uint8_t>(kind));
  out.push_back(kind == LobKind::nclob ? kInitialized | kNational : kInitialized);
  out.push_back(utf16 ? kUtf16 | order : order);
  out.push_back(major > 11 ? 0x80 : 0);
  put_be16(out, two_byte ? 2 : 1);
  put_be32(out, 1);
  put_be32(out, 0x1d8db);  // LOB id
  out.resize(32, 0);
  put_be16(out, charset);
  out.resize(size, 0);
  return out;
}

Buffer lob_value(const LobData& lob) {
  Buffer out;
  const std::size_t total = lob.bytes.size();
  switch (lob.form) {
    case LobForm::counted:
      put_le16(out, static_cast<std::uint16_t>(total));
      put(out, lob.bytes);
      return out;
    case LobForm::pieces64:
      put_le16(out, 0xfffc);
      put_le32(out, static_cast<std::uint32_t>(total));
      put_le32(out, 0);
      break;
    case LobForm::pieces16:
      put_le16(out, 0xfffa);
      put_le16(out, static_cast<std::uint16_t>(total));
      break;
    case LobForm::pieces32:
      put_le32(out, 0xfffafffa);
      put_le32(out, static_cast<std::uint32_t>(total));
      break;
  }
  for (std::size_t at = 0; at < total; at += lob.piece) {
    const auto begin = lob.bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t length = std::min(lob.piece, total - at);
    put_le16(out, static_cast<std::uint16_t>(length));
    out.insert(out.end(), begin, begin + static_cast<std::ptrdiff_t>(length));
  }
  return out;
}

}  // namespace exhume::test
