#pragma once
// Where the integers of tables, clusters and indexes are.

#include "formats/datafile/integer_places.hpp"

namespace exhume::datafile {

/// Adds all integers behind the cache header of a block of type 0x06. Throws Error(bad_structure)
/// where it cannot be read, and for compressed tables and indexes and index-organized tables.
void add_rows_block(IntegerPlaces& places, const BlockView& block);

}  // namespace exhume::datafile
