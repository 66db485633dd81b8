#include "formats/datafile/rdba.hpp"

#include <fmt/format.h>

namespace exhume::datafile {

std::string to_string(Rdba rdba) {
  return fmt::format("0x{:08x} (file {}, block {})", rdba.value, rdba.file(), rdba.block());
}

}  // namespace exhume::datafile
