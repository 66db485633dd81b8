#pragma once
// Is a file header one whose every field is where it is expected?

#include <string>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "src/datafile/geometry.hpp"

namespace exhume::patch {

/// What about a block contradicts itself, one sentence each: cut off, torn, checksum wrong.
std::vector<std::string> block_objections(const datafile::BlockView& block,
                                          const datafile::Geometry& geometry);

/// Likewise what about block 1 is not as in the header of a datafile whose layout is known.
/// What block_objections() says is not repeated.
std::vector<std::string> header_objections(const datafile::BlockView& block,
                                           const datafile::Geometry& geometry);

}  // namespace exhume::patch
