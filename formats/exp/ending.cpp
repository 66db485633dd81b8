#include "formats/exp/ending.hpp"

#include <string_view>

#include "formats/exp/marks.hpp"

namespace exhume::exp {

Ending usual_ending(std::uint64_t offset, std::uint32_t record_length) {
  const std::uint64_t end = offset + std::string_view(exit_line).size();
  const std::uint64_t over = end % record_length;
  return {.exit_lines = 1, .zeros = over == 0 ? 0 : record_length - over};
}

}  // namespace exhume::exp
