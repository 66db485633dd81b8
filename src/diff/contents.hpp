#pragma once
// What a dump holds, in a form in which two dumps can be compared.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "src/base/error.hpp"
#include "src/ddl/object.hpp"
#include "src/dump/reader.hpp"

namespace exhume::diff {

/// Which object; statements of the same key are of the same object.
struct ObjectKey {
  std::string owner;
  ddl::Kind kind = ddl::Kind::other;
  std::string name;

  auto operator<=>(const ObjectKey&) const = default;
};

/// Table data by owner, table and partition.
struct RowsKey {
  std::string owner;
  std::string table;
  std::string partition;

  auto operator<=>(const RowsKey&) const = default;
};

/// A fingerprint of rows that does not depend on their order: the sums of their hashes, in
/// 256 parts by hash, so that few other rows leave most parts alike.
struct RowSums {
  std::vector<std::string> columns;
  std::uint64_t rows = 0;
  std::array<std::uint64_t, 256> parts{};

  bool operator==(const RowSums&) const = default;
};

/// The statements of each object as their text without what differs in layout alone, and
/// the fingerprints of the rows.
struct Contents {
  std::map<ObjectKey, std::vector<std::string>> statements;
  std::map<RowsKey, RowSums> rows;
  std::optional<Error> error;  // what ended the dump early
};

/// What of a statement counts as a difference.
struct Strictness {
  bool storage = false;     // PCTFREE, STORAGE (...), TABLESPACE …
  bool statistics = false;  // optimizer statistics
};

/// Reads the dump to its end.
Contents contents_of(dump::Reader& dump, const Strictness& strictness);

/// A row as COPY text without the line end, and its hash. Equal rows have equal hashes.
struct RowText {
  std::string text;
  std::uint64_t hash = 0;
};
void make_row_text(const dump::Values& values, RowText& row);

/// The part of RowSums that a hash belongs to.
constexpr std::size_t part_of(std::uint64_t hash) {
  return hash >> 56;
}

}  // namespace exhume::diff
