#pragma once
// Tables, clusters, indexes and LOB segments of generated datafiles.

#include "tests/support/datafile/generated_datafile.hpp"

namespace exhume::test {

/// Rows of every kind: whole, deleted, migrated, chained, with values of more than 250 bytes and
/// of more than a block. Column by column: NUMBER, VARCHAR2, DATE, NULL or VARCHAR2, and now and
/// then a long text. Gives the rows.
std::vector<RowTruth> add_table(FileBlocks& file, std::uint32_t object, std::size_t rows);

/// A cluster of two tables. Gives keys and members.
std::vector<RowTruth> add_cluster(FileBlocks& file, std::uint32_t object);

/// An index over `rows`: a branch, and leaves with deleted entries and long keys.
void add_index(FileBlocks& file, std::uint32_t object, const std::vector<RowTruth>& rows);

/// Blocks of a LOB.
void add_lob(FileBlocks& file, std::uint32_t object);

}  // namespace exhume::test
