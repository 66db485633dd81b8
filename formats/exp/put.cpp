#include "formats/exp/put.hpp"

#include <fmt/format.h>

#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

void check_size(std::string_view bytes, std::size_t most, std::string_view what) {
  if (bytes.size() <= most) return;
  throw Error(Code::bad_structure,
              fmt::format("{} of {} bytes: a dump has room for {}", what, bytes.size(), most));
}

}  // namespace

void put_counted(ByteBuffer& out, std::string_view bytes, std::string_view what) {
  check_size(bytes, UINT16_MAX, what);
  put_u16le(out, static_cast<std::uint16_t>(bytes.size()));
  put(out, bytes);
}

void put_short_counted(ByteBuffer& out, std::string_view bytes, std::string_view what) {
  check_size(bytes, UINT8_MAX, what);
  out.push_back(static_cast<std::uint8_t>(bytes.size()));
  put(out, bytes);
}

}  // namespace exhume::exp
