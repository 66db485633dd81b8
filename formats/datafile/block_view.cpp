#include "formats/datafile/block_view.hpp"

#include <fmt/format.h>

#include "src/base/error.hpp"

namespace exhume::datafile {
void BlockView::past_the_end(std::size_t at, std::size_t count) const {
  throw Error(Code::bad_structure,
              fmt::format("{} bytes wanted at offset {} of a block, but only {} bytes of it are "
                          "there",
                          count, at, size()),
              Place{.offset = at});
}

std::uint64_t BlockView::number(std::size_t at, std::size_t size) const {
  const Bytes field = bytes(at, size);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | field[order_ == ByteOrder::big ? i : size - 1 - i];
  }
  return value;
}

void put_number(std::span<std::uint8_t> block, ByteOrder order, std::size_t at, std::size_t size,
                std::uint64_t value) {
  static_cast<void>(BlockView(block, order).bytes(at, size));
  for (std::size_t i = 0; i < size; ++i) {
    block[at + (order == ByteOrder::big ? size - 1 - i : i)] = static_cast<std::uint8_t>(value);
    value >>= 8;
  }
}

}  // namespace exhume::datafile
