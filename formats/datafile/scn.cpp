#include "formats/datafile/scn.hpp"

#include <fmt/format.h>

namespace exhume::datafile {

std::string to_string(Scn scn) {
  if (scn.wrap() > 0xffff) {
    return fmt::format("0x{:04x}.{:04x}.{:08x}", scn.wrap() >> 16, scn.wrap() & 0xffff, scn.base());
  }
  return fmt::format("0x{:04x}.{:08x}", scn.wrap(), scn.base());
}

std::string in_full(Scn scn) {
  return fmt::format("{} ({})", to_string(scn), scn.value);
}

}  // namespace exhume::datafile
