#pragma once
// The shapes of generated datafiles that tests go through.

#include <string>
#include <vector>

#include "tests/support/datafile/generated_datafile.hpp"

namespace exhume::test {

/// Both layouts, both byte orders, all block sizes, both kinds of space management, SCNs of 48
/// and 64 bits, smallfile and bigfile, behind the head of a raw device.
std::vector<FileShape> all_shapes();

/// "8192 bytes, big-endian, …".
std::string describe(const FileShape& shape);

}  // namespace exhume::test
