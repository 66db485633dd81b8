#pragma once
// What is in an undamaged dump: the measure for what a recovery says about a damaged copy.

#include <cstdint>
#include <string>
#include <vector>

#include "src/base/bytes.hpp"

namespace exhume::test {

/// The rows behind one INSERT of a sound dump.
struct TrueTable {
  std::string insert;  // the INSERT line
  ByteRange range;     // from the INSERT line to behind the end mark
  ByteRange insert_range;
  std::vector<ByteRange> rows;
};

/// All tables of a sound dump, in order. Throws Error when it is not sound.
std::vector<TrueTable> true_tables(Bytes dump);

}  // namespace exhume::test
